"""Mail addresses that were confirmed once are remembered by a signed link in our mails, never by a cookie."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from klimaportal.core import tokens

from .contributions import CONFIRM_WITHIN
from .models import Contribution

REMEMBER = timedelta(days=180)
# More mails to confirm than this are not sent to one address within a day: it may be a stranger's.
MOST_UNCONFIRMED = 5
TOO_MANY = _(
    "An diese Adresse sind heute schon mehrere Mails zum Bestätigen gegangen. Bitte bestätigen Sie zuerst einen davon "
    "(sehen Sie auch im Spam-Ordner nach) oder versuchen Sie es morgen noch einmal. Ihr Text ist noch da."
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


def seconds_until_welcome(email: str) -> int:
    """0, or how long to wait until ``email`` gets another mail to confirm."""
    now = timezone.now()
    recent = Contribution.objects.filter(email=email, confirmed_at=None, created_at__gt=now - CONFIRM_WITHIN)
    times = list(recent.order_by("-created_at").values_list("created_at", flat=True)[:MOST_UNCONFIRMED])
    if len(times) < MOST_UNCONFIRMED:
        return 0
    return max(1, int((times[-1] + CONFIRM_WITHIN - now).total_seconds()))
