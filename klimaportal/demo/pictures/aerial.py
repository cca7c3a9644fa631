"""Pictures seen from above: fields, roofs, a table with a map."""

from __future__ import annotations

from random import Random

from .built import church, roofs
from .canvas import (
    BEECH,
    FIELD,
    INK,
    LEAF,
    MID,
    PAPER,
    SAND,
    STRAW,
    WHEAT,
    Canvas,
    dark,
    light,
    mix,
    motif,
    veil,
)
from .energy import panel
from .landmarks import monument
from .nature import LEFT, MORNING, RIGHT, air, cloud, hill, path, plots, ridge, sun
from .people import SKINS
from .plants import top_tree, tree, treeline
from .rooms import county


@motif
def goldene_aue(c: Canvas) -> None:
    air(c, MORNING, 330)
    sun(c, 420, 190, 62, MORNING)
    cloud(c, 980, 140, 340, opacity=0.7)
    hill(c, ridge(300, 26, 2), MORNING.hills[0], 0.2)
    g = hill(c, ridge(338, 22, 9), MORNING.hills[1], 0.2)
    monument(c, 1120, g(1120) + 2, 80, mix("#8f5a45", MORNING.hills[0], 0.3))
    c.ellipse(1120, g(1120) + 12, 74, 12, MORNING.hills[1])
    treeline(c, g, dark(MORNING.hills[1], 0.06), 7, 4)
    tones = (WHEAT, "#8fb08a", STRAW, "#c9d3a0", "#6f9c74", FIELD, "#b7c486", "#e9d9a2")
    for i, (top, low) in enumerate(((378, 440), (436, 525), (518, 650), (640, 830), (815, 1040))):
        plots(c, ridge(top, 6 + i * 3, 30 + i), low, tones, seed=3 + i * 2, count=9 - i)
        treeline(c, ridge(top, 6 + i * 3, 30 + i), dark(LEAF, 0.1 + i * 0.04), 5 + i * 2.4, i + 4, gaps=0.75)
    bends = [
        (1010, 372, 3),
        (880, 392, 6),
        (960, 430, 10),
        (820, 480, 14),
        (700, 545, 22),
        (860, 630, 34),
        (980, 730, 50),
        (800, 850, 78),
        (700, 1040, 130),
    ]
    path(c, [(x, y, w * 1.35) for x, y, w in bends], "#9dbb8b")
    path(c, bends, "#a8cbd6")
    path(c, [(x - w * 0.25, y, w * 0.3) for x, y, w in bends], "#c8e0e4")
    rng = Random(5)
    for x, y, w in bends[1:-1]:
        for side in (-1, 1):
            k = w * 1.7 + 22
            tree(
                c,
                x + side * (w * 1.6 + rng.uniform(0, w)),
                y + 14,
                k * 1.3,
                rng.choice((MID, LEAF, "#3d7a5e")),
                int(x),
            )
    roofs(c, 545, 1120, 1330, 5, 40)
    church(c, 1210, 552, 120)


@motif
def werkstatt_massnahmen(c: Canvas) -> None:
    table_top(c)
    for x, y, w, h, turn, tone in (
        (290, 250, 190, 130, -12, FIELD),
        (270, 520, 190, 130, 7, "#a9c3b4"),
        (1250, 260, 190, 130, 10, "#d98a6a"),
        (1240, 690, 190, 130, -9, "#f3e3b3"),
        (1000, 140, 150, 104, -5, "#8fb3c0"),
    ):
        card = c.at(x, y, 1, turn)
        card.rect(-w / 2 + 6, -h / 2 + 9, w, h, veil(INK, 0.18))
        card.rect(-w / 2, -h / 2, w, h, tone, 3)
        for k in range(3):
            card.rect(-w * 0.38, -h * 0.26 + k * h * 0.22, w * (0.72 - k * 0.14), h * 0.08, dark(tone, 0.35), 4)
    hand(c, 330, 1080, 470, 700, SKINS[3], "#7f9a6a")
    hand(c, 1130, 1090, 980, 700, SKINS[0], SAND)
    hand(c, 1600, 330, 1080, 420, SKINS[1], "#51707c")
    hand(c, -90, 90, 460, 330, SKINS[4], "#d98a6a")
    hand(c, 690, -110, 720, 190, SKINS[5], BEECH)
    for x, y in ((1310, 900), (150, 820)):
        c.circle(x + 8, y + 10, 66, veil(INK, 0.2))
        c.ring(x + 70, y - 20, 24, 13, dark(PAPER, 0.12))
        c.circle(x, y, 62, PAPER)
        c.circle(x, y, 50, "#6b4a38")
        c.pie(x, y, 50, 50, 190, 300, "#7d5a45")
    pen = c.at(620, 850, 1, -28)
    pen.rect(-110, -9, 200, 18, BEECH, 9)
    pen.poly([(90, -9), (118, 0), (90, 9)], "#e9d3a8")


def table_top(c: Canvas) -> None:
    """A wooden table from above with a map of the county on it."""
    c.sky("#cfa671", "#c2955f", 1000)
    rng = Random(3)
    for i in range(8):
        c.rect(LEFT, i * 140 - 60, RIGHT - LEFT, 3, "#a97f4c")
        for _ in range(5):
            x, y = rng.uniform(LEFT, RIGHT), i * 140 + rng.uniform(0, 60)
            c.curve([(x, y), (x + 90, y + 5), (x + 200, y)], "#b98d58", 2.5)
    sheet_ = c.at(760, 490, 1, -2)
    sheet_.rect(-370, -290, 760, 600, veil(INK, 0.2))
    sheet_.rect(-380, -300, 760, 600, "#fdfaf0", 4)
    county(sheet_, 0, 0, 290)
    for x in (-126, 126):
        sheet_.rect(x, -300, 2, 600, veil(INK, 0.1))
    for x, y, tone in ((-150, -110, FIELD), (120, -60, BEECH), (30, 130, SAND), (190, 80, FIELD)):
        sheet_.circle(x + 4, y + 6, 20, veil(INK, 0.25))
        sheet_.circle(x, y, 19, tone)
        sheet_.circle(x - 5, y - 5, 6, light(tone, 0.5))


def hand(c: Canvas, x0: float, y0: float, x1: float, y1: float, skin: str, sleeve: str) -> None:
    """A hand pointing from the table's edge towards (x1, y1), seen from above."""
    import math

    length = math.hypot(x1 - x0, y1 - y0)
    p = c.at(x1, y1, 1, math.degrees(math.atan2(x1 - x0, y0 - y1)))
    p.poly([(-40, 130), (60, 130), (86, length), (-66, length)], veil(INK, 0.14))
    p.poly([(-38, 150), (38, 150), (66, length), (-66, length)], sleeve)
    p.rect(-42, 146, 84, 26, dark(sleeve, 0.16), 8)
    p.poly([(-26, 152), (26, 152), (28, 100), (-28, 100)], skin)
    p.blob([(-36, 60), (-30, 34), (0, 24), (32, 32), (37, 62), (30, 116), (-28, 116)], skin)
    p.line([(-32, 84), (-58, 52), (-54, 34)], skin, 19)
    p.line([(-20, 46), (-18, 0)], skin, 17)
    for fx, tip in ((-1, 18), (15, 22), (29, 34)):
        p.line([(fx, 60), (fx, tip)], skin, 16)
        p.line([(fx - 8, 58), (fx - 8, 40)], dark(skin, 0.16), 2)
    p.ellipse(-18, -3, 5, 6, light(skin, 0.4))


@motif
def solarkataster(c: Canvas) -> None:
    c.sky("#a9c28c", "#a9c28c", 1000)
    good, fair, poor = (("#e9b949", "#dd9a4f"), ("#f0d98f", "#e0c06a"), ("#8fa3a8", "#7a9096"))
    rng = Random(14)
    for i in range(4):
        for j in range(3):
            c.rect(-90 + i * 430, -70 + j * 372, 392, 330, ("#b7cd97", "#9fbb80", "#b0c78e")[(i + j) % 3], 14)
    for x in range(3):
        c.rect(302 + x * 430, LEFT, 38, 1700, "#d9d4c4")
        for k in range(20):
            c.rect(319 + x * 430, -100 + k * 64, 4, 32, PAPER)
    for y in range(2):
        c.rect(LEFT, 260 + y * 372, RIGHT - LEFT, 42, "#d9d4c4")
        for k in range(30):
            c.rect(-260 + k * 70, 279 + y * 372, 34, 4, PAPER)
    for i in range(4):
        for j in range(3):
            x, y = -90 + i * 430, -70 + j * 372
            for k, (dx, dy) in enumerate(((100, 92), (292, 92), (100, 240), (292, 240))):
                tones = (good, good, fair, poor, good, fair)[(i * 3 + j * 5 + k * 2) % 6]
                wide = rng.random() < 0.5
                w, h = (150, 96) if wide else (104, 118)
                top_roof(c, x + dx, y + dy, w, h, tones, wide, tones is good and rng.random() < 0.7)
            for _ in range(6):
                tx, ty = (x + rng.choice((12, 196, 384)) + rng.uniform(-8, 8), y + rng.uniform(10, 320))
                top_tree(c, tx, ty, rng.uniform(17, 30), rng.choice((MID, LEAF, "#4f8a5c")))
    for x, y, tone, turn in ((321, 130, SAND, 0), (751, 760, BEECH, 180), (500, 292, PAPER, 90)):
        p = c.at(x, y, 1, turn)
        p.rect(-10, -20, 22, 42, veil(INK, 0.2), 7)
        p.rect(-13, -22, 22, 42, tone, 7)
        p.rect(-10, -10, 16, 20, dark(tone, 0.4), 4)


def top_roof(
    c: Canvas, x: float, y: float, w: float, h: float, tones: tuple[str, str], wide: bool, modules: bool
) -> None:
    """A roof from above, its slopes coloured by suitability."""
    c.rect(x - w / 2 + 11, y - h / 2 + 13, w, h, veil(INK, 0.24))
    c.rect(x - w / 2, y - h / 2, w, h, tones[0])
    if wide:
        c.rect(x - w / 2, y, w, h / 2, tones[1])
        c.rect(x - w / 2 - 2, y - 3, w + 4, 6, dark(tones[1], 0.3))
    else:
        c.rect(x, y - h / 2, w / 2, h, tones[1])
        c.rect(x - 3, y - h / 2 - 2, 6, h + 4, dark(tones[1], 0.3))
    if modules:
        box = (
            (x - w * 0.42, y + h * 0.08, w * 0.6, h * 0.34) if wide else (x - w * 0.43, y - h * 0.4, w * 0.34, h * 0.66)
        )
        a, b, bw, bh = box
        panel(c, [(a, b), (a + bw, b), (a + bw, b + bh), (a, b + bh)], 4 if wide else 2, 2 if wide else 4)
    c.rect(x + w * 0.24, y - h * 0.3, 15, 15, "#7d4a3c")
