"""Out of doors in the Soest county: a school yard, a lake, a boat, balconies, an old house."""

from __future__ import annotations

from random import Random

from .built import House, house, window
from .canvas import BEECH, FIELD, LEAF, MID, PAPER, SAND, Canvas, arc, dark, mix, motif, veil
from .energy import panel
from .nature import (
    DAY,
    LEFT,
    RIGHT,
    air,
    birds,
    cloud,
    clouds,
    hill,
    path,
    ridge,
    sun,
    water,
)
from .people import (
    AMARA,
    ANNA,
    GRETE,
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
    seated_back,
    torso,
)
from .plants import canopy, fir, tree, treeline


@motif
def schulhof_pv(c: Canvas) -> None:
    air(c, DAY, 560)
    sun(c, 200, 150, 74, DAY)
    clouds(c, 88, 120, 4)
    treeline(c, ridge(560, 10, 4), DAY.hills[2], 30, 6)
    c.poly([(160, 420), (1340, 420), (1240, 190), (260, 190)], "#7d8784")
    for k in range(5):
        panel(c, [(285 + k * 190, 206), (450 + k * 190, 206), (438 + k * 205, 400), (250 + k * 205, 400)], 4, 4)
    c.rect(200, 420, 1100, 230, "#f3e3c8")
    c.rect(180, 410, 1140, 20, BEECH)
    for i in range(10):
        c.rect(226 + i * 108, 460, 78, 110, "#8fb3c0", 4)
        c.rect(226 + i * 108, 460, 78, 30, ("#f0b08a", FIELD, "#a9c3b4")[i % 3], 4)
        c.rect(262 + i * 108, 460, 6, 110, PAPER)
    c.rect(700, 470, 116, 180, SAND)
    c.rect(716, 486, 40, 164, "#f0c9a8")
    c.rect(762, 486, 40, 164, "#f0c9a8")
    c.fade([(LEFT, 650), (RIGHT, 650), (RIGHT, 1300), (LEFT, 1300)], "#d3c6ae", "#bfae92")
    c.blob([(-300, 700), (60, 680), (340, 720), (300, 820), (-20, 850), (-300, 820)], "#a5c985")
    cells = [(760, 940), (750, 860), (670, 800), (800, 800), (738, 752), (672, 712), (782, 712)]
    for k, (x, y) in enumerate(cells):
        w = 44 + (y - 700) * 0.18
        c.poly(
            [(x - w, y + w * 0.36), (x - w * 0.9, y - w * 0.36), (x + w * 0.9, y - w * 0.36), (x + w, y + w * 0.36)],
            (FIELD, "#8fb3c0", SAND, LEAF)[k % 4],
        )
        c.poly(
            [
                (x - w * 0.86, y + w * 0.28),
                (x - w * 0.78, y - w * 0.28),
                (x + w * 0.78, y - w * 0.28),
                (x + w * 0.86, y + w * 0.28),
            ],
            "#d3c6ae",
        )
    tree(c, 110, 780, 420, "#5f9a54", 4)
    c.ellipse(110, 790, 120, 24, "#8b6040")
    kids = (
        (750, 850, 250, child(ANNA), "wave", "up", 0.3), (1000, 850, 260, child(OMAR, style="short"), "up", "up", -0.4),
        (1120, 880, 255, child(LEYLA), "up", "reach", -0.6), (340, 860, 250, child(AMARA), "down", "low", 0.5),
        (470, 900, 270, child(MINH), "wave", "down", 0.6), (1370, 860, 250, child(JONAS), "hip", "wave", -0.6),
    )  # fmt: skip
    for x, y, h, look, a, b, t in kids:
        person(c, x, y, h, look, a, b, t)
    c.circle(1240, 880, 34, SAND)
    c.pie(1240, 880, 34, 34, 30, 150, FIELD)
    c.line(arc(1058, 830, 160, 120, 200, 340, 30), "#51707c", 7)
    person(c, 1420, 730, 300, GRETE, "fold", "down", -0.6)


@motif
def seeufer_steg(c: Canvas) -> None:
    c.sky("#f3c38a", "#fdeccb", 470)
    c.glow(1080, 360, 420, "#fff3d0", 1)
    c.circle(1080, 370, 76, "#f3a54a")
    cloud(c, 380, 190, 420, opacity=0.5)
    hill(c, ridge(410, 30, 4), "#c3b794", 0.2)
    treeline(c, hill(c, ridge(440, 16, 9), "#8fa07c", 0.2), "#70876a", 15, 4)
    water(c, 470, 1300, ("#f0cf9a", "#4f8f9c"), 5, 70)
    for k in range(16):
        c.ellipse(1080 + (k * 37 % 50) - 25, 486 + k * 22, 30 + k * 6, 4, veil("#fff3cf", 0.7))
    for x, y, k in ((240, 560, 1.1), (470, 520, 0.7), (1350, 540, 0.9)):
        c.poly([(x, y - 150 * k), (x, y - 14 * k), (x + 84 * k, y - 14 * k)], "#fdf6e6")
        c.poly([(x - 8 * k, y - 130 * k), (x - 8 * k, y - 14 * k), (x - 54 * k, y - 14 * k)], "#f0dcc0")
        c.poly(
            [(x - 60 * k, y - 8 * k), (x + 90 * k, y - 8 * k), (x + 64 * k, y + 14 * k), (x - 44 * k, y + 14 * k)], SAND
        )
        c.line([(x - 3 * k, y - 160 * k), (x - 3 * k, y - 8 * k)], "#6b4730", 5 * k)
    for x, y, h in ((560, 680, 90), (960, 680, 90), (440, 860, 150), (1080, 860, 150)):
        c.rect(x - h * 0.11, y - h * 0.3, h * 0.22, h * 1.3, "#5a3f2c", 6)
    deck = [(580, 640), (940, 640), (1200, 1080), (300, 1080)]
    c.poly([(x, y + 20) for x, y in deck], "#5f4430")
    c.poly(deck, "#c08f5e")
    for k in range(15):
        t = (k / 15) ** 1.5
        c.line([(580 - 280 * t, 640 + 440 * t), (940 + 260 * t, 640 + 440 * t)], "#8f6540", 2 + 6 * t)
    c.rect(690, 420, 160, 130, "#8b6040", 6)
    c.rect(700, 430, 140, 110, "#f3e3c8")
    for i in range(3):
        for j in range(2):
            c.rect(712 + i * 42, 442 + j * 48, 34, 38, (FIELD, "#d98a6a", "#a9c3b4", "#8fb3c0")[(i + j * 2) % 4])
    for x in (712, 828):
        c.line([(x, 550), (x - (770 - x) * 0.2, 690)], "#6b4730", 9)
    person(c, 640, 730, 300, ANNA, "hip", "point", 0.6)
    person(c, 900, 730, 305, KARL, "up", "down", -0.6)
    for x, look in ((560, HEIDI), (770, AMARA), (980, PAUL)):
        seated_back(c, x, 940, 350, look, "#e9dac0")
    person(c, 1090, 950, 220, child(Look(SKINS[0], HAIRS[5], "bob", FIELD, SAND)), "down", "up", -0.5)
    for x in (40, 130, 1400, 1480):
        for k in range(5):
            c.curve([(x + k * 22, 1020), (x + k * 22 + 6, 900), (x + k * 22 - 8, 800 - k % 3 * 30)], "#5f7a3a", 7)
            c.rect(x + k * 22 - 14, 770 - k % 3 * 30, 14, 60, "#7d5a3c", 7)


@motif
def ruderboot(c: Canvas) -> None:
    c.sky("#dfeaf0", "#f4efe2", 480)
    c.circle(320, 210, 76, "#f7e6b4")
    for i, tone in enumerate(("#c3d5d3", "#a3bfba")):
        hill(c, ridge(370 + i * 40, 36, 12 + i), tone, 0.3)
    rng = Random(4)
    for i in range(44):
        x = LEFT + i * 46
        h = rng.uniform(110, 210)
        fir(c, x, 500, h, mix("#4f7f78", "#8fb0a6", rng.random() * 0.6))
    c.fade([(LEFT, 496), (RIGHT, 496), (RIGHT, 1300), (LEFT, 1300)], "#a9c9c8", "#5f95a0")
    for i in range(44):
        x = LEFT + i * 46
        c.poly([(x - 26, 500), (x + 26, 500), (x, 600 + (i * 53 % 70))], veil("#6f9f98", 0.35))
    c.ellipse(750, 505, 1100, 26, veil("#f4f6f0", 0.6))
    for _ in range(26):
        x, y = rng.uniform(LEFT, RIGHT), rng.uniform(560, 1000)
        c.ellipse(x, y, 40 + (y - 500) * 0.25, 3, veil(PAPER, 0.4))
    hull = [(90, 690), (240, 712), (1260, 712), (1420, 680), (1330, 790), (1180, 820), (320, 820), (170, 780)]
    c.poly([(x, 1640 - y) for x, y in hull], veil("#7a3a2c", 0.35))
    for x, look in ((360, HEIDI), (560, OMAR), (760, GRETE), (960, MINH), (1190, AMARA)):
        t = 0.8 if x < 1100 else -0.9
        torso(
            c.at(x - (14 if x < 1100 else 0), 850, 3.6, turn=-7 if x < 1100 else 0),
            look,
            "fold",
            "reach" if x < 1100 else "point",
            t,
        )
    c.poly([(90, 684), (240, 708), (1260, 708), (1420, 674), (1330, 790), (1180, 822), (320, 822), (170, 780)], SAND)
    c.poly(
        [(90, 684), (240, 708), (1260, 708), (1420, 674), (1410, 700), (1262, 736), (238, 736), (104, 708)], "#e9c9a0"
    )
    c.poly([(130, 750), (1372, 744), (1330, 790), (1180, 822), (320, 822), (170, 780)], dark(SAND, 0.22))
    for x in (400, 600, 800, 1000):
        c.line([(x + 60, 640), (x - 90, 880)], "#f3e3c8", 13)
        c.blob([(x - 80, 850), (x - 64, 876), (x - 110, 950), (x - 136, 936)], FIELD)
        c.ellipse(x - 118, 946, 60, 8, veil(PAPER, 0.7))
        c.ellipse(x - 118, 946, 34, 4, PAPER)
    birds(c, 1080, 220, 5, 20, "#6f8a8a")


@motif
def balkon_solar(c: Canvas) -> None:
    c.sky("#f0b48c", "#f7d9b4", 1000)
    c.rect(LEFT, -300, RIGHT - LEFT, 1700, "#e6b58f")
    for x in (-270, 230, 730, 1230):
        c.rect(x + 470, -300, 30, 1700, "#d9a27a")
    rng = Random(6)
    doors = ("#8fb3c0", "#7f9ba3", "#a9c9d0")
    sitters = {(0, 0): HEIDI, (1, 1): OMAR, (2, 0): LEYLA, (1, 2): None, (2, 2): AMARA}
    for j in range(3):
        for i in range(4):
            x, y = -250 + i * 500, 20 + j * 350
            c.rect(x + 40, y, 190, 250, "#fdf3e2", 4)
            c.rect(x + 54, y + 14, 162, 236, doors[(i + j) % 3])
            c.poly([(x + 54, y + 14), (x + 130, y + 14), (x + 54, y + 200)], veil(PAPER, 0.3))
            c.rect(x + 130, y + 14, 10, 236, "#fdf3e2")
            window(c, x + 350, y + 40, 120, 130, doors[(i * 2 + j) % 3], "#fdf3e2")
            if (i + j) % 3 == 0:
                c.rect(x + 24, y - 20, 440, 30, (SAND, BEECH, FIELD)[j % 3], 4)
                for k in range(8):
                    c.pie(x + 52 + k * 55, y + 8, 27, 22, 0, 180, (SAND, BEECH, FIELD)[j % 3] if k % 2 else "#fdf6e6")
            look = sitters.get((i, j))
            if look:
                torso(c.at(x + 330, y + 330, 2.7), look, "up" if look is OMAR else "fold", "low", -0.4)
            _balcony(c, x, y, (i * 2 + j) % 3 != 1, rng)
    c.poly([(LEFT, -300), (600, -300), (LEFT, 700)], veil("#fff0c8", 0.22))


def _balcony(c: Canvas, x: float, y: float, modules: bool, rng: Random) -> None:
    """A balcony with its railing, modules or flower boxes."""
    c.rect(x + 10, y + 262, 460, 26, "#c98f6a")
    c.rect(x + 10, y + 288, 460, 8, "#b07a58")
    if modules:
        for k in range(2):
            panel(
                c,
                [
                    (x + 24 + k * 218, y + 150),
                    (x + 238 + k * 218, y + 150),
                    (x + 232 + k * 218, y + 268),
                    (x + 18 + k * 218, y + 268),
                ],
                5,
                3,
            )
        c.rect(x + 14, y + 138, 452, 12, "#f3ead8", 5)
        return
    for k in range(16):
        c.rect(x + 20 + k * 29, y + 150, 8, 116, "#f3ead8")
    c.rect(x + 14, y + 138, 452, 12, "#f3ead8", 5)
    c.rect(x + 60, y + 150, 360, 44, "#8d5f42", 6)
    for _ in range(34):
        fx, fy = x + rng.uniform(64, 416), y + rng.uniform(96, 156)
        c.circle(fx, fy, rng.uniform(10, 18), rng.choice((MID, LEAF, "#d9506a", "#f3c0c8", FIELD)))


@motif
def altbau_frage(c: Canvas) -> None:
    c.sky("#b9c3c4", "#e9dfd0", 660)
    for x, y, w in ((220, 150, 560), (900, 90, 640), (1320, 220, 460)):
        cloud(c, x, y, w, "#9aa6a8", 0.5, x)
    treeline(c, ridge(640, 20, 4), "#9a9a78", 24, 5, gaps=0.4)
    c.fade([(LEFT, 690), (RIGHT, 690), (RIGHT, 1300), (LEFT, 1300)], "#a39a62", "#85804c")
    house(c, 420, 840, 360, 360, House("#cfc3ab", "#6b4a44", "#5f767c", "", 2, "#4a3a33"), 1.25)
    rng = Random(8)
    for x, y, w, h in (
        (450, 640, 90, 60),
        (690, 800, 110, 70),
        (840, 560, 130, 60),
        (1090, 780, 120, 80),
        (560, 500, 60, 40),
        (980, 690, 70, 50),
    ):
        c.blob(
            [
                (x - w * 0.5, y),
                (x - w * 0.1, y - h * 0.6),
                (x + w * 0.5, y - h * 0.2),
                (x + w * 0.3, y + h * 0.5),
                (x - w * 0.3, y + h * 0.4),
            ],
            "#a8604a",
        )
        for k in range(3):
            c.line([(x - w * 0.24, y - h * 0.2 + k * h * 0.2), (x + w * 0.24, y - h * 0.2 + k * h * 0.2)], "#c98a70", 3)
    for x, y in ((830, 330), (905, 400), (1030, 320), (1090, 430), (740, 310)):
        c.rect(x, y, 40, 26, "#3f2c2a")
    for _ in range(90):
        c.circle(
            1190 + rng.uniform(-50, 50),
            rng.uniform(470, 840),
            rng.uniform(10, 24),
            rng.choice(("#6f7f3e", "#8a8a44", "#a8702f")),
        )
    c.line([(300, 880), (430, 420)], "#a97f46", 13)
    c.line([(360, 890), (490, 430)], "#a97f46", 13)
    for k in range(9):
        c.line([(306 + k * 13.4, 850 - k * 48), (364 + k * 13.4, 860 - k * 48)], "#a97f46", 10)
    for x, h in ((90, 520), (1420, 460)):
        c.poly([(x - 15, 860), (x - 7, 860 - h * 0.5), (x + 7, 860 - h * 0.5), (x + 18, 860)], "#5d4a40")
        canopy(c, x, 860 - h * 0.7, h * 0.3, h * 0.3, "#b9702f" if x < 700 else "#c98f3a", x)
    path(c, [(595, 842, 34), (600, 900, 70), (560, 1080, 190)], "#c9b996")
    person(c, 800, 970, 420, Look(SKINS[5], HAIRS[3], "bob", FIELD, "#41505a"), "hip", "up", -0.6, back=True)
    person(c, 930, 976, 440, Look(SKINS[2], HAIRS[4], "short", BEECH, "#3b3f46"), "down", "hip", -0.4, back=True)
    _leaves(c, rng)


def _leaves(c: Canvas, rng: Random) -> None:
    """Leaves in the wind."""
    for _ in range(60):
        leaf = c.at(rng.uniform(LEFT, RIGHT), rng.uniform(300, 1000), 13, rng.uniform(0, 180))
        leaf.blob([(0, -1), (0.6, 0), (0, 1), (-0.6, 0)], rng.choice(("#cf8a35", "#b9602f", "#e0b23f")))
