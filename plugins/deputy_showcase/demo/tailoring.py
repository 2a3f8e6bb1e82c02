"""Parts of clothes: the silhouette, collars, lapels, necklines, folds."""

from __future__ import annotations

from .drawing import Canvas, Color, Point, curve, darker, lighter, mirrored, moved
from .faces import AXIS, Head

#: Below the picture's lower edge.
FLOOR = 1340


def reach(head: Head) -> float:
    """Half the width of the shoulders."""
    return (290 if head.look.is_woman else 334) * head.look.width


def base(head: Head, extra: float = 0) -> float:
    """Half the width of what lies around the neck."""
    return (74 if head.look.is_woman else 92) + extra


def torso(head: Head) -> list[Point]:
    """The silhouette, hollowed out where the neck comes in."""
    wide, neck = reach(head), base(head, -10)
    right = curve(
        (AXIS + neck, 796),
        (AXIS + neck + 62, 846),
        (AXIS + wide * 0.7, 890),
        (AXIS + wide, 962),
        (AXIS + wide + 30, 1090),
        (AXIS + wide + 38, FLOOR),
    )
    return [*right, *reversed(mirrored(right, AXIS)), *hollow(neck)]


def hollow(half: float) -> list[Point]:
    """The line around the front of the neck, from the left to the right."""
    left = [(AXIS - half, 796.0), (AXIS - half * 0.6, 832.0)]
    return curve(*left, (AXIS, 850), *reversed(mirrored(left, AXIS)))


def both(canvas: Canvas, points: list[Point], color: Color, alpha: float = 1.0) -> None:
    """The shape and its mirror image."""
    canvas.fill(points, color, alpha)
    canvas.fill(mirrored(points, AXIS), color, alpha)


def inner_shirt(canvas: Canvas, head: Head, color: Color, depth: float = 1186) -> None:
    """The V of a shirt between lapels."""
    canvas.fill([*hollow(base(head, 4)), (AXIS + 4, depth), (AXIS - 4, depth)], color)


def closed_collar(canvas: Canvas, head: Head, color: Color) -> None:
    """A buttoned collar."""
    _wings(canvas, head, color, tip=(66, 912), meet=(4, 850), low=850)


def open_collar(canvas: Canvas, head: Head, color: Color) -> None:
    """A collar with the uppermost button undone."""
    half, skin = base(head, -8), head.look.skin
    throat = [(AXIS - half, 800), (AXIS + half, 800), (AXIS + 4, 920), (AXIS - 4, 920)]
    canvas.fill(throat, skin)
    for side in (-1, 1):
        bone = curve((AXIS + side * 44, 862), (AXIS + side * 20, 874), (AXIS + side * 6, 878))
        canvas.stroke(bone, 4, head.shade, 0.5, ends=0.2)
    _wings(canvas, head, color, tip=(78, 942), meet=(26, 916), low=880)


def _wings(
    canvas: Canvas, head: Head, color: Color, *, tip: Point, meet: Point, low: float
) -> None:
    half = base(head)
    wing = [
        *curve((AXIS - half - 2, 784), (AXIS - half + 6, 802), (AXIS - meet[0], meet[1])),
        (AXIS - tip[0], tip[1]),
        *curve((AXIS - half - 30, low - 24), (AXIS - half - 16, 806), (AXIS - half - 2, 784)),
    ]
    inside = [(-half - 2, 786), (-half + 9, 801), (-half + 26, 822), (-half, 832)]
    both(canvas, moved(inside, AXIS, 0), darker(color, 0.2))
    both(canvas, moved(wing, 0, 8), darker(color, 0.16), 0.7)
    both(canvas, wing, lighter(color, 0.35))


def lapels(canvas: Canvas, head: Head, color: Color, depth: float = 1190) -> None:
    """Notched lapels that meet at that height."""
    half = base(head, 10)
    lapel = [
        (AXIS - half, 800),
        *curve((AXIS - half - 44, 842), (AXIS - half - 64, 880)),
        (AXIS - half - 84, 948),
        (AXIS - half - 38, 962),
        (AXIS - half - 62, 988),
        *curve((AXIS - half - 10, 1090), (AXIS - 10, depth)),
        (AXIS - 6, depth),
        *curve((AXIS - 50, 1020), (AXIS - half + 8, 860), (AXIS - half, 800)),
    ]
    edge = darker(color, 0.3)
    both(canvas, moved(lapel, -5, 7), edge, 0.65)
    both(canvas, lapel, lighter(color, 0.08))
    canvas.stroke([(AXIS, depth), (AXIS + 2, FLOOR)], 4, edge)


def round_neck(canvas: Canvas, head: Head, low: float, edge: Color) -> None:
    """Skin down to a round neckline."""
    half = base(head, 2)
    left = [(AXIS - half, 796.0), (AXIS - half * 0.72, low - 26)]
    line = curve(*left, (AXIS, low), *reversed(mirrored(left, AXIS)))
    canvas.fill(line, head.look.skin)
    canvas.stroke(line, 9, edge)


def arms(canvas: Canvas, head: Head, cloth: Color) -> None:
    """The folds where the arms begin."""
    wide, color = reach(head), darker(cloth, 0.2)
    for side in (-1, 1):
        fold = curve(
            (AXIS + side * (wide - 66), 1060),
            (AXIS + side * (wide - 78), 1130),
            (AXIS + side * (wide - 74), 1320),
        )
        canvas.stroke(fold, 5, color, 0.8, ends=0.2)


def side_shade(canvas: Canvas, head: Head) -> None:
    """The side turned from the light lies in a soft shade."""
    turn = head.look.turn
    edge = ((130, 780), (215, 930), (236, 1100), (240, FLOOR), (500, FLOOR), (500, 780))
    points = [(AXIS + turn * x, float(y)) for x, y in edge]
    with canvas.inside(torso(head)):
        canvas.fill([*curve(*points[:4]), *points[4:]], (30, 26, 40), 0.07)
