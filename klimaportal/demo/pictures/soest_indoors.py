"""Indoor scenes of the Soest county: shelves, a stage, a boiler room, a new colleague, a vote, a workshop."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from .canvas import BEECH, FIELD, LEAF, MID, PAPER, SAND, Canvas, dark, mix, motif, veil
from .energy import bolt
from .landmarks import patrokli
from .nature import LEFT, MORNING, RIGHT, hill, ridge, shadow
from .people import (
    CROWD,
    GRETE,
    HAIRS,
    HEIDI,
    OMAR,
    SKINS,
    Look,
    audience,
    person,
    torso,
)
from .plants import bush, flowers
from .rooms import pendant, plant


@motif
def archiv_regale(c: Canvas) -> None:
    c.sky("#20383a", "#2f4f50", 1000)
    c.poly([(LEFT, 1000), (610, 600), (890, 600), (RIGHT, 1000), (RIGHT, 1300), (LEFT, 1300)], "#5f5a48")
    c.poly([(430, 1010), (690, 600), (810, 600), (1070, 1010)], "#8a8060")
    c.rect(610, 250, 280, 350, "#e9d9a8")
    c.glow(750, 380, 420, "#ffeebb", 0.7)
    c.rect(640, 290, 220, 310, "#f7edc8")
    c.poly([(610, 250), (890, 250), (RIGHT, -420), (LEFT, -420)], "#1a2f31")
    rng = Random(4)
    stops = (LEFT, 40, 270, 430, 535, 610)
    for mirror in (False, True):
        for n, (a, b) in enumerate(pairwise(stops)):
            for s in range(5):
                _shelf(c, (a, b), s, n, mirror, rng)
    pendant(c, 750, 110, 110, FIELD)
    person(c, 690, 900, 500, Look(SKINS[1], HAIRS[2], "bun", "#d98a6a", "#2f3f44"), "down", "low", 0.7)
    _open_box(c, 880, 920)


BINDERS = ("#c99a62", "#b98a55", "#d3a66e", "#a8452b", "#51707c", "#c9b27a", "#6f8f78")


def _shelf(c: Canvas, span: tuple[float, float], s: int, n: int, mirror: bool, rng: Random) -> None:
    """One board of the aisle's left side (or its mirror image), four boxes on it."""
    (a, b), lo = span, (s + 1) / 5

    def part(x0: float, x1: float, upper: float, lower: float, fill: str) -> None:
        spots = [(x0, upper), (x1, upper), (x1, lower), (x0, lower)]
        _quad(c, [(x, _level(x, v)) for x, v in spots], fill, mirror)

    part(a, b, s / 5, lo, "#16282a")
    for k in range(4):
        x0, x1 = a + (b - a) * (k + 0.08) / 4, a + (b - a) * (k + 0.92) / 4
        tall = rng.uniform(0.62, 0.86) / 5
        part(x0, x1, lo - tall, lo - 0.012, mix(rng.choice(BINDERS), "#20383a", 0.08 * (4 - n)))
        part(x0 + (x1 - x0) * 0.25, x0 + (x1 - x0) * 0.75, lo - tall * 0.55, lo - tall * 0.55 + 0.03, "#f6efdc")
    part(a, b, lo - 0.012, lo, "#8b9794")


def _level(x: float, share: float) -> float:
    """The height at x of a line that runs to the end of the aisle."""
    t = (610 - x) / 870
    return (250 + 350 * share) * (1 - t) + (-260 + 1320 * share) * t


def _quad(c: Canvas, points: list[tuple[float, float]], fill: str, mirror: bool) -> None:
    c.poly([(1500 - x, y) if mirror else (x, y) for x, y in points], fill)


def _open_box(c: Canvas, x: float, y: float) -> None:
    """A trolley with an open box of files that seems to glow."""
    shadow(c, x, y, 170, 0.3)
    c.rect(x - 150, y - 190, 300, 16, "#8b9794", 6)
    for side in (-1, 1):
        c.rect(x + side * 136 - 6, y - 190, 12, 180, "#8b9794")
        c.circle(x + side * 136, y - 10, 18, "#16282a")
    c.glow(x, y - 330, 240, "#fff1b8", 0.8)
    for k, tone in enumerate((SAND, BEECH, FIELD, "#51707c", "#f6efdc", LEAF)):
        c.rect(x - 104 + k * 36, y - 380 + (k % 3) * 16, 32, 140, tone, 4)
        c.rect(x - 98 + k * 36, y - 366 + (k % 3) * 16, 20, 24, "#fffdf6", 2)
    c.rect(x - 124, y - 300, 248, 112, "#c99a62")
    c.rect(x - 124, y - 300, 248, 14, "#dcb583")
    c.rect(x - 40, y - 260, 80, 36, "#f6efdc", 4)


@motif
def podium_mikrofone(c: Canvas) -> None:
    c.sky("#20324a", "#31506a", 760)
    for i in range(16):
        c.rect(LEFT + i * 130, -300, 64, 1060, veil("#16243a", 0.4))
    for x, tip in ((180, 560), (1320, 940)):
        c.poly([(x - 20, -40), (x + 20, -40), (tip + 230, 800), (tip - 230, 800)], veil("#fff1c0", 0.14))
    c.glow(750, 330, 460, "#ffe6a0", 0.6)
    for k in range(24):
        ray = c.at(750, 290, 190, k * 15)
        ray.poly([(-0.05, -0.82), (0, -1.2 if k % 2 else -1.05), (0.05, -0.82)], FIELD)
    c.circle(750, 290, 140, FIELD)
    c.circle(750, 290, 120, "#f7d88c")
    bolt(c, 750, 290, 88, BEECH)
    for side in (-1, 1):
        for k in range(7):
            leaf = c.at(750 + side * (212 + 22 * (3 - abs(k - 3))), 440 - k * 52, 46, side * (20 + k * 4))
            leaf.blob([(0, 0.9), (0.42, 0), (0, -1), (-0.42, 0)], (MID, LEAF)[k % 2])
    c.fade([(LEFT, 760), (RIGHT, 760), (RIGHT, 1300), (LEFT, 1300)], "#8d5f42", "#6f4630")
    c.rect(LEFT, 750, RIGHT - LEFT, 16, "#b07c58")
    person(c, 750, 830, 470, Look(SKINS[3], HAIRS[0], "bob", SAND, "#2b3735"), "wave", "fold", 0.2)
    c.poly([(610, 610), (890, 610), (870, 850), (630, 850)], "#c99a62")
    c.poly([(596, 592), (904, 592), (894, 622), (606, 622)], "#e0b884")
    c.circle(750, 730, 52, "#fdf6df")
    c.blob([(716, 752), (730, 712), (784, 700), (776, 744), (740, 764)], BEECH)
    for x, dx in ((680, -20), (820, 20)):
        c.line([(x, 594), (x + dx * 0.4, 540)], "#2b3735", 7)
        c.rect(x + dx * 0.4 - 15, 488, 30, 56, "#3b4a4c", 15)
    for x, k in ((330, 1.0), (1170, 1.0)):
        c.rect(x - 60, 760, 120, 90, "#f6efdc", 8)
        for i in range(9):
            fx, fy = x + (i - 4) * 22, 700 - (i * 37 % 60)
            c.line([(x + (i - 4) * 8, 764), (fx, fy)], MID, 6)
            c.circle(fx, fy, 21 * k, ("#d98a6a", FIELD, "#fdf6df", "#c9507a")[i % 4])
    folk = list(CROWD)
    for i in range(9):
        audience(c, 40 + i * 180, 1050, 74, folk[(i * 3) % 10])


@motif
def heizungskeller(c: Canvas) -> None:
    c.sky("#c9cfc4", "#b3bcb3", 760)
    for j in range(11):
        for i in range(-3, 18):
            c.rect(i * 104 + (j % 2) * 52, j * 70 - 10, 98, 64, mix("#c3cac0", "#b3bbb2", ((i * 7 + j * 5) % 4) / 3), 3)
    c.fade([(LEFT, 760), (RIGHT, 760), (RIGHT, 1300), (LEFT, 1300)], "#8d928a", "#767c75")
    pendant(c, 720, 80, 74, "#3b4a4c")
    for y, tone, x0, x1 in ((150, "#c0452b", LEFT, 1180), (216, "#3f7396", LEFT, 1260)):
        c.line([(x0, y), (x1, y), (x1, 420)], dark(tone, 0.2), 34)
        c.line([(x0, y - 5), (x1 - 5, y - 5), (x1 - 5, 420)], tone, 22)
        for x in (100, 560, 980):
            c.rect(x - 14, y - 24, 28, 48, dark(tone, 0.35), 6)
    c.line([(420, 150), (420, 470)], "#c0452b", 22)
    c.circle(420, 320, 46, FIELD)
    for k in range(4):
        c.at(420, 320, 1, k * 45).rect(-50, -8, 100, 16, FIELD, 8)
    c.circle(420, 320, 18, "#8f6433")
    shadow(c, 1220, 850, 230, 0.3)
    c.rect(1040, 400, 360, 440, "#e7ebe6", 60)
    c.rect(1270, 400, 130, 440, "#cfd8d3", 60)
    c.rect(1040, 560, 360, 16, BEECH)
    c.rect(1040, 720, 360, 16, BEECH)
    for x in (1130, 1290):
        c.circle(x, 650, 46, "#3b4a4c")
        c.circle(x, 650, 38, PAPER)
        c.line([(x, 650), (x + 18, 628)], SAND, 6)
    shadow(c, 180, 850, 190, 0.3)
    c.rect(40, 430, 300, 410, BEECH, 14)
    c.rect(60, 450, 260, 130, "#14261e", 8)
    for k, h in enumerate((30, 52, 76, 60, 40)):
        c.rect(86 + k * 44, 560 - h, 28, h, FIELD if k != 2 else SAND)
    c.rect(70, 610, 240, 190, MID, 8)
    for k in range(5):
        c.rect(100, 640 + k * 30, 180, 10, dark(BEECH, 0.2), 5)
    person(c, 820, 930, 620, Look(SKINS[0], HAIRS[5], "short", "#c9863f", "#3f5148"), "hip", "point", 0.7)
    person(c, 570, 940, 600, Look(SKINS[5], HAIRS[4], "bob", "#51707c", "#2f3b42"), "fold", "low", 0.6)
    board = c.at(640, 640, 1, 8)
    board.rect(-70, -90, 140, 190, "#8b6040", 8)
    board.rect(-58, -72, 116, 160, "#fffdf6")
    board.rect(-26, -98, 52, 26, "#8b9794", 6)
    for k in range(4):
        board.rect(-44, -54 + k * 34, 18, 18, mix(LEAF, PAPER, 0.3), 3)
        if k < 3:
            board.line([(-42, -46 + k * 34), (-36, -40 + k * 34), (-22, -58 + k * 34)], BEECH, 5)
        board.rect(-14, -50 + k * 34, 56 - k % 2 * 16, 9, "#b9c2bd", 4)


@motif
def neue_stelle(c: Canvas) -> None:
    c.sky("#e9dfc9", "#f3ead6", 1000)
    for j in range(9):
        for i in range(-2, 9):
            c.rect(
                i * 220 + (j % 2) * 110, j * 96 - 20, 212, 88, mix("#e3d5b8", "#d6c6a5", ((i * 5 + j * 3) % 4) / 3), 3
            )
    c.rect(360, 60, 780, 790, "#3f5f52")
    c.rect(330, 20, 840, 60, BEECH, 6)
    with c.clip([(390, 110), (1110, 110), (1110, 850), (390, 850)]) as inside:
        inside.fade([(390, 110), (1110, 110), (1110, 850), (390, 850)], "#f7e3b0", "#fbf1d6")
        for k in range(4):
            inside.rect(430 + k * 180, 170, 120, 14, "#fffbe8", 7)
        inside.poly([(390, 850), (560, 640), (940, 640), (1110, 850)], "#c9a878")
        inside.rect(860, 360, 160, 290, "#b9865a")
        inside.rect(880, 390, 120, 110, "#d9e6ea")
        plant(inside, 650, 680, 230)
    c.poly([(390, 110), (500, 150), (500, 900), (390, 850)], veil("#a9cdd4", 0.75))
    c.line([(390, 110), (500, 150), (500, 900), (390, 850)], "#3f5f52", 16)
    c.rect(740, 110, 14, 740, "#3f5f52")
    c.poly([(754, 110), (1110, 110), (1110, 850), (754, 850)], veil("#bcd9dd", 0.55))
    c.poly([(800, 110), (900, 110), (780, 850), (754, 850), (754, 400)], veil(PAPER, 0.35))
    c.rect(776, 460, 16, 130, "#d9d2c3", 8)
    c.fade([(LEFT, 850), (RIGHT, 850), (RIGHT, 1300), (LEFT, 1300)], "#cbbfa6", "#b3a488")
    for k in range(3):
        c.rect(290 - k * 60, 846 + k * 40, 920 + k * 120, 44, mix("#e9dfc9", "#b9a98a", k * 0.25))
        c.rect(290 - k * 60, 846 + k * 40, 920 + k * 120, 8, "#f6efdc")
    for x in (150, 1330):
        c.rect(x - 80, 800, 160, 150, "#8d5f42", 10)
        bush(c, x, 810, 250, MID, x)
        flowers(c, (x - 100, 690, x + 100, 780), ("#d9506a", "#f0b8c0", "#fdf6df"), x, 40)
    person(c, 560, 880, 560, Look(SKINS[1], HAIRS[2], "short", "#51707c", "#3b4246"), "wave", "down", 0.8)
    person(c, 930, 960, 620, Look(SKINS[2], HAIRS[0], "long", SAND, "#3b4a52"), "low", "low", -0.7)
    _desk_box(c, 925, 660)


def _desk_box(c: Canvas, x: float, y: float) -> None:
    """A box with things for a desk, carried before the body."""
    for t in (-44, -16, 12, 40):
        leaf = c.at(x - 44, y - 70, 120, t)
        leaf.blob([(0, 0), (0.18, -0.5), (0, -1.1), (-0.18, -0.5)], (MID, LEAF)[t % 3 == 0])
    c.rect(x + 6, y - 130, 80, 90, "#fdfaf0", 4)
    c.circle(x + 46, y - 92, 22, FIELD)
    c.rect(x - 112, y - 70, 224, 130, "#c99a62", 4)
    c.rect(x - 112, y - 70, 224, 18, "#dcb583", 4)
    c.rect(x - 30, y - 20, 60, 22, "#8f6433", 10)


@motif
def abstimmung(c: Canvas) -> None:
    c.sky("#e6eeea", "#d6e3dd", 620)
    for x in (20, 560, 1100):
        c.rect(x - 14, 40, 408, 420, "#ffffff", 4)
        with c.clip([(x, 54), (x + 380, 54), (x + 380, 446), (x, 446)]) as inside:
            inside.fade([(x, 54), (x + 380, 54), (x + 380, 446), (x, 446)], MORNING.top, MORNING.low)
            if x == 560:
                patrokli(inside, 750, 450, 330, "#9fae98")
            for i in range(2):
                hill(inside, ridge(400 + i * 34, 16, 9 + i), MORNING.hills[i + 1], 0.1)
        c.rect(x + 185, 54, 10, 392, "#ffffff")
    c.fade([(LEFT, 560), (RIGHT, 560), (RIGHT, 1300), (LEFT, 1300)], "#8fa89c", "#7a958a")
    c.rect(430, 500, 640, 110, "#b98a5c", 8)
    c.rect(414, 488, 672, 24, "#d9b07c", 6)
    for x, look, t in ((560, HEIDI, 0.3), (750, OMAR, 0), (940, GRETE, -0.3)):
        with c.clip([(x - 120, 200), (x + 120, 200), (x + 120, 488), (x - 120, 488)]) as inside:
            torso(inside.at(x, 640, 3.0), look, "fold", "fold", t)
    rng = Random(3)
    folk = list(CROWD)
    for r, (y, k, step) in enumerate(((740, 50, 150), (880, 66, 196), (1050, 88, 262))):
        count = int(1800 / step)
        for i in range(count):
            x = 750 + (i - (count - 1) / 2) * step + (r % 2) * 40
            look = folk[(i * 3 + r * 5) % 10]
            if (i * 5 + r * 3) % 7:
                side = 1
                sway = rng.uniform(-0.15, 0.2)
                hand = (x + side * k * (1.15 + sway), y - k * 4.3)
                c.line(
                    [(x + side * k * 0.72, y - k * 0.9), (x + side * k * 1.2, y - k * 2.2), hand],
                    dark(look.top, 0.1),
                    k * 0.42,
                )
                c.circle(*hand, k * 0.27, look.skin)
                card = c.at(hand[0], hand[1] - k * 0.6, k, side * 8)
                card.rect(-0.5, -0.62, 1.0, 0.9, BEECH if (i + r) % 4 else FIELD, 0.08)
            audience(c, x, y, k, look)
