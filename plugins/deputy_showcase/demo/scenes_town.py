"""Scenes in the town: a street, a market."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from . import buildings as b
from . import crowd as c
from . import plants as p
from . import scenery as s
from .drawing import Color, Point, curve, darker, lighter
from .moods import ACCENT, HEIGHT, PAVING, WIDTH, Stage

_ROAD: Color = (146, 148, 152)
_AWNINGS: tuple[Color, ...] = (
    (122, 142, 130),
    (176, 126, 98),
    (112, 130, 152),
    (164, 146, 108),
    (150, 104, 100),
)
_CARS: tuple[Color, ...] = ((226, 224, 218), (112, 130, 146), (86, 92, 102), (168, 148, 120))
#: Where something lies on a wall that runs away from us: how far along, and how high.
_Place = Callable[[float, float], Point]


def street(stage: Stage) -> None:
    rng, horizon = stage.rng, 520.0
    meet = rng.uniform(560, 1040)
    s.sky(stage, horizon)
    b.skyline(stage, horizon + 8, 0.66)
    stage.canvas.rectangle((0, horizon, WIDTH, HEIGHT), stage.tone(PAVING))
    _road(stage, meet, horizon)
    for side in (-1, 1):
        _facades(stage, meet, horizon, side)
    _trees_and_lamps(stage, meet, horizon)
    places = [(-500, 0.5), (480, 0.62), (-520, 0.95), (500, 1.1), (-470, 1.5), (455, 1.6)]
    for x, share in places:
        at = meet + (x + stage.near(0, 34)) * share
        c.group(stage, at, horizon + 260 * share, 128 * share, rng.choice((0, 1, 2, 2)))
    c.bicycle(stage, meet + rng.choice((-470, 360)), 880, 150)


def _trees_and_lamps(stage: Stage, meet: float, horizon: float) -> None:
    """Both sides of the street, or trees on one only."""
    sides = stage.rng.choice(((-1, 1), (-1, 1), (-1,), (1,)))
    grow = p.tree if stage.rng.random() < 0.75 else p.poplar
    size = 330 if grow is p.tree else 470
    for share in (0.24, 0.36, 0.54, 0.82, 1.24):
        for side in sides:
            x, base = meet + side * 430 * share, horizon + 260 * share
            grow(stage, x, base, size * share, max(0.0, 0.3 - share * 0.3))
    for share in (0.36, 0.8, 1.3):
        c.lamp(stage, meet + 410 * share, horizon + 260 * share, 330 * share)


def _road(stage: Stage, meet: float, horizon: float) -> None:
    canvas, road = stage.canvas, stage.tone(_ROAD)
    paint = lighter(road, 0.6)
    low = HEIGHT + 20
    surface = [(meet - 14, horizon), (meet + 14, horizon), (meet + 640, low), (meet - 640, low)]
    canvas.fill(surface, road)
    for place in range(9):
        near, far = (1.0 - place * 0.11) ** 2, (0.95 - place * 0.11) ** 2
        _mark(stage, meet, horizon, (near, far), (-0.014, 0.014), paint)
    if stage.rng.random() < 0.5:
        for stripe in range(-5, 6):
            at = stripe / 6
            _mark(stage, meet, horizon, (0.52, 0.4), (at - 0.045, at + 0.045), paint)
    if stage.rng.random() < 0.6:
        share = stage.rng.uniform(0.2, 0.5)
        _car(stage, meet + 320 * share, horizon + 480 * share, 290 * share)


def _mark(
    stage: Stage,
    meet: float,
    horizon: float,
    depth: tuple[float, float],
    across: tuple[float, float],
    paint: Color,
) -> None:
    """A painted mark between two depths (1 is the lower edge) and two shares of the half road."""
    corners = [(depth[0], across[0]), (depth[0], across[1]), (depth[1], across[1])]
    corners.append((depth[1], across[0]))
    shape = [(meet + 620 * d * a, horizon + 480 * d) for d, a in corners]
    stage.canvas.fill(shape, paint, 0.8)


def _car(stage: Stage, x: float, base: float, width: float) -> None:
    """A car driving away, seen from behind."""
    canvas, paint = stage.canvas, stage.tone(stage.rng.choice(_CARS))
    s.shadow(stage, x, base, width * 0.62)
    for side in (-1, 1):
        left = x + side * width * 0.34 - width * 0.08
        wheel = (left, base - width * 0.16, left + width * 0.16, base)
        canvas.rectangle(wheel, stage.tone((56, 58, 66)))
    roof = [(-0.4, 0.44), (-0.34, 0.72), (0.34, 0.72), (0.4, 0.44)]
    canvas.fill(curve(*((x + width * dx, base - width * dy) for dx, dy in roof)), paint)
    pane = [(-0.31, 0.46), (-0.26, 0.66), (0.26, 0.66), (0.31, 0.46)]
    canvas.fill([(x + width * dx, base - width * dy) for dx, dy in pane], b.glass(stage))
    body = (x - width * 0.47, base - width * 0.46, x + width * 0.47, base - width * 0.12)
    canvas.rectangle(body, paint)
    canvas.rectangle((body[0], base - width * 0.2, body[2], body[3]), darker(paint, 0.25))
    for side in (-1, 1):
        lamp = (x + side * width * 0.38, base - width * 0.36)
        canvas.ellipse(lamp, (width * 0.06, width * 0.045), (206, 96, 84))


def _facades(stage: Stage, meet: float, horizon: float, side: int) -> None:
    """A row of houses along one side, far ones first, all lines running to one point."""

    def at(share: float, height: float) -> Point:
        return meet + side * 640 * share, horizon + (260 - height) * share

    for far, near in pairwise((0.1, 0.16, 0.25, 0.39, 0.6, 0.92, 1.45)):
        _facade(stage, at, far, near)


def _facade(stage: Stage, at: _Place, far: float, near: float) -> None:
    rng, tall = stage.rng, stage.rng.uniform(400, 640)
    wall = stage.tone(rng.choice(b.WALLS), max(0.0, 0.42 - near * 0.6))
    sign = ACCENT if rng.random() < 0.1 else rng.choice(_AWNINGS)

    def band(low: float, high: float, color: Color, alpha: float = 1.0) -> None:
        corners = [at(far, low), at(far, high), at(near, high), at(near, low)]
        stage.canvas.fill(corners, color, alpha)

    band(0, tall + 60, wall)
    band(tall + 60, tall + 84, darker(wall, 0.3))
    band(0, 132, darker(wall, 0.26), 0.55)
    band(150, 196, stage.tone(sign, max(0.0, 0.3 - near * 0.5)))
    _panes(stage, at, far, near, tall)


def _panes(stage: Stage, at: _Place, far: float, near: float, tall: float) -> None:
    for row in range(int((tall - 190) // 110)):
        low = 240 + row * 110
        for column in range(3):
            start = far + (near - far) * (0.14 + column * 0.29)
            end = far + (near - far) * (0.14 + column * 0.29 + 0.17)
            shape = [at(start, low), at(start, low + 64), at(end, low + 64), at(end, low)]
            stage.canvas.fill(shape, b.glass(stage, max(0.0, 0.3 - near * 0.5)))


def market(stage: Stage) -> None:
    rng = stage.rng
    s.sky(stage, 420)
    b.skyline(stage, 470, 0.5)
    x = 40.0
    while x < WIDTH + 100:
        width = stage.near(260, 40)
        b.shop(stage, x + width / 2 - 60, 610, width, stage.near(270, 40), rng.choice(_AWNINGS))
        x += width - 2
    stage.canvas.rectangle((0, 606, WIDTH, HEIGHT), stage.tone(PAVING))
    s.slabs(stage, 620)
    for x in (40, 560, 1500):
        p.tree(stage, x + stage.near(0, 30), 640, stage.near(250, 30), 0.08)
    c.group(stage, rng.uniform(120, 300), 690, 118, 3, 0.05)
    c.group(stage, rng.uniform(980, 1240), 694, 118, 3, 0.05)
    for place in range(5):
        c.stall(
            stage,
            130 + place * 340 + stage.near(0, 20),
            800,
            270,
            _AWNINGS[(place + rng.randrange(5)) % 5],
        )
    for place in range(6):
        c.group(
            stage,
            60 + place * 280 + stage.near(0, 60),
            910 + stage.near(0, 40),
            stage.near(182, 8),
            rng.choice((1, 1, 2)),
        )
