"""Houses, churches, landmarks of the two counties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from .canvas import INK, PAPER, SAND, Canvas, dark, mix, veil
from .nature import shadow

LIT = "#f4c95d"


GLASS = "#7f9ba3"


@dataclass(frozen=True)
class House:
    """How a house looks."""

    wall: str = "#f0e6d3"
    roof: str = "#b4553a"
    glass: str = GLASS
    frame: str = ""
    storeys: int = 2
    door: str = "#5a3f33"


def window(c: Canvas, x: float, y: float, w: float, h: float, glass: str = GLASS, bar: str = PAPER) -> None:
    """A window with a cross bar, centred on x, from its upper edge."""
    edge = w * 0.1
    c.rect(x - w / 2 - edge, y - edge, w + 2 * edge, h + 2 * edge, bar)
    c.rect(x - w / 2, y, w, h, glass)
    c.rect(x - edge * 0.35, y, edge * 0.7, h, bar)
    c.rect(x - w / 2, y + h * 0.38, w, edge * 0.7, bar)


def beams(c: Canvas, x: float, y: float, w: float, h: float, storeys: int, tone: str, braces: bool = True) -> None:
    """Timber framing on a wall whose lower left corner is (x, y)."""
    t = max(w * 0.028, 2.2)
    floor = h / storeys
    posts = max(2, round(w / floor * 1.6))
    for s in range(storeys + 1):
        c.rect(x, y - s * floor - t / 2, w, t, tone)
    for p in range(posts + 1):
        c.rect(x + (w - t) * p / posts, y - h, t, h, tone)
    if braces:
        step = w / posts
        for s in range(storeys):
            low, top = y - s * floor, y - (s + 1) * floor
            c.line([(x + t / 2, top), (x + step, low)], tone, t, cap=False)
            c.line([(x + w - t / 2, top), (x + w - step, low)], tone, t, cap=False)


def gable(c: Canvas, x: float, y: float, w: float, h: float, look: House) -> None:
    """A house seen on its gable; (x, y) is the middle of its foot, h the height to the eaves."""
    rise = w * 0.52
    c.rect(x - w / 2, y - h, w, h, look.wall)
    c.poly([(x - w / 2, y - h), (x, y - h - rise), (x + w / 2, y - h)], look.wall)
    if look.frame:
        beams(c, x - w / 2, y, w, h, look.storeys, look.frame)
        t = max(w * 0.028, 2.2)
        c.rect(x - t / 2, y - h - rise * 0.95, t, rise, look.frame)
        for side in (-1, 1):
            c.rect(x + side * w * 0.22 - t / 2, y - h - rise * 0.5, t, rise * 0.5, look.frame)
        c.rect(x - w * 0.22, y - h - rise * 0.52, w * 0.44, t, look.frame)
    floor = h / look.storeys
    for s in range(look.storeys):
        for side in (-1, 1):
            window(c, x + side * w * 0.24, y - (s + 1) * floor + floor * 0.26, w * 0.17, floor * 0.48, look.glass)
    window(c, x, y - h - rise * 0.44, w * 0.13, rise * 0.26, look.glass)
    if look.door:
        c.rect(x - w * 0.075, y - floor * 0.72, w * 0.15, floor * 0.72, look.door)
    eave = w * 0.07
    tip = (x, y - h - rise - eave * 0.7)
    for side in (-1, 1):
        edge = (x + side * (w / 2 + eave), y - h + eave * 0.75)
        c.line([tip, edge], dark(look.roof, 0.08), w * 0.085, cap=False)


def house(c: Canvas, x: float, y: float, w: float, h: float, look: House, depth: float = 1.2) -> None:
    """A house with its gable to the left and its long side to the right; x is the left corner."""
    rise, far = w * 0.52, w * depth
    eave = w * 0.07
    right = x + w + far
    shadow(c, x + (w + far) / 2, y, (w + far) * 0.56, 0.14)
    side = dark(look.wall, 0.1)
    c.rect(x + w, y - h, far, h, side)
    if look.frame:
        beams(c, x + w, y, far, h, look.storeys, look.frame)
    floor = h / look.storeys
    count = max(2, round(far / w * 2.2))
    for s in range(look.storeys):
        for i in range(count):
            wx = x + w + far * (i + 0.5) / count
            window(
                c,
                wx,
                y - (s + 1) * floor + floor * 0.26,
                w * 0.15,
                floor * 0.46,
                look.glass,
                dark(PAPER, 0.08),
            )
    gable(c, x + w / 2, y, w, h, look)
    top, low = y - h - rise - eave * 0.7, y - h + eave * 0.75
    c.poly([(x + w / 2, top), (right - w * 0.42, top), (right + eave, low), (x + w + eave, low)], look.roof)
    c.poly(
        [
            (x + w + eave - w * 0.08, low - w * 0.09),
            (right + eave * 0.2, low - w * 0.09),
            (right + eave, low),
            (x + w + eave, low),
        ],
        dark(look.roof, 0.09),
    )
    cx = x + w * 0.62 + far * 0.45
    c.rect(cx, top - w * 0.14, w * 0.1, w * 0.24, dark(look.roof, 0.3))


def block(c: Canvas, x: float, y: float, w: float, h: float, look: House) -> None:
    """A house seen on its long side under a hipped roof; x is the left corner."""
    c.rect(x, y - h, w, h, look.wall)
    if look.frame:
        beams(c, x, y, w, h, look.storeys, look.frame)
    floor = h / look.storeys
    count = max(2, round(w / floor * 1.05))
    for s in range(look.storeys):
        for i in range(count):
            window(
                c,
                x + w * (i + 0.5) / count,
                y - (s + 1) * floor + floor * 0.24,
                floor * 0.3,
                floor * 0.48,
                look.glass,
            )
    rise = min(h * 0.55, w * 0.32)
    e = w * 0.03
    c.poly(
        [
            (x - e, y - h),
            (x + rise * 0.8, y - h - rise),
            (x + w - rise * 0.8, y - h - rise),
            (x + w + e, y - h),
        ],
        look.roof,
    )
    c.rect(x - e, y - h - 1, w + 2 * e, floor * 0.06, dark(look.roof, 0.2))


def roofs(
    c: Canvas,
    y: float,
    left: float,
    right: float,
    seed: int,
    w: float = 66,
    tones: Sequence[str] = (),
    walls: Sequence[str] = (),
    glass: str = GLASS,
) -> None:
    """A crowd of small houses along a line: a town from afar."""
    rng = Random(seed)
    tones = tones or ("#a8452b", "#b4553a", "#96412c", "#bf6a48")
    walls = walls or ("#f3e9d8", "#e8dcc5", "#f7f1e4", "#dfd3bd")
    x = left
    while x < right:
        k = w * rng.uniform(0.8, 1.2)
        look = House(rng.choice(walls), rng.choice(tones), glass, storeys=1, door="")
        foot = y + rng.uniform(-0.1, 0.15) * w
        if rng.random() < 0.45:
            gable(c, x + k / 2, foot, k * 0.8, k * 0.6, look)
        else:
            block(c, x, foot, k * 1.15, k * 0.5, look)
        x += k * 0.86


def spire(c: Canvas, x: float, y: float, w: float, h: float, tone: str) -> None:
    """A pointed roof, lit from the left."""
    c.poly([(x - w / 2, y), (x, y - h), (x + w / 2, y)], dark(tone, 0.22))
    c.poly([(x - w / 2, y), (x, y - h), (x + w * 0.08, y)], tone)


def lancets(c: Canvas, x: float, y: float, w: float, h: float, count: int, tone: str) -> None:
    """Narrow round-headed windows in a row, centred on x, from their sills."""
    for i in range(count):
        cx = x + (i - (count - 1) / 2) * w * 1.9
        c.rect(cx - w / 2, y - h + w / 2, w, h - w / 2, tone)
        c.circle(cx, y - h + w / 2, w / 2, tone)


def church(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    wall: str = "#e9dfcb",
    roof: str = "#5c6a6c",
    tiles: str = "#b4553a",
) -> None:
    """A village church: a tower with its spire, the nave to the right."""
    w = h * 0.2
    shadow(c, x + w * 1.4, y, w * 2.2, 0.14)
    c.rect(x + w * 0.4, y - h * 0.27, w * 2.1, h * 0.27, dark(wall, 0.06))
    c.poly(
        [
            (x + w * 0.3, y - h * 0.26),
            (x + w * 0.3, y - h * 0.46),
            (x + w * 2.3, y - h * 0.46),
            (x + w * 2.62, y - h * 0.26),
        ],
        tiles,
    )
    for i in range(3):
        lancets(c, x + w * (0.95 + i * 0.6), y - h * 0.07, w * 0.2, h * 0.14, 1, "#5b6f75")
    c.rect(x - w / 2, y - h * 0.58, w, h * 0.58, wall)
    c.rect(x + w * 0.22, y - h * 0.58, w * 0.28, h * 0.58, dark(wall, 0.1))
    lancets(c, x - w * 0.06, y - h * 0.44, w * 0.15, h * 0.09, 2, "#4c5a5c")
    c.circle(x - w * 0.06, y - h * 0.34, w * 0.16, PAPER)
    c.line([(x - w * 0.06, y - h * 0.34), (x - w * 0.06, y - h * 0.36)], INK, w * 0.035)
    c.rect(x - w * 0.17, y - h * 0.12, w * 0.26, h * 0.12, "#5a3f33")
    spire(c, x, y - h * 0.575, w * 1.12, h * 0.42, roof)


def scaffold(c: Canvas, x: float, y: float, w: float, h: float, levels: int, bays: int) -> None:
    """A scaffold in front of a wall, from its lower left corner."""
    steel = "#8b9794"
    for b in range(bays + 1):
        c.line([(x + w * b / bays, y), (x + w * b / bays, y - h * 1.06)], steel, 5)
    for s in range(1, levels + 1):
        up = y - h * s / levels
        c.rect(x - 8, up, w + 16, 9, "#c79a5e")
        c.line([(x, up - 34), (x + w, up - 34)], steel, 4)
    for s in range(levels):
        a, b = (s % bays), (s % bays) + 1
        c.line([(x + w * a / bays, y - h * s / levels), (x + w * b / bays, y - h * (s + 1) / levels)], steel, 4)


def lamp(c: Canvas, x: float, y: float, h: float, side: int = 1, night: bool = True) -> None:
    """A street lamp with a slim head; by night with its light."""
    head = (x + side * h * 0.2, y - h * 0.985)
    if night:
        c.poly(
            [
                (head[0] - h * 0.05, head[1]),
                (head[0] + h * 0.05, head[1]),
                (head[0] + h * 0.36, y),
                (head[0] - h * 0.36, y),
            ],
            veil("#ffeebb", 0.13),
        )
        c.ellipse(head[0], y, h * 0.36, h * 0.05, veil("#ffeebb", 0.25))
    post = "#3b4a4c" if night else "#6c7876"
    c.poly([(x - h * 0.014, y), (x - h * 0.008, y - h), (x + h * 0.008, y - h), (x + h * 0.014, y)], post)
    c.curve([(x, y - h * 0.98), (x + side * h * 0.06, y - h), (x + side * h * 0.14, y - h * 1.0)], post, h * 0.014)
    c.rect(head[0] - h * 0.075, head[1] - h * 0.022, h * 0.15, h * 0.024, post, h * 0.01)
    if night:
        c.glow(*head, h * 0.36, "#fff0c0", 0.75)
        c.rect(head[0] - h * 0.055, head[1], h * 0.11, h * 0.012, "#fffbe8")


SANDSTONE_TOWN = (SAND, "#b4553a", "#96412c", "#bf6a48")


EVENING_GLASS = mix(LIT, "#ffffff", 0.1)
