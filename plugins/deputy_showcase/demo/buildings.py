"""Ordinary buildings: village houses, blocks, shops, and their windows."""

from __future__ import annotations

from .drawing import Color, curve, darker, mix
from .moods import Stage
from .scenery import shadow

WALLS: tuple[Color, ...] = (
    (240, 232, 216),
    (228, 214, 192),
    (214, 196, 176),
    (222, 222, 214),
    (204, 178, 156),
    (230, 218, 206),
)
ROOFS: tuple[Color, ...] = (
    (110, 112, 116),
    (126, 120, 116),
    (150, 108, 92),
    (98, 106, 112),
    (162, 126, 104),
)
_GLASS: Color = (142, 164, 174)


def glass(stage: Stage, depth: float = 0.0) -> Color:
    """A window by day, or lit in the evening."""
    lit = stage.light.is_evening and stage.rng.random() < 0.55
    return mix((250, 214, 146), stage.light.haze, depth * 0.6) if lit else stage.tone(_GLASS, depth)


def window(stage: Stage, box: tuple[float, float, float, float], depth: float = 0.0) -> None:
    """A pane with a cross bar."""
    left, top, right, bottom = box
    frame = stage.tone((244, 240, 232), depth)
    edge = max((right - left) * 0.07, 1.6)
    stage.canvas.rectangle((left - edge, top - edge, right + edge, bottom + edge), frame)
    stage.canvas.rectangle(box, glass(stage, depth))
    middle = (left + right) / 2
    stage.canvas.rectangle((middle - edge / 2, top, middle + edge / 2, bottom), frame)


def house(stage: Stage, x: float, base: float, width: float, depth: float = 0.0) -> None:
    """A village house with a tiled gable roof, its end wall in the shade."""
    canvas, rng = stage.canvas, stage.rng
    wall, roof = stage.tone(rng.choice(WALLS), depth), stage.tone(rng.choice(ROOFS), depth)
    tall, rise, deep = width * 0.36, width * 0.24, width * 0.3
    side = rng.choice((-1, 1))
    left, right = x - width / 2, x + width / 2
    shadow(stage, x, base, width * 0.6)
    canvas.rectangle((left, base - tall, right, base), wall)
    end = left if side < 0 else right
    gable = [
        (end, base),
        (end, base - tall),
        (end + side * deep / 2, base - tall - rise),
        (end + side * deep, base - tall),
        (end + side * deep, base),
    ]
    canvas.fill(gable, darker(wall, 0.16))
    _tiles(stage, left, right, base - tall, rise, side * deep / 2, roof)
    eave = [
        (end + side * deep / 2, base - tall - rise),
        (end + side * (deep + width * 0.04), base - tall + width * 0.02),
    ]
    canvas.stroke(eave, width * 0.03, darker(roof, 0.2))
    _front(stage, left, right, base, tall, depth)


def _tiles(
    stage: Stage, left: float, right: float, y: float, rise: float, lean: float, roof: Color
) -> None:
    over = (right - left) * 0.05
    slope = [
        (left - over, y + over * 0.5),
        (right + over, y + over * 0.5),
        (right + lean, y - rise),
        (left + lean, y - rise),
    ]
    stage.canvas.fill(slope, roof)
    lines = 9
    for place in range(1, lines):
        share = place / lines
        low = left - over + (right - left + 2 * over) * share
        high = left + lean + (right - left) * share
        stage.canvas.stroke([(low, y + over * 0.4), (high, y - rise)], 2.5, darker(roof, 0.16), 0.6)
    stage.canvas.stroke(
        [(left + lean, y - rise), (right + lean, y - rise)],
        (right - left) * 0.03,
        darker(roof, 0.24),
    )


def _front(stage: Stage, left: float, right: float, base: float, tall: float, depth: float) -> None:
    wide = right - left
    door = left + wide * stage.rng.choice((0.44, 0.42, 0.46))
    stage.canvas.rectangle(
        (door, base - tall * 0.68, door + wide * 0.14, base), stage.tone((138, 84, 68), depth)
    )
    for share in (0.12, 0.7):
        box = (
            left + wide * share,
            base - tall * 0.66,
            left + wide * (share + 0.17),
            base - tall * 0.26,
        )
        window(stage, box, depth)


def block(
    stage: Stage, x: float, base: float, width: float, floors: int, depth: float = 0.0
) -> None:
    """A block of flats or offices seen from the front."""
    canvas, rng = stage.canvas, stage.rng
    wall = stage.tone(rng.choice(WALLS), depth)
    floor = width * rng.uniform(0.2, 0.26)
    top, left = base - floor * floors, x - width / 2
    canvas.rectangle((left, top, left + width, base), wall)
    canvas.rectangle((left + width * 0.9, top, left + width, base), darker(wall, 0.12))
    canvas.rectangle((left - 5, top - floor * 0.12, left + width + 5, top), darker(wall, 0.22))
    columns = rng.choice((3, 4, 5))
    step = width * 0.88 / columns
    for row in range(floors):
        for column in range(columns):
            cell_x, cell_y = left + width * 0.03 + column * step, top + row * floor
            box = (
                cell_x + step * 0.22,
                cell_y + floor * 0.26,
                cell_x + step * 0.78,
                cell_y + floor * 0.74,
            )
            canvas.rectangle(box, glass(stage, depth))


def skyline(stage: Stage, base: float, depth: float) -> None:
    """Far blocks in a row, as a town seen from outside."""
    x = -60.0
    while x < 1660:
        width = stage.rng.uniform(90, 170)
        block(stage, x + width / 2, base, width, stage.rng.randint(3, 9), depth)
        x += width + stage.rng.uniform(-12, 46)


def shop(stage: Stage, x: float, base: float, width: float, height: float, sign: Color) -> None:
    """A two-storey house with a shop below: sign board, awning, show window."""
    canvas, rng = stage.canvas, stage.rng
    wall = stage.tone(rng.choice(WALLS))
    left, right, top = x - width / 2, x + width / 2, base - height
    canvas.rectangle((left, top, right, base), wall)
    for share in (0.14, 0.42, 0.7):
        window(
            stage,
            (
                left + width * share,
                top + height * 0.16,
                left + width * (share + 0.16),
                top + height * 0.4,
            ),
        )
    canvas.rectangle(
        (left + width * 0.05, base - height * 0.46, right - width * 0.05, base - height * 0.36),
        stage.tone(sign),
    )
    canvas.rectangle(
        (left + width * 0.08, base - height * 0.33, left + width * 0.62, base - height * 0.05),
        glass(stage),
    )
    canvas.rectangle(
        (left + width * 0.7, base - height * 0.33, left + width * 0.9, base),
        darker(stage.tone(sign), 0.35),
    )
    roof = stage.tone(rng.choice(ROOFS))
    over = width * 0.04
    canvas.fill(
        [
            *curve(
                (left - over, top + 5),
                (left + width * 0.1, top - height * 0.06),
                (left + width * 0.2, top - height * 0.1),
            ),
            *curve(
                (right - width * 0.2, top - height * 0.1),
                (right - width * 0.1, top - height * 0.06),
                (right + over, top + 5),
            ),
        ],
        roof,
    )
