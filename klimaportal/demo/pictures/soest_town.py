"""Towns, buildings and traffic of the Soest county."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .built import LIT, House, house, scaffold, window
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, arc, light, motif, veil
from .cycling import bike
from .energy import charger, lorry, panel, turbine
from .nature import (
    DAY,
    GOLDEN,
    LEFT,
    MORNING,
    RIGHT,
    STORM,
    air,
    cloud,
    clouds,
    hill,
    path,
    ridge,
    shadow,
    sun,
)
from .people import AMARA, ANNA, GRETE, HAIRS, JONAS, OMAR, PAUL, SKINS, Look, person
from .plants import bush, flowers, grass, hills, tree, treeline

TIMBER = "#3f332c"


def ground(c: Canvas, top: float, upper: str, lower: str) -> None:
    c.fade([(LEFT, top), (RIGHT, top), (RIGHT, 1300), (LEFT, 1300)], upper, lower)


@motif
def kreishaus(c: Canvas) -> None:
    air(c, DAY, 640)
    sun(c, 1240, 170, 78, DAY)
    clouds(c, 101, 150, 4)
    treeline(c, ridge(640, 12, 4), DAY.hills[1], 26, 5)
    ground(c, 720, "#c3cfae", "#a9bf8c")
    x, y, w, h = 300, 760, 760, 460
    shadow(c, x + w / 2 + 60, y, w * 0.66, 0.16)
    c.rect(x + w, y - 300, 300, 300, "#c9bda2")
    c.rect(x + w - 10, y - 312, 322, 18, "#8f9c88")
    for i in range(4):
        for j in range(2):
            c.rect(x + w + 24 + i * 68, y - 262 + j * 130, 46, 88, "#6d8f98")
    c.rect(x, y - h, w, h, "#e9e2d0")
    c.rect(x - 14, y - h - 16, w + 28, 22, "#a3ad94")
    for j in range(4):
        top = y - h + 30 + j * 108
        c.rect(x + 20, top, w - 40, 66, "#6d8f98")
        for i in range(15):
            gx = x + 20 + i * (w - 40) / 15
            c.rect(gx - 3, top, 6, 66, "#e9e2d0")
            if (i * 7 + j * 5) % 4 == 0:
                c.poly(
                    [(gx + 6, top + 66), (gx + 26, top), (gx + 38, top), (gx + 18, top + 66)],
                    veil(PAPER, 0.3),
                )
            if (i + j) % 3 == 0:
                c.rect(gx + 3, top, 20, 66, "#a3ad94")
    c.rect(x + 270, y - h - 16, 180, h + 16, "#a9b59a")
    c.rect(x + 300, y - h + 20, 120, h - 170, "#89a8ae")
    for i in range(1, 6):
        c.rect(x + 300, y - h + 20 + i * 50, 120, 5, "#dfe6e1")
    c.rect(x + 357, y - h + 20, 6, h - 170, "#dfe6e1")
    c.rect(x + 230, y - 140, 260, 18, BEECH)
    c.rect(x + 290, y - 122, 140, 122, "#3f5a62")
    c.rect(x + 357, y - 122, 6, 122, PAPER)
    _forecourt(c, x, y, h)


def _forecourt(c: Canvas, x: int, y: int, h: int) -> None:
    """Modules on the roof, flags, trees, bicycles and people."""
    for i in range(4):
        a = x + 40 + i * 56
        panel(c, [(a + 22, y - h - 50), (a + 62, y - h - 50), (a + 44, y - h - 16), (a + 4, y - h - 16)], 2, 2)
    for i in range(3):
        c.line([(160 + i * 46, 770), (160 + i * 46, 470)], "#d5dcd7", 5)
        c.poly(
            [(163 + i * 46, 474), (163 + i * 46, 560), (196 + i * 46, 552), (196 + i * 46, 482)],
            (BEECH, FIELD, SAND)[i],
        )
    path(c, [(660, 760, 130), (660, 860, 210), (640, 1060, 380)], "#e6dcc4")
    for tx, ty, th in ((60, 800, 380), (1180, 830, 330), (1420, 800, 420)):
        tree(c, tx, ty, th, (MID, LEAF, "#4f8a5c")[tx % 3], tx)
    for i, tone in enumerate((SAND, BEECH, FIELD, "#51707c")):
        bx = 980 + i * 128
        shadow(c, bx, 916, 70, 0.2)
        c.line(arc(bx - 34, 916, 26, 60, 180, 360, 20), "#8b9794", 6)
        bike(c.at(bx, 914, 1), 34, tone)
    person(c, 560, 880, 190, ANNA, "down", "wave", 0.5)
    person(c, 690, 900, 205, OMAR, "wave", "down", -0.5)


@motif
def sanieren_haus(c: Canvas) -> None:
    air(c, MORNING, 600)
    sun(c, 240, 200, 76, MORNING)
    clouds(c, 111, 160, 4)
    hills(c, MORNING, 540, 12, 2)
    ground(c, 740, "#b7c894", "#93ad70")
    x, y, w, h = 430, 800, 640, 330
    shadow(c, x + w / 2, y, w * 0.62, 0.18)
    c.rect(x, y - h, w, h, "#cdb79a")
    for i in range(8):
        for j in range(14):
            if (i * 5 + j * 3) % 7 < 3:
                c.rect(x + 14 + i * 42 + (j % 2) * 18, y - h + 10 + j * 23, 30, 14, "#b99f80", 3)
    cut = x + 330
    c.rect(cut - 70, y - h, 70, h, "#efd26e")
    for j in range(7):
        c.rect(cut - 70, y - h + j * h / 7, 70, 4, "#d9b84e")
    c.rect(cut, y - h, w - 330, h, "#f7f1e2")
    for i in range(4):
        for j in range(2):
            window(c, x + 84 + i * 158, y - h + 46 + j * 158, 76, 92, "#6d8f98" if i < 2 else "#8fc0cc")
    c.poly([(x - 40, y - h), (x + 90, y - h - 210), (x + w - 90, y - h - 210), (x + w + 40, y - h)], "#96503c")
    c.poly([(x + 360, y - h), (x + 360, y - h - 210), (x + w - 90, y - h - 210), (x + w + 40, y - h)], "#b4553a")
    for k in range(6):
        c.line([(x - 34 + k * 22, y - h - 8 - k * 35), (x + 360, y - h - 8 - k * 35)], "#7d3f2f", 3)
    panel(
        c,
        [(x + 390, y - h - 186), (x + 530, y - h - 186), (x + 590, y - h - 34), (x + 390, y - h - 34)],
        4,
        3,
    )
    c.rect(x + 150, y - h - 268, 46, 100, "#8f5a45")
    scaffold(c, x - 24, y, 400, h, 3, 3)
    _workers(c, x, y, h)
    for k in range(3):
        c.rect(1150 + k * 6, 846 - k * 46, 170, 44, "#efd26e", 4)
        c.rect(1150 + k * 6, 846 - k * 46, 170, 8, "#f7e49a", 4)
    tree(c, 160, 800, 330, LEAF, 4)
    tree(c, 1390, 790, 300, MID, 9)
    bush(c, 1010, 830, 150, LEAF, 3)
    flowers(c, (840, 860, 1120, 930), (PAPER, FIELD, "#d98a6a"), 5, 40)
    grass(c, LEFT, RIGHT, 1004, 40, "#7f9f55", 3, 200)


def _workers(c: Canvas, x: float, y: float, h: float) -> None:
    person(
        c,
        x + 230,
        y - h / 3,
        150,
        Look(SKINS[2], HAIRS[0], "helmet", "#d9694b", "#41505a"),
        "point",
        "hip",
        -0.5,
    )
    person(
        c,
        x + 80,
        y - h * 2 / 3,
        150,
        Look(SKINS[0], HAIRS[3], "helmet", BEECH, "#41505a"),
        "down",
        "reach",
        0.6,
    )
    person(c, x + 300, y + 46, 180, GRETE, "hip", "point", 0.5)
    person(c, x + 200, y + 54, 190, PAUL, "down", "fold", 0.5)


@motif
def oekoprofit_betrieb(c: Canvas) -> None:
    air(c, GOLDEN, 620)
    sun(c, 1230, 220, 80, GOLDEN)
    clouds(c, 121, 150, 4, opacity=0.5)
    hill(c, ridge(560, 26, 3), GOLDEN.hills[0], 0.2)
    for x, h, t in ((90, 130, 20), (190, 145, 75), (1400, 140, 45)):
        turbine(c, x, 575, h, t)
    treeline(c, hill(c, ridge(600, 16, 7), GOLDEN.hills[1], 0.2), GOLDEN.hills[2], 14, 5, gaps=0.8)
    ground(c, 730, "#c3c58a", "#9fae6c")
    x, y, w = 250, 770, 720
    shadow(c, x + w / 2 + 80, y, w * 0.66, 0.16)
    bays, bw = 4, w / 4
    for i in range(bays):
        a = x + i * bw
        c.poly([(a, y - 260), (a, y - 380), (a + bw, y - 260)], "#c9694a")
        c.poly([(a, y - 262), (a, y - 372), (a + 18, y - 366), (a + 18, y - 262)], "#9fc0c9")
        panel(c, [(a + 36, y - 366), (a + bw - 22, y - 282), (a + bw - 22, y - 268), (a + 36, y - 340)], 4, 1)
    c.rect(x, y - 262, w, 262, "#c9694a")
    c.rect(x, y - 262, w, 14, "#e6b28c")
    c.rect(x, y - 40, w, 40, "#a8523a")
    for i in range(8):
        c.rect(x + 34 + i * 86, y - 206, 54, 88, "#5f7f88", 4)
        c.rect(x + 59 + i * 86, y - 206, 4, 88, "#e6b28c")
        c.rect(x + 34 + i * 86, y - 164, 54, 4, "#e6b28c")
    c.rect(x + w, y - 200, 270, 200, "#efe3cc")
    c.rect(x + w - 6, y - 214, 286, 20, BEECH)
    for i in range(5):
        a = x + w + 14 + i * 50
        panel(c, [(a + 18, y - 246), (a + 54, y - 246), (a + 40, y - 214), (a + 4, y - 214)], 2, 2)
    c.rect(x + w + 26, y - 150, 100, 150, "#8fa09d")
    for k in range(7):
        c.rect(x + w + 26, y - 146 + k * 21, 100, 3, "#6c7876")
    c.rect(x + w + 156, y - 140, 80, 62, "#7f9ba3", 3)
    ground(c, 800, "#bdb9a8", "#a39f90")
    c.rect(LEFT, 796, RIGHT - LEFT, 12, "#d9d2c0")
    lorry(c, 960, 900, 370, BEECH)
    charger(c, 1240, 886, 190)
    c.curve([(1216, 790), (1180, 870), (1160, 880), (1140, 846)], "#2b3735", 7)
    for tx, ty, th in ((90, 800, 330), (200, 806, 220), (1410, 800, 340)):
        tree(c, tx, ty, th, ("#7f9a4c", "#6d8a4a", "#8fa455")[tx % 3], tx)
    person(c, 400, 900, 210, AMARA, "hip", "point", 0.6)
    person(c, 520, 906, 220, JONAS, "fold", "down", -0.5)
    c.ellipse(720, 1030, 900, 50, "#9fae6c")


@motif
def starkregen(c: Canvas) -> None:
    c.sky(STORM.top, STORM.low, 620)
    for x, y, w, tone, s in (
        (250, 160, 720, "#3b4b55", 1),
        (820, 120, 860, "#46565f", 2),
        (1320, 200, 640, "#3b4b55", 3),
        (620, 240, 560, "#52646d", 4),
    ):
        cloud(c, x, y, w, tone, 0.85, s)
    hill(c, ridge(520, 30, 4), STORM.hills[0], 0.15)
    treeline(c, hill(c, ridge(570, 22, 8), STORM.hills[1], 0.1), STORM.hills[2], 12, 3, gaps=0.7)
    wet = House("#c9c4b4", "#7d4a3c", LIT, TIMBER, 2, "#3f332c")
    ground(c, 690, "#6f8f72", "#4f7561")
    house(c, -60, 740, 220, 230, wet, 0.9)
    house(c, 400, 716, 150, 160, replace(wet, wall="#d3cbb8", frame=""), 0.9)
    road = [(620, 700, 12), (600, 740, 50), (520, 800, 130), (380, 900, 250), (180, 1080, 460)]
    path(c, [(x, y, w * 1.14 + 4) for x, y, w in road], "#b3b2a4")
    path(c, road, "#56656b")
    for a, b, w in (
        ((600, 748), (588, 764), 4),
        ((566, 784), (540, 812), 7),
        ((500, 850), (450, 896), 11),
        ((390, 946), (300, 1010), 16),
    ):
        c.line([a, b], "#d9dcd6", w)
    for x, y, w in ((330, 866, 110), (540, 850, 80), (230, 950, 150), (470, 940, 100), (580, 770, 40)):
        c.ellipse(x, y, w, w * 0.13, "#86a2ae")
        c.ellipse(x - w * 0.15, y - w * 0.02, w * 0.6, w * 0.06, "#b7cdd4")
    c.curve([(640, 830), (700, 850), (760, 866), (820, 878)], "#86a2ae", 14)
    _basin(c)
    tree(c, 1290, 770, 260, "#376a55", 5)
    tree(c, 700, 730, 150, "#376a55", 8)
    person(c, 700, 930, 230, replace(GRETE, top="#d3a546"), "down", "up", -0.4)
    c.line([(733, 700), (733, 800)], INK, 5)
    c.pie(725, 712, 124, 92, 180, 360, SAND)
    c.pie(725, 712, 42, 92, 180, 360, light(SAND, 0.2))
    _rain(c)


def _rain(c: Canvas) -> None:
    """Streaks over the whole picture and splashes on the road."""
    rng = Random(2)
    for _ in range(330):
        x, y, k = rng.uniform(LEFT, RIGHT), rng.uniform(200, 1000), rng.uniform(24, 52)
        c.line([(x, y), (x - k * 0.28, y + k)], veil("#dfeaf0", rng.uniform(0.25, 0.6)), 2.2)
    for _ in range(70):
        x, y = rng.uniform(LEFT, 620), rng.uniform(800, 990)
        c.line(arc(x, y, 9, 5, 200, 340), veil("#dfeaf0", 0.7), 2.2)


def _basin(c: Canvas) -> None:
    """The retention basin with its inlet and reeds."""
    basin = [
        (840, 866),
        (940, 806),
        (1130, 776),
        (1380, 790),
        (1540, 850),
        (1500, 960),
        (1220, 1010),
        (940, 985),
    ]
    c.blob([(x + (x - 1160) * 0.12, y + (y - 890) * 0.2 - 6) for x, y in basin], "#3d6652")
    c.blob(basin, "#5f7f72")
    c.blob([(x - (x - 1160) * 0.1, y - (y - 890) * 0.16 + 14) for x, y in basin], "#7a9fae")
    for x, y, w in ((1050, 880, 90), (1250, 920, 120), (1340, 850, 70), (1130, 950, 80)):
        c.ellipse(x, y, w, w * 0.1, veil("#dfeaf0", 0.4))
    c.circle(880, 880, 38, "#9aa39c")
    c.circle(880, 880, 27, "#2b3735")
    c.blob([(866, 886), (900, 880), (960, 912), (1000, 950), (930, 944)], "#b7d2db")
    for x in (1430, 1470, 1400, 960, 990):
        c.line([(x, 870 if x > 1200 else 820), (x + 6, 780 if x > 1200 else 740)], "#5f8560", 5)
        c.line([(x + 5, 800 if x > 1200 else 762), (x + 6, 776 if x > 1200 else 736)], "#6b4a38", 12)
