"""The path band: one stripe a year from the base year to the target year, coloured by where the county stood or must stand.

Measured years are solid, years to come hatched; between two given years the value is interpolated linearly and marked so.
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# From «far from the target» to «there», as in the portal's palette; blended in between.
STOPS = (
    (0.0, (143, 52, 32)),
    (0.35, (193, 102, 63)),
    (0.6, (233, 196, 106)),
    (0.8, (136, 173, 130)),
    (1.0, (31, 92, 69)),
)
LINE = re.compile(r"^\s*(\d{4})\s*;\s*(-?[\d.,]+)\s*(?:;\s*(Ziel)\s*)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Point:
    year: int
    value: Decimal
    is_target: bool


@dataclass(frozen=True)
class Stripe:
    year: int
    value: Decimal
    colour: str
    ahead: bool
    given: bool
    x: str
    width: str


@dataclass(frozen=True)
class Band:
    stripes: list[Stripe]
    points: list[Point]
    last_measured: int
    marker: str

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def tick_at_end(self) -> bool:
        """The marker stands in the right half, so its label goes to its left and never leaves a narrow screen."""
        return float(self.marker) > 720

    @property
    def tick_space(self) -> str:
        """The room between the nearer edge and the marker, as a width that needs no style attribute."""
        share = float(self.marker) / 14.4
        return f"{100 - share if self.tick_at_end else share:.2f}%"


def _number(text: str) -> Decimal:
    """«1.234,5», «1.234» and «1234.5» alike: a point before exactly three digits parts thousands, as Germans write it."""
    if "," in text or re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    return Decimal(text)


def parse_series(text: str) -> list[Point]:
    """Lines «Jahr; Wert» (measured) and «Jahr; Wert; Ziel». Raises ``ValidationError`` naming the line."""
    points: list[Point] = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        if not line.strip():
            continue
        match = LINE.match(line)
        try:
            point = Point(int(match[1]), _number(match[2]), bool(match[3])) if match else None
        except InvalidOperation:
            point = None
        if point is None:
            raise ValidationError(
                _("Zeile %(n)d ist nicht zu lesen: «%(line)s». Gemeint ist etwa «1990; 100» oder «2045; 0; Ziel».")
                % {"n": number, "line": line.strip()[:60]}
            )
        if points and point.year <= points[-1].year:
            raise ValidationError(_("Zeile %(n)d: Die Jahre müssen aufsteigen, jedes nur einmal.") % {"n": number})
        if points and points[-1].is_target and not point.is_target:
            raise ValidationError(
                _("Zeile %(n)d: Nach einem Zielwert kann kein gemessener Wert mehr kommen.") % {"n": number}
            )
        points.append(point)
    if len(points) < 2 or points[0].is_target or not points[-1].is_target:
        raise ValidationError(_("Gebraucht werden mindestens ein gemessener Wert am Anfang und ein Zielwert am Ende."))
    if points[-1].year - points[0].year > 120:
        raise ValidationError(_("Das Band kann höchstens 120 Jahre umfassen."))
    return points


def colour_at(share: float) -> str:
    """The colour for a share of the way from the highest value (0) to the target (1)."""
    share = min(1.0, max(0.0, share))
    for (low, from_colour), (high, to_colour) in pairwise(STOPS):
        if share <= high:
            t = (share - low) / (high - low)
            return "#" + "".join(f"{round(a + (b - a) * t):02x}" for a, b in zip(from_colour, to_colour, strict=True))
    return "#1f5c45"


def value_in(points: list[Point], year: int) -> Decimal:
    """The value given for ``year``, or the linear interpolation between its neighbours."""
    for before, after in pairwise(points):
        if before.year <= year <= after.year:
            return before.value + (after.value - before.value) * (year - before.year) / (after.year - before.year)
    return points[-1].value


def band_of(block) -> Band | None:
    """The band of a block; None if its series can't be read (it is checked when it is saved)."""
    try:
        points = parse_series(block.series)
    except ValidationError:
        return None
    years = range(points[0].year, points[-1].year + 1)
    measured = [p.year for p in points if not p.is_target]
    given = {p.year for p in points}
    highest = max(p.value for p in points)
    span = float(highest - points[-1].value) or 1.0
    step = 1440 / len(years)
    stripes = []
    for i, year in enumerate(years):
        value = value_in(points, year)
        stripes.append(
            Stripe(
                year,
                value,
                colour_at(float(highest - value) / span),
                year > measured[-1],
                year in given,
                f"{i * step:.1f}",
                f"{step + 0.4:.1f}",
            )
        )
    marker = f"{(measured[-1] - points[0].year + 1) * step:.1f}"
    return Band(stripes, points, measured[-1], marker)
