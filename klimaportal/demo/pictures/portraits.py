"""Calm, invented portraits."""

from __future__ import annotations

from .canvas import INK, PAPER, SAND, Canvas, dark, light, mix, smooth, veil
from .people import Look


def bust(c: Canvas, look: Look, coat: str = "", tie: str = "", glasses: bool = False, jewel: str = "") -> None:
    """A calm portrait: shoulders and head around (0, 0), in units where the head is 100 high each way."""
    skin, hair = look.skin, look.hair
    shade = dark(skin, 0.12)
    _hair_back(c, look)
    coat = coat or look.top
    body = smooth(
        [
            (-250, 900),
            (-240, 330),
            (-216, 214),
            (-150, 156),
            (-60, 126),
            (60, 126),
            (150, 156),
            (216, 214),
            (240, 330),
            (250, 900),
        ]
    )
    c.poly(body, coat)
    with c.clip(body) as inside:
        inside.blob([(300, 900), (300, 140), (180, 190), (150, 330), (168, 900)], dark(coat, 0.1))
        inside.curve([(-170, 900), (-160, 420), (-172, 330)], dark(coat, 0.16), 5)
        inside.curve([(170, 900), (160, 420), (172, 330)], dark(coat, 0.24), 5)
    c.poly([(-66, 122), (66, 122), (0, 300)], look.top if coat != look.top else light(coat, 0.3))
    c.blob([(-40, 60), (40, 60), (44, 128), (0, 168), (-44, 128)], shade)
    _collar(c, look, coat, tie, jewel)
    for side in (-1, 1):
        c.ellipse(side * 79, 8, 14, 20, shade)
    c.blob(
        [
            (-80, -40),
            (-60, -92),
            (0, -108),
            (60, -92),
            (80, -40),
            (76, 24),
            (48, 82),
            (0, 106),
            (-48, 82),
            (-76, 24),
        ],
        skin,
    )
    _face(c, skin, hair, glasses)
    _hair_front(c, look)


def _collar(c: Canvas, look: Look, coat: str, tie: str, jewel: str) -> None:
    """Tie, lapels and necklace."""
    if tie:
        c.poly([(-15, 160), (15, 160), (11, 184), (27, 330), (0, 360), (-27, 330), (-11, 184)], tie)
    if coat != look.top:
        for side in (-1, 1):
            c.poly([(side * 66, 118), (side * 100, 136), (side * 92, 220), (side * 4, 330)], dark(coat, 0.2))
            if tie:
                c.poly([(side * 44, 120), (side * 62, 134), (side * 38, 196), (side * 4, 164)], PAPER)
    if jewel:
        c.curve([(-46, 130), (-26, 172), (0, 186), (26, 172), (46, 130)], jewel, 5)


def _face(c: Canvas, skin: str, hair: str, glasses: bool) -> None:
    line = dark(skin, 0.42)
    for side in (-1, 1):
        c.ellipse(side * 45, 36, 16, 11, veil("#c4553a", 0.12))
        c.ellipse(side * 31, 0, 6, 7, INK)
        c.curve([(side * 18, -23), (side * 32, -29), (side * 47, -22)], mix(dark(hair, 0.2), skin, 0.15), 6)
        if glasses:
            c.ring(side * 32, 1, 23, 4.5, "#3b4652")
    if glasses:
        c.curve([(-9, 0), (0, -5), (9, 0)], "#3b4652", 4.5)
    c.curve([(2, 4), (9, 26), (-1, 31)], line, 4)
    c.curve([(-24, 54), (-10, 63), (10, 63), (24, 54)], mix(line, SAND, 0.5), 5.5)


def _hair_back(c: Canvas, look: Look) -> None:
    low = {"bob": 96, "long": 210, "scarf": 150}.get(look.style, 0)
    if low:
        c.blob(
            [
                (-104, 0),
                (-84, -96),
                (0, -134),
                (84, -96),
                (104, 0),
                (106, low * 0.7),
                (74, low),
                (0, low + 6),
                (-74, low),
                (-106, low * 0.7),
            ],
            dark(look.hair, 0.14),
        )
    if look.style == "curly":
        for x, y, r in (
            (-76, -50, 58),
            (76, -50, 58),
            (-50, -104, 58),
            (50, -104, 58),
            (0, -120, 60),
            (-84, 20, 44),
            (84, 20, 44),
        ):
            c.circle(x, y, r, look.hair)


def _hair_front(c: Canvas, look: Look) -> None:
    hair = look.hair
    if look.style in ("short", "beard"):
        c.blob(
            [
                (-86, 6),
                (-92, -60),
                (-60, -116),
                (0, -134),
                (64, -118),
                (92, -62),
                (86, 6),
                (76, -40),
                (44, -70),
                (-8, -66),
                (-56, -74),
                (-74, -40),
            ],
            hair,
        )
    elif look.style in ("bob", "long", "bun"):
        c.blob(
            [
                (-84, 50),
                (-98, -30),
                (-72, -106),
                (0, -136),
                (72, -106),
                (98, -30),
                (84, 50),
                (78, -20),
                (34, -78),
                (10, -88),
                (-40, -60),
                (-76, -14),
            ],
            hair,
        )
        c.curve([(8, -126), (-34, -98), (-70, -50)], light(hair, 0.14), 5)
    elif look.style == "bald":
        for side in (-1, 1):
            c.blob([(side * 70, -70), (side * 90, -46), (side * 90, 6), (side * 78, 10), (side * 76, -36)], hair)
    elif look.style == "curly":
        for x in (-58, -22, 18, 56):
            c.circle(x, -92, 34, hair)
    if look.style == "beard":
        _full_beard(c, look)


def _full_beard(c: Canvas, look: Look) -> None:
    c.blob(
        [
            (-80, 6),
            (-58, 40),
            (-24, 42),
            (0, 38),
            (24, 42),
            (58, 40),
            (80, 6),
            (72, 74),
            (34, 114),
            (0, 122),
            (-34, 114),
            (-72, 74),
        ],
        look.hair,
    )
    c.curve([(-22, 60), (0, 66), (22, 60)], mix(SAND, look.skin, 0.4), 6)
