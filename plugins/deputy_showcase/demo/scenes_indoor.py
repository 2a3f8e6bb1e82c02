"""A scene inside: the reading room of a library."""

from __future__ import annotations

from collections.abc import Callable

from . import crowd as c
from . import plants as p
from . import scenery as s
from .drawing import Color, Point, curve, darker, lighter, mix
from .moods import HEIGHT, WIDTH, Stage

# fmt: off
_SPINES: tuple[Color, ...] = (
    (150, 92, 84), (96, 118, 134), (176, 150, 104), (112, 130, 110), (206, 194, 172),
    (104, 92, 112),
)
# fmt: on
#: Where something lies on a wall that runs away from us: how far along, and how high.
_Place = Callable[[float, float], Point]


def library(stage: Stage) -> None:
    """A reading room: tall windows, shelves along the walls, readers at long tables."""
    rng, canvas = stage.rng, stage.canvas
    wall = stage.tone(rng.choice(((236, 226, 208), (226, 222, 210), (222, 214, 204))))
    canvas.rectangle((0, 0, WIDTH, HEIGHT), wall)
    canvas.fill(
        [(0, HEIGHT), (0, 860), (360, 640), (1240, 640), (WIDTH, 860), (WIDTH, HEIGHT)],
        stage.tone((196, 162, 124)),
    )
    for place in range(3):
        _tall_window(stage, 560 + place * 240, 560)
    for side in (-1, 1):
        _bookcase(stage, side)
    for place in range(3):
        _pendant(stage, 500 + place * 300, stage.near(170, 6))
    _reading_table(stage, WIDTH / 2, 720, 560, 3)
    _reading_table(stage, WIDTH / 2, 905, 960, rng.choice((3, 4)))


def _tall_window(stage: Stage, x: float, base: float) -> None:
    canvas, half, top = stage.canvas, 84.0, 190.0
    arch = [
        (x - half, base),
        *curve(
            (x - half, top + 70),
            (x - half * 0.7, top + 14),
            (x, top - 10),
            (x + half * 0.7, top + 14),
            (x + half, top + 70),
        ),
        (x + half, base),
    ]
    frame = stage.tone((250, 246, 238))
    canvas.fill(arch, stage.light.below)
    with canvas.inside(arch):
        canvas.rectangle(
            (x - half, top - 20, x + half, top + 150),
            mix(stage.light.above, stage.light.below, 0.5),
        )
        for dx in (-50, 10, 60):
            p.tree(stage, x + dx, base + 30, stage.near(190, 40), 0.3)
    canvas.stroke([*arch, arch[0]], 11, frame)
    canvas.stroke([(x, top), (x, base)], 7, frame)
    for y in (300, 430):
        canvas.stroke([(x - half, y), (x + half, y)], 6, frame)
    canvas.rectangle((x - half - 16, base, x + half + 16, base + 16), frame)


def _bookcase(stage: Stage, side: int) -> None:
    """Shelves along a side wall, running away from us."""
    wood = stage.tone((138, 104, 78))

    def at(share: float, height: float) -> Point:
        """``share`` 0 is near, 1 far; ``height`` 0 the floor, 1 the top."""
        x, floor, top = 360 * share, 880 - 236 * share, 60 + 150 * share
        return (x if side < 0 else WIDTH - x), floor + (top - floor) * height

    stage.canvas.fill([at(0, 0), at(0, 1), at(0.92, 1), at(0.92, 0)], darker(wood, 0.3))
    for row in range(6):
        low, high = 0.05 + row * 0.155, 0.05 + row * 0.155 + 0.12
        _books(stage, at, low, high)
        stage.canvas.fill(
            [at(0, low - 0.022), at(0, low), at(0.92, low), at(0.92, low - 0.022)], wood
        )
    for share in (0.0, 0.24, 0.46, 0.68, 0.9):
        stage.canvas.fill(
            [at(share, 0), at(share, 1), at(share + 0.025, 1), at(share + 0.025, 0)],
            lighter(wood, 0.1),
        )
    stage.canvas.fill([at(0, 0.97), at(0, 1.03), at(0.92, 1.03), at(0.92, 0.97)], wood)


def _books(stage: Stage, at: _Place, low: float, high: float) -> None:
    share = 0.01
    while share < 0.9:
        width = stage.rng.uniform(0.012, 0.024)
        if stage.rng.random() < 0.93:
            top = low + (high - low) * stage.rng.uniform(0.72, 1.0)
            color = stage.tone(stage.rng.choice(_SPINES))
            stage.canvas.fill(
                [
                    at(share, low),
                    at(share, top),
                    at(share + width * 0.86, top),
                    at(share + width * 0.86, low),
                ],
                color,
            )
        share += width


def _pendant(stage: Stage, x: float, y: float) -> None:
    stage.canvas.stroke([(x, 0), (x, y - 40)], 4, stage.tone((90, 86, 84)))
    stage.canvas.ellipse((x, y + 20), (90, 60), (255, 236, 190), 0.2)
    stage.canvas.fill(
        curve((x - 56, y), (x - 36, y - 40), (x, y - 52), (x + 36, y - 40), (x + 56, y)),
        stage.tone((108, 124, 116)),
    )
    stage.canvas.ellipse((x, y), (56, 8), (255, 242, 208))


def _reading_table(stage: Stage, x: float, base: float, width: float, readers: int) -> None:
    """Readers behind a table, a book before each."""
    canvas, wood, tall = stage.canvas, stage.tone((166, 124, 88)), width * 0.13
    for place in range(readers):
        _reader(
            stage,
            x + width * ((place + 0.5) / readers - 0.5) * 0.9,
            base - tall * 0.7,
            width * 0.26,
        )
    s.shadow(stage, x, base + tall * 0.5, width * 0.56)
    for leg in (-0.46, 0.43):
        canvas.rectangle(
            (x + width * leg, base - tall * 0.6, x + width * (leg + 0.03), base + tall * 0.5),
            darker(wood, 0.25),
        )
    canvas.fill(
        [
            (x - width * 0.47, base - tall),
            (x + width * 0.47, base - tall),
            (x + width * 0.52, base - tall * 0.55),
            (x - width * 0.52, base - tall * 0.55),
        ],
        lighter(wood, 0.16),
    )
    canvas.rectangle(
        (x - width * 0.52, base - tall * 0.55, x + width * 0.52, base - tall * 0.38), wood
    )
    for place in range(readers):
        _open_book(
            stage,
            x + width * ((place + 0.5) / readers - 0.5) * 0.9,
            base - tall * 0.76,
            width * 0.045,
        )


def _reader(stage: Stage, x: float, base: float, height: float) -> None:
    """Somebody sitting, seen down to the table's edge."""
    with stage.canvas.inside(
        [
            (x - height, base - height * 1.5),
            (x + height, base - height * 1.5),
            (x + height, base),
            (x - height, base),
        ]
    ):
        c.person(stage, x, base + height * 0.86, height * 1.6)


def _open_book(stage: Stage, x: float, y: float, half: float) -> None:
    page = stage.tone((250, 247, 238))
    for side in (-1, 1):
        stage.canvas.fill(
            [
                (x, y - half * 0.3),
                (x + side * half, y - half * 0.42),
                (x + side * half * 1.15, y + half * 0.3),
                (x, y + half * 0.42),
            ],
            page if side < 0 else darker(page, 0.06),
        )
