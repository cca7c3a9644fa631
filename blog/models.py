"""The blog: posts by authors in their role, comments by anybody, everything moderated."""

from django.db import models
from django.db.models.functions import Coalesce
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


class PostQuerySet(PublishableQuerySet):
    def with_comment_count(self):
        """Adds ``comment_count``: published comments only, in the same query."""
        public = Contribution.objects.published().filter(post=models.OuterRef("pk")).order_by().values("post")
        counted = models.Subquery(public.annotate(n=models.Count("pk")).values("n"))
        return self.annotate(comment_count=Coalesce(counted, 0))


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
