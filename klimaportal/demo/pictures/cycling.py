"""Bicycles and the people who ride them."""

from __future__ import annotations

from .canvas import LEAF, PAPER, SAND, Canvas, Point, dark, mix, veil
from .nature import shadow
from .people import Look, arm, head


def bike(c: Canvas, r: float, frame: str, turn: float = 0) -> None:
    """A bicycle facing right, the ground at y 0, its wheels r high to the axle and 2.9 r apart."""
    steel = "#2b3735"
    for x in (-1.45, 1.45):
        c.ring(x * r, -r, r * 0.96, r * 0.09, steel)
        for k in range(6):
            spoke = c.at(x * r, -r, r * 0.94, turn + k * 60)
            spoke.line([(0, 0), (1, 0)], veil("#5c6b68", 0.75), 0.022, cap=False)
        c.circle(x * r, -r, r * 0.09, steel)
    axle, hub = (-1.45 * r, -r), (-0.2 * r, -0.95 * r)
    seat, bars = (-0.6 * r, -2.25 * r), (1.05 * r, -2.2 * r)
    for a, b in (
        (axle, hub),
        (axle, (-0.53 * r, -2.0 * r)),
        (hub, seat),
        (hub, (1.12 * r, -1.95 * r)),
        ((-0.53 * r, -2.0 * r), (1.1 * r, -2.05 * r)),
        ((1.45 * r, -r), bars),
    ):
        c.line([a, b], frame, r * 0.12)
    c.curve(
        [(bars[0] - 0.02 * r, bars[1]), (1.0 * r, -2.5 * r), (1.25 * r, -2.6 * r), (1.38 * r, -2.5 * r)],
        steel,
        r * 0.09,
    )
    c.blob([(-0.92 * r, -2.36 * r), (-0.3 * r, -2.32 * r), (-0.34 * r, -2.24 * r), (-0.8 * r, -2.18 * r)], steel)
    c.circle(*hub, r * 0.2, steel)
    c.circle(*hub, r * 0.12, mix(frame, PAPER, 0.4))


def cyclist(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    look: Look,
    frame: str = SAND,
    flip: bool = False,
    pedal: int = 0,
    basket: bool = False,
) -> None:
    """Somebody riding to the right; h is the height from ground to crown."""
    shadow(c, x, y, h * 0.42)
    p = c.at(x, y, h / 100, flip=flip)
    r = 18.0
    near, far = ((-3, -9), (-3, -26)) if not pedal else ((2, -25), (-8, -9))
    hip = (-11, -44)

    def leg(foot: Point, tone: str) -> None:
        knee = (foot[0] * 0.35 + 9.5, (foot[1] + hip[1]) / 2 - 4)
        p.line([hip, knee, foot], tone, 6.4)
        p.blob(
            [
                (foot[0] - 2.6, foot[1] + 1),
                (foot[0] - 1, foot[1] - 2.6),
                (foot[0] + 6, foot[1] - 0.6),
                (foot[0] + 5.6, foot[1] + 2),
                (foot[0] - 1.6, foot[1] + 2.2),
            ],
            dark(tone, 0.5),
        )

    leg(far, dark(look.legs, 0.25))
    bike(p, r, frame, turn=pedal * 25)
    if basket:
        p.poly([(20, -50), (34, -50), (31.5, -40), (22, -40)], "#c79a5e")
        p.poly([(20, -50), (34, -50), (33.6, -47.6), (20.5, -47.6)], "#a97f46")
        for bx in (23, 27, 31):
            p.circle(bx, -51, 2.6, LEAF)
    leg(near, look.legs)
    p.blob(
        [(-17, -46), (-15, -58), (-8, -71), (0, -76), (5, -72), (4, -62), (-3, -50), (-6, -42), (-14, -41)],
        look.top,
    )
    p.line([(0, -76), (3, -80)], dark(look.skin, 0.08), 5)
    arm(p, [(1, -70), (9, -58), (18.5, -47)], look, dark(look.top, 0.14), 4.8)
    head(p.at(6, -88, 1.05), look, 1)


def front_rider(c: Canvas, x: float, y: float, h: float, look: Look, frame: str) -> None:
    """A cyclist coming towards the viewer."""
    shadow(c, x, y, h * 0.14, 0.25)
    p = c.at(x, y, h / 100)
    p.line([(-4, -44), (-6, -28), (-5, -12)], look.legs, 6.5)
    p.line([(4, -44), (7, -34), (6, -20)], look.legs, 6.5)
    p.ellipse(-5, -9.5, 3.4, 2.4, dark(look.legs, 0.5))
    p.ellipse(6, -17.5, 3.4, 2.4, dark(look.legs, 0.5))
    p.ellipse(0, -15, 1.7, 15, "#2b3735")
    p.line([(0, -30), (0, -50)], frame, 3)
    p.blob([(-10, -76), (-4, -80), (4, -80), (10, -76), (9, -56), (7, -44), (-7, -44), (-9, -56)], look.top)
    p.rect(-2.6, -84, 5.2, 6, dark(look.skin, 0.1), 2)
    p.curve([(-15, -50), (-9, -53), (0, -51), (9, -53), (15, -50)], "#2b3735", 2)
    for side in (-1, 1):
        arm(p, [(side * 8.5, -73), (side * 14, -62), (side * 13, -51)], look, dark(look.top, 0.12))
    p.circle(0, -46, 2.4, "#fdf0bf")
    head(p.at(0, -91), look, 0.2)
    p.pie(0, -92.5, 7.8, 8.4, 180, 360, frame)
    p.rect(-7.8, -93.4, 15.6, 1.8, dark(frame, 0.25), 0.9)
