"""Scenes in public places: a school, a clinic, a library."""

from __future__ import annotations

from . import buildings as b
from . import crowd as c
from . import plants as p
from . import scenery as s
from .drawing import darker, lighter, oval
from .moods import ACCENT, HEIGHT, PAVING, WIDTH, Stage


def school(stage: Stage) -> None:
    rng, side = stage.rng, stage.rng.choice((-1, 1))
    s.sky(stage, 470)
    s.mountains(stage, 480, 2, 160)
    for x in range(-20, 1640, 90):
        p.tree(stage, x + stage.near(0, 24), 540, stage.near(180, 34), 0.26)
    stage.canvas.rectangle((0, 530, WIDTH, HEIGHT), stage.grass(0.08))
    _teaching_block(stage, WIDTH / 2 - side * 190, 600, 860, 3)
    _teaching_block(stage, WIDTH / 2 + side * 520, 606, 360, 2)
    _track(stage)
    _hoop(stage, WIDTH / 2 + side * 560, 800, 300)
    for place in range(7):
        at = 150 + place * 200 + stage.near(0, 50)
        count, base = rng.choice((2, 2, 3)), rng.uniform(700, 900)
        c.group(stage, at, base, stage.near(150, 12), count, children=0.8)
    p.tree(stage, WIDTH / 2 - side * 740, 860, 480)


def _teaching_block(stage: Stage, x: float, base: float, width: float, floors: int) -> None:
    canvas, wall = (
        stage.canvas,
        stage.tone(stage.rng.choice(((232, 216, 196), (222, 200, 180), (226, 226, 218)))),
    )
    band = stage.tone((168, 112, 92))
    floor, left = 92.0, x - width / 2
    top = base - floor * floors
    canvas.rectangle((left, top, left + width, base), wall)
    for row in range(floors):
        y = top + row * floor
        canvas.rectangle((left, y + floor - 14, left + width, y + floor), band)
        count = int(width // 74)
        for place in range(count):
            cell = left + 18 + place * (width - 36) / count
            b.window(stage, (cell + 10, y + 18, cell + 52, y + 64))
    canvas.rectangle((left - 10, top - 16, left + width + 10, top), darker(wall, 0.24))
    if floors > 2:
        _entrance(stage, x, base, floor * floors)


def _entrance(stage: Stage, x: float, base: float, height: float) -> None:
    """A projecting stair tower with a clock above the door."""
    canvas, wall = stage.canvas, stage.tone((240, 230, 214))
    canvas.rectangle((x - 76, base - height - 62, x + 76, base), wall)
    canvas.rectangle((x - 86, base - height - 78, x + 86, base - height - 62), darker(wall, 0.24))
    canvas.ellipse((x, base - height), (34, 34), stage.tone((252, 250, 244)))
    canvas.stroke(
        [(x, base - height - 20), (x, base - height), (x + 14, base - height + 8)],
        5,
        stage.tone((70, 76, 88)),
    )
    for row in (0.3, 0.6):
        canvas.rectangle(
            (x - 40, base - height * (1 - row) + 4, x + 40, base - height * (1 - row) + 54),
            b.glass(stage),
        )
    canvas.rectangle((x - 44, base - 72, x + 44, base), stage.tone((112, 128, 136)))
    canvas.rectangle((x - 96, base - 88, x + 96, base - 74), stage.tone((168, 112, 92)))


def _track(stage: Stage) -> None:
    """A running track around a green, seen from its side."""
    canvas, red = stage.canvas, stage.tone((186, 116, 96))
    canvas.ellipse((WIDTH / 2, 830), (980, 170), red)
    for reach in (0.94, 0.88):
        ring = oval((WIDTH / 2, 830), (980 * reach, 170 * reach))
        canvas.stroke([*ring, ring[0]], 3, lighter(red, 0.5), 0.7)
    canvas.ellipse((WIDTH / 2, 830), (800, 128), stage.grass())


def _hoop(stage: Stage, x: float, base: float, height: float) -> None:
    pole = stage.tone((98, 108, 118))
    s.shadow(stage, x, base, 60)
    stage.canvas.stroke([(x, base), (x, base - height * 0.8)], 11, pole)
    stage.canvas.rectangle(
        (x - 66, base - height, x + 66, base - height * 0.7), stage.tone((242, 240, 234))
    )
    stage.canvas.rectangle(
        (x - 24, base - height * 0.86, x + 24, base - height * 0.76), stage.tone((176, 120, 96))
    )
    stage.canvas.stroke(
        [(x - 26, base - height * 0.72), (x + 26, base - height * 0.72)], 6, stage.tone(ACCENT)
    )


def clinic(stage: Stage) -> None:
    rng, side = stage.rng, stage.rng.choice((-1, 1))
    x = WIDTH / 2 - side * 60
    s.sky(stage, 480)
    s.mountains(stage, 490, 2, 150)
    for place in range(16):
        p.poplar(stage, place * 104 + stage.near(0, 24), 560, stage.near(230, 40), 0.28)
    stage.canvas.rectangle((0, 545, WIDTH, HEIGHT), stage.grass(0.06))
    _clinic_house(stage, x, 650, 900)
    yard = [(x - 170, 650), (x + 170, 650), (x + 560, HEIGHT + 20), (x - 560, HEIGHT + 20)]
    stage.canvas.fill(yard, stage.tone(PAVING))
    _ramp(stage, x + side * 150, 650, side)
    c.bench(stage, x - side * 430, 770, 170)
    c.group(stage, x - side * 480, 800, 150, 2)
    c.group(stage, x - 60, 740, 138, 2)
    c.group(stage, x + side * 120, 880, 184, rng.choice((1, 2)))
    p.tree(stage, x - side * 660, 850, 440)
    p.tree(stage, x + side * 640, 790, 360)
    for place in range(6):
        p.bush(stage, x + (place - 2.5) * 290, 668, 40)


def _clinic_house(stage: Stage, x: float, base: float, width: float) -> None:
    canvas, wall, green = stage.canvas, stage.tone((246, 243, 236)), stage.tone((112, 150, 138))
    left, tall = x - width / 2, 250.0
    canvas.rectangle((left, base - tall, left + width, base), wall)
    canvas.rectangle((left - 14, base - tall - 22, left + width + 14, base - tall), green)
    canvas.rectangle((left, base - 34, left + width, base), darker(wall, 0.12))
    for row in (0, 1):
        for place in range(9):
            cell = left + 30 + place * (width - 60) / 9
            if not (row == 1 and 3 <= place <= 5):
                b.window(
                    stage,
                    (
                        cell + 14,
                        base - tall + 34 + row * 110,
                        cell + 72,
                        base - tall + 96 + row * 110,
                    ),
                )
    canvas.rectangle((x - 120, base - 124, x + 120, base), b.glass(stage))
    canvas.stroke([(x, base - 124), (x, base)], 7, wall)
    canvas.rectangle((x - 180, base - 146, x + 180, base - 122), green)
    canvas.ellipse((x, base - tall - 50), (56, 56), wall)
    for box in (
        (x - 12, base - tall - 84, x + 12, base - tall - 16),
        (x - 34, base - tall - 62, x + 34, base - tall - 38),
    ):
        canvas.rectangle(box, green)


def _ramp(stage: Stage, x: float, base: float, side: int) -> None:
    """A ramp with a handrail for wheelchairs."""
    far, color = x + side * 330, stage.tone((198, 194, 186))
    stage.canvas.fill([(x, base - 26), (x, base + 14), (far, base + 22), (far, base + 14)], color)
    rail = stage.tone((120, 134, 140))
    stage.canvas.stroke([(x, base - 88), (far, base - 44)], 6, rail)
    for place in range(5):
        share = place / 4
        px = x + (far - x) * share
        stage.canvas.stroke([(px, base - 88 + 44 * share), (px, base - 20 + 34 * share)], 5, rail)
