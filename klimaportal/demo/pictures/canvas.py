"""A small drawing surface: design units instead of pixels, smooth shapes, gradients and clipping."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from PIL import Image, ImageDraw

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

INK, PAPER, BEECH, MID, LEAF, HAZE = ("#14261e", "#fbfaf6", "#1f5c45", "#2f6d54", "#5f8f78", "#a9c3b4")
SAND, MONUMENT, FIELD, STRAW, WHEAT = ("#a8452b", "#8f5a45", "#e9b949", "#d3a546", "#e0b85a")
SKY, MOSS, NIGHT, DUSK = "#dfeaf2", "#e6eee6", "#20323f", "#51707c"
WHITE, WOOD, STONE, ASPHALT = "#ffffff", "#b98a55", "#d9d2c3", "#7d8784"

WIDTH, HEIGHT = 1500, 1000

MOTIFS: dict[str, Callable[[Canvas], None]] = {}
CONTAIN: dict[str, tuple[int, int]] = {}


def motif(function: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """Register a drawing function under its own name."""
    MOTIFS[function.__name__] = function
    return function


@lru_cache(maxsize=4096)
def rgba(colour: str) -> tuple[int, int, int, int]:
    """«#rrggbb» or «#rrggbbaa» as numbers."""
    parts = [int(colour[i : i + 2], 16) for i in range(1, len(colour), 2)]
    return (*parts, 255)[:4]  # type: ignore[return-value]


def mix(one: str, other: str, share: float) -> str:
    """The colour at ``share`` of the way from one to the other."""
    a, b = rgba(one), rgba(other)
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(a[:3], b[:3], strict=True))


def dark(colour: str, share: float = 0.2) -> str:
    return mix(colour, INK, share)


def light(colour: str, share: float = 0.2) -> str:
    return mix(colour, "#fff7e6", share)


def veil(colour: str, opacity: float) -> str:
    """The colour made translucent."""
    return f"{colour[:7]}{round(opacity * 255):02x}"


def smooth(points: Iterable[Point], closed: bool = True, steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    nodes = list(points)
    count = len(nodes)
    out: list[Point] = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (nodes[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            p0, p1, p2, p3 = (nodes[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            out.append(tuple(_spline(a, b, c, d, t) for a, b, c, d in zip(p0, p1, p2, p3, strict=True)))
    if not closed:
        out.append(nodes[-1])
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class Canvas:
    """Draws on an image in units of its own; ``at`` gives the same image with moved, scaled units."""

    def __init__(self, image: Image.Image, matrix: Matrix):
        self.image = image
        self.matrix = matrix
        self.unit = math.hypot(matrix[0], matrix[3])
        self._solid = ImageDraw.Draw(image)
        self._blend = ImageDraw.Draw(image, "RGBA")

    @classmethod
    def fitted(cls, size: tuple[int, int], design: tuple[int, int], contain: bool, oversample: int) -> Canvas:
        """A canvas whose design area covers the size (or lies wholly within it), centred."""
        width, height = size[0] * oversample, size[1] * oversample
        scale = (min if contain else max)(width / design[0], height / design[1])
        left, top = (width - design[0] * scale) / 2, (height - design[1] * scale) / 2
        return cls(Image.new("RGB", (width, height), PAPER), (scale, 0, left, 0, scale, top))

    def at(self, x: float, y: float, k: float = 1, turn: float = 0, flip: bool = False) -> Canvas:
        """Units moved to (x, y), scaled by k, turned clockwise by degrees, mirrored if asked."""
        cos, sin = math.cos(math.radians(turn)) * k, math.sin(math.radians(turn)) * k
        side = -1 if flip else 1
        a, b, c, d, e, f = self.matrix
        return Canvas(
            self.image,
            (
                (a * cos + b * sin) * side,
                b * cos - a * sin,
                a * x + b * y + c,
                (d * cos + e * sin) * side,
                e * cos - d * sin,
                d * x + e * y + f,
            ),
        )

    def pixels(self, points: Iterable[Point]) -> list[tuple[int, int]]:
        a, b, c, d, e, f = self.matrix
        return [(round(a * x + b * y + c), round(d * x + e * y + f)) for x, y in points]

    def poly(self, points: Iterable[Point], fill: str) -> None:
        colour = rgba(fill)
        if colour[3] == 255:
            self._solid.polygon(self.pixels(points), fill=colour[:3])
        else:
            self._blend.polygon(self.pixels(points), fill=colour)

    def blob(self, points: Iterable[Point], fill: str) -> None:
        """A closed smooth shape through the points."""
        self.poly(smooth(points), fill)

    def rect(self, x: float, y: float, w: float, h: float, fill: str, r: float = 0) -> None:
        """A rectangle from its upper left corner, with round corners if asked."""
        if not r:
            self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill)
            return
        r = min(r, w / 2, h / 2)
        corners = (
            (x + w - r, y + r, -90),
            (x + w - r, y + h - r, 0),
            (x + r, y + h - r, 90),
            (x + r, y + r, 180),
        )
        self.poly([p for cx, cy, start in corners for p in arc(cx, cy, r, r, start, start + 90)], fill)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, fill: str) -> None:
        self.poly(arc(cx, cy, rx, ry, 0, 360, steps=self._steps(max(rx, ry))), fill)

    def circle(self, cx: float, cy: float, r: float, fill: str) -> None:
        self.ellipse(cx, cy, r, r, fill)

    def pie(self, cx: float, cy: float, rx: float, ry: float, start: float, end: float, fill: str) -> None:
        """A segment between two angles, closed by the straight chord; 0 is east, 90 is down."""
        self.poly(arc(cx, cy, rx, ry, start, end, self._steps(max(rx, ry))), fill)

    def ring(self, cx: float, cy: float, r: float, width: float, fill: str) -> None:
        self.line(arc(cx, cy, r, r, 0, 360, self._steps(r)), fill, width, cap=False)

    def line(self, points: Iterable[Point], fill: str, width: float, cap: bool = True) -> None:
        """A stroke with round joints and, unless told otherwise, round ends."""
        path = list(points)
        pixels = self.pixels(path)
        thick = max(1, round(width * self.unit))
        colour = rgba(fill)
        pen = self._solid if colour[3] == 255 else self._blend
        pen.line(pixels, fill=colour[:3] if colour[3] == 255 else colour, width=thick, joint="curve")
        if cap and thick > 2 and colour[3] == 255:
            for x, y in (path[0], path[-1]):
                self.ellipse(x, y, width / 2, width / 2, fill)

    def curve(self, points: Iterable[Point], fill: str, width: float) -> None:
        """A stroke along a smooth open curve."""
        self.line(smooth(points, closed=False), fill, width)

    def fade(self, points: Iterable[Point], top: str, bottom: str) -> None:
        """A shape filled with a vertical gradient."""
        pixels = self.pixels(points)
        box = self._box(pixels)
        if box is None:
            return
        left, upper, right, lower = box
        size = (right - left, lower - upper)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in pixels], fill=255)
        self.image.paste(_gradient(size, top, bottom), box, mask)

    def sky(self, top: str, bottom: str, horizon: float = HEIGHT, middle: str = "") -> None:
        """A gradient over the whole width of the picture, from the upper edge to the horizon."""
        lower = min(self.image.height, max(2, self.pixels([(0, horizon)])[0][1]))
        if middle:
            half = lower * 11 // 20
            self.image.paste(_gradient((self.image.width, half), top, middle), (0, 0))
            self.image.paste(_gradient((self.image.width, lower - half), middle, bottom), (0, half))
        else:
            self.image.paste(_gradient((self.image.width, lower), top, bottom), (0, 0))
        if lower < self.image.height:
            self._solid.rectangle((0, lower, *self.image.size), fill=rgba(bottom)[:3])

    def glow(self, cx: float, cy: float, r: float, colour: str, strength: float = 0.6) -> None:
        """Soft light around a point."""
        (px, py), size = self.pixels([(cx, cy)])[0], max(2, round(2 * r * self.unit))
        mask = Image.radial_gradient("L").point([round(max(0, 1 - v / 180) ** 2 * 255 * strength) for v in range(256)])
        corner = (px - size // 2, py - size // 2)
        self.image.paste(rgba(colour)[:3], (*corner, corner[0] + size, corner[1] + size), mask.resize((size, size)))

    @contextmanager
    def clip(self, points: Iterable[Point]) -> Iterator[Canvas]:
        """Whatever is drawn inside shows only within the shape."""
        pixels = self.pixels(points)
        left, upper, right, lower = self._box(pixels) or (0, 0, 1, 1)
        region = self.image.crop((left, upper, right, lower))
        a, b, c, d, e, f = self.matrix
        yield Canvas(region, (a, b, c - left, d, e, f - upper))
        mask = Image.new("L", region.size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - upper) for x, y in pixels], fill=255)
        self.image.paste(region, (left, upper), mask)

    def _box(self, pixels: list[tuple[int, int]]) -> tuple[int, int, int, int] | None:
        xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
        left, right = max(0, min(xs)), min(self.image.width, max(xs) + 1)
        upper, lower = max(0, min(ys)), min(self.image.height, max(ys) + 1)
        return (left, upper, right, lower) if left < right and upper < lower else None

    def _steps(self, radius: float) -> int:
        return max(12, min(160, round(math.sqrt(radius * self.unit) * 5)))


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 10) -> list[Point]:
    """Points on an ellipse between two angles in degrees, clockwise from east."""
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + rx * math.cos(t), cy + ry * math.sin(t)) for t in angles]


def _gradient(size: tuple[int, int], top: str, bottom: str) -> Image.Image:
    a, b = rgba(top), rgba(bottom)
    height = max(size[1], 2)
    column = Image.new("RGB", (1, height))
    for y in range(height):
        column.putpixel((0, y), tuple(round(p + (q - p) * y / (height - 1)) for p, q in zip(a[:3], b[:3], strict=True)))
    return column.resize((size[0], size[1]), Image.Resampling.NEAREST)
