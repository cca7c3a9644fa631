"""The tree of pages. What stands on a page are its blocks, see ``blocks.py``."""

from collections import defaultdict

from content_editor.models import Region
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey

from klimaportal.core.links import validate_link
from klimaportal.core.publishing import Publishable, first_free, save_with_free_slug, slug_of
from klimaportal.core.redirects import moved
from klimaportal.core.sections import section_choices, sections

from .querysets import PageQuerySet

MAX_DEPTH = 8


class Page(Publishable):
    """A place in the tree: a composed page, the home page, the seat of a section, or a forwarding address."""

    class Kind(models.TextChoices):
        PAGE = "page", _("Seite")
        HOME = "home", _("Startseite")
        SECTION = "section", _("Einstieg in einen Bereich")
        REDIRECT = "redirect", _("Weiterleitung")

    class Menu(models.TextChoices):
        NONE = "", _("nicht im Menü")
        MAIN = "main", _("Hauptmenü")
        FOOTER = "footer", _("Fußzeile")

    slug = models.SlugField(_("Adresse"), max_length=120, blank=True)
    parent = TreeNodeForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("übergeordnete Seite"), related_name="children"
    )
    position = models.PositiveIntegerField(_("Reihenfolge"), default=0)
    path = models.CharField(_("Pfad"), max_length=600, unique=True, editable=False)
    kind = models.CharField(_("Art der Seite"), max_length=10, choices=Kind, default=Kind.PAGE)
    section = models.CharField(_("Bereich"), max_length=20, blank=True)
    redirect_to = models.CharField(_("Weiterleitung nach"), max_length=300, blank=True, validators=[validate_link])
    menu = models.CharField(_("Menü"), max_length=10, choices=Menu, default=Menu.NONE, blank=True)
    menu_title = models.CharField(_("Kurzer Titel fürs Menü"), max_length=40, blank=True)
    easy_language_of = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, verbose_name=_("ist die Leichte Sprache zu"),
        related_name="easy_language_twin",
    )  # fmt: skip

    objects = PageQuerySet.as_manager(with_tree_fields=False)

    regions = [Region(key="main", title=_("Inhalt"))]

    class Meta(Publishable.Meta):
        verbose_name = _("Seite")
        verbose_name_plural = _("Seiten")
        ordering = ["position", "pk"]

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def is_home(self) -> bool:
        return self.kind == self.Kind.HOME

    @property
    def label(self) -> str:
        """The title as a menu shows it."""
        return self.menu_title or self.title

    @property
    def target(self) -> str:
        """Where a menu entry leads: the page, or at once to where it forwards."""
        return self.redirect_to if self.kind == self.Kind.REDIRECT and self.redirect_to else self.path

    @property
    def forwards_to(self) -> str:
        return self.redirect_to if self.kind == self.Kind.REDIRECT else ""

    @property
    def above(self) -> str:
        """The path below which this page lies; the home page adds nothing to it."""
        return self.parent.path if self.parent and not self.parent.is_home else "/"

    def build_path(self) -> str:
        if self.kind == self.Kind.HOME:
            return "/"
        if self.kind == self.Kind.SECTION:
            return sections[self.section].url
        return f"{self.above}{self.slug or self.free_slug()}/"

    def clean(self):
        super().clean()
        self._clean_kind()
        self._clean_place()
        self._clean_below()
        self._clean_redirect()

    def _clean_kind(self):
        if self.kind == self.Kind.SECTION and self.section not in dict(section_choices()):
            raise ValidationError({"section": _("Bitte wählen Sie, welchen Bereich die Seite einleitet.")})
        if self.kind == self.Kind.REDIRECT and not self.redirect_to:
            raise ValidationError({"redirect_to": _("Bitte geben Sie an, wohin die Weiterleitung führt.")})
        if self.kind == self.Kind.REDIRECT and not self.redirect_to.startswith(("/", "http://", "https://")):
            raise ValidationError(
                {"redirect_to": _("Eine Weiterleitung braucht eine Adresse, die mit «/» oder «https://» beginnt.")}
            )
        if self.kind != self.Kind.SECTION:
            self.section = ""
        if self.kind != self.Kind.REDIRECT:
            self.redirect_to = ""

    def _clean_place(self):
        if self.pk and self.parent_id and self.parent_chain_has(self.pk):
            raise ValidationError({"parent": _("Eine Seite kann nicht unter sich selbst liegen.")})
        path = self.build_path()
        if self.kind in (self.Kind.PAGE, self.Kind.REDIRECT) and is_reserved(path):
            raise ValidationError(
                {
                    "slug": _(
                        "Die Adresse «%(path)s» gehört schon einem Bereich des Portals. Bitte wählen Sie eine andere."
                    )
                    % {"path": path}
                }
            )
        other = Page.objects.filter(path=path).exclude(pk=self.pk).first()
        if other:
            raise ValidationError(
                {
                    "slug": _("Unter «%(path)s» liegt schon die Seite «%(title)s».")
                    % {"path": path, "title": other.title}
                }
            )

    def _clean_below(self):
        """No page below gets lost: not too deep, not behind another part of the portal, not on another page's address."""
        below = self._paths_below()
        if any(path.count("/") > MAX_DEPTH + 1 or len(path) > 600 for path in [self.build_path(), *below.values()]):
            raise ValidationError({"parent": _("So tief lassen sich Seiten nicht verschachteln.")})
        others = Page.objects.exclude(pk__in=[self.pk, *below])
        taken = set(others.filter(path__in=below.values()).values_list("path", flat=True))
        lost = next((path for path in below.values() if path in taken or is_reserved(path)), None)
        if lost:
            field = "kind" if self.kind in (self.Kind.HOME, self.Kind.SECTION) else "slug"
            message = _(
                "Unter dieser Seite liegen andere, die dann nicht mehr zu erreichen wären, zum Beispiel unter «%(path)s». "
                "Bitte geben Sie diesen zuerst einen anderen Platz."
            )
            raise ValidationError({field: message % {"path": lost}})

    def _paths_below(self) -> dict[int, str]:
        """Where the pages below will lie, by their keys. Seats of sections keep their place. One query."""
        children = defaultdict(list)
        movable = Page.objects.exclude(kind__in=[self.Kind.HOME, self.Kind.SECTION]).exclude(parent=None)
        for pk, parent, slug in movable.values_list("pk", "parent_id", "slug"):
            children[parent].append((pk, slug))
        found, ahead = {}, [(self.pk, self.build_path())] if self.pk else []
        while ahead:
            parent, above = ahead.pop()
            below = {pk: f"{above}{slug}/" for pk, slug in children[parent]}
            found |= below
            ahead += below.items()
        return found

    def _clean_redirect(self):
        seen, target = {self.build_path()}, self.redirect_to
        while target and target.startswith("/"):
            target = target.partition("#")[0].partition("?")[0]
            if target in seen or target.rstrip("/") + "/" in seen:
                raise ValidationError(
                    {
                        "redirect_to": _(
                            "Diese Weiterleitung führt im Kreis zu sich selbst zurück. Bitte wählen Sie ein anderes Ziel."
                        )
                    }
                )
            seen.add(target.rstrip("/") + "/")
            target = (
                Page.objects.filter(path=target.rstrip("/") + "/", kind=self.Kind.REDIRECT)
                .exclude(pk=self.pk).values_list("redirect_to", flat=True).first()
            )  # fmt: skip

    def parent_chain_has(self, pk: int) -> bool:
        above, steps = self.parent, 0
        while above is not None and steps < 50:
            if above.pk == pk:
                return True
            above, steps = above.parent, steps + 1
        return False

    def free_slug(self) -> str:
        """Unlike other entries a page needs a free address only below its own parent."""
        base = slug_of(self, "seite")
        others = Page.objects.filter(path__startswith=f"{self.above}{base}").exclude(pk=self.pk)
        taken = set(others.values_list("path", flat=True))
        return first_free(base, lambda slug: f"{self.above}{slug}/" in taken)

    def save(self, **kwargs):
        if self.slug:
            self._save_in_tree(**kwargs)
        else:
            save_with_free_slug(self, self._save_in_tree, **kwargs)

    @transaction.atomic
    def _save_in_tree(self, **kwargs):
        """Keeps ``path`` true, for this page and all below it."""
        before, self.path = self.path, self.build_path()
        if before != self.path and kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "slug", "path"}
        super().save(**kwargs)
        if before and before != self.path:
            self._take_along()

    def _take_along(self) -> None:
        """The pages below get their new paths and the old ones lead there: a constant number of queries."""
        paths = self._paths_below()
        below = list(Page.objects.filter(pk__in=paths).only("path", "status", "published_from", "published_until"))
        moves = {page.path: paths[page.pk] for page in below if page.was_public}
        # In two steps, because one may take the address of another that has not moved yet.
        Page.objects.filter(pk__in=paths).update(path=Concat(Value("~"), Cast("pk", models.CharField())))
        for page in below:
            page.path = paths[page.pk]
        Page.objects.bulk_update(below, ["path"], batch_size=200)
        moved(moves)


def is_reserved(path: str) -> bool:
    """Does another part of the portal answer at ``path``? Only addresses that fall through to the page view are free."""
    try:
        return resolve(path).url_name not in ("page", "fixed-page")
    except Resolver404:
        return True
