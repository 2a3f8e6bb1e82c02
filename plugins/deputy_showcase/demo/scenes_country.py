"""Scenes outside the town: river, hills, village, park."""

from __future__ import annotations

from . import buildings as b
from . import crowd as c
from . import landmarks
from . import plants as p
from . import scenery as s
from .drawing import Point, curve, darker, mix
from .moods import EARTH, HEIGHT, STONE, WIDTH, Stage


def river(stage: Stage) -> None:
    rng, horizon = stage.rng, 430.0
    s.sky(stage, horizon + 30)
    s.mountains(stage, horizon + 30, 3, rng.uniform(150, 240))
    s.ground(stage, horizon + 20, stage.grass(0.42))
    _far_village(stage, horizon + 42)
    s.ground(stage, horizon + 70, stage.grass(0.2), 8)
    side = rng.choice((-1, 1))
    middle = WIDTH / 2 + side * 60
    s.water(stage, _river_bed(middle, side, horizon + 66))
    _bridge(stage, middle + side * 40, horizon + 168, 520)
    for x in (middle - side * 560, middle - side * 700, middle + side * 640):
        p.willow(stage, x, stage.near(700, 20), stage.near(330, 40))
    s.path(
        stage,
        (middle - side * 660, HEIGHT + 20),
        (middle - side * 170, horizon + 110),
        210,
        stage.tone(EARTH),
        side * 40,
    )
    c.group(stage, middle - side * 560, 868, 150, 2)
    c.person(stage, middle - side * 330, 690, 92, 0.05)
    for x in (middle + side * 500, middle + side * 640, middle - side * 330):
        p.reeds(stage, x, HEIGHT + 20, 22, 170)


def _river_bed(middle: float, side: int, top: float) -> list[Point]:
    left = curve(
        (middle + side * 90 - 40, top),
        (middle - side * 40 - 110, top + 110),
        (middle - 240, top + 260),
        (middle - side * 90 - 420, HEIGHT + 20),
    )
    right = curve(
        (middle - side * 90 + 470, HEIGHT + 20),
        (middle + 300, top + 260),
        (middle - side * 40 + 130, top + 110),
        (middle + side * 90 + 44, top),
    )
    return [*left, *right]


def _far_village(stage: Stage, base: float) -> None:
    start = stage.rng.uniform(100, 900)
    for place in range(5):
        b.house(
            stage,
            start + place * 120 + stage.near(0, 16),
            base + stage.near(0, 8),
            stage.near(84, 10),
            0.4,
        )
    for place in range(9):
        p.tree(
            stage, start - 60 + place * 84 + stage.near(0, 20), base + 16, stage.near(92, 18), 0.36
        )


def _bridge(stage: Stage, x: float, base: float, width: float) -> None:
    """An arched stone bridge and its reflection."""
    stone, half = stage.tone(STONE, 0.08), width / 2
    deck = curve(
        (x - half, base),
        (x - half * 0.5, base - width * 0.12),
        (x, base - width * 0.16),
        (x + half * 0.5, base - width * 0.12),
        (x + half, base),
    )
    arch = curve(
        (x + width * 0.2, base + 26),
        (x + width * 0.16, base - width * 0.06),
        (x, base - width * 0.11),
        (x - width * 0.16, base - width * 0.06),
        (x - width * 0.2, base + 26),
    )
    stage.canvas.ellipse((x, base + 30), (width * 0.24, 22), (50, 62, 74), 0.2)
    stage.canvas.fill([*deck, (x + half, base + 26), *arch, (x - half, base + 26)], stone)
    stage.canvas.stroke(arch, 7, darker(stone, 0.2))
    rail = [(px, py - 20) for px, py in deck[4:-4]]
    stage.canvas.stroke(rail, 6, darker(stone, 0.12))
    for px, py in deck[4:-4:5]:
        stage.canvas.rectangle((px - 4, py - 25, px + 4, py + 2), darker(stone, 0.06))


def hills(stage: Stage) -> None:
    rng = stage.rng
    s.sky(stage, 520)
    s.mountains(stage, 470, 4, rng.uniform(240, 320))
    for place, depth in enumerate((0.34, 0.2)):
        line = s.ridge(
            stage, 600 + place * 110, 130, mix(stage.grass(depth), stage.leaf(1, depth), 0.3), 4
        )
        _terraces(stage, line, depth)
        _woods(stage, line, depth)
    line = s.ridge(stage, 800, 60, stage.grass(), 3)
    x = rng.uniform(380, 1220)
    s.path(
        stage,
        (x + rng.choice((-260, 240)), HEIGHT + 20),
        (x, 640),
        190,
        stage.tone(EARTH),
        rng.choice((-120, 120)),
    )
    landmarks.pavilion(stage, rng.choice((300.0, 1260.0)), 660, 170, 0.12)
    c.group(stage, x + 20, 800, 104, 2)
    for side in (0, 1):
        for place in range(3):
            at = (40 + place * 110) if side == 0 else (1570 - place * 120)
            p.pine(
                stage, at, 985 - place * 42 + stage.near(0, 12), stage.near(400 - place * 70, 30)
            )


def _terraces(stage: Stage, line: list[Point], depth: float) -> None:
    color = darker(stage.tone(stage.season.field, depth), 0.12)
    for step in range(1, 5):
        terrace = [(x, y + step * 24 + step * step * 2) for x, y in line]
        stage.canvas.stroke(terrace, 3.5, color, 0.5)


def _woods(stage: Stage, line: list[Point], depth: float) -> None:
    for _ in range(12):
        x = stage.rng.uniform(0, WIDTH)
        p.tree(stage, x, s.height_at(line, x) + stage.rng.uniform(8, 70), stage.near(84, 20), depth)


def village(stage: Stage) -> None:
    rng = stage.rng
    s.sky(stage, 450)
    s.mountains(stage, 450, 3, rng.uniform(170, 250))
    s.ground(stage, 450, stage.grass(0.3), 20)
    for x in range(-20, 1640, 110):
        p.poplar(stage, x + stage.near(0, 40), 505 + stage.near(0, 8), stage.near(170, 40), 0.34)
    for x in range(90, 1600, 230):
        b.house(stage, x + stage.near(0, 40), 545 + stage.near(0, 14), stage.near(160, 14), 0.2)
    s.ground(stage, 580, stage.grass(0.1), 12)
    gap = rng.uniform(620, 980)
    s.path(
        stage, (gap + rng.choice((-240, 240)), HEIGHT + 20), (gap, 560), 300, stage.tone(EARTH), 60
    )
    _front_row(stage, gap)
    for place in range(3):
        c.group(
            stage, gap - 170 + place * 120, 780 + place * 62, 116 + place * 14, rng.choice((1, 2))
        )
    p.tree(stage, rng.choice((130.0, 1480.0)), 960, 520)
    for _ in range(5):
        p.bush(
            stage,
            rng.choice((rng.uniform(0, 420), rng.uniform(1180, 1600))),
            985,
            rng.uniform(40, 66),
        )


def _front_row(stage: Stage, gap: float) -> None:
    for x in (gap - 740, gap - 340, gap + 340, gap + 740):
        if -150 < x < WIDTH + 150:
            b.house(stage, x, stage.near(730, 22), stage.near(280, 20))
            p.tree(stage, x + stage.rng.choice((-170, 176)), 748, stage.near(220, 30))


def park(stage: Stage) -> None:
    rng, side = stage.rng, stage.rng.choice((-1, 1))
    s.sky(stage, 430)
    b.skyline(stage, 450, 0.62)
    for x in range(-20, 1640, 76):
        p.tree(stage, x + stage.near(0, 24), 486 + stage.near(0, 8), stage.near(150, 34), 0.3)
    s.ground(stage, 480, stage.grass(0.14), 8)
    middle = WIDTH / 2 - side * 150
    pond = curve(
        (middle - 560, 640),
        (middle - 300, 560),
        (middle + 260, 556),
        (middle + 600, 640),
        (middle + 300, 730),
        (middle - 260, 740),
        (middle - 560, 640),
    )
    s.water(stage, pond)
    stage.canvas.stroke(pond, 9, stage.tone(STONE))
    landmarks.pavilion(stage, middle + side * 520, 640, 300)
    s.path(
        stage,
        (WIDTH / 2 + side * 480, HEIGHT + 20),
        (WIDTH / 2 + side * 700, 610),
        240,
        stage.tone(EARTH),
        -side * 190,
    )
    p.willow(stage, middle - side * 600, 800, 470)
    c.bench(stage, middle - side * 330, 850, 150)
    c.group(stage, WIDTH / 2 + side * 310, 880, 160, 3)
    c.group(stage, middle - side * 120, 800, 118, 2)
    for _ in range(7):
        p.bush(stage, rng.uniform(0, WIDTH), 1000, rng.uniform(36, 64))
