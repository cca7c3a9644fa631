"""Things that stand for something: a form, scales, a target, tools, a milestone, a net of places."""

from __future__ import annotations

from random import Random

from .built import House, house
from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, arc, dark, mix, motif, veil
from .energy import car, panel
from .nature import LEFT, RIGHT, hill, path, ridge
from .plants import flowers, grass, tree, treeline
from .signs import pictogram


@motif
def formular_stift(c: Canvas) -> None:
    c.sky("#8fc0bd", "#79ada9", 1000)
    for k in range(-6, 30):
        c.line([(k * 90, -300), (k * 90 - 700, 1300)], veil("#a9d3cf", 0.35), 30)
    sheet = c.at(640, 500, 1, -5)
    sheet.rect(-262, -388, 560, 840, veil(INK, 0.2), 10)
    sheet.rect(-290, -420, 560, 840, "#8b6040", 22)
    sheet.rect(-256, -366, 492, 760, "#fffdf6")
    sheet.rect(-100, -450, 180, 78, "#b9c3c0", 18)
    sheet.rect(-70, -438, 120, 30, "#8b9794", 12)
    sheet.rect(-214, -310, 260, 26, BEECH, 8)
    for k, (kind, tone) in enumerate((("tree", BEECH), ("house", SAND), ("bike", "#51707c"))):
        y = -206 + k * 138
        sheet.rect(-214, y, 90, 90, mix(tone, "#ffffff", 0.8), 10)
        pictogram(sheet.at(-169, y + 46, 34), kind, tone)
        for r in range(3):
            sheet.rect(-96, y + 8 + r * 30, (190, 150, 170)[(r + k) % 3], 13, "#cdd4cf", 6)
        sheet.rect(146, y + 18, 54, 54, "#eef1ea", 6)
        if k < 2:
            sheet.line([(154, y + 44), (170, y + 64), (212, y + 6)], SAND, 13)
    sheet.rect(-214, 296, 410, 5, "#8b9794")
    sheet.curve([(-200, 286), (-150, 236), (-130, 290), (-80, 246), (-30, 286), (30, 254)], "#2c4a66", 8)
    pencil = c.at(1010, 520, 1, 38)
    pencil.rect(-20, -300, 60, 560, veil(INK, 0.18), 10)
    pencil.rect(-34, -320, 60, 500, FIELD)
    pencil.rect(8, -320, 18, 500, dark(FIELD, 0.15))
    pencil.rect(-34, -380, 60, 46, "#d98a6a", 14)
    pencil.rect(-34, -344, 60, 26, "#b9c2bd")
    pencil.poly([(-34, 178), (26, 178), (-4, 268)], "#f0d9b0")
    pencil.poly([(-14, 238), (6, 238), (-4, 270)], INK)
    env = c.at(1270, 800, 1, -12)
    env.rect(-200, -120, 430, 270, veil(INK, 0.18), 6)
    env.rect(-220, -140, 430, 270, "#f6e6c4", 6)
    env.line([(-218, -138), (-5, 30), (208, -138)], "#d3b889", 7)
    c.circle(206, 208, 126, veil(INK, 0.16))
    c.circle(196, 196, 124, PAPER)
    c.circle(196, 196, 98, "#6b4630")
    c.blob([(150, 190), (180, 150), (230, 160), (244, 206), (206, 236)], "#8d6244")
    c.ring(316, 250, 34, 17, PAPER)
    for x, y, turn in ((1300, 240, 30), (1360, 330, 100), (1230, 170, -30)):
        leaf = c.at(x, y, 120, turn)
        leaf.blob([(0, 1), (0.5, 0.1), (0, -1), (-0.5, 0.1)], (BEECH, MID, LEAF)[turn % 3])
        leaf.line([(0, 0.9), (0, -0.8)], "#a9c3b4", 0.05)


@motif
def waage_alltag(c: Canvas) -> None:
    c.sky("#f6dfc9", "#fbf0de", 760)
    c.circle(750, 420, 380, "#f3d0b0")
    c.circle(750, 420, 300, "#f7dcc0")
    c.fade([(LEFT, 800), (RIGHT, 800), (RIGHT, 1300), (LEFT, 1300)], "#c9835f", "#b06c4a")
    c.rect(LEFT, 796, RIGHT - LEFT, 12, "#e0a583")
    c.ellipse(750, 880, 260, 34, veil(INK, 0.22))
    brass, shade = "#c9963c", "#a8792a"
    c.poly([(560, 880), (620, 820), (880, 820), (940, 880)], brass)
    c.poly([(750, 820), (880, 820), (940, 880), (750, 880)], shade)
    c.poly([(732, 824), (738, 210), (762, 210), (768, 824)], brass)
    c.poly([(750, 824), (750, 210), (762, 210), (768, 824)], shade)
    c.line([(300, 330), (1200, 190)], brass, 24)
    c.circle(750, 260, 36, shade)
    c.circle(750, 260, 22, "#e6bd63")
    for x, y in ((300, 330), (1200, 190)):
        for dx in (-210, 210):
            c.line([(x, y), (x + dx, y + 330)], shade, 5)
        c.circle(x, y, 20, "#e6bd63")
    plate = [(1200, 520, "cloud"), (300, 660, "things")]
    for x, y, kind in plate:
        if kind == "cloud":
            for r, tone in ((1, "#9fb0b4"), (0.86, "#b9c7ca")):
                for dx, dy, k in ((-110, -60, 76), (-20, -110, 100), (90, -80, 84), (0, -50, 96)):
                    c.circle(x + dx * r - (1 - r) * 30, y + dy * r - (1 - r) * 60, k * r, tone)
        else:
            _everyday(c, x, y)
        c.pie(x, y - 10, 236, 80, 0, 180, brass)
        c.pie(x + 40, y - 10, 190, 70, 0, 120, shade)
        c.rect(x - 244, y - 22, 488, 18, "#e6bd63", 9)


def _everyday(c: Canvas, x: float, y: float) -> None:
    """House, car, bread, cheese, shirt and lamp on the pan."""
    house(c, x - 190, y - 14, 96, 100, House("#f7ecd6", "#a8452b", "#8fb3c0", storeys=2), 0.9)
    car(c, x + 96, y - 14, 200, "#51707c")
    c.blob([(x - 40, y - 16), (x - 50, y - 60), (x, y - 84), (x + 60, y - 78), (x + 40, y - 16)], "#c98f4a")
    for k in range(3):
        c.line([(x - 22 + k * 26, y - 40), (x - 6 + k * 26, y - 72)], "#e9c98f", 6)
    p = c.at(x + 100, y - 100, 1)
    p.rect(-62, -26, 124, 30, "#8b6040", 5)
    p.poly([(-58, -30), (58, -30), (58, -78)], FIELD)
    p.circle(26, -46, 8, dark(FIELD, 0.2))
    p.circle(-4, -40, 6, dark(FIELD, 0.2))
    bulb = c.at(x - 20, y - 140, 44)
    bulb.circle(0, -0.3, 0.72, "#fbe7a0")
    bulb.rect(-0.3, 0.26, 0.6, 0.7, "#8b9794", 0.1)


@motif
def zielscheibe(c: Canvas) -> None:
    c.sky("#f3b98a", "#fbe6bd", 640)
    c.glow(230, 380, 480, "#fff3d0", 0.9)
    c.circle(230, 390, 90, "#f3a95a")
    for i, tone in enumerate(("#c9b08f", "#a9a17e", "#82906c")):
        treeline(c, hill(c, ridge(540 + i * 50, 36, 31 + i), tone, 0.2), dark(tone, 0.07), 9 + i * 2, i + 1, gaps=0.5)
    hill(c, ridge(690, 14, 6), "#8a9a50", 0.15)
    hill(c, ridge(830, 14, 8), "#6f8742", 0.1)
    c.ellipse(900, 930, 330, 40, veil(INK, 0.3))
    for a, b in (((800, 300), (600, 940)), ((900, 260), (1220, 940)), ((880, 280), (900, 900))):
        c.line([a, b], "#6b4730", 26)
    c.ellipse(872, 480, 330, 338, "#b98a4f")
    c.ellipse(850, 476, 326, 334, "#dcb878")
    for r, tone in ((290, "#fdfaf0"), (234, "#20323f"), (178, "#51707c"), (122, SAND), (66, FIELD)):
        c.ellipse(850, 476, r, r * 1.02, tone)
    c.ellipse(850, 476, 122, 124, veil(PAPER, 0.06))
    for x, y, dx, dy in ((834, 452, -250, 120), (878, 500, -250, 150), (1060, 350, -250, 130)):
        _arrow(c, x, y, dx, dy)
    _arrow(c, 1320, 900, -130, -180)
    _arrow(c, 560, 920, -170, -120)
    _arrow(c, 1420, 820, -150, -190)
    grass(c, LEFT, RIGHT, 940, 50, "#5f7a38", 3, 190)
    grass(c, LEFT, RIGHT, 1010, 70, "#4f6a30", 6, 220)
    flowers(c, (-100, 900, 1600, 1000), (PAPER, FIELD, "#d9694b"), 7, 60)


def _arrow(c: Canvas, x: float, y: float, dx: float, dy: float) -> None:
    """An arrow stuck at (x, y), its feathers at the other end."""
    c.line([(x, y), (x + dx, y + dy)], "#6b4a30", 9)
    c.circle(x, y, 8, INK)
    ux, uy = dx / (abs(dx) + abs(dy)), dy / (abs(dx) + abs(dy))
    tx, ty = x + dx, y + dy
    for side in (-1, 1):
        c.poly(
            [
                (tx - ux * 70, ty - uy * 70),
                (tx - ux * 40 - uy * 26 * side, ty - uy * 40 + ux * 26 * side),
                (tx + ux * 16 - uy * 26 * side, ty + uy * 16 + ux * 26 * side),
                (tx, ty),
            ],
            (SAND, PAPER)[side > 0],
        )


@motif
def werkzeugwand(c: Canvas) -> None:
    c.sky("#f0e2c6", "#e6d3ae", 720)
    for i in range(-5, 33):
        for j in range(13):
            c.circle(i * 56 + 20, j * 56 + 20, 6, "#cdb68c")
    c.glow(750, 120, 620, "#fff6dd", 0.5)
    steel, wood = "#8b9794", "#a8693c"
    h = c.at(170, 340, 1, -6)
    h.rect(-16, -190, 32, 400, wood, 14)
    h.rect(-92, -230, 150, 66, "#4d5a58", 8)
    h.poly([(58, -230), (118, -214), (118, -200), (58, -164)], "#4d5a58")
    s = c.at(420, 400, 1, 78)
    s.poly([(-260, -70), (120, -90), (120, 40), (-260, -20)], "#c3cbc8")
    for k in range(19):
        s.poly(
            [(-260 + k * 20, -20 + k * 3.2), (-240 + k * 20, -17 + k * 3.2), (-250 + k * 20, 2 + k * 3.2)], "#c3cbc8"
        )
    s.rect(110, -110, 130, 170, wood, 44)
    s.rect(146, -66, 56, 80, "#e9dac0", 24)
    w = c.at(640, 360, 1, 14)
    w.rect(-24, -140, 48, 360, steel, 22)
    w.circle(0, -170, 72, steel)
    w.poly([(-30, -260), (30, -260), (34, -160), (-34, -160)], "#ebdbbb")
    w.circle(0, 206, 46, steel)
    w.circle(0, 206, 24, "#e6d3ae")
    lv = c.at(1030, 170, 1, 0)
    lv.rect(-220, -38, 440, 76, FIELD, 8)
    lv.rect(-60, -24, 120, 48, "#3b4a4c", 10)
    lv.rect(-50, -14, 100, 28, "#c9e08a", 14)
    lv.circle(8, 0, 12, "#f3f9d8")
    b = c.at(870, 420, 1, 0)
    b.rect(-22, -20, 44, 190, SAND, 20)
    b.rect(-74, -80, 148, 70, "#b9c2bd", 8)
    b.poly(
        [(-74, -80), (74, -80), (84, -190), (60, -176), (30, -196), (0, -178), (-34, -196), (-62, -176), (-84, -188)],
        BEECH,
    )
    panel(c, [(1010, 310), (1290, 310), (1290, 560), (1010, 560)], 4, 4)
    plug = c.at(1400, 420, 1)
    plug.curve([(0, 60), (10, 160), (-60, 220), (40, 290)], INK, 14)
    plug.rect(-46, -50, 92, 120, MID, 22)
    for side in (-1, 1):
        plug.rect(side * 22 - 8, -104, 16, 58, steel, 5)
    c.rect(LEFT, 710, RIGHT - LEFT, 70, "#c99a62")
    c.rect(LEFT, 710, RIGHT - LEFT, 14, "#e6c18e")
    c.fade([(LEFT, 780), (RIGHT, 780), (RIGHT, 1300), (LEFT, 1300)], "#8d5f3a", "#6f4a2c")
    _bench_things(c)


def _bench_things(c: Canvas) -> None:
    """The drawers, a lit bulb and a roll of insulation on the bench."""
    for x in (120, 640, 1160):
        c.rect(x, 810, 400, 260, "#a5713f", 8)
        c.rect(x + 150, 870, 100, 20, "#e0c08c", 10)
    bulb = c.at(300, 640, 1)
    bulb.glow(0, -60, 210, "#fff3b8", 0.9)
    bulb.circle(0, -50, 74, "#fbe59a")
    bulb.rect(-32, 4, 64, 66, "#8b9794", 8)
    for k in range(3):
        bulb.rect(-36, 12 + k * 18, 72, 8, "#6c7876", 4)
    roll = c.at(860, 640, 1)
    roll.rect(-150, -66, 300, 136, "#f0cf5a", 60)
    roll.ellipse(110, 2, 50, 67, "#e0b53f")
    roll.ring(110, 2, 26, 7, "#c99a2a")


@motif
def meilenstein(c: Canvas) -> None:
    c.sky("#e9dccb", "#f7eedd", 640)
    c.circle(1040, 250, 86, "#f6e3b8")
    for i, tone in enumerate(("#dcd3c3", "#cbc5b0", "#b5b294")):
        treeline(c, hill(c, ridge(470 + i * 56, 30, 5 + i), tone, 0.4), dark(tone, 0.05), 10 + i * 3, i + 3, gaps=0.6)
    c.fade([(LEFT, 620), (RIGHT, 620), (RIGHT, 1300), (LEFT, 1300)], "#c9bd84", "#96984f")
    path(c, [(930, 600, 10), (900, 660, 34), (980, 760, 100), (1080, 1080, 330)], "#dccbab")
    for k, (x, y, h) in enumerate(
        ((850, 640, 120), (985, 644, 130), (770, 690, 210), (1100, 700, 230), (620, 770, 340), (1380, 800, 430))
    ):
        tone = mix(("#cf8a35", "#b9702f", "#d9a545")[k % 3], "#efe4d0", 0.5 - k * 0.09)
        tree(c, x, y, h, tone, k + 2, 0.3)
    stone = [(180, 960), (190, 420), (214, 330), (300, 270), (400, 262), (490, 300), (530, 380), (546, 960)]
    c.ellipse(400, 960, 330, 44, veil(INK, 0.25))
    c.poly(stone, "#a9a592")
    c.poly([(410, 262), (490, 300), (530, 380), (546, 960), (440, 960)], "#8a8776")
    c.ellipse(316, 470, 88, 92, "#bdb9a6")
    c.ellipse(316, 470, 72, 76, "#9a9684")
    pictogram(c.at(316, 470, 46), "sun", "#cfcab6")
    for k in range(3):
        c.rect(240, 620 + k * 62, 160, 22, "#96927f", 10)
    rng = Random(5)
    for _ in range(60):
        c.ellipse(rng.uniform(200, 530), rng.uniform(320, 940), rng.uniform(3, 9), 4, "#97937f")
    for x, y, r in ((220, 900, 60), (300, 930, 70), (500, 900, 56), (480, 330, 44), (440, 290, 40), (520, 400, 26)):
        c.ellipse(x, y, r, r * 0.5, "#7f8f4a")
    for _ in range(26):
        leaf = c.at(rng.uniform(LEFT, RIGHT), rng.uniform(760, 1000), 16, rng.uniform(0, 180))
        leaf.blob([(0, -1), (0.6, 0), (0, 1), (-0.6, 0)], rng.choice(("#cf8a35", "#b9602f", "#e0b23f")))
    grass(c, LEFT, 720, 990, 70, "#7f8542", 4, 190)


SPOTS = (
    (170, 330), (430, 410), (660, 300), (960, 330), (1250, 280), (1390, 500), (1110, 540),
    (760, 540), (480, 650), (200, 620), (330, 860), (680, 800), (1370, 760), (1000, 720),
)  # fmt: skip
LINKS = (
    (0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 3), (6, 7), (7, 1), (7, 2),
    (7, 8), (8, 9), (9, 0), (8, 10), (8, 11), (11, 7), (11, 13), (13, 6), (13, 12), (12, 5),
    (10, 11), (9, 10),
)  # fmt: skip


@motif
def netz_gemeinden(c: Canvas) -> None:
    c.sky("#173a44", "#1f4d52", 1000)
    rng = Random(9)
    for i in range(9):
        for j in range(6):
            x, y = -160 + i * 215 + rng.uniform(-30, 30), -60 + j * 205 + rng.uniform(-24, 24)
            c.blob(
                [(x - 100, y - 80), (x + 90, y - 90), (x + 110, y + 70), (x - 80, y + 94)],
                rng.choice(("#1b444a", "#235459", "#2a5d58", "#1e4b4a", "#2f6455")),
            )
    river = [(-260, 210), (120, 150), (420, 230), (760, 130), (1080, 190), (1400, 110), (1760, 170)]
    c.curve(river, "#4f8fa0", 30)
    c.blob([(860, 850), (1000, 810), (1200, 840), (1290, 900), (1120, 930), (930, 905)], "#4f8fa0")
    for a, b in LINKS:
        (x0, y0), (x1, y1) = SPOTS[a], SPOTS[b]
        c.line([(x0, y0), (x1, y1)], veil(FIELD, 0.22), 15)
        for k in range(1, 14):
            t = k / 14
            c.circle(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 4.5, FIELD)
    for n, (x, y) in enumerate(SPOTS):
        _place(c, x, y, n)


def _place(c: Canvas, x: float, y: float, n: int) -> None:
    """A village in a lit circle."""
    big = n == 7
    k = 1.5 if big else 1
    c.glow(x, y, 150 * k, "#ffe6a0", 0.5)
    c.circle(x, y, 66 * k, "#f6ead0")
    c.circle(x, y, 56 * k, "#dfe6cf" if n % 2 else "#e9dcc0")
    with c.clip(arc(x, y, 56 * k, 56 * k, 0, 360, 40)) as inside:
        inside.rect(x - 90, y + 18 * k, 180, 90, (LEAF, "#8fb06a", MID)[n % 3])
        p = inside.at(x, y + 22 * k, k)
        for dx, tone in ((-30, SAND), (24, "#b4553a")):
            p.rect(dx - 17, -24, 34, 26, "#fdf6e6")
            p.poly([(dx - 23, -22), (dx, -44), (dx + 23, -22)], tone)
            p.rect(dx - 5, -14, 10, 16, FIELD)
        p.rect(-7, -46, 14, 48, "#efe3d0")
        p.poly([(-10, -44), (0, -74), (10, -44)], "#4f6a70")
