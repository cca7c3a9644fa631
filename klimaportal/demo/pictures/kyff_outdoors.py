"""Out of doors in the Kyffhäuser county: a village from above, a garden table, a winter window, a finish."""

from __future__ import annotations

from random import Random

from .built import LIT, House, block, church, lamp, window
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, STRAW, WHEAT, Canvas, dark, light, mix, motif, veil
from .cycling import front_rider
from .energy import panel, turbine
from .nature import (
    DAY,
    LEFT,
    RIGHT,
    air,
    cloud,
    clouds,
    hill,
    path,
    ridge,
    stars,
)
from .people import AMARA, ANNA, HAIRS, HEIDI, JONAS, KARL, LEYLA, MINH, OMAR, SKINS, Look, person, sitter
from .plants import canopy, flowers, tree, treeline
from .rooms import cup
from .signs import pictogram

HOUSES = (
    (420, 470, 0.62, 0), (600, 440, 0.6, 1), (930, 440, 0.62, 1), (1110, 486, 0.68, 0),
    (300, 590, 0.8, 1), (520, 560, 0.76, 0), (990, 575, 0.8, 1), (1230, 610, 0.84, 0),
    (200, 750, 1.0, 0), (440, 720, 0.95, 1), (1090, 745, 1.0, 1), (1320, 790, 1.04, 0),
    (640, 850, 1.1, 1), (930, 880, 1.14, 0),
)  # fmt: skip


def oblique(c: Canvas, x: float, y: float, k: float, wall: str, roof: str, modules: bool) -> None:
    """A house seen from above, its gable turned to the lower left."""
    p = c.at(x, y, k)
    p.poly([(-70, 4), (20, 52), (150, -10), (120, -30)], veil(INK, 0.18))
    p.poly([(-70, 0), (0, 40), (0, -26), (-35, -96), (-70, -60)], wall)
    p.poly([(0, 40), (100, -14), (100, -78), (0, -26)], dark(wall, 0.14))
    p.poly([(-35, -100), (66, -152), (108, -78), (6, -20)], roof)
    p.poly([(-35, -100), (66, -152), (60, -154), (-44, -104), (-80, -58), (-70, -52)], dark(roof, 0.22))
    for u, v in ((-52, -28), (-24, -12)):
        p.poly([(u - 8, v - 24), (u + 6, v - 16), (u + 6, v + 8), (u - 8, v)], "#8fb3c0")
    for u in (22, 56):
        p.poly(
            [
                (u, -6 - u * 0.54 + 14),
                (u + 18, -16 - u * 0.54 + 14),
                (u + 18, -38 - u * 0.54 + 14),
                (u, -28 - u * 0.54 + 14),
            ],
            "#6f929e",
        )
    if modules:
        panel(p, [(-18, -100), (60, -140), (90, -86), (14, -44)], 4, 3)
    else:
        p.poly([(30, -142), (46, -150), (46, -112), (30, -104)], dark(roof, 0.35))


@motif
def dorf_luftbild(c: Canvas) -> None:
    c.sky("#cfe0e6", "#f7e9c8", 300)
    c.glow(1180, 90, 520, "#fff0c0", 0.9)
    c.circle(1180, 100, 74, "#f0b84e")
    far = hill(c, ridge(210, 22, 3), "#b9cdbf", 0.2)
    treeline(c, far, "#a5bfae", 7, 2, gaps=0.5)
    c.fade([(LEFT, 250), (RIGHT, 250), (RIGHT, 1300), (LEFT, 1300)], "#b9cc8f", "#8fb878")
    tones = (WHEAT, "#a9c38a", STRAW, "#d8dba0", "#86ad72", FIELD)
    for i in range(13):
        a, b = -900 + i * 260, -900 + (i + 1) * 260
        c.poly(
            [(750 + (a - 500) * 0.32, 262), (750 + (b - 500) * 0.32, 262), (b + 60, 520), (a + 60, 520)], tones[i % 6]
        )
    c.blob(
        [
            (140, 640),
            (340, 420),
            (760, 360),
            (1180, 400),
            (1420, 600),
            (1480, 900),
            (1100, 1080),
            (360, 1060),
            (60, 900),
        ],
        "#9fc184",
    )
    for x, h, t in ((150, 210, 20), (330, 170, 70), (1390, 220, 45)):
        turbine(c, x, 430, h, t)
    path(c, [(760, 350, 12), (720, 470, 22), (800, 620, 36), (740, 780, 52), (780, 1060, 110)], "#e8dcc0")
    path(c, [(770, 640, 22), (1000, 640, 20), (1420, 690, 24), (1800, 700, 30)], "#e8dcc0")
    rng = Random(8)
    church(c, 760, 560, 210)
    roofs = ("#b4553a", "#a8452b", "#c9694a", "#96412c")
    walls = ("#f7ecd6", "#f3e3c8", "#fbf4e4", "#ecd9bd")
    trees = [(rng.uniform(120, 1420), rng.uniform(430, 980)) for _ in range(60)]
    things = [(y, x, k, m) for x, y, k, m in HOUSES]
    for x, y in trees:
        if (
            all(abs(x - hx - 20 * k) > 130 * k or not -170 * k < y - hy < 90 * k for hx, hy, k, _ in HOUSES)
            and abs(x - 765) > 110
        ):
            things.append((y, x, 0, 0))
    for n, (y, x, k, m) in enumerate(sorted(things)):
        if k:
            oblique(c, x, y, k, walls[n % 4], roofs[n % 4], bool(m) or n % 3 == 0)
        else:
            tree(c, x, y, 50 + (y - 400) * 0.12, (MID, LEAF, "#4f8a5c")[n % 3], n)


@motif
def laptop_garten(c: Canvas) -> None:
    c.sky("#bcd9c4", "#e4efcf", 620)
    rng = Random(4)
    for i, tone in enumerate(("#a9cda8", "#86b58c", "#6aa077")):
        for _ in range(16):
            x = rng.uniform(LEFT, RIGHT)
            canopy(c, x, 330 + i * 90 + rng.uniform(-60, 40), 150, 140, tone, rng.randrange(99))
    c.fade([(LEFT, 520), (RIGHT, 520), (RIGHT, 1300), (LEFT, 1300)], "#9cc67f", "#7fae68")
    for x in range(-240, 1800, 86):
        c.rect(x, 420, 46, 150, "#f7f3e6")
        c.poly([(x, 422), (x + 23, 392), (x + 46, 422)], "#f7f3e6")
    c.rect(LEFT, 460, RIGHT - LEFT, 16, "#e9e2d0")
    c.rect(LEFT, 528, RIGHT - LEFT, 16, "#e9e2d0")
    flowers(c, (-100, 500, 1600, 600), ("#d9694b", FIELD, PAPER, "#c97a9a"), 6, 150)
    for _ in range(14):
        c.glow(rng.uniform(0, 1500), rng.uniform(60, 500), rng.uniform(40, 110), "#fffbe0", 0.35)
    c.poly([(80, 650), (1420, 650), (1640, 960), (-140, 960)], "#d3a66e")
    for k in range(1, 5):
        c.line([(80 + 1340 * k / 5, 652), (-140 + 1780 * k / 5, 960)], "#b98a55", 6)
    c.rect(-140, 958, 1780, 60, "#a97f50")
    shade = [(300, 690), (520, 660), (720, 700), (640, 780), (400, 800)]
    c.blob(shade, veil("#5f7a3a", 0.22))
    c.blob([(1000, 860), (1220, 820), (1420, 880), (1300, 950), (1060, 940)], veil("#5f7a3a", 0.2))
    _laptop(c, 720, 840)
    _jug(c, 1210, 820)
    cup(c, 350, 860, 60, "#f8f1e0")
    c.ellipse(180, 780, 130, 30, veil(INK, 0.14))
    c.ellipse(170, 770, 130, 32, PAPER)
    c.ellipse(170, 768, 92, 20, "#e9e2d0")
    for dx, dy in ((-40, 0), (0, -16), (44, 2), (10, 10), (-14, 14)):
        c.circle(170 + dx, 752 + dy, 24, "#c9353a")
        c.circle(162 + dx, 744 + dy, 6, "#e98a80")
        c.poly([(158 + dx, 732 + dy), (182 + dx, 732 + dy), (170 + dx, 742 + dy)], MID)


def _laptop(c: Canvas, x: float, y: float) -> None:
    """An open laptop, on its screen four coloured fields with signs and a calendar sheet."""
    c.ellipse(x, y + 54, 400, 34, veil(INK, 0.2))
    c.rect(x - 300, y - 380, 600, 390, "#3b4a4c", 18)
    c.rect(x - 280, y - 360, 560, 352, "#fbfaf6", 6)
    for k, (kind, tone) in enumerate((("house", SAND), ("sun", "#d99a2b"), ("bus", "#51707c"), ("tree", BEECH))):
        left, top = x - 258 + (k % 2) * 262, y - 340 + (k // 2) * 164
        c.rect(left, top, 252, 154, mix(tone, "#ffffff", 0.74), 12)
        c.circle(left + 70, top + 77, 52, tone)
        pictogram(c.at(left + 70, top + 77, 29), kind, "#fffdf6")
        for r in range(3):
            c.rect(left + 140, top + 46 + r * 26, 90 - r * 22, 11, mix(tone, "#ffffff", 0.25), 5)
    c.poly([(x - 312, y + 8), (x + 312, y + 8), (x + 372, y + 64), (x - 372, y + 64)], "#c3cbc8")
    c.poly([(x - 270, y + 16), (x + 270, y + 16), (x + 296, y + 42), (x - 296, y + 42)], "#6c7876")
    c.rect(x - 372, y + 62, 744, 14, "#8b9794", 6)


def _jug(c: Canvas, x: float, y: float) -> None:
    """A jug of lemonade and a glass."""
    c.ellipse(x + 20, y + 70, 170, 22, veil(INK, 0.16))
    c.ring(x + 90, y - 60, 56, 16, "#e3eef0")
    c.blob(
        [(x - 70, y - 190), (x + 70, y - 190), (x + 84, y - 40), (x + 64, y + 66), (x - 64, y + 66), (x - 84, y - 40)],
        "#eaf3f2",
    )
    c.blob(
        [(x - 74, y - 120), (x + 74, y - 120), (x + 78, y - 30), (x + 58, y + 58), (x - 58, y + 58), (x - 78, y - 30)],
        "#f4d878",
    )
    for dx, dy in ((-26, -60), (26, -10), (-10, 30)):
        c.circle(x + dx, y + dy, 30, FIELD)
        c.circle(x + dx, y + dy, 23, "#fbe9a8")
    c.poly([(x + 150, y - 40), (x + 236, y - 40), (x + 226, y + 90), (x + 160, y + 90)], "#eaf3f2")
    c.poly([(x + 154, y), (x + 232, y), (x + 224, y + 84), (x + 162, y + 84)], "#f4d878")


@motif
def winterabend_fenster(c: Canvas) -> None:
    c.sky("#1d2b45", "#6b6a8c", 640)
    stars(c, 9, 380, 60)
    hill(c, ridge(520, 40, 6), "#55607f", 0.2)
    treeline(c, hill(c, ridge(580, 30, 3), "#48557a", 0.2), "#3c4a6c", 14, 5, gaps=0.6)
    c.fade([(LEFT, 640), (RIGHT, 640), (RIGHT, 1300), (LEFT, 1300)], "#8e9abf", "#c3cce2")
    for x, h in ((60, 420), (170, 300), (1420, 380)):
        _snow_fir(c, x, 730, h)
    c.rect(360, 210, 900, 560, "#6d5f6b")
    for k in range(12):
        c.rect(360, 250 + k * 44, 900, 4, "#62555f")
    c.poly([(290, 226), (440, -60), (1180, -60), (1330, 226)], "#4a3f4d")
    c.poly(
        [
            (280, 232),
            (430, -64),
            (1190, -64),
            (1340, 232),
            (1300, 250),
            (1240, 236),
            (1100, 256),
            (900, 238),
            (700, 256),
            (480, 240),
            (330, 254),
        ],
        "#dfe5f3",
    )
    pane = [(520, 320), (1030, 320), (1030, 640), (520, 640)]
    c.glow(775, 560, 720, "#ffd98a", 0.55)
    c.rect(500, 300, 550, 360, "#e9e2d6", 4)
    with c.clip(pane) as inside:
        inside.fade(pane, "#f6cf7e", "#fbe3a8")
        inside.rect(560, 360, 120, 90, "#d99a5a", 4)
        inside.rect(930, 320, 60, 330, "#c9794f")
        inside.line([(880, 320), (880, 380)], "#7d5a3c", 4)
        inside.poly([(840, 420), (860, 376), (900, 376), (920, 420)], SAND)
        sitter(inside, 720, 640, 390, Look(SKINS[1], HAIRS[1], "bob", "#51707c"), "fold", "wave", 0.6)
        inside.rect(520, 600, 520, 50, "#8d5f42")
        inside.poly([(790, 602), (930, 602), (960, 490), (826, 490)], "#3b3a4a")
    c.rect(770, 320, 10, 320, "#e9e2d6")
    c.rect(486, 656, 578, 26, "#dfe5f3", 12)
    window(c, 1160, 360, 90, 150, "#454258", "#8f8391")
    c.rect(400, 480, 70, 290, "#40343f", 6)
    _snowfall(c)


def _snowfall(c: Canvas) -> None:
    """Light on the snow, and snow falling."""
    c.poly([(520, 770), (1030, 770), (1240, 960), (310, 960)], veil("#ffe3a6", 0.7))
    c.blob(
        [(LEFT, 800), (100, 750), (380, 764), (800, 780), (1260, 756), (RIGHT, 780), (RIGHT, 1300), (LEFT, 1300)],
        veil("#e9eef8", 0.5),
    )
    rng = Random(3)
    for _ in range(240):
        c.circle(rng.uniform(LEFT, RIGHT), rng.uniform(-60, 1000), rng.uniform(1.6, 5), "#f3f6fc")


def _snow_fir(c: Canvas, x: float, y: float, h: float) -> None:
    """A fir with snow on its branches."""
    c.rect(x - h * 0.03, y - h * 0.1, h * 0.06, h * 0.12, "#3f3642")
    for top, low, w in ((0.5, 0.06, 0.25), (0.76, 0.32, 0.2), (1.0, 0.58, 0.14)):
        c.poly([(x, y - h * top), (x + h * w, y - h * low), (x - h * w, y - h * low)], "#2f4a5c")
        c.poly(
            [
                (x, y - h * top),
                (x + h * w * 0.5, y - h * (top + low) / 2),
                (x, y - h * (top * 0.6 + low * 0.4)),
                (x - h * w * 0.6, y - h * (top * 0.4 + low * 0.6)),
            ],
            "#dfe5f3",
        )


@motif
def radler_ziel(c: Canvas) -> None:
    air(c, DAY, 620)
    clouds(c, 71, 130, 4)
    hill(c, ridge(450, 44, 5), DAY.hills[0], 0.2)
    treeline(c, hill(c, ridge(510, 30, 8), DAY.hills[1], 0.2), DAY.hills[2], 12, 3, gaps=0.5)
    c.fade([(LEFT, 570), (RIGHT, 570), (RIGHT, 1300), (LEFT, 1300)], "#a5c985", "#7fae68")
    path(c, [(750, 560, 24), (750, 640, 110), (750, 800, 330), (750, 1080, 760)], "#8b9592")
    for y, w, h in ((600, 8, 16), (660, 12, 34), (760, 18, 54), (900, 26, 80)):
        c.rect(750 - w / 2, y, w, h, PAPER)
    for x in (210, 1290):
        tree(c, x + (-150 if x < 700 else 150), 700, 380, MID, x)
    for x in (250, 1250):
        c.rect(x - 26, 130, 52, 640, SAND, 8)
        c.rect(x - 26, 130, 18, 640, light(SAND, 0.18), 8)
        c.ellipse(x, 770, 60, 16, veil(INK, 0.3))
    c.rect(224, 110, 1052, 150, SAND, 10)
    for i in range(26):
        for j in range(3):
            c.rect(236 + i * 39.6, 122 + j * 42, 39.6, 42, PAPER if (i + j) % 2 else "#20323f")
    c.circle(750, 185, 96, FIELD)
    pictogram(c.at(750, 180, 68), "bike", BEECH)
    for side in (-1, 1):
        pts = [(750 + side * (224 + k * 25), 300 + (1 - abs(k - 5) / 5) * 60) for k in range(0, 11)]
        c.curve(pts, INK, 4)
        for k, (x, y) in enumerate(pts[:-1]):
            c.poly([(x, y), (x + side * 23, y), (x + side * 11, y + 42)], (FIELD, BEECH, PAPER, "#51707c")[k % 4])
    for x, look, side in (
        (90, HEIDI, "up"),
        (165, MINH, "wave"),
        (1330, LEYLA, "up"),
        (1410, KARL, "wave"),
        (20, AMARA, "wave"),
        (1480, ANNA, "up"),
    ):
        person(c, x, 800, 250, look, "up", side, 0.6 if x < 700 else -0.6)
    front_rider(c, 640, 700, 210, Look(SKINS[3], HAIRS[0], "short", FIELD, "#41505a"), BEECH)
    front_rider(c, 850, 720, 225, Look(SKINS[0], HAIRS[1], "bob", "#d98a6a", "#3b4a52"), "#51707c")
    front_rider(c, 500, 880, 400, Look(SKINS[1], HAIRS[2], "bun", "#6d90a0", "#54483f"), SAND)
    front_rider(c, 990, 900, 420, Look(SKINS[0], HAIRS[3], "beard", BEECH, "#3b4a52"), FIELD)
    front_rider(c, 748, 960, 330, Look(SKINS[4], HAIRS[4], "curly", SAND, "#51707c", child=True), MID)
    rng = Random(5)
    for _ in range(90):
        conf = c.at(rng.uniform(0, 1500), rng.uniform(280, 760), 1, rng.uniform(0, 180))
        conf.rect(-8, -5, 16, 10, rng.choice((FIELD, SAND, PAPER, "#8fb3c0", BEECH)), 2)


@motif
def rathaus_treppe(c: Canvas) -> None:
    c.sky("#8a7fa0", "#f3c79a", 700, "#d6a3a0")
    cloud(c, 260, 150, 420, "#fbe0c4", 0.4, 3)
    cloud(c, 1280, 210, 360, "#fbe0c4", 0.35, 8)
    block(c, -180, 720, 420, 330, House("#a98b8a", "#6b4552", LIT, storeys=2, door=""))
    block(c, 1260, 720, 420, 350, House("#b3948a", "#704a50", LIT, storeys=2, door=""))
    c.rect(250, 230, 1000, 500, "#d9b79c")
    c.rect(250, 230, 1000, 26, "#c09a83")
    c.poly([(500, 232), (750, 70), (1000, 232)], "#e6c8ab")
    c.circle(750, 166, 42, "#fff4d8")
    c.line([(750, 138), (750, 166), (770, 176)], INK, 6)
    for x in (340, 450, 1050, 1160):
        for y in (300, 480):
            window(c, x, y, 62, 120, LIT, "#f0dcc4")
    c.rect(560, 280, 380, 450, "#b48c78")
    door = [(640, 730), (640, 500), (660, 440), (750, 400), (840, 440), (860, 500), (860, 730)]
    c.glow(750, 580, 420, "#ffe2a0", 0.6)
    c.blob(door, "#fbdc94")
    c.poly([(640, 730), (640, 520), (860, 520), (860, 730)], "#fbdc94")
    for x in (570, 630, 870, 930):
        c.rect(x - 17, 300, 34, 430, "#f3dcc0")
        c.rect(x + 5, 300, 12, 430, "#d9b79c")
        c.rect(x - 25, 282, 50, 22, "#f3dcc0")
        c.rect(x - 25, 712, 50, 22, "#f3dcc0")
    c.fade([(LEFT, 716), (RIGHT, 716), (RIGHT, 1300), (LEFT, 1300)], "#a5858c", "#7f6375")
    for k in range(6):
        w = 470 + k * 84
        c.rect(750 - w / 2 * 1.1, 728 + k * 34, w * 1.1, 36, mix("#f0d6bb", "#a9807c", k * 0.11))
        c.rect(750 - w / 2 * 1.1, 728 + k * 34, w * 1.1, 7, "#fbe7cd")
    c.fade([(LEFT, 930), (RIGHT, 930), (RIGHT, 1300), (LEFT, 1300)], "#8d7180", "#6d5568")
    for x, side in ((150, 1), (1350, -1)):
        lamp(c, x, 960, 620, side)
    for x, y, h, look, a, b, t in (
        (700, 742, 240, OMAR, "down", "reach", 0.6), (800, 742, 235, HEIDI, "reach", "down", -0.6),
        (520, 826, 290, LEYLA, "fold", "point", 0.7), (630, 830, 300, KARL, "hip", "down", -0.6),
        (960, 850, 300, ANNA, "low", "fold", 0.5), (1060, 856, 312, MINH, "fold", "hip", -0.7),
        (340, 950, 330, AMARA, "down", "wave", 0.7), (1200, 960, 340, JONAS, "wave", "down", -0.7),
    ):  # fmt: skip
        person(c, x, y, h, look, a, b, t)
