"""Parts of open country: sky, clouds, hills, trees, water, ground."""

from __future__ import annotations

from .drawing import Color, Point, curve, darker, lighter, mix
from .moods import HEIGHT, PAVING, WIDTH, Stage


def sky(stage: Stage, horizon: float) -> None:
    """From the top down to the horizon, with a sun, a few clouds, sometimes birds."""
    canvas, light, rng = stage.canvas, stage.light, stage.rng
    canvas.fade(0, horizon, light.above, light.below)
    _sun(stage, (rng.uniform(240, 1360), rng.uniform(0.3, 0.62) * horizon))
    for _ in range(rng.randint(2, 4)):
        _cloud(
            stage, rng.uniform(40, 1560), rng.uniform(0.1, 0.55) * horizon, rng.uniform(0.6, 1.25)
        )
    if rng.random() < 0.6:
        _birds(stage, rng.uniform(300, 1300), rng.uniform(0.2, 0.45) * horizon)


def _sun(stage: Stage, center: Point) -> None:
    """A disc in its glow; an overcast sky has none."""
    if stage.light.is_overcast:
        return
    for radius in range(190, 60, -10):
        stage.canvas.ellipse(center, (radius, radius), stage.light.sun, 0.03)
    stage.canvas.ellipse(center, (50, 50), stage.light.sun, 0.9)


def _cloud(stage: Stage, x: float, y: float, size: float) -> None:
    """Round heaps on a flat base."""
    color = mix(stage.light.below, (255, 255, 255), 0.5)
    over = [
        (x - 400 * size, y - 300),
        (x + 400 * size, y - 300),
        (x + 400 * size, y),
        (x - 400 * size, y),
    ]
    heaps = [(-112, 26), (-62, 44), (4, 62), (66, 46), (118, 28)]
    with stage.canvas.inside(over):
        for dx, radius in heaps:
            wide = radius * size * stage.rng.uniform(0.85, 1.15)
            stage.canvas.ellipse((x + dx * size, y), (wide * 1.25, wide), color)


def _birds(stage: Stage, x: float, y: float) -> None:
    color = stage.tone((90, 92, 104), 0.3)
    for place in range(stage.rng.randint(3, 5)):
        dx, dy = x + place * 34 + stage.near(0, 8), y + stage.near(0, 20)
        for side in (-1, 1):
            wing = curve((dx, dy), (dx + side * 8, dy - 7), (dx + side * 17, dy - 3))
            stage.canvas.stroke(wing, 3, color, ends=0.3)


def ridge(stage: Stage, base: float, height: float, color: Color, bumps: int = 5) -> list[Point]:
    """A chain of hills down to the lower edge; returns its upper line."""
    step = (WIDTH + 240) / bumps
    points = [
        (-120 + step * place, base - stage.rng.uniform(0.15, 1.0) * height)
        for place in range(bumps + 1)
    ]
    line = curve(*points)
    stage.canvas.fill([*line, (WIDTH + 130, HEIGHT + 9), (-130, HEIGHT + 9)], color)
    return line


def mountains(stage: Stage, horizon: float, count: int = 3, height: float = 190) -> None:
    """Ridges, each nearer and lower than the one behind it."""
    blue = mix((112, 134, 146), stage.season.leaves[0], 0.25)
    for place in range(count):
        share = place / max(count - 1, 1)
        color = stage.tone(mix(blue, stage.season.leaves[1], share * 0.6), 0.72 - 0.38 * share)
        ridge(stage, horizon - 6 + share * 22, height * (1 - 0.5 * share), color, 4 + place)


def ground(stage: Stage, top: float, color: Color, swell: float = 14) -> None:
    """Gently rolling land from there to the lower edge."""
    ridge(stage, top + swell, swell * 2, color, 4)


def height_at(line: list[Point], x: float) -> float:
    """The height of a ridge's line at some place."""
    return min(line, key=lambda point: abs(point[0] - x))[1]


def shadow(stage: Stage, x: float, y: float, half: float) -> None:
    stage.canvas.ellipse((x, y), (half, half * 0.16), (40, 38, 52), 0.16)


def path(stage: Stage, start: Point, end: Point, width: float, color: Color, bend: float) -> None:
    """A way from the near edge into the distance, narrowing as it goes."""
    spine = curve(
        start,
        (start[0] + (end[0] - start[0]) * 0.3 + bend, start[1] + (end[1] - start[1]) * 0.42),
        (start[0] + (end[0] - start[0]) * 0.75 - bend * 0.5, start[1] + (end[1] - start[1]) * 0.76),
        end,
    )
    left, right = [], []
    for place, (x, y) in enumerate(spine):
        share = place / (len(spine) - 1)
        half = width / 2 * (1 - share) ** 1.5 + 4
        left.append((x - half, y))
        right.append((x + half, y))
    stage.canvas.fill([*left, *reversed(right)], color)


def water(stage: Stage, shape: list[Point]) -> None:
    """A surface that mirrors the sky, with a few bright lines."""
    canvas, rng = stage.canvas, stage.rng
    color = mix(mix(stage.light.below, stage.light.above, 0.5), (110, 140, 150), 0.24)
    canvas.fill(shape, color)
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    with canvas.inside(shape):
        for _ in range(26):
            y = top + (bottom - top) * rng.random()
            long = 30 + 150 * (y - top) / (bottom - top + 1)
            x = rng.uniform(0, WIDTH)
            line = [(x, y), (x + long, y)]
            canvas.stroke(
                line, 2 + 3 * (y - top) / (bottom - top + 1), lighter(color, 0.5), 0.5, ends=0.3
            )


def furrows(stage: Stage, left: float, right: float, top: float, bottom: float, count: int) -> None:
    """Rows of a field running towards one point."""
    meet = ((left + right) / 2 + stage.near(0, 200), top)
    color = darker(stage.tone(stage.season.field), 0.14)
    for place in range(count):
        x = left + (right - left) * place / (count - 1)
        far = meet[0] + (x - meet[0]) * 0.16
        stage.canvas.stroke([(far, top + 3), (x, bottom)], 5, color, 0.6, ends=0.6)


def slabs(stage: Stage, top: float) -> None:
    """The joints of a paved square."""
    joint = darker(stage.tone(PAVING), 0.1)
    for place in range(7):
        y = top + 8 * place * (place + 1)
        stage.canvas.stroke([(0, y), (WIDTH, y)], 2.5, joint, 0.7)
    for place in range(-14, 15):
        stage.canvas.stroke(
            [(WIDTH / 2 + place * 70, top), (WIDTH / 2 + place * 190, HEIGHT)], 2.5, joint, 0.7
        )
