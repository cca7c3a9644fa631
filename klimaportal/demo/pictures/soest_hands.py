"""Work by hand in the Soest county: a garden, a joiner's shop, a seedling, a roof."""

from __future__ import annotations

from random import Random

from .built import House, gable, roofs
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, arc, dark, light, motif, veil
from .landmarks import patrokli
from .nature import DAY, LEFT, MORNING, RIGHT, air, clouds, hill, path, ridge, shadow, stars, sun
from .people import AMARA, GRETE, HAIRS, HEIDI, LEYLA, OMAR, SKINS, Look, child, person
from .plants import treeline
from .rooms import pendant


@motif
def gemeinschaftsgarten(c: Canvas) -> None:
    air(c, MORNING, 520)
    sun(c, 1240, 160, 78, MORNING)
    clouds(c, 93, 130, 4)
    patrokli(c, 380, 470, 330, "#a3b09a")
    for i, x in enumerate(range(-120, 1700, 250)):
        gable(
            c,
            x,
            560,
            200,
            210,
            House(
                ("#f3e3c8", "#e9c9a8", "#dfe3d0")[i % 3], ("#b4553a", "#96412c")[i % 2], "#8fb3c0", storeys=2, door=""
            ),
        )
    treeline(c, ridge(560, 8, 4), "#79a870", 34, 6)
    c.fade([(LEFT, 570), (RIGHT, 570), (RIGHT, 1300), (LEFT, 1300)], "#a9cf80", "#86b464")
    path(c, [(760, 575, 40), (740, 680, 80), (780, 820, 120), (760, 1080, 220)], "#e6d6b0")
    _glasshouse(c, 1150, 690)
    for k in range(4):
        x = 130 + k * 74
        c.line([(x - 44, 700), (x, 400), (x + 44, 700)], "#a97f46", 8)
        rng = Random(k)
        for _ in range(24):
            t = rng.random()
            c.circle(
                x + rng.choice((-1, 1)) * 40 * t + rng.uniform(-10, 10),
                420 + 270 * t,
                rng.uniform(9, 17),
                rng.choice((MID, LEAF, "#79a84a")),
            )
        for _ in range(4):
            c.circle(x + rng.uniform(-30, 30), rng.uniform(480, 660), 9, "#d9506a")
    person(c, 560, 790, 330, HEIDI, "down", "low", 0.6)
    person(c, 990, 800, 350, OMAR, "low", "hip", -0.6)
    _bed(c, 300, 830, 430, ("salad", "salad", "salad", "salad"))
    _bed(c, 1230, 840, 460, ("tomato", "tomato", "tomato"))
    person(c, 690, 930, 400, LEYLA, "down", "low", 0.5)
    person(c, 860, 940, 260, child(AMARA), "low", "up", -0.5)
    can = c.at(792, 800, 1.1)
    can.rect(-34, -50, 68, 58, "#51707c", 8)
    can.line([(30, -14), (78, -52)], "#41606c", 9)
    can.ring(-36, -26, 20, 6, "#41606c")
    for k in range(5):
        can.line([(80 + k * 6, -46), (88 + k * 10, 6)], veil("#e9f4f6", 0.8), 3)
    _bed(c, 330, 1000, 520, ("carrot", "flower", "carrot", "flower"))
    _bed(c, 1200, 1010, 500, ("flower", "salad", "flower", "salad"))


def _glasshouse(c: Canvas, x: float, y: float) -> None:
    """A small greenhouse."""
    glass, bar = veil("#d9eef0", 0.72), "#f6f8f2"
    shape = [(x - 160, y), (x - 160, y - 170), (x, y - 290), (x + 160, y - 170), (x + 160, y)]
    for k in range(5):
        c.ellipse(x - 120 + k * 60, y - 40, 34, 50, (MID, LEAF)[k % 2])
    c.poly(shape, glass)
    c.line([*shape, shape[0]], bar, 10)
    for k in (-80, 0, 80):
        c.line([(x + k, y), (x + k, y - 290 + abs(k) * 0.75)], bar, 6)
    c.line([(x - 160, y - 170), (x + 160, y - 170)], bar, 6)


def _bed(c: Canvas, x: float, y: float, w: float, plants: tuple[str, ...]) -> None:
    """A raised bed of boards with what grows in it."""
    h = w * 0.26
    c.ellipse(x, y, w * 0.54, w * 0.05, veil(INK, 0.2))
    c.poly(
        [(x - w * 0.46, y - h * 1.25), (x + w * 0.46, y - h * 1.25), (x + w / 2, y - h), (x - w / 2, y - h)], "#5a3f2c"
    )
    step = w / len(plants)
    for i, kind in enumerate(plants):
        px, py = x - w / 2 + step * (i + 0.5), y - h * 1.05
        if kind == "salad":
            for t in (-70, -40, -12, 18, 46, 74):
                c.at(px, py, w * 0.15, t).blob(
                    [(0, 0.1), (0.32, -0.5), (0, -0.9), (-0.32, -0.5)], ("#8cc06a", "#a5d37e")[t % 4 == 0]
                )
        elif kind == "carrot":
            for t in (-40, -16, 10, 34):
                c.at(px, py, w * 0.2, t).blob([(0, 0.1), (0.1, -0.5), (0, -1), (-0.1, -0.5)], MID)
            c.poly([(px - w * 0.03, py - 4), (px + w * 0.03, py - 4), (px, py + w * 0.06)], "#e08a3c")
        elif kind == "tomato":
            c.line([(px, py), (px, py - w * 0.42)], "#a97f46", w * 0.014)
            for k in range(7):
                c.circle(px + (-1) ** k * w * 0.04, py - w * 0.05 * (k + 1), w * 0.05, (MID, LEAF)[k % 2])
            for dx, dy in ((-0.05, 0.12), (0.05, 0.2), (-0.03, 0.3)):
                c.circle(px + dx * w, py - dy * w, w * 0.028, "#d0452f")
        else:
            for k in range(5):
                fx, fy = px + (k - 2) * w * 0.035, py - w * (0.12 + (k * 37 % 5) * 0.02)
                c.line([(px, py), (fx, fy)], MID, w * 0.01)
                c.circle(fx, fy, w * 0.026, (FIELD, "#d9506a", PAPER)[k % 3])
    c.rect(x - w / 2, y - h, w, h, "#b98a55")
    for k in (1, 2):
        c.rect(x - w / 2, y - h * k / 3, w, 5, "#94683c")
    for k in (0, 0.94):
        c.rect(x - w / 2 + w * k, y - h * 1.06, w * 0.06, h * 1.06, "#a5743f")


@motif
def tischlerei_abend(c: Canvas) -> None:
    c.sky("#6b4a38", "#7d5844", 760)
    for i in range(14):
        c.rect(LEFT + i * 150, -300, 4, 1060, "#5f4030")
    pane = [(110, 110), (520, 110), (520, 470), (110, 470)]
    c.rect(94, 94, 442, 392, "#c99a62")
    with c.clip(pane) as inside:
        inside.fade(pane, "#1d2b45", "#6a6f94")
        stars(inside, 3, 300, 60)
        inside.circle(410, 190, 30, "#f4ecd2")
        hill(inside, ridge(400, 20, 5, waves=2), "#28385a", 0)
        for x in (170, 260, 450):
            inside.rect(x, 404, 12, 14, "#f4c95d")
    c.rect(310, 110, 10, 360, "#c99a62")
    c.rect(110, 286, 410, 10, "#c99a62")
    for k, (x, h) in enumerate(((1130, 640), (1180, 560), (1236, 690), (1290, 600), (1350, 660), (1410, 540))):
        c.poly(
            [(x, 780), (x + 44, 780), (x + 70, 780 - h), (x + 30, 780 - h)], ("#d9b07c", "#c99a62", "#e3c08f")[k % 3]
        )
    c.rect(620, 170, 400, 14, "#c99a62")
    for k, tone in enumerate((SAND, "#8b9794", FIELD, BEECH, "#8b9794")):
        p = c.at(670 + k * 76, 196)
        p.line([(0, 0), (0, 90)], tone, 18)
        p.poly([(-12, 90), (12, 90), (9, 160), (-9, 160)], "#c3cbc8")
    c.fade([(LEFT, 760), (RIGHT, 760), (RIGHT, 1300), (LEFT, 1300)], "#8d6a4c", "#6f5038")
    for x in (560, 900):
        c.glow(x, 150, 430, "#ffe0a0", 0.45)
        pendant(c, x, 60, 90, "#2f4a4c")
    person(c, 720, 900, 600, Look(SKINS[0], HAIRS[3], "beard", "#51707c", "#3b3f46"), "low", "low", 0.3)
    p = c.at(720, 900, 6)
    p.poly([(-6, -68), (6, -68), (9, -40), (9, -14), (-9, -14), (-9, -40)], "#c99a62")
    p.line([(-6, -68), (-5, -80)], "#c99a62", 1.6)
    p.line([(6, -68), (5, -80)], "#c99a62", 1.6)
    c.poly([(330, 640), (1110, 640), (1190, 720), (250, 720)], "#e0b884")
    c.rect(250, 718, 940, 44, "#b98a55")
    for x in (300, 1080):
        c.rect(x, 760, 60, 250, "#a5743f")
    c.poly([(420, 660), (1020, 648), (1030, 676), (410, 690)], "#f0d3a0")
    plane = c.at(790, 640, 1, -2)
    plane.rect(-96, -46, 200, 58, SAND, 12)
    plane.poly([(-20, -46), (20, -46), (50, -110), (26, -116)], "#c3cbc8")
    plane.rect(-86, -84, 36, 46, dark(SAND, 0.3), 14)
    rng = Random(5)
    for _ in range(22):
        x, y = rng.uniform(300, 1150), rng.uniform(650, 960)
        c.line(arc(x, y, 17, 13, rng.uniform(0, 90), rng.uniform(240, 330), 12), rng.choice(("#f3d9a8", "#e3c08f")), 6)
    _compressor(c)


def _compressor(c: Canvas) -> None:
    """The compressor with its hose."""
    shadow(c, 130, 930, 190, 0.3)
    c.rect(-40, 740, 330, 150, BEECH, 70)
    c.rect(20, 690, 120, 70, "#3b4a4c", 10)
    c.circle(210, 720, 40, PAPER)
    c.circle(210, 720, 32, "#e6eee6")
    c.line([(210, 720), (230, 700)], SAND, 6)
    for x in (20, 230):
        c.circle(x, 900, 34, "#2b3735")
    c.curve([(280, 800), (360, 860), (340, 960), (480, 970), (560, 930)], FIELD, 11)


@motif
def setzling_haende(c: Canvas) -> None:
    c.sky("#fbe3a8", "#fdf3d3", 1000)
    for k in range(28):
        ray = c.at(750, 430, 1400, k * 360 / 28)
        ray.poly([(0, 0), (-0.055, -1), (0.055, -1)], veil("#f6cf74", 0.4))
    c.glow(750, 420, 620, "#fffbe6", 1)
    c.circle(750, 420, 262, "#f7d56f")
    c.circle(750, 420, 226, "#f9df8c")
    for i, tone in enumerate(("#a9c9a0", "#7fae82", "#55906a")):
        hill(c, ridge(760 + i * 72, 40, 15 + i), tone, 0.15)
    c.curve([(750, 720), (744, 600), (756, 480), (750, 360)], "#4f7f3a", 22)
    for x, y, size, turn, tone in (
        (750, 340, 130, 0, LEAF),
        (742, 480, 190, -62, MID),
        (758, 440, 180, 58, LEAF),
        (746, 590, 150, 66, MID),
        (748, 610, 140, -70, LEAF),
    ):
        leaf = c.at(x, y, size, turn)
        leaf.blob([(0, 0), (0.34, -0.45), (0, -1.1), (-0.34, -0.45)], tone)
        leaf.poly([(0, 0), (0.34, -0.45), (0.22, -0.8), (0, -1.08)], light(tone, 0.14))
        leaf.line([(0, 0), (0, -0.95)], dark(tone, 0.2), 0.03)
    c.blob([(520, 740), (600, 690), (750, 668), (900, 690), (980, 740), (900, 800), (600, 800)], "#5a3d2a")
    rng = Random(3)
    for _ in range(40):
        c.circle(rng.uniform(560, 940), rng.uniform(700, 760), rng.uniform(4, 9), rng.choice(("#7a5638", "#45301f")))
    for side, skin, sleeve in ((-1, SKINS[0], SAND), (1, SKINS[4], BEECH)):
        p = c.at(750, 0, 1, flip=side > 0)
        p.poly([(-330, 900), (-120, 900), (-180, 1400), (-620, 1400)], sleeve)
        p.poly([(-352, 880), (-110, 880), (-106, 930), (-366, 930)], dark(sleeve, 0.16))
        p.blob(
            [
                (-310, 720),
                (-250, 700),
                (-170, 760),
                (-60, 800),
                (0, 812),
                (0, 880),
                (-110, 910),
                (-320, 910),
                (-352, 820),
            ],
            skin,
        )
        for k in range(4):
            p.line([(-30 - k * 50, 850 - k * 14), (-60 - k * 56, 790 - k * 12)], dark(skin, 0.1), 5)
        p.line([(-300, 770), (-256, 690), (-196, 664)], dark(skin, 0.1), 60)
        p.line([(-302, 770), (-258, 692), (-200, 668)], skin, 54)


@motif
def dach_daemmung(c: Canvas) -> None:
    c.sky("#b9d6ea", "#eef3ea", 420)
    sun(c, 1260, 130, 70, DAY)
    clouds(c, 23, 110, 4)
    roofs(c, 262, -240, 420, 5, 60)
    patrokli(c, 240, 268, 210, "#9fae98")
    c.poly([(LEFT, 250), (RIGHT, 250), (RIGHT, 1300), (LEFT, 1300)], "#8b6040")
    c.fade([(LEFT, 262), (RIGHT, 262), (RIGHT, 1300), (LEFT, 1300)], "#e9d3a8", "#dcc08e")
    for k in range(8):
        x = 640 + k * 170
        if 640 <= x < 1120:
            c.rect(x + 22, 270, 150, 900, "#f3c94a", 6)
            for j in range(10):
                c.rect(x + 22, 262 + j * 92, 150, 5, "#dfae2f")
                c.ellipse(x + 70 + (j % 3) * 22, 310 + j * 92, 20, 6, "#f8dc7c")
        c.rect(x - 2, 258, 26, 1000, "#a9703f")
        c.rect(x + 16, 258, 8, 1000, "#8d5a30")
    for j in range(14):
        y = 270 + j * 62
        edge = 610 - (j % 2) * 26 - j * 6
        for i in range(16):
            x = -280 + i * 58 + (j % 2) * 29
            if x + 50 > edge:
                continue
            tone = ("#b4553a", "#a8452b", "#bd6044", "#9f4430")[(i * 7 + j * 3) % 4]
            c.rect(x, y, 56, 70, tone, 16)
            c.rect(x, y, 56, 40, tone)
            c.pie(x + 28, y + 54, 28, 16, 0, 180, dark(tone, 0.14))
    c.rect(LEFT, 236, RIGHT - LEFT, 34, "#7d3a2a", 12)
    for i in range(20):
        c.pie(LEFT + i * 104 + 52, 258, 52, 40, 180, 360, "#96412c" if i % 2 else "#a8452b")
    c.rect(930, 110, 130, 160, "#a8604a")
    for k in range(4):
        c.rect(930, 140 + k * 34, 130, 4, "#8d4a38")
    c.rect(914, 96, 158, 24, "#6b4a42", 4)
    c.rect(LEFT, 880, RIGHT - LEFT, 20, "#c79a5e")
    c.rect(LEFT, 900, RIGHT - LEFT, 10, "#8b6a45")
    for x in (150, 620, 1090, 1480):
        c.rect(x, 700, 16, 400, "#8b9794")
    c.rect(LEFT, 760, RIGHT - LEFT, 12, "#a9b3b0")
    for x, y, look, a, b, t in ((560, 880, OMAR, "down", "reach", 0.8), (1180, 884, GRETE, "reach", "reach", -0.7)):
        person(c, x, y, 430, look, a, b, t)
        hat = c.at(x + t * 6, y - 396, 4.3)
        hat.pie(0, 0, 7.6, 7.8, 180, 360, PAPER if look is GRETE else FIELD)
        hat.rect(-8.6, -1, 17.2, 1.8, dark(FIELD, 0.1) if look is OMAR else "#cfd4cf", 0.9)
    _supplies(c)


def _supplies(c: Canvas) -> None:
    """A mat and some tiles at hand."""
    roll = c.at(1010, 650, 1, -12)
    roll.rect(-64, -90, 150, 210, "#f6d25e", 10)
    roll.rect(-64, -90, 150, 14, "#dfae2f", 6)
    for k, x in enumerate((250, 300, 350)):
        c.rect(x, 820 - k % 2 * 4, 44, 62, "#b4553a", 8)
