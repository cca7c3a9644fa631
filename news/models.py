"""News, events and media coverage: three kinds of entries with three kinds of dates."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.links import validate_link
from klimaportal.core.models import Contact, Gallery
from klimaportal.core.publishing import Publishable, PublishableQuerySet
from klimaportal.core.richtext import RichTextField


class NewsItem(Publishable):
    """A short report of what happened or what is new."""

    detail_url_name = "news:detail"

    place = models.CharField(_("Ort der Meldung"), max_length=80, blank=True)
    body = RichTextField(_("Text"))
    gallery = models.ForeignKey(
        Gallery, models.SET_NULL, null=True, blank=True, verbose_name=_("Bilderserie"), related_name="+"
    )
    link_label = models.CharField(_("Weiter zu: Linktext"), max_length=80, blank=True)
    link_url = models.CharField(_("Weiter zu: Adresse"), max_length=300, blank=True, validators=[validate_link])

    class Meta(Publishable.Meta):
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")


class EventQuerySet(PublishableQuerySet):
    """An event is over when its end has passed (or, without an end, its start): nobody has to mark it."""

    def with_end(self):
        return self.annotate(last_moment=Coalesce(F("end"), F("start")))

    def upcoming(self, now=None):
        return self.with_end().filter(last_moment__gte=now or timezone.now()).order_by("start", "pk")

    def over(self, now=None):
        return self.with_end().filter(last_moment__lt=now or timezone.now()).order_by("-start", "-pk")


class Event(Publishable):
    """An occasion to come to. ``start`` and ``end`` are when it takes place, ``published_from`` when it was announced."""

    detail_url_name = "news:event"
    other_url_names = ("news:event-calendar",)

    start = models.DateTimeField(_("Beginn"))
    end = models.DateTimeField(_("Ende"), null=True, blank=True)
    place = models.CharField(_("Ort"), max_length=120, blank=True)
    address = models.CharField(_("Anschrift"), max_length=200, blank=True)
    online_url = models.URLField(_("Online-Zugang"), blank=True)
    registration_until = models.DateTimeField(_("Anmeldung bis"), null=True, blank=True)
    registration = models.CharField(
        _("Anmeldung über (E-Mail oder Adresse)"), max_length=300, blank=True, validators=[validate_link]
    )
    audience = models.CharField(_("für wen"), max_length=160, blank=True)
    benefit = models.TextField(_("Das haben Sie davon"), max_length=400, blank=True)
    body = RichTextField(_("Text"), blank=True)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, verbose_name=_("Kontakt"), related_name="+"
    )
    gallery = models.ForeignKey(
        Gallery, models.SET_NULL, null=True, blank=True, verbose_name=_("Bilderserie"), related_name="+"
    )
    link_label = models.CharField(_("Weiter zu: Linktext"), max_length=80, blank=True)
    link_url = models.CharField(_("Weiter zu: Adresse"), max_length=300, blank=True, validators=[validate_link])
    cancelled = models.BooleanField(_("abgesagt"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        ordering = ["-start", "-pk"]

    def clean(self):
        super().clean()
        errors = {}
        if self.start and self.end and self.end <= self.start:
            errors["end"] = _("Das Ende liegt vor dem Beginn. Bitte prüfen Sie Datum und Uhrzeit.")
        if self.start and self.registration_until and self.registration_until > self.start:
            errors["registration_until"] = _("Die Anmeldung endet erst nach dem Beginn des Termins.")
        if not self.place and not self.online_url and not self.cancelled:
            errors["place"] = _(
                "Bitte nennen Sie einen Ort oder einen Online-Zugang, damit alle wissen, wohin sie kommen."
            )
        if errors:
            raise ValidationError(errors)

    @property
    def is_over(self) -> bool:
        return (self.end or self.start) < timezone.now()

    @property
    def several_days(self) -> bool:
        return bool(self.end) and timezone.localdate(self.end) > timezone.localdate(self.start)

    @property
    def whole_days(self) -> bool:
        """From midnight to midnight: the clock is not worth telling."""
        if not self.end:
            return False
        return timezone.localtime(self.start).time() == time(0) and timezone.localtime(self.end).time() >= time(23, 59)

    @property
    def registration_open(self) -> bool:
        """Somebody can still register: there is a way to, the deadline has not passed, the event is to come."""
        deadline = self.registration_until or self.start
        return bool(self.registration) and not self.cancelled and timezone.now() < deadline


class MediaCoverage(Publishable):
    """What others report about climate protection in the county, in the portal's own words with a link."""

    detail_url_name = "news:press"

    publisher = models.CharField(_("Medium"), max_length=120)
    date = models.DateField(_("erschienen am"))
    url = models.URLField(_("Adresse des Beitrags"))
    paywall = models.BooleanField(_("kostenpflichtig"), default=False)

    class Meta(Publishable.Meta):
        verbose_name = _("Medienbericht")
        verbose_name_plural = _("Medienberichte")
        ordering = ["-date", "-pk"]

    def get_absolute_url(self) -> str:
        """Coverage has no page of its own: the address leads to its place in the list."""
        return f"{reverse('news:press')}#{self.slug}"
