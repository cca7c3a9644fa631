"""The counties' marks and the funders' plates: invented, without words."""

from __future__ import annotations

from PIL import Image

from .canvas import FIELD, Canvas, arc, rgba

STRIPES = ("#8f3420", "#dd9a4f", "#e9c46a", "#6fa17d", "#1f5c45")


_OVER = 4


def draw_logo(county: str) -> Image.Image:
    """The mark of a county, 512 x 512 with a clear ground; KeyError on an unknown one."""
    tops = {"kyffhaeuser": (0, 0, 0, 0, 0), "soest": (300, 225, 150, 75, 0)}[county]
    image = Image.new("RGBA", (512, 512), (0, 0, 0, 0))
    gap = 8 if county == "soest" else 0
    for i, (tone, top) in enumerate(zip(STRIPES, tops, strict=True)):
        left, right = round(i * 512 / 5), round((i + 1) * 512 / 5)
        image.paste(rgba(tone), (left + (gap if i else 0), top, right, 512))
    return image


def draw_plate(kind: str) -> Image.Image:
    """An abstract plate for a funder, 900 x 300; KeyError on an unknown one."""
    paint = {"bund": _bund, "land": _land, "bank": _bank, "institut": _institut}[kind]
    canvas = Canvas(Image.new("RGB", (900 * _OVER, 300 * _OVER), "#ffffff"), (_OVER, 0, 0, 0, _OVER, 0))
    paint(canvas)
    return canvas.image.reduce(_OVER)


def _lines(c: Canvas, x: float, widths: tuple[int, ...], tone: str = "#b9c2bd") -> None:
    """Bars where a name would stand."""
    top = 150 - (len(widths) * 46 - 24) / 2
    for i, w in enumerate(widths):
        c.rect(x, top + i * 46, w, 22, tone if i else "#55635d", 11)


def _bund(c: Canvas) -> None:
    for i, tone in enumerate(("#4d5f73", "#6d7f86", "#93a3a8")):
        c.rect(70, 60 + i * 62, 34, 56, tone)
    for i in range(12):
        petal = c.at(230, 150, 1, i * 30)
        petal.blob([(0, -34), (13, -58), (0, -86), (-13, -58)], "#6d7f86" if i % 2 else "#93a3a8")
    c.circle(230, 150, 22, "#cdb06a")
    _lines(c, 370, (430, 360, 250))


def _land(c: Canvas) -> None:
    c.poly([(80, 55), (260, 55), (260, 170), *arc(170, 170, 90, 85, 0, 180, 30), (80, 170)], "#6d8f8a")
    with c.clip([(80, 55), (260, 55), (260, 170), *arc(170, 170, 90, 85, 0, 180, 30), (80, 170)]) as inside:
        for i in range(5):
            inside.blob(
                [
                    (60, 190 - i * 0 + i * 26),
                    (120, 150 + i * 26),
                    (190, 180 + i * 26),
                    (280, 145 + i * 26),
                    (290, 300),
                    (50, 300),
                ],
                ("#89a8a0", "#a9c3b4", "#c6d8cc", "#8fae9f", "#5f8f78")[i],
            )
        inside.circle(205, 108, 28, FIELD)
    _lines(c, 330, (380, 470, 300))


def _bank(c: Canvas) -> None:
    for i, (h, tone) in enumerate(((70, "#a9b8b4"), (110, "#8ba19c"), (150, "#5f7f7c"), (190, "#355f63"))):
        c.rect(80 + i * 50, 245 - h, 38, h, tone, 6)
    c.curve([(84, 160), (150, 128), (210, 84), (272, 42)], "#c9863f", 12)
    _lines(c, 350, (320, 420))


def _institut(c: Canvas) -> None:
    for r, tone in ((100, "#4d5f73"), (72, "#ffffff"), (62, "#8a9db0"), (36, "#ffffff"), (26, "#c9863f")):
        c.circle(180, 150, r, tone)
    c.poly([(180, 150), (300, 30), (320, 60)], "#ffffff")
    c.poly([(180, 150), (300, 240), (280, 275)], "#ffffff")
    _lines(c, 350, (460, 390, 200))
