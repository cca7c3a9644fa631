"""Deciding on reports: what is reported goes or stays, and everybody concerned is told why.

As with contributions (moderation.py) a second moderator is told, and nothing is decided twice.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from klimaportal.core.models import Mail

from . import moderation, transparency
from .models import Contribution, Decision, Reason, Report
from .notify import cancel, is_tidied_away
from .report_mails import tell_reporter

Status, Outcome = Contribution.Status, Report.Outcome
# Not public any more, whoever did it: there is nothing left to remove.
GONE = (Status.REJECTED, Status.SPAM, Status.WITHDRAWN, Status.ERASED)


class AlreadyClosed(Exception):
    """Somebody else decided first, or it was taken back meanwhile. ``report`` is what it is now (None: not there)."""

    def __init__(self, report: Report | None):
        self.report = report
        super().__init__(self.message)

    @property
    def message(self) -> str:
        if self.report is None:
            return _("Diese Meldung gibt es nicht mehr.")
        if self.report.is_open:
            return _("Diese Meldung ist inzwischen wieder offen. Bitte sehen Sie sie noch einmal an.")
        return _("Schon entschieden: %(who)s hat diese Meldung am %(when)s Uhr entschieden: %(what)s.") % {
            "who": moderation.name_of(self.report.decided_by),
            "when": date_format(timezone.localtime(self.report.decided_at), "j. F, H:i"),
            "what": self.report.get_outcome_display(),
        }


class DoesNotFit(ValueError):
    """The contribution is gone and can't stay, or is public and can't be «gone already»."""


def is_gone(contribution: Contribution) -> bool:
    return contribution.status in GONE


@transaction.atomic
def close(
    contribution: Contribution, pks: list[int], outcome: str, statement: str, user, *,
    version: int, reason: Reason | None = None, words: str = "", base_url: str = "",
) -> list[Report]:  # fmt: skip
    """Decides on the reports ``pks`` of one contribution; each reporter gets ``statement`` by mail.

    REMOVED takes a public contribution down the way of every rejection, with a ``reason`` and the moderator's own
    ``words`` for its author; one that is gone already (``is_gone``) is left as it is. Raises AlreadyClosed,
    moderation.AlreadyDecided, DoesNotFit, ValueError when a reason is missing.
    """
    current = _lock(contribution)
    reports = list(
        Report.objects.select_for_update(of=("self",)).filter(pk__in=pks, contribution=current).order_by("pk")
    )
    late = next((report for report in reports if not report.is_open), None)
    if late or not reports or len(reports) != len(set(pks)):
        raise AlreadyClosed(late)
    if current.version != version:
        raise moderation.AlreadyDecided(current, _last(current))
    if outcome == Outcome.KEPT and current.status != Status.PUBLISHED:
        raise DoesNotFit
    decision = None
    if outcome == Outcome.REMOVED and not is_gone(current):
        decision = moderation.decide(
            current, Decision.Action.REJECT, user, version=version, reason=reason, words=words, base_url=base_url
        )
    transparency.changed()
    # The same moment in both rows is what ties them together, should the decision be undone (reports.reopen_with).
    at = decision.at if decision else timezone.now()
    for report in reports:
        report.outcome, report.statement, report.decided_at, report.decided_by = outcome, statement, at, user
        report.contribution = current
        report.save(update_fields=["outcome", "statement", "decided_at", "decided_by"])
        mails = tell_reporter(report, base_url)
        if decision:
            decision.mails.add(*mails)
    return reports


@transaction.atomic
def take_back(report: Report, user) -> bool:
    """Opens the report again, with those that were decided together with it. Returns whether mails had gone out.

    If a contribution was removed for it, that is undone, too. Raises AlreadyClosed, moderation.AlreadyDecided.
    """
    contribution = _lock(report.contribution)
    current = Report.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if current is None or current.is_open or current.decided_at != report.decided_at:
        raise AlreadyClosed(current)
    decision = contribution.decisions.filter(at=current.decided_at, action=Decision.Action.REJECT).first()
    if decision and current.outcome == Outcome.REMOVED:
        return moderation.undo(decision, user)
    together = Report.objects.filter(contribution=contribution, outcome=current.outcome, decided_at=current.decided_at)
    # The receipts are older than the decision: they are left alone.
    mails = Mail.objects.filter(about__in=[each.about for each in together], created_at__gte=current.decided_at)
    told = is_tidied_away(mails, current.decided_at) or not cancel(mails)
    together.update(outcome=Outcome.OPEN, statement="", decided_at=None, decided_by=None)
    transparency.changed()
    return told


def _lock(contribution: Contribution) -> Contribution:
    """The contribution first, then its reports: always in this order, so that nobody waits for each other."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("post", "parent")
    current = rows.filter(pk=contribution.pk).first()
    if current is None:
        raise moderation.AlreadyDecided(None, None)
    return current


def _last(contribution: Contribution) -> Decision | None:
    return contribution.decisions.select_related("by", "undone_by").first()
