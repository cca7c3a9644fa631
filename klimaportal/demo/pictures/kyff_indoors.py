"""Indoor scenes of the Kyffhäuser county: advice, reading, contracts, an office."""

from __future__ import annotations

from random import Random

from .canvas import BEECH, FIELD, INK, LEAF, MID, SAND, Canvas, arc, dark, light, mix, motif, veil
from .kyff_people import cup_big
from .nature import GOLDEN, LEFT, MORNING, RIGHT, WINTER, hill, ridge, shadow
from .people import HAIRS, LEYLA, SKINS, Look, audience, person, sitter
from .rooms import county, pendant, plant, room, view
from .signs import pictogram


@motif
def beratung_tisch(c: Canvas) -> None:
    c.sky("#dbe5d5", "#cfdcc9", 640)
    view(c, 110, 70, 400, 430, MORNING, 2)
    c.rect(880, 300, 480, 16, "#a97f46")
    for i, (w, h, tone) in enumerate(
        ((44, 150, BEECH), (44, 150, BEECH), (44, 150, "#51707c"), (60, 110, FIELD), (40, 132, SAND), (40, 132, SAND))
    ):
        c.rect(920 + i * 58, 300 - h, w, h, tone, 4)
        c.rect(928 + i * 58, 300 - h + 24, w - 16, 34, "#f6efdc", 2)
    pendant(c, 760, 130, 96, FIELD)
    sitter(c, 640, 660, 900, LEYLA, "low", "fold", 0.5)
    c.fade([(LEFT, 640), (RIGHT, 640), (RIGHT, 1300), (LEFT, 1300)], "#d6ab78", "#bf9060")
    c.rect(LEFT, 638, RIGHT - LEFT, 11, "#e8c798")
    bill = c.at(620, 790, 1, -4)
    bill.poly([(-190, -110), (150, -110), (200, 120), (-240, 120)], veil(INK, 0.16))
    bill.poly([(-196, -118), (144, -118), (190, 108), (-246, 108)], "#fffdf6")
    bill.rect(-170, -98, 130, 15, BEECH, 5)
    for k in range(4):
        bill.rect(-180 - k * 10, -62 + k * 40, 130 - k % 2 * 30, 10, "#b9c2bd", 5)
    for k, (rise, tone) in enumerate(((128, "#b4553a"), (104, "#dd9a4f"), (74, FIELD), (46, LEAF))):
        bill.rect(-8 + k * 40, 78 - rise, 30, rise, tone)
    bill.rect(-20, 78, 176, 6, INK)
    calc = c.at(330, 830, 1, 12)
    calc.rect(-64, -92, 140, 190, veil(INK, 0.2), 14)
    calc.rect(-72, -100, 140, 190, "#3b4a4c", 14)
    calc.rect(-56, -84, 108, 40, "#c9d9cf", 5)
    for i in range(3):
        for j in range(3):
            calc.rect(-56 + i * 38, -30 + j * 38, 30, 28, FIELD if (i, j) == (2, 2) else "#8b9794", 6)
    cup_big(c, 160, 800)
    audience(c, 1170, 1090, 196, Look(SKINS[0], HAIRS[1], "bob", "#8a5a4a"))


@motif
def buch_bibliothek(c: Canvas) -> None:
    room(c, "#ecd9bd", "#a8744a", 780)
    rng = Random(12)
    tones = (SAND, BEECH, FIELD, "#51707c", LEAF, "#d98a6a", "#7d4a3a", "#c9d3a0", "#2f6d54", "#8fb3c0")
    for left, wide in ((-300, 760), (1010, 800)):
        c.rect(left, 20, wide, 764, "#8b6040")
        for s in range(4):
            top = 44 + s * 184
            c.rect(left + 18, top, wide - 36, 160, "#6b4730")
            x = left + 26
            while x < left + wide - 60:
                w, h = rng.uniform(20, 42), rng.uniform(98, 146)
                if rng.random() < 0.1:
                    x += 36
                tone = rng.choice(tones)
                c.rect(x, top + 160 - h, w, h, tone, 3)
                c.rect(x, top + 160 - h * 0.82, w, h * 0.07, light(tone, 0.4))
                x += w + 3
    c.glow(735, 380, 560, "#fff4d6", 0.8)
    arch = [(520, 640), (520, 300), *arc(735, 300, 215, 210, 180, 360, 40), (950, 640)]
    c.poly([(x + (x - 735) * 0.08, y + (y - 420) * 0.05) for x, y in arch], "#fffaf0")
    with c.clip(arch) as inside:
        inside.fade(arch, GOLDEN.top, GOLDEN.low)
        inside.circle(840, 250, 56, GOLDEN.sun)
        for i in range(4):
            hill(inside, ridge(450 + i * 56, 34, 15 + i, waves=2), GOLDEN.hills[i], 0.1)
    for line in ([(735, 90), (735, 640)], [(520, 330), (950, 330)]):
        c.line(line, "#fffaf0", 12)
    c.rect(470, 640, 530, 22, "#fffaf0", 4)
    for side in (-1, 1):
        c.line([(1180 + side * 46, 800), (1180 + side * 46, 60)], "#c79a5e", 14)
    for k in range(7):
        c.line([(1134, 130 + k * 96), (1226, 130 + k * 96)], "#c79a5e", 11)
    person(c, 1180, 610, 400, Look(SKINS[3], HAIRS[0], "short", LEAF, "#41505a"), "up", "reach", -0.7)
    c.rect(1262, 318, 60, 84, FIELD, 5)
    pictogram(c.at(1292, 360, 22), "sun", "#fdf6df")
    _armchair(c, 560, 900)
    c.poly([(560, 700), (670, 734), (670, 826), (560, 792)], "#fffdf6")
    c.poly([(560, 700), (450, 734), (450, 826), (560, 792)], "#f2ead8")
    pictogram(c.at(616, 768, 34), "house", BEECH)
    pictogram(c.at(504, 768, 34), "sun", "#dd9a4f")
    plant(c, 880, 880, 260, "#51707c")


def _armchair(c: Canvas, x: float, y: float) -> None:
    """Somebody reading in a large armchair."""
    shadow(c, x, y, 250, 0.2)
    c.rect(x - 190, y - 420, 380, 380, "#96412c", 90)
    c.rect(x - 160, y - 390, 320, 300, "#b4553a", 70)
    sitter(c, x, y - 90, 460, Look(SKINS[1], HAIRS[2], "bun", "#6d90a0", "#3f4c56"), "fold", "fold", 0.2)
    c.rect(x - 170, y - 140, 340, 110, "#a8452b", 30)
    for side in (-1, 1):
        c.rect(x + side * 180 - 52, y - 250, 104, 230, "#8d3a26", 44)
        c.rect(x + side * 180 - 12, y - 30, 24, 34, "#5a3f33")


@motif
def auftrag_handschlag(c: Canvas) -> None:
    c.sky("#f0dcb8", "#e4c99c", 560)
    for x in (70, 560, 1050):
        c.poly([(x, -300), (x + 380, -300), (x + 380, 420), (x, 420)], "#f8ecd2")
        with c.clip([(x + 16, -280), (x + 364, -280), (x + 364, 404), (x + 16, 404)]) as inside:
            inside.fade([(x, -100), (x + 380, -100), (x + 380, 420), (x, 420)], "#f2c98c", "#fbeccb")
            for i in range(3):
                hill(inside, ridge(240 + i * 56, 40, 4 + i), ("#c9c5a3", "#a9b48f", "#86a083")[i], 0.1)
    c.glow(1180, 130, 420, "#fff0c8", 0.8)
    c.fade([(LEFT, 560), (RIGHT, 560), (RIGHT, 1300), (LEFT, 1300)], "#8d5f42", "#6f4630")
    c.rect(LEFT, 556, RIGHT - LEFT, 12, "#b07c58")
    paper = [(330, 640), (1130, 640), (1290, 940), (190, 940)]
    c.poly([(x + 16, y + 18) for x, y in paper], veil(INK, 0.25))
    c.poly(paper, "#fdfaf0")
    with c.clip(paper) as inside:
        flat = Canvas(inside.image, tuple(v * (0.5 if i in (3, 4) else 1) for i, v in enumerate(inside.matrix)))
        flat.matrix = (*inside.matrix[:3], 0, inside.matrix[4] * 0.44, inside.matrix[5] + inside.matrix[4] * 796)
        county(flat, 590, 0, 300)
    for k in range(4):
        c.rect(900 + k * 12, 690 + k * 40, 190 - (k % 2) * 40, 11, "#b9c2bd", 5)
    c.curve([(990, 884), (1030, 850), (1050, 890), (1090, 856), (1130, 880)], BEECH, 7)
    pen = c.at(1290, 800, 1, 62)
    pen.rect(-150, -13, 240, 26, "#20323f", 13)
    pen.rect(20, -13, 14, 26, FIELD)
    pen.poly([(90, -12), (140, 0), (90, 12)], FIELD)
    _handshake(c, 750, 470)


def _handshake(c: Canvas, x: float, y: float) -> None:
    """Two hands clasped, arms coming from both sides."""
    a, b = SKINS[0], SKINS[3]
    c.poly([(LEFT, y + 40), (x - 250, y - 78), (x - 220, y + 66), (LEFT, y + 290)], "#2c4a44")
    c.poly([(x - 262, y - 80), (x - 214, y - 84), (x - 184, y + 52), (x - 228, y + 74)], "#f6f1e4")
    c.poly([(RIGHT, y + 10), (x + 250, y - 84), (x + 230, y + 66), (RIGHT, y + 260)], SAND)
    c.poly([(x + 262, y - 88), (x + 214, y - 88), (x + 196, y + 54), (x + 240, y + 72)], "#f6f1e4")
    c.blob(
        [
            (x + 230, y - 72),
            (x + 60, y - 84),
            (x - 60, y - 40),
            (x - 110, y + 10),
            (x - 80, y + 54),
            (x + 40, y + 66),
            (x + 214, y + 42),
        ],
        b,
    )
    c.blob(
        [
            (x - 216, y - 66),
            (x - 120, y - 78),
            (x - 20, y - 58),
            (x + 70, y - 20),
            (x + 96, y + 10),
            (x + 66, y + 52),
            (x - 40, y + 56),
            (x - 200, y + 40),
        ],
        a,
    )
    for i in range(4):
        sx, sy = x - 54 + i * 40, y + 62 - i * 7
        c.line([(sx - 18, sy + 4), (sx + 10, sy - 32)], dark(b, 0.12), 38)
        c.line([(sx - 18, sy), (sx + 10, sy - 36)], b, 34)
        c.ellipse(sx - 22, sy + 4, 9, 8, light(b, 0.25))
    c.line([(x - 112, y - 66), (x - 20, y - 96), (x + 28, y - 80)], dark(a, 0.12), 42)
    c.line([(x - 112, y - 62), (x - 20, y - 92), (x + 28, y - 78)], a, 38)
    c.ellipse(x + 28, y - 82, 13, 10, light(a, 0.35))


@motif
def schreibtisch_start(c: Canvas) -> None:
    c.sky("#dfe9ee", "#d0dde3", 660)
    view(c, 330, 60, 860, 470, WINTER, 3)
    for x in (230, 1230):
        c.poly(
            [(x - 70, 20), (x + 70, 20), (x + (50 if x < 700 else 64), 640), (x - (64 if x < 700 else 50), 640)], FIELD
        )
        for k in (-40, -8, 26):
            c.line([(x + k, 24), (x + k * 0.9, 636)], dark(FIELD, 0.12), 6)
    c.rect(140, 10, 1220, 14, "#8b6040", 6)
    c.fade([(LEFT, 640), (RIGHT, 640), (RIGHT, 1300), (LEFT, 1300)], "#b9a58c", "#a58f74")
    c.rect(LEFT, 634, RIGHT - LEFT, 14, "#f1f3ee")
    for x in (250, 1200):
        c.rect(x, 690, 26, 320, "#7d5a3c")
    c.rect(1010, 700, 230, 300, "#a97f50")
    for k in range(3):
        c.rect(1024, 716 + k * 92, 202, 80, "#bb9262", 5)
        c.rect(1096, 748 + k * 92, 58, 10, "#6b4a38", 5)
    c.poly([(230, 650), (1250, 650), (1330, 716), (150, 716)], "#cfa774")
    c.rect(150, 714, 1180, 28, "#a97f50")
    _chair(c, 700, 1000)
    c.poly([(590, 690), (820, 690), (800, 660), (612, 660)], "#8b9794")
    c.rect(622, 520, 168, 144, "#2b3735", 10)
    c.rect(632, 530, 148, 118, mix("#51707c", "#dfeaf2", 0.55), 4)
    c.line([(1090, 690), (1090, 560), (1000, 480)], "#41505a", 11)
    c.ellipse(1090, 692, 62, 13, "#41505a")
    c.poly([(1018, 452), (1050, 490), (960, 546), (926, 506)], SAND)
    c.glow(930, 560, 170, "#fff1c4", 0.55)
    _moving_box(c, 380, 694)
    c.rect(888, 640, 56, 56, "#f8f1e0", 8)
    for k, tone in enumerate((BEECH, SAND, "#51707c")):
        c.line([(902 + k * 14, 646), (896 + k * 20, 588)], tone, 8)


def _chair(c: Canvas, x: float, y: float) -> None:
    """An empty swivel chair from behind."""
    shadow(c, x, y, 170, 0.2)
    for k in (-130, -64, 64, 130):
        c.line([(x, y - 70), (x + k, y - 8)], "#2b3735", 16)
        c.circle(x + k, y - 4, 15, "#14261e")
    c.rect(x - 12, y - 170, 24, 110, "#4d5a58")
    c.rect(x - 130, y - 210, 260, 56, dark(BEECH, 0.25), 26)
    c.rect(x - 120, y - 370, 240, 180, BEECH, 46)
    c.rect(x - 96, y - 350, 192, 130, MID, 36)


def _moving_box(c: Canvas, x: float, y: float) -> None:
    """A cardboard box with a plant and rolls looking out."""
    for t in (-46, -20, 6, 32, 56):
        leaf = c.at(x - 30, y - 120, 150, t)
        leaf.blob([(0, 0), (0.16, -0.5), (0, -1.1), (-0.16, -0.5)], MID if t % 4 else LEAF)
    for dx, tone in ((46, "#f8f1e0"), (74, "#dfeaf2")):
        c.line([(x + dx, y - 60), (x + dx + 22, y - 210)], dark(tone, 0.12), 26)
        c.line([(x + dx - 3, y - 60), (x + dx + 19, y - 210)], tone, 22)
    c.rect(x - 120, y - 130, 240, 130, "#c99a62")
    c.rect(x + 60, y - 130, 60, 130, "#b98a55")
    c.poly([(x - 120, y - 130), (x - 160, y - 96), (x - 150, y - 92), (x - 104, y - 122)], "#dcb583")
    c.poly([(x + 120, y - 130), (x + 160, y - 100), (x + 150, y - 94), (x + 108, y - 122)], "#dcb583")
    c.rect(x - 20, y - 130, 30, 130, "#e3c79c")
