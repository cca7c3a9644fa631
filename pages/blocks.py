"""Blocks: what a page is composed of.

All kinds share one table, so that a page is one query however many kinds stand on it; each kind is a proxy with the
fields it uses (``docs/decisions.md``). The editor shows a form for each kind, the template is
``templates/pages/blocks/<kind>.html``.
"""

from content_editor.models import create_plugin_base
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from klimaportal.core.links import validate_link
from klimaportal.core.models import Contact, Gallery, Image, Topic
from klimaportal.core.richtext import RichTextField

from .models import Page

Base = create_plugin_base(Page)


class Block(Base):
    class Layout(models.TextChoices):
        LIST = "list", _("Liste")
        FEATURE = "feature", _("hervorgehoben")

    class Width(models.TextChoices):
        FULL = "full", _("ganze Breite")
        HALF = "half", _("halbe Breite")

    class Tone(models.TextChoices):
        HINT = "hint", _("Hinweis")
        ACTION = "action", _("Aufruf zum Mitmachen")
        WARNING = "warning", _("Achtung")

    class State(models.TextChoices):
        DONE = "done", _("erledigt")
        CURRENT = "current", _("läuft")
        AHEAD = "ahead", _("kommt noch")

    parent = models.ForeignKey(Page, models.CASCADE, related_name="blocks")
    kind = models.CharField(max_length=12, editable=False)
    heading = models.CharField(_("Überschrift"), max_length=200, blank=True)
    text = RichTextField(_("Text"), blank=True)
    image = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, verbose_name=_("Bild"), related_name="+")
    caption = models.CharField(_("Bildunterschrift"), max_length=200, blank=True)
    gallery = models.ForeignKey(
        Gallery, models.PROTECT, null=True, blank=True, verbose_name=_("Bilderserie"), related_name="+"
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, verbose_name=_("Kontakt"), related_name="+"
    )
    link_label = models.CharField(_("Linktext"), max_length=80, blank=True)
    link_url = models.CharField(_("Linkziel"), max_length=300, blank=True, validators=[validate_link])
    second_label = models.CharField(_("zweiter Linktext"), max_length=80, blank=True)
    second_url = models.CharField(_("zweites Linkziel"), max_length=300, blank=True, validators=[validate_link])
    section = models.CharField(_("Bereich"), max_length=20, blank=True)
    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, verbose_name=_("nur Handlungsfeld"), related_name="+"
    )
    count = models.PositiveSmallIntegerField(
        _("Anzahl"), default=3, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    layout = models.CharField(_("Darstellung"), max_length=10, choices=Layout, default=Layout.LIST)
    width = models.CharField(_("Breite"), max_length=6, choices=Width, default=Width.FULL)
    tone = models.CharField(_("Art"), max_length=10, choices=Tone, default=Tone.HINT)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.AHEAD)
    value = models.CharField(_("Wert"), max_length=30, blank=True)
    unit = models.CharField(_("Einheit"), max_length=40, blank=True)
    note = models.CharField(_("Zeitraum oder Quelle"), max_length=200, blank=True)
    is_example = models.BooleanField(_("Beispielwert"), default=False)
    series = models.TextField(_("Werte je Jahr"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("Baustein")
        verbose_name_plural = _("Bausteine")
        ordering = ["ordering", "pk"]

    def __str__(self):
        return self.heading or self.get_kind_label()

    @property
    def template_name(self) -> str:
        return f"pages/blocks/{self.kind}.html"

    def get_kind_label(self) -> str:
        return str(KINDS[self.kind]._meta.verbose_name) if self.kind in KINDS else self.kind


class KindManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(kind=self.model.KIND)


class KindMixin:
    """Behaviour of the proxies: they see and write only their own kind."""

    KIND = ""
    REQUIRED: tuple[str, ...] = ()

    def save(self, *args, **kwargs):
        self.kind = self.KIND
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        missing = [name for name in self.REQUIRED if not getattr(self, f"{name}_id", None) and not getattr(self, name)]
        if missing:
            raise ValidationError({name: _("Dieses Feld wird hier gebraucht.") for name in missing})


KINDS: dict[str, type[Block]] = {}


def _kind(key: str, label, fields: tuple[str, ...], required: tuple[str, ...] = ()):
    """Makes the proxy model of one kind; ``fields`` are those its form shows, in this order."""
    meta = type("Meta", (), {"proxy": True, "app_label": "pages", "verbose_name": label, "verbose_name_plural": label})
    attributes = {
        "__module__": __name__, "Meta": meta, "KIND": key, "FIELDS": fields, "REQUIRED": required, "objects": KindManager(),
    }  # fmt: skip
    KINDS[key] = type(f"{key.title().replace('_', '')}Block", (KindMixin, Block), attributes)
    return KINDS[key]


HeroBlock = _kind(
    "hero", _("Bühne"),
    ("heading", "text", "image", "link_label", "link_url", "second_label", "second_url"), ("heading", "image"),
)  # fmt: skip
TextBlock = _kind("text", _("Text"), ("text",), ("text",))
PictureBlock = _kind("picture", _("Bild"), ("image", "caption", "width"), ("image",))
GalleryBlock = _kind("gallery", _("Bilderserie"), ("heading", "gallery"), ("gallery",))
QuestionBlock = _kind("question", _("Frage und Antwort"), ("heading", "text"), ("heading", "text"))
GreetingBlock = _kind("greeting", _("Grußwort"), ("text", "image", "note", "link_label", "link_url"), ("text", "image"))
CalloutBlock = _kind(
    "callout", _("Hinweiskasten"),
    ("tone", "heading", "text", "link_label", "link_url", "second_label", "second_url"), ("heading",),
)  # fmt: skip
FigureBlock = _kind(
    "figure",
    _("Kennzahl"),
    ("value", "unit", "heading", "note", "is_example", "link_label", "link_url"),
    ("value", "heading"),
)
StepBlock = _kind("step", _("Schritt"), ("heading", "note", "state", "text"), ("heading",))
ContactBlock = _kind("contact", _("Kontakt"), ("heading", "contact", "text"), ("contact",))
LinkBlock = _kind("link", _("Link"), ("link_label", "link_url", "note"), ("link_label", "link_url"))
TeaserBlock = _kind(
    "teaser", _("Neues aus einem Bereich"), ("heading", "section", "topic", "count", "layout", "width"), ("section",)
)
TopicsBlock = _kind("topics", _("Handlungsfelder"), ("heading", "text"))
FundingBlock = _kind("funding", _("Förderhinweise"), ("heading", "text"))
BandBlock = _kind(
    "band", _("Pfadband"),
    ("heading", "text", "series", "unit", "note", "is_example", "link_label", "link_url"), ("heading", "series"),
)  # fmt: skip
