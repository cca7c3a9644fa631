"""Churches, palaces and the monument of the two counties."""

from __future__ import annotations

from .built import LIT, House, block, lancets, spire, window
from .canvas import MONUMENT, STONE, Canvas, Point, arc, dark, light


def monument(c: Canvas, x: float, y: float, h: float, tone: str = MONUMENT) -> None:
    """The red sandstone tower: terraces with arches, shaft, gallery and crown. (x, y) is its foot."""
    lit, shade, deep = light(tone, 0.12), dark(tone, 0.2), dark(tone, 0.5)

    def tier(half: float, low: float, top: float, taper: float = 0.94) -> None:
        a, b, lo, up = half * h, half * taper * h, y - low * h, y - top * h
        c.poly([(x - a, lo), (x - b, up), (x + b, up), (x + a, lo)], tone)
        c.poly([(x - a, lo), (x - b, up), (x - b * 0.5, up), (x - a * 0.5, lo)], lit)
        c.poly([(x + a * 0.45, lo), (x + b * 0.45, up), (x + b, up), (x + a, lo)], shade)

    def ledge(half: float, at: float) -> None:
        c.rect(x - half * h, y - at * h, half * 2 * h, h * 0.014, lit)
        c.rect(x - half * h, y - at * h + h * 0.014, half * 2 * h, h * 0.01, deep)

    tier(0.5, -0.05, 0.09, 0.98)
    lancets(c, x, y - h * 0.0, h * 0.05, h * 0.065, 9, deep)
    ledge(0.5, 0.1)
    tier(0.3, 0.09, 0.23, 0.96)
    lancets(c, x, y - h * 0.105, h * 0.06, h * 0.095, 4, deep)
    ledge(0.3, 0.24)
    tier(0.16, 0.23, 0.42, 0.92)
    c.rect(x - h * 0.045, y - h * 0.37, h * 0.09, h * 0.135, deep)
    c.circle(x, y - h * 0.37, h * 0.045, deep)
    c.ellipse(x, y - h * 0.29, h * 0.022, h * 0.06, lit)
    ledge(0.165, 0.43)
    tier(0.115, 0.42, 0.74, 0.88)
    lancets(c, x, y - h * 0.6, h * 0.016, h * 0.07, 2, deep)
    ledge(0.125, 0.755)
    for side in (-1, 1):
        c.rect(x + side * h * 0.1 - h * 0.018, y - h * 0.8, h * 0.036, h * 0.05, tone if side < 0 else shade)
        spire(c, x + side * h * 0.1, y - h * 0.798, h * 0.042, h * 0.045, lit)
    tier(0.078, 0.75, 0.85, 0.9)
    lancets(c, x, y - h * 0.775, h * 0.02, h * 0.055, 3, deep)
    c.poly([*arc(x, y - h * 0.85, h * 0.075, h * 0.09, 180, 360, 20)], tone)
    c.poly([*arc(x, y - h * 0.85, h * 0.075, h * 0.09, 180, 270, 12), (x, y - h * 0.85)], lit)
    c.rect(x - h * 0.012, y - h * 0.975, h * 0.024, h * 0.05, shade)
    c.circle(x, y - h * 0.985, h * 0.014, lit)


def onion(c: Canvas, x: float, y: float, w: float, h: float, tone: str) -> None:
    """A baroque bulb with lantern and tip."""

    def shape(k: float, lean: float) -> list[Point]:
        right = [
            (0.5, 0),
            (0.56, -0.14),
            (0.44, -0.3),
            (0.2, -0.42),
            (0.16, -0.5),
            (0.24, -0.58),
            (0.16, -0.7),
            (0, -1),
        ]
        left = [(-a, b) for a, b in reversed(right[:-1])]
        return [(x + (a * k + lean) * w, y + b * h) for a, b in right + left]

    c.poly(shape(1, 0), dark(tone, 0.15))
    c.poly(shape(0.6, -0.12), tone)
    c.line([(x, y - h * 0.95), (x, y - h * 1.12)], dark(tone, 0.3), w * 0.05)
    c.circle(x, y - h * 1.13, w * 0.07, LIT)


def patrokli(c: Canvas, x: float, y: float, h: float, tone: str = "#8a9c80") -> None:
    """The broad green sandstone tower with a helm and four corner turrets."""
    w = h * 0.36
    shade, deep, helm = dark(tone, 0.18), dark(tone, 0.5), "#6f8d88"
    c.rect(x + w * 0.4, y - h * 0.34, w * 1.7, h * 0.34, dark(tone, 0.08))
    c.poly(
        [
            (x + w * 0.4, y - h * 0.5),
            (x + w * 1.98, y - h * 0.5),
            (x + w * 2.16, y - h * 0.33),
            (x + w * 0.4, y - h * 0.33),
        ],
        "#6e7f7d",
    )
    lancets(c, x + w * 1.3, y - h * 0.12, w * 0.12, h * 0.15, 4, deep)
    c.rect(x - w / 2, y - h * 0.6, w, h * 0.6, tone)
    c.rect(x - w / 2, y - h * 0.6, w * 0.3, h * 0.6, light(tone, 0.1))
    c.rect(x + w * 0.26, y - h * 0.6, w * 0.24, h * 0.6, shade)
    for level, size in ((0.22, 0.08), (0.36, 0.09), (0.49, 0.1)):
        lancets(c, x, y - h * (level - 0.02), w * 0.09, h * size, 4, deep)
        c.rect(x - w * 0.52, y - h * level + h * 0.035, w * 1.04, h * 0.008, shade)
    lancets(c, x, y, w * 0.2, h * 0.1, 3, deep)
    spire(c, x, y - h * 0.6, w * 0.98, h * 0.4, helm)
    for side in (-1, 1):
        c.rect(x + side * w * 0.43 - w * 0.07, y - h * 0.67, w * 0.14, h * 0.08, tone if side < 0 else shade)
        spire(c, x + side * w * 0.43, y - h * 0.665, w * 0.17, h * 0.13, helm)


def gothic(c: Canvas, x: float, y: float, h: float, tone: str = "#9aa98d") -> None:
    """A hall church with twin slender spires."""
    w = h * 0.13
    c.rect(x - w * 1.2, y - h * 0.36, w * 4.4, h * 0.36, tone)
    c.poly(
        [
            (x - w * 1.2, y - h * 0.35),
            (x - w * 0.9, y - h * 0.52),
            (x + w * 2.9, y - h * 0.52),
            (x + w * 3.3, y - h * 0.35),
        ],
        "#6e7f7d",
    )
    lancets(c, x + w * 2, y - h * 0.08, w * 0.28, h * 0.24, 4, dark(tone, 0.45))
    for dx in (-0.75, 0.55):
        cx = x + dx * w
        c.rect(cx - w * 0.42, y - h * 0.56, w * 0.84, h * 0.56, light(tone, 0.08))
        c.rect(cx + w * 0.15, y - h * 0.56, w * 0.27, h * 0.56, dark(tone, 0.14))
        lancets(c, cx - w * 0.06, y - h * 0.4, w * 0.13, h * 0.11, 2, dark(tone, 0.45))
        spire(c, cx, y - h * 0.555, w * 0.92, h * 0.44, "#7f9a92")


def steeple(c: Canvas, x: float, y: float, h: float, wall: str = "#9aa98d", roof: str = "#7f9a92") -> None:
    """A church tower seen over the roofs."""
    w = h * 0.2
    c.rect(x - w / 2, y - h * 0.55, w, h * 0.55, wall)
    c.rect(x + w * 0.18, y - h * 0.55, w * 0.32, h * 0.55, dark(wall, 0.15))
    lancets(c, x - w * 0.08, y - h * 0.4, w * 0.14, h * 0.1, 2, dark(wall, 0.5))
    spire(c, x, y - h * 0.545, w * 1.1, h * 0.45, roof)


def palace(c: Canvas, x: float, y: float, h: float) -> None:
    """The palace on its hill: long wings, a round tower with a bulb; x is the middle, y the foot."""
    wall, roof = "#f1e3c6", "#8d4a38"
    wing = House(wall, roof, "#74898c", storeys=3, door="")
    block(c, x - h * 1.15, y, h * 0.85, h * 0.42, House("#ecdcbb", roof, "#74898c", storeys=3, door=""))
    block(c, x + h * 0.12, y, h * 1.0, h * 0.46, wing)
    block(c, x - h * 0.42, y, h * 0.34, h * 0.5, House("#f6ebd3", roof, "#74898c", storeys=3, door=""))
    c.rect(x + h * 0.5, y - h * 0.56, h * 0.22, h * 0.56, light(wall, 0.3))
    c.poly(
        [(x + h * 0.48, y - h * 0.56), (x + h * 0.61, y - h * 0.68), (x + h * 0.74, y - h * 0.56)],
        light(wall, 0.3),
    )
    c.line(
        [(x + h * 0.475, y - h * 0.555), (x + h * 0.61, y - h * 0.685), (x + h * 0.745, y - h * 0.555)],
        roof,
        h * 0.02,
    )
    for s in range(3):
        for i in range(2):
            window(c, x + h * (0.56 + i * 0.1), y - h * (0.5 - s * 0.15), h * 0.04, h * 0.08, "#74898c")
    c.circle(x + h * 0.61, y - h * 0.6, h * 0.022, "#74898c")
    w = h * 0.26
    cx = x - h * 0.02
    c.rect(cx - w / 2, y - h * 0.74, w, h * 0.74, wall)
    c.rect(cx - w / 2, y - h * 0.74, w * 0.3, h * 0.74, light(wall, 0.4))
    c.rect(cx + w * 0.22, y - h * 0.74, w * 0.28, h * 0.74, dark(wall, 0.14))
    for level in (0.16, 0.32, 0.48, 0.63):
        for dx in (-0.24, 0.02, 0.26):
            window(c, cx + dx * w, y - h * level, w * 0.11, h * 0.055, "#74898c")
        c.rect(cx - w * 0.53, y - h * (level + 0.028), w * 1.06, h * 0.009, STONE)
    onion(c, cx, y - h * 0.735, w * 0.98, h * 0.36, "#5f7d78")
