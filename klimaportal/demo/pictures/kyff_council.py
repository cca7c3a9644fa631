"""Indoor scenes of the Kyffhäuser county: the council, ideas under a glass, a warm window."""

from __future__ import annotations

import math
from random import Random

from .canvas import BEECH, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, arc, dark, light, motif, veil
from .nature import HEIGHT, LEFT, RIGHT, WINTER
from .people import AMARA, ANNA, CROWD, JONAS, OMAR, SKINS, audience, sitter
from .rooms import room, view
from .signs import pictogram


@motif
def kreistag_saal(c: Canvas) -> None:
    room(c, "#7d4a3a", "#8d3a2c", 400)
    c.fade([(LEFT, 400), (RIGHT, 400), (RIGHT, 1300), (LEFT, 1300)], "#7a2f26", "#96412c")
    c.rect(LEFT, -300, RIGHT - LEFT, 686, "#6f4234")
    for i in range(12):
        c.rect(LEFT + i * 176, -300, 160, 686, "#8b5640" if i % 2 else "#93604a")
    for x in (140, 420, 940, 1220):
        frame = [(x, 350), (x, 130), *arc(x + 70, 130, 70, 70, 180, 360, 20), (x + 140, 350)]
        c.poly([(a + (a - x - 70) * 0.12, b) for a, b in frame], "#f0dfc4")
        c.fade(frame, "#cfe0ea", "#f6f1e0")
        c.line([(x + 70, 62), (x + 70, 350)], "#f0dfc4", 8)
        c.line([(x, 200), (x + 140, 200)], "#f0dfc4", 8)
        c.poly([(x, 350), (x + 140, 350), (x + 260, 470), (x + 60, 470)], veil("#fff1cf", 0.16))
    shield = [(686, 90), (814, 90), (814, 190), (796, 240), (750, 276), (704, 240), (686, 190)]
    c.poly([(750 + (x - 750) * 1.12, 180 + (y - 180) * 1.1) for x, y in shield], FIELD)
    with c.clip(shield) as inside:
        inside.rect(680, 80, 140, 200, "#dfeaf2")
        inside.circle(776, 134, 26, FIELD)
        inside.blob([(660, 300), (670, 210), (720, 170), (770, 212), (840, 180), (850, 300)], BEECH)
    _horseshoe(c)
    c.rect(LEFT, 930, RIGHT - LEFT, 24, "#e0c39a", 8)
    for i in range(36):
        c.rect(LEFT + i * 58, 948, 18, 200, "#b98a5c")
    for x, k, look in ((230, 80, ANNA), (470, 76, OMAR), (1060, 78, AMARA), (1290, 84, JONAS)):
        audience(c, x, 1010, k, look)


def _horseshoe(c: Canvas) -> None:
    """Two rows of curved benches with the members behind them, the speaker in the open middle."""
    folk = list(CROWD)
    for row, (rx, ry, cy, size, count) in enumerate(((640, 270, 760, 210, 9), (400, 160, 800, 230, 5))):
        seats = []
        for i in range(count):
            t = math.radians(192 + (348 - 192) * i / (count - 1))
            seats.append((750 + rx * math.cos(t), cy + ry * math.sin(t), folk[(i * 3 + row * 4) % len(folk)]))
        for x, y, look in sorted(seats, key=lambda seat: seat[1]):
            sitter(c, x, y - 26, size + (y - 500) * 0.16, look, "fold", "fold", max(-0.9, min(0.9, (750 - x) / 420)))
        outer, inner = arc(750, cy, rx + 34, ry + 12, 184, 356, 60), arc(750, cy, rx - 44, ry - 34, 184, 356, 60)
        c.poly([*[(x, y + 62) for x, y in inner], *reversed(outer)], "#6b4730")
        c.poly([*inner, *reversed(outer)], "#d3a66e")
        for x, y, _ in seats:
            c.poly([(x - 28, y - 8), (x + 26, y - 8), (x + 34, y + 14), (x - 34, y + 14)], "#fdfaf0")
    c.rect(690, 800, 120, 140, "#b98a5c", 6)
    c.rect(676, 786, 148, 22, "#d9b07c", 5)


@motif
def ideen_lupe(c: Canvas) -> None:
    _idea_board(c)
    glass = (850, 430)
    c.circle(glass[0] + 22, glass[1] + 34, 270, veil(INK, 0.22))
    rim = arc(*glass, 252, 252, 0, 360, 80)
    with c.clip(rim) as inside:
        _idea_board(inside.at(glass[0] - 856 * 1.8, glass[1] - 384 * 1.8, 1.8))
    c.pie(*glass, 224, 224, 195, 262, veil(PAPER, 0.22))
    c.ring(*glass, 252, 34, "#31474d")
    c.ring(*glass, 240, 8, "#b9c7cf")
    handle = c.at(*glass, 1, -42)
    handle.rect(-26, 262, 52, 60, "#b9c7cf", 8)
    handle.rect(-36, 310, 72, 420, "#96412c", 34)
    handle.rect(-22, 330, 14, 360, "#b4553a", 7)
    skin = SKINS[2]
    handle.blob([(-74, 470), (-40, 430), (60, 440), (92, 500), (84, 700), (-60, 700)], skin)
    for k in range(4):
        handle.line([(70, 470 + k * 58), (-34, 466 + k * 58)], dark(skin, 0.14), 56)
        handle.line([(70, 466 + k * 58), (-34, 462 + k * 58)], skin, 50)
    handle.poly([(-80, 690), (110, 690), (170, 1100), (-150, 1100)], LEAF)


def _idea_board(c: Canvas) -> None:
    """A cork board with picture cards."""
    c.rect(LEFT - 400, -700, 3000, 2600, "#d2a56c")
    rng = Random(21)
    for _ in range(420):
        c.ellipse(rng.uniform(LEFT, RIGHT), rng.uniform(-60, HEIGHT + 60), 5, 3, rng.choice(("#c2935a", "#deb681")))
    kinds = ("bulb", "bus", "house", "bike", "tree", "sun")
    tones = ("#f3e3b3", "#a9c3b4", "#fdfaf0", "#f0b79c", "#c3dbe2", "#e0e4b8")
    inks = (SAND, BEECH, "#51707c", "#7d3a2a", BEECH, "#c07a24")
    for i in range(6):
        for j in range(4):
            n = (i + j * 3 + j // 2) % 6
            card = c.at(120 + i * 252 + (j % 2) * 40 - 60, 130 + j * 262, 1, rng.uniform(-6, 6))
            card.rect(-92, -92, 200, 200, veil(INK, 0.16))
            card.rect(-100, -104, 200, 200, tones[n], 4)
            pictogram(card.at(0, -8, 62), kinds[n], inks[n])
            card.circle(0, -92, 11, (SAND, BEECH, FIELD)[(i + j) % 3])
            card.circle(-3, -95, 4, PAPER)


@motif
def heizkoerper_katze(c: Canvas) -> None:
    c.sky("#355f63", "#2f5659", 860)
    view(c, 350, 40, 760, 470, WINTER, 2)
    with c.clip([(350, 40), (1110, 40), (1110, 510), (350, 510)]) as inside:
        rng = Random(5)
        for _ in range(90):
            inside.circle(rng.uniform(350, 1110), rng.uniform(40, 510), rng.uniform(2, 5), "#ffffff")
    c.rect(725, 40, 10, 470, PAPER)
    for x, side in ((230, 1), (1230, -1)):
        c.blob(
            [
                (x - 120 * side, -60),
                (x + 110 * side, -60),
                (x + 96 * side, 300),
                (x + 10 * side, 520),
                (x - 10 * side, 760),
                (x - 130 * side, 770),
            ],
            "#d9866a",
        )
        for k in (-80, -30, 20):
            c.curve([(x + k * side, -60), (x + k * side, 300), (x + (k * 0.6 - 30) * side, 740)], "#c26f55", 8)
    c.rect(300, 520, 860, 30, "#fffaf0", 5)
    c.rect(300, 548, 860, 8, "#cfc6b4")
    _radiator(c, 400, 610, 660, 260)
    _cat(c, 820, 522)
    c.fade([(LEFT, 900), (RIGHT, 900), (RIGHT, 1300), (LEFT, 1300)], "#b07c4e", "#9a6840")
    c.rect(LEFT, 884, RIGHT - LEFT, 18, "#e9e2d0")
    for t in (-50, -22, 4, 30, 54):
        leaf = c.at(450, 440, 110, t)
        leaf.blob([(0, 0), (0.17, -0.5), (0, -1.1), (-0.17, -0.5)], MID if t % 4 else LEAF)
    c.poly([(404, 434), (496, 434), (484, 522), (416, 522)], SAND)
    c.ellipse(730, 960, 460, 60, "#e0b23f")
    c.ellipse(730, 956, 360, 44, "#eccb6e")


def _radiator(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A ribbed radiator with its thermostat to the right."""
    c.glow(x + w / 2, y + h / 2, w * 0.7, "#f3a96b", 0.35)
    c.line([(x + w, y + h - 40), (x + w + 90, y + h - 40), (x + w + 90, y + h + 60)], "#d9d2c3", 18)
    c.rect(x, y + 14, w, h - 28, "#d5d8ce", 10)
    for i in range(11):
        rx = x + 8 + i * (w - 8) / 11
        c.rect(rx, y, 46, h, "#f8f5ea", 20)
        c.rect(rx + 30, y + 6, 14, h - 12, "#dcded3", 7)
    c.rect(x + w + 24, y + h - 76, 76, 70, "#fffdf6", 16)
    for k in range(4):
        c.rect(x + w + 38 + k * 16, y + h - 66, 6, 50, "#b9c2bd", 3)
    c.circle(x + w + 62, y + h - 88, 9, SAND)


def _cat(c: Canvas, x: float, y: float) -> None:
    """A cat asleep on the window sill."""
    fur, stripe = "#d9903f", "#b8702a"
    c.ellipse(x + 10, y, 200, 12, veil(INK, 0.2))
    c.blob(
        [
            (x - 170, y - 10),
            (x - 150, y - 90),
            (x - 40, y - 122),
            (x + 90, y - 112),
            (x + 176, y - 60),
            (x + 180, y - 4),
        ],
        fur,
    )
    for k in (-40, 10, 60, 108):
        c.curve([(x + k, y - 120 + abs(k - 20) * 0.14), (x + k + 12, y - 92), (x + k + 6, y - 66)], stripe, 11)
    c.curve([(x + 164, y - 24), (x + 176, y + 26), (x + 150, y + 74), (x + 160, y + 112)], fur, 28)
    c.curve([(x + 153, y + 92), (x + 160, y + 112)], stripe, 26)
    head = c.at(x - 140, y - 56)
    for side in (-1, 1):
        head.poly([(side * 58, -24), (side * 50, -84), (side * 10, -50)], fur)
        head.poly([(side * 48, -34), (side * 44, -66), (side * 22, -48)], "#e9b99a")
    head.ellipse(0, 0, 66, 54, fur)
    for side in (-1, 1):
        head.curve([(side * 40, -6), (side * 26, 4), (side * 12, -4)], INK, 5)
        head.line([(side * 20, 20), (side * 78, 12)], veil(PAPER, 0.8), 3)
    head.poly([(-8, 10), (8, 10), (0, 20)], "#8d4a38")
    for k in (-16, 0, 16):
        head.line([(k, -50), (k, -32)], stripe, 7)
    c.ellipse(x - 70, y - 12, 60, 16, light(fur, 0.2))
