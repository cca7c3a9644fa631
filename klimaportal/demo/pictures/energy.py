"""Wind turbines, modules, heat pumps and what belongs to them; also vehicles."""

from __future__ import annotations

import math

from .canvas import BEECH, FIELD, INK, PAPER, SAND, Canvas, Point, dark, light, mix, veil
from .nature import shadow

TYRE = "#2b3735"


def turbine(c: Canvas, x: float, y: float, h: float, turn: float = 12, tone: str = "#fdfdfa") -> None:
    """A wind turbine with three blades; h is the height of the hub above its foot."""
    shade = mix(tone, "#7c918f", 0.38)
    top = y - h
    w = h * 0.017
    c.poly([(x - w, y), (x - w * 0.5, top), (x + w * 0.5, top), (x + w, y)], shade)
    c.poly([(x - w, y), (x - w * 0.5, top), (x, top), (x, y)], tone)
    c.rect(x - h * 0.014, top - h * 0.018, h * 0.05, h * 0.03, shade, h * 0.008)
    for k in range(3):
        blade = c.at(x, top, h * 0.47, turn + k * 120)
        blade.poly(
            [
                (-0.012, 0),
                (-0.034, -0.16),
                (-0.028, -0.3),
                (-0.008, -0.97),
                (0.004, -1),
                (0.012, -0.6),
                (0.02, -0.2),
                (0.014, 0),
            ],
            tone,
        )
        blade.poly([(0.004, 0), (0.002, -0.3), (0.004, -1), (0.012, -0.6), (0.02, -0.2), (0.014, 0)], shade)
    c.circle(x, top, h * 0.017, tone)


def panel(c: Canvas, corners: list[Point], columns: int, lines: int, tone: str = "#2c4a66") -> None:
    """A PV surface in perspective: corners from the upper left, clockwise; with cells and a gleam."""
    (ax, ay), (bx, by), (dx, dy), (ex, ey) = corners

    def spot(u: float, v: float) -> Point:
        return (
            (ax + (bx - ax) * u) * (1 - v) + (ex + (dx - ex) * u) * v,
            (ay + (by - ay) * u) * (1 - v) + (ey + (dy - ey) * u) * v,
        )

    size = math.hypot(bx - ax, by - ay) / columns
    c.poly(corners, dark(tone, 0.25))
    inset = 0.05
    for i in range(columns):
        for j in range(lines):
            u0, u1 = (i + inset) / columns, (i + 1 - inset) / columns
            v0, v1 = (j + inset) / lines, (j + 1 - inset) / lines
            c.poly([spot(u0, v0), spot(u1, v0), spot(u1, v1), spot(u0, v1)], tone)
            c.poly([spot(u0, v0), spot(u0 + (u1 - u0) * 0.62, v0), spot(u0, v1)], light(tone, 0.14))
    c.line([*corners, corners[0]], "#b9c7cf", max(size * 0.04, 1.4), cap=False)


def rack(c: Canvas, x: float, y: float, w: float, h: float, columns: int = 8, lines: int = 2) -> None:
    """A row of modules on its frame in a field; (x, y) is the lower left corner on the ground."""
    lean = h * 0.55
    for i in range(columns // 2 + 1):
        px = x + (w - 8) * i / (columns // 2) + 4
        c.line([(px, y + h * 0.1), (px + lean * 0.5, y - h * 0.55)], "#9aa5a3", h * 0.035)
    c.poly(
        [
            (x, y + h * 0.12),
            (x + w, y + h * 0.12),
            (x + w + lean * 1.2, y - h * 0.02),
            (x + lean, y - h * 0.05),
        ],
        veil(INK, 0.16),
    )
    panel(
        c,
        [(x + lean, y - h), (x + w + lean, y - h), (x + w, y - h * 0.22), (x, y - h * 0.22)],
        columns,
        lines,
    )


def heatpump(c: Canvas, x: float, y: float, w: float) -> None:
    """An outdoor unit with its fan; x is the left side."""
    h = w * 0.78
    shadow(c, x + w / 2, y, w * 0.66)
    c.rect(x + w * 0.08, y - h * 0.1, w * 0.14, h * 0.1, "#6c7876")
    c.rect(x + w * 0.78, y - h * 0.1, w * 0.14, h * 0.1, "#6c7876")
    c.rect(x, y - h * 1.06, w, h * 0.98, "#e7ebe6", w * 0.05)
    c.rect(x + w * 0.74, y - h * 1.06, w * 0.26, h * 0.98, "#cfd8d3", w * 0.05)
    cx, cy, r = x + w * 0.38, y - h * 0.57, w * 0.29
    c.circle(cx, cy, r, "#8fa09d")
    c.circle(cx, cy, r * 0.9, "#3d4f4e")
    for k in range(4):
        fan = c.at(cx, cy, r * 0.84, k * 90 + 20)
        fan.blob([(0, 0), (0.35, -0.4), (0.3, -0.95), (-0.2, -0.9)], "#a9c3b4")
    for k in (0.35, 0.62, 0.88):
        c.ring(cx, cy, r * k, r * 0.035, "#dfe6e1")
    c.circle(cx, cy, r * 0.14, "#dfe6e1")
    for i in range(4):
        c.rect(x + w * 0.8, y - h * (0.85 - i * 0.09), w * 0.13, h * 0.03, "#a3b0ab")


def wheel(c: Canvas, x: float, y: float, r: float) -> None:
    """A car's wheel standing on y."""
    c.circle(x, y - r, r, TYRE)
    c.circle(x, y - r, r * 0.58, "#b9c3c0")
    c.circle(x, y - r, r * 0.2, "#6c7876")


def car(c: Canvas, x: float, y: float, w: float, tone: str = SAND, flip: bool = False) -> None:
    """A small car, facing right; x is its middle, y the road."""
    shadow(c, x, y, w * 0.54, 0.25)
    p = c.at(x, y, w / 100, flip=flip)
    p.blob(
        [
            (-49, -8),
            (-50, -19),
            (-44, -24),
            (-30, -26),
            (-20, -39),
            (-4, -42),
            (12, -40),
            (24, -28),
            (42, -24),
            (49, -18),
            (50, -9),
            (44, -6),
            (0, -6),
            (-44, -6),
        ],
        tone,
    )
    p.poly([(-50, -14), (50, -14), (49, -8), (44, -6), (-44, -6), (-49, -8)], dark(tone, 0.16))
    glass = "#31474d"
    p.blob([(-26, -26), (-18, -36), (-6, -38.5), (-4, -38.5), (-4, -26)], glass)
    p.blob([(-1, -38.5), (8, -38), (13, -36), (20, -27), (17, -26), (-1, -26)], glass)
    p.poly([(-18, -27), (-10, -37), (-6, -37.8), (-14, -27)], veil(PAPER, 0.25))
    p.line([(-2.5, -26), (-2.5, -10)], dark(tone, 0.25), 0.7)
    p.rect(-10, -23, 6, 1.6, dark(tone, 0.3), 0.8)
    p.ellipse(47.5, -19, 2.4, 2.8, "#fdf0bf")
    p.rect(-50.2, -21, 2.4, 5, "#d9694b", 1)
    wheel(p, -30, 0, 9)
    wheel(p, 29, 0, 9)


def bus(c: Canvas, x: float, y: float, w: float, tone: str = BEECH, riders: bool = True) -> None:
    """A country bus, facing right; x is its middle, y the road."""
    shadow(c, x, y, w * 0.53, 0.25)
    p = c.at(x, y, w / 100)
    p.rect(-50, -34, 100, 30, PAPER, 4)
    p.rect(-50, -16, 100, 11, tone, 2)
    p.poly([(-20, -16), (6, -16), (-4, -5), (-34, -5)], FIELD)
    glass = "#3a535b"
    p.rect(-48, -31, 97, 13, glass, 2)
    p.rect(44, -31, 6, 18, glass, 2)
    for i in range(6):
        gx = -46 + i * 14
        p.poly([(gx + 1, -18.2), (gx + 6, -31), (gx + 9, -31), (gx + 4, -18.2)], veil(PAPER, 0.16))
        p.rect(gx + 12, -31, 0.9, 13, PAPER)
    if riders:
        for gx, skin, hair, shirt in (
            (-38, "#e3b18f", "#7a5236", FIELD),
            (-24, "#8a5a3d", "#2b211c", "#d98a6a"),
            (4, "#f0c9a8", "#d8d4cc", "#6d90a0"),
        ):
            p.pie(gx, -18, 3.6, 3.6, 180, 360, shirt)
            p.ellipse(gx, -23.6, 2, 2.5, skin)
            p.pie(gx, -24.2, 2.3, 2.5, 170, 370, hair)
    p.rect(26, -31, 12, 26, "#dfe6e1", 1)
    for gx in (27, 32.5):
        p.rect(gx, -29.5, 4.6, 22, glass, 0.8)
    p.rect(8, -34, 20, 2.6, INK, 1)
    p.rect(10, -33.3, 12, 1.2, FIELD, 0.6)
    p.ellipse(48.3, -11, 1.5, 1.5, "#fdf0bf")
    wheel(p, -31, 0, 6.6)
    wheel(p, 20, 0, 6.6)


def train(c: Canvas, x: float, y: float, w: float, tone: str = SAND) -> None:
    """A regional railcar with two parts, its nose to the right; x is the middle, y the rail."""
    p = c.at(x, y, w / 200)
    for left in (-100, 1):
        nose = left > 0
        shape = [(left, -4), (left, -38), (left + 76, -38)]
        shape += [(left + 90, -34), (left + 98, -18), (left + 99, -4)] if nose else [(left + 99, -38), (left + 99, -4)]
        p.poly(shape, PAPER)
        p.poly([(left, -4), (left, -14), (left + (98.5 if nose else 99), -14), (left + 99, -4)], tone)
        p.rect(left, -38, 76 if nose else 99, 3, dark(tone, 0.1))
        for i in range(5):
            p.rect(left + 4 + i * 15 + (9 if i > 2 else 0), -31, 12, 12, "#3a535b", 1.5)
        p.rect(left + 49, -33, 8, 28, tone, 1)
        p.rect(left + 50.5, -30, 5, 12, "#3a535b", 1)
        if nose:
            p.poly([(left + 84, -33), (left + 90, -32), (left + 96, -19), (left + 84, -19)], "#31474d")
            p.ellipse(left + 95, -11, 2, 1.6, "#fdf0bf")
        for wx in (14, 28, 72, 86):
            p.circle(left + wx, -3, 3.6, TYRE)
        p.rect(left + 8, -5, 26, 2.4, "#4d5a58")
        p.rect(left + 66, -5, 26, 2.4, "#4d5a58")
    p.rect(-2, -34, 4, 29, "#4d5a58")


def lorry(c: Canvas, x: float, y: float, w: float, tone: str = BEECH) -> None:
    """A delivery lorry facing right; x is its middle, y the road."""
    shadow(c, x, y, w * 0.54, 0.25)
    p = c.at(x, y, w / 100)
    p.rect(-50, -46, 70, 38, PAPER, 1.5)
    p.rect(-50, -20, 70, 12, mix(PAPER, tone, 0.85))
    p.blob([(-28, -28), (-15, -40), (-2, -36), (-12, -25)], tone)
    p.line([(-27, -26), (-6, -37)], PAPER, 1)
    p.rect(-48, -10, 96, 4, "#4d5a58")
    p.poly([(22, -8), (22, -38), (38, -38), (47, -24), (50, -20), (50, -8)], tone)
    p.poly([(28, -34), (36.5, -34), (44, -22.5), (28, -22.5)], "#31474d")
    p.ellipse(48, -13, 1.6, 2, "#fdf0bf")
    for wx in (-36, -22, 36):
        wheel(p, wx, 0, 7.4)


def charger(c: Canvas, x: float, y: float, h: float, tone: str = BEECH) -> None:
    """A charging post with a lit ring and its mark."""
    shadow(c, x, y, h * 0.28)
    w = h * 0.3
    c.rect(x - w * 0.6, y - h * 0.05, w * 1.2, h * 0.05, "#9aa5a3")
    c.rect(x - w / 2, y - h, w, h * 0.97, PAPER, w * 0.2)
    c.rect(x + w * 0.22, y - h, w * 0.28, h * 0.97, "#d5dcd7", w * 0.14)
    c.rect(x - w * 0.34, y - h * 0.93, w * 0.62, h * 0.2, tone, w * 0.08)
    bolt(c, x - w * 0.03, y - h * 0.83, h * 0.075, FIELD)
    c.circle(x - w * 0.03, y - h * 0.6, w * 0.15, INK)
    c.circle(x - w * 0.03, y - h * 0.6, w * 0.08, "#6fa17d")


def bolt(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    """A small flash."""
    shape = [(0.25, -1), (-0.55, 0.15), (-0.05, 0.15), (-0.25, 1), (0.55, -0.2), (0.05, -0.2)]
    c.poly([(x + a * r, y + b * r) for a, b in shape], tone)
