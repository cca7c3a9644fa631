"""Soest county seen from above: a coffee table on the lawn, a park and its shade."""

from __future__ import annotations

import math
from random import Random

from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, dark, light, motif, veil
from .nature import LEFT, RIGHT
from .people import AMARA, GRETE, HEIDI, JONAS, KARL, LEYLA, MINH, OMAR


@motif
def kaffeetafel(c: Canvas) -> None:
    c.sky("#a5cb7d", "#8fba68", 1000)
    rng = Random(6)
    for _ in range(420):
        x, y = rng.uniform(LEFT, RIGHT), rng.uniform(-60, 1060)
        c.line([(x, y), (x + rng.uniform(-6, 6), y - 14)], rng.choice(("#9cc373", "#7fae5a", "#b7d68f")), 4)
    for _ in range(60):
        c.circle(rng.uniform(LEFT, RIGHT), rng.uniform(-60, 1060), 6, rng.choice((PAPER, FIELD)))
    folk = (HEIDI, OMAR, AMARA, JONAS, LEYLA, GRETE, MINH, KARL)
    c.circle(770, 530, 392, veil(INK, 0.22))
    for k, look in enumerate(folk):
        t = math.radians(k * 45 + 22)
        x, y = 750 + 520 * math.cos(t), 500 + 455 * math.sin(t)
        p = c.at(x, y, 1, k * 45 + 22 - 90)
        p.rect(-70, -40, 150, 130, veil(INK, 0.18), 40)
        p.rect(-74, 20, 148, 70, "#a97f50", 26)
        p.ellipse(0, 10, 104, 58, look.top)
        for side in (-1, 1):
            p.line([(side * 84, 4), (side * 66, -86)], dark(look.top, 0.1), 44)
            p.circle(side * 62, -104, 21, look.skin)
        p.circle(0, -4, 54, look.skin if look.style == "bald" else look.hair)
        if look.style == "curly":
            for a in range(0, 360, 40):
                p.circle(46 * math.cos(math.radians(a)), -4 + 46 * math.sin(math.radians(a)), 20, look.hair)
        if look.style == "bun":
            p.circle(0, 18, 26, dark(look.hair, 0.1))
        p.ellipse(0, -50, 12, 9, look.skin)
    _laid_table(c)


def _laid_table(c: Canvas) -> None:
    """The round table with cake, plates, cups and cards."""
    c.circle(750, 500, 388, "#b98a55")
    c.circle(750, 496, 384, "#fdf8ec")
    for k in range(24):
        a = c.at(750, 496, 1, k * 15)
        a.pie(0, -352, 30, 24, 180, 360, veil(SAND, 0.5))
    c.circle(750, 500, 132, PAPER)
    c.circle(750, 500, 112, "#c98f4a")
    for k in range(12):
        a = c.at(750, 500, 1, k * 30)
        a.circle(0, -70, 21, ("#b4353a", "#8d2a3a")[k % 2])
        a.circle(0, -26, 15, "#b4353a")
    c.poly([(750, 500), (870, 452), (880, 520)], "#fdf8ec")
    for k in range(8):
        a = c.at(750, 498, 1, k * 45 + 22.5 + 90)
        a.circle(0, -282, 56, "#e6eee6")
        a.circle(0, -282, 42, PAPER)
        if k % 2:
            a.poly([(-26, -262), (26, -262), (0, -310)], "#c98f4a")
            a.circle(0, -276, 9, "#b4353a")
        a.circle(74, -244, 29, PAPER)
        a.circle(74, -244, 21, "#6b4630")
    for k in range(10):
        a = c.at(750, 498, 1, k * 36 + 8)
        tone = (FIELD, "#d98a6a", "#a9c3b4", "#8fb3c0", "#f3e3b3")[k % 5]
        a.rect(-36, -218, 72, 48, tone, 4)
        a.rect(-26, -206, 46, 7, dark(tone, 0.35), 3)
        a.rect(-26, -192, 32, 7, dark(tone, 0.35), 3)


@motif
def schattenkarte(c: Canvas) -> None:
    c.sky("#e9dcb4", "#e3d2a2", 1000)
    c.blob([(-300, -100), (600, -160), (1000, 60), (960, 420), (520, 560), (160, 440), (-300, 620)], "#b7d08a")
    c.blob([(520, 1180), (600, 720), (1020, 560), (1500, 520), (1800, 700), (1800, 1200)], "#a9c67c")
    for pts, w in (
        ([(-300, 720), (200, 640), (520, 640), (900, 480), (1180, 300), (1300, -200)], 84),
        ([(520, 640), (460, 860), (380, 1200)], 70),
        ([(1010, 430), (1260, 470), (1800, 420)], 64),
    ):
        c.curve(pts, "#f6ecd2", w)
        c.curve(pts, "#efe2c0", w * 0.1)
    c.blob([(1080, 720), (1240, 660), (1400, 740), (1380, 860), (1200, 900), (1070, 840)], "#7fb6c4")
    c.blob([(1110, 736), (1230, 690), (1340, 750), (1290, 800), (1150, 790)], "#9ccbd4")
    c.circle(530, 640, 130, "#f6ecd2")
    c.circle(530, 640, 70, "#b9c7ca")
    c.circle(530, 640, 54, "#8fc4d0")
    for k in range(8):
        c.at(530, 640, 1, k * 45).line([(0, -12), (0, -44)], PAPER, 7)
    for x, y, turn in ((330, 560, -8), (700, 500, -24), (830, 640, 64), (1130, 560, 8), (250, 760, -6), (620, 830, 80)):
        b = c.at(x, y, 1, turn)
        b.rect(-44, -8, 100, 40, veil(INK, 0.18), 6)
        for k in range(3):
            b.rect(-50, -20 + k * 14, 100, 11, "#a9703f", 4)
    _park_trees(c)


def _park_trees(c: Canvas) -> None:
    """Trees with their shade, pins and three people."""
    rng = Random(12)
    spots = [
        (230, 420, 118),
        (420, 330, 96),
        (640, 300, 128),
        (820, 200, 100),
        (90, 200, 110),
        (330, 120, 90),
        (760, 760, 126),
        (940, 700, 92),
        (1010, 960, 120),
        (700, 960, 96),
        (1360, 600, 104),
        (1460, 900, 120),
        (1230, 980, 84),
        (1010, 160, 80),
        (120, 900, 100),
    ]
    for x, y, r in spots:
        c.ellipse(x + r * 0.45, y + r * 0.5, r * 1.04, r, veil("#2f4a3a", 0.3))
    for x, y, r in spots:
        tone = rng.choice((MID, LEAF, "#4f8a5c", "#6f9f52"))
        for k in range(9):
            t = math.radians(k * 40)
            c.circle(x + r * 0.72 * math.cos(t), y + r * 0.72 * math.sin(t), r * 0.34, dark(tone, 0.1))
        c.circle(x, y, r * 0.82, dark(tone, 0.1))
        c.circle(x - r * 0.14, y - r * 0.16, r * 0.66, tone)
        c.circle(x - r * 0.28, y - r * 0.3, r * 0.36, light(tone, 0.16))
    for x, y, tone in ((330, 520, SAND), (790, 620, SAND), (1130, 520, SAND), (250, 720, FIELD)):
        c.ellipse(x + 6, y + 40, 30, 10, veil(INK, 0.3))
        c.poly([(x - 40, y - 44), (x + 40, y - 44), (x, y + 40)], tone)
        c.circle(x, y - 60, 46, tone)
        c.circle(x, y - 60, 24, "#fffdf6")
    for x, y, tone in ((430, 760, SAND), (900, 420, "#51707c"), (600, 560, BEECH)):
        c.ellipse(x + 16, y + 18, 30, 20, veil(INK, 0.25))
        c.ellipse(x, y, 30, 18, tone)
        c.circle(x, y - 2, 14, "#5a3d2a")
