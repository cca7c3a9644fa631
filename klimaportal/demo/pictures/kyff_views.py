"""Ways, views and meetings out of doors in the Kyffhäuser county."""

from __future__ import annotations

from random import Random

from .built import House, church, house, roofs
from .canvas import BEECH, FIELD, LEAF, MID, PAPER, SAND, Canvas, dark, light, motif, veil
from .energy import turbine
from .landmarks import monument
from .nature import (
    AUTUMN,
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
    shadow,
    stars,
    sun,
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
    sitter,
)
from .plants import canopy, flowers, fruit_tree, grass, tree, treeline
from .signs import pictogram


@motif
def weg_stationen(c: Canvas) -> None:
    air(c, DAY, 560)
    c.glow(1060, 150, 420, "#fff3cf", 0.9)
    clouds(c, 66, 160, 4)
    hill(c, ridge(420, 46, 9), DAY.hills[0], 0.2)
    peak = [
        (640, 620),
        (820, 380),
        (960, 250),
        (1080, 210),
        (1210, 270),
        (1400, 420),
        (1700, 560),
        (1800, 700),
        (500, 700),
    ]
    c.blob(peak, "#8fb79a")
    c.blob([(960, 420), (1060, 240), (1100, 216), (1210, 290), (1320, 420), (1140, 380)], "#a5c8a8")
    treeline(c, hill(c, ridge(560, 44, 4), "#79a880", 0.2), "#5f936f", 14, 4, gaps=0.7)
    hill(c, ridge(700, 40, 14, tilt=60), "#8fb86a", 0.15)
    hill(c, ridge(850, 30, 6, tilt=-40), "#78a55c", 0.1)
    way = [
        (1088, 216, 3),
        (1040, 300, 7),
        (1130, 390, 10),
        (1010, 480, 15),
        (1120, 580, 22),
        (820, 660, 34),
        (560, 760, 54),
        (820, 880, 90),
        (640, 1080, 170),
    ]
    path(c, way, "#f0e2bf")
    stations = (
        (600, 800, 1.5, "tree", SAND),
        (905, 672, 1.02, "bike", FIELD),
        (1160, 560, 0.72, "house", "#51707c"),
        (980, 470, 0.5, "sun", BEECH),
    )
    for x, y, k, kind, tone in stations:
        p = c.at(x, y, k)
        shadow(p, 0, 0, 40, 0.25)
        p.rect(-7, -190, 14, 190, "#7d5a3c", 4)
        p.rect(-66, -240, 132, 116, tone, 14)
        p.rect(-58, -232, 116, 100, light(tone, 0.12), 10)
        pictogram(p.at(0, -180, 38), kind, "#fffdf6")
    c.line([(1088, 214), (1088, 100)], "#7d5a3c", 9)
    c.blob([(1088, 100), (1140, 92), (1200, 112), (1200, 160), (1140, 146), (1088, 160)], SAND)
    _walkers(c)


def _walkers(c: Canvas) -> None:
    """Two people about to set out, trees and flowers around them."""
    for x, y, h, look, t in ((770, 900, 250, ANNA, 0.2), (690, 905, 260, PAUL, 0.4)):
        person(c, x, y, h, look, "down", "hip", t, back=True)
    c.rect(664, 738, 52, 70, BEECH, 14)
    for x, y, h in ((90, 860, 420), (1400, 900, 470), (260, 790, 230)):
        tree(c, x, y, h, (MID, LEAF, "#4f8a5c")[x % 3], x)
    flowers(c, (-100, 860, 1600, 1000), (PAPER, "#d9694b", FIELD), 4, 90)
    grass(c, LEFT, RIGHT, 1004, 44, "#5f9160", 4, 200)


@motif
def waermebild_haeuser(c: Canvas) -> None:
    c.sky("#0f1230", "#2b1f55", 700)
    stars(c, 3, 360, 60)
    hill(c, ridge(560, 36, 4), "#241a4c", 0)
    hill(c, ridge(640, 20, 9), "#1d1640", 0)
    c.fade([(LEFT, 760), (RIGHT, 760), (RIGHT, 1300), (LEFT, 1300)], "#35206a", "#1a1238")
    warm = ("#3b2a8c", "#7a2f96", "#c43a6a", "#f0703a", "#fbc04a", "#fff1b0")
    for x, w, h, level in ((40, 300, 300, 2), (420, 320, 360, 3), (1190, 300, 310, 1)):
        _thermal(c, x, 790, w, h, level, warm)
    _thermal(c, 800, 790, 330, 330, 0, warm)
    for x in (-60, 1560):
        _thermal(c, x - 120, 790, 260, 280, 1, warm)
    bars = [(1400, 150 + k * 52) for k in range(6)]
    c.rect(1384, 134, 76, 344, "#fffdf6", 14)
    for (x, y), tone in zip(bars, reversed(warm), strict=True):
        c.rect(x, y, 44, 52, tone)
    corner = 90
    for x, y, sx, sy in ((70, 70, 1, 1), (1330, 70, -1, 1), (70, 930, 1, -1), (1330, 930, -1, -1)):
        c.line([(x + sx * corner, y), (x, y), (x, y + sy * corner)], "#fffdf6", 9)
    c.ring(585, 520, 56, 7, "#fffdf6")
    for dx, dy in ((90, 0), (-90, 0), (0, 90), (0, -90)):
        c.line([(585 + dx * 0.5, 520 + dy * 0.5), (585 + dx, 520 + dy)], "#fffdf6", 7)


def _thermal(c: Canvas, x: float, y: float, w: float, h: float, level: int, warm: tuple[str, ...]) -> None:
    """A gable seen by a thermal camera; level 0 is a well insulated house."""
    mid = x + w / 2
    rise = w * 0.56
    wall, edge = warm[level], warm[min(level + 1, 5)]
    if level:
        c.glow(mid, y - h * 0.7, w * 1.1, edge, 0.14 * level)
    c.fade([(x, y), (x, y - h), (mid, y - h - rise), (x + w, y - h), (x + w, y)], edge, wall)
    for side in (-1, 1):
        c.line(
            [(mid, y - h - rise - 12), (mid + side * (w / 2 + 24), y - h + 14)],
            warm[min(level + 2, 5)] if level else "#2a2070",
            22,
        )
    c.rect(x, y - h / 2 - 8, w, 12, veil(edge, 0.7))
    for s in range(2):
        for side in (-0.25, 0.25):
            wx, wy = mid + side * w, y - h + 34 + s * h / 2
            glass = warm[min(level + 2, 5)] if level else "#4a2f8f"
            if level:
                c.glow(wx, wy + 34, 92, glass, 0.5)
            c.rect(wx - 34, wy, 68, 84, glass)
            c.rect(wx - 24, wy + 10, 48, 64, light(glass, 0.3))
            c.rect(wx - 3, wy, 6, 84, wall)
    if level > 1:
        for k in range(3):
            c.curve(
                [
                    (mid - 30 + k * 30, y - h - rise - 30),
                    (mid - 46 + k * 30, y - h - rise - 70),
                    (mid - 20 + k * 30, y - h - rise - 110),
                ],
                veil(warm[4], 0.55),
                8,
            )
    c.rect(mid - 30, y - 104, 60, 104, warm[min(level + 1, 5)] if level else "#332480")


@motif
def aussicht_gipfel(c: Canvas) -> None:
    c.sky("#f6c9a4", "#fdf0d8", 700, "#f9dcb8")
    c.glow(750, 430, 620, "#fff6dc", 1)
    c.circle(750, 430, 120, "#f7c866")
    tones = ("#e6d3c4", "#d6c6bd", "#bdbcb4", "#9fb0a8", "#7f9f97", "#5f8a80")
    for i, tone in enumerate(tones):
        g = hill(c, ridge(440 + i * 62, 52 - i * 3, 40 + i * 3), tone, 0.45)
        if i in (2, 4):
            treeline(c, g, dark(tone, 0.06), 6 + i, i, gaps=0.7)
        if i == 1:
            monument(c, 1230, g(1230) + 4, 90, "#c9a595")
        if i == 3:
            for x, h, t in ((180, 120, 20), (270, 130, 75), (360, 122, 40)):
                turbine(c, x, g(x) + 4, h, t, "#fdf6ec")
            church(c, 990, g(990) + 10, 90, "#efe3d0", "#6f7f86", "#c08a70")
    for x, y, w in ((300, 620, 560), (1120, 700, 640), (640, 770, 520)):
        c.ellipse(x, y, w / 2, 22, veil("#fff8ea", 0.5))
    rock = [
        (LEFT, 900),
        (120, 850),
        (320, 866),
        (520, 822),
        (700, 812),
        (900, 826),
        (1040, 880),
        (1240, 900),
        (RIGHT, 960),
        (RIGHT, 1300),
        (LEFT, 1300),
    ]
    c.poly(rock, "#3f4f49")
    c.poly(
        [(120, 850), (320, 866), (520, 822), (700, 812), (900, 826), (840, 850), (520, 864), (300, 900), (60, 890)],
        "#55675f",
    )
    for a, b in (((320, 866), (260, 1100)), ((700, 812), (760, 1100)), ((1040, 880), (960, 1100))):
        c.line([a, b], "#33423c", 9)
    person(c, 560, 838, 330, Look(SKINS[1], HAIRS[2], "bun", "#8a4a3a", "#2b3735"), "down", "hip", back=True)
    person(c, 690, 826, 350, Look(SKINS[0], HAIRS[0], "short", BEECH, "#2b3735"), "down", "point", back=True)
    person(c, 790, 834, 230, child(Look(SKINS[3], HAIRS[4], "curly", FIELD, "#41505a")), "down", "up", back=True)
    c.rect(664, 566, 54, 86, "#c07a3c", 14)
    c.line([(500, 838), (488, 690)], "#7d5a3c", 7)
    for x, h in ((1330, 520), (1450, 380), (20, 460)):
        c.rect(x - 8, 960 - h * 0.3, 16, h * 0.3, "#33423c")
        for top, low, w in ((0.55, 0.1, 0.22), (0.78, 0.36, 0.17), (1.0, 0.6, 0.12)):
            c.poly([(x, 960 - h * top), (x + h * w, 960 - h * low), (x - h * w, 960 - h * low)], "#33524a")
    birds(c, 1020, 250, 5, 20, "#8a6f62")


@motif
def dorflinde_runde(c: Canvas) -> None:
    c.sky("#cfe3d3", "#f3f2d8", 640)
    clouds(c, 12, 120, 3, opacity=0.8)
    hill(c, ridge(500, 30, 3), "#bcd3bf", 0.2)
    roofs(c, 600, -200, 460, 3, 74)
    roofs(c, 604, 1060, 1700, 5, 78)
    church(c, 1250, 610, 330)
    c.fade([(LEFT, 600), (RIGHT, 600), (RIGHT, 1300), (LEFT, 1300)], "#a5cb7d", "#7bb060")
    c.ellipse(750, 850, 620, 150, veil("#3f6f3a", 0.4))
    c.poly([(690, 720), (706, 380), (800, 380), (816, 720), (860, 750), (640, 750)], "#6b4f3a")
    c.poly([(770, 720), (776, 380), (800, 380), (816, 720), (860, 750)], "#57402f")
    canopy(c, 750, 190, 600, 330, "#5c9a4a", 8)
    rng = Random(2)
    for _ in range(70):
        c.ellipse(rng.uniform(220, 1280), rng.uniform(-20, 380), 9, 5, rng.choice(("#e6dc8a", "#8cc06a", "#74ad58")))
    folk = (
        (-500, 20, HEIDI, 0.9),
        (-330, -50, OMAR, 0.7),
        (-140, -86, GRETE, 0.3),
        (140, -86, MINH, -0.3),
        (330, -50, AMARA, -0.7),
        (500, 20, KARL, -0.9),
    )
    for dx, dy, look, turn in folk:
        x, y = 750 + dx, 830 + dy
        c.rect(x - 46, y - 60, 92, 14, "#a97f46", 4)
        for s in (-1, 1):
            c.rect(x + s * 36 - 5, y - 48, 10, 70, "#7d5a3c")
            c.line([(x + s * 14, y - 40), (x + s * 16 + turn * 14, y + 16)], look.legs, 18)
        sitter(c, x, y - 50, 300, look, "fold", "reach" if look in (GRETE, KARL) else "low", turn)
    c.ellipse(750, 872, 130, 34, "#8b6040")
    c.ellipse(750, 864, 130, 34, "#c99a62")
    for dx, tone in ((-70, FIELD), (-10, "#fdfaf0"), (52, "#d98a6a")):
        c.poly([(750 + dx - 26, 858), (750 + dx + 24, 854), (750 + dx + 32, 872), (750 + dx - 24, 876)], tone)
    for x, look in ((470, JONAS), (750, LEYLA), (1030, PAUL)):
        seated_back(c, x, 985 + (15 if x == 750 else 0), 330, look, "#8b6040")
    flowers(c, (-150, 900, 420, 1000), (PAPER, FIELD), 4, 50)
    flowers(c, (1100, 900, 1650, 1000), (PAPER, FIELD), 5, 50)


@motif
def gartenzaun(c: Canvas) -> None:
    air(c, AUTUMN, 600)
    sun(c, 760, 240, 84, AUTUMN)
    cloud(c, 420, 150, 300, opacity=0.7)
    hill(c, ridge(520, 30, 5), AUTUMN.hills[0], 0.2)
    house(c, -150, 690, 260, 250, House("#f3e3c8", "#8d4a38", "#8fb3c0", storeys=2), 0.9)
    house(c, 1130, 690, 250, 270, House("#dfe3d0", "#6b4a42", "#8fb3c0", storeys=2), 1.1)
    c.fade([(LEFT, 660), (RIGHT, 660), (RIGHT, 1300), (LEFT, 1300)], "#b9b86a", "#97994e")
    fruit_tree(c, 480, 740, 420, "#8f9a3e", 4)
    tree(c, 1060, 720, 330, "#cf8a35", 6)
    for y, x0, x1 in ((760, -250, 420), (820, -250, 330)):
        for k in range(int((x1 - x0) / 60)):
            c.ellipse(x0 + k * 60, y, 34, 22, ("#6f8f3a", "#8aa64a", "#d97a2b")[k % 3])
    person(c, 560, 960, 560, Look(SKINS[0], HAIRS[2], "bald", "#51707c", "#4a4038"), "down", "reach", 0.9)
    for x in range(-250, 1800, 92):
        c.rect(x, 690, 52, 330, "#a9744a", 5)
        c.poly([(x, 696), (x + 26, 656), (x + 52, 696)], "#a9744a")
        c.rect(x + 38, 696, 14, 324, "#94633d")
    for y in (760, 920):
        c.rect(LEFT, y, RIGHT - LEFT, 26, "#8f5f3a")
    person(c, 960, 1000, 570, Look(SKINS[4], HAIRS[4], "curly", SAND, "#3b4652"), "point", "hip", -0.9)
    basket = c.at(745, 700, 1)
    basket.poly([(-80, -60), (80, -60), (62, 12), (-62, 12)], "#c99a62")
    basket.rect(-86, -70, 172, 20, "#a97f46", 8)
    for dx, dy, tone in (
        (-52, -78, "#c0392b"),
        (-8, -90, "#d0673a"),
        (40, -80, "#c0392b"),
        (12, -70, "#e0b23f"),
        (-30, -68, "#7f9a4c"),
    ):
        basket.circle(dx, dy, 27, tone)
        basket.circle(dx - 8, dy - 8, 7, light(tone, 0.4))
    rng = Random(7)
    for _ in range(60):
        leaf = c.at(rng.uniform(LEFT, RIGHT), rng.uniform(720, 1000), 12, rng.uniform(0, 180))
        leaf.blob([(0, -1), (0.6, 0), (0, 1), (-0.6, 0)], rng.choice(("#cf8a35", "#b9602f", "#e0b23f")))
    for side, x in ((-1, 80), (1, 1450)):
        for k in range(5):
            c.line([(x + k * 34 * side, 1020), (x + k * 34 * side, 640 - k % 2 * 60)], "#5f7a3a", 8)
            c.circle(x + k * 34 * side, 630 - k % 2 * 60, 46, "#e9b02f")
            c.circle(x + k * 34 * side, 630 - k % 2 * 60, 20, "#6b4730")
