"""Landscapes of the Kyffhäuser county."""

from __future__ import annotations

from random import Random

from .animals import sheep
from .built import church, roofs
from .canvas import BEECH, FIELD, LEAF, MID, PAPER, STRAW, WHEAT, Canvas, dark, mix, motif
from .energy import rack, turbine
from .landmarks import monument, palace
from .nature import DAY, GOLDEN, LEFT, MORNING, RIGHT, air, cloud, clouds, hill, path, ridge, rows, sun
from .plants import flowers, grass, hills, tree, treeline


def ridge_with(c: Canvas, base: float, peak: float, at: float, tone: str, wide: float = 330) -> object:
    """A wooded ridge that rises to a flattened summit."""
    wave = ridge(base, 26, 5)

    def ground(x: float) -> float:
        d = abs(x - at) / wide
        rise = max(0.0, 1 - d * d) ** 1.6 if d < 1 else 0.0
        return wave(x) - (base - peak) * rise

    hill(c, ground, tone, fade=0.15)
    treeline(c, ground, dark(tone, 0.05), 13, 3)
    return ground


@motif
def kyffhaeuser_panorama(c: Canvas) -> None:
    air(c, DAY, 620)
    sun(c, 1080, 235, 96, DAY)
    cloud(c, 250, 200, 300, opacity=0.75)
    cloud(c, 800, 130, 230, opacity=0.55, seed=4)
    cloud(c, 1390, 380, 260, opacity=0.6, seed=6)
    far = hill(c, ridge(520, 42, 11), DAY.hills[0], 0.25)
    for x, h, turn in ((815, 120, 10), (905, 135, 48), (1010, 125, 85), (1200, 130, 28), (1300, 118, 66)):
        turbine(c, x, far(x) + 4, h, turn)
    hill(c, ridge(570, 34, 23), DAY.hills[1], 0.2)
    ground = ridge_with(c, 620, 468, 430, DAY.hills[2])
    monument(c, 430, ground(430) + 6, 300)
    rng = Random(8)
    for i in range(46):
        x = 232 + i * 9
        r = rng.uniform(11, 17)
        c.ellipse(
            x,
            ground(x) + 12 + rng.uniform(0, 8),
            r,
            r * 1.05,
            mix(DAY.hills[2], BEECH, rng.uniform(0.12, 0.3)),
        )
    near = hill(c, ridge(690, 34, 31, tilt=40), DAY.hills[3], 0.1)
    treeline(c, near, DAY.hills[3], 10, 9, gaps=0.7)
    roofs(c, 716, 1010, 1230, 4, 36)
    church(c, 1120, 722, 105)
    last = hill(c, ridge(752, 24, 44), DAY.hills[4], 0.05)
    treeline(c, last, dark(DAY.hills[4], 0.12), 14, 5, gaps=0.62)
    rows(c, ridge(812, 14, 51), (WHEAT, MID, STRAW, MID, FIELD, MID), (760, 690), 26)


@motif
def windpark_helbe(c: Canvas) -> None:
    air(c, GOLDEN, 640)
    sun(c, 1130, 330, 88, GOLDEN)
    cloud(c, 330, 210, 320, opacity=0.5, seed=2)
    cloud(c, 760, 120, 220, opacity=0.4, seed=9)
    hill(c, ridge(590, 18, 3), GOLDEN.hills[0], 0.3)
    back = hill(c, ridge(625, 14, 8), GOLDEN.hills[1], 0.25)
    treeline(c, back, dark(GOLDEN.hills[1], 0.08), 8, 3, gaps=0.6)
    for x, h, turn in ((690, 190, 70), (880, 220, 100), (1260, 240, 20), (1420, 200, 55)):
        turbine(c, x, back(x) + 6, h, turn)
    ground = ridge(668, 12, 6)
    rows(c, ground, (WHEAT, STRAW, "#c9963c", FIELD, "#8a9a55", STRAW), (620, 600), 20, 5200)
    turbine(c, 1010, 722, 390, 38)
    turbine(c, 330, 745, 455, 8)
    path(c, [(640, 668, 3), (610, 720, 14), (640, 800, 36), (560, 900, 74), (430, 1060, 150)], "#efe0bd")
    path(c, [(640, 668, 0.6), (610, 720, 4), (640, 800, 11), (560, 900, 22), (430, 1060, 44)], "#a9ab68")
    for x, y, h in ((1180, 720, 90), (1240, 726, 110), (1310, 730, 84), (1372, 728, 120)):
        tree(c, x, y, h, "#5f7f4c", int(x))
    grass(c, 700, 1560, 1005, 70, "#b98a35", 3, 120)
    grass(c, -60, 260, 1005, 60, "#b98a35", 4, 50)


@motif
def solarfeld(c: Canvas) -> None:
    air(c, DAY, 480)
    sun(c, 320, 170, 78, DAY)
    clouds(c, 5, 180, 4)
    for g in hills(c, DAY, 430, 4, 2, 34):
        treeline(c, g, dark(DAY.hills[1], 0.05), 7, 2, gaps=0.5)
    hill(c, ridge(545, 10, 3), "#8db483", 0.3)
    treeline(c, ridge(545, 10, 3), MID, 15, 6, gaps=0.85)
    for i, (y, h) in enumerate(((580, 40), (634, 58), (712, 84), (824, 118))):
        w = 330 * h / 64
        x = LEFT - i * 60
        while x < RIGHT:
            rack(c, x, y, w, h, 10, 2)
            x += w + h * 0.6
    for x, y, k, flip in (
        (330, 896, 1.25, False),
        (560, 944, 1.5, True),
        (960, 902, 1.25, False),
        (1110, 968, 1.6, True),
        (1390, 900, 1.1, True),
        (740, 884, 0.9, False),
    ):
        sheep(c, x, y, k, flip)
    grass(c, LEFT, RIGHT, 1004, 34, "#5f9468", 3, 200)
    flowers(c, (-100, 925, 1600, 1000), (FIELD, PAPER, "#d98a6a"), 8, 60)


@motif
def sondershausen_schloss(c: Canvas) -> None:
    air(c, MORNING, 620)
    sun(c, 330, 250, 82, MORNING)
    clouds(c, 23, 190, 3)
    hill(c, ridge(520, 46, 8), MORNING.hills[0], 0.2)
    g = hill(c, ridge(575, 36, 3), MORNING.hills[1], 0.2)
    treeline(c, g, dark(MORNING.hills[1], 0.05), 9, 5)

    def mound(x: float) -> float:
        d = (x - 850) / 640
        return 740 - 190 * max(0.0, 1 - d * d) ** 1.2 if abs(d) < 1 else 740

    hill(c, mound, MORNING.hills[2], 0.1)
    treeline(c, mound, MORNING.hills[3], 15, 4, gaps=0.8)
    c.rect(440, 562, 850, 60, "#cdbb9c")
    c.rect(440, 562, 850, 9, "#e6d9be")
    palace(c, 850, 566, 365)
    rng = Random(3)
    for i in range(64):
        x = 330 + i * 17
        r = rng.uniform(19, 32)
        y = max(612, mound(x)) + rng.uniform(0, 60)
        c.circle(x, y, r, mix(MORNING.hills[3], BEECH, rng.uniform(0, 0.45)))
    hill(c, ridge(735, 14, 4), MORNING.hills[4], 0.05)
    for i, y in enumerate((800, 868, 945)):
        roofs(c, y, LEFT, RIGHT, 5 + i, 84 + i * 22)
        for k in range(6):
            tx = -120 + k * 300 + i * 110
            tree(c, tx, y + 16, 90 + i * 20, (MID, LEAF, "#3d7a5e")[k % 3], k + i)
    hill(c, ridge(968, 8, 2), BEECH, 0.05)
