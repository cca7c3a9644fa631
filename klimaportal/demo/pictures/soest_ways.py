"""Ways, streets and squares of the Soest county."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .built import LIT, House, block, gable, roofs, window
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, WHEAT, Canvas, dark, mix, motif, veil
from .cycling import front_rider
from .energy import bus, car, charger, panel, train, turbine
from .landmarks import patrokli, steeple
from .nature import (
    DAY,
    EVENING,
    GOLDEN,
    LEFT,
    MORNING,
    RIGHT,
    air,
    cloud,
    clouds,
    hill,
    path,
    ridge,
    rows,
    shadow,
    sun,
)
from .people import (
    AMARA,
    ANNA,
    HAIRS,
    HEIDI,
    JONAS,
    KARL,
    LEYLA,
    MINH,
    OMAR,
    PAUL,
    SKINS,
    Look,
    child,
    person,
)
from .plants import bush, canopy, flowers, grass, hills, tree, treeline
from .soest_town import TIMBER, ground


@motif
def radweg(c: Canvas) -> None:
    air(c, DAY, 560)
    sun(c, 1130, 190, 80, DAY)
    clouds(c, 91, 150, 4)
    hills(c, DAY, 470, 14, 2)
    hill(c, ridge(575, 8, 3), "#9cbf7f", 0.25)
    rows(c, ridge(612, 5, 5), ("#e2bd5c", "#8fb878", WHEAT, "#9fc487"), (740, 560), 24, 6400)
    c.poly([(700, 575), (790, 575), (1260, 1060), (250, 1060)], "#84ad68")
    path(c, [(744, 572, 14), (752, 660, 70), (765, 780, 160), (790, 1060, 400)], "#c9bda4")
    path(c, [(744, 572, 12), (752, 660, 62), (765, 780, 146), (790, 1060, 370)], "#d8cfba")
    for y0, y1, w in (
        (592, 606, 1.6),
        (622, 642, 3),
        (664, 694, 5),
        (722, 764, 7),
        (806, 862, 10),
        (916, 990, 14),
    ):
        x0, x1 = 746 + (y0 - 592) * 0.09, 746 + (y1 - 592) * 0.09
        c.poly([(x0 - w * 0.8, y0), (x0 + w * 0.8, y0), (x1 + w, y1), (x1 - w, y1)], PAPER)
    for x, y, h in (
        (560, 628, 120),
        (930, 640, 130),
        (430, 690, 220),
        (1080, 720, 250),
        (190, 800, 430),
        (1370, 840, 470),
    ):
        tree(c, x, y, h, (MID, LEAF, "#4f8a5c")[int(x) % 3], int(x))
    _signal(c, 1130, 850, 430)
    _sleepers(c, 330, 900)
    front_rider(c, 690, 860, 300, Look(SKINS[0], HAIRS[1], "bob", SAND, "#3b4652"), BEECH)
    front_rider(c, 870, 800, 230, Look(SKINS[3], HAIRS[0], "beard", FIELD, "#41505a"), "#51707c")
    front_rider(c, 745, 664, 96, Look(SKINS[1], HAIRS[2], "short", LEAF, "#41505a"), SAND)
    grass(c, LEFT, 400, 1004, 70, "#5f9160", 4, 110)
    grass(c, 1180, RIGHT, 1004, 70, "#5f9160", 5, 110)
    flowers(c, (1180, 900, 1560, 1000), (PAPER, FIELD, "#d98a6a"), 3, 40)


def _signal(c: Canvas, x: float, y: float, h: float) -> None:
    """An old semaphore left over from the railway."""
    shadow(c, x, y, 50)
    c.poly([(x - 9, y), (x - 5, y - h), (x + 5, y - h), (x + 9, y)], "#4d5a58")
    for k in range(8):
        c.line([(x - 8, y - k * h / 8), (x + 8, y - (k + 1) * h / 8)], "#6c7876", 3)
    wing = c.at(x, y - h * 0.94, 1, -38)
    wing.rect(-14, -12, 150, 24, "#f4efe4", 4)
    wing.rect(-8, -6, 132, 12, "#b8402c")
    wing.circle(134, 0, 24, "#b8402c")
    wing.circle(134, 0, 13, "#f4efe4")
    c.circle(x, y - h * 0.94, 11, "#2b3735")


def _sleepers(c: Canvas, x: float, y: float) -> None:
    """A buffer stop and a piece of rail in the grass."""
    c.poly([(x - 150, y + 34), (x + 150, y + 34), (x + 120, y - 12), (x - 120, y - 12)], "#a99f8a")
    for i in range(6):
        c.rect(x - 128 + i * 50, y - 12 + 4, 24, 38, "#6b4a38")
    for dy in (0, 26):
        c.rect(x - 140, y - 4 + dy, 280, 7, "#8b9794")
    for dx in (-70, 30):
        c.line([(x + dx, y + 22), (x + dx, y - 84)], "#4d5a58", 14)
        c.line([(x + dx, y - 76), (x + dx - 66, y + 16)], "#4d5a58", 10)
    c.rect(x - 110, y - 110, 190, 34, "#b8402c", 4)
    for k in range(3):
        c.rect(x - 80 + k * 60, y - 110, 28, 34, "#f4efe4")


@motif
def fachwerk_gasse(c: Canvas) -> None:
    c.sky("#cfe0ea", "#f8ecd4", 700)
    sun(c, 690, 230, 74, MORNING)
    cloud(c, 930, 150, 240, opacity=0.6)
    patrokli(c, 740, 700, 460)
    c.fade([(LEFT, 690), (RIGHT, 690), (RIGHT, 1300), (LEFT, 1300)], "#cfc4ad", "#bbae94")
    rng = Random(4)
    for j in range(9):
        y = 705 + j * j * 4.4 + j * 6
        for i in range(-9, 10):
            x = 745 + i * (30 + j * 24) + (j % 2) * 20
            c.ellipse(x, y, 11 + j * 5, 3 + j * 1.5, mix("#c3b69d", "#a99c84", rng.random()))
    white = House("#f7f0e0", "#a8452b", "#7f9ba3", TIMBER, 3, "#3f5a4c")
    tones = ("#f7f0e0", "#efe0c3", "#e6eadb", "#f3dcc0")
    for i, (left, w, h, y) in enumerate(
        ((470, 120, 190, 716), (340, 170, 270, 752), (150, 230, 370, 806), (-110, 310, 500, 890))
    ):
        gable(c, left + w / 2, y, w, h, replace(white, wall=tones[i], roof=("#b4553a", "#96412c")[i % 2]))
    for i, (left, w, h, y) in enumerate(
        ((890, 130, 200, 716), (1000, 180, 280, 756), (1150, 250, 390, 814), (1340, 330, 520, 890))
    ):
        gable(c, left + w / 2, y, w, h, replace(white, wall=tones[3 - i], roof=("#96412c", "#b4553a")[i % 2]))
    for x, y, w in ((320, 830, 90), (430, 770, 66), (1120, 826, 90), (1010, 776, 60)):
        c.poly([(x - w * 0.4, y - w * 0.4), (x + w * 0.4, y - w * 0.4), (x + w * 0.3, y), (x - w * 0.3, y)], SAND)
        bush(c, x, y - w * 0.36, w * 0.95, LEAF, int(x))
        flowers(c, (x - w * 0.4, y - w * 0.9, x + w * 0.4, y - w * 0.55), ("#d9694b", PAPER, FIELD), int(x), 12)
    person(c, 660, 846, 190, ANNA, "down", "wave", 0.4)
    person(c, 742, 850, 200, PAUL, "hip", "down", -0.4)
    person(c, 840, 790, 130, HEIDI, "down", "fold", -0.3)
    c.line([(120, 520), (230, 540)], INK, 5)
    c.circle(236, 578, 34, FIELD)
    c.circle(236, 578, 25, BEECH)


@motif
def bus_bahn(c: Canvas) -> None:
    air(c, GOLDEN, 560)
    sun(c, 320, 220, 80, GOLDEN)
    clouds(c, 131, 150, 4, opacity=0.5)
    hill(c, ridge(480, 30, 6), GOLDEN.hills[0], 0.2)
    for x, h, t in ((980, 120, 15), (1080, 132, 60), (1190, 118, 95)):
        turbine(c, x, 490, h, t)
    treeline(c, hill(c, ridge(520, 18, 9), GOLDEN.hills[1], 0.2), GOLDEN.hills[2], 12, 5, gaps=0.8)
    ground(c, 600, "#b3b37c", "#a9a574")
    block(c, 980, 640, 400, 190, House("#c9694a", "#6b4a42", "#7f9ba3", storeys=2, door=""))
    c.rect(1130, 560, 100, 80, "#5a3f33", 50)
    c.rect(1130, 600, 100, 40, "#5a3f33")
    c.circle(1180, 478, 24, PAPER)
    c.line([(1180, 464), (1180, 478), (1190, 484)], INK, 4)
    c.line([(LEFT, 356), (RIGHT, 356)], "#4d5a58", 3)
    for x in (60, 640, 1440):
        c.rect(x - 6, 330, 12, 310, "#6c7876")
        c.line([(x, 350), (x + 90, 350)], "#6c7876", 5)
    c.rect(LEFT, 664, RIGHT - LEFT, 30, "#a39a88")
    for i in range(60):
        c.rect(LEFT + i * 36, 668, 18, 14, "#6b5a4a")
    c.rect(LEFT, 660, RIGHT - LEFT, 6, "#6c7876")
    train(c, 470, 660, 1000, SAND)
    c.rect(LEFT, 690, RIGHT - LEFT, 60, "#d9d2c0")
    c.rect(LEFT, 690, RIGHT - LEFT, 7, PAPER)
    c.rect(LEFT, 704, RIGHT - LEFT, 5, FIELD)
    for x, k, look in (
        (130, 150, LEYLA),
        (220, 156, OMAR),
        (300, 104, child(ANNA)),
        (1120, 150, HEIDI),
        (1230, 158, JONAS),
    ):
        person(c, x, 740, k, look, "down", "wave" if x == 220 else "fold", 0.6 if x < 700 else -0.6)
    c.rect(1330, 520, 8, 222, "#4d5a58")
    c.rect(1284, 520, 100, 60, "#31474d", 4)
    for k in range(3):
        c.rect(1294, 530 + k * 16, 60 - k * 10, 7, FIELD, 3)
    c.fade([(LEFT, 750), (RIGHT, 750), (RIGHT, 1300), (LEFT, 1300)], "#8b9592", "#7d8784")
    c.rect(LEFT, 746, RIGHT - LEFT, 14, "#c3bba6")
    for i in range(9):
        c.rect(-230 + i * 230, 948, 130, 12, PAPER)
    bus(c, 790, 912, 640, BEECH)


@motif
def ladesaeule(c: Canvas) -> None:
    air(c, EVENING, 620)
    sun(c, 300, 430, 84, EVENING)
    for x, y, w in ((400, 220, 420), (1180, 160, 360), (820, 330, 260)):
        cloud(c, x, y, w, "#f7c99a", 0.4, int(w))
    g = hill(c, ridge(560, 26, 5), EVENING.hills[0], 0.1)
    for x, h, t in ((120, 150, 30), (470, 140, 80)):
        turbine(c, x, g(x) + 4, h, t, "#fbeee0")
    treeline(c, hill(c, ridge(610, 20, 8), EVENING.hills[1], 0.1), EVENING.hills[2], 12, 4, gaps=0.7)
    ground(c, 720, "#5f7a5c", "#4a6750")
    x, y, w, h = 560, 770, 760, 270
    shadow(c, x + w / 2, y, w * 0.58, 0.25)
    c.rect(x, y - h, w, h, "#8f4f38")
    for i in range(20):
        c.rect(x + i * w / 20, y - h, 4, h, "#7a4230")
    c.poly(
        [(x - 46, y - h + 10), (x + 60, y - h - 230), (x + w - 60, y - h - 230), (x + w + 46, y - h + 10)],
        "#6b3d32",
    )
    panel(
        c,
        [(x + 110, y - h - 205), (x + w - 110, y - h - 205), (x + w - 60, y - h - 50), (x + 60, y - h - 50)],
        10,
        3,
    )
    c.rect(x + 260, y - 230, 240, 230, "#f3e6cd")
    c.rect(x + 274, y - 218, 212, 218, "#7a4230")
    c.rect(x + 375, y - 218, 10, 218, "#f3e6cd")
    for a in (274, 385):
        c.line([(x + a, y - 214), (x + a + 101, y - 4)], "#f3e6cd", 8)
        c.line([(x + a + 101, y - 214), (x + a, y - 4)], "#f3e6cd", 8)
    for a in (60, 150, 560, 650):
        window(c, x + a + 24, y - 190, 56, 70, LIT, "#f3e6cd")
    c.fade([(LEFT, 800), (RIGHT, 800), (RIGHT, 1300), (LEFT, 1300)], "#b09a7c", "#8f7d66")
    c.ellipse(760, 800, 900, 26, "#b09a7c")
    car(c, 790, 916, 560, "#dfe6e1")
    charger(c, 340, 906, 350)
    c.glow(340, 660, 140, "#bfe3c4", 0.4)
    c.curve([(380, 720), (440, 860), (500, 880), (548, 810)], "#22302d", 12)
    c.circle(548, 806, 13, "#22302d")
    tree(c, 1400, 820, 420, "#2c5447", 6)
    tree(c, 60, 790, 260, "#2c5447", 3)
    person(c, 1190, 930, 300, replace(AMARA, top="#d98a6a"), "hip", "wave", -0.6)
    grass(c, LEFT, RIGHT, 1004, 26, "#3d5a45", 4, 140)


@motif
def hitze_baum(c: Canvas) -> None:
    c.sky("#f6d98f", "#fdf1cf", 620)
    c.glow(1200, 180, 620, "#fff4c4", 0.9)
    c.circle(1200, 180, 108, "#f2b344")
    for k in range(3):
        c.ring(1200, 180, 150 + k * 46, 4, "#f7cf7a")
    steeple(c, 1030, 700, 420, "#b9bf9a", "#8fa98f")
    tones = ("#c9694a", "#b8573c", "#d67f5c")
    for i, (x, w, h) in enumerate(((-80, 220, 250), (150, 200, 210), (1130, 220, 250), (1350, 240, 280))):
        look = House(
            ("#f7e6c4", "#f3d9b0", "#f9edd3", "#f0d3a8")[i],
            tones[i % 3],
            "#8fa9a6",
            TIMBER if i % 2 else "",
            2,
            "#6b4a38",
        )
        gable(c, x + w / 2, 716, w, h, look)
    roofs(c, 706, 360, 960, 3, 90, tones)
    ground(c, 706, "#ecd3a0", "#f3e0b8")
    for i in range(-8, 9):
        c.line([(750 + i * 80, 706), (750 + i * 300, 1060)], "#e3c68f", 3)
    for y in (740, 790, 860, 950):
        c.line([(LEFT, y), (RIGHT, y)], "#e3c68f", 3)
    c.ellipse(560, 880, 450, 84, veil("#5f6b4a", 0.38))
    trunk = "#6b4a38"
    c.poly([(500, 880), (528, 760), (534, 520), (592, 520), (598, 760), (636, 882)], trunk)
    c.poly([(575, 520), (592, 520), (598, 760), (636, 882), (600, 876)], dark(trunk, 0.25))
    for dx, dy in ((-150, -210), (150, -220), (0, -260)):
        c.line([(562, 640), (562 + dx, 640 + dy)], trunk, 26)
    for dx, dy, r, s in ((-190, 420, 200, 1), (180, 400, 210, 2), (0, 290, 250, 3), (10, 450, 200, 4)):
        canopy(c, 560 + dx, dy, r, r * 0.72, "#4f8a4c", s)
    for bx in (370, 700):
        c.rect(bx - 80, 842, 170, 14, "#a97f46", 4)
        for k in (-64, 66):
            c.rect(bx + k, 852, 10, 46, "#4d5a58")
    person(c, 350, 900, 200, HEIDI, "fold", "down", 0.5)
    person(c, 430, 904, 210, replace(KARL, style="cap"), "down", "wave", 0.5)
    person(c, 740, 906, 195, LEYLA, "down", "fold", -0.4)
    person(c, 812, 910, 130, child(MINH), "wave", "down", 0.8)
    _fountain(c, 1140, 900)
    person(c, 1330, 916, 140, child(AMARA), "up", "wave", -0.8)


def _fountain(c: Canvas, x: float, y: float) -> None:
    stone = "#a9b59a"
    shadow(c, x, y + 34, 170, 0.2)
    c.rect(x - 140, y - 34, 280, 60, dark(stone, 0.1), 14)
    c.ellipse(x, y + 26, 138, 18, dark(stone, 0.1))
    c.ellipse(x, y - 36, 142, 24, stone)
    c.ellipse(x, y - 36, 124, 18, "#8fc0cc")
    c.rect(x - 15, y - 130, 30, 94, stone)
    c.ellipse(x, y - 132, 62, 12, stone)
    c.ellipse(x, y - 134, 54, 8, "#a9d3dc")
    for side in (-1, 1):
        for k, r in ((30, 6), (58, 5)):
            c.curve(
                [
                    (x, y - 200),
                    (x + side * k * 0.7, y - 214),
                    (x + side * k, y - 130 if k < 50 else y - 160),
                    (x + side * (k + 26), y - 44),
                ],
                "#dff0f4",
                r,
            )
    c.line([(x, y - 140), (x, y - 214)], "#dff0f4", 8)
