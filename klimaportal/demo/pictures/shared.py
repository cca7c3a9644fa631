"""Pictures that fit any county: portraits, plain language, energy at home."""

from __future__ import annotations

from dataclasses import replace

from .built import House, house
from .canvas import BEECH, CONTAIN, FIELD, INK, LEAF, MID, PAPER, SAND, Canvas, dark, motif, veil
from .energy import car, charger, heatpump, panel, turbine
from .nature import DAY, LEFT, MORNING, RIGHT, air, cloud, clouds, hill, path, ridge, sun
from .people import HAIRS, KARL, LEYLA, SKINS, Look, child, person, sitter
from .plants import bush, flowers, grass, tree, treeline
from .portraits import bust

CONTAIN.update({"portrait_landrat": (1000, 1250), "portrait_landraetin": (1000, 1250), "portrait_team": (1500, 1000)})


def backdrop(c: Canvas, top: str, low: str, tones: tuple[str, str, str], horizon: float) -> None:
    """A calm ground with hills that goes on past the edges."""
    c.sky(top, low, horizon + 200)
    for i, tone in enumerate(tones):
        wave = ridge(horizon + i * 70, 44, 4 + i * 3)
        points = [(x, wave(x)) for x in range(-3000, 4200, 20)]
        c.poly([*points, (4200, 4000), (-3000, 4000)], tone)


@motif
def portrait_landrat(c: Canvas) -> None:
    backdrop(c, "#d3e3ee", "#f1efe3", ("#c3d5cc", "#a9c3b4", "#8db09e"), 640)
    look = Look(SKINS[1], HAIRS[6], "short", "#f4f1e8")
    bust(c.at(500, 560, 1.72), look, coat="#2c4a44", tie=SAND, glasses=True)


@motif
def portrait_landraetin(c: Canvas) -> None:
    backdrop(c, "#f3dfb6", "#fbf1dc", ("#d3d3b3", "#b3c2a0", "#8fae90"), 640)
    look = Look(SKINS[0], "#6b4530", "bob", "#f7ead8")
    bust(c.at(500, 560, 1.72), look, coat=BEECH, jewel=FIELD)


@motif
def portrait_team(c: Canvas) -> None:
    backdrop(c, "#d8e6ee", "#f4efe0", ("#c3d5cc", "#a9c3b4", "#8db09e"), 520)
    bust(c.at(330, 560, 1.12), Look(SKINS[4], HAIRS[4], "curly", "#f3dcc0"), coat="#c9763f", jewel=FIELD)
    bust(c.at(1170, 560, 1.12), Look(SKINS[0], HAIRS[3], "beard", "#e6eadb"), coat="#51707c")
    bust(c.at(750, 600, 1.22), Look(SKINS[5], HAIRS[4], "long", "#f7ead8"), coat=BEECH, glasses=True)


@motif
def leichte_sprache(c: Canvas) -> None:
    c.sky("#dfeaf2", "#f6f1e0", 760)
    for i, tone in enumerate(("#cfdfd2", "#b6cfbd", "#96baa2")):
        hill(c, ridge(560 + i * 80, 36, 5 + i), tone, 0.1)
    for x, y, w, h, tone, tip in ((150, 110, 430, 240, FIELD, 400), (920, 110, 430, 240, BEECH, 1100)):
        c.rect(x, y, w, h, tone, 54)
        c.poly(
            [(tip - 44, y + h - 8), (tip + 44, y + h - 8), (tip + (60 if tip < 750 else -60), y + h + 70)],
            tone,
        )
    p = c.at(365, 230)
    p.circle(0, 0, 52, "#fdf3d3")
    for k in range(8):
        ray = p.at(0, 0, 1, k * 45)
        ray.line([(0, -70), (0, -90)], "#fdf3d3", 13)
    home = c.at(1115, 276, 0.95)
    home.poly([(-100, -70), (0, -160), (100, -70)], "#f6efdc")
    home.rect(-74, -72, 148, 104, "#f6efdc")
    home.rect(-20, -36, 40, 68, BEECH)
    home.line([(130, 32), (130, -10)], "#f6efdc", 12)
    home.circle(130, -44, 42, "#f6efdc")
    sitter(c, 462, 730, 660, replace(LEYLA, top="#d98a6a", dress=False), "fold", "low", 0.8)
    sitter(c, 1038, 730, 660, replace(KARL, top="#51707c"), "low", "fold", -0.8)
    c.fade([(LEFT, 730), (RIGHT, 730), (RIGHT, 1300), (LEFT, 1300)], "#cfa06c", "#bb8a58")
    c.rect(LEFT, 728, RIGHT - LEFT, 12, "#e0b884")
    _book(c, 750, 640)


def _book(c: Canvas, x: float, y: float) -> None:
    """A large open book lying on a table, lists on the left, a picture on the right."""
    p = c.at(x, y)
    p.ellipse(0, 252, 420, 30, veil(INK, 0.22))
    p.poly([(-390, 236), (-346, 10), (346, 10), (390, 236), (0, 258)], SAND)
    for lift in (18, 9, 0):
        tone = "#fffdf6" if not lift else "#e9e2d0"
        for side in (-1, 1):
            corners = [
                (0, 24),
                (96, 0),
                (240, -8),
                (336, 4),
                (374, 216 + lift - 18),
                (250, 202 + lift - 18),
                (104, 210 + lift - 18),
                (0, 240),
            ]
            p.poly([(side * a, b) for a, b in corners], tone)
    p.poly([(0, 24), (0, 240), (34, 226), (28, 16)], veil(INK, 0.08))
    for k, w in enumerate((170, 200, 150)):
        p.circle(-296 - k * 7, 46 + k * 54, 17, (FIELD, BEECH, SAND)[k])
        p.rect(-258 - k * 7, 36 + k * 54, w, 20, ("#7a8a82", "#a9b4ae", "#a9b4ae")[k], 10)
    page = p.at(176, 168, 0.86)
    page.blob([(-120, 0), (-60, -60), (10, -36), (80, -84), (176, 0)], LEAF)
    page.circle(110, -124, 28, FIELD)
    page.rect(-60, -70, 70, 70, "#f3e3c8")
    page.poly([(-78, -66), (-25, -116), (28, -66)], SAND)
    page.rect(-38, -40, 26, 40, BEECH)
    page.rect(-120, 0, 300, 10, MID, 5)


@motif
def windrad_sonne(c: Canvas) -> None:
    air(c, DAY, 680)
    c.glow(960, 330, 520, "#fff3cf", 0.9)
    c.circle(960, 330, 190, "#efc052")
    cloud(c, 1230, 250, 360, opacity=0.9)
    cloud(c, 250, 180, 260, opacity=0.7, seed=3)
    for i in range(4):
        g = hill(c, ridge(600 + i * 66, 46 - i * 5, 21 + i), DAY.hills[i], 0.15)
        if i in (1, 2):
            treeline(c, g, dark(DAY.hills[i], 0.06), 9 + i * 3, i, gaps=0.6)
    turbine(c, 560, 800, 480, 14)
    near = hill(c, ridge(850, 26, 5), DAY.hills[4], 0.05)
    flowers(c, (-100, 880, 1600, 990), (FIELD, PAPER, "#d98a6a"), 3, 80)
    grass(c, LEFT, RIGHT, 1004, 50, dark(DAY.hills[4], 0.15), 3, 180)
    bush(c, 470, near(470) + 16, 130, BEECH, 4)
    bush(c, 660, near(660) + 14, 100, MID, 5)


@motif
def haus_energie(c: Canvas) -> None:
    air(c, MORNING, 620)
    sun(c, 280, 210, 92, MORNING)
    clouds(c, 161, 150, 4)
    far = hill(c, ridge(540, 36, 6), MORNING.hills[0], 0.2)
    for x, h, t in ((90, 140, 15), (1330, 150, 60), (1430, 140, 100)):
        turbine(c, x, far(x) + 4, h, t)
    treeline(c, hill(c, ridge(600, 22, 3), MORNING.hills[1], 0.2), MORNING.hills[2], 12, 4, gaps=0.6)
    hill(c, ridge(700, 10, 4), "#9dc083", 0.2)
    house(c, 430, 800, 310, 270, House("#f7ecd6", "#b4553a", "#8fb3c0", storeys=2, door="#5a3f33"), 1.25)
    panel(c, [(660, 384), (905, 384), (1040, 512), (795, 512)], 6, 3)
    heatpump(c, 900, 824, 130)
    c.curve([(900, 780), (880, 770), (860, 780)], "#8b9794", 8)
    path(c, [(585, 800, 40), (560, 860, 70), (520, 1060, 150)], "#e8dcc0")
    c.poly([(1040, 850), (1600, 850), (1800, 960), (980, 960)], "#cfc6b2")
    car(c, 1280, 926, 330, "#51707c")
    charger(c, 1060, 900, 170)
    c.curve([(1084, 810), (1100, 880), (1116, 896), (1130, 866)], "#2b3735", 6)
    tree(c, 250, 830, 360, MID, 4)
    bush(c, 400, 830, 140, LEAF, 2)
    bush(c, 780, 830, 130, LEAF, 5)
    person(c, 640, 900, 190, Look(SKINS[2], HAIRS[0], "bob", SAND, "#41505a"), "down", "wave", 0.4)
    person(c, 720, 906, 126, child(Look(SKINS[2], HAIRS[0], "short", FIELD, "#51707c")), "up", "down", 0.4)
    grass(c, LEFT, RIGHT, 1004, 40, "#6d9a55", 4, 200)
    flowers(c, (60, 900, 480, 990), (PAPER, "#d9694b", FIELD), 4, 50)
