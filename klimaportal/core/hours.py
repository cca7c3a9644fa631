"""Opening hours: is somebody there now, and if not, when next?"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Weekday(models.IntegerChoices):
    MONDAY = 0, gettext_lazy("Montag")
    TUESDAY = 1, gettext_lazy("Dienstag")
    WEDNESDAY = 2, gettext_lazy("Mittwoch")
    THURSDAY = 3, gettext_lazy("Donnerstag")
    FRIDAY = 4, gettext_lazy("Freitag")
    SATURDAY = 5, gettext_lazy("Samstag")
    SUNDAY = 6, gettext_lazy("Sonntag")


@dataclass(frozen=True)
class OpeningState:
    is_open: bool
    text: str


def clock(value: time) -> str:
    """«8», «16:30»: the way people say it, without «Uhr»."""
    return f"{value.hour}" if value.minute == 0 else f"{value.hour}:{value.minute:02d}"


def opening_state(hours: list, now: datetime) -> OpeningState | None:
    """What a visitor wants to know at ``now`` (local time). ``hours`` are rows with weekday, opens and closes."""
    if not hours:
        return None
    for row in hours:
        if row.weekday == now.weekday() and row.opens <= now.time() < row.closes:
            return OpeningState(True, _("Jetzt geöffnet, heute bis %s Uhr") % clock(row.closes))
    for days in range(8):
        weekday = (now + timedelta(days=days)).weekday()
        opens = [r.opens for r in hours if r.weekday == weekday and (days or r.opens > now.time())]
        if opens:
            when = [_("heute"), _("morgen")][days] if days < 2 else Weekday(weekday).label
            return OpeningState(
                False, _("Geschlossen, öffnet %(when)s um %(time)s Uhr") % {"when": when, "time": clock(min(opens))}
            )
    return None
