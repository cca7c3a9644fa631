"""The blog: posts by authors in their role, comments by anybody, everything moderated."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Gallery, Image
from klimaportal.core.publishing import Publishable, PublishableQuerySet
from klimaportal.core.richtext import RichTextField

from .contributions import Contribution, Picture, TrailStep
from .decisions import Decision, Reason
from .mail_choice import MailChoice
from .reports import Report
from .rules import Consent, Rules

__all__ = [
    "Author", "Consent", "Contribution", "Decision", "MailChoice", "Picture", "Post", "Reason", "Report", "Rules",
    "TrailStep",
]  # fmt: skip


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


def count_of(rows: models.QuerySet) -> Coalesce:
    """The number of ``rows`` (of one post) as a part of another query."""
    counted = rows.order_by().values("post").annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)


class PostQuerySet(PublishableQuerySet):
    def with_comment_count(self):
        """Adds ``comment_count``: published comments only, in the same query."""
        here = Contribution.objects.filter(post=models.OuterRef("pk"))
        # Counted apart, since one condition over both would join every comment with its parent (seconds on PostgreSQL).
        return self.annotate(comment_count=count_of(here.published_threads()) + count_of(here.published_replies()))

    def with_speaker(self):
        """Adds who wrote it, an author or a citizen, and ``trail_state``: where an idea stands. One more query.

        Not joined: nearly no contribution has a page, and then PostgreSQL misjudges the join and reads the whole table.
        """
        steps = TrailStep.objects.public().filter(contribution__page=models.OuterRef("pk")).order_by("-date", "-pk")
        return self.select_related("author").prefetch_related("contribution").annotate(
            trail_state=models.Subquery(steps.values("state")[:1])
        )  # fmt: skip


class Post(Publishable):
    """A contribution to the conversation, usually with a question to the readers."""

    detail_url_name = "blog:detail"

    # Empty only for what a citizen wrote: then ``contribution`` says who speaks.
    author = models.ForeignKey(
        Author, models.PROTECT, null=True, verbose_name=_("Autorin oder Autor"), related_name="posts"
    )
    body = RichTextField(_("Text"))
    question = models.CharField(_("Frage an die Leserinnen und Leser"), max_length=200, blank=True)
    gallery = models.ForeignKey(
        Gallery, models.SET_NULL, null=True, blank=True, verbose_name=_("Bilderserie"), related_name="+"
    )
    comments_open = models.BooleanField(_("Kommentare möglich"), default=True)

    objects = PostQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("Blogbeitrag")
        verbose_name_plural = _("Blogbeiträge")

    def accepts_comments(self, rules: Rules | None = None) -> bool:
        """Can somebody comment now: the post is open, all posts are, and it is not too old (one query without ``rules``)."""
        rules = rules or Rules.current()
        days = rules.close_after_days
        too_old = days is not None and self.published_from + timedelta(days) < timezone.now()
        return self.comments_open and not rules.comments_closed and not too_old

    @property
    def citizen(self) -> Contribution | None:
        """What a citizen wrote and this page shows; None where an author of the portal speaks."""
        return getattr(self, "contribution", None) if self.author_id is None else None

    @property
    def is_official(self) -> bool:
        return self.author is not None and self.author.is_official

    @property
    def byline(self) -> str:
        """Who speaks: an author in their role, or a citizen with name and place."""
        if self.author:
            return self.author.name
        return self.citizen.byline if self.citizen else ""

    @property
    def trail_label(self) -> str:
        """In words where a citizen's idea stands; empty for everything else. Needs ``with_speaker``."""
        if not self.citizen or not self.citizen.has_trail:
            return ""
        return TrailStep.State(self.trail_state).label if self.trail_state else _("eingegangen")
