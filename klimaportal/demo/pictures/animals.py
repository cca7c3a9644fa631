"""Sheep, cows and storks."""

from __future__ import annotations

from .canvas import INK, PAPER, Canvas, dark
from .nature import shadow


def sheep(c: Canvas, x: float, y: float, k: float, flip: bool = False, wool: str = "#f6f1e4") -> None:
    """A grazing sheep, head low to the right."""
    shadow(c, x, y, 52 * k, 0.2)
    p = c.at(x, y, k, flip=flip)
    for lx in (-26, -14, 14, 25):
        p.line([(lx, -22), (lx, -2)], "#3b3a36", 6)
    p.blob([(38, -44), (52, -34), (60, -12), (54, -4), (44, -10), (34, -26)], "#3b3a36")
    p.ellipse(39, -38, 10, 4.5, "#2f2e2b")
    for dx, dy, r in (
        (-30, -38, 17),
        (-14, -48, 19),
        (8, -49, 19),
        (26, -42, 17),
        (-20, -30, 17),
        (4, -28, 19),
        (22, -30, 15),
    ):
        p.circle(dx, dy, r, dark(wool, 0.08))
    for dx, dy, r in ((-30, -41, 14), (-14, -51, 16), (8, -52, 16), (25, -45, 14), (-6, -36, 17)):
        p.circle(dx, dy, r, wool)


def stork(c: Canvas, x: float, y: float, k: float, flip: bool) -> None:
    """A stork looking right."""
    p = c.at(x, y, k, flip=flip)
    shadow(p, 0, 0, 50, 0.2)
    for dx in (-8, 10):
        p.line([(dx, -70), (dx + 2, -38), (dx, 0)], "#c9512e", 5)
        p.line([(dx, 0), (dx + 14, 0)], "#c9512e", 4)
    p.blob([(-62, -86), (-30, -116), (20, -122), (42, -108), (36, -78), (0, -62), (-36, -66)], PAPER)
    p.blob([(-84, -72), (-60, -96), (-10, -98), (-2, -84), (-40, -68)], INK)
    p.curve([(32, -104), (48, -130), (44, -156), (56, -176)], PAPER, 17)
    p.circle(58, -178, 14, PAPER)
    p.poly([(66, -186), (124, -168), (68, -172)], "#c9512e")
    p.circle(62, -181, 2.6, INK)


def cow(c: Canvas, x: float, y: float, k: float, flip: bool) -> None:
    """A piebald cow, her head low to the right."""
    p = c.at(x, y, k, flip=flip)
    shadow(p, 0, 0, 80, 0.2)
    for dx in (-56, -40, 38, 54):
        p.line([(dx, -50), (dx, -3)], "#efe6d6", 12)
        p.rect(dx - 6, -9, 12, 9, INK)
    p.blob([(-72, -100), (0, -106), (60, -104), (72, -76), (62, -46), (-60, -44), (-74, -70)], "#f8f2e6")
    p.blob([(-50, -102), (-14, -104), (-10, -76), (-40, -66)], "#3b302b")
    p.blob([(16, -104), (50, -102), (44, -72), (22, -80)], "#3b302b")
    p.blob([(60, -98), (84, -88), (110, -50), (100, -36), (84, -42), (64, -70)], "#f8f2e6")
    p.ellipse(103, -42, 12, 9, "#e3b18f")
    p.ellipse(80, -88, 12, 5, "#3b302b")
    p.curve([(-72, -94), (-86, -70), (-82, -44)], "#efe6d6", 5)
