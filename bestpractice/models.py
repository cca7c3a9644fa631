"""Good examples: what somebody did, what it cost, what it saves, and what others can copy."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from klimaportal.core.links import validate_link
from klimaportal.core.models import Contact, Gallery
from klimaportal.core.publishing import Publishable
from klimaportal.core.richtext import RichTextField


class Showcase(Publishable):
    """A good example from the county or beyond. Savings are yearly: t CO2e and MWh."""

    detail_url_name = "bestpractice:detail"

    place = models.CharField(_("Ort"), max_length=80, db_index=True)
    responsible = models.CharField(_("Träger"), max_length=160)
    starts = models.PositiveSmallIntegerField(_("von (Jahr)"), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(_("bis (Jahr)"), null=True, blank=True)
    trigger = RichTextField(_("Was war der Anlass?"), blank=True)
    body = RichTextField(_("Was wurde gemacht?"))
    transferable = RichTextField(_("Was können andere übernehmen?"), blank=True)
    costs = models.CharField(_("Kosten"), max_length=200, blank=True)
    funding = models.CharField(_("Förderung"), max_length=200, blank=True)
    co2_saved = models.DecimalField(
        _("Einsparung in t CO2e im Jahr"), max_digits=12, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    energy_saved = models.DecimalField(
        _("Energieeinsparung in MWh im Jahr"), max_digits=12, decimal_places=1, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    figures_note = models.CharField(_("Anmerkung zu den Zahlen"), max_length=200, blank=True)
    is_example = models.BooleanField(_("Zahlen sind Beispielwerte"), default=False)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, verbose_name=_("Kontakt"), related_name="+"
    )
    gallery = models.ForeignKey(
        Gallery, models.SET_NULL, null=True, blank=True, verbose_name=_("Bilderserie"), related_name="+"
    )
    link_label = models.CharField(_("Mehr dazu: Linktext"), max_length=80, blank=True)
    link_url = models.CharField(_("Mehr dazu: Adresse"), max_length=300, blank=True, validators=[validate_link])

    class Meta(Publishable.Meta):
        verbose_name = _("gutes Beispiel")
        verbose_name_plural = _("gute Beispiele")

    def clean(self):
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die Jahre.")})

    @property
    def period(self) -> str:
        """«2019–2021», «seit 2019», «2021» or nothing."""
        if self.starts and self.ends:
            return f"{self.starts}–{self.ends}" if self.starts != self.ends else str(self.starts)
        return f"seit {self.starts}" if self.starts else str(self.ends or "")
