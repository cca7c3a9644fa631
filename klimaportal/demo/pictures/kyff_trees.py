"""Forest, orchard and an old tree of the Kyffhäuser county."""

from __future__ import annotations

from random import Random

from .built import church, roofs
from .canvas import BEECH, FIELD, MID, PAPER, Canvas, motif, veil
from .cycling import bike
from .nature import (
    AUTUMN,
    EVENING,
    LEFT,
    RIGHT,
    Ground,
    air,
    birds,
    cloud,
    clouds,
    hill,
    outline,
    path,
    ridge,
    rows,
    shadow,
    sun,
)
from .plants import bush, canopy, flowers, fruit_tree, grass, treeline


@motif
def wald_kyffhaeuser(c: Canvas) -> None:
    c.sky("#dfe9c9", "#f6efcf", 760)
    c.glow(1010, 210, 640, "#fff6cf", 0.9)
    rng = Random(12)
    for depth, tone in enumerate(("#c3d3ac", "#98b78f", "#5f8f6c")):
        for i in range(17 - depth * 4):
            x = -60 + i * (1650 / (16 - depth * 4)) + rng.uniform(-30, 30)
            w = 9 + depth * 11 + rng.uniform(0, 5)
            c.poly(
                [
                    (x - w / 2, -20),
                    (x + w / 2, -20),
                    (x + w * 0.7, 790 + depth * 30),
                    (x - w * 0.7, 790 + depth * 30),
                ],
                tone,
            )
        hill(c, ridge(740 + depth * 42, 16, 7 + depth), tone, 0.12)
    for x0, w, lean in ((1130, 60, 560), (960, 84, 470), (830, 50, 410), (1260, 70, 620), (700, 44, 350)):
        c.poly(
            [(x0, -30), (x0 + w, -30), (x0 + w * 3 - lean, 940), (x0 - w * 0.6 - lean, 940)],
            veil("#fff8d8", 0.34),
        )
    ground = hill(c, ridge(850, 18, 3), "#7d8a4c", 0.2)
    path(c, [(900, 838, 26), (820, 880, 54), (880, 940, 96), (760, 1050, 190)], "#e2c48f")
    _trunks(c, ground)
    for i in range(40):
        x, y = rng.uniform(-100, 1600), rng.uniform(-70, 90)
        if abs(x - 960) > 130 + y:
            canopy(
                c,
                x,
                y,
                rng.uniform(90, 150),
                rng.uniform(60, 95),
                rng.choice((BEECH, MID, "#4f8a5c", "#7aa664")),
                i,
            )
    for x in (30, 230, 560, 1130, 1330, 1500):
        bush(c, x, 985, rng.uniform(130, 200), rng.choice((MID, "#4f8a5c")), int(x))
    flowers(c, (420, 900, 760, 990), (PAPER, "#f3e9d8"), 4, 40)


def _trunks(c: Canvas, ground: Ground) -> None:
    """The near beeches, lit from the right."""
    for x, w in ((90, 74), (400, 58), (1225, 66), (1440, 92)):
        y = ground(x) + 46
        shadow(c, x - 50, y, w * 2.1, 0.2)
        c.poly(
            [
                (x - w * 0.42, -20),
                (x + w * 0.42, -20),
                (x + w * 0.5, y - 60),
                (x + w * 0.95, y + 8),
                (x - w * 0.95, y + 8),
                (x - w * 0.5, y - 60),
            ],
            "#4d5d50",
        )
        c.poly(
            [
                (x + w * 0.12, -20),
                (x + w * 0.42, -20),
                (x + w * 0.5, y - 60),
                (x + w * 0.95, y + 8),
                (x + w * 0.3, y),
            ],
            "#75836b",
        )


@motif
def streuobst(c: Canvas) -> None:
    air(c, AUTUMN, 560)
    sun(c, 1120, 200, 84, AUTUMN)
    clouds(c, 14, 170, 3)
    hill(c, ridge(470, 38, 2), AUTUMN.hills[0], 0.2)
    g = hill(c, ridge(520, 28, 5), AUTUMN.hills[1], 0.2)
    treeline(c, g, AUTUMN.hills[2], 9, 3, gaps=0.6)
    roofs(c, 576, 600, 830, 3, 44)
    church(c, 700, 580, 150)
    hill(c, ridge(590, 16, 8), "#a9b36a", 0.2)
    for i, (y, h) in enumerate(((640, 130), (720, 210))):
        for k in range(8 - i * 2):
            x = -80 + k * (235 + i * 80) + i * 90
            fruit_tree(c, x, y, h, ("#7f8a45", "#b08a3c", "#8d9a4c", "#c0803a")[(k + i) % 4], k + i * 9)
    hill(c, ridge(790, 12, 4), "#93a55c", 0.15)
    fruit_tree(c, 1080, 905, 480, "#a88a3c", 3)
    fruit_tree(c, 240, 880, 400, "#84914a", 7)
    basket(c, 860, 930, 150, ("#c0392b", "#d98a3a", "#e9b949", "#b23a2a"))
    p = c.at(1285, 915, 1)
    for side in (-1, 1):
        p.line([(-60 + side * 26, 0), (-170 + side * 16, -330)], "#b98a55", 11)
    for i in range(7):
        p.line([(-84 - i * 15, -30 - i * 44), (-38 - i * 15, -30 - i * 44)], "#a97f46", 8)
    grass(c, LEFT, RIGHT, 1000, 44, "#6f8a45", 3, 220)
    rng = Random(4)
    for _ in range(26):
        c.circle(
            rng.uniform(900, 1300),
            rng.uniform(905, 965),
            rng.uniform(6, 9),
            rng.choice(("#c0392b", "#d0673a")),
        )


def basket(c: Canvas, x: float, y: float, w: float, fruits: tuple[str, ...]) -> None:
    """A wicker basket full of fruit; x is the middle, y the ground."""
    shadow(c, x, y, w * 0.6, 0.2)
    h = w * 0.5
    rng = Random(2)
    for i in range(14):
        c.circle(
            x + (i % 7 - 3) * w * 0.135,
            y - h - (i // 7) * w * 0.1 + rng.uniform(-4, 4),
            w * 0.095,
            fruits[i % len(fruits)],
        )
    c.poly([(x - w * 0.52, y - h), (x + w * 0.52, y - h), (x + w * 0.4, y), (x - w * 0.4, y)], "#b98a4f")
    for j in range(4):
        for i in range(9):
            if (i + j) % 2:
                bx = x + (i - 4) * w * (0.112 - j * 0.006)
                c.rect(bx - w * 0.05, y - h + j * h * 0.25 + h * 0.03, w * 0.1, h * 0.2, "#a37740", w * 0.02)
    c.rect(x - w * 0.55, y - h - w * 0.035, w * 1.1, w * 0.07, "#8f6433", w * 0.03)


@motif
def stadtradeln_abend(c: Canvas) -> None:
    air(c, EVENING, 620)
    sun(c, 690, 505, 110, EVENING)
    for x, y, w in ((300, 260, 420), (1080, 190, 380), (760, 350, 300)):
        cloud(c, x, y, w, "#f7c99a", 0.45, int(w))
    hill(c, ridge(565, 30, 4), EVENING.hills[0], 0.2)
    g = hill(c, ridge(615, 24, 9), EVENING.hills[1], 0.1)
    treeline(c, g, EVENING.hills[2], 8, 4, gaps=0.6)
    rows(c, ridge(660, 14, 3), ("#b98f4a", "#8f7a48", "#a67b3e", "#6f7048"), (690, 600), 24)
    c.poly(outline(ridge(800, 18, 6)), EVENING.hills[3])
    c.fade(outline(ridge(855, 10, 7)), EVENING.hills[4], "#12302a")
    path(c, [(420, 806, 12), (520, 850, 40), (420, 920, 90), (300, 1060, 180)], "#b98a5c")
    birds(c, 480, 330, 6, 18, "#4a4a55")
    _resting_bike(c)
    grass(c, LEFT, RIGHT, 1002, 50, "#173a31", 8, 200)
    grass(c, 700, 1500, 930, 26, "#1d4038", 9, 90)


def _resting_bike(c: Canvas) -> None:
    """The old tree and the bicycle that leans on it."""
    x, y, trunk = 1120, 890, "#2d2a28"
    shadow(c, x + 30, y + 4, 330, 0.3)
    c.poly(
        [
            (x - 60, y + 6),
            (x - 30, y - 120),
            (x - 26, y - 420),
            (x + 32, y - 420),
            (x + 34, y - 120),
            (x + 80, y + 8),
        ],
        trunk,
    )
    c.poly(
        [
            (x - 60, y + 6),
            (x - 30, y - 120),
            (x - 26, y - 420),
            (x - 12, y - 420),
            (x - 14, y - 120),
            (x - 30, y + 4),
        ],
        "#a8643f",
    )
    for dx, dy in ((-210, -560), (220, -540), (60, -600)):
        c.line([(x, y - 300), (x + dx * 0.7, y + dy * 0.85)], trunk, 28)
    for dx, dy, rx, seed in (
        (200, -560, 210, 1),
        (-190, -590, 220, 2),
        (10, -690, 260, 3),
        (20, -520, 210, 5),
    ):
        canopy(c, x + dx, y + dy, rx, rx * 0.66, "#3c5a45", seed)
    b = c.at(x - 150, y + 34, 1, turn=-4)
    shadow(c, x - 150, y + 36, 200, 0.3)
    bike(b, 66, "#d9694b")
    b.poly([(64, -176), (122, -176), (112, -132), (72, -132)], "#c79a5e")
    for bx, tone in ((76, FIELD), (92, PAPER), (108, "#d98a6a")):
        b.circle(bx, -184, 12, tone)
