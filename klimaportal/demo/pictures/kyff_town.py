"""Villages, streets and buildings of the Kyffhäuser county."""

from __future__ import annotations

from dataclasses import replace

from .built import LIT, House, block, church, house, lamp, roofs, window
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
    arc,
    dark,
    light,
    motif,
    veil,
)
from .energy import bus, heatpump, panel
from .nature import (
    DAY,
    GOLDEN,
    LEFT,
    MORNING,
    NIGHTLY,
    RIGHT,
    WINTER,
    air,
    birds,
    clouds,
    hill,
    path,
    ridge,
    rows,
    shadow,
    stars,
    sun,
)
from .people import ANNA, HAIRS, HEIDI, KARL, LEYLA, MINH, OMAR, PAUL, SKINS, Look, child, person
from .plants import bush, fir, flowers, grass, hills, tree, treeline

TIMBER = "#5a3b2c"


def street(c: Canvas, top: float, tone: str, kerb: str) -> None:
    """A street across the whole width with its pavement above."""
    c.fade([(LEFT, top), (RIGHT, top), (RIGHT, 1300), (LEFT, 1300)], light(tone, 0.06), dark(tone, 0.06))
    c.rect(LEFT, top - 30, RIGHT - LEFT, 34, kerb)
    c.rect(LEFT, top + 2, RIGHT - LEFT, 6, dark(kerb, 0.2))


@motif
def strassenlampen_led(c: Canvas) -> None:
    c.sky(NIGHTLY.top, "#5f7d86", 640)
    stars(c, 4)
    c.glow(1190, 170, 240, "#f4e9c8", 0.35)
    c.poly([*arc(1190, 170, 54, 54, -110, 110, 40), *reversed(arc(1172, 170, 50, 51, -92, 92, 40))], "#f4ecd2")
    for i in range(3):
        g = hill(c, ridge(500 + i * 50, 36, 3 + i), NIGHTLY.hills[i], 0.1)
        treeline(c, g, dark(NIGHTLY.hills[i], 0.1), 8, i + 2, gaps=0.6)
    wall, roof = "#56686b", "#3d3234"
    far = House(wall, roof, LIT, storeys=1)
    for x, y, w in ((560, 690, 64), (690, 690, 70), (840, 690, 60)):
        house(c, x, y, w, w * 0.7, far)
    church(c, 800, 690, 250, "#5d6e71", "#26343a", "#45393a")
    night = House("#66767a", "#4b3a39", LIT, TIMBER, 2, "#2f2623")
    c.rect(LEFT, 686, RIGHT - LEFT, 400, "#2a3f40")
    house(c, 20, 800, 230, 250, night, 0.9)
    house(c, 1040, 800, 240, 270, replace(night, wall="#6f7f7d", frame=""), 0.8)
    path(c, [(720, 690, 24), (730, 760, 70), (740, 860, 190), (750, 1080, 520)], "#46585b")
    path(c, [(720, 690, 22), (730, 760, 64), (740, 860, 174), (750, 1080, 480)], "#526569")
    for x, y, h, side in (
        (636, 704, 130, 1),
        (810, 718, 160, -1),
        (560, 770, 290, 1),
        (940, 800, 350, -1),
        (372, 930, 600, 1),
    ):
        lamp(c, x, y, h, side)
    person(c, 800, 900, 190, replace(HEIDI, top="#5f7d8a", skin="#c9a68c"), "down", "down", -0.5)
    person(c, 868, 902, 200, replace(KARL, top="#a98a45", skin="#b99478"), "down", "wave", -0.5)
    for x in (60, 1380, 1250):
        bush(c, x, 880, 130, "#27443d", int(x))


@motif
def holzbau_schule(c: Canvas) -> None:
    air(c, DAY, 600)
    sun(c, 240, 180, 76, DAY)
    clouds(c, 41, 170, 3)
    hills(c, DAY, 540, 8, 2)
    hill(c, ridge(700, 8, 3), "#a9b98a", 0.3)
    c.fade([(LEFT, 770), (RIGHT, 770), (RIGHT, 1300), (LEFT, 1300)], "#d9c39a", "#c9ae80")
    treeline(c, ridge(712, 8, 3), MID, 16, 4, gaps=0.8)
    x, y, w, h = 330, 800, 830, 330
    frame, shade = "#d9a864", "#b98447"
    c.rect(x - 20, y - 12, w + 40, 26, "#b9bdb6")
    c.poly([(x, y - 12), (x, y - h), (x + w, y - h), (x + w, y - 12)], veil("#f6e6c4", 0.55))
    c.rect(x, y - h, 300, h - 12, "#e8c48a")
    for i in range(18):
        c.rect(x + i * 300 / 18, y - h, 3, h - 12, shade)
    for i in range(2):
        for j in range(2):
            window(c, x + 80 + i * 140, y - h + 36 + j * 160, 84, 92, "#9fc0c9", "#f7e9cb")
    for i in range(9):
        px = x + 300 + i * (w - 316) / 8
        c.rect(px, y - h, 16, h - 12, frame)
        c.rect(px + 11, y - h, 5, h - 12, shade)
    for level in (12, h / 2 + 6, h):
        c.rect(x - 4, y - level - 6, w + 8, 18, frame)
        c.rect(x - 4, y - level + 8, w + 8, 4, shade)
    for i in (0, 3, 6):
        a = x + 308 + i * (w - 316) / 8
        c.line([(a, y - 16), (a + (w - 316) / 8, y - h / 2)], shade, 9)
    for i in range(12):
        px = x - 10 + i * (w + 6) / 11
        c.line([(px, y - h), (px + 6, y - h - 150)], shade if i % 2 else frame, 12)
        if i < 11:
            c.line([(px + 6, y - h - 150), (px + 84, y - h - 20)], frame, 10)
    c.rect(x - 16, y - h - 160, w + 40, 16, frame)
    c.poly([(x - 30, y - h + 6), (x - 16, y - h - 162), (x + 280, y - h - 162), (x + 296, y - h + 6)], "#b4553a")
    _crane(c, 1290, 800, 690)
    for k in range(4):
        c.rect(100 + k * 8, 846 - k * 22, 230 - k * 16, 18, frame if k % 2 else "#e8c48a")
        c.rect(100 + k * 8, 860 - k * 22, 230 - k * 16, 4, shade)
    person(c, 560, 905, 230, Look(SKINS[2], HAIRS[0], "helmet", "#d9694b", "#41505a"), "down", "point", 0.6)
    person(c, 700, 912, 225, Look(SKINS[0], HAIRS[3], "helmet", FIELD, "#3b4652"), "hip", "low", -0.6)
    grass(c, LEFT, RIGHT, 1002, 30, "#8a9a55", 3, 120)


def _crane(c: Canvas, x: float, y: float, h: float) -> None:
    tone = "#d3a546"
    c.rect(x - 46, y - 20, 92, 26, "#8b9794")
    for side in (-14, 14):
        c.line([(x + side, y - 10), (x + side, y - h)], tone, 6)
    for i in range(16):
        a, b = y - 10 - (h - 10) * i / 16, y - 10 - (h - 10) * (i + 1) / 16
        c.line([(x - 14 if i % 2 else x + 14, a), (x + 14 if i % 2 else x - 14, b)], tone, 4)
    top = y - h
    c.line([(x - 520, top), (x + 180, top)], tone, 8)
    c.line([(x - 520, top), (x, top - 74), (x + 180, top)], tone, 4)
    for i in range(20):
        a = x - 500 + i * 34
        c.line([(a, top), (a + 17, top - 22 - (0.04 * abs(a - x + 500)))], tone, 2.5)
    c.rect(x + 120, top, 60, 44, "#6c7876")
    c.rect(x - 26, top + 6, 40, 46, PAPER, 6)
    hook = x - 330
    c.line([(hook, top), (hook, top + 96)], "#4d5a58", 3)
    c.line([(hook, top + 90), (hook - 76, top + 132)], "#4d5a58", 2)
    c.line([(hook, top + 90), (hook + 76, top + 132)], "#4d5a58", 2)
    c.rect(hook - 110, top + 130, 220, 18, "#e8c48a")


@motif
def dorfstrasse(c: Canvas) -> None:
    air(c, GOLDEN, 600)
    sun(c, 830, 310, 80, GOLDEN)
    clouds(c, 17, 150, 3, opacity=0.5)
    hill(c, ridge(470, 40, 5), GOLDEN.hills[0], 0.25)
    g = hill(c, ridge(520, 26, 9), GOLDEN.hills[1], 0.2)
    treeline(c, g, GOLDEN.hills[2], 8, 5, gaps=0.5)
    roofs(c, 640, 520, 1010, 8, 60)
    church(c, 800, 660, 370)
    tree(c, 640, 670, 150, "#7f9a4c", 3)
    tree(c, 1000, 680, 180, "#6d8a4a", 6)
    c.rect(LEFT, 656, RIGHT - LEFT, 400, "#a9b06a")
    path(c, [(740, 655, 16), (720, 720, 54), (700, 820, 150), (690, 1080, 420)], "#d9c7a0")
    path(c, [(740, 655, 12), (720, 720, 44), (700, 820, 130), (690, 1080, 380)], "#cdb78c")
    cream = House("#f6ead2", "#a8452b", frame=TIMBER)
    house(c, 380, 715, 110, 120, replace(cream, wall="#f0d9b0"), 0.6)
    house(c, 930, 730, 130, 150, replace(cream, roof="#b4553a", wall="#f3e3c8"), 0.8)
    house(c, -60, 850, 270, 300, cream, 0.35)
    house(c, 1130, 870, 290, 320, replace(cream, wall="#f4e6cd", roof="#96412c"), 0.9)
    for x, y, w in ((420, 800, 120), (330, 880, 150), (1050, 838, 120), (1110, 905, 150)):
        bush(c, x, y, w, "#7f9a4c", int(x))
    flowers(c, (270, 880, 420, 920), (SAND, "#d98a6a", PAPER), 3, 26)
    person(c, 610, 850, 170, LEYLA, "down", "wave", 0.6)
    person(c, 850, 900, 200, KARL, "wave", "down", -0.6)
    person(c, 560, 852, 110, child(MINH), "up", "down", 0.5)
    birds(c, 1130, 240, 6, 17)


@motif
def rathaus_heizung(c: Canvas) -> None:
    c.sky(WINTER.top, WINTER.low, 620)
    sun(c, 1240, 200, 60, WINTER)
    clouds(c, 12, 150, 3)
    for i in range(3):
        g = hill(c, ridge(500 + i * 48, 34, 4 + i), WINTER.hills[i], 0.2)
        treeline(c, g, dark(WINTER.hills[i], 0.12), 8, i + 3, gaps=0.5)
    c.fade([(LEFT, 690), (RIGHT, 690), (RIGHT, 1300), (LEFT, 1300)], "#eef1ef", "#dde5e4")
    for x, h in ((80, 280), (190, 210), (1330, 250), (1440, 320)):
        fir(c, x, 740, h, "#4d7269")
        c.poly([(x, 740 - h), (x + h * 0.07, 740 - h * 0.78), (x - h * 0.09, 740 - h * 0.76)], "#f7f8f5")
    x, y, w, h = 330, 780, 640, 330
    red = House("#e9c9a0", "#7d4033", "#5f7780", storeys=2, door="")
    shadow(c, x + w / 2, y, w * 0.56, 0.14)
    block(c, x, y, w, h, red)
    c.poly(
        [(x + 20, y - h - 26), (x + 92, y - h - 150), (x + w - 92, y - h - 150), (x + w - 20, y - h - 26)],
        "#f4f6f4",
    )
    c.rect(x + 188, y - h - 60, 264, h + 60, "#f0d8b4")
    c.poly([(x + 180, y - h - 50), (x + 320, y - h - 190), (x + 460, y - h - 50)], "#f0d8b4")
    c.line([(x + 172, y - h - 44), (x + 320, y - h - 190), (x + 468, y - h - 44)], "#7d4033", 18)
    c.rect(x + 286, y - h - 330, 68, 190, "#f0d8b4")
    c.rect(x + 334, y - h - 330, 20, 190, "#dcc096")
    c.poly([(x + 276, y - h - 326), (x + 320, y - h - 420), (x + 364, y - h - 326)], "#5f7d78")
    c.circle(x + 320, y - h - 262, 24, PAPER)
    c.line([(x + 320, y - h - 280), (x + 320, y - h - 262), (x + 332, y - h - 254)], INK, 4)
    for i in range(3):
        window(c, x + 260 + i * 60, y - h + 30, 36, 74, "#5f7780")
    for i in range(2):
        c.rect(x + 232 + i * 130, y - 140, 46, 120, "#5f7780", 23)
    c.rect(x + 288, y - 150, 64, 150, "#5a3f33", 32)
    c.rect(x + 288, y - 80, 64, 80, "#5a3f33")
    c.rect(x + 268, y - 12, 104, 14, "#c9bda6")
    c.curve([(1020, 740), (990, 736), (968, 720)], "#8b9794", 12)
    heatpump(c, 1000, 850, 260)
    for k in range(3):
        c.curve(
            [(1280, 700 + k * 46), (1320, 686 + k * 46), (1350, 706 + k * 46), (1392, 690 + k * 46)],
            "#a9c3cc",
            7,
        )
    person(c, 900, 900, 230, ANNA, "hip", "point", 0.7)
    person(c, 240, 890, 215, PAUL, "hip", "wave", 0.6)
    c.ellipse(1150, 1010, 620, 60, "#f8f9f7")


@motif
def bus_land(c: Canvas) -> None:
    air(c, MORNING, 560)
    sun(c, 1150, 220, 82, MORNING)
    clouds(c, 51, 170, 4)
    hill(c, ridge(450, 46, 3), MORNING.hills[0], 0.2)
    g = hill(c, ridge(505, 30, 12), MORNING.hills[1], 0.2)
    treeline(c, g, dark(MORNING.hills[1], 0.06), 8, 4, gaps=0.5)
    rows(c, ridge(560, 14, 4), (WHEAT, "#9ab884", FIELD, "#b7c486", STRAW, "#85ab7c"), (420, 500), 24, 5600)
    hill(c, ridge(716, 8, 8), "#86b075", 0.2)
    roofs(c, 690, 1240, 1420, 3, 50)
    for x, h in ((90, 340), (1380, 260)):
        tree(c, x, 770, h, (MID, LEAF)[x > 500], x)
    street(c, 838, "#7f8a88", "#d9d2c0")
    for i in range(9):
        c.rect(-200 + i * 230, 942, 130, 12, PAPER)
    x, y = 230, 816
    c.rect(x, y - 236, 300, 222, veil("#cfe2e6", 0.62))
    for px in (x, x + 146, x + 292):
        c.rect(px, y - 240, 10, 240, "#4d5a58")
    c.rect(x - 26, y - 262, 352, 26, BEECH, 6)
    c.rect(x + 30, y - 62, 190, 12, "#b98a55", 4)
    for px in (x + 50, x + 190):
        c.rect(px, y - 52, 8, 52, "#4d5a58")
    person(c, x + 90, y + 6, 200, replace(HEIDI), "down", "fold", 0.7)
    person(c, x + 205, y + 6, 216, OMAR, "down", "wave", 0.7)
    person(c, x + 262, y + 8, 140, child(ANNA), "wave", "down", 0.6)
    c.rect(598, 560, 10, 260, "#6c7876")
    c.circle(603, 556, 42, FIELD)
    c.circle(603, 556, 33, BEECH)
    c.rect(584, 546, 38, 22, PAPER, 4)
    c.circle(593, 570, 5, PAPER)
    c.circle(613, 570, 5, PAPER)
    c.rect(584, 622, 38, 56, PAPER, 3)
    bus(c, 1000, 898, 640)
    grass(c, LEFT, RIGHT, 806, 22, "#6d9a63", 7, 120)


@motif
def daecher_solar(c: Canvas) -> None:
    air(c, DAY, 420)
    sun(c, 1200, 190, 86, DAY)
    clouds(c, 61, 140, 4)
    hills(c, DAY, 380, 9, 2, 40)
    church(c, 420, 560, 300)
    roofs(c, 560, LEFT, RIGHT, 9, 96)
    for x, h in ((300, 120), (900, 140), (1260, 120)):
        tree(c, x, 590, h, LEAF, x)
    c.rect(LEFT, 575, RIGHT - LEFT, 500, "#8fae7c")
    for x, y, w, h, tone, gap in (
        (-120, 560, 470, 190, "#b4553a", 0),
        (980, 545, 560, 210, "#a8452b", 1),
        (360, 640, 640, 260, "#bf6a48", 2),
        (-200, 850, 520, 260, "#96412c", 3),
        (1030, 830, 640, 280, "#b4553a", 4),
    ):
        _tiled(c, x, y, w, h, tone, gap)


def _tiled(c: Canvas, x: float, y: float, w: float, h: float, tone: str, kind: int) -> None:
    """A tiled roof slope with modules, its walls below; (x, y) is the ridge's left end."""
    lean = h * 0.28
    c.rect(x - lean + 26, y + h, w + lean * 2 - 52, h * 0.6, "#f3e7d0")
    for i in range(5):
        window(c, x + w * (0.06 + i * 0.22), y + h + h * 0.12, w * 0.07, h * 0.26)
    c.rect(x - lean + 26, y + h, w + lean * 2 - 52, h * 0.06, veil(INK, 0.2))
    c.poly([(x, y), (x + w, y), (x + w + lean, y + h), (x - lean, y + h)], tone)
    for i in range(1, 10):
        t = i / 10
        c.line([(x - lean * t, y + h * t), (x + w + lean * t, y + h * t)], dark(tone, 0.1), 3.2)
    count = round(w / 22)
    for i in range(1, count):
        t = i / count
        c.line([(x + w * t, y), (x - lean + (w + 2 * lean) * t, y + h)], dark(tone, 0.07), 1.8)
    c.rect(x - 6, y - 8, w + 12, 14, dark(tone, 0.22), 6)
    c.rect(x - lean - 4, y + h - 4, w + 2 * lean + 8, 12, dark(tone, 0.35), 5)
    a, b, low, top = (0.08, 0.72, 0.86, 0.14) if kind % 2 == 0 else (0.3, 0.93, 0.86, 0.14)

    def spot(u: float, v: float) -> tuple[float, float]:
        return (x - lean * v + (w + 2 * lean * v) * u, y + h * v)

    panel(c, [spot(a, top), spot(b, top), spot(b, low), spot(a, low)], 6, 3)
    cx = spot(0.86 if kind % 2 == 0 else 0.16, 0.3)
    c.rect(cx[0] - 20, cx[1] - 86, 40, 96, "#8f5a45")
    c.rect(cx[0] - 24, cx[1] - 92, 48, 12, "#6f4536")
    wx = spot(0.86 if kind % 2 == 0 else 0.16, 0.5)
    c.poly(
        [(wx[0] - 26, wx[1]), (wx[0] + 26, wx[1]), (wx[0] + 29, wx[1] + 58), (wx[0] - 29, wx[1] + 58)],
        "#dfe6e1",
    )
    c.poly(
        [
            (wx[0] - 20, wx[1] + 6),
            (wx[0] + 20, wx[1] + 6),
            (wx[0] + 22, wx[1] + 51),
            (wx[0] - 22, wx[1] + 51),
        ],
        "#7f9ba3",
    )
