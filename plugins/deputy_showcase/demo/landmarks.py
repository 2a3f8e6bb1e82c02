"""Buildings that stand out: a pavilion, a factory hall, a chimney, kilns."""

from __future__ import annotations

from .buildings import glass, window
from .drawing import Color, Point, curve, darker, lighter
from .moods import Stage
from .scenery import shadow


def pavilion(stage: Stage, x: float, base: float, width: float, depth: float = 0.0) -> None:
    """A garden pavilion with upturned eaves."""
    canvas = stage.canvas
    post, roof = stage.tone((148, 82, 68), depth), stage.tone((92, 104, 104), depth)
    shadow(stage, x, base, width * 0.6)
    canvas.rectangle(
        (x - width * 0.46, base - width * 0.05, x + width * 0.46, base + width * 0.02),
        stage.tone((196, 188, 174), depth),
    )
    for share in (-0.38, -0.16, 0.16, 0.38):
        canvas.rectangle(
            (
                x + width * share - width * 0.02,
                base - width * 0.5,
                x + width * share + width * 0.02,
                base - width * 0.04,
            ),
            post,
        )
    canvas.rectangle(
        (x - width * 0.42, base - width * 0.54, x + width * 0.42, base - width * 0.48),
        darker(post, 0.2),
    )
    canvas.rectangle(
        (x - width * 0.4, base - width * 0.17, x + width * 0.4, base - width * 0.14),
        darker(post, 0.1),
    )
    for low, high, half in ((0.5, 0.74, 0.62), (0.72, 0.98, 0.4)):
        _eaves(stage, x, base, width, (low, high, half), roof)
    canvas.ellipse((x, base - width * 1.02), (width * 0.025, width * 0.05), darker(roof, 0.2))


def _eaves(
    stage: Stage, x: float, base: float, width: float, tier: tuple[float, float, float], roof: Color
) -> None:
    low, high, half = tier
    right: list[Point] = curve(
        (x, base - width * high),
        (x + width * half * 0.42, base - width * (low + (high - low) * 0.36)),
        (x + width * half, base - width * (low + 0.09)),
    )
    under: list[Point] = curve(
        (x + width * half, base - width * (low + 0.09)),
        (x + width * half * 0.7, base - width * (low + 0.01)),
        (x, base - width * low),
    )
    shape = [*right, *under]
    stage.canvas.fill([*shape, *((2 * x - px, py) for px, py in reversed(shape))], roof)
    stage.canvas.fill([*shape], darker(roof, 0.14), 0.7)


def hall(stage: Stage, x: float, base: float, width: float, bays: int) -> None:
    """A factory hall with a saw-tooth roof."""
    canvas = stage.canvas
    wall, roof = (
        stage.tone(stage.rng.choice(((214, 198, 180), (196, 204, 204), (206, 190, 172)))),
        stage.tone((124, 128, 134)),
    )
    tall, bay = width * 0.24, width / bays
    left = x - width / 2
    for place in range(bays):
        start = left + place * bay
        tooth = [
            (start, base - tall),
            (start + bay * 0.2, base - tall - bay * 0.5),
            (start + bay, base - tall),
        ]
        canvas.fill(tooth, roof)
        canvas.fill(
            [
                (start, base - tall),
                (start + bay * 0.2, base - tall - bay * 0.5),
                (start + bay * 0.26, base - tall - bay * 0.42),
                (start + bay * 0.1, base - tall),
            ],
            glass(stage),
        )
    canvas.rectangle((left, base - tall, left + width, base), wall)
    canvas.rectangle((left, base - tall * 0.16, left + width, base), darker(wall, 0.14))
    for place in range(bays):
        box_left = left + place * bay + bay * 0.2
        if place == bays // 2:
            canvas.rectangle(
                (box_left - bay * 0.05, base - tall * 0.66, box_left + bay * 0.7, base),
                stage.tone((108, 124, 134)),
            )
        else:
            window(stage, (box_left, base - tall * 0.74, box_left + bay * 0.6, base - tall * 0.4))


def chimney(stage: Stage, x: float, base: float, height: float, depth: float = 0.0) -> None:
    """A brick chimney with a wisp of steam."""
    canvas, brick = stage.canvas, stage.tone((168, 116, 96), depth)
    low, high = height * 0.07, height * 0.045
    canvas.fill(
        [(x - low, base), (x - high, base - height), (x + high, base - height), (x + low, base)],
        brick,
    )
    for share in (0.78, 0.9):
        half = low + (high - low) * share
        canvas.rectangle(
            (x - half, base - height * share - height * 0.03, x + half, base - height * share),
            stage.tone((232, 222, 208), depth),
        )
    canvas.rectangle(
        (x - high - 4, base - height - 8, x + high + 4, base - height), darker(brick, 0.2)
    )
    drift = stage.rng.choice((-1, 1))
    for step in range(5):
        puff = (x + drift * step * height * 0.09, base - height * (1.05 + 0.05 * step))
        canvas.ellipse(
            puff,
            (height * (0.05 + 0.018 * step), height * (0.035 + 0.01 * step)),
            (250, 248, 244),
            0.34 - 0.05 * step,
        )


def kiln(stage: Stage, x: float, base: float, width: float) -> None:
    """An old round brick kiln (馒头窑) with its fire mouth."""
    canvas, brick = stage.canvas, stage.tone((178, 128, 102))
    tall = width * 0.92
    dome = [
        (x - width * 0.5, base),
        *curve(
            (x - width * 0.5, base - tall * 0.4),
            (x - width * 0.34, base - tall * 0.82),
            (x - width * 0.1, base - tall),
            (x + width * 0.1, base - tall),
            (x + width * 0.34, base - tall * 0.82),
            (x + width * 0.5, base - tall * 0.4),
        ),
        (x + width * 0.5, base),
    ]
    shadow(stage, x, base, width * 0.62)
    canvas.rectangle(
        (x - width * 0.1, base - tall * 1.22, x + width * 0.1, base - tall * 0.94),
        darker(brick, 0.12),
    )
    canvas.fill(dome, brick)
    with canvas.inside(dome):
        canvas.ellipse(
            (x + width * 0.44, base - tall * 0.3),
            (width * 0.3, tall * 0.8),
            darker(brick, 0.18),
            0.6,
        )
        for row in range(1, 9):
            y = base - tall * row / 9
            canvas.stroke(
                curve((x - width * 0.52, y), (x, y + width * 0.03), (x + width * 0.52, y)),
                2.5,
                darker(brick, 0.22),
                0.5,
            )
    _fire(stage, x - width * 0.06, base, width * 0.34)


def _fire(stage: Stage, x: float, base: float, width: float) -> None:
    arch = [
        (x - width / 2, base),
        *curve(
            (x - width / 2, base - width * 0.5),
            (x, base - width * 1.06),
            (x + width / 2, base - width * 0.5),
        ),
        (x + width / 2, base),
    ]
    stage.canvas.fill(arch, stage.tone((84, 58, 52)))
    with stage.canvas.inside(arch):
        for radius, color in (
            (0.52, (206, 110, 66)),
            (0.36, (236, 164, 88)),
            (0.18, (252, 220, 150)),
        ):
            stage.canvas.ellipse((x, base), (width * radius, width * radius * 1.3), color, 0.85)
    lip = lighter(stage.tone((178, 128, 102)), 0.2)
    stage.canvas.stroke(
        curve(
            (x - width / 2, base),
            (x - width / 2, base - width * 0.5),
            (x, base - width * 1.06),
            (x + width / 2, base - width * 0.5),
            (x + width / 2, base),
        ),
        7,
        lip,
    )
