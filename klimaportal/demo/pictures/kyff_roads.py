"""On the way in the Kyffhäuser county: handlebars, a market, rain, a crane, the last bus, a letter box."""

from __future__ import annotations

from random import Random

from .built import House, church, gable, roofs
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, STRAW, WHEAT, Canvas, dark, mix, motif, veil
from .cycling import cyclist
from .energy import lorry, turbine
from .landmarks import monument
from .nature import (
    GOLDEN,
    LEFT,
    MORNING,
    RIGHT,
    air,
    birds,
    cloud,
    clouds,
    hill,
    path,
    plots,
    ridge,
    rows,
    shadow,
    stars,
    sun,
)
from .people import AMARA, ANNA, GRETE, HAIRS, HEIDI, JONAS, KARL, LEYLA, OMAR, PAUL, SKINS, Look, child, person
from .plants import flowers, grass, tree, treeline
from .rooms import county
from .signs import pictogram


@motif
def lenker_karte(c: Canvas) -> None:
    air(c, GOLDEN, 480)
    sun(c, 420, 200, 84, GOLDEN)
    clouds(c, 44, 130, 4, opacity=0.5)
    far = hill(c, ridge(380, 40, 4), GOLDEN.hills[0], 0.2)
    for x, h, t in ((980, 150, 20), (1090, 170, 65), (1210, 150, 5)):
        turbine(c, x, far(x) + 4, h, t)
    treeline(c, hill(c, ridge(440, 22, 8), GOLDEN.hills[1], 0.2), GOLDEN.hills[2], 10, 3, gaps=0.6)
    roofs(c, 486, 600, 820, 4, 36)
    church(c, 700, 490, 110)
    rows(c, ridge(500, 6, 5), (WHEAT, "#a9b56f", FIELD, "#8fa86a", STRAW, "#c9c27c"), (740, 400), 24, 6400)
    path(c, [(740, 498, 8), (790, 540, 26), (700, 620, 70), (730, 760, 180), (750, 1080, 420)], "#ead9b0")
    path(c, [(740, 500, 1), (790, 540, 4), (700, 620, 10), (730, 760, 24), (750, 1080, 60)], "#c9bd84")
    for x, y, h in ((590, 560, 120), (900, 600, 170), (420, 660, 250), (1170, 720, 340)):
        tree(c, x, y, h, (MID, LEAF, "#5f8a4c")[x % 3], x)
    grass(c, LEFT, 420, 900, 70, "#7f9a50", 3, 120)
    grass(c, 1080, RIGHT, 900, 70, "#7f9a50", 4, 120)
    steel = "#2b3735"
    c.ellipse(750, 1010, 26, 120, steel)
    c.rect(724, 900, 52, 220, BEECH, 20)
    c.curve([(90, 980), (200, 905), (420, 880), (750, 884), (1080, 880), (1300, 905), (1410, 980)], "#4d5a58", 34)
    c.curve([(90, 972), (200, 897), (420, 872), (750, 876), (1080, 872), (1300, 897), (1410, 972)], "#8b9794", 9)
    for side in (-1, 1):
        x = 750 + side * 610
        c.line([(x - side * 40, 936), (x + side * 60, 1000)], "#6b4730", 54)
        c.curve([(x - side * 120, 900), (x - side * 30, 850), (x + side * 110, 880)], steel, 13)
        skin, sleeve = (SKINS[3], FIELD)
        c.line([(x + side * 30, 968), (x + side * 250, 1140)], sleeve, 130)
        c.line([(x - side * 6, 938), (x + side * 70, 1000)], skin, 84)
        for k in range(4):
            fx = x - side * (34 - k * 24)
            c.line([(fx, 902 + k * 15), (fx - side * 24, 966 + k * 10)], dark(skin, 0.13), 31)
            c.line([(fx, 900 + k * 15), (fx - side * 22, 962 + k * 10)], skin, 27)
    board = [(560, 700), (940, 700), (980, 900), (520, 900)]
    c.poly([(x + 10, y + 14) for x, y in board], veil(INK, 0.3))
    c.poly(board, "#fdfaf0")
    county(c, 750, 796, 112)
    c.line([(672, 800), (716, 766), (772, 808), (830, 776)], SAND, 8)
    for x, y in ((672, 800), (772, 808), (830, 776)):
        c.circle(x, y, 15, SAND)
        c.circle(x, y, 6, PAPER)
    c.circle(450, 838, 44, "#b9c3c0")
    c.pie(450, 838, 44, 44, 180, 300, PAPER)
    c.circle(450, 838, 9, steel)


@motif
def marktplatz(c: Canvas) -> None:
    air(c, MORNING, 620)
    sun(c, 1110, 170, 78, MORNING)
    clouds(c, 52, 140, 4)
    church(c, 980, 600, 470)
    for x, w, h, wall, roof in (
        (-60, 230, 300, "#f0d9b0", "#a8452b"),
        (170, 210, 340, "#d98a6a", "#7d4a3a"),
        (385, 220, 310, "#f7ecd6", "#96412c"),
        (610, 200, 330, "#a9c3b4", "#6b4a42"),
        (1260, 230, 320, "#e9c98f", "#8d4a38"),
        (1480, 220, 300, "#c3cfd4", "#a8452b"),
    ):
        gable(c, x + w / 2, 630, w, h, House(wall, roof, "#7f9ba3", storeys=3, door="#5a3f33"))
    c.fade([(LEFT, 622), (RIGHT, 622), (RIGHT, 1300), (LEFT, 1300)], "#d9cbb0", "#c3b08f")
    rng = Random(6)
    for _ in range(220):
        t = rng.random() ** 0.7
        c.ellipse(rng.uniform(LEFT, RIGHT), 640 + 370 * t, 12 + 22 * t, 3 + 5 * t, veil("#a89472", 0.35))
    for x, y, k, tone in ((190, 740, 1.0, SAND), (640, 700, 0.8, BEECH), (1250, 740, 1.0, "#51707c")):
        _stall(c, x, y, k, tone, int(x))
    for x, y, h, look, a, b, t in (
        (420, 800, 290, HEIDI, "down", "low", 0.5),
        (790, 790, 260, OMAR, "fold", "down", -0.5),
        (860, 796, 250, GRETE, "down", "fold", -0.4),
        (1010, 850, 320, KARL, "point", "down", 0.5),
        (1085, 856, 220, child(ANNA), "down", "up", 0.5),
    ):
        person(c, x, y, h, look, a, b, t)
    cyclist(c, 560, 930, 330, Look(SKINS[4], HAIRS[4], "helmet", FIELD, "#41505a"), SAND, basket=True)
    for x, y in ((60, 940), (1420, 960)):
        tree(c, x, y, 520, LEAF, x)
        c.rect(x - 60, y - 30, 120, 50, "#8b6040", 6)


def _stall(c: Canvas, x: float, y: float, k: float, tone: str, seed: int) -> None:
    """A market stall with a striped awning and crates of produce."""
    p = c.at(x, y, k)
    shadow(p, 0, 60, 220, 0.2)
    for side in (-1, 1):
        p.rect(side * 176 - 6, -230, 12, 290, "#8b6040")
    rng = Random(seed)
    person(p, 0, 30, 240, (LEYLA, PAUL, AMARA)[seed % 3], "fold", "reach", 0.2)
    p.rect(-180, -40, 360, 100, "#a97f50")
    p.rect(-180, -40, 360, 16, "#c99a62")
    for i, fruit in enumerate(("#c0392b", "#e08a3c", "#7f9a4c", "#e0b23f", "#9a4a6a")):
        p.rect(-172 + i * 70, -62, 62, 30, "#8f6433", 4)
        for _ in range(9):
            p.circle(
                -172 + i * 70 + rng.uniform(8, 54),
                -62 - rng.uniform(0, 16),
                10,
                mix(fruit, "#fff7e6", rng.uniform(0, 0.2)),
            )
    for i in range(8):
        a, b = -210 + i * 52.5, -210 + (i + 1) * 52.5
        stripe = tone if i % 2 else PAPER
        p.poly([(a * 0.8, -300), (b * 0.8, -300), (b, -214), (a, -214)], stripe)
        p.pie((a + b) / 2, -214, 26, 24, 0, 180, dark(stripe, 0.08))


@motif
def rad_regen(c: Canvas) -> None:
    c.sky("#55656f", "#aab5b2", 560)
    for x, y, w, o in ((200, 150, 620, 0.5), (760, 90, 760, 0.6), (1260, 190, 600, 0.5), (520, 250, 520, 0.35)):
        cloud(c, x, y, w, "#3f4d57", o, int(x))
    for i in range(3):
        g = hill(c, ridge(430 + i * 50, 34, 12 + i), mix("#8f9d98", "#66786f", i / 2), 0.15)
        treeline(c, g, mix("#7f8f88", "#56695f", i / 2), 9 + i * 3, i + 2, gaps=0.5)
    plots(c, ridge(575, 10, 4), 720, ("#8a8a5a", "#75805a", "#9c9260"), 3, 6)
    c.fade([(LEFT, 690), (RIGHT, 690), (RIGHT, 1300), (LEFT, 1300)], "#66706e", "#4f5a5a")
    c.rect(LEFT, 676, RIGHT - LEFT, 16, "#7f8a5c")
    for i in range(9):
        c.rect(-240 + i * 230, 770, 130, 10, "#c3c9c4")
    for x in (120, 420, 1330):
        c.poly([(x - 6, 690), (x - 4, 300), (x + 4, 300), (x + 6, 690)], "#5d4a40")
        for k, (dx, dy) in enumerate(((-90, 380), (80, 350), (-60, 470), (70, 450), (-10, 300))):
            c.curve([(x, dy + 70), (x + dx * 0.5, dy + 20), (x + dx, dy)], "#5d4a40", 6)
            c.ellipse(x + dx, dy, 46, 26, veil(("#b9702f", "#c98f3a", "#a85a2b")[k % 3], 0.9))
    lorry(c, 1120, 742, 420, "#7d4a3a")
    rng = Random(9)
    for _ in range(12):
        x, y, w = rng.uniform(LEFT, RIGHT), rng.uniform(800, 990), rng.uniform(60, 190)
        c.ellipse(x, y, w, w * 0.1, veil("#c9d6da", 0.4))
    c.poly([(420, 906), (760, 906), (700, 1000), (480, 1000)], veil(FIELD, 0.16))
    cyclist(c, 590, 900, 520, Look(SKINS[1], FIELD, "scarf", FIELD, "#39434c"), SAND, pedal=1)
    p = c.at(590, 900, 5.2)
    p.blob(
        [(-21, -44), (-16, -62), (-5, -78), (6, -77), (14, -64), (22, -50), (19, -45), (8, -50), (-6, -44), (-16, -40)],
        FIELD,
    )
    p.curve([(4, -70), (11, -60), (20, -49)], dark(FIELD, 0.14), 1)
    p.curve([(-12, -62), (-13, -52), (-17, -42)], dark(FIELD, 0.14), 1)
    for _ in range(380):
        x, y, k = rng.uniform(LEFT, RIGHT), rng.uniform(-60, 1000), rng.uniform(26, 56)
        c.line([(x, y), (x - k * 0.42, y + k)], veil("#e6eef0", rng.uniform(0.2, 0.5)), 2.4)


@motif
def windrad_bau(c: Canvas) -> None:
    c.sky("#f0a97e", "#fbe3b8", 700, "#f7c99a")
    c.glow(300, 560, 520, "#fff0c8", 0.9)
    c.circle(300, 560, 100, "#f4c25a")
    for i, tone in enumerate(("#d3b79a", "#bd9f86", "#a0866f")):
        treeline(c, hill(c, ridge(620 + i * 44, 30, 17 + i), tone, 0.2), dark(tone, 0.06), 8 + i * 2, i + 1, gaps=0.6)
    for x, h, t in ((90, 190, 25), (520, 170, 70)):
        turbine(c, x, 660, h, t, "#fbeee0")
    c.fade([(LEFT, 740), (RIGHT, 740), (RIGHT, 1300), (LEFT, 1300)], "#a88a5a", "#7d6644")
    path(c, [(900, 742, 120), (860, 820, 320), (820, 1080, 820)], "#c9a878")
    shadow(c, 880, 842, 130, 0.3)
    c.poly([(842, 840), (856, 330), (904, 330), (918, 840)], "#f6ead8")
    c.poly([(880, 840), (880, 330), (904, 330), (918, 840)], "#d3c3b0")
    for y in (480, 650):
        c.rect(846 - (y - 480) * 0.03, y, 68 + (y - 480) * 0.05, 6, "#bfae9a")
    c.rect(846, 170, 92, 54, "#fdfaf0", 16)
    c.circle(862, 198, 34, "#e9dcc8")
    c.line([(890, 170), (890, -60)], INK, 5)
    _big_crane(c)
    for k, y in enumerate((800, 830, 862)):
        c.blob(
            [(60 + k * 30, y), (130 + k * 30, y - 24), (330, y - 16), (660 - k * 40, y + 2), (330, y + 10)],
            mix("#fdfaf0", "#d9c8b0", k * 0.2),
        )
    for x in (190, 440):
        c.rect(x, 836, 34, 44, "#6b4730")
    for x, y, look, a, b, t in (
        (640, 930, KARL, "down", "up", 0.6),
        (730, 940, AMARA, "hip", "point", 0.6),
        (1090, 950, JONAS, "wave", "down", -0.7),
    ):
        person(c, x, y, 170, look, a, b, t)
        c.pie(x + 1, y - 158, 14, 15, 180, 360, FIELD)
        c.rect(x - 16, y - 160, 34, 4, dark(FIELD, 0.2))


def _big_crane(c: Canvas) -> None:
    """A crawler crane with its lattice boom, the load on the hook above the tower."""
    tone = SAND
    shadow(c, 1260, 870, 210, 0.3)
    c.rect(1120, 800, 300, 66, "#3b4a4c", 32)
    for k in range(6):
        c.circle(1150 + k * 48, 833, 18, "#7d8784")
    c.rect(1150, 690, 260, 112, FIELD, 10)
    c.rect(1160, 702, 84, 76, "#31474d", 6)
    c.rect(1350, 676, 90, 116, "#4d5a58", 6)
    a, b = (1220, 700), (892, -40)
    for off in (-20, 20):
        c.line([(a[0] + off, a[1]), (b[0] + off * 0.4, b[1])], tone, 8)
    for k in range(18):
        t, u = k / 18, (k + 1) / 18
        s, w = (-1 if k % 2 else 1), 20
        c.line(
            [
                (a[0] + (b[0] - a[0]) * t + s * w * (1 - t * 0.6), a[1] + (b[1] - a[1]) * t),
                (a[0] + (b[0] - a[0]) * u - s * w * (1 - u * 0.6), a[1] + (b[1] - a[1]) * u),
            ],
            tone,
            4,
        )
    c.line([(1400, 680), (1330, 470), (930, 30)], "#4d5a58", 4)


@motif
def bus_daemmerung(c: Canvas) -> None:
    c.sky("#2c3558", "#f0a070", 620, "#8a6a90")
    stars(c, 14, 240, 40)
    c.glow(1120, 600, 420, "#ffd0a0", 0.8)
    for i, tone in enumerate(("#6f5a80", "#54496e", "#3d3a5a")):
        treeline(c, hill(c, ridge(540 + i * 46, 34, 21 + i), tone, 0.1), dark(tone, 0.1), 8 + i * 2, i + 4, gaps=0.6)
    c.fade([(LEFT, 660), (RIGHT, 660), (RIGHT, 1300), (LEFT, 1300)], "#333653", "#232842")
    path(c, [(1130, 655, 10), (1090, 700, 34), (920, 800, 140), (560, 1080, 560)], "#5b5872")
    for t in range(7):
        k = t / 6
        c.poly(
            [
                (1118 - 300 * k * k, 668 + 300 * k * k),
                (1124 - 300 * k * k, 668 + 300 * k * k),
                (1116 - 330 * k * k + 10 * k, 690 + 330 * k * k),
                (1104 - 330 * k * k - 8 * k, 690 + 330 * k * k),
            ],
            "#c9b8b0",
        )
    b = c.at(1068, 716, 1)
    c.glow(1068, 690, 160, "#ff7a5a", 0.35)
    b.rect(-62, -112, 124, 112, "#e9e2e0", 10)
    b.rect(-52, -102, 104, 46, "#f7d88c", 6)
    b.rect(-62, -46, 124, 26, BEECH)
    for side in (-1, 1):
        b.rect(side * 48 - 10, -44, 20, 16, "#ff5a45", 4)
        b.glow(side * 48, -36, 46, "#ff6a50", 0.8)
        b.rect(side * 40 - 13, -8, 26, 18, "#1b2038", 4)
    c.rect(60, 380, 430, 26, "#4a3f58", 4)
    c.poly([(40, 384), (90, 340), (480, 340), (520, 384)], "#7d4a58")
    c.rect(80, 400, 390, 420, "#3f3a58")
    c.rect(100, 420, 350, 330, "#57507a")
    c.glow(275, 440, 330, "#ffe0a0", 0.6)
    c.rect(230, 404, 90, 12, "#fff2cc", 5)
    c.rect(110, 690, 330, 20, "#a97f50", 4)
    for x in (130, 410):
        c.rect(x, 706, 16, 110, "#7d5a3c")
    c.poly([(60, 820), (490, 820), (600, 930), (-20, 930)], veil("#ffe2a8", 0.22))
    person(c, 640, 900, 430, Look(SKINS[0], HAIRS[0], "short", "#51707c", "#2b2f45"), "hip", "down", 0.9)
    c.rect(596, 700, 60, 84, "#7d4a3a", 8)
    c.rect(736, 340, 12, 540, "#232842")
    c.circle(742, 330, 56, FIELD)
    c.circle(742, 330, 44, BEECH)

    pictogram(c.at(742, 330, 27), "bus", FIELD)
    grass(c, 900, RIGHT, 1000, 60, "#1b2038", 5, 150)
    grass(c, LEFT, 60, 960, 60, "#1b2038", 6, 50)


@motif
def briefkasten(c: Canvas) -> None:
    c.sky("#fbe9cf", "#fdf4e2", 620)
    c.glow(1180, 220, 480, "#fff3cf", 0.9)
    c.circle(1180, 230, 96, "#f2b65a")
    g = hill(c, ridge(520, 40, 7), "#dccbb0", 0.2)
    monument(c, 300, g(300) + 4, 130, "#c98f70")
    treeline(c, hill(c, ridge(590, 26, 3), "#c3c09a", 0.2), "#a9b086", 12, 4, gaps=0.5)
    roofs(c, 664, 900, 1420, 8, 70, ("#c9694a", "#b4553a"), ("#fbf4e4", "#f3e3c8"))
    c.fade([(LEFT, 660), (RIGHT, 660), (RIGHT, 1300), (LEFT, 1300)], "#b9c987", "#8fb06a")
    for x in range(-250, 1800, 104):
        c.rect(x, 560, 58, 380, "#f7f3e6", 6)
        c.poly([(x, 566), (x + 29, 524), (x + 58, 566)], "#f7f3e6")
        c.rect(x + 42, 566, 16, 374, "#e3dccb")
    for y in (640, 840):
        c.rect(LEFT, y, RIGHT - LEFT, 30, "#ece5d4")
    c.rect(690, 600, 60, 420, "#8b6040")
    c.rect(726, 600, 24, 420, "#75502f")
    c.rect(470, 330, 400, 290, SAND, 16)
    c.poly([(450, 336), (560, 240), (960, 240), (890, 336)], dark(SAND, 0.22))
    c.poly([(870, 330), (950, 260), (950, 540), (870, 620)], dark(SAND, 0.34))
    c.rect(530, 390, 280, 30, "#5a2418", 12)
    for dx, turn, tone in ((-70, -9, "#fdfaf0"), (0, 5, "#dfeaf2"), (66, -3, "#f6e2b0")):
        env = c.at(670 + dx, 400, 1, turn)
        env.rect(-80, -150, 160, 156, dark(tone, 0.08), 4)
        env.rect(-80, -150, 160, 150, tone, 4)
        env.line([(-80, -148), (0, -78), (80, -148)], dark(tone, 0.2), 5)
    c.rect(530, 404, 280, 16, dark(SAND, 0.1), 8)
    c.circle(670, 510, 44, FIELD)
    speech = c.at(670, 506, 1)
    speech.rect(-24, -18, 48, 30, SAND, 12)
    speech.poly([(-10, 8), (10, 8), (-14, 26)], SAND)
    pencil = c.at(1010, 720, 1, 28)
    pencil.rect(-26, -330, 52, 440, FIELD)
    pencil.rect(8, -330, 18, 440, dark(FIELD, 0.14))
    pencil.rect(-26, -372, 52, 46, "#d98a6a", 12)
    pencil.rect(-26, -338, 52, 22, "#b9c2bd")
    pencil.poly([(-26, 108), (26, 108), (0, 186)], "#f0d9b0")
    pencil.poly([(-9, 160), (9, 160), (0, 188)], INK)
    flowers(c, (-100, 880, 1600, 1000), (PAPER, "#d9694b", FIELD, "#8fb3c0"), 5, 130)
    grass(c, LEFT, RIGHT, 1004, 56, "#6d9a55", 7, 220)
    birds(c, 560, 140, 4)
