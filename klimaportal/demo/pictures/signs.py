"""Plain signs for cards, books and screens."""

from __future__ import annotations

from .canvas import Canvas


def pictogram(c: Canvas, kind: str, tone: str) -> None:
    """A plain sign around (0, 0), about 1 to each side: sun, house, tree, bus, bike, bulb."""
    if kind == "sun":
        c.circle(0, 0, 0.46, tone)
        for k in range(8):
            c.at(0, 0, 1, k * 45).line([(0, -0.64), (0, -0.86)], tone, 0.13)
    elif kind == "house":
        c.poly([(-0.9, -0.02), (0, -0.85), (0.9, -0.02)], tone)
        c.rect(-0.66, -0.04, 1.32, 0.84, tone)
        c.rect(-0.18, 0.26, 0.36, 0.54, "#fffdf6")
    elif kind == "tree":
        c.rect(-0.09, 0, 0.18, 0.84, tone)
        c.circle(0, -0.26, 0.58, tone)
    elif kind == "bus":
        c.rect(-0.92, -0.56, 1.84, 1.04, tone, 0.16)
        for k in range(3):
            c.rect(-0.76 + k * 0.53, -0.38, 0.42, 0.36, "#fffdf6", 0.05)
        for k in (-0.5, 0.5):
            c.circle(k, 0.5, 0.23, tone)
            c.circle(k, 0.5, 0.1, "#fffdf6")
    elif kind == "bike":
        for k in (-0.55, 0.55):
            c.ring(k, 0.3, 0.36, 0.1, tone)
        for line in ([(-0.55, 0.3), (-0.2, -0.3), (0.34, -0.3), (0.55, 0.3)], [(-0.2, -0.3), (0, 0.3), (0.34, -0.3)]):
            c.line(line, tone, 0.1)
        c.line([(-0.36, -0.46), (-0.06, -0.46)], tone, 0.12)
        c.line([(0.34, -0.3), (0.3, -0.58), (0.5, -0.6)], tone, 0.1)
    else:
        c.circle(0, -0.2, 0.56, tone)
        c.rect(-0.25, 0.2, 0.5, 0.36, tone)
        for k in (0.64, 0.8):
            c.rect(-0.22, k - 0.02, 0.44, 0.1, tone, 0.05)
