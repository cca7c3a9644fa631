"""The tree of pages. What stands on a page are its blocks, see ``blocks.py``."""

from content_editor.models import Region
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.query import TreeQuerySet

from klimaportal.core.links import validate_link
from klimaportal.core.publishing import Publishable, PublishableQuerySet
from klimaportal.core.sections import section_choices, sections

MAX_DEPTH = 8


def ancestor_paths(path: str) -> list[str]:
    """``/a/b/`` → ``["/", "/a/", "/a/b/"]``."""
    parts = path.strip("/").split("/") if path.strip("/") else []
    return ["/"] + ["/" + "/".join(parts[: i + 1]) + "/" for i in range(len(parts))]


class PageQuerySet(PublishableQuerySet, TreeQuerySet):
    def for_request(self, path: str):
        """Everything around one address in a single query: the menus, the page itself and the pages above it."""
        twin = Page.objects.published().filter(easy_language_of=OuterRef("pk")).values("path")[:1]
        original = Page.objects.published().filter(pk=OuterRef("easy_language_of")).values("path")[:1]
        around = Q(path__in=ancestor_paths(path)) | ~Q(menu=Page.Menu.NONE)
        return (
            self.filter(around)
            .select_related("topic", "image")
            .annotate(easy_path=Subquery(twin), plain_path=Subquery(original))
            .order_by("position", "pk")
        )


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

    def build_path(self) -> str:
        if self.kind == self.Kind.HOME:
            return "/"
        if self.kind == self.Kind.SECTION:
            return sections[self.section].url
        above = self.parent.path if self.parent and self.parent.kind != self.Kind.HOME else "/"
        return f"{above}{self.slug}/"

    def clean(self):
        super().clean()
        self._clean_kind()
        if not self.slug and self.title and self.kind != self.Kind.HOME:
            self.slug = self.free_slug()
        self._clean_place()
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
        if any(p.count("/") > MAX_DEPTH + 1 or len(p) > 600 for p in [path, *self._paths_below(path)]):
            raise ValidationError({"parent": _("So tief lassen sich Seiten nicht verschachteln.")})
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

    def _paths_below(self, path: str) -> list[str]:
        """Where the pages below would come to lie if this page lay at ``path``."""
        if not self.pk or self.is_home or not self.path:
            return []
        below = Page.objects.filter(path__startswith=self.path).exclude(pk=self.pk).values_list("path", flat=True)
        return [path + old.removeprefix(self.path) for old in below]

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
        from klimaportal.core.text import german_slug

        base = german_slug(self.title)[:110] or "seite"
        above = self.parent.path if self.parent and not self.parent.is_home else "/"
        taken = set(
            Page.objects.filter(path__startswith=f"{above}{base}").exclude(pk=self.pk).values_list("path", flat=True)
        )
        slug, number = base, 1
        while f"{above}{slug}/" in taken:
            number += 1
            slug = f"{base}-{number}"
        return slug

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Keeps ``path`` true, for this page and all below it."""
        if not self.slug and self.kind != self.Kind.HOME:
            self.slug = self.free_slug()
        before, self.path = self.path, self.build_path()
        super().save(*args, **kwargs)
        if before and before != self.path:
            for child in self.children.all():
                child.parent = self
                child.save()


def is_reserved(path: str) -> bool:
    """Does another part of the portal answer at ``path``? Only addresses that fall through to the page view are free."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(path).url_name not in ("page", "fixed-page")
    except Resolver404:
        return True
