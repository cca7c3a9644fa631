"""What is public and since when: the abstract base of everything an editor publishes."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from .text import german_slug


def free_slug(entry, fallback: str, is_taken=lambda slug: False) -> str:
    """An address made from the title that no other entry of this kind has. Short enough for a number to be added."""
    base = german_slug(entry.title)[: entry._meta.get_field("slug").max_length - 10].strip("-_") or fallback
    others = type(entry)._default_manager.filter(slug__startswith=base).exclude(pk=entry.pk)
    taken = set(others.values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken or is_taken(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


class PublishableQuerySet(models.QuerySet):
    def published(self, now: datetime | None = None):
        """What the public may see at ``now``. No other place decides this."""
        now = now or timezone.now()
        return self.filter(
            Q(published_until__isnull=True) | Q(published_until__gt=now),
            status=Publishable.Status.PUBLISHED,
            published_from__lte=now,
        )

    def about(self, topic):
        """Only what belongs to ``topic``; everything if ``topic`` is None."""
        return self.filter(topic=topic) if topic else self


class Publishable(models.Model):
    """Title, address, summary, topic, picture and the time in which an entry is public.

    ``published_from`` is the date of publication; the date an entry is *about* (an event, a paper)
    is a field of its own in the room that needs one.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Entwurf")
        PUBLISHED = "published", _("Veröffentlicht")

    title = models.CharField(_("Titel"), max_length=200)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True, blank=True)
    summary = models.TextField(_("Zusammenfassung"), max_length=600, blank=True)
    status = models.CharField(_("Status"), max_length=10, choices=Status, default=Status.DRAFT)
    published_from = models.DateTimeField(_("sichtbar ab"), default=timezone.now)
    published_until = models.DateTimeField(_("sichtbar bis"), null=True, blank=True)
    topic = models.ForeignKey(
        "core.Topic", models.SET_NULL, null=True, blank=True, verbose_name=_("Handlungsfeld"), related_name="+"
    )
    image = models.ForeignKey(
        "core.Image", models.PROTECT, null=True, blank=True, verbose_name=_("Bild"), related_name="+"
    )
    tags = TaggableManager(verbose_name=_("Schlagwörter"), blank=True)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    updated_at = models.DateTimeField(_("zuletzt geändert"), auto_now=True)

    objects = PublishableQuerySet.as_manager()

    detail_url_name = ""

    class Meta:
        abstract = True
        ordering = ["-published_from", "-pk"]
        get_latest_by = "published_from"
        indexes = [models.Index(fields=["status", "-published_from"], name="%(app_label)s_%(class)s_pub")]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(self.detail_url_name, args=[self.slug])

    def clean(self):
        super().clean()
        if self.slug and self.is_reserved(self.slug):
            raise ValidationError(
                {"slug": _("Diese Adresse gehört schon einem anderen Teil des Portals. Bitte wählen Sie eine andere.")}
            )
        if self.published_until and self.published_from and self.published_until <= self.published_from:
            raise ValidationError(
                {
                    "published_until": _(
                        "«sichtbar bis» liegt vor «sichtbar ab». Bitte wählen Sie einen späteren Zeitpunkt."
                    )
                }
            )

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.free_slug()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)

    def free_slug(self) -> str:
        return free_slug(self, "eintrag", self.is_reserved)

    def is_reserved(self, slug: str) -> bool:
        """Does something else answer at this address, as the feed at ``/blog/feed/``?"""
        try:
            path = reverse(self.detail_url_name, args=[slug])
        except NoReverseMatch:  # no room of its own, or not a slug at all, which the field says better
            return False
        return resolve(path).view_name != self.detail_url_name

    @property
    def is_public(self) -> bool:
        """The same rule as ``published()``, for an object at hand (status columns in the admin)."""
        now = timezone.now()
        return (
            self.status == self.Status.PUBLISHED
            and self.published_from <= now
            and (self.published_until is None or self.published_until > now)
        )

    @property
    def state(self) -> str:
        """One of draft, planned, public, expired."""
        if self.status == self.Status.DRAFT:
            return "draft"
        if self.is_public:
            return "public"
        return "planned" if self.published_from > timezone.now() else "expired"
