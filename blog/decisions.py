"""The moderation's log, and the text blocks its reasons and answers are made of."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Mail
from klimaportal.core.text import is_blank

from .defaults import fill_empty
from .reasons import DEFAULTS, unknown_placeholders


class ReasonQuerySet(models.QuerySet):
    def rejections(self):
        return self.filter(kind=Reason.Kind.REJECTION, is_active=True)

    def answers(self):
        return self.filter(kind=Reason.Kind.ANSWER, is_active=True)


class Reason(models.Model):
    """A text block: why something is not published, or how an answer begins. Kept by the moderators themselves."""

    class Kind(models.TextChoices):
        REJECTION = "rejection", _("Grund für eine Ablehnung")
        ANSWER = "answer", _("Textbaustein für Antworten")

    kind = models.CharField(_("Art"), max_length=10, choices=Kind, default=Kind.REJECTION)
    title = models.CharField(_("Kurzname"), max_length=60)
    text = models.TextField(_("Text"), max_length=1500)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_active = models.BooleanField(_("in Gebrauch"), default=True)

    objects = ReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("Textbaustein")
        verbose_name_plural = _("Textbausteine")
        ordering = ["kind", "position", "title"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if is_blank(self.text):
            raise ValidationError({"text": _("Ein Textbaustein braucht einen Text, den man lesen kann.")})
        if unknown := unknown_placeholders(self.text):
            names = ", ".join(unknown)
            raise ValidationError(
                {"text": _("Diese Platzhalter gibt es nicht: %s. Es gibt {name}, {beitrag} und {portal}.") % names}
            )


class Decision(models.Model):
    """One thing that a moderator did, with what was before and after. Rows are never changed except to say «undone»."""

    class Action(models.TextChoices):
        PUBLISH = "publish", _("veröffentlicht")
        REJECT = "reject", _("abgelehnt")
        SPAM = "spam", _("als Spam markiert")
        REOPEN = "reopen", _("wieder geöffnet")
        MOVE = "move", _("verschoben")
        EDIT = "edit", _("bearbeitet")
        ANSWER = "answer", _("beantwortet")

    contribution = models.ForeignKey(
        "blog.Contribution", models.CASCADE, related_name="decisions", verbose_name=_("Kommentar")
    )
    action = models.CharField(_("Entscheidung"), max_length=10, choices=Action)
    # Columns of the contribution by their names, as far as they changed.
    before = models.JSONField(_("vorher"), default=dict)
    after = models.JSONField(_("nachher"), default=dict)
    # A reason that was given stays, so that rejections can be counted by reason; out of use is «is_active».
    reason = models.ForeignKey(Reason, models.PROTECT, null=True, related_name="+", verbose_name=_("Grund"))
    words = models.TextField(_("eigene Worte"), max_length=5000, blank=True)
    answer = models.ForeignKey(
        "blog.Contribution", models.SET_NULL, null=True, related_name="+", verbose_name=_("Antwort")
    )
    # What the decision caused to be written, to be taken back with it while it waits.
    mails = models.ManyToManyField(Mail, related_name="+", verbose_name=_("Mails"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("von")
    )
    at = models.DateTimeField(_("wann"), default=timezone.now)
    undone_at = models.DateTimeField(_("zurückgenommen"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("zurückgenommen von")
    )

    class Meta:
        verbose_name = _("Entscheidung")
        verbose_name_plural = _("Entscheidungen")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["by", "-id"], name="blog_decision_by")]

    def __str__(self):
        return f"{self.get_action_display()}: {self.contribution_id}"


def ensure_reasons(sender, apps=None, **kwargs) -> None:
    """A portal never starts without reasons: a rejection needs one. Runs after every migrate; fills an empty table only."""
    fill_empty(apps, "Reason", [{**values, "position": n} for n, values in enumerate(DEFAULTS, start=1)])
