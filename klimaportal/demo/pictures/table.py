"""Still lifes: ledgers, produce."""

from __future__ import annotations

import math
from random import Random

from .canvas import BEECH, FIELD, HEIGHT, INK, LEAF, MID, PAPER, SAND, Canvas, arc, dark, light, motif, veil
from .nature import GOLDEN, LEFT, RIGHT, shadow
from .rooms import cup, view


def desk(c: Canvas, line: float, wall: tuple[str, str], wood: tuple[str, str]) -> None:
    """A wall and a table top that fills the lower part."""
    c.sky(*wall, line)
    c.fade([(LEFT, line), (RIGHT, line), (RIGHT, HEIGHT + 300), (LEFT, HEIGHT + 300)], *wood)
    c.rect(LEFT, line, RIGHT - LEFT, 10, light(wood[0], 0.3))


@motif
def balance_buecher(c: Canvas) -> None:
    desk(c, 560, ("#e6eee6", "#d8e2d6"), ("#c89a68", "#b58454"))
    for i, (w, h, tone) in enumerate(
        ((64, 330, BEECH), (54, 300, SAND), (70, 344, "#51707c"), (50, 310, FIELD), (66, 326, MID))
    ):
        x = 110 + i * 74
        c.rect(x, 590 - h, w, h, tone, 5)
        c.rect(x, 590 - h + 40, w, 10, light(tone, 0.35))
        c.rect(x, 590 - h + 60, w, 5, light(tone, 0.35))
        c.rect(x + w * 0.24, 520, w * 0.52, 34, PAPER, 3)
    c.ellipse(300, 594, 230, 12, veil(INK, 0.16))
    c.ellipse(780, 905, 560, 44, veil(INK, 0.2))
    c.poly([(240, 880), (320, 610), (1250, 610), (1330, 880), (785, 906)], "#7d3a2a")
    left = [(258, 870), (334, 606), (560, 590), (785, 622), (785, 892), (520, 862)]
    right = [(1312, 870), (1236, 606), (1010, 590), (785, 622), (785, 892), (1050, 862)]
    c.poly(left, "#fffdf6")
    c.poly(right, "#f8f3e6")
    c.poly([(785, 622), (785, 892), (830, 884), (822, 616)], veil(INK, 0.08))
    for i in range(8):
        t = i / 8
        y = 640 + t * 200
        x = 350 - t * 62
        c.rect(x, y, 150 - 8 * (i % 3), 9, "#b9c2bd", 4)
        c.rect(x + 200, y, 70, 9, (SAND, "#b9c2bd", MID)[i % 3], 4)
        c.rect(x + 300, y - 2, 80 + t * 20, 9, "#b9c2bd", 4)
    for i, (k, tone) in enumerate(
        (
            (0.95, "#8f3420"),
            (0.8, "#b4553a"),
            (0.64, "#dd9a4f"),
            (0.46, FIELD),
            (0.3, "#6fa17d"),
            (0.16, BEECH),
        )
    ):
        x = 850 + i * 66
        c.rect(x, 832 - k * 190, 46, k * 190, tone)
    c.rect(836, 832, 412, 5, INK)
    glass = (640, 730)
    c.line([(glass[0] - 86, glass[1] + 86), (glass[0] - 200, glass[1] + 200)], veil(INK, 0.2), 30)
    c.circle(glass[0], glass[1], 128, veil("#dff0f4", 0.55))
    for i, k in enumerate((0.5, 0.8, 0.64)):
        c.rect(glass[0] - 74 + i * 54, glass[1] + 64 - k * 130, 40, k * 130, ("#dd9a4f", SAND, MID)[i])
    c.pie(glass[0], glass[1], 112, 112, 200, 280, veil(PAPER, 0.4))
    c.ring(*glass, 128, 20, "#3b4a4c")
    c.line([(glass[0] - 96, glass[1] + 92), (glass[0] - 206, glass[1] + 196)], "#6b4a38", 34)
    cup(c, 1400, 700, 52, BEECH)
    plant_(c, 1180, 590)


def plant_(c: Canvas, x: float, y: float) -> None:
    """A little plant in a pot."""
    for t in (-62, -34, -8, 18, 44, 68):
        leaf = c.at(x, y - 96, 130, t)
        leaf.blob([(0, 0), (0.16, -0.5), (0, -1.1), (-0.16, -0.5)], MID if t % 4 else LEAF)
    c.ellipse(x, y, 84, 9, veil(INK, 0.16))
    c.poly([(x - 66, y - 106), (x + 66, y - 106), (x + 50, y), (x - 50, y)], "#e9dfcb")
    c.rect(x - 72, y - 118, 144, 24, PAPER, 4)


@motif
def produktekorb(c: Canvas) -> None:
    desk(c, 640, ("#f6ecd8", "#efdfc2"), ("#b98455", "#a8744a"))
    view(c, 190, 90, 470, 400, GOLDEN)
    for i in range(4):
        c.line([(LEFT, 716 + i * 84), (RIGHT, 716 + i * 84)], dark("#b07c4e", 0.12), 3)
    c.ellipse(800, 880, 430, 40, veil(INK, 0.24))
    c.line(arc(800, 600, 330, 400, 188, 352, 50), "#7d5630", 34)
    c.line(arc(800, 600, 330, 400, 188, 352, 50), "#a97f46", 18)
    for x, tilt in ((640, -14), (700, -4)):
        p = c.at(x, 620, 1, tilt)
        p.rect(-46, -330, 92, 330, "#c98f4a", 46)
        for k in range(5):
            p.line([(-30, -70 - k * 52), (26, -92 - k * 52)], "#e3b877", 10)
    _jar(c, 1000, 640, 130, 230, "#e0a531")
    _bottle(c, 880, 640)
    for t in (-40, -18, 6, 28, 50):
        leaf = c.at(560, 560, 190, t - 20)
        leaf.blob([(0, 0), (0.2, -0.5), (0.05, -1.1), (-0.2, -0.6)], MID if t % 4 else LEAF)
    for x, y, r, tone in (
        (780, 590, 74, "#c0392b"),
        (910, 606, 66, "#d0673a"),
        (690, 610, 62, "#7f9a4c"),
        (1080, 612, 60, "#c0392b"),
    ):
        _apple(c, x, y, r, tone)
    for x in (520, 566, 610):
        c.poly([(x - 26, 560), (x + 26, 560), (x + 6, 760)], "#e08a3c")
    c.poly([(450, 630), (1150, 630), (1070, 884), (530, 884)], "#b98a4f")
    for j in range(5):
        for i in range(15):
            if (i + j) % 2:
                half = 340 - j * 16
                c.rect(800 - half + i * half * 2 / 15, 650 + j * 46, half * 2 / 15 * 0.9, 36, "#9f7440", 9)
    c.rect(432, 612, 736, 42, "#8f6433", 18)
    for i in range(18):
        c.line([(446 + i * 40, 648), (470 + i * 40, 618)], "#b98a4f", 8)
    for x, y, r, tone in ((330, 880, 62, "#e0b23f"), (1290, 890, 66, "#c0392b"), (1216, 924, 56, "#7f9a4c")):
        shadow(c, x + 8, y + r * 0.85, r * 1.1, 0.25)
        _apple(c, x, y, r, tone)
    for k in range(3):
        c.ellipse(196 + k * 70, 930 - (k % 2) * 14, 36, 46, ("#f3e3c8", "#e3c49a", "#f8efe0")[k])


def _apple(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    c.blob(
        [
            (x, y - r * 0.8),
            (x + r * 0.6, y - r * 0.95),
            (x + r, y - r * 0.1),
            (x + r * 0.55, y + r * 0.85),
            (x, y + r * 0.78),
            (x - r * 0.55, y + r * 0.85),
            (x - r, y - r * 0.1),
            (x - r * 0.6, y - r * 0.95),
        ],
        tone,
    )
    c.ellipse(x - r * 0.4, y - r * 0.3, r * 0.2, r * 0.34, light(tone, 0.4))
    c.curve([(x, y - r * 0.75), (x + r * 0.06, y - r), (x + r * 0.2, y - r * 1.2)], "#5a3f33", r * 0.1)
    leaf = c.at(x + r * 0.1, y - r * 0.98, r * 0.5, 60)
    leaf.blob([(0, 0), (0.3, -0.5), (0, -1.1), (-0.3, -0.5)], MID)


def _jar(c: Canvas, x: float, y: float, w: float, h: float, honey: str) -> None:
    c.rect(x - w / 2, y - h, w, h, light(honey, 0.25), w * 0.16)
    c.rect(x - w / 2 + 7, y - h * 0.86, w - 14, h * 0.9, honey, w * 0.12)
    c.rect(x - w * 0.46, y - h * 1.08, w * 0.92, h * 0.16, SAND, 8)
    c.circle(x, y - h * 0.5, w * 0.3, PAPER)
    for k in range(6):
        t = math.radians(k * 60)
        c.circle(x + math.cos(t) * w * 0.13, y - h * 0.5 + math.sin(t) * w * 0.13, w * 0.07, FIELD)
    c.rect(x - w * 0.4, y - h * 0.8, w * 0.09, h * 0.5, veil(PAPER, 0.4), 5)


def _bottle(c: Canvas, x: float, y: float) -> None:
    c.blob(
        [
            (x - 16, y - 380),
            (x + 16, y - 380),
            (x + 18, y - 290),
            (x + 52, y - 220),
            (x + 52, y),
            (x - 52, y),
            (x - 52, y - 220),
            (x - 18, y - 290),
        ],
        "#8a5a2c",
    )
    c.rect(x - 20, y - 400, 40, 34, FIELD, 6)
    c.rect(x - 52, y - 200, 104, 110, "#f8efe0")
    _apple(c, x, y - 140, 28, "#c0392b")
    rng = Random(1)
    c.rect(x - 40, y - 216, 9, 150 + rng.random(), veil(PAPER, 0.25), 4)
