"""The tree of pages as the desk sees and rearranges it: which rows are open, and moving a page to another place."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import Page

ALL_OPEN = 100  # a tree of up to so many pages is shown whole


class Family:
    """Who lies below whom, for all pages in one query."""

    def __init__(self):
        self.parents = dict(Page.objects.order_by("position", "pk").values_list("pk", "parent_id"))
        self.children: dict[int | None, list[int]] = defaultdict(list)
        for pk, parent in self.parents.items():
            self.children[parent].append(pk)

    def open(self, asked: Iterable[int] | None) -> set[int]:
        """The pages whose children are shown: those asked for that have some; by default all of a small tree, else the topmost."""
        if asked is None:
            asked = self.parents if len(self.parents) <= ALL_OPEN else self.children[None]
        return {pk for pk in asked if self.children.get(pk)}

    def in_sight(self, opened: set[int]) -> set[int]:
        """Those of ``opened`` that can be seen themselves, because all above them are open."""
        found, ahead = set(), [pk for pk in self.children[None] if pk in opened]
        while ahead:
            pk = ahead.pop()
            found.add(pk)
            ahead += [child for child in self.children[pk] if child in opened]
        return found


def above(page: Page) -> list[int]:
    """The keys of the pages above, nearest first."""
    found = []
    while page.parent is not None and page.parent_id not in found:
        page = page.parent
        found.append(page.pk)
    return found


def _siblings(parent: Page | None, without: Page) -> list[Page]:
    return list(Page.objects.filter(parent=parent).exclude(pk=without.pk).order_by("position", "pk"))


def _step(page: Page, direction: str) -> tuple[Page | None, int]:
    """Where one step up, down, in (below the page before) or out (behind its parent) leads: parent and index there."""
    others = _siblings(page.parent, page)
    index = sum((other.position, other.pk) < (page.position, page.pk) for other in others)
    if direction == "up" and index > 0:
        return page.parent, index - 1
    if direction == "down" and index < len(others):
        return page.parent, index + 1
    if direction == "in" and index > 0:
        new = others[index - 1]
        return new, len(_siblings(new, page))
    if direction == "out" and page.parent is not None:
        aunts = _siblings(page.parent.parent, page)
        return page.parent.parent, aunts.index(page.parent) + 1
    raise ValidationError(
        {
            "up": _("«%(title)s» steht schon an erster Stelle."),
            "down": _("«%(title)s» steht schon an letzter Stelle."),
            "in": _("Vor «%(title)s» steht keine Seite, unter die sie rücken könnte."),
            "out": _("«%(title)s» liegt schon auf der obersten Ebene."),
        }[direction]
        % {"title": page.title}
    )


def _place(page: Page, relative_to: Page, position: str) -> tuple[Page | None, int]:
    """Parent and index that ``position`` (before, after, first-child, last-child) means beside another page."""
    if relative_to.pk == page.pk:
        raise ValidationError(_("Eine Seite kann nicht unter sich selbst liegen."))
    if position in ("first-child", "last-child"):
        return relative_to, 0 if position == "first-child" else len(_siblings(relative_to, page))
    others = _siblings(relative_to.parent, page)
    return relative_to.parent, others.index(relative_to) + (position == "after")


@transaction.atomic
def move(pk: int, *, direction: str = "", relative_to: int | None = None, position: str = "") -> tuple[Page, str]:
    """Moves a page one step or beside another one; returns it and what happened as a German sentence.

    Raises ``ValidationError`` with a sentence and changes nothing, if the place is not fit for it, and ``Page.DoesNotExist``.
    """
    list(Page.objects.select_for_update().order_by("pk").values_list("pk"))  # two movers could make a circle together
    page = Page.objects.get(pk=pk)
    if direction:
        parent, index = _step(page, direction)
    else:
        parent, index = _place(page, Page.objects.get(pk=relative_to), position)
    siblings = _siblings(parent, page)
    siblings.insert(index, page)
    page.parent = parent
    page.clean()
    for number, sibling in enumerate(siblings, 1):
        sibling.position = 10 * number
    page.save()
    Page.objects.bulk_update([sibling for sibling in siblings if sibling is not page], ["position"], batch_size=200)
    words = {"title": page.title, "n": index + 1, "of": len(siblings), "path": page.path}
    if parent is None:
        return page, _(
            "«%(title)s» liegt jetzt auf der obersten Ebene, Platz %(n)d von %(of)d. Adresse: %(path)s"
        ) % words
    words["parent"] = parent.title
    return page, _("«%(title)s» liegt jetzt unter «%(parent)s», Platz %(n)d von %(of)d. Adresse: %(path)s") % words
