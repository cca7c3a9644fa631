"""The few tables that every room points at: topics, pictures, contacts, and what the portal itself is."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from imagefield.fields import ImageField

from .chores import Chore
from .hours import OpeningState, Weekday, opening_state
from .images import LOGO_RENDITIONS, RENDITIONS
from .links import validate_link
from .missing import Missing
from .outbox import Mail
from .publishing import free_slug, save_at_address
from .redirects import Redirect
from .richtext import RichTextField
from .throttle import Sending

# The outbox, the chores, the throttle and the redirects are tables of this app, too.
__all__ = [
    "Chore", "Contact", "Funding", "Gallery", "GalleryImage", "Image", "Mail", "Missing", "OpeningHours", "Portal",
    "Redirect", "Sending", "Topic",
]  # fmt: skip

phone_number = RegexValidator(r"^[+0-9 ()/\-–]+$", _("Bitte nur Ziffern, Leerzeichen und + ( ) / - verwenden."))


class Topic(models.Model):
    """A Handlungsfeld: the field of action that ties entries of all sections together."""

    class Icon(models.TextChoices):
        BUILDING = "building", _("Gebäude")
        SUN = "sun", _("Sonne und Energie")
        BIKE = "bike", _("Fahrrad und Verkehr")
        SCHOOL = "school", _("Bildung und Beratung")
        HOME = "home", _("Wohnhaus")
        FACTORY = "factory", _("Betrieb")
        TREE = "tree", _("Wald und Landwirtschaft")
        CLOUD = "cloud", _("Wetter und Klimafolgen")
        BANK = "bank", _("Verwaltung")
        RECYCLE = "recycle", _("Kreislauf und Abfall")

    title = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True, blank=True)
    summary = models.TextField(_("worum es geht"), max_length=600, blank=True)
    text = RichTextField(_("Text"), blank=True)
    icon = models.CharField(_("Zeichen"), max_length=20, choices=Icon, default=Icon.SUN)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Handlungsfeld")
        verbose_name_plural = _("Handlungsfelder")
        ordering = ["position", "title"]

    def __str__(self):
        return self.title

    was_public = True  # there are no drafts of it

    def save(self, **kwargs):
        save_at_address(self, super().save, **kwargs)

    def free_slug(self) -> str:
        return free_slug(self, "handlungsfeld")

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])

    def addresses(self) -> list[str]:
        return [self.get_absolute_url()]


class Image(models.Model):
    """A picture of the media library, with everything that must be said about it."""

    class Licence(models.TextChoices):
        OWN = "own", _("eigenes Bild")
        GRANTED = "granted", _("Nutzung erlaubt")
        CC_BY = "cc-by-4.0", _("CC BY 4.0")
        CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0")
        CC0 = "cc0-1.0", _("CC0 1.0 (gemeinfrei)")

    title = models.CharField(_("Titel"), max_length=160)
    file = ImageField(
        _("Datei"), upload_to="bilder/%Y/%m", formats=RENDITIONS, max_length=200,
        width_field="width", height_field="height", ppoi_field="focus",
    )  # fmt: skip
    width = models.PositiveIntegerField(_("Breite"), editable=False, null=True)
    height = models.PositiveIntegerField(_("Höhe"), editable=False, null=True)
    focus = models.CharField(_("Bildmitte"), max_length=20, default="0.5x0.5")
    alt = models.CharField(_("Bildbeschreibung (Alternativtext)"), max_length=300, blank=True)
    decorative = models.BooleanField(_("rein dekorativ"), default=False)
    credit = models.CharField(_("Quelle"), max_length=160)
    licence = models.CharField(_("Lizenz"), max_length=20, choices=Licence, default=Licence.OWN)
    licence_until = models.DateField(_("Lizenz gilt bis"), null=True, blank=True)
    created_at = models.DateTimeField(_("hochgeladen"), auto_now_add=True)

    class Meta:
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if not self.decorative and not self.alt.strip():
            raise ValidationError(
                {
                    "alt": _(
                        "Bitte beschreiben Sie, was auf dem Bild zu sehen ist, oder kreuzen Sie «rein dekorativ» an."
                    )
                }
            )

    @property
    def alternative(self) -> str:
        """Text for the ``alt`` attribute; empty for a decorative picture."""
        return "" if self.decorative else self.alt

    @property
    def focus_classes(self) -> str:
        """CSS classes that keep the picture's centre of interest in sight when it is cropped (no inline styles: CSP)."""
        try:
            x, y = (min(10, max(0, round(float(part) * 10))) for part in self.focus.split("x"))
        except (ValueError, OverflowError):  # «inf» is a number, too
            x = y = 5
        return f"fx-{x} fy-{y}"


@receiver(post_delete, sender=Image)
def forget_files(instance: Image, **kwargs) -> None:
    """Deletes a picture's file and renditions, which everybody could still load: once the transaction is through."""
    transaction.on_commit(lambda: instance.file.delete(save=False))


class Gallery(models.Model):
    """An ordered series of pictures that pages, news and examples can show."""

    title = models.CharField(_("Titel"), max_length=160)
    images = models.ManyToManyField(Image, through="GalleryImage", verbose_name=_("Bilder"))

    class Meta:
        verbose_name = _("Bilderserie")
        verbose_name_plural = _("Bilderserien")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def entries(self):
        """The pictures with their captions in order: one query."""
        return self.items.select_related("image")


class GalleryImage(models.Model):
    gallery = models.ForeignKey(Gallery, models.CASCADE, related_name="items")
    image = models.ForeignKey(Image, models.PROTECT, verbose_name=_("Bild"), related_name="+")
    caption = models.CharField(_("Bildunterschrift"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Bild der Serie")
        verbose_name_plural = _("Bilder der Serie")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.caption or str(self.image)


class Contact(models.Model):
    """Somebody to turn to, by role and not by name: a portal outlives the people who run it."""

    role = models.CharField(_("Rolle"), max_length=120)
    organisation = models.CharField(_("Stelle"), max_length=160, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    city = models.CharField(_("Ort"), max_length=80, blank=True)
    room = models.CharField(_("Zimmer"), max_length=60, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True, validators=[phone_number])
    email = models.EmailField(_("E-Mail"), blank=True)
    note = models.CharField(_("Hinweis zur Erreichbarkeit"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Kontakt")
        verbose_name_plural = _("Kontakte")
        ordering = ["role"]

    def __str__(self):
        return f"{self.role}, {self.organisation}" if self.organisation else self.role

    @property
    def phone_uri(self) -> str:
        # «+49 (0) 3632» is written for readers; nobody dials that 0.
        phone = self.phone.replace("(0)", "") if self.phone.startswith(("+", "00")) else self.phone
        digits = "".join(c for c in phone if c.isdigit() or c == "+")
        return f"tel:+49{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else f"tel:{digits}"

    def opening_state(self, now: datetime | None = None) -> OpeningState | None:
        """«Jetzt geöffnet …» or when it opens next; None without opening hours. See ``hours.opening_state``."""
        return opening_state(list(self.hours.all()), now or timezone.localtime())


class OpeningHours(models.Model):
    """One interval of one weekday; a lunch break makes two."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=Weekday)
    opens = models.TimeField(_("von"))
    closes = models.TimeField(_("bis"))

    class Meta:
        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")
        ordering = ["weekday", "opens"]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Uhrzeiten.")})


class Funding(models.Model):
    """A funding note that has to stand on every page while the funding lasts, and often after it."""

    funder = models.CharField(_("Fördermittelgeber"), max_length=200)
    programme = models.CharField(_("Programm"), max_length=200, blank=True)
    reference = models.CharField(_("Förderkennzeichen"), max_length=60, blank=True)
    starts = models.DateField(_("Laufzeit von"), null=True, blank=True)
    ends = models.DateField(_("Laufzeit bis"), null=True, blank=True)
    url = models.URLField(_("Website"), blank=True)
    logo = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, verbose_name=_("Logo"), related_name="+")
    text = models.TextField(_("Fördertext"), max_length=600, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Förderhinweis")
        verbose_name_plural = _("Förderhinweise")
        ordering = ["position", "funder"]

    def __str__(self):
        return f"{self.funder}, {self.reference}" if self.reference else self.funder

    def clean(self):
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("Das Ende der Laufzeit liegt vor ihrem Beginn.")})


class Portal(models.Model):
    """What this portal is and who answers for it: one row, edited in the admin.

    Operator (who runs it), controller (Art. 4 No. 7 GDPR) and responsible editor (§ 18 (2) MStV) are often three
    different bodies and therefore three fields.
    """

    name = models.CharField(_("Name des Portals"), max_length=80, default="Klimaschutzportal")
    county = models.CharField(_("Landkreis"), max_length=80, default="Musterkreis")
    land = models.CharField(_("Land"), max_length=40, blank=True)
    claim = models.CharField(_("Kurzbeschreibung"), max_length=200, blank=True)
    logo = ImageField(
        _("Logo"), upload_to="logo", formats=LOGO_RENDITIONS, blank=True, max_length=200,
        width_field="logo_width", height_field="logo_height", ppoi_field="logo_focus",
    )  # fmt: skip
    logo_width = models.PositiveIntegerField(editable=False, null=True)
    logo_height = models.PositiveIntegerField(editable=False, null=True)
    logo_focus = models.CharField(max_length=20, default="0.5x0.5", editable=False)
    official = models.BooleanField(_("offizielle Seite des Landkreises"), default=True)
    notice = models.CharField(_("Hinweis über jeder Seite"), max_length=300, blank=True)
    county_url = models.URLField(_("Website des Landkreises"), blank=True)
    operator = models.TextField(_("Betreiber"), max_length=500, blank=True)
    controller = models.TextField(_("Verantwortlicher nach DSGVO"), max_length=500, blank=True)
    responsible_editor = models.TextField(_("inhaltlich verantwortlich (§ 18 Abs. 2 MStV)"), max_length=500, blank=True)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, verbose_name=_("Kontakt am Seitenende"), related_name="+"
    )
    accessibility_email = models.EmailField(_("E-Mail für Meldungen von Barrieren"), blank=True)
    security_email = models.EmailField(_("E-Mail für Meldungen von Sicherheitslücken"), blank=True)
    moderation_email = models.EmailField(_("E-Mail der Moderation"), blank=True)
    moderation_promise = models.CharField(
        _("Zusage zur Moderation"), max_length=160, blank=True,
        default=_("Wir lesen jeden Beitrag, bevor er erscheint."),
    )  # fmt: skip
    sign_language_url = models.CharField(
        _("Gebärdensprache: Adresse der Seite"), max_length=200, blank=True, validators=[validate_link]
    )
    second_factor_required = models.BooleanField(
        _("Zweiter Faktor ist Pflicht für alle Konten der Verwaltung"), default=False
    )
    # The demo county this portal was filled with, so that it is filled only once.
    demo = models.CharField(max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name = _("Portal")
        verbose_name_plural = _("Portal")

    def __str__(self):
        return f"{self.name} {self.county}"

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Portal":
        """The portal's row with its contact and opening hours, two queries; an unsaved default before it is set up."""
        row = cls.objects.select_related("contact").prefetch_related("contact__hours").filter(pk=1).first()
        return row or cls(pk=1)
