"""Dates in the demo's content: as they were, or so many days before or after today."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def moment(value) -> datetime | None:
    """A TOML date or time in German local time, or «+21d 17:00»: days from today."""
    if value in (None, ""):
        return None
    if isinstance(value, str):
        days, _space, clock = value.partition(" ")
        day = timezone.localdate() + timedelta(days=int(days.rstrip("d")))
        value = datetime.combine(day, time.fromisoformat(clock or "09:00"))
    elif not isinstance(value, datetime):
        value = datetime.combine(value, time(9))
    return timezone.make_aware(value) if timezone.is_naive(value) else value


def day(value) -> date | None:
    found = moment(value)
    return timezone.localdate(found) if found else None
