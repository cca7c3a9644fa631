"""Mails about reports: to who reported (receipt, decision) and to the moderators.

The receipt may go to an address that somebody else typed in: it holds nothing that the sender wrote.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from klimaportal.core.mail import send_mail_template
from klimaportal.core.models import Mail, Portal

from .digests import quoted, told_at_once
from .links import base_of
from .models import Report
from .notify import UNDO_TIME, redress_address


def acknowledge(report: Report, request) -> None:
    """The receipt that Art. 16(4) asks for, at once."""
    send_mail_template(
        "report_received",
        [report.email],
        _("Ihre Meldung Nr. %d ist eingegangen") % report.pk,
        {"report": report, "status_url": base_of(request) + report.get_absolute_url()},
        about=report.about,
    )


def tell_moderators(report: Report, request) -> None:
    """What may be against the law is not collected: it is told at once, to whoever hears of contributions at once."""
    decision = reverse("admin:blog_report_change", args=[report.pk])
    send_mail_template(
        "report_waiting",
        told_at_once(),
        _("Meldung Nr. %(number)d zu «%(title)s»") % {"number": report.pk, "title": report.contribution.about},
        {
            "report": report,
            "why": quoted(report.text),
            "said": quoted(report.contribution.text),
            "decision_url": base_of(request) + decision,
        },
        about=report.about,
    )


def tell_reporter(report: Report, base_url: str = "") -> list[Mail]:
    """The decision with its reasons and what can be done about it (Art. 16(5)); waits as long as it can be undone."""
    base = (base_url or settings.SITE_URL).rstrip("/")
    context = {
        "report": report,
        "removed": report.outcome == Report.Outcome.REMOVED,
        "status_url": base + report.get_absolute_url() if base else "",
        "redress": redress_address(Portal.current()),
    }
    subject = _("Ihre Meldung Nr. %d ist entschieden") % report.pk
    return send_mail_template(
        "report_decided", [report.email], subject, context, hold=UNDO_TIME, about=report.about
    )  # fmt: skip
