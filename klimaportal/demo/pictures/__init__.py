"""The demo content's pictures: flat landscapes and scenes, drawn instead of stored.

Every motif is drawn in units of its own and scales with the size asked for; the same motif
gives the same picture every time.
"""

from __future__ import annotations

from PIL import Image

from . import (
    aerial,
    kyff_council,
    kyff_indoors,
    kyff_land,
    kyff_outdoors,
    kyff_people,
    kyff_roads,
    kyff_town,
    kyff_trees,
    kyff_views,
    shared,
    soest_above,
    soest_hands,
    soest_indoors,
    soest_land,
    soest_outdoors,
    soest_people,
    soest_things,
    soest_town,
    soest_ways,
    table,
)
from .canvas import CONTAIN, HEIGHT, MOTIFS, WIDTH, Canvas
from .marks import draw_logo, draw_plate

__all__ = ["MOTIFS", "draw", "draw_logo", "draw_plate"]

_THEMES = (
    aerial,
    kyff_council,
    kyff_indoors,
    kyff_land,
    kyff_outdoors,
    kyff_people,
    kyff_roads,
    kyff_town,
    kyff_trees,
    kyff_views,
    shared,
    soest_above,
    soest_hands,
    soest_indoors,
    soest_land,
    soest_outdoors,
    soest_people,
    soest_things,
    soest_town,
    soest_ways,
    table,
)


def draw(motif: str, size: tuple[int, int] = (2400, 1600)) -> Image.Image:
    """The picture of that name as RGB; KeyError on an unknown one."""
    paint = MOTIFS[motif]
    oversample = 2 if size[0] * size[1] > 1_500_000 else 3
    design = CONTAIN.get(motif)
    canvas = Canvas.fitted(size, design or (WIDTH, HEIGHT), contain=design is not None, oversample=oversample)
    paint(canvas)
    return canvas.image.reduce(oversample)
