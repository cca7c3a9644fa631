"""Simple figures: standing, sitting, seen from behind, cycling; and portraits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .canvas import BEECH, FIELD, LEAF, SAND, Canvas, Point, dark, mix, veil
from .nature import shadow

SKINS = ("#f1cdb0", "#e3b18f", "#c98f68", "#9a6543", "#6d4630", "#ecc1a0")


HAIRS = ("#3a2a22", "#7a5236", "#d8d4cc", "#b8763a", "#221d1b", "#e0bf7d", "#9b9a95")


@dataclass(frozen=True)
class Look:
    """A person: skin, hair and clothes. ``style`` names the hair."""

    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    style: str = "short"
    top: str = BEECH
    legs: str = "#3b4a52"
    dress: bool = False
    child: bool = False


ANNA = Look(SKINS[0], HAIRS[1], "bob", SAND, "#3b4a52")


OMAR = Look(SKINS[2], HAIRS[4], "beard", BEECH, "#54483f")


HEIDI = Look(SKINS[5], HAIRS[2], "bun", "#6d90a0", "#3f4c56", dress=True)


KARL = Look(SKINS[1], HAIRS[6], "bald", FIELD, "#4c5a4a")


AMARA = Look(SKINS[4], HAIRS[4], "curly", "#d98a6a", "#2f4a4d", dress=True)


JONAS = Look(SKINS[0], HAIRS[5], "short", "#51707c", "#4a4038")


LEYLA = Look(SKINS[1], "#51707c", "scarf", LEAF, "#3b4652", dress=True)


MINH = Look(SKINS[5], HAIRS[4], "short", "#c9863f", "#39434c")


GRETE = Look(SKINS[0], HAIRS[3], "long", "#8f5a45", "#3f5148")


PAUL = Look(SKINS[3], HAIRS[0], "short", "#7f9a6a", "#41505a")


CROWD = (ANNA, OMAR, HEIDI, JONAS, AMARA, KARL, LEYLA, MINH, GRETE, PAUL)


def child(look: Look, **changes: object) -> Look:
    return replace(look, child=True, **changes)  # type: ignore[arg-type]


def head(c: Canvas, look: Look, turn: float = 0, back: bool = False) -> None:
    """A head around (0, 0), about 7 wide and 9 high to each side; ``turn`` from -1 (left) to 1."""
    hair, fx = look.hair, turn * 1.9
    style = look.style
    if style in ("bob", "long", "scarf"):
        low = {"bob": 6.5, "long": 13, "scarf": 9}[style]
        inner = low + 0.8 if back or style == "scarf" else 4
        c.blob(
            [
                (-7.4, 0),
                (-5.6, -7.6),
                (0, -9.6),
                (5.6, -7.6),
                (7.4, 0),
                (7.2, low),
                (4.6, low),
                (0, inner),
                (-4.6, low),
                (-7.2, low),
            ],
            hair,
        )
    elif style == "curly":
        for x, y, r in (
            (-6, -3, 4.6),
            (6, -3, 4.6),
            (-4, -8, 4.6),
            (4, -8, 4.6),
            (0, -9, 4.6),
            (-6, 2, 3.6),
            (6, 2, 3.6),
        ):
            c.circle(x, y, r, hair)
    elif style == "bun":
        c.circle(-turn * 5, -10.2, 3.6, hair)
    if back:
        c.ellipse(0, 0, 6.6, 8, look.skin if style == "bald" else hair)
        if style == "bald":
            c.pie(0, 1.5, 6.7, 5.5, 0, 180, hair)
        return
    c.ellipse(0, 0, 6.9, 8.3, hair if style not in ("bald", "scarf") else look.skin)
    c.ellipse(fx * 0.55, 1, 6, 7.4, look.skin)
    c.circle(-6.2 + fx if turn > 0 else 6.2 + fx, 1.2, 1.5, look.skin)
    c.ellipse(fx * 1.4 + 1.5, 3.2, 1.6, 1.2, veil("#c4553a", 0.22))
    _fringe(c, look, fx)


def _fringe(c: Canvas, look: Look, fx: float) -> None:
    style, hair = look.style, look.hair
    if style == "scarf":
        c.blob(
            [
                (-7, 2),
                (-6, -6),
                (0, -9),
                (6, -6),
                (7, 2),
                (5 + fx * 0.3, -2.5),
                (0, -4.6),
                (-5 + fx * 0.3, -2.5),
            ],
            hair,
        )
        c.blob([(-6.8, 3), (-4, 7.4), (0, 8.8), (4, 7.4), (6.8, 3), (7, 9), (0, 12), (-7, 9)], hair)
    elif style == "bald":
        for side in (-1, 1):
            c.ellipse(side * 6.2 - fx * 0.3, 0.6, 1.3, 2.8, hair)
    elif style == "curly":
        for x in (-4, -1.4, 1.4, 4):
            c.circle(x, -6, 2.6, hair)
    else:
        c.blob(
            [
                (-6.9, 0),
                (-6, -6.4),
                (0, -8.8),
                (6, -6.4),
                (6.9, 0),
                (5.4, -2.6),
                (1.5 + fx, -4.4),
                (-4.6, -2.4),
            ],
            hair,
        )
    if style == "beard":
        _beard(c, hair, fx)
    if style == "helmet":
        c.pie(fx * 0.2, -1.5, 7.8, 8.4, 180, 360, FIELD)
        c.rect(-7.8, -2.4, 15.6, 1.8, dark(FIELD, 0.25), 0.9)


def _beard(c: Canvas, hair: str, fx: float) -> None:
    c.blob(
        [
            (-6 + fx * 0.5, 2.6),
            (-2.5 + fx, 4.2),
            (2.5 + fx, 4.2),
            (6 + fx * 0.5, 2.6),
            (4.6 + fx * 0.5, 8),
            (fx * 0.6, 9.6),
            (-4.6 + fx * 0.5, 8),
        ],
        hair,
    )


def arm(c: Canvas, points: list[Point], look: Look, sleeve: str, width: float = 4.8) -> None:
    """An arm from shoulder over elbow to hand."""
    c.curve(points, sleeve, width)
    c.circle(*points[-1], 2.7, look.skin)


ARMS = {
    "down": [(8.2, -74), (10.6, -61), (9.4, -49)],
    "hip": [(8.2, -74), (14.5, -63), (8.5, -53)],
    "fold": [(8.2, -74), (11, -62), (2, -60)],
    "point": [(8.2, -74), (15, -71), (22, -79)],
    "up": [(8.2, -74), (14, -82), (14.5, -95)],
    "wave": [(8.2, -74), (15.5, -70), (19, -83)],
    "reach": [(8.2, -74), (14, -65), (23, -65)],
    "low": [(8.2, -74), (14, -62), (21, -52)],
}


def person(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    look: Look,
    left: str = "down",
    right: str = "down",
    turn: float = 0,
    back: bool = False,
) -> None:
    """A standing person; (x, y) is the ground between the feet, h the height."""
    shadow(c, x, y, h * 0.16)
    p = c.at(x, y, h / 100)
    for side in (-1, 1):
        if look.dress:
            p.line([(side * 3.2, -30), (side * 3.2, -3)], mix(look.skin, look.legs, 0.55), 4)
        else:
            p.line([(side * 3.8, -46), (side * 4, -4)], look.legs, 6.4)
        p.blob(
            [(side * 2, -4), (side * 5, -4), (side * 8, -0.6), (side * 5, 0), (side * 1.6, 0)],
            dark(look.legs, 0.45),
        )
    torso(p, look, left, right, turn, back)


def torso(p: Canvas, look: Look, left: str, right: str, turn: float = 0, back: bool = False) -> None:
    """Trunk, arms and head, in units of a person 100 high standing at (0, 0)."""
    top = look.top
    if look.dress:
        p.blob(
            [(-7.5, -60), (7.5, -60), (11.5, -28), (10.5, -25), (-10.5, -25), (-11.5, -28)],
            mix(top, look.legs, 0.25),
        )
    arms = []
    for side, name in ((-1, left), (1, right)):
        points = [(side * a, b) for a, b in ARMS[name]]
        if name == "down" or back:
            arm(p, points, look, dark(top, 0.1))
        else:
            arms.append(points)
    p.blob([(-10, -76), (-4, -80.5), (4, -80.5), (10, -76), (9, -60), (8.6, -44), (-8.6, -44), (-9, -60)], top)
    if not look.dress:
        p.rect(-8.4, -46.5, 16.8, 4, look.legs, 1.5)
    p.rect(-2.6, -84, 5.2, 6, dark(look.skin, 0.1), 2)
    if not back:
        p.pie(0, -80, 3.6, 3.4, 0, 180, dark(look.skin, 0.06))
    k = 1.22 if look.child else 1
    head(p.at(turn * 0.8, -91 - (k - 1) * 6, k), look, turn, back)
    for points in arms:
        arm(p, points, look, dark(top, 0.12))


def sitter(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    look: Look,
    left: str = "fold",
    right: str = "fold",
    turn: float = 0,
    back: bool = False,
) -> None:
    """The upper part of somebody sitting; y is where the table cuts them (or the seat)."""
    torso(c.at(x, y + h * 0.44, h / 100), look, left, right, turn, back)


def seated_back(c: Canvas, x: float, y: float, h: float, look: Look, chair: str = "#7d5a3c") -> None:
    """Somebody on a chair, seen from behind; y is the floor."""
    k = h / 100
    shadow(c, x, y, h * 0.2)
    for side in (-1, 1):
        c.line([(x + side * 9 * k, y - 30 * k), (x + side * 10.5 * k, y)], dark(chair, 0.25), 2 * k)
    torso(c.at(x, y + 14 * k, k), look, "down", "down", back=True)
    c.rect(x - 11.5 * k, y - 45 * k, 23 * k, 18 * k, chair, 4 * k)
    c.rect(x - 12 * k, y - 29 * k, 24 * k, 4 * k, dark(chair, 0.2), 2 * k)


def audience(c: Canvas, x: float, y: float, k: float, look: Look) -> None:
    """Head and shoulders from behind, k the half width of the shoulders; y where they are cut off."""
    p = c.at(x, y, k / 11)
    p.blob([(-11, 3), (-10.5, -9), (-6, -14), (0, -15), (6, -14), (10.5, -9), (11, 3)], look.top)
    p.rect(-2.8, -19, 5.6, 7, dark(look.skin, 0.1), 2)
    head(p.at(0, -25.5, 1.02), look, back=True)
