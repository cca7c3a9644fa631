"""Indoor scenes' parts: walls, tables, boards, plants."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .canvas import (
    BEECH,
    FIELD,
    HAZE,
    HEIGHT,
    LEAF,
    MID,
    PAPER,
    SAND,
    SKY,
    Canvas,
    dark,
    light,
    mix,
    smooth,
    veil,
)
from .nature import DAY, LEFT, RIGHT, Light, hill, ridge, shadow, sun

CARDS = (FIELD, "#d98a6a", "#a9c3b4", "#f3e3b3", "#8fb3c0", "#c9d3a0")


def room(c: Canvas, wall: str = "#efe9dc", floor: str = "#cdaa7d", line: float = 720) -> None:
    """Wall and wooden floor."""
    c.sky(light(wall, 0.3), wall, line)
    c.fade(
        [(LEFT, line), (RIGHT, line), (RIGHT, HEIGHT + 300), (LEFT, HEIGHT + 300)],
        dark(floor, 0.06),
        light(floor, 0.12),
    )
    for i in range(-9, 10):
        c.line([(750 + i * 100, line), (750 + i * 290, HEIGHT + 60)], veil(dark(floor, 0.3), 0.25), 2)
    c.rect(LEFT, line - 16, RIGHT - LEFT, 16, light(wall, 0.6))
    c.rect(LEFT, line - 1, RIGHT - LEFT, 4, dark(wall, 0.2))


def view(c: Canvas, x: float, y: float, w: float, h: float, mood: Light = DAY, panes: int = 2) -> None:
    """A window with the land outside; (x, y) is its upper left corner."""
    c.rect(x - 12, y - 12, w + 24, h + 24, PAPER, 4)
    with c.clip([(x, y), (x + w, y), (x + w, y + h), (x, y + h)]) as inside:
        inside.fade([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], mood.top, mood.low)
        sun(inside, x + w * 0.7, y + h * 0.28, min(w, h) * 0.1, mood)
        for i in range(4):
            hill(inside, ridge(y + h * (0.55 + i * 0.12), h * 0.07, 5 + i, waves=2), mood.hills[i], 0.1)
    for i in range(1, panes):
        c.rect(x + w * i / panes - 5, y, 10, h, PAPER)
    c.rect(x - 24, y + h + 10, w + 48, 14, light(PAPER, 0.5), 3)
    c.rect(x - 24, y + h + 22, w + 48, 4, "#cfc6b4")


def plant(c: Canvas, x: float, y: float, h: float, pot: str = SAND) -> None:
    """A tall plant in a pot on the floor."""
    shadow(c, x, y, h * 0.24)
    for i, (dx, dy) in enumerate(
        ((-0.34, -0.62), (0.32, -0.7), (-0.16, -0.94), (0.14, -1.0), (0.38, -0.42), (-0.38, -0.36))
    ):
        tip = (x + dx * h, y + dy * h)
        c.curve([(x, y - h * 0.25), (x + dx * h * 0.4, y + dy * h * 0.75), tip], BEECH, h * 0.014)
        leaf = c.at(*tip, h * 0.16, turn=dx * 150)
        leaf.blob([(0, 1.1), (0.55, 0.2), (0, -0.9), (-0.55, 0.2)], (MID, LEAF, BEECH)[i % 3])
        leaf.poly([(0, 1.1), (0.05, 0), (0, -0.8), (-0.05, 0)], light(LEAF, 0.25))
    c.poly([(x - h * 0.14, y - h * 0.27), (x + h * 0.14, y - h * 0.27), (x + h * 0.1, y), (x - h * 0.1, y)], pot)
    c.rect(x - h * 0.155, y - h * 0.29, h * 0.31, h * 0.05, dark(pot, 0.12), 3)


def sheet(c: Canvas, x: float, y: float, w: float, h: float, kind: str = "bars") -> None:
    """A poster with a drawing on it: bars, line, ring, map or notes."""
    c.rect(x + 5, y + 7, w, h, veil("#14261e", 0.12))
    c.rect(x, y, w, h, "#fffdf7", 3)
    c.rect(x + w * 0.1, y + h * 0.08, w * 0.55, h * 0.045, MID, 3)
    if kind == "bars":
        for i, k in enumerate((0.3, 0.48, 0.4, 0.62)):
            c.rect(
                x + w * (0.13 + i * 0.2),
                y + h * (0.9 - k),
                w * 0.13,
                h * k,
                (SAND, "#dd9a4f", FIELD, LEAF)[i],
            )
    elif kind == "line":
        c.line(
            [(x + w * 0.12, y + h * 0.2), (x + w * 0.12, y + h * 0.88), (x + w * 0.9, y + h * 0.88)],
            "#8b9794",
            w * 0.014,
        )
        c.curve(
            [
                (x + w * 0.14, y + h * 0.28),
                (x + w * 0.4, y + h * 0.38),
                (x + w * 0.62, y + h * 0.62),
                (x + w * 0.88, y + h * 0.8),
            ],
            SAND,
            w * 0.03,
        )
    elif kind == "ring":
        c.ring(x + w * 0.5, y + h * 0.53, w * 0.24, w * 0.13, "#6fa17d")
        c.pie(x + w * 0.5, y + h * 0.53, w * 0.305, w * 0.305, -90, 0, "#6fa17d")
        c.poly(
            [
                (x + w * 0.5, y + h * 0.53),
                (x + w * 0.5, y + h * 0.53 - w * 0.305),
                (x + w * 0.81, y + h * 0.53),
            ],
            FIELD,
        )
        c.circle(x + w * 0.5, y + h * 0.53, w * 0.14, "#fffdf7")
    elif kind == "map":
        county(c, x + w * 0.5, y + h * 0.54, w * 0.38)
    else:
        cards(c, x + w * 0.1, y + h * 0.2, w * 0.8, h * 0.7, 3, 4, 7)


def county(c: Canvas, x: float, y: float, r: float) -> None:
    """An invented map with districts, a river and places."""
    rim = [
        (-1, -0.25),
        (-0.62, -0.72),
        (-0.1, -0.62),
        (0.3, -0.86),
        (0.85, -0.5),
        (1, 0.1),
        (0.62, 0.52),
        (0.2, 0.5),
        (-0.2, 0.86),
        (-0.72, 0.52),
    ]
    edge = smooth([(x + a * r, y + b * r) for a, b in rim])
    c.poly(edge, HAZE)
    with c.clip(edge) as inside:
        for shape, tone in (
            ([(-1.2, -1), (-0.2, -1), (-0.3, -0.3), (-0.55, 0.1), (-1.2, 0.1)], "#c9d3a0"),
            ([(-0.2, -1), (1.2, -1), (1.2, -0.25), (0.4, -0.1), (-0.3, -0.3)], "#e8d79b"),
            ([(0.4, -0.1), (1.2, -0.25), (1.2, 1), (0.25, 1), (0.1, 0.3)], LEAF),
            ([(-1.2, 0.1), (-0.55, 0.1), (0.1, 0.3), (0.25, 1), (-1.2, 1)], "#8fb08a"),
        ):
            inside.poly([(x + a * r, y + b * r) for a, b in shape], tone)
            inside.line([(x + a * r, y + b * r) for a, b in shape], "#fdfaf0", r * 0.022)
    c.curve(
        [
            (x - r * 0.8, y + r * 0.2),
            (x - r * 0.3, y),
            (x + r * 0.2, y + r * 0.14),
            (x + r * 0.85, y - r * 0.2),
        ],
        "#7fb0c4",
        r * 0.06,
    )
    for a, b in ((-0.4, -0.3), (0.35, -0.35), (0.05, 0.4), (0.6, 0.15)):
        c.circle(x + a * r, y + b * r, r * 0.07, SAND)


def cards(c: Canvas, x: float, y: float, w: float, h: float, columns: int, lines: int, seed: int) -> None:
    """Paper cards pinned in columns, a little askew."""
    rng = Random(seed)
    cw, ch = w / columns, h / lines
    for i in range(columns):
        for j in range(lines):
            if j and rng.random() < 0.16:
                continue
            card = c.at(x + cw * (i + 0.5), y + ch * (j + 0.5), 1, rng.uniform(-4, 4))
            tone = CARDS[(i * 2 + (j and rng.randrange(3))) % len(CARDS)]
            card.rect(-cw * 0.41 + 3, -ch * 0.37 + 4, cw * 0.82, ch * 0.74, veil("#14261e", 0.14))
            card.rect(-cw * 0.41, -ch * 0.37, cw * 0.82, ch * 0.74, tone)
            for k in range(2):
                card.rect(
                    -cw * 0.31,
                    -ch * 0.13 + k * ch * 0.2,
                    cw * (0.6 - k * 0.2),
                    ch * 0.07,
                    dark(tone, 0.35),
                    2,
                )
            card.circle(0, -ch * 0.28, min(cw, ch) * 0.045, SAND)


def round_table(c: Canvas, x: float, y: float, rx: float, height: float, top: str = "#d8b07a") -> None:
    """A round table: its top around (x, y), its foot below."""
    ry = rx * 0.3
    c.ellipse(x, y + height, rx * 0.8, ry * 0.6, veil("#14261e", 0.14))
    c.rect(x - rx * 0.06, y, rx * 0.12, height, "#6c7876")
    c.ellipse(x, y + height, rx * 0.36, ry * 0.3, "#59635f")
    c.ellipse(x, y + rx * 0.05, rx, ry, dark(top, 0.28))
    c.ellipse(x, y, rx, ry, top)
    c.ellipse(x - rx * 0.04, y - ry * 0.06, rx * 0.9, ry * 0.86, light(top, 0.18))


def papers(c: Canvas, x: float, y: float, rx: float, seed: int) -> None:
    """Sheets, cards and cups lying on a table top."""
    rng = Random(seed)
    for dx, dy, tone in (
        (-0.5, 0.02, PAPER),
        (0.1, -0.12, FIELD),
        (0.42, 0.04, PAPER),
        (-0.1, 0.14, "#a9c3b4"),
        (-0.28, -0.14, "#d98a6a"),
    ):
        px, py, w = x + dx * rx, y + dy * rx, rx * rng.uniform(0.2, 0.26)
        c.poly(
            [
                (px - w * 0.4, py - w * 0.16),
                (px + w * 0.5, py - w * 0.2),
                (px + w * 0.6, py + w * 0.14),
                (px - w * 0.5, py + w * 0.18),
            ],
            tone,
        )
    for dx, dy in ((0.66, -0.03), (-0.72, -0.06)):
        cup(c, x + dx * rx, y + dy * rx, rx * 0.085)


def cup(c: Canvas, x: float, y: float, r: float, tone: str = PAPER) -> None:
    """A cup standing on y."""
    c.ellipse(x + r * 0.2, y, r * 1.5, r * 0.45, veil("#14261e", 0.14))
    c.ring(x + r * 1.05, y - r * 0.8, r * 0.42, r * 0.2, dark(tone, 0.1))
    c.poly([(x - r, y - r * 1.7), (x + r, y - r * 1.7), (x + r * 0.78, y), (x - r * 0.78, y)], tone)
    c.poly(
        [(x + r * 0.3, y - r * 1.7), (x + r, y - r * 1.7), (x + r * 0.78, y), (x + r * 0.3, y)],
        dark(tone, 0.08),
    )
    c.ellipse(x, y - r * 1.7, r, r * 0.28, dark(tone, 0.1))
    c.ellipse(x, y - r * 1.66, r * 0.84, r * 0.2, "#6b4a38")


def pendant(c: Canvas, x: float, y: float, r: float, tone: str = BEECH) -> None:
    """A hanging lamp with its soft light."""
    c.glow(x, y + r * 0.2, r * 3.4, "#fff1c4", 0.6)
    c.line([(x, -320), (x, y - r)], "#59635f", 3)
    c.poly([(x - r * 0.22, y - r), (x + r * 0.22, y - r), (x + r, y), (x - r, y)], tone)
    c.ellipse(x, y, r, r * 0.14, "#fff4cf")


def chart(c: Canvas, x: float, y: float, w: float, h: float, bars: Sequence[float], tones: Sequence[str]) -> None:
    """A bar chart on light ground with its axis; (x, y) is the upper left corner."""
    c.rect(x, y, w, h, "#fffdf7")
    for k in range(1, 5):
        c.rect(x + w * 0.07, y + h * (0.1 + k * 0.16), w * 0.86, max(h * 0.005, 1.5), "#e3dfd3")
    step = w * 0.86 / len(bars)
    for i, k in enumerate(bars):
        c.rect(
            x + w * 0.07 + step * (i + 0.18),
            y + h * (0.9 - k * 0.76),
            step * 0.64,
            h * k * 0.76,
            tones[i % len(tones)],
        )
    c.rect(x + w * 0.07, y + h * 0.9, w * 0.86, h * 0.012, mix(MID, SKY, 0.1))
