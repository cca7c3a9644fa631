"""What the moderators set for the conversation themselves: one row of rules, and the text people agree to."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .defaults import fill_empty

RESERVED_NAMES = """Moderation
Moderator
Moderatorin
Moderatoren
Moderationsteam
Redaktion
Redaktionsteam
Administration
Administrator
Admin
Landratsamt
Landkreis
Kreisverwaltung
Kreistag
Landrat
Landrätin
Klimaschutzmanagement
"""
# As people write a small number, after «von»; from the thirteenth on it is written in figures.
SMALL_NUMBERS = _("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
CONSENT = (
    "Mit dem Absenden willigen Sie ein, dass wir Ihren Beitrag mit dem angegebenen Namen auf diesem Portal "
    "veröffentlichen und Ihre E-Mail-Adresse speichern, um Ihnen dazu zu schreiben. Die Adresse zeigen wir niemandem. "
    "Sie können Ihren Beitrag jederzeit über den Link in unseren Mails zurückziehen oder löschen."
)


class Rules(models.Model):
    """How the conversation is held here: one row, edited in the admin by the moderators."""

    class State(models.TextChoices):
        """Whose public holidays are no working days."""

        BW = "BW", "Baden-Württemberg"
        BY = "BY", "Bayern"
        BE = "BE", "Berlin"
        BB = "BB", "Brandenburg"
        HB = "HB", "Bremen"
        HH = "HH", "Hamburg"
        HE = "HE", "Hessen"
        MV = "MV", "Mecklenburg-Vorpommern"
        NI = "NI", "Niedersachsen"
        NW = "NW", "Nordrhein-Westfalen"
        RP = "RP", "Rheinland-Pfalz"
        SL = "SL", "Saarland"
        SN = "SN", "Sachsen"
        ST = "ST", "Sachsen-Anhalt"
        SH = "SH", "Schleswig-Holstein"
        TH = "TH", "Thüringen"

    promise_days = models.PositiveSmallIntegerField(
        _("Zusage: Entscheidung innerhalb von … Arbeitstagen"), default=2,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )  # fmt: skip
    # Empty: only the holidays that all of Germany has are no working days.
    state = models.CharField(_("Feiertage in"), max_length=2, choices=State, blank=True)
    comments_closed = models.BooleanField(_("alle Kommentare schließen"), default=False)
    close_after_days = models.PositiveSmallIntegerField(
        _("Kommentare schließen nach … Tagen"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    own_posts = models.BooleanField(_("eigene Beiträge möglich"), default=True)
    reserved_names = models.TextField(
        _("Namen, mit denen niemand unterschreiben kann"), blank=True, max_length=3000, default=RESERVED_NAMES
    )
    watch_words = models.TextField(_("Wörter, auf die wir hinweisen"), blank=True, max_length=5000)
    # How long each kind is kept; nothing: as long as the portal lives.
    keep_comments_months = models.PositiveSmallIntegerField(
        _("veröffentlichte Kommentare löschen nach … Monaten"), null=True, blank=True,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    keep_posts_months = models.PositiveSmallIntegerField(
        _("veröffentlichte eigene Beiträge löschen nach … Monaten"), null=True, blank=True,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    keep_unpublished_days = models.PositiveSmallIntegerField(
        _("Abgelehntes, Spam und Zurückgezogenes löschen nach … Tagen"), default=180,
        validators=[MinValueValidator(1)],
    )  # fmt: skip
    keep_reports_months = models.PositiveSmallIntegerField(
        _("entschiedene Meldungen löschen nach … Monaten"), default=12, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("Regeln des Gesprächs")
        verbose_name_plural = _("Regeln des Gesprächs")

    def __str__(self):
        return str(self._meta.verbose_name)

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @property
    def promise(self) -> str:
        """How long a decision takes at most, for the middle of a sentence: «innerhalb von zwei Arbeitstagen»."""
        days, small = self.promise_days, str(SMALL_NUMBERS).split()
        said = ngettext("innerhalb eines Arbeitstags", "innerhalb von %(n)s Arbeitstagen", days)
        return said % {"n": small[days] if days < len(small) else days}

    @classmethod
    def current(cls) -> "Rules":
        """The portal's rules, one query; unsaved defaults before anybody set them."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class Consent(models.Model):
    """A version of the text that people agree to by sending a form. Never changed: a new wording is a new version."""

    text = models.TextField(_("Text der Einwilligung"), max_length=2000)
    valid_from = models.DateTimeField(_("gilt seit"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("Einwilligungstext")
        verbose_name_plural = _("Einwilligungstexte")
        ordering = ["-pk"]
        get_latest_by = "pk"

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def current(cls) -> "Consent":
        """The version that holds now; ``ensure_consent`` sees to it that there is one."""
        return cls.objects.latest()


def ensure_consent(sender, apps=None, **kwargs) -> None:
    """A portal never asks for an agreement without a text. Runs after every migrate; fills an empty table only."""
    fill_empty(apps, "Consent", [{"text": CONSENT}])
