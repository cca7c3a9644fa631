"""What people write: comments under a post and posts of their own, from the first mail to the last trace."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.files import private_storage
from klimaportal.core.links import validate_link
from klimaportal.core.models import Image, Topic

from .signs import fingerprint

# What stands where somebody had their words erased; threads stay readable.
ERASED_TEXT = "[auf Wunsch gelöscht]"
# How long a contribution waits for the click in its mail; after that nothing of it is left.
CONFIRM_WITHIN = timedelta(hours=24)


def new_secret() -> str:
    """256 random bits for the address of the private status page."""
    return secrets.token_urlsafe(32)


class ContributionQuerySet(models.QuerySet):
    def published(self):
        """What the public may see: approved contributions, and approved replies to what is or once was public."""
        status = Contribution.Status
        seen = Q(parent=None) | Q(parent__status__in=[status.PUBLISHED, status.ERASED])
        return self.filter(seen, status=status.PUBLISHED)

    def published_threads(self):
        """The half of ``published`` that answers nothing."""
        return self.filter(parent=None, status=Contribution.Status.PUBLISHED)

    def published_replies(self):
        """The other half. That it has a parent is said twice: PostgreSQL plans by it."""
        status = Contribution.Status
        seen = [status.PUBLISHED, status.ERASED]
        return self.filter(status=status.PUBLISHED, parent__isnull=False, parent__status__in=seen)

    def waiting(self):
        return self.filter(status=Contribution.Status.WAITING)

    def comments(self):
        return self.filter(kind=Contribution.Kind.COMMENT)


class Contribution(models.Model):
    """What a visitor wrote; public only after a moderator said so. Replies are one level deep.

    A comment stands under ``post``. A question, an idea or a report is a post of its own: ``page`` is made when a
    moderator publishes it and shows ``title``, ``text`` and the pictures as they were approved.
    """

    class Kind(models.TextChoices):
        COMMENT = "comment", _("Kommentar")
        QUESTION = "question", _("Frage")
        IDEA = "idea", _("Idee")
        REPORT = "report", _("Bericht")

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("unbestätigt")
        WAITING = "waiting", _("wartet")
        PUBLISHED = "published", _("veröffentlicht")
        REJECTED = "rejected", _("abgelehnt")
        SPAM = "spam", _("Spam")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        ERASED = "erased", _("gelöscht")

    kind = models.CharField(_("Art"), max_length=10, choices=Kind, default=Kind.COMMENT)
    title = models.CharField(_("Überschrift"), max_length=120, blank=True)
    topic = models.ForeignKey(
        Topic, models.SET_NULL, null=True, blank=True, verbose_name=_("Handlungsfeld"), related_name="+"
    )
    post = models.ForeignKey(
        "blog.Post", models.CASCADE, null=True, blank=True, verbose_name=_("Beitrag"), related_name="comments"
    )
    page = models.OneToOneField(
        "blog.Post", models.SET_NULL, null=True, editable=False, verbose_name=_("Seite"), related_name="contribution"
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, verbose_name=_("Antwort auf"), related_name="replies"
    )
    # Whose «Antworten» was chosen: may be a reply itself, while ``parent`` is always the first of the thread.
    replied_to = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")
    name = models.CharField(_("Name oder Pseudonym"), max_length=60)
    place = models.CharField(_("Ort"), max_length=60, blank=True)
    # In lower case, so that one address is one address.
    email = models.EmailField(_("E-Mail"), blank=True)
    text = models.TextField(_("Beitrag"), max_length=5000)
    author = models.ForeignKey(
        "blog.Author", models.SET_NULL, null=True, blank=True, verbose_name=_("offizielle Antwort von"),
        related_name="+",
    )  # fmt: skip

    status = models.CharField(_("Status"), max_length=12, choices=Status, default=Status.WAITING, db_index=True)
    # What was decided last, and why if it was turned down: they stay when the rest is erased, for the yearly figures.
    outcome = models.CharField(_("Entscheidung"), max_length=12, choices=Status, blank=True, editable=False)
    reason = models.ForeignKey(
        "blog.Reason", models.PROTECT, null=True, blank=True, verbose_name=_("Grund"), related_name="+"
    )
    created_at = models.DateTimeField(_("eingegangen"), default=timezone.now, db_index=True)
    confirmed_at = models.DateTimeField(_("Adresse bestätigt"), null=True, editable=False)
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name=_("entschieden von"),
        related_name="+",
    )  # fmt: skip
    # When the author withdrew, anonymised or erased it.
    ended_at = models.DateTimeField(_("zurückgezogen oder gelöscht am"), null=True, editable=False)
    # Counts what moderators and the author did: who acts on an outdated version is told what happened meanwhile.
    version = models.PositiveIntegerField(default=0, editable=False)

    # The same form sent twice makes one contribution.
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    secret = models.CharField(max_length=64, unique=True, default=new_secret, editable=False)
    consent = models.ForeignKey(
        "blog.Consent", models.PROTECT, null=True, editable=False, verbose_name=_("Einwilligung"), related_name="+"
    )
    # The sender's address shortened to /24 or /48; gone after a week (core/throttle.py).
    network = models.CharField(_("gekürzte Adresse"), max_length=45, blank=True, editable=False)
    wants_replies = models.BooleanField(_("Mail bei Antworten"), default=False)
    is_muted = models.BooleanField(_("keine Mails"), default=False)
    fingerprint = models.CharField(max_length=32, blank=True, editable=False)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Wortmeldung")
        verbose_name_plural = _("Wortmeldungen")
        ordering = ["created_at", "pk"]
        permissions = [("reveal_contribution", _("E-Mail-Adressen sehen"))]
        indexes = [
            # What begins a thread, in order, and how many there are, without a look at the rows themselves.
            models.Index(fields=["post", "parent", "created_at", "id", "status"], name="blog_contrib_threads"),
            models.Index(fields=["status", "created_at", "id"], name="blog_contrib_queue"),
            models.Index(fields=["email", "status"], name="blog_contrib_address"),
            models.Index(fields=["fingerprint"], name="blog_contrib_fingerprint"),
        ]

    def __str__(self):
        """Says nothing personal: it goes into logs that outlive the contribution."""
        return f"{self.get_kind_display()} {self.pk}"

    def save(self, *args, **kwargs):
        self.fingerprint = fingerprint(self.text)
        super().save(*args, **kwargs)

    @property
    def is_comment(self) -> bool:
        return self.kind == self.Kind.COMMENT

    @property
    def has_trail(self) -> bool:
        """Whether the public reads what became of it: only of an idea, and only while it is public."""
        return self.kind == self.Kind.IDEA and self.status == self.Status.PUBLISHED

    @property
    def about(self) -> str:
        """What it is to be called in a sentence: the post it answers, or its own title."""
        return self.post.title if self.post else self.title

    @property
    def byline(self) -> str:
        """Who speaks, as a reader sees it; empty once it is erased."""
        return ", ".join(part for part in (self.name, self.place) if part)

    @property
    def anchor(self) -> str:
        return f"kommentar-{self.pk}"

    @property
    def is_official(self) -> bool:
        return self.author is not None and self.author.is_official

    def get_absolute_url(self) -> str:
        """Where the public reads it (once it is published)."""
        if self.post:
            return f"{reverse('blog:detail', args=[self.post.slug])}?kommentar={self.pk}#{self.anchor}"
        return self.page.get_absolute_url() if self.page else reverse("blog:list")

    def get_status_url(self) -> str:
        """Its private page, for whoever has the link from a mail."""
        return reverse("blog:mine", args=[self.secret])


def picture_path(instance, filename: str) -> str:
    return f"beitraege/{secrets.token_hex(12)}.{filename.rpartition('.')[2].lower()}"


class Picture(models.Model):
    """One of up to three pictures that came with a contribution; nobody sees it before it is published.

    Without a contribution it belongs to a form that is still being filled in; housekeeping takes what is left of those.
    """

    contribution = models.ForeignKey(Contribution, models.CASCADE, null=True, related_name="pictures")
    file = models.FileField(_("Bild"), upload_to=picture_path, storage=private_storage, max_length=200)
    alt = models.CharField(_("Was ist auf dem Bild zu sehen?"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    uploaded_at = models.DateTimeField(default=timezone.now, db_index=True)
    # The public copy in the media library, made when the contribution is published.
    image = models.OneToOneField(Image, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("eingesandtes Bild")
        verbose_name_plural = _("eingesandte Bilder")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.alt or f"{self._meta.verbose_name} {self.pk}"


class TrailStepQuerySet(models.QuerySet):
    def public(self):
        """Steps of ideas that are public themselves."""
        kind, status = Contribution.Kind.IDEA, Contribution.Status.PUBLISHED
        return self.filter(contribution__kind=kind, contribution__status=status)


class TrailStep(models.Model):
    """What became of an idea: one dated step of the public trail «Was daraus wurde»."""

    class State(models.TextChoices):
        EXAMINED = "examined", _("wird geprüft")
        TAKEN_UP = "taken_up", _("aufgegriffen")
        DECLINED = "declined", _("nicht aufgegriffen")

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="trail")
    state = models.CharField(_("Stand"), max_length=10, choices=State)
    date = models.DateField(_("Datum"), default=timezone.localdate)
    text = models.CharField(_("in einem Satz"), max_length=400, blank=True)
    link = models.CharField(
        _("Adresse der Maßnahme oder Seite"), max_length=300, blank=True, validators=[validate_link]
    )
    told_at = models.DateTimeField(null=True, editable=False)

    objects = TrailStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("Schritt")
        verbose_name_plural = _("Was daraus wurde")
        ordering = ["date", "pk"]

    def __str__(self):
        return self.get_state_display()

    def clean(self):
        super().clean()
        if self.state == self.State.TAKEN_UP and not self.link:
            raise ValidationError({"link": _("Bitte nennen Sie die Seite oder Maßnahme, die daraus wurde.")})
        if self.state == self.State.DECLINED and not self.text.strip():
            raise ValidationError({"text": _("Bitte sagen Sie in einem Satz, warum nicht.")})
