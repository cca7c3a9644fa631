"""The blog: posts by authors in their role, comments by anybody, everything moderated."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Image
from klimaportal.core.publishing import Publishable, PublishableQuerySet
from klimaportal.core.richtext import RichTextField

from .decisions import Decision, Reason
from .signs import fingerprint

__all__ = ["Author", "Comment", "Decision", "Post", "Reason"]


class Author(models.Model):
    """Who speaks: a role, not a person's account."""

    class Role(models.TextChoices):
        COUNTY = "county", _("Landkreis")
        INSTITUTE = "institute", _("Institut")
        CITIZEN = "citizen", _("Bürgerin oder Bürger")

    name = models.CharField(_("Name oder Funktion"), max_length=120)
    role = models.CharField(_("Rolle"), max_length=12, choices=Role, default=Role.COUNTY)
    about = models.CharField(_("über"), max_length=300, blank=True)
    image = models.ForeignKey(Image, models.SET_NULL, null=True, blank=True, verbose_name=_("Bild"), related_name="+")

    class Meta:
        verbose_name = _("Autorin oder Autor")
        verbose_name_plural = _("Autorinnen und Autoren")
        ordering = ["name"]

    def __str__(self):
        return f"{self.name} ({self.get_role_display()})"

    @property
    def is_official(self) -> bool:
        return self.role != self.Role.CITIZEN


class PostQuerySet(PublishableQuerySet):
    def with_comment_count(self):
        """Adds ``comment_count``: published comments only, in the same query."""
        public = Comment.objects.published().filter(post=models.OuterRef("pk")).order_by().values("post")
        counted = models.Subquery(public.annotate(n=models.Count("pk")).values("n"))
        return self.annotate(comment_count=Coalesce(counted, 0))


class Post(Publishable):
    """A contribution to the conversation, usually with a question to the readers."""

    detail_url_name = "blog:detail"

    author = models.ForeignKey(Author, models.PROTECT, verbose_name=_("Autorin oder Autor"), related_name="posts")
    body = RichTextField(_("Text"))
    question = models.CharField(_("Frage an die Leserinnen und Leser"), max_length=200, blank=True)
    comments_open = models.BooleanField(_("Kommentare möglich"), default=True)

    objects = PostQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("Blogbeitrag")
        verbose_name_plural = _("Blogbeiträge")


class CommentQuerySet(models.QuerySet):
    def published(self):
        """What the public may see: approved comments (and approved replies to approved comments)."""
        return self.filter(Q(parent=None) | Q(parent__status=Comment.Status.PUBLISHED), status=Comment.Status.PUBLISHED)

    def waiting(self):
        return self.filter(status=Comment.Status.WAITING)


class Comment(models.Model):
    """What a visitor wrote under a post; public only after a moderator said so. Replies are one level deep."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("wartet")
        PUBLISHED = "published", _("veröffentlicht")
        REJECTED = "rejected", _("abgelehnt")
        SPAM = "spam", _("Spam")

    post = models.ForeignKey(Post, models.CASCADE, verbose_name=_("Beitrag"), related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, verbose_name=_("Antwort auf"), related_name="replies"
    )
    name = models.CharField(_("Name oder Pseudonym"), max_length=60)
    place = models.CharField(_("Ort"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    text = models.TextField(_("Beitrag"), max_length=5000)
    status = models.CharField(_("Status"), max_length=10, choices=Status, default=Status.WAITING, db_index=True)
    # The same form sent twice makes one comment.
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    author = models.ForeignKey(
        Author, models.SET_NULL, null=True, blank=True, verbose_name=_("offizielle Antwort von"), related_name="+"
    )
    created_at = models.DateTimeField(_("eingegangen"), default=timezone.now, db_index=True)
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name=_("entschieden von"),
        related_name="+",
    )  # fmt: skip
    # Counts what moderators did: who decides on an outdated version is told what happened meanwhile (moderation.py).
    version = models.PositiveIntegerField(default=0, editable=False)
    fingerprint = models.CharField(max_length=32, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Kommentar")
        verbose_name_plural = _("Kommentare")
        ordering = ["created_at", "pk"]
        permissions = [("reveal_comment", _("E-Mail-Adressen sehen"))]
        indexes = [
            models.Index(fields=["post", "status", "created_at"], name="blog_comment_thread"),
            models.Index(fields=["status", "created_at", "id"], name="blog_comment_queue"),
            models.Index(fields=["email", "status"], name="blog_comment_address"),
            models.Index(fields=["fingerprint"], name="blog_comment_fingerprint"),
        ]

    def __str__(self):
        return f"{self.name}: {self.text[:60]}"

    def save(self, *args, **kwargs):
        self.fingerprint = fingerprint(self.text)
        super().save(*args, **kwargs)

    @property
    def anchor(self) -> str:
        return f"kommentar-{self.pk}"

    @property
    def is_official(self) -> bool:
        return self.author is not None and self.author.is_official

    def get_absolute_url(self) -> str:
        return f"{reverse('blog:detail', args=[self.post.slug])}#{self.anchor}"
