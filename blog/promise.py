"""What the portal promises to those who wrote: a decision within so many working days (blog/rules.py).

``Rules.promise`` says it in words, wherever somebody reads it; the sentence before it is the editors' own (Portal).
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from .holidays import holidays_of
from .rules import Rules

DAY = timedelta(days=1)


def is_working_day(day: date, state: str = "") -> bool:
    return day.weekday() < 5 and day not in holidays_of(day.year, state)


def _next(day: date, state: str, step: timedelta = DAY) -> date:
    """The nearest working day after ``day``; before it when ``step`` leads back."""
    day += step
    while not is_working_day(day, state):
        day += step
    return day


def due_at(came_in: datetime, rules: Rules | None = None) -> datetime:
    """Until when the promise holds: what comes in on a free day counts as come in at the start of the next working day."""
    rules = rules or Rules.current()
    local = timezone.localtime(came_in)
    day, clock = local.date(), local.timetz()
    if not is_working_day(day, rules.state):
        day, clock = _next(day, rules.state), time(tzinfo=local.tzinfo)
    for _step in range(rules.promise_days):
        day = _next(day, rules.state)
    return datetime.combine(day, clock)


def overdue_before(now: datetime, rules: Rules | None = None) -> datetime:
    """What came in before this moment is overdue at ``now``: the way back of ``due_at``, for one condition in a query."""
    rules = rules or Rules.current()
    local = timezone.localtime(now)
    day, clock = local.date(), local.timetz()
    at_midnight = not is_working_day(day, rules.state) or clock == time(tzinfo=local.tzinfo)
    if at_midnight:  # all that was due on the last working day is overdue, and nothing of what is due after it
        day = _next(day, rules.state, -DAY)
    for _step in range(rules.promise_days):
        day = _next(day, rules.state, -DAY)
    return datetime.combine(day + DAY, time(tzinfo=local.tzinfo)) if at_midnight else datetime.combine(day, clock)
