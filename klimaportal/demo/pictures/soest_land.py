"""Landscapes of the Soest county."""

from __future__ import annotations

from random import Random

from .animals import stork
from .built import church, lancets, roofs
from .canvas import BEECH, FIELD, LEAF, MID, PAPER, SAND, STRAW, WHEAT, Canvas, dark, light, mix, motif, veil
from .energy import turbine
from .landmarks import gothic, patrokli, steeple
from .nature import (
    DAY,
    EVENING,
    LEFT,
    MORNING,
    RIGHT,
    air,
    birds,
    cloud,
    clouds,
    hill,
    outline,
    path,
    plots,
    ridge,
    rows,
    sun,
    water,
)
from .plants import fir, flowers, grass, poplar, tree, treeline


@motif
def soest_panorama(c: Canvas) -> None:
    air(c, DAY, 620)
    sun(c, 1150, 215, 92, DAY)
    cloud(c, 240, 180, 320, opacity=0.75)
    cloud(c, 860, 130, 230, opacity=0.55, seed=4)
    far = hill(c, ridge(545, 24, 12, tilt=-50), DAY.hills[0], 0.25)
    treeline(c, far, dark(DAY.hills[0], 0.05), 5, 2, gaps=0.5)
    for x, h, turn in (
        (60, 150, 10),
        (185, 165, 50),
        (1040, 150, 80),
        (1240, 190, 25),
        (1345, 165, 66),
        (1440, 180, 95),
    ):
        turbine(c, x, far(x) + 4, h, turn)
    hill(c, ridge(612, 10, 5), DAY.hills[1], 0.2)
    treeline(c, ridge(620, 8, 5), DAY.hills[2], 14, 4)
    gothic(c, 850, 678, 330)
    steeple(c, 320, 678, 260)
    steeple(c, 1060, 678, 220, "#cfd2bb", "#5f7d78")
    patrokli(c, 520, 682, 400)
    roofs(c, 680, 180, 1210, 6, 58)
    rng = Random(5)
    for x in range(190, 1220, 74):
        tree(c, x + rng.uniform(-20, 20), 698, rng.uniform(44, 80), rng.choice((MID, LEAF, "#4f8a5c")), x)
    roofs(c, 716, 250, 1130, 9, 66)
    wall = "#93a387"
    c.rect(160, 700, 1060, 34, wall)
    c.rect(160, 700, 1060, 6, light(wall, 0.25))
    for x in range(172, 1210, 46):
        c.rect(x, 716, 22, 3, dark(wall, 0.12))
    g = ridge(734, 6, 7)
    treeline(c, g, dark(LEAF, 0.1), 13, 5, gaps=0.5)
    rows(c, g, (WHEAT, MID, STRAW, "#5f9468", FIELD, MID, "#c9d3a0", "#5f9468"), (560, 640), 26, 5200)


@motif
def boerde_felder(c: Canvas) -> None:
    c.sky("#bcd6e6", "#f4f0e2", 560)
    sun(c, 330, 230, 70, DAY)
    for x, y, w, s in (
        (800, 210, 520, 1),
        (1250, 330, 420, 2),
        (520, 400, 300, 3),
        (150, 390, 260, 4),
        (1020, 450, 220, 5),
    ):
        cloud(c, x, y, w, PAPER, 0.85, s)
    hill(c, ridge(588, 6, 2), DAY.hills[0], 0.2)
    treeline(c, ridge(592, 5, 2), DAY.hills[1], 6, 4)
    steeple(c, 1110, 604, 90, "#a9b59a", "#7f9a92")
    roofs(c, 604, 1060, 1200, 3, 26)
    base = ridge(606, 3, 4)
    rows(
        c,
        base,
        (
            "#e2bd5c",
            "#dcb24e",
            "#7fae6c",
            "#86b472",
            "#c9d38a",
            "#e9cf6a",
            "#efd760",
            "#8a6a4c",
            "#94724f",
            "#7fae6c",
        ),
        (760, 560),
        22,
        6800,
    )
    for i in range(15):
        t = (i / 14) ** 1.7
        x, y = 770 + t * 620, 620 + t * 200
        poplar(c, x, y, 44 + t * 330, mix("#7fa893", BEECH, min(1, 0.25 + t)))
    path(c, [(758, 606, 1.5), (740, 680, 14), (690, 800, 44), (560, 1060, 120)], "#e9d9b4")
    grass(c, LEFT, 520, 1004, 90, "#cf9f3c", 3, 130)
    flowers(c, (900, 860, 1560, 1000), ("#c0392b", "#4f74a8", PAPER), 4, 70)
    grass(c, 860, RIGHT, 1004, 60, "#5f9468", 6, 130)


@motif
def haarstrang_wind(c: Canvas) -> None:
    air(c, EVENING, 640)
    sun(c, 430, 470, 96, EVENING)
    for x, y, w in ((250, 250, 420), (900, 170, 360), (1240, 330, 300), (640, 370, 260)):
        cloud(c, x, y, w, "#f7c99a", 0.4, int(w))
    hill(c, ridge(575, 20, 3), EVENING.hills[0], 0.2)
    crest = ridge(620, 34, 9, tilt=-170)
    hill(c, crest, EVENING.hills[1], 0.1)
    treeline(c, crest, dark(EVENING.hills[1], 0.08), 8, 4, gaps=0.6)
    for x, h, turn in (
        (120, 190, 20),
        (320, 220, 70),
        (560, 250, 5),
        (800, 290, 50),
        (1050, 320, 95),
        (1310, 345, 30),
    ):
        turbine(c, x, crest(x) + 5, h, turn, "#fbeee0")
    mid = ridge(735, 30, 14, tilt=-90)
    plots(c, mid, 900, ("#5f7a5a", "#b98f4a", "#4f6f58", "#a67b3e", "#6a8560"), 4, 7)
    treeline(c, mid, EVENING.hills[3], 11, 7, gaps=0.6)
    roofs(c, 800, 240, 470, 5, 40, ("#8a4a3a", "#7d4033"), ("#e3c9a8", "#d3b795"), "#f4c95d")
    church(c, 350, 806, 130, "#e0cdb0", "#3d4f58")
    last = hill(c, ridge(868, 20, 5), EVENING.hills[3], 0.05)
    treeline(c, last, EVENING.hills[4], 14, 3, gaps=0.7)
    hill(c, ridge(950, 12, 9), EVENING.hills[4], 0)


@motif
def moehnesee(c: Canvas) -> None:
    air(c, MORNING, 420)
    sun(c, 300, 190, 76, MORNING)
    clouds(c, 71, 140, 4)
    hill(c, ridge(335, 36, 3), MORNING.hills[0], 0.2)
    g = hill(c, ridge(372, 26, 8), MORNING.hills[1], 0.15)
    treeline(c, g, dark(MORNING.hills[1], 0.05), 12, 4)
    water(c, 420, 640, ("#cfdfe2", "#6f9fae"), 5, 60)
    for x, y, k in ((660, 500, 0.62), (840, 468, 0.42), (775, 522, 0.72)):
        _sail(c, x, y, k)
    c.blob([(LEFT, 400), (-40, 404), (180, 440), (250, 500), (120, 640), (LEFT, 660)], MORNING.hills[2])
    c.blob([(RIGHT, 380), (1560, 396), (1330, 430), (1260, 500), (1400, 640), (RIGHT, 660)], MORNING.hills[2])
    treeline(c, lambda x: 425 + abs(x - 750) * -0.03, dark(MORNING.hills[2], 0.06), 15, 6, 0, LEFT, 150)
    treeline(c, lambda x: 425 + abs(x - 750) * -0.03, dark(MORNING.hills[2], 0.06), 15, 9, 0, 1370, RIGHT)
    _dam(c)
    foot = ridge(850, 14, 5)
    c.poly(outline(foot), "#6d9a63")
    c.blob([(380, 900), (560, 866), (940, 866), (1120, 900), (1240, 1060), (260, 1060)], "#5f93a4")
    c.blob([(470, 920), (600, 886), (900, 886), (1030, 920), (1090, 1060), (410, 1060)], "#7fb0be")
    for x, y, w in ((620, 930, 70), (860, 950, 90), (740, 905, 60)):
        c.ellipse(x, y, w, 4, veil(PAPER, 0.5))
    for x, y, h in (
        (40, 940, 400),
        (190, 950, 270),
        (330, 900, 170),
        (1460, 940, 420),
        (1310, 950, 280),
        (1180, 900, 160),
    ):
        tree(c, x, y, h, (MID, LEAF, "#4f8a5c")[int(h) % 3], int(h))
    birds(c, 1060, 230, 6, 17)


def _sail(c: Canvas, x: float, y: float, k: float) -> None:
    p = c.at(x, y, k)
    p.ellipse(6, 10, 70, 7, veil("#2f5f70", 0.3))
    p.poly([(2, -8), (2, -150), (62, -14)], PAPER)
    p.poly([(-4, -10), (-4, -130), (-44, -16)], "#f1dfc4")
    p.blob([(-56, -8), (64, -8), (44, 10), (-40, 10)], SAND)


def _dam(c: Canvas) -> None:
    """The curved wall across the valley with its two gate towers, seen from below."""
    stone, shade, deep = "#a9b299", "#8a957d", "#4d5a50"

    def crown(x: float) -> float:
        return 560 + 46 * ((x - 750) / 750) ** 2

    xs = [LEFT + (RIGHT - LEFT) * i / 60 for i in range(61)]
    c.fade([*((x, crown(x)) for x in xs), (RIGHT, 900), (LEFT, 900)], light(stone, 0.1), dark(stone, 0.14))
    for j in range(1, 8):
        c.line([(x, crown(x) + 34 + j * 36) for x in xs], veil(shade, 0.55), 3)
    for i in range(38):
        x = LEFT + 26 + i * 54
        c.rect(x - 10, crown(x) + 34, 20, 24, deep)
        c.circle(x, crown(x) + 34, 10, deep)
    c.poly([*((x, crown(x) - 12) for x in xs), *((x, crown(x) + 10) for x in reversed(xs))], light(stone, 0.4))
    c.line([(x, crown(x) + 12) for x in xs], shade, 5, cap=False)
    for x in range(int(LEFT), int(RIGHT), 30):
        c.rect(x - 2, crown(x) - 26, 4, 16, "#6c7876")
    c.line([(x, crown(x) - 26) for x in xs], "#6c7876", 4, cap=False)
    for x in (470, 1030):
        p = c.at(x, crown(x), 1)
        p.blob([(-92, 120), (92, 120), (104, 310), (-104, 310)], stone)
        p.rect(-84, -104, 168, 404, stone)
        p.rect(-84, -104, 46, 404, light(stone, 0.16))
        p.rect(40, -104, 44, 404, shade)
        p.rect(-92, -116, 184, 16, light(stone, 0.35))
        p.rect(-90, 6, 180, 12, light(stone, 0.3))
        lancets(p, 0, -26, 22, 54, 3, deep)
        p.poly([(-106, -114), (-56, -196), (56, -196), (106, -114)], "#7d4a3c")
        p.poly([(44, -114), (28, -196), (56, -196), (106, -114)], "#6b3d32")
        p.rect(-30, -224, 60, 30, stone)
        p.poly([(-40, -222), (0, -262), (40, -222)], "#7d4a3c")
        for dy in (104, 196):
            lancets(p, 0, dy, 22, 58, 2, deep)


@motif
def lippeaue(c: Canvas) -> None:
    air(c, MORNING, 560)
    sun(c, 1080, 200, 84, MORNING)
    clouds(c, 81, 170, 3)
    hill(c, ridge(500, 22, 3), MORNING.hills[0], 0.2)
    treeline(c, ridge(520, 14, 5), MORNING.hills[1], 13, 6)
    treeline(c, ridge(548, 10, 9), MORNING.hills[2], 16, 8, gaps=0.8)
    hill(c, ridge(560, 6, 4), "#a9c690", 0.3)
    bends = [
        (1180, 568, 8),
        (980, 592, 18),
        (1180, 640, 36),
        (1060, 720, 60),
        (660, 800, 110),
        (480, 1060, 280),
    ]
    path(c, [(x, y, w + 10 + w * 0.25) for x, y, w in bends], "#86a868")
    path(c, bends, "#a3cad6")
    path(c, [(x - w * 0.2, y, w * 0.42) for x, y, w in bends], "#cfe6ea")
    for x, y, h in (
        (860, 610, 120),
        (1300, 640, 160),
        (720, 640, 130),
        (1400, 720, 250),
        (330, 640, 150),
        (90, 660, 220),
    ):
        tree(c, x, y, h, ("#8fb07a", "#7fa66f", "#6d9a63")[int(x) % 3], int(x), 0.4)
    p = c.at(230, 700, 1)
    p.line([(0, 0), (0, -340)], "#8f6433", 13)
    p.blob([(-80, -330), (80, -330), (60, -376), (-60, -376)], "#7d5a3c")
    for i in range(9):
        p.line([(-76 + i * 17, -338), (-58 + i * 15, -376)], "#5f432c", 4)
    stork(c, 218, 330, 0.62, False)
    stork(c, 262, 336, 0.55, True)
    for x, y, k, flip in ((930, 900, 1.3, False), (1230, 850, 1.05, True)):
        stork(c, x, y, k, flip)
    grass(c, 700, RIGHT, 1004, 90, "#6d9a63", 4, 150)
    grass(c, LEFT, 240, 1004, 90, "#6d9a63", 5, 80)
    for x in (60, 100, 150, 1340, 1390, 1450):
        c.line([(x, 1004), (x + 8, 800)], "#86a868", 6)
        c.line([(x + 7, 846), (x + 9, 796)], "#6b4a38", 16)
    flowers(c, (780, 800, 1500, 960), (PAPER, FIELD, "#c98fb0"), 9, 60)


@motif
def wald_klima(c: Canvas) -> None:
    c.sky("#d7e6df", "#f3f3df", 560)
    sun(c, 420, 180, 70, DAY)
    for i, (y, tone, size) in enumerate(((330, "#c3d6c2", 70), (420, "#9dbfa3", 80), (520, "#74a282", 84))):
        rng = Random(i + 3)
        x = LEFT
        while x < RIGHT:
            h = size * rng.uniform(2.1, 3.2)
            if rng.random() < 0.4:
                fir(c, x, y + 120, h * 1.3, tone)
            else:
                tree(c, x, y + 120, h, mix(tone, "#c9c46a", rng.uniform(0, 0.25)), int(x) % 50)
            x += size * 1.15
        c.poly(outline(ridge(y + 110, 10, i)), mix(tone, "#b9cf8a", 0.35))
    hill(c, ridge(655, 14, 8), "#9dbb72", 0.15)
    fir(c, 1330, 800, 560, "#2f6d54")
    tree(c, 1120, 770, 380, "#5f9a54", 4)
    tree(c, 180, 790, 520, "#4f8a5c", 7)
    young = (("#86b25c", 0), ("#c9b04f", 0), ("#3d7a5e", 1), ("#6fa64f", 0), ("#5f8f78", 1))
    for row, (y, h) in enumerate(((750, 100), (850, 140), (960, 190))):
        for i in range(9 - row):
            x = 330 + row * -70 + i * (105 + row * 48) + (row % 2) * 30
            tone, conifer = young[(i + row * 2) % 5]
            c.line([(x + 16, y + 2), (x + 16, y - h * 0.6)], "#c79a5e", 5 + row)
            if conifer:
                fir(c, x, y, h * 0.95, tone)
            else:
                tree(c, x, y, h, tone, i + row)
    grass(c, LEFT, RIGHT, 1004, 46, "#7f9f55", 3, 220)
    birds(c, 800, 190, 5, 16)
