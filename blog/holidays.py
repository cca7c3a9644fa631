"""The public holidays of Germany and its states, as far as they are the same in the whole state.

Fixed days and days counted from Easter Sunday, by the states' own laws as they stand since 2023. Holidays of single
communes (Augsburg, Eichsfeld, parts of Bavaria and Saxony) are working days here.
"""

from datetime import date, timedelta
from functools import lru_cache

# (month, day) or days after Easter Sunday; then the states by ISO 3166-2 without «DE-», nothing: everywhere.
EVERYWHERE = ((1, 1), -2, 1, (5, 1), 39, 50, (10, 3), (12, 25), (12, 26))
IN_STATES = (
    ((1, 6), "BW BY ST"),  # Heilige Drei Könige
    ((3, 8), "BE MV"),  # Internationaler Frauentag
    (60, "BW BY HE NW RP SL"),  # Fronleichnam
    ((8, 15), "SL"),  # Mariä Himmelfahrt
    ((9, 20), "TH"),  # Weltkindertag
    ((10, 31), "BB HB HH MV NI SH SN ST TH"),  # Reformationstag
    ((11, 1), "BW BY NW RP SL"),  # Allerheiligen
)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def repentance_day(year: int) -> date:
    """Buß- und Bettag: the Wednesday before 23 November."""
    last = date(year, 11, 22)
    return last - timedelta((last.weekday() - 2) % 7)


@lru_cache(maxsize=64)
def holidays_of(year: int, state: str = "") -> frozenset[date]:
    """All holidays of the state in that year; without a state those that hold everywhere."""
    rules = [*EVERYWHERE, *(rule for rule, states in IN_STATES if state and state in states.split())]
    sunday = easter(year)
    found = {sunday + timedelta(rule) if isinstance(rule, int) else date(year, *rule) for rule in rules}
    return frozenset(found | {repentance_day(year)} if state == "SN" else found)
