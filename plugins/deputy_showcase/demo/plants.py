"""Trees, bushes and reeds."""

from __future__ import annotations

import math

from .drawing import Color, Point, curve, lighter, loop, mix
from .moods import Stage
from .scenery import shadow


def tree(stage: Stage, x: float, base: float, height: float, depth: float = 0.0) -> None:
    """A broad-leaved tree with a heaped crown, lighter towards the light."""
    shadow(stage, x + height * 0.06, base, height * 0.3)
    _trunk(stage, x, base, height, depth)
    crown = (x, base - height * 0.66)
    _crown(stage, crown, height * 0.34, depth)
    if stage.season.dots and height > 130:
        _dots(stage, crown, height * 0.3, stage.tone(stage.season.dots, depth), 14)


def _trunk(stage: Stage, x: float, base: float, height: float, depth: float) -> None:
    color, canvas = stage.tone((112, 92, 78), depth), stage.canvas
    fork = base - height * 0.44
    canvas.fill(
        [
            (x - height * 0.032, base),
            (x - height * 0.016, fork),
            (x + height * 0.016, fork),
            (x + height * 0.036, base),
        ],
        color,
    )
    for side in (-1, 1):
        canvas.stroke(
            [(x, fork + height * 0.08), (x + side * height * 0.1, fork - height * 0.08)],
            height * 0.02,
            color,
        )


#: The heaps of a crown: where (in radii), how large, and which shade of leaf.
_HEAPS = (
    (-0.5, 0.26, 0.56, 0),
    (0.5, 0.28, 0.55, 0),
    (0.0, -0.22, 0.68, 0),
    (0.56, -0.1, 0.5, 0),
    (-0.56, -0.12, 0.52, 0),
    (0.02, 0.26, 0.55, 0),
    (-0.44, 0.08, 0.42, 1),
    (0.28, -0.12, 0.42, 1),
    (-0.12, -0.42, 0.44, 1),
    (0.1, 0.3, 0.3, 1),
    (-0.56, -0.12, 0.24, 2),
    (-0.2, -0.56, 0.26, 2),
    (0.2, -0.3, 0.2, 2),
)


def _crown(stage: Stage, center: Point, radius: float, depth: float) -> None:
    flip = stage.rng.uniform(0.9, 1.15)
    for dx, dy, size, shade in _HEAPS:
        wobble = stage.rng.uniform(0.9, 1.1) * radius
        at = (center[0] + dx * wobble * flip, center[1] + dy * wobble * 0.94)
        stage.canvas.ellipse(at, (size * wobble, size * wobble * 0.92), stage.leaf(shade, depth))


def _dots(stage: Stage, center: Point, radius: float, color: Color, count: int) -> None:
    for _ in range(count):
        way, reach = stage.rng.uniform(0, 2 * math.pi), radius * math.sqrt(stage.rng.random())
        at = (center[0] + reach * math.cos(way), center[1] + reach * math.sin(way))
        stage.canvas.ellipse(at, (radius * 0.07, radius * 0.07), color)


def fruit_tree(
    stage: Stage, x: float, base: float, height: float, fruit: Color, depth: float
) -> None:
    """A low crown on a short trunk, with fruit."""
    shadow(stage, x, base, height * 0.4)
    _trunk(stage, x, base, height, depth)
    center = (x, base - height * 0.6)
    _crown(stage, center, height * 0.4, depth)
    _dots(stage, center, height * 0.34, stage.tone(fruit, depth), 16)


def poplar(stage: Stage, x: float, base: float, height: float, depth: float = 0.0) -> None:
    canvas = stage.canvas
    shadow(stage, x, base, height * 0.13)
    canvas.stroke(
        [(x, base), (x, base - height * 0.3)], height * 0.03, stage.tone((116, 98, 84), depth)
    )
    wide = height * 0.12
    crown = loop(
        (x, base - height),
        (x + wide, base - height * 0.55),
        (x + wide * 0.7, base - height * 0.16),
        (x - wide * 0.7, base - height * 0.16),
        (x - wide, base - height * 0.55),
    )
    canvas.fill(crown, stage.leaf(0, depth))
    with canvas.inside(crown):
        canvas.ellipse(
            (x - wide * 0.6, base - height * 0.62), (wide * 0.9, height * 0.4), stage.leaf(1, depth)
        )


def pine(stage: Stage, x: float, base: float, height: float, depth: float = 0.0) -> None:
    canvas = stage.canvas
    dark = stage.tone((74, 100, 90), depth)
    shadow(stage, x, base, height * 0.26)
    canvas.stroke(
        [(x, base), (x, base - height * 0.3)], height * 0.05, stage.tone((104, 84, 72), depth)
    )
    for place in range(4):
        y = base - height * (0.16 + 0.2 * place)
        half = height * (0.26 - 0.05 * place)
        tier = [*curve((x - half, y), (x, y + height * 0.05), (x + half, y)), (x, y - height * 0.3)]
        canvas.fill(tier, mix(dark, lighter(dark, 0.25), place / 4))


def willow(stage: Stage, x: float, base: float, height: float) -> None:
    canvas, rng = stage.canvas, stage.rng
    shadow(stage, x, base, height * 0.4)
    canvas.stroke(
        curve(
            (x, base),
            (x + height * 0.03, base - height * 0.3),
            (x - height * 0.02, base - height * 0.6),
        ),
        height * 0.06,
        stage.tone((104, 88, 76)),
    )
    top = base - height * 0.74
    canvas.ellipse((x, top), (height * 0.34, height * 0.22), stage.leaf(0))
    for place in range(17):
        share = place / 16 * 2 - 1
        start = (x + share * height * 0.33, top - height * 0.12 * (1 - share * share))
        length = height * rng.uniform(0.34, 0.58)
        hang = curve(
            start,
            (start[0] + share * height * 0.1, start[1] + length * 0.5),
            (start[0] + share * height * 0.1, start[1] + length),
        )
        canvas.stroke(hang, height * 0.045, stage.leaf(1 + place % 2), 0.92, ends=0.3)


def bush(stage: Stage, x: float, base: float, size: float, depth: float = 0.0) -> None:
    for dx, radius, shade in ((-0.6, 0.55, 0), (0.55, 0.6, 0), (0.0, 0.8, 1)):
        center = (x + dx * size, base - radius * size * 0.4)
        with stage.canvas.inside(
            [
                (x - 2 * size, base - 2 * size),
                (x + 2 * size, base - 2 * size),
                (x + 2 * size, base),
                (x - 2 * size, base),
            ]
        ):
            stage.canvas.ellipse(
                center, (radius * size, radius * size * 0.8), stage.leaf(shade, depth)
            )


def reeds(stage: Stage, x: float, base: float, count: int, height: float) -> None:
    for _ in range(count):
        foot = x + stage.near(0, height * 0.9)
        tip = (foot + stage.near(0, height * 0.3), base - height * stage.rng.uniform(0.6, 1.1))
        middle = (foot + (tip[0] - foot) * 0.3, base - (base - tip[1]) * 0.6)
        stage.canvas.stroke(
            curve((foot, base), middle, tip), 6, stage.leaf(stage.rng.randint(0, 2)), ends=0.2
        )
