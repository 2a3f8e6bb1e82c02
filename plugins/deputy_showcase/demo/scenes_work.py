"""Scenes of work: a kiln yard, an orchard, a factory."""

from __future__ import annotations

from . import buildings as b
from . import crowd as c
from . import landmarks
from . import plants as p
from . import scenery as s
from .drawing import Color, curve, darker, lighter
from .moods import HEIGHT, WIDTH, Stage

_FRUIT: tuple[Color, ...] = ((204, 84, 66), (226, 150, 84), (236, 178, 130), (178, 60, 58))
# fmt: off
_GLAZES: tuple[Color, ...] = (
    (96, 122, 128), (150, 166, 150), (176, 128, 84), (92, 84, 92), (206, 196, 176), (126, 86, 70),
)
# fmt: on


def kiln_yard(stage: Stage) -> None:
    rng, side = stage.rng, stage.rng.choice((-1, 1))
    s.sky(stage, 470)
    s.mountains(stage, 470, 3, rng.uniform(150, 230))
    landmarks.chimney(stage, WIDTH / 2 - side * 60, 600, 380, 0.16)
    s.ground(stage, 540, stage.grass(0.22), 14)
    for x in (WIDTH / 2 - side * 620, WIDTH / 2 - side * 380):
        b.house(stage, x, 640, 250, 0.08)
    stage.canvas.fill(
        [(-20, 660), (WIDTH + 20, 640), (WIDTH + 20, HEIGHT + 20), (-20, HEIGHT + 20)],
        stage.tone((214, 192, 160)),
    )
    landmarks.kiln(stage, WIDTH / 2 + side * 190, 730, 330)
    landmarks.kiln(stage, WIDTH / 2 + side * 540, 770, 380)
    _shelves(stage, WIDTH / 2 - side * 420, 800, 480)
    c.group(stage, WIDTH / 2 - side * 90, 850, 170, 2)
    c.person(stage, WIDTH / 2 + side * 360, 880, 176)
    for place in range(9):
        height = stage.near(96, 34)
        c.pot(
            stage,
            60 + place * 185 + stage.near(0, 50),
            stage.near(962, 20),
            height,
            rng.choice(_GLAZES),
        )
    p.tree(stage, WIDTH / 2 - side * 770, 900, 470)


def _shelves(stage: Stage, x: float, base: float, width: float) -> None:
    """An open shed with drying pots on boards."""
    canvas, wood = stage.canvas, stage.tone((140, 112, 88))
    s.shadow(stage, x, base, width * 0.56)
    canvas.rectangle(
        (x - width / 2, base - width * 0.46, x + width / 2, base), stage.tone((176, 150, 122))
    )
    for row in range(3):
        y = base - width * 0.04 - row * width * 0.14
        canvas.rectangle((x - width * 0.46, y, x + width * 0.46, y + 8), wood)
        for place in range(9):
            c.pot(
                stage,
                x - width * 0.41 + place * width * 0.1,
                y,
                stage.near(44, 8),
                stage.rng.choice(_GLAZES),
            )
    for post in (-0.5, 0.0, 0.5):
        canvas.rectangle(
            (x + width * post - 7, base - width * 0.5, x + width * post + 7, base),
            darker(wood, 0.15),
        )
    roof = [
        (x - width * 0.58, base - width * 0.46),
        (x + width * 0.58, base - width * 0.46),
        (x + width * 0.5, base - width * 0.62),
        (x - width * 0.5, base - width * 0.62),
    ]
    canvas.fill(roof, stage.tone(b.ROOFS[0]))
    canvas.stroke([roof[3], roof[2]], 10, darker(stage.tone(b.ROOFS[0]), 0.2))


def orchard(stage: Stage) -> None:
    rng, horizon = stage.rng, 440.0
    s.sky(stage, horizon + 10)
    s.mountains(stage, horizon + 10, 3, rng.uniform(170, 260))
    s.ground(stage, horizon + 10, stage.tone(stage.season.field, 0.2), 8)
    stage.canvas.rectangle((0, 480, WIDTH, HEIGHT), stage.tone(stage.season.field))
    s.furrows(stage, -700, WIDTH + 700, 480, HEIGHT, 24)
    meet, fruit = rng.uniform(620, 980), rng.choice(_FRUIT)
    for share in (0.08, 0.13, 0.2, 0.31, 0.48, 0.76):
        base = 480 + share * 480
        for row in (-3, -2, -1, 1, 2, 3):
            x = meet + row * 620 * share * 1.25
            if -200 < x < WIDTH + 200:
                p.fruit_tree(stage, x, base, 420 * share + 24, fruit, max(0.0, 0.34 - share * 0.7))
    c.group(stage, meet - 60, 760, 150, 2)
    c.person(stage, meet + 150, 900, 206)
    for place in range(3):
        _basket(
            stage, meet - 240 + place * 130 + stage.near(0, 24), 948 + stage.near(0, 16), 88, fruit
        )


def _basket(stage: Stage, x: float, base: float, width: float, fruit: Color) -> None:
    weave, tone = stage.tone((186, 146, 98)), stage.tone(fruit)
    s.shadow(stage, x, base, width * 0.6)
    for place in range(7):
        center = (
            x - width * 0.36 + place * width * 0.12,
            base - width * (0.5 + 0.06 * (place % 2)),
        )
        stage.canvas.ellipse(center, (width * 0.1, width * 0.1), lighter(tone, 0.12 * (place % 3)))
    stage.canvas.fill(
        [
            (x - width * 0.5, base - width * 0.48),
            (x + width * 0.5, base - width * 0.48),
            (x + width * 0.38, base),
            (x - width * 0.38, base),
        ],
        weave,
    )
    for row in (0.14, 0.3):
        stage.canvas.stroke(
            [(x - width * 0.44, base - width * row), (x + width * 0.44, base - width * row)],
            4,
            darker(weave, 0.2),
        )


def factory(stage: Stage) -> None:
    rng, side, middle = stage.rng, stage.rng.choice((-1, 1)), WIDTH / 2
    s.sky(stage, 520)
    s.mountains(stage, 520, 2, 150)
    b.skyline(stage, 560, 0.6)
    for place in range(rng.choice((1, 2, 2, 3))):
        x = middle - side * (rng.choice((500, 470, 60)) - place * 112)
        landmarks.chimney(stage, x, 660, stage.near(400, 50), 0.14)
    beside = rng.choice((_silos, _silos, _office, _grove))
    beside(stage, middle + side * 560, 680)
    landmarks.hall(stage, middle - side * 130, 690, stage.near(960, 60), rng.choice((3, 4, 5, 6)))
    stage.canvas.rectangle((0, 686, WIDTH, HEIGHT), stage.tone((190, 188, 182)))
    s.slabs(stage, 700)
    _loading(stage, middle, side)
    for x, y, height in ((-560, 800, 138), (-240, 850, 158), (60, 790, 134), (-420, 940, 190)):
        _worker(stage, middle + side * (x + stage.near(0, 70)), y, height)
    for place in range(5):
        p.bush(stage, 120 + place * 330 + stage.near(0, 60), 704, 34)
    p.tree(stage, middle - side * 730, 760, 300)


def _loading(stage: Stage, middle: float, side: int) -> None:
    """A truck on one side or the other, or crates on pallets."""
    kind = stage.rng.choice(("here", "here", "there", "crates"))
    if kind == "crates":
        for place in range(4):
            _crates(stage, middle + side * (180 + place * 150), stage.near(850, 40))
    else:
        way = side if kind == "here" else -side
        _truck(stage, middle + side * stage.near(380, 50), stage.near(860, 24), 400, way)


def _crates(stage: Stage, x: float, base: float) -> None:
    """A pallet with a few boxes."""
    wood = stage.tone((186, 154, 116))
    s.shadow(stage, x, base, 76)
    for row, count in enumerate((2, stage.rng.choice((1, 2)))):
        for place in range(count):
            left, low = x - 62 + place * 64, base - 10 - row * 58
            stage.canvas.rectangle((left, low - 54, left + 58, low), lighter(wood, 0.1 * row))
            stage.canvas.rectangle((left + 24, low - 54, left + 34, low), darker(wood, 0.12))
    stage.canvas.rectangle((x - 70, base - 10, x + 70, base), darker(wood, 0.3))


def _office(stage: Stage, x: float, base: float) -> None:
    b.block(stage, x, base, 300, stage.rng.choice((3, 4)), 0.05)


def _grove(stage: Stage, x: float, base: float) -> None:
    for place in range(5):
        p.poplar(stage, x - 170 + place * 84, base + 4, stage.near(320, 40), 0.1)


def _worker(stage: Stage, x: float, base: float, height: float) -> None:
    """Somebody with a safety helmet."""
    c.person(stage, x, base, height)
    helmet = [
        *curve(
            (x - height * 0.085, base - height * 0.91),
            (x - height * 0.07, base - height * 0.98),
            (x, base - height * 1.01),
            (x + height * 0.07, base - height * 0.98),
            (x + height * 0.085, base - height * 0.91),
        )
    ]
    stage.canvas.fill(helmet, stage.tone((222, 178, 84)))


def _silos(stage: Stage, x: float, base: float) -> None:
    for place, height in enumerate((300, 340, 280)):
        left = x - 160 + place * 108
        metal = stage.tone((196, 202, 204))
        stage.canvas.rectangle((left, base - height, left + 92, base), metal)
        stage.canvas.rectangle((left + 62, base - height, left + 92, base), darker(metal, 0.14))
        stage.canvas.fill(
            curve(
                (left, base - height), (left + 46, base - height - 50), (left + 92, base - height)
            ),
            darker(metal, 0.08),
        )
        for row in range(1, 5):
            y = base - height * row / 5
            stage.canvas.stroke([(left, y), (left + 92, y)], 3, darker(metal, 0.16))


def _truck(stage: Stage, x: float, base: float, width: float, side: int) -> None:
    canvas = stage.canvas
    s.shadow(stage, x, base, width * 0.56)
    box = stage.tone((226, 222, 212))
    canvas.rectangle(
        (x - width * 0.5, base - width * 0.42, x + width * 0.5, base - width * 0.09), box
    )
    canvas.rectangle(
        (x - width * 0.5, base - width * 0.22, x + width * 0.5, base - width * 0.18),
        stage.tone((122, 142, 150)),
    )
    front = x - side * width * 0.5
    nose = front - side * width * 0.2
    cab = [
        (front, base - width * 0.36),
        (front - side * width * 0.12, base - width * 0.36),
        (nose, base - width * 0.2),
        (nose, base - width * 0.08),
        (front, base - width * 0.08),
    ]
    canvas.fill(cab, stage.tone((112, 132, 146)))
    pane = [
        (front - side * width * 0.03, base - width * 0.32),
        (front - side * width * 0.11, base - width * 0.32),
        (front - side * width * 0.17, base - width * 0.2),
        (front - side * width * 0.03, base - width * 0.2),
    ]
    canvas.fill(pane, stage.tone((206, 220, 224)))
    canvas.rectangle(
        (
            min(nose, x + side * width * 0.5),
            base - width * 0.1,
            max(nose, x + side * width * 0.5),
            base - width * 0.06,
        ),
        stage.tone((92, 96, 104)),
    )
    for wheel in (-0.56, -0.2, 0.3, 0.42):
        canvas.ellipse(
            (x + side * width * wheel, base - width * 0.055),
            (width * 0.056, width * 0.056),
            stage.tone((60, 62, 70)),
        )
        canvas.ellipse(
            (x + side * width * wheel, base - width * 0.055),
            (width * 0.024, width * 0.024),
            stage.tone((176, 178, 180)),
        )
