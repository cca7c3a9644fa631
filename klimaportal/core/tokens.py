"""Signed links that expire. What they hold can be read by anybody and altered by nobody."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from .chores import latest_time, note_time


class Altered(Exception):
    """The link is not one of ours, or not whole."""


class Expired(Exception):
    """It was one of ours."""


def make(purpose: str, value: Any) -> str:
    """``value`` (anything JSON knows) as part of a link, good for ``purpose`` only."""
    return signing.dumps([value, int(latest_time().timestamp())], salt=f"klimaportal.{purpose}")


def read(purpose: str, token: str, max_age: timedelta) -> Any:
    """What ``make`` was given. Raises Altered or Expired; an expired link stays so when the clock is set back."""
    try:
        value, made = signing.loads(token, salt=f"klimaportal.{purpose}")
        made_at = datetime.fromtimestamp(made, UTC)
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        raise Altered from None
    now = latest_time()
    if made_at + max_age < now:
        note_time(now)
        raise Expired
    return value
