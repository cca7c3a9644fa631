"""Trees, woods, bushes and meadows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from .canvas import BEECH, INK, LEAF, MID, Canvas, dark, light, mix, veil
from .nature import LEFT, RIGHT, Ground, Light, hill, ridge, shadow


def fruit_tree(c: Canvas, x: float, y: float, h: float, leaf: str, seed: int) -> None:
    """A tree with apples."""
    tree(c, x, y, h, leaf, seed, wide=0.42)
    rng = Random(seed * 3)
    for _ in range(18):
        dx, dy = rng.uniform(-0.34, 0.34), rng.uniform(-0.3, 0.28)
        if dx * dx / 0.13 + dy * dy / 0.09 < 1:
            c.circle(x + dx * h, y - h * 0.64 + dy * h, h * 0.021, rng.choice(("#c0392b", "#d0673a", "#e0b23f")))


def hills(c: Canvas, mood: Light, horizon: float, seed: int = 1, layers: int = 3, amp: float = 46) -> list[Ground]:
    """Layers of hills from the horizon towards the viewer."""
    grounds = []
    for i in range(layers):
        ground = ridge(horizon + i * 62, amp * (1 - i * 0.12), seed * 7 + i)
        grounds.append(hill(c, ground, mood.hills[i], fade=0.22))
        if i < 2:
            treeline(c, ground, dark(mood.hills[i], 0.06), 5 + i * 2.5, seed + i, gaps=0.55)
    return grounds


def canopy(c: Canvas, cx: float, cy: float, rx: float, ry: float, leaf: str, seed: int) -> None:
    """The crown of a broad-leaved tree, lit from the upper left."""
    rng = Random(seed)
    lumps = []
    for i in range(11):
        t = i / 11 * math.tau + rng.uniform(-0.2, 0.2)
        lumps.append((cx + math.cos(t) * rx * 0.68, cy + math.sin(t) * ry * 0.66, rng.uniform(0.3, 0.42)))
    for shift, size, tone in (
        (0.0, 1.0, dark(leaf, 0.14)),
        (-0.1, 0.84, leaf),
        (-0.22, 0.55, light(leaf, 0.13)),
    ):
        mx, my = cx + rx * shift, cy + ry * shift * 1.15
        c.ellipse(mx, my, rx * 0.75 * size, ry * 0.75 * size, tone)
        for x, y, r in lumps:
            c.ellipse(mx + (x - cx) * size, my + (y - cy) * size, rx * r * size, ry * r * size, tone)


def tree(c: Canvas, x: float, y: float, h: float, leaf: str = MID, seed: int = 1, wide: float = 0.34) -> None:
    """A broad-leaved tree standing at (x, y)."""
    trunk = mix("#6b4a38", leaf, 0.25)
    shadow(c, x + h * 0.08, y, h * wide * 0.9)
    c.poly(
        [(x - h * 0.035, y), (x - h * 0.02, y - h * 0.5), (x + h * 0.02, y - h * 0.5), (x + h * 0.04, y)],
        trunk,
    )
    c.line([(x, y - h * 0.3), (x + h * 0.1, y - h * 0.46)], trunk, h * 0.022)
    c.line([(x, y - h * 0.26), (x - h * 0.1, y - h * 0.42)], trunk, h * 0.02)
    canopy(c, x, y - h * 0.64, h * wide, h * 0.37, leaf, seed)


def poplar(c: Canvas, x: float, y: float, h: float, leaf: str = BEECH) -> None:
    c.rect(x - h * 0.014, y - h * 0.2, h * 0.028, h * 0.2, dark("#6b4a38", 0.2))
    for dx, w, tone in (
        (0, 0.105, dark(leaf, 0.12)),
        (-0.016, 0.08, leaf),
        (-0.03, 0.045, light(leaf, 0.12)),
    ):
        cx = x + h * dx
        c.blob(
            [
                (cx, y - h),
                (cx + h * w, y - h * 0.45),
                (cx + h * w * 0.5, y - h * 0.1),
                (cx - h * w * 0.5, y - h * 0.1),
                (cx - h * w, y - h * 0.45),
            ],
            tone,
        )


def fir(c: Canvas, x: float, y: float, h: float, leaf: str = BEECH) -> None:
    c.rect(x - h * 0.025, y - h * 0.14, h * 0.05, h * 0.14, "#5d4637")
    for top, low, w in ((0.52, 0.08, 0.24), (0.76, 0.34, 0.19), (1.0, 0.58, 0.13)):
        c.poly([(x, y - h * top), (x + h * w, y - h * low), (x - h * w, y - h * low)], dark(leaf, 0.12))
        c.poly([(x, y - h * top), (x + h * w * 0.1, y - h * low), (x - h * w, y - h * low)], leaf)


def treeline(
    c: Canvas,
    ground: Ground,
    leaf: str,
    size: float,
    seed: int,
    gaps: float = 0.0,
    left: float = LEFT,
    right: float = RIGHT,
) -> None:
    """Woods on a ground line, with clearings if asked."""
    rng = Random(seed)
    x, phase = left, rng.uniform(0, 6)
    while x < right:
        r = size * rng.uniform(0.75, 1.25)
        if math.sin(x / 90 + phase) + math.sin(x / 37 + phase * 2) * 0.5 > gaps * 2 - 1.5 or not gaps:
            tone = mix(leaf, "#fff7e6", rng.choice((0, 0, 0.05)))
            c.ellipse(x, ground(x) - r * 0.35, r, r * 1.1, tone)
        x += size * 0.85


def bush(c: Canvas, x: float, y: float, w: float, leaf: str = MID, seed: int = 1) -> None:
    """A bush with a flat foot on the ground."""
    with c.clip([(x - w, y - w), (x + w, y - w), (x + w, y), (x - w, y)]) as inside:
        canopy(inside, x, y - w * 0.16, w * 0.5, w * 0.36, leaf, seed)


def grass(c: Canvas, x0: float, x1: float, y: float, h: float, fill: str, seed: int, count: int = 60) -> None:
    """Blades of grass along a line."""
    rng = Random(seed)
    for _ in range(count):
        x, k, lean = (rng.uniform(x0, x1), h * rng.uniform(0.5, 1.1), rng.uniform(-0.4, 0.4))
        foot = y + rng.uniform(-0.2, 0.3) * h
        c.poly([(x - k * 0.07, foot), (x + k * lean, foot - k), (x + k * 0.07, foot)], fill)


def flowers(
    c: Canvas, box: tuple[float, float, float, float], tones: Sequence[str], seed: int, count: int = 60
) -> None:
    """Dots of blossom; larger towards the viewer."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    for _ in range(count):
        t = rng.random()
        y = y0 + (y1 - y0) * t
        r = 2 + 4 * t
        x = rng.uniform(x0, x1)
        c.line([(x, y), (x, y + r * 4)], dark(LEAF, 0.15), r * 0.4)
        c.circle(x, y, r, rng.choice(tones))


def top_tree(c: Canvas, x: float, y: float, r: float, tone: str) -> None:
    """A tree from above."""
    c.circle(x + r * 0.4, y + r * 0.45, r, veil(INK, 0.18))
    c.circle(x, y, r, dark(tone, 0.1))
    c.circle(x - r * 0.16, y - r * 0.16, r * 0.72, tone)
    c.circle(x - r * 0.3, y - r * 0.32, r * 0.36, light(tone, 0.18))
