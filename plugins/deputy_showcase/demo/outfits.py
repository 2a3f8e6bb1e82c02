"""Clothes for men and women: suits, jackets, shirts, blouses, knitwear."""

from __future__ import annotations

from . import tailoring as t
from .drawing import Canvas, Color, curve, darker, lighter, mirrored, mix, moved
from .faces import AXIS, Head
from .tailoring import FLOOR

#: The site's red, worn rarely.
ACCENT: Color = (0xB3, 0x26, 0x1E)
# fmt: off
_JACKETS: tuple[Color, ...] = (
    (46, 56, 76), (62, 66, 74), (84, 88, 96), (70, 62, 58), (54, 72, 78), (88, 82, 74),
    (74, 84, 78),
)
_JACKETS_WOMEN: tuple[Color, ...] = (
    (56, 66, 88), (120, 106, 100), (140, 86, 84), (86, 108, 104), (104, 96, 122), (72, 74, 84),
    (168, 148, 124),
)
_SHIRTS: tuple[Color, ...] = (
    (246, 246, 244), (222, 232, 240), (236, 230, 220), (226, 230, 222), (238, 226, 224),
)
_KNITS: tuple[Color, ...] = (
    (150, 166, 158), (176, 140, 118), (122, 138, 158), (168, 160, 142), (140, 116, 126),
    (96, 116, 118),
)
# fmt: on
_TIES: tuple[Color, ...] = (ACCENT, (62, 80, 112), (96, 104, 112), (112, 74, 72), (70, 96, 92))
_ZIPPER: Color = (196, 196, 192)
_WITH_BADGE = ("suit_tie", "suit_open", "blazer", "blazer_shirt", "jacket")
_LIFT_WOMEN, _LIFT_MEN = 86, 78


def draw_outfit(canvas: Canvas, head: Head) -> None:
    """The garment over shoulders and neck, with collar, lapels, tie and seams."""
    look = head.look
    with canvas.shifted(0, -(_LIFT_WOMEN if look.is_woman else _LIFT_MEN)):
        canvas.fill(t.torso(head), _garment(head))
        _OUTFITS[look.outfit](canvas, head)
        t.arms(canvas, head, _shirt_color(head) if look.outfit == "knit_vest" else _garment(head))
        t.side_shade(canvas, head)
        if look.badge and look.outfit in _WITH_BADGE:
            canvas.ellipse((AXIS + 150, 1004), (13, 13), ACCENT)
            canvas.ellipse((AXIS + 150, 1004), (7, 7), (226, 178, 92))


def _pick(colors: tuple[Color, ...], number: int) -> Color:
    return colors[number % len(colors)]


def _garment(head: Head) -> Color:
    """The colour of the main piece."""
    look = head.look
    if look.outfit in ("shirt", "bow_blouse"):
        return _pick(_SHIRTS, look.palette)
    if look.outfit in ("polo", "cardigan", "roll_neck", "knit_vest"):
        return _pick(_KNITS, look.palette)
    return _pick(_JACKETS_WOMEN if look.is_woman else _JACKETS, look.palette)


def _shirt_color(head: Head) -> Color:
    """The colour of what is worn below."""
    return _pick(_SHIRTS, head.look.palette // 7)


def _suit_tie(canvas: Canvas, head: Head) -> None:
    shirt = _shirt_color(head)
    t.inner_shirt(canvas, head, shirt)
    _tie(canvas, _pick(_TIES, head.look.palette // 35), head.look.palette % 2 == 1)
    t.closed_collar(canvas, head, shirt)
    t.lapels(canvas, head, _garment(head))


def _tie(canvas: Canvas, color: Color, has_stripes: bool) -> None:
    knot = [(-24, 868), (24, 868), (15, 914), (-15, 914)]
    blade = moved([(-15, 912), (15, 912), (34, 1120), (0, 1186), (-34, 1120)], AXIS, 0)
    canvas.fill(moved(knot, AXIS, 0), darker(color, 0.12))
    canvas.fill(blade, color)
    if has_stripes:
        with canvas.inside(blade):
            for y in range(930, 1200, 44):
                band = [(AXIS - 50, y + 34), (AXIS + 50, y - 6)]
                canvas.stroke(band, 7, lighter(color, 0.3), 0.8)


def _suit_open(canvas: Canvas, head: Head) -> None:
    shirt = _shirt_color(head)
    t.inner_shirt(canvas, head, shirt)
    canvas.stroke([(AXIS, 920), (AXIS, 1180)], 3, darker(shirt, 0.14))
    t.open_collar(canvas, head, shirt)
    t.lapels(canvas, head, _garment(head))


def _blazer(canvas: Canvas, head: Head) -> None:
    top = _pick((*_SHIRTS, (214, 190, 176), (170, 84, 76)), head.look.palette // 7)
    t.inner_shirt(canvas, head, top, 1146)
    t.round_neck(canvas, head, 872, darker(top, 0.12))
    t.lapels(canvas, head, _garment(head), 1150)


def _zip_jacket(canvas: Canvas, head: Head) -> None:
    color, shirt = _garment(head), _shirt_color(head)
    canvas.fill([*t.hollow(90), (AXIS, 1000)], shirt)
    collar = t.open_collar if head.look.palette % 2 == 0 else t.closed_collar
    collar(canvas, head, shirt)
    wing = [
        (AXIS - 96, 786),
        *curve((AXIS - 140, 830), (AXIS - 150, 890), (AXIS - 122, 946)),
        *curve((AXIS - 40, 984), (AXIS - 4, 1000)),
        *curve((AXIS - 60, 930), (AXIS - 92, 850), (AXIS - 96, 786)),
    ]
    t.both(canvas, moved(wing, 0, 9), darker(color, 0.3), 0.7)
    t.both(canvas, wing, lighter(color, 0.12))
    canvas.stroke([(AXIS, 996), (AXIS, FLOOR)], 8, darker(color, 0.28))
    canvas.stroke([(AXIS, 996), (AXIS, FLOOR)], 3, _ZIPPER)
    for side in (-1, 1):
        pocket = [(AXIS + side * 110, 1120), (AXIS + side * 196, 1106)]
        canvas.stroke(pocket, 6, darker(color, 0.25))


def _polo(canvas: Canvas, head: Head) -> None:
    color = _garment(head)
    t.open_collar(canvas, head, color)
    canvas.rectangle((AXIS - 15, 918, AXIS + 15, 1040), lighter(color, 0.14))
    for y in (950, 1004):
        canvas.ellipse((AXIS, y), (5.5, 5.5), darker(color, 0.3))


def _shirt(canvas: Canvas, head: Head) -> None:
    color = _garment(head)
    canvas.stroke([(AXIS, 890), (AXIS, FLOOR)], 3.5, darker(color, 0.16))
    collar = t.open_collar if head.look.palette % 3 else t.closed_collar
    collar(canvas, head, color)
    for y in (960, 1050, 1140):
        canvas.ellipse((AXIS + 10, y), (5, 5), darker(color, 0.24))
    pocket = [(92, 1040), (178, 1040), (178, 1130), (135, 1146), (92, 1130), (92, 1040)]
    canvas.stroke(moved(pocket, AXIS, 0), 3.5, darker(color, 0.15))


def _stand_collar(canvas: Canvas, head: Head) -> None:
    """A tunic with a stand-up collar, closed with buttons or knots."""
    color, half, woman = _garment(head), t.base(head, 4), head.look.is_woman
    edge = [(AXIS - half, 776.0), (AXIS - half + 22, 822.0), (AXIS - 3, 852.0)]
    band = [*curve(*edge), (AXIS - 3, 900), *curve((AXIS - half - 8, 858), (AXIS - half - 18, 800))]
    t.both(canvas, band, lighter(color, 0.14))
    for line in (edge, mirrored(edge, AXIS)):
        canvas.stroke(curve(*line), 4, darker(color, 0.25))
    canvas.stroke([(AXIS, 852), (AXIS, FLOOR)], 4, darker(color, 0.28))
    button = lighter(color, 0.34) if woman else darker(color, 0.3)
    for y in (940, 1040, 1140):
        if woman:
            canvas.stroke([(AXIS - 24, y), (AXIS + 24, y)], 7, button)
        canvas.ellipse((AXIS, y), (9, 9), button)


def _knit_vest(canvas: Canvas, head: Head) -> None:
    shirt, knit = _shirt_color(head), _garment(head)
    canvas.fill(t.torso(head), shirt)
    left = [(AXIS - 98, 812.0), (AXIS - 190, 856.0)]
    hole = curve((AXIS - 196, 860), (AXIS - 226, 940), (AXIS - 246, 1080), (AXIS - 250, FLOOR))
    right = mirrored([*left, *hole], AXIS)
    canvas.fill([*left, *hole, *reversed(right), (AXIS, 1030)], knit)
    canvas.stroke([(AXIS - 98, 814), (AXIS, 1028), (AXIS + 98, 814)], 13, darker(knit, 0.16))
    t.closed_collar(canvas, head, shirt)


def _bow_blouse(canvas: Canvas, head: Head) -> None:
    color = _garment(head)
    ribbons = (ACCENT, color, mix(color, (120, 130, 150), 0.5), (96, 112, 134))
    bow = _pick(ribbons, head.look.palette // 5)
    t.round_neck(canvas, head, 858, darker(color, 0.1))
    tail = moved([(0, 866), (18, 1010), (62, 1000), (20, 866)], AXIS, 0)
    t.both(canvas, tail, darker(bow, 0.12))
    loop = [(0, 862), (58, 824), (96, 846), (92, 884), (54, 900), (0, 876)]
    t.both(canvas, curve(*moved(loop, AXIS, 0)), bow)
    canvas.ellipse((AXIS, 868), (17, 19), darker(bow, 0.18))


def _cardigan(canvas: Canvas, head: Head) -> None:
    knit, top = _garment(head), _shirt_color(head)
    edge = darker(knit, 0.14)
    canvas.fill([*t.hollow(84), (AXIS + 10, 1190), (AXIS - 10, 1190)], top)
    t.round_neck(canvas, head, 874, darker(top, 0.12))
    for side in (-1, 1):
        down = ((92, 818), (82, 910), (50, 1050), (8, 1180))
        canvas.stroke(curve(*((AXIS + side * x, float(y)) for x, y in down)), 24, edge)
    canvas.stroke([(AXIS, 1180), (AXIS, FLOOR)], 24, edge)
    canvas.ellipse((AXIS, 1206), (7, 7), lighter(knit, 0.5))


def _roll_neck(canvas: Canvas, head: Head) -> None:
    knit, half = _garment(head), t.base(head)
    upper = curve((AXIS - half, 752), (AXIS, 778), (AXIS + half, 752))
    lower = curve((AXIS + half + 14, 850), (AXIS, 890), (AXIS - half - 14, 850))
    canvas.fill([*upper, *lower], lighter(knit, 0.12))
    canvas.stroke(lower, 5, darker(knit, 0.16))
    canvas.stroke(moved(upper, 0, 39), 4, darker(knit, 0.1), 0.8)


_OUTFITS = {
    "suit_tie": _suit_tie,
    "suit_open": _suit_open,
    "blazer_shirt": _suit_open,
    "blazer": _blazer,
    "jacket": _zip_jacket,
    "polo": _polo,
    "shirt": _shirt,
    "stand_collar": _stand_collar,
    "knit_vest": _knit_vest,
    "bow_blouse": _bow_blouse,
    "cardigan": _cardigan,
    "roll_neck": _roll_neck,
}
