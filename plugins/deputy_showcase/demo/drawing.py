"""A canvas for flat illustration: smooth shapes in units of their own, drawn at twice the size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageDraw

Point = tuple[float, float]
Color = tuple[int, int, int]
#: Left, top, right and bottom.
Box = tuple[float, float, float, float]
#: How many times larger than asked everything is drawn before it is scaled down.
SUPERSAMPLING = 2
_STEPS = 14


@dataclass(slots=True)
class Layer:
    """A picture being drawn on, and where its corner lies on the whole."""

    image: Image.Image
    left: int
    top: int


class Canvas:
    """Draws in units: the box is in view, centred sideways and standing on the lower edge.

    Args:
        size: of the finished picture in pixels.
        box: left, top, right and bottom of what must be seen; what lies around it shows as well
            where the picture has another shape.
        background: fills the whole.
    """

    def __init__(self, size: tuple[int, int], box: Box, background: Color) -> None:
        self.size = size
        width, height = (side * SUPERSAMPLING for side in size)
        left, top, right, bottom = box
        self.scale = min(width / (right - left), height / (bottom - top))
        self._offset = (
            width / 2 - (left + right) / 2 * self.scale,
            height - bottom * self.scale,
        )
        self._layers = [Layer(Image.new("RGB", (width, height), background), 0, 0)]

    def finish(self) -> Image.Image:
        """The picture at its final size."""
        return self._layers[0].image.resize(self.size, Image.Resampling.LANCZOS)

    @property
    def edges(self) -> Box:
        """Left, top, right and bottom of the picture in units."""
        left, top = (-offset / self.scale for offset in self._offset)
        width, height = (side * SUPERSAMPLING / self.scale for side in self.size)
        return left, top, left + width, top + height

    def fill(self, points: Iterable[Point], color: Color, alpha: float = 1.0) -> None:
        """A closed shape with straight sides; smooth ones come from ``curve`` and ``loop``."""
        self._draw().polygon(self._pixels(points), fill=_tint(color, alpha))

    def ellipse(
        self, center: Point, radii: Point, color: Color, alpha: float = 1.0, angle: float = 0.0
    ) -> None:
        self.fill(oval(center, radii, angle), color, alpha)

    def stroke(
        self,
        points: Sequence[Point],
        width: float,
        color: Color,
        alpha: float = 1.0,
        ends: float = 1.0,
    ) -> None:
        """A line with round ends; ``ends`` is their width as a share of the middle's."""
        self.fill(ribbon(points, width, ends), color, alpha)

    def rectangle(self, box: Box, color: Color, alpha: float = 1.0) -> None:
        left, top, right, bottom = box
        self.fill([(left, top), (right, top), (right, bottom), (left, bottom)], color, alpha)

    def fade(self, top: float, bottom: float, above: Color, below: Color, bands: int = 96) -> None:
        """A vertical gradient over the whole width; above and below it the plain colours."""
        left, upper, right, lower = self.edges
        self.rectangle((left, upper, right, top), above)
        self.rectangle((left, bottom, right, lower), below)
        height = (bottom - top) / bands
        for band in range(bands):
            y = top + band * height
            self.rectangle((left, y, right, y + height + 1), mix(above, below, band / (bands - 1)))

    @contextmanager
    def inside(self, points: Iterable[Point]) -> Iterator[None]:
        """Whatever is drawn meanwhile shows only within this shape."""
        pixels = self._pixels(points)
        box = _bounds(pixels, self._layers[-1].image.size)
        if box is None:
            box = (0, 0, 1, 1)
            pixels = [(-9.0, -9.0)] * 3
        outer = self._layers[-1]
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        shifted = [(x - box[0], y - box[1]) for x, y in pixels]
        ImageDraw.Draw(mask).polygon(shifted, fill=255)
        self._layers.append(Layer(outer.image.crop(box), outer.left + box[0], outer.top + box[1]))
        try:
            yield
        finally:
            outer.image.paste(self._layers.pop().image, box[:2], mask)

    @contextmanager
    def shifted(self, dx: float, dy: float) -> Iterator[None]:
        """Whatever is drawn meanwhile is moved by so many units."""
        before = self._offset
        self._offset = before[0] + dx * self.scale, before[1] + dy * self.scale
        try:
            yield
        finally:
            self._offset = before

    def _draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self._layers[-1].image, "RGBA")

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        layer, (left, top) = self._layers[-1], self._offset
        return [
            (x * self.scale + left - layer.left, y * self.scale + top - layer.top)
            for x, y in points
        ]


def _tint(color: Color, alpha: float) -> tuple[int, int, int, int]:
    return (*color, round(255 * alpha))


def _bounds(points: Sequence[Point], size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """The pixels a shape can touch, or ``None`` if it lies outside."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
    right, bottom = min(size[0], math.ceil(max(xs)) + 1), min(size[1], math.ceil(max(ys)) + 1)
    return (left, top, right, bottom) if left < right and top < bottom else None


def mix(first: Color, second: Color, share: float) -> Color:
    """The first colour with so much of the second in it."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(first, second, strict=True))
    return a, b, c


def darker(color: Color, share: float = 0.15) -> Color:
    return mix(color, (28, 22, 34), share)


def lighter(color: Color, share: float = 0.2) -> Color:
    return mix(color, (255, 250, 242), share)


def curve(*points: Point) -> list[Point]:
    """A smooth line through the points (Catmull-Rom), its ends included."""
    if len(points) < 3:
        return list(points)
    padded = [points[0], *points, points[-1]]
    return [*_spline(padded), points[-1]]


def loop(*points: Point) -> list[Point]:
    """A smooth closed shape through the points."""
    return list(_spline([points[-1], *points, points[0], points[1]]))


def _spline(points: Sequence[Point]) -> Iterator[Point]:
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        for step in range(_STEPS):
            yield _between(before, start, end, after, step / _STEPS)


def _between(before: Point, start: Point, end: Point, after: Point, share: float) -> Point:
    t, tt, ttt = share, share * share, share**3
    weights = (
        (-ttt + 2 * tt - t) / 2,
        (3 * ttt - 5 * tt + 2) / 2,
        (-3 * ttt + 4 * tt + t) / 2,
        (ttt - tt) / 2,
    )
    corners = (before, start, end, after)
    x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
    return x, y


def oval(center: Point, radii: Point, angle: float = 0.0, count: int = 96) -> list[Point]:
    """An ellipse, turned clockwise by ``angle`` degrees."""
    turn = math.radians(angle)
    sine, cosine = math.sin(turn), math.cos(turn)
    points = []
    for step in range(count):
        way = 2 * math.pi * step / count
        x, y = radii[0] * math.cos(way), radii[1] * math.sin(way)
        points.append((center[0] + x * cosine - y * sine, center[1] + x * sine + y * cosine))
    return points


def ribbon(points: Sequence[Point], width: float, ends: float = 1.0) -> list[Point]:
    """The outline of a line of that width, narrower towards its ends, which are round."""
    last = len(points) - 1
    left, right = [], []
    for place, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(place - 1, 0)], points[min(place + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = width / 2 * (ends + (1 - ends) * math.sin(math.pi * place / last))
        dx, dy = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    return [*left, *_cap(points[-1], left[-1]), *reversed(right), *_cap(points[0], right[0])]


def _cap(center: Point, start: Point) -> list[Point]:
    """Half a circle around a line's end, from one of its sides to the other."""
    radius = math.hypot(start[0] - center[0], start[1] - center[1])
    first = math.atan2(start[1] - center[1], start[0] - center[0])
    turns = (first - math.pi * step / 8 for step in range(1, 8))
    return [(center[0] + radius * math.cos(a), center[1] + radius * math.sin(a)) for a in turns]


def mirrored(points: Iterable[Point], axis: float) -> list[Point]:
    """The same shape on the other side of a vertical axis."""
    return [(2 * axis - x, y) for x, y in points]


def moved(points: Iterable[Point], dx: float, dy: float) -> list[Point]:
    return [(x + dx, y + dy) for x, y in points]
