"""Heads: outline, ears, neck shadow, eyes, brows, nose, mouth, the marks of age, and glasses."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .drawing import Canvas, Color, Point, curve, darker, lighter, loop, mirrored, mix, moved
from .looks import Look

#: The middle line of the head, and the heights of eyes, brows, nose, mouth.
AXIS = 450.0
EYES, BROWS, NOSE, MOUTH = 486.0, 442.0, 572.0, 622.0
#: Half widths at the skull, temples, cheeks, jaw and chin, and where the chin ends.
_SHAPES: dict[str, tuple[float, float, float, float, float, float]] = {
    "oval": (112, 146, 148, 118, 58, 694),
    "round": (118, 152, 160, 134, 70, 686),
    "square": (116, 150, 154, 138, 80, 692),
    "long": (108, 140, 142, 118, 60, 708),
    "heart": (116, 152, 150, 108, 48, 698),
}
_LIP = (196, 104, 96)
_INK = (52, 40, 40)


@dataclass(frozen=True, slots=True)
class Head:
    """The measures other parts hold to. ``half`` is half the width at the temples."""

    look: Look
    outline: list[Point]
    half: float
    jaw: float
    chin: float

    @classmethod
    def of(cls, look: Look) -> Head:
        slim = look.width * (0.95 if look.is_woman else 1.0)
        skull, temple, cheek, jaw, chin, end = _SHAPES[look.face]
        skull, temple, cheek, jaw, chin = (one * slim for one in (skull, temple, cheek, jaw, chin))
        end -= 10 if look.is_woman else 0
        right = [
            (AXIS + skull, 308),
            (AXIS + temple, 400),
            (AXIS + cheek, 510),
            (AXIS + jaw, 610),
            (AXIS + chin, end - 28),
        ]
        left = mirrored(reversed(right), AXIS)
        outline = loop((AXIS, 270), *right, (AXIS, end), *left)
        return cls(look, outline, temple, jaw, end)

    @property
    def shade(self) -> Color:
        return mix(self.look.skin, (190, 120, 96), 0.32)


def draw_head(canvas: Canvas, head: Head) -> None:
    """Ears and face without hair; the neck must be there already."""
    _ears(canvas, head)
    canvas.fill(head.outline, head.look.skin)
    with canvas.inside(head.outline):
        _side_light(canvas, head)
        _cheeks(canvas, head)
    _marks_of_age(canvas, head)
    _nose(canvas, head)
    _mouth(canvas, head)
    for side in (-1, 1):
        _eye(canvas, head, side)
        _brow(canvas, head, side)


def draw_neck(canvas: Canvas, head: Head) -> None:
    """The neck, with the shadow of the chin on it."""
    look = head.look
    half = 68 if look.is_woman else 86
    side = curve((AXIS + half - 4, 600), (AXIS + half, 700), (AXIS + half + 14, 760))
    neck = [*side, *reversed(mirrored(side, AXIS))]
    canvas.fill(neck, look.skin)
    with canvas.inside(neck):
        canvas.fill(moved(head.outline, 0, 36), head.shade, 0.62)


def _ears(canvas: Canvas, head: Head) -> None:
    for side in (-1, 1):
        x = AXIS + side * (head.half + 4)
        canvas.ellipse((x, 508), (20, 38), head.look.skin, angle=side * 8)
        canvas.ellipse((x + side * 3, 510), (9, 22), head.shade, 0.55, angle=side * 8)
        if head.look.is_woman and head.look.palette % 5 < 2:
            canvas.ellipse(
                (x + side * 1, 548),
                (7, 7),
                ((248, 244, 236), (206, 168, 96))[head.look.palette % 2],
            )


def _side_light(canvas: Canvas, head: Head) -> None:
    """A soft shade along the cheek that is turned from the light."""
    turn = head.look.turn
    far = AXIS + turn * 320
    near = curve(
        (AXIS + turn * (head.half - 8), 250),
        (AXIS + turn * (head.half - 22), 420),
        (AXIS + turn * (head.half - 26), 540),
        (AXIS + turn * (head.jaw - 36), 640),
        (AXIS + turn * 20, head.chin + 4),
    )
    canvas.fill([*near, (far, head.chin + 60), (far, 250)], head.shade, 0.26)


def _cheeks(canvas: Canvas, head: Head) -> None:
    blush = mix(head.look.skin, (222, 120, 104), 0.55)
    for side in (-1, 1):
        center = (AXIS + side * (head.half * 0.6), 566)
        for radius in (38, 30, 22):
            canvas.ellipse(
                center, (radius, radius * 0.66), blush, 0.1 if head.look.is_woman else 0.055
            )


def _eye(canvas: Canvas, head: Head, side: int) -> None:
    look = head.look
    x = AXIS + side * head.half * 0.445
    if look.eyes == "smiling":
        arc = [(x - 29, EYES + 6), (x - 12, EYES - 7), (x + 12, EYES - 7), (x + 29, EYES + 6)]
        canvas.stroke(curve(*arc), 8.5, _INK, ends=0.35)
        return
    wide, high = {"almond": (31, 12.5), "round": (29, 16), "narrow": (32, 10)}[look.eyes]
    inner, outer = (x - side * wide, EYES + 4), (x + side * wide, EYES - 1)
    upper = curve(inner, (x - side * 10, EYES - high), (x + side * 12, EYES - high), outer)
    lower = curve(
        outer, (x + side * 8, EYES + high * 0.72), (x - side * 9, EYES + high * 0.8), inner
    )
    canvas.fill([*upper, *lower], (252, 248, 243))
    with canvas.inside([*upper, *lower]):
        canvas.ellipse((x, EYES - 0.5), (14.5, 15), (62, 45, 40))
        canvas.ellipse((x, EYES - 0.5), (7.5, 8), (26, 20, 22))
        canvas.stroke(moved(upper, 0, 4), 9, head.shade, 0.35)
    canvas.ellipse((x + 4.5, EYES - 5), (3.6, 3.6), (255, 255, 255))
    canvas.stroke(upper, 7 if look.is_woman else 6, _INK, ends=0.4)
    if look.is_woman:
        tip = (outer[0] + side * 8, outer[1] - 6)
        canvas.stroke(curve(upper[-8], outer, tip), 5, _INK, ends=0.3)
    if look.eyes == "round":
        canvas.stroke(moved(upper[6:-6], 0, -8), 3, head.shade, 0.8, ends=0.3)


def _brow(canvas: Canvas, head: Head, side: int) -> None:
    look = head.look
    x, y = AXIS + side * head.half * 0.46, BROWS - (2 if look.is_woman else 0)
    width = {"straight": 11.0, "arched": 10.0, "thick": 15.0, "soft": 9.0}[look.brows]
    lift = {"straight": 1.0, "arched": 9.0, "thick": 3.0, "soft": 5.0}[look.brows]
    color = mix(look.hair, (70, 58, 54), 0.25)
    points = curve(
        (x - side * 33, y + 5),
        (x - side * 6, y - lift),
        (x + side * 16, y - lift),
        (x + side * 37, y + 7),
    )
    canvas.stroke(points, width * (0.72 if look.is_woman else 1.0), color, 0.92, ends=0.35)


def _nose(canvas: Canvas, head: Head) -> None:
    turn = head.look.turn
    wide = {"soft": 17.0, "straight": 15.0, "round": 21.0}[head.look.nose]
    if head.look.nose != "round":
        bridge = curve((AXIS + turn * 9, 508), (AXIS + turn * 12, 540), (AXIS + turn * wide, 566))
        canvas.stroke(bridge, 4, head.shade, 0.75, ends=0.2)
    tip = curve(
        (AXIS - wide, NOSE - 1), (AXIS - 7, NOSE + 8), (AXIS + 7, NOSE + 8), (AXIS + wide, NOSE - 1)
    )
    canvas.stroke(tip, 6, darker(head.shade, 0.08), 0.95, ends=0.35)


def _mouth(canvas: Canvas, head: Head) -> None:
    look = head.look
    lip = mix(_LIP, look.skin, 0.26 if look.is_woman else 0.44)
    wide, deep = {"calm": (42, 6), "smile": (48, 12), "broad": (56, 15), "open": (50, 14)}[
        look.mouth
    ]
    left, right = (AXIS - wide, MOUTH - 3.0), (AXIS + wide, MOUTH - 3.0)
    line = curve(
        left,
        (AXIS - wide * 0.45, MOUTH + deep * 0.6),
        (AXIS, MOUTH + deep * 0.72),
        (AXIS + wide * 0.45, MOUTH + deep * 0.6),
        right,
    )
    if look.mouth == "open":
        _open_smile(canvas, left, right, lip)
        return
    _lips(canvas, look, line, wide, deep, lip)
    canvas.stroke(line, 5.5, darker(lip, 0.42), ends=0.45)
    for x, side in ((left[0], -1), (right[0], 1)):
        canvas.stroke(
            curve((x, MOUTH - 8), (x + side * 3, MOUTH - 3), (x + side, MOUTH + 2)),
            3.5,
            head.shade,
            0.8,
            ends=0.4,
        )


def _lips(
    canvas: Canvas, look: Look, line: list[Point], wide: float, deep: float, lip: Color
) -> None:
    below = curve(
        (AXIS + wide * 0.7, MOUTH + 4),
        (AXIS + 15, MOUTH + deep + 11),
        (AXIS - 15, MOUTH + deep + 11),
        (AXIS - wide * 0.7, MOUTH + 4),
    )
    canvas.fill([*line[6:-6], *below], lip, 0.95 if look.is_woman else 0.5)
    if look.is_woman:
        above = curve(
            (AXIS + wide * 0.72, MOUTH + 1),
            (AXIS + 11, MOUTH - 5),
            (AXIS, MOUTH - 2),
            (AXIS - 11, MOUTH - 5),
            (AXIS - wide * 0.72, MOUTH + 1),
        )
        canvas.fill([*line[6:-6], *above], darker(lip, 0.08))


def _open_smile(canvas: Canvas, left: Point, right: Point, lip: Color) -> None:
    upper = curve(left, (AXIS - 18, MOUTH + 2), (AXIS + 18, MOUTH + 2), right)
    lower = curve(right, (AXIS + 24, MOUTH + 21), (AXIS - 24, MOUTH + 21), left)
    canvas.stroke([*lower, lower[0]][:-1], 9, lip, 0.9, ends=0.4)
    canvas.fill([*upper, *lower], (250, 246, 240))
    canvas.stroke(upper, 5.5, darker(lip, 0.4), ends=0.5)


def _marks_of_age(canvas: Canvas, head: Head) -> None:
    """Lines from nose to mouth from the late forties on, and beside the eyes later."""
    strength = min(0.75, (head.look.age - 42) / 40)
    if strength <= 0.1:
        return
    for side in (-1, 1):
        x = AXIS + side * 1.0
        fold = curve((x + side * 31, 574), (x + side * 46, 596), (x + side * 54, 618))
        canvas.stroke(fold, 4, head.shade, strength, ends=0.2)
        if head.look.age > 57:
            bag = curve((x + side * 46, 512), (x + side * 66, 517), (x + side * 86, 510))
            canvas.stroke(bag, 3.5, head.shade, strength * 0.8, ends=0.2)


def draw_glasses(canvas: Canvas, head: Head) -> None:
    look = head.look
    if not look.glasses:
        return
    frame: Color = ((58, 54, 60), (96, 74, 60), (84, 92, 104))[look.palette % 3]
    eye = head.half * 0.445
    for side in (-1, 1):
        center = (AXIS + side * eye, EYES + 4)
        _lens(canvas, look.glasses, center, frame)
        arm = [(center[0] + side * 46, EYES - 6), (AXIS + side * (head.half - 2), EYES - 3)]
        canvas.stroke(arm, 6, frame)
    bridge = curve((AXIS - eye + 45, EYES - 3), (AXIS, EYES - 11), (AXIS + eye - 45, EYES - 3))
    canvas.stroke(bridge, 5.5, frame)


def _lens(canvas: Canvas, kind: str, center: Point, frame: Color) -> None:
    x, y = center
    power = 2.0 if kind == "round" else 3.6
    rim = _squircle(x, y, 47, 40 if kind == "round" else 33, power)
    canvas.fill(rim, lighter((226, 236, 240)), 0.2)
    canvas.stroke([*rim, rim[0], rim[1]], 2.5 if kind == "half" else 5, frame)
    if kind == "half":
        canvas.stroke([*rim[len(rim) // 2 :], rim[0]], 7, frame)


def _squircle(x: float, y: float, rx: float, ry: float, power: float) -> list[Point]:
    """Between an ellipse (power 2) and a rectangle."""
    points = []
    for step in range(64):
        way = 2 * math.pi * step / 64
        cosine, sine = math.cos(way), math.sin(way)
        points.append(
            (
                x + rx * math.copysign(abs(cosine) ** (2 / power), cosine),
                y + ry * math.copysign(abs(sine) ** (2 / power), sine),
            )
        )
    return points
