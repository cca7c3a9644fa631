"""What is public and since when: the abstract base of everything an editor publishes."""

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import NoReverseMatch, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from .redirects import links_kept
from .text import german_slug, strip_controls


def free_slug(entry: models.Model, fallback: str, is_taken: Callable[[str], bool] = lambda slug: False) -> str:
    """An address made from the title that no other entry of this kind has."""
    base = slug_of(entry, fallback)
    others = type(entry)._default_manager.filter(slug__startswith=base).exclude(pk=entry.pk)
    taken = set(others.values_list("slug", flat=True))
    return first_free(base, lambda slug: slug in taken or is_taken(slug))


def slug_of(entry: models.Model, fallback: str) -> str:
    """The title as an address, short enough for a number to be added; ``fallback`` if nothing of it is left."""
    return german_slug(entry.title)[: entry._meta.get_field("slug").max_length - 10].strip("-_") or fallback


def first_free(base: str, is_taken: Callable[[str], bool]) -> str:
    """``base``, ``base-2``, ``base-3`` …: the first that is not taken."""
    slug, number = base, 1
    while is_taken(slug):
        number += 1
        slug = f"{base}-{number}"
    return slug


def save_with_free_slug(entry: models.Model, save: Callable, **kwargs) -> None:
    """Gives ``entry`` a free address and saves it; once more if somebody else took that address in the same moment."""
    if kwargs.get("update_fields") is not None:
        kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
    entry.slug = entry.free_slug()
    try:
        with transaction.atomic():
            save(**kwargs)
    except IntegrityError:
        refused, entry.slug = entry.slug, entry.free_slug()
        if entry.slug == refused:  # it is still free, so something else is wrong
            raise
        save(**kwargs)


def save_at_address(entry: models.Model, save: Callable, **kwargs) -> None:
    """Saves ``entry`` with an address of its own; a public one that changes leads to the new one (redirects.py)."""
    with links_kept(entry, kwargs.get("update_fields")):
        if entry.slug:
            save(**kwargs)
        else:
            save_with_free_slug(entry, save, **kwargs)


def is_in_state(state: str, now: datetime | None = None) -> Q:
    """The condition for one of draft, planned, public, expired at ``now``; ``Publishable.state`` says it of an object."""
    now = now or timezone.now()
    published, begun = Q(status=Publishable.Status.PUBLISHED), Q(published_from__lte=now)
    return {
        "draft": Q(status=Publishable.Status.DRAFT),
        "planned": published & Q(published_from__gt=now),
        "public": published & begun & (Q(published_until__isnull=True) | Q(published_until__gt=now)),
        "expired": published & begun & Q(published_until__lte=now),
    }[state]


class PublishableQuerySet(models.QuerySet):
    def published(self, now: datetime | None = None):
        """What the public may see at ``now``. No other place decides this."""
        return self.in_state("public", now)

    def in_state(self, state: str, now: datetime | None = None):
        """What is draft, planned, public or expired at ``now``."""
        return self.filter(is_in_state(state, now))

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
    other_url_names: tuple[str, ...] = ()  # what else can be fetched by the slug: a file, a calendar

    class Meta:
        abstract = True
        ordering = ["-published_from", "-pk"]
        get_latest_by = "published_from"
        indexes = [models.Index(fields=["status", "-published_from"], name="%(app_label)s_%(class)s_pub")]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(self.detail_url_name, args=[self.slug])

    def addresses(self) -> list[str]:
        """Where the entry can be found by its slug, its page first: what stays reachable when the slug changes."""
        path = self.get_absolute_url()
        others = [reverse(name, args=[self.slug]) for name in self.other_url_names]
        return [] if "#" in path else [path, *others]

    @property
    def forwards_to(self) -> str:
        """Where visitors of this entry are sent on to; empty for what is read here."""
        return ""

    def clean(self):
        """Titles and summaries go to feeds, calendars and mails; what can't be seen is dropped from them."""
        super().clean()
        self.title, self.summary = " ".join(strip_controls(self.title).split()), strip_controls(self.summary)
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

    def save(self, **kwargs):
        save_at_address(self, super().save, **kwargs)

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
        return self.state == "public"

    @property
    def was_public(self) -> bool:
        """The public sees it or once saw it, so its address may stand anywhere."""
        return self.state in ("public", "expired")

    @property
    def state(self) -> str:
        """One of draft, planned, public, expired: the rule of ``is_in_state()`` for an object at hand."""
        now = timezone.now()
        if self.status == self.Status.DRAFT:
            return "draft"
        if self.published_from > now:
            return "planned"
        return "expired" if self.published_until and self.published_until <= now else "public"
