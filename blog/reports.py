from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core.models import Mail

from .contributions import Contribution, new_secret


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(outcome=Report.Outcome.OPEN)

    def forget(self, before) -> int:
        """Takes all that is personal out of reports decided before that moment; returns how many. The rows stay for the
        yearly figures, and so that the private page can say what became of it."""
        old = list(self.exclude(outcome=Report.Outcome.OPEN).exclude(email="").filter(decided_at__lt=before))
        pks = [report.pk for report in old]
        Mail.objects.filter(about__in=[report.about for report in old]).delete()
        return self.model.objects.filter(pk__in=pks).update(
            name="", email="", text="", statement="", network="", key=None, in_good_faith=False
        )


class Report(models.Model):
    """Somebody says that a contribution should not stand here (notice under Art. 16 Regulation (EU) 2022/2065)."""

    class Ground(models.TextChoices):
        INSULT = "insult", _("beleidigt oder bedroht Menschen")
        HATE = "hate", _("hetzt gegen eine Gruppe von Menschen")
        PRIVACY = "privacy", _("enthält persönliche Angaben über andere")
        COPYRIGHT = "copyright", _("verwendet fremde Texte oder Bilder ohne Erlaubnis")
        FALSE = "false", _("behauptet nachweislich Falsches")
        ADVERTISING = "advertising", _("ist Werbung oder Spam")
        OTHER = "other", _("ist aus einem anderen Grund rechtswidrig")

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

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def about(self) -> str:
        """How a mail says which report it is about (Mail.about)."""
        return f"blog.report:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def stamp(self) -> str:
        """Which decision this is, so that nobody takes back another one than they saw; empty while it is open."""
        return self.decided_at.isoformat() if self.decided_at else ""

    @property
    def is_forgotten(self) -> bool:
        """Its time is over: nothing personal is left (``ReportQuerySet.forget``)."""
        return not self.email

    @property
    def masked_email(self) -> str:
        name, _at, host = self.email.partition("@")
        return f"{name[:1]}…@{host}" if host else ""

    def get_absolute_url(self) -> str:
        """Its private page, for whoever has the link from a mail."""
        return reverse("blog:report-status", args=[self.secret])


def open_reports(pks: Iterable[int]) -> Counter:
    """How many open reports each of these contributions has; one query."""
    rows = Report.objects.open().filter(contribution__in=list(pks)).order_by().values_list("contribution")
    return Counter(dict(rows.annotate(n=models.Count("pk"))))


def reopen_with(decision) -> int:
    """Opens the reports again that were closed by ``decision`` (see report_decisions.close), as it is undone."""
    closed = Report.objects.filter(
        contribution=decision.contribution_id, outcome=Report.Outcome.REMOVED, decided_at=decision.at
    )
    return closed.update(outcome=Report.Outcome.OPEN, statement="", decided_at=None, decided_by=None)
