"""People of the Kyffhäuser county: workshops, cycling, school."""

from __future__ import annotations

from random import Random

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
    dark,
    light,
    mix,
    motif,
    veil,
)
from .cycling import cyclist
from .energy import turbine
from .nature import DAY, GOLDEN, LEFT, MORNING, RIGHT, air, clouds, hill, path, ridge, rows, shadow, sun
from .people import (
    AMARA,
    ANNA,
    CROWD,
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
    audience,
    child,
    person,
    seated_back,
    sitter,
)
from .plants import canopy, flowers, grass, hills, tree, treeline
from .rooms import cards, chart, cup, papers, pendant, plant, room, round_table, sheet, view


def group(c: Canvas, x: float, y: float, rx: float, folk: tuple[Look, ...], seed: int = 1) -> None:
    """A round table with three people behind it and two in front of it, seen from behind."""
    h = rx * 1.5
    for dx, look, turn in zip((-0.7, 0.0, 0.7), folk, (0.8, 0.1, -0.8), strict=False):
        sitter(c, x + dx * rx, y - rx * (0.13 if dx else 0.24), h, look, "fold", "low" if dx else "fold", turn)
    round_table(c, x, y, rx, rx * 0.62)
    papers(c, x, y, rx, seed)
    for dx, look in zip((-0.5, 0.5), folk[3:], strict=False):
        seated_back(c, x + dx * rx, y + rx * 0.92, h * 1.08, look)


@motif
def auftakt_saal(c: Canvas) -> None:
    room(c, "#efe6d4", "#c9a06c", 560)
    for x in (110, 1190):
        view(c, x, 150, 200, 300)
    for x, kind in ((400, "bars"), (600, "map"), (800, "notes"), (1000, "ring")):
        sheet(c, x, 190, 150, 210, kind)
    for x in (350, 750, 1150):
        pendant(c, x, 110, 52)
    for x, y, k, folk in ((470, 560, 125, (HEIDI, MINH, AMARA)), (1030, 560, 125, (PAUL, GRETE, OMAR))):
        group(c, x, y, k, folk, 3)
    person(c, 750, 640, 245, ANNA, "hip", "point", -0.6)
    group(c, 330, 765, 200, (KARL, LEYLA, JONAS, GRETE, PAUL), 5)
    group(c, 1150, 765, 200, (ANNA, KARL, MINH, AMARA, HEIDI), 7)


@motif
def auftakt_pinnwand(c: Canvas) -> None:
    room(c, "#e6eee6", "#c9a878", 760)
    plant(c, 150, 830, 330)
    for x in (420, 1080):
        c.line([(x, 700), (x - 26, 850)], "#6c7876", 12)
        c.line([(x, 700), (x + 26, 850)], "#6c7876", 12)
    c.rect(350, 130, 800, 600, "#8b6a45", 8)
    c.rect(366, 146, 768, 568, "#e9d3a8")
    cards(c, 390, 170, 720, 520, 5, 5, 11)
    c.curve([(520, 480), (640, 560), (760, 470)], SAND, 4)
    person(c, 1130, 905, 560, AMARA, "point", "hip", -0.8)
    person(c, 360, 915, 590, JONAS, "hip", "point", 0.7)
    card = c.at(500, 440, 1, -8)
    card.rect(-36, -28, 80, 56, FIELD)
    card.rect(-24, -12, 52, 6, dark(FIELD, 0.35), 3)
    card.rect(-24, 4, 36, 6, dark(FIELD, 0.35), 3)


@motif
def auftakt_plenum(c: Canvas) -> None:
    room(c, "#dfe6e2", "#b9936a", 700)
    for i in range(9):
        c.rect(-200 + i * 220, -300, 14, 990, veil("#8fa39b", 0.25))
    c.glow(760, 330, 640, "#fffdf0", 0.55)
    c.rect(380, 96, 740, 432, "#3b4a4c", 8)
    chart(
        c,
        394,
        110,
        712,
        404,
        (0.95, 0.86, 0.8, 0.66, 0.5, 0.34, 0.18),
        ("#8f3420", "#b4553a", "#dd9a4f", FIELD, "#a8b87a", "#6fa17d", BEECH),
    )
    c.rect(1196, 500, 130, 190, "#9c7449", 6)
    c.rect(1184, 486, 154, 24, "#b98a5c", 5)
    person(c, 1265, 700, 330, HEIDI, "point", "down", -0.8)
    c.rect(1196, 520, 130, 186, "#9c7449", 6)
    c.rect(1184, 506, 154, 22, "#b98a5c", 5)
    order = Random(6)
    folk = list(CROWD)
    for r, (y, k, step) in enumerate(((760, 46, 128), (880, 62, 170), (1030, 84, 228))):
        order.shuffle(folk)
        count = int(1700 / step)
        for i in range(count):
            x = 750 + (i - (count - 1) / 2) * step + (r % 2) * 30
            look = folk[i % len(folk)]
            audience(c, x, y, k, look)
            c.rect(x - k * 1.0, y - k * 0.62, k * 2.0, k * 1.5, mix("#7d4a3a", INK, 0.16 * (2 - r)), k * 0.18)


@motif
def stadtradeln(c: Canvas) -> None:
    air(c, MORNING, 600)
    sun(c, 1180, 190, 84, MORNING)
    clouds(c, 8, 170, 4)
    far = hill(c, ridge(470, 44, 14), MORNING.hills[0], 0.2)
    for x, h, turn in ((220, 110, 20), (310, 124, 70), (1010, 105, 40)):
        turbine(c, x, far(x) + 4, h, turn)
    g = hill(c, ridge(520, 30, 4), MORNING.hills[1], 0.2)
    treeline(c, g, dark(MORNING.hills[1], 0.05), 8, 2, gaps=0.5)
    rows(c, ridge(580, 16, 9), (WHEAT, "#8fb08a", FIELD, "#a9c08a", STRAW, LEAF), (900, 520), 26, 5200)
    g = hill(c, ridge(716, 6, 3), "#7fa66f", 0.2)
    for x, h in ((60, 330), (720, 250), (1440, 360)):
        tree(c, x, 742, h, (MID, LEAF, "#4f8a5c")[int(x) % 3], int(x))
    path(c, [(LEFT, 846, 0), (RIGHT, 846, 0)], "#e8d4ac")
    c.fade([(LEFT, 786), (RIGHT, 786), (RIGHT, 918), (LEFT, 918)], "#e6d1a6", "#f0e0bc")
    grass(c, LEFT, RIGHT, 790, 26, "#6d9a63", 3, 220)
    cyclist(c, 1215, 858, 350, Look(SKINS[1], HAIRS[2], "helmet", "#51707c", "#54483f"), BEECH, pedal=1)
    cyclist(c, 905, 880, 245, child(Look(SKINS[2], HAIRS[4], "helmet", FIELD, "#51707c")), "#d9694b")
    cyclist(c, 610, 868, 350, Look(SKINS[4], HAIRS[4], "curly", SAND, "#2f4a4d"), "#51707c", pedal=1, basket=True)
    cyclist(c, 255, 884, 365, Look(SKINS[0], HAIRS[5], "beard", LEAF, "#3b4652"), SAND)
    grass(c, LEFT, RIGHT, 936, 40, "#5f9160", 6, 260)
    c.rect(LEFT, 934, RIGHT - LEFT, 330, "#5f9160")
    flowers(c, (-120, 925, 1620, 1000), (PAPER, "#d9694b", FIELD), 5, 90)


@motif
def schulklasse(c: Canvas) -> None:
    air(c, DAY, 560)
    clouds(c, 31, 160, 4)
    sun(c, 240, 190, 80, DAY)
    hills(c, DAY, 500, 6, 2)
    c.rect(840, 330, 560, 260, "#e9dcc3")
    c.rect(820, 306, 600, 30, "#8d4a38")
    for i in range(5):
        for j in range(2):
            c.rect(872 + i * 104, 366 + j * 108, 78, 66, "#7f9ba3", 4)
            c.rect(908 + i * 104, 366 + j * 108, 5, 66, PAPER)
    treeline(c, ridge(590, 6, 3), MID, 18, 5, gaps=0.7)
    hill(c, ridge(590, 10, 4), "#8fb878", 0.25)
    hill(c, ridge(730, 14, 8), "#79a866", 0.15)
    c.ellipse(760, 850, 210, 50, "#7a5a40")
    c.ellipse(760, 842, 170, 36, "#8f6b4a")
    c.line([(818, 842), (818, 420)], "#a97f46", 9)
    c.poly([(752, 846), (756, 520), (766, 520), (772, 846)], "#6b4a38")
    canopy(c, 762, 430, 122, 132, "#5f9a54", 4)
    c.line([(766, 610), (820, 600)], "#d9c9a4", 8)
    person(c, 960, 850, 400, Look(SKINS[0], HAIRS[1], "long", BEECH, "#4a4038"), "reach", "hip", -0.7)
    person(c, 560, 862, 250, child(Look(SKINS[3], HAIRS[0], "short", FIELD, "#51707c")), "down", "reach", 0.8)
    person(
        c,
        410,
        880,
        270,
        child(Look(SKINS[1], "#51707c", "scarf", "#d98a6a", "#41505a", dress=True)),
        "down",
        "low",
        0.6,
    )
    person(c, 1110, 890, 260, child(Look(SKINS[0], HAIRS[5], "bob", SAND, "#3b4652")), "wave", "down", -0.8)
    person(c, 265, 870, 255, child(Look(SKINS[5], HAIRS[4], "short", "#8fb3c0", "#54483f")), "up", "wave", 0.6)
    person(c, 1250, 872, 240, child(Look(SKINS[4], HAIRS[4], "curly", LEAF, "#7a4a3a")), "low", "up", -0.6)
    _can(c, 640, 905, 1)
    _spade(c, 905, 880)
    grass(c, LEFT, RIGHT, 1002, 40, "#5f9160", 6, 240)
    flowers(c, (-120, 930, 1620, 995), (PAPER, "#d9694b", FIELD), 7, 60)


def _can(c: Canvas, x: float, y: float, k: float) -> None:
    p = c.at(x, y, k)
    shadow(p, 0, 0, 50)
    p.line([(22, -20), (62, -62)], "#355f63", 9)
    p.circle(64, -64, 10, "#355f63")
    p.ring(-28, -38, 20, 6, "#355f63")
    p.rect(-32, -58, 60, 58, "#4d7f82", 8)
    p.rect(-32, -58, 60, 10, "#355f63", 4)


def _spade(c: Canvas, x: float, y: float) -> None:
    p = c.at(x, y, 1, turn=9)
    p.line([(0, -40), (0, -210)], "#a97f46", 9)
    p.line([(-20, -214), (20, -214)], "#8f6433", 10)
    p.blob([(-24, -56), (24, -56), (22, -10), (0, 12), (-22, -10)], "#8b9794")


@motif
def online_dialog(c: Canvas) -> None:
    c.sky("#f3e9d5", "#ecdcc0", 720)
    view(c, 130, 110, 420, 380, GOLDEN, 2)
    pendant(c, 1290, 210, 90, SAND)
    c.rect(1120, 420, 330, 14, "#a97f46")
    for i, (w, h, tone) in enumerate(
        ((30, 110, SAND), (26, 130, BEECH), (34, 96, FIELD), (28, 120, "#51707c"), (24, 104, LEAF))
    ):
        c.rect(1150 + i * 38, 420 - h, w, h, tone, 3)
    c.fade([(LEFT, 720), (RIGHT, 720), (RIGHT, 1300), (LEFT, 1300)], "#c9986a", "#b98455")
    c.rect(LEFT, 716, RIGHT - LEFT, 12, "#dcb083")
    c.ellipse(770, 880, 470, 46, veil(INK, 0.18))
    c.rect(430, 262, 660, 470, "#2b3735", 20)
    c.rect(452, 284, 616, 426, "#14261e", 6)
    for i, (look, back) in enumerate(
        zip(
            (HEIDI, OMAR, AMARA, JONAS, LEYLA, KARL),
            ("#c9d9cf", "#e9d3a8", "#dfeaf2", "#d8c3b0", "#e6eee6", "#b9cdd4"),
            strict=True,
        )
    ):
        x, y = 464 + (i % 3) * 201, 296 + (i // 3) * 206
        box = [(x, y), (x + 192, y), (x + 192, y + 196), (x, y + 196)]
        with c.clip(box) as tile:
            tile.poly(box, back)
            tile.rect(x + (i * 53) % 120, y + 20, 46, 70, light(back, 0.5), 4)
            sitter(
                tile,
                x + 96,
                y + 205,
                330,
                look,
                "down",
                "wave" if i == 4 else "down",
                (0.3, -0.2, 0.1)[i % 3],
            )
    for a, b in zip(
        ((464, 296), (656, 296), (656, 492), (464, 492)),
        ((656, 296), (656, 492), (464, 492), (464, 296)),
        strict=True,
    ):
        c.line([a, b], FIELD, 6)
    _keyboard(c)
    cup_big(c, 1300, 880)
    note = c.at(180, 860, 1, -10)
    note.rect(-110, -40, 230, 120, PAPER)
    for k in range(4):
        note.rect(-90, -18 + k * 22, 150 - k * 18, 7, "#a9b4ae", 3)
    note.line([(40, 60), (128, -48)], FIELD, 11)


def _keyboard(c: Canvas) -> None:
    """The lower half of the laptop."""
    c.poly([(420, 738), (1100, 738), (1190, 880), (330, 880)], "#c3cbc8")
    c.poly([(330, 880), (1190, 880), (1184, 896), (336, 896)], "#8b9794")
    for j in range(4):
        for i in range(13):
            t = j / 4
            left, w = 436 - t * 50 + 6, 648 + t * 100
            c.rect(left + w * i / 13, 750 + j * 22, w / 13 - 7, 16, "#4d5a58", 3)
    c.rect(640, 842, 250, 30, "#aab4b0", 4)


def cup_big(c: Canvas, x: float, y: float) -> None:
    """A steaming cup."""
    for k in (-1, 1):
        c.curve(
            [
                (x + k * 18, y - 150),
                (x + k * 18 - 14, y - 184),
                (x + k * 18 + 8, y - 216),
                (x + k * 18 - 6, y - 250),
            ],
            "#f8efe0",
            7,
        )
    cup(c, x, y, 66, BEECH)
    c.rect(x - 60, y - 70, 118, 12, FIELD)
