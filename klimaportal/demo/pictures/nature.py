"""Sky, hills, fields, water and trees."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from .canvas import (
    BEECH,
    FIELD,
    HEIGHT,
    MID,
    PAPER,
    STRAW,
    WHEAT,
    WIDTH,
    Canvas,
    Point,
    dark,
    light,
    smooth,
    veil,
)

Ground = Callable[[float], float]


LEFT, RIGHT = -260.0, WIDTH + 260.0


@dataclass(frozen=True)
class Light:
    """The colours of a time of day; ``hills`` run from the farthest to the nearest."""

    top: str
    low: str
    sun: str
    hills: tuple[str, str, str, str, str]
    fields: tuple[str, ...] = (WHEAT, STRAW, FIELD)
    leaf: tuple[str, ...] = (BEECH, MID, "#3d7a5e")
    middle: str = ""


DAY = Light("#cbdeea", "#f1efe3", "#efc052", ("#bdd0c9", "#a3bfb0", "#79a48f", "#4b8369", "#2f6d54"))


MORNING = Light("#d5e1e6", "#f8e6cf", "#f0b65a", ("#cdd8d0", "#b3c9bb", "#8bb09b", "#5f8f78", "#3a765c"))


GOLDEN = Light("#f1cf8d", "#fcf0d4", "#e9a83f", ("#c4c9ab", "#a5b795", "#76977a", "#447558", "#265d45"))


EVENING = Light(
    "#4c6784",
    "#f7c184",
    "#f3a04b",
    ("#a58f83", "#7a7f78", "#53706a", "#335750", "#1d4038"),
    ("#b98f4a", "#a67b3e", "#c79a4d"),
    ("#1d4038", "#24493f", "#2c5447"),
    "#b98f8b",
)


NIGHTLY = Light(
    "#16252f",
    "#51707c",
    "#f4e9c8",
    ("#4d6c76", "#3f5d66", "#304d54", "#223d41", "#182f30"),
    ("#6a6d4e", "#596248", "#777550"),
    ("#182f30", "#1d3737", "#233f3c"),
)


AUTUMN = Light(
    "#dbe1df",
    "#f7ebd3",
    "#eab552",
    ("#cdc9b4", "#bdb28c", "#a99a63", "#87824a", "#6b6f3e"),
    ("#c99a4e", "#b0793c", "#d9b15e"),
    ("#b9602f", "#cf8a35", "#a8452b", "#8a7a3a"),
)


WINTER = Light(
    "#c9d7df",
    "#f4f0ea",
    "#f3dfae",
    ("#d3dddf", "#bccdcf", "#a1b9b9", "#e4eaea", "#f2f5f4"),
    ("#e9eeee", "#dbe4e4", "#f3f5f3"),
    ("#4d7269", "#5f837a", "#3d635b"),
)


STORM = Light(
    "#42545f",
    "#b7c4c3",
    "#e8dca8",
    ("#9fb0ad", "#829a94", "#65857b", "#456f60", "#2f5a4b"),
    ("#c2a95d", "#aa9650", "#cdb569"),
    ("#1f4d3c", "#2b5c49", "#376a55"),
)


def ridge(base: float, amp: float, seed: int, tilt: float = 0, waves: float = 1) -> Ground:
    """A rolling outline: y for every x, from a sum of sines."""
    rng = Random(seed)
    parts = [(rng.uniform(0.6, 1) / k, rng.uniform(0.7, 1.3) * k * waves, rng.uniform(0, 6.3)) for k in (1, 2, 3.4)]

    def ground(x: float) -> float:
        t = x / WIDTH
        return base + tilt * (t - 0.5) + amp * sum(a * math.sin(w * 4.2 * t + p) for a, w, p in parts) / 1.6

    return ground


def flat(base: float) -> Ground:
    return lambda x: base


def outline(ground: Ground, bottom: float = HEIGHT + 300, left: float = LEFT, right: float = RIGHT) -> list[Point]:
    """The shape below a ground line."""
    steps = max(2, round((right - left) / 10))
    xs = [left + (right - left) * i / steps for i in range(steps + 1)]
    return [(x, ground(x)) for x in xs] + [(right, bottom), (left, bottom)]


def hill(c: Canvas, ground: Ground, colour: str, fade: float = 0.1, depth: float = 260) -> Ground:
    """A hill, a little paler towards its foot; gives its ground line back."""
    crest = min(ground(x) for x in range(0, WIDTH, 50))
    foot = min(crest + depth, HEIGHT + 60)
    c.poly(outline(ground), light(colour, fade))
    c.fade(outline(ground, foot), colour, light(colour, fade))
    return ground


def air(c: Canvas, mood: Light, horizon: float = 640) -> None:
    c.sky(mood.top, mood.low, horizon, mood.middle)


def sun(c: Canvas, x: float, y: float, r: float, mood: Light) -> None:
    c.glow(x, y, r * 4.2, light(mood.sun, 0.5), 0.75)
    c.circle(x, y, r, mood.sun)


def cloud(c: Canvas, x: float, y: float, w: float, fill: str = PAPER, opacity: float = 0.8, seed: int = 1) -> None:
    """A flat-bottomed cloud, drawn as one outline so that translucency stays even."""
    rng = Random(seed)
    tops = [
        (0.0, 0.0),
        (0.06, 0.07),
        (0.2, 0.1),
        (0.34, 0.2),
        (0.52, 0.24),
        (0.68, 0.15),
        (0.82, 0.12),
        (0.95, 0.05),
    ]
    points = [(x + (t - 0.5) * w, y - (h + rng.uniform(-0.02, 0.02)) * w) for t, h in tops]
    c.poly([*smooth(points, closed=False), (x + w / 2, y), (x - w / 2, y)], veil(fill, opacity))


def clouds(c: Canvas, seed: int, y: float = 170, count: int = 4, fill: str = PAPER, opacity: float = 0.7) -> None:
    rng = Random(seed)
    for i in range(count):
        x = (i + rng.uniform(0.15, 0.85)) * WIDTH / count
        cloud(
            c,
            x,
            y + rng.uniform(-90, 90),
            rng.uniform(150, 300),
            fill,
            opacity * rng.uniform(0.6, 1),
            seed + i,
        )


def birds(c: Canvas, x: float, y: float, count: int = 5, size: float = 16, fill: str = "#45605a") -> None:
    rng = Random(count)
    for _ in range(count):
        bx, by, s = (x + rng.uniform(-90, 90), y + rng.uniform(-45, 45), size * rng.uniform(0.7, 1.1))
        c.curve([(bx - s, by - s * 0.35), (bx - s * 0.4, by - s * 0.42), (bx, by)], fill, s * 0.14)
        c.curve([(bx, by), (bx + s * 0.4, by - s * 0.42), (bx + s, by - s * 0.35)], fill, s * 0.14)


def stars(c: Canvas, seed: int, bottom: float = 420, count: int = 70) -> None:
    rng = Random(seed)
    for _ in range(count):
        c.circle(rng.uniform(LEFT, RIGHT), rng.uniform(-80, bottom), rng.uniform(0.9, 2.4), "#dfe3d6")


def rows(
    c: Canvas, ground: Ground, colours: Sequence[str], vanish: Point, count: int = 22, spread: float = 4200
) -> None:
    """Field stripes running to a vanishing point, below a ground line."""
    c.poly(outline(ground), colours[0])
    far_x, far_y = vanish
    with c.clip(outline(ground, HEIGHT + 40)) as inside:
        for i in range(count):
            a, b = (far_x + (j / count - 0.5) * spread for j in (i, i + 1))
            near = HEIGHT + 60
            inside.poly([(far_x, far_y), (b, near), (a, near)], colours[i % len(colours)])


def plots(c: Canvas, ground: Ground, bottom: float, colours: Sequence[str], seed: int, count: int = 7) -> None:
    """Patches of fields on a slope, parted by hedges."""
    rng = Random(seed)
    edges = sorted(LEFT + (RIGHT - LEFT) * (i + rng.uniform(-0.3, 0.3)) / count for i in range(count + 1))
    with c.clip(outline(ground, bottom)) as inside:
        for i, (a, b) in enumerate(pairwise(edges)):
            lean = (a - WIDTH / 2) * 0.25
            low = (b - WIDTH / 2) * 0.25
            top = min(ground(a), ground(b)) - 40
            shape = [(a, top), (b, top), (b + low, bottom + 10), (a + lean, bottom + 10)]
            inside.poly(shape, colours[(i + seed) % len(colours)])
            if i % 2:
                for k in range(1, 7):
                    t = k / 7
                    inside.line(
                        [(a + (b - a) * t, top), (a + lean + (b + low - a - lean) * t, bottom + 10)],
                        dark(colours[(i + seed) % len(colours)], 0.07),
                        2.2,
                    )


def shadow(c: Canvas, x: float, y: float, w: float, opacity: float = 0.16) -> None:
    """What a thing throws on the ground it stands on."""
    c.ellipse(x, y, w, w * 0.12, veil("#14261e", opacity))


def path(c: Canvas, centre: Sequence[tuple[float, float, float]], fill: str) -> None:
    """A way through the land: (x, y, half width) from far to near."""
    sides = [smooth([(x + s * w, y) for x, y, w in centre], closed=False) for s in (-1, 1)]
    c.poly(sides[0] + sides[1][::-1], fill)


def water(c: Canvas, top: float, bottom: float, colours: tuple[str, str], seed: int, count: int = 40) -> None:
    """A sheet of water with light on it."""
    c.fade([(LEFT, top), (RIGHT, top), (RIGHT, bottom), (LEFT, bottom)], *colours)
    rng = Random(seed)
    for _ in range(count):
        t = rng.random()
        y, w = top + (bottom - top) * t, 20 + 90 * t * rng.random()
        x = rng.uniform(LEFT, RIGHT)
        c.ellipse(x, y, w, 1 + 2.2 * t, veil(PAPER, 0.28))
