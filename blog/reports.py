from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution, new_secret


class Report(models.Model):
    """Somebody says that a contribution should not stand here (notice under Art. 16 Regulation (EU) 2022/2065)."""

    class Ground(models.TextChoices):
        INSULT = "insult", _("beleidigt oder bedroht Menschen")
        HATE = "hate", _("hetzt gegen eine Gruppe von Menschen")
        PRIVACY = "privacy", _("enthält persönliche Angaben über andere")
        COPYRIGHT = "copyright", _("verwendet fremde Texte oder Bilder ohne Erlaubnis")
        FALSE = "false", _("behauptet nachweislich Falsches")
        ADVERTISING = "advertising", _("ist Werbung oder Spam")
        OTHER = "other", _("aus einem anderen Grund rechtswidrig")

    class Outcome(models.TextChoices):
        OPEN = "open", _("offen")
        REMOVED = "removed", _("Beitrag entfernt")
        KEPT = "kept", _("Beitrag bleibt")

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="reports", verbose_name=_("Wortmeldung")
    )
    ground = models.CharField(_("Der Beitrag …"), max_length=12, choices=Ground)
    text = models.TextField(_("Begründung"), max_length=2000)
    in_good_faith = models.BooleanField(_("nach bestem Wissen"), default=False)
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail"))
    created_at = models.DateTimeField(_("eingegangen"), default=timezone.now)
    outcome = models.CharField(_("Ergebnis"), max_length=8, choices=Outcome, default=Outcome.OPEN, db_index=True)
    statement = models.TextField(_("Begründung der Entscheidung"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name=_("entschieden von"),
        related_name="+",
    )  # fmt: skip
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    secret = models.CharField(max_length=64, unique=True, default=new_secret, editable=False)
    network = models.CharField(_("gekürzte Adresse"), max_length=45, blank=True, editable=False)

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
