"""People, streets and farms of the Soest county."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .animals import cow
from .built import House, house
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, STRAW, WHEAT, Canvas, dark, motif, veil
from .energy import bolt, panel, turbine
from .nature import DAY, LEFT, MORNING, RIGHT, air, clouds, hill, path, ridge, rows, shadow, sun
from .people import (
    AMARA,
    ANNA,
    GRETE,
    HAIRS,
    HEIDI,
    LEYLA,
    MINH,
    OMAR,
    PAUL,
    SKINS,
    Look,
    child,
    person,
    seated_back,
)
from .plants import flowers, grass, tree, treeline
from .rooms import cup, pendant, plant, room, sheet, view
from .soest_town import ground

TIMBER = "#3f332c"


@motif
def klimawerkstatt(c: Canvas) -> None:
    room(c, "#e9e2d0", "#c39a68", 600)
    view(c, 90, 110, 330, 330, DAY)
    for x, kind in ((560, "line"), (780, "ring"), (1000, "notes")):
        sheet(c, x, 120, 180, 250, kind)
    plant(c, 1340, 690, 380, BEECH)
    for x in (420, 1000):
        pendant(c, x, 80, 56, SAND)
    for x, look, turn in (
        (330, HEIDI, 0.7),
        (560, PAUL, 0.3),
        (800, GRETE, -0.1),
        (1030, MINH, -0.4),
        (1230, LEYLA, -0.8),
    ):
        person(c, x, 880, 470, look, "low" if turn < 0 else "fold", "low" if turn > 0 else "fold", turn)
    c.rect(240, 770, 26, 240, "#8f6433")
    c.rect(1234, 770, 26, 240, "#8f6433")
    c.poly([(260, 690), (1240, 690), (1360, 800), (140, 800)], "#dcb583")
    c.rect(140, 800, 1220, 30, "#b98a55")
    c.blob([(330, 720), (700, 702), (1140, 716), (1200, 770), (760, 790), (300, 776)], "#a9c690")
    c.curve([(340, 756), (560, 736), (760, 760), (1180, 736)], "#8fc0cc", 14)
    _model(c, 430, 752, 84, "#f7f1e2", SAND)
    _model(c, 580, 770, 96, "#f3e3c8", "#b4553a")
    _model(c, 900, 762, 92, "#f7f1e2", "#96412c")
    _model(c, 1050, 774, 84, "#f0d9b0", "#51707c")
    turbine(c, 760, 762, 170, 20)
    for x, y in ((510, 750), (680, 776), (830, 750), (1000, 746), (350, 764)):
        tree(c, x, y, 58, MID, x)
    cup(c, 1270, 786, 26, SAND)
    for x, look in ((470, OMAR), (1010, AMARA)):
        seated_back(c, x, 1130, 520, look, "#6b5a48")


def _model(c: Canvas, x: float, y: float, w: float, wall: str, roof: str) -> None:
    """A model house of cardboard."""
    c.poly([(x - w * 0.4, y), (x + w * 0.7, y), (x + w * 0.8, y + 8), (x - w * 0.3, y + 8)], veil(INK, 0.2))
    c.rect(x + w * 0.1, y - w * 0.5, w * 0.55, w * 0.5, dark(wall, 0.12))
    c.poly(
        [
            (x - w * 0.4, y),
            (x - w * 0.4, y - w * 0.5),
            (x - w * 0.15, y - w * 0.82),
            (x + w * 0.1, y - w * 0.5),
            (x + w * 0.1, y),
        ],
        wall,
    )
    c.poly(
        [
            (x - w * 0.15, y - w * 0.86),
            (x + w * 0.42, y - w * 0.86),
            (x + w * 0.7, y - w * 0.46),
            (x + w * 0.13, y - w * 0.46),
        ],
        roof,
    )
    panel(
        c,
        [
            (x - w * 0.0, y - w * 0.8),
            (x + w * 0.36, y - w * 0.8),
            (x + w * 0.53, y - w * 0.53),
            (x + w * 0.17, y - w * 0.53),
        ],
        3,
        2,
    )
    c.rect(x - w * 0.25, y - w * 0.38, w * 0.2, w * 0.2, "#8fb3c0")


@motif
def energie_award(c: Canvas) -> None:
    room(c, "#e3ebe2", "#b98e62", 740)
    c.glow(750, 300, 560, "#fffdf0", 0.7)
    c.rect(560, 90, 380, 290, "#7d5630", 6)
    c.rect(572, 102, 356, 266, "#c9963c", 4)
    c.rect(586, 116, 328, 238, "#fffdf6")
    for k in range(16):
        ray = c.at(750, 216, 74, k * 22.5)
        ray.poly([(-0.1, -0.72), (0, -1.12), (0.1, -0.72)], FIELD)
    c.circle(750, 216, 56, FIELD)
    bolt(c, 750, 216, 40, BEECH)
    for x in (-1, 1):
        c.line([(750 + x * 120, 210), (750 + x * 150, 260), (750 + x * 110, 320)], LEAF, 6)
        for k in range(4):
            leaf = c.at(750 + x * (134 - k * 6), 300 - k * 30, 30, x * 50)
            leaf.blob([(0, 0), (0.4, -0.6), (0, -1.3), (-0.4, -0.6)], MID)
    c.rect(650, 312, 200, 11, "#b9c2bd", 5)
    c.rect(690, 332, 120, 8, "#b9c2bd", 4)
    for x, kind in ((140, "bars"), (1180, "line")):
        sheet(c, x, 170, 180, 240, kind)
    c.poly([(330, 860), (1170, 860), (1260, 980), (240, 980)], "#7d4a3a")
    c.poly([(330, 860), (1170, 860), (1182, 876), (318, 876)], "#96604c")
    plant(c, 130, 880, 380)
    plant(c, 1390, 880, 320, BEECH)
    person(c, 590, 915, 480, replace(ANNA, top=BEECH), "hip", "reach", 0.9)
    person(c, 822, 915, 500, replace(OMAR, top="#51707c"), "reach", "down", -0.9)
    person(c, 400, 905, 440, HEIDI, "fold", "up", 0.6)
    person(c, 1060, 905, 455, PAUL, "up", "fold", -0.6)
    for k in (-1, 1):
        c.circle(706 + k * 8, 604, 13, SKINS[0] if k < 0 else SKINS[2])
    rng = Random(8)
    for _ in range(60):
        conf = c.at(rng.uniform(200, 1300), rng.uniform(30, 620), 1, rng.uniform(0, 180))
        conf.rect(-7, -4, 14, 8, rng.choice((FIELD, SAND, LEAF, "#8fb3c0")), 2)


@motif
def biogas_hof(c: Canvas) -> None:
    air(c, DAY, 600)
    sun(c, 1250, 190, 80, DAY)
    clouds(c, 141, 160, 4)
    hill(c, ridge(520, 30, 7), DAY.hills[0], 0.2)
    treeline(c, hill(c, ridge(565, 22, 3), DAY.hills[1], 0.2), DAY.hills[2], 11, 5, gaps=0.6)
    rows(c, ridge(620, 8, 5), ("#8fb878", WHEAT, "#7fa66f", STRAW), (300, 560), 22, 6000)
    ground(c, 740, "#a9c28c", "#8fae70")
    house(c, 60, 740, 210, 210, House("#e9d3b0", "#a8452b", "#7f9ba3", TIMBER, 2), 1.2)
    for x, y, r in ((700, 760, 180), (1010, 790, 215)):
        shadow(c, x + 30, y + 6, r * 1.2, 0.2)
        c.pie(x, y - r * 0.62, r, r * 0.78, 180, 360, "#3d7a5e")
        c.pie(x - r * 0.12, y - r * 0.62, r * 0.72, r * 0.68, 180, 360, "#4f8f70")
        c.pie(x - r * 0.3, y - r * 0.62, r * 0.34, r * 0.56, 180, 360, "#6aa585")
        for k in (-0.6, -0.2, 0.2, 0.6):
            c.curve(
                [
                    (x + k * r, y - r * 0.64),
                    (x + k * r * 0.6, y - r * (1.28 - k * k * 0.4)),
                    (x, y - r * 1.4),
                ],
                veil(PAPER, 0.3),
                3,
            )
        c.rect(x - r, y - r * 0.64, r * 2, r * 0.64, "#c3c9bd")
        c.rect(x - r, y - r * 0.64, r * 0.5, r * 0.64, "#d6dacf")
        c.rect(x + r * 0.55, y - r * 0.64, r * 0.45, r * 0.64, "#a9b1a5")
        c.ellipse(x, y, r, r * 0.09, "#b3baae")
        c.rect(x - r * 1.03, y - r * 0.68, r * 2.06, r * 0.08, "#6c7876")
        for k in range(1, 3):
            c.rect(x - r, y - r * (0.66 - k * 0.2), r * 2, 3, "#a9b1a5")
    c.curve([(860, 690), (900, 690), (900, 640), (830, 640)], FIELD, 14)
    c.rect(1260, 640, 170, 130, "#dfe6e1", 4)
    c.rect(1250, 628, 190, 18, BEECH)
    c.rect(1372, 530, 22, 100, "#8b9794")
    for k in range(4):
        c.rect(1280 + k * 30, 680, 18, 50, "#8b9794")
    for k in range(3):
        c.ellipse(470 + k * 56, 764 - (k % 2) * 4, 46, 40, "#e0c06a")
        c.ring(470 + k * 56, 764 - (k % 2) * 4, 24, 5, "#c9a345")
    path(c, [(560, 770, 150), (600, 860, 190), (640, 1060, 330)], "#e0d3b0")
    _tractor(c, 560, 900)
    for x, y, k, flip in ((1120, 930, 1.0, False), (1310, 900, 0.85, True)):
        cow(c, x, y, k, flip)
    grass(c, LEFT, RIGHT, 1004, 36, "#6d9a55", 4, 200)


def _tractor(c: Canvas, x: float, y: float) -> None:
    shadow(c, x + 10, y, 150, 0.25)
    c.poly(
        [(x - 70, y - 70), (x - 60, y - 190), (x + 20, y - 190), (x + 40, y - 110), (x + 40, y - 60)],
        "#31474d",
    )
    c.rect(x - 72, y - 200, 104, 14, BEECH, 5)
    c.poly(
        [
            (x - 80, y - 66),
            (x - 80, y - 110),
            (x + 30, y - 116),
            (x + 120, y - 108),
            (x + 126, y - 48),
            (x - 40, y - 44),
        ],
        BEECH,
    )
    c.rect(x + 62, y - 150, 9, 44, "#4d5a58")
    for dx, r in ((-58, 62), (92, 40)):
        c.circle(x + dx, y - r, r, "#2b3735")
        c.circle(x + dx, y - r, r * 0.56, FIELD)
        c.circle(x + dx, y - r, r * 0.2, "#8f6433")


@motif
def kinder_energie(c: Canvas) -> None:
    air(c, MORNING, 600)
    sun(c, 1210, 200, 84, MORNING)
    clouds(c, 151, 150, 4)
    far = hill(c, ridge(520, 36, 3), MORNING.hills[0], 0.2)
    for x, h, t in ((170, 140, 15), (300, 150, 70), (1380, 140, 40)):
        turbine(c, x, far(x) + 4, h, t)
    treeline(c, hill(c, ridge(575, 24, 8), MORNING.hills[1], 0.2), MORNING.hills[2], 11, 4, gaps=0.6)
    hill(c, ridge(640, 14, 5), "#a3c58a", 0.2)
    hill(c, ridge(730, 14, 8), "#8fb878", 0.15)
    c.rect(520, 742, 460, 20, "#c79a5e", 6)
    for x in (560, 930):
        c.line([(x, 760), (x - 20, 900)], "#a97f46", 14)
        c.line([(x, 760), (x + 20, 900)], "#a97f46", 14)
    shadow(c, 750, 902, 260)
    c.rect(690, 722, 120, 22, BEECH, 6)
    turbine(c, 750, 724, 330, 18, "#d9694b")
    _model(c, 890, 740, 90, "#f7f1e2", SAND)
    c.circle(596, 714, 20, "#f7dc83")
    c.glow(596, 714, 70, "#fff1b0", 0.8)
    c.circle(596, 712, 19, "#fbe7a0")
    c.rect(587, 730, 18, 14, "#8b9794", 3)
    c.curve([(690, 738), (660, 726), (630, 744), (604, 742)], INK, 4)
    person(
        c,
        440,
        900,
        330,
        child(Look(SKINS[1], HAIRS[0], "bob", SAND, "#41505a", dress=True)),
        "down",
        "reach",
        0.8,
    )
    person(c, 1060, 905, 320, child(Look(SKINS[4], HAIRS[4], "curly", FIELD, "#51707c")), "reach", "hip", -0.8)
    person(c, 270, 915, 345, child(Look(SKINS[5], HAIRS[4], "short", LEAF, "#54483f")), "up", "point", 0.7)
    person(c, 1230, 920, 350, child(Look(SKINS[0], HAIRS[3], "long", "#8fb3c0", "#7a4a3a")), "wave", "up", -0.7)
    grass(c, LEFT, RIGHT, 1004, 44, "#6d9a55", 5, 220)
    flowers(c, (-120, 920, 1620, 1000), (PAPER, "#d9694b", FIELD), 6, 70)
