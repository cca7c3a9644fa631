"""Mail addresses that were confirmed once are remembered by a signed link in our mails, never by a cookie."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core import tokens
from klimaportal.core.throttle import one_at_a_time

from .contributions import CONFIRM_WITHIN
from .models import Contribution, Report

REMEMBER = timedelta(days=180)
# More mails to confirm than this are not sent to one address within a day: it may be a stranger's.
MOST_UNCONFIRMED = 5
# Nor more receipts for reports: nobody has to confirm those, and whoever reports ten comments can write to us as well.
MOST_RECEIPTS = 10
TOO_MANY = _(
    "An diese Adresse sind heute schon mehrere Mails zum Bestätigen gegangen. Bitte bestätigen Sie zuerst einen davon "
    "(sehen Sie auch im Spam-Ordner nach) oder versuchen Sie es morgen noch einmal. Ihr Text ist noch da."
)
TOO_MANY_REPORTS = _(
    "Von dieser Adresse kamen heute schon viele Meldungen. Ihr Text ist noch da: Bitte versuchen Sie es morgen noch einmal, "
    "oder schreiben Sie uns eine Mail."
)


def remember(email: str) -> str:
    """The token for links in mails to a confirmed address: ``?adresse=<token>`` on a page with a form."""
    return tokens.make("address", email)


def address_of(token: str) -> str:
    """The address that ``token`` remembers; empty when it is altered or too old, which is no reason to complain."""
    if not token:
        return ""
    try:
        email = tokens.read("address", token, REMEMBER)
    except (tokens.Altered, tokens.Expired):
        return ""
    return email if isinstance(email, str) else ""


def is_known(token: str, email: str) -> bool:
    return bool(email) and address_of(token) == email


def initial_from(request) -> dict:
    """What ``?adresse=`` fills into a form."""
    token = request.GET.get("adresse", "")
    email = address_of(token)
    return {"email": email, "remembered": token} if email else {}


class LimitedMails:
    """For a GuardedForm whose sending causes a mail to an address that anybody can type: only so many go there in a day."""

    too_many = TOO_MANY

    def seconds_until_mail(self, email: str) -> int:
        """0, or how long to wait until ``email`` gets another mail."""
        raise NotImplementedError

    def keep(self):
        """As in GuardedForm; None, too, when the address has got too many mails already: it may be a stranger's."""
        email = self.cleaned_data["email"]
        one_at_a_time(f"mail to {email}")
        if self.find(self.key()) is None:
            self.retry_after = self.seconds_until_mail(email)
        if self.retry_after:
            self.add_error(None, self.too_many)
            return None
        return super().keep()


def seconds_until_welcome(email: str) -> int:
    """0, or how long to wait until ``email`` gets another mail to confirm."""
    return _seconds_until_fewer(Contribution.objects.filter(email=email, confirmed_at=None), MOST_UNCONFIRMED)


def seconds_until_receipt(email: str) -> int:
    """0, or how long to wait until ``email`` gets another receipt for a report."""
    return _seconds_until_fewer(Report.objects.filter(email=email), MOST_RECEIPTS)


def _seconds_until_fewer(rows, most: int) -> int:
    """How long until fewer than ``most`` of ``rows`` are from within a day."""
    now, day = timezone.now(), CONFIRM_WITHIN
    recent = rows.filter(created_at__gt=now - day).order_by("-created_at")
    times = list(recent.values_list("created_at", flat=True)[:most])
    return max(1, int((times[-1] + day - now).total_seconds())) if len(times) == most else 0
