"""Hair: what hangs behind the head and what lies on it, in styles for men and women of all ages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import hair_shapes as shapes
from .drawing import Canvas, Point, curve, darker, lighter, mirrored, mix
from .faces import AXIS, Head
from .hair_shapes import Outline

_Part = Callable[[Canvas, Head], None]


@dataclass(frozen=True, slots=True)
class _Style:
    """How hair is put together; whatever a style lacks is empty.

    Attributes:
        cap: the outline from ear to ear, and the hairline.
        lock: beside the face, its outer and inner edge.
        behind: what hangs behind the head.
        before: drawn behind the head as well, on top of that.
        finish: drawn last of all.
        shine: whether light lies on the crown.
    """

    cap: tuple[Outline, Outline] | None = None
    lock: tuple[Outline, Outline] | None = None
    behind: Outline = ()
    before: _Part | None = None
    finish: _Part | None = None
    shine: bool = True


def draw_back(canvas: Canvas, head: Head) -> None:
    """Behind neck and shoulders."""
    style = _STYLES[head.look.hair_style]
    if style.behind:
        half = curve(*_at(head, style.behind))
        shade = darker(head.look.hair, 0.12)
        canvas.fill([*half, *reversed(mirrored(half, AXIS))], shade)
    if style.before:
        style.before(canvas, head)


def draw_front(canvas: Canvas, head: Head) -> None:
    """Over the face's upper edge."""
    style = _STYLES[head.look.hair_style]
    if style.cap:
        _cap(canvas, head, style)
    if style.lock:
        for side in (-1, 1):
            canvas.fill(_shape(head, *style.lock, side), head.look.hair)
    if style.finish:
        style.finish(canvas, head)


def _at(head: Head, points: Iterable[Point], side: int = 1) -> list[Point]:
    """Where the points of an outline lie on this head."""
    turn = side * head.look.turn * head.half
    return [(AXIS + share * turn, y) for share, y in points]


def _shape(head: Head, outer: Outline, inner: Outline, side: int = 1) -> list[Point]:
    return [*curve(*_at(head, outer, side)), *curve(*_at(head, inner, side))]


def _cap(canvas: Canvas, head: Head, style: _Style) -> None:
    assert style.cap
    shape = _shape(head, *style.cap)
    canvas.fill(shape, head.look.hair)
    if style.shine:
        with canvas.inside(shape):
            _strand(canvas, head, 15, (-0.86, 380), (-0.6, 312), (-0.1, 284), (0.4, 296))
            _strand(canvas, head, 7, (-0.62, 362), (-0.36, 322), (0.0, 308))


def _strand(canvas: Canvas, head: Head, width: float, *points: Point) -> None:
    """A streak of light."""
    canvas.stroke(curve(*_at(head, points)), width, lighter(head.look.hair, 0.13), 0.9, ends=0.1)


def _parting(canvas: Canvas, head: Head, *points: Point) -> None:
    dark = darker(head.look.hair, 0.4)
    canvas.stroke(curve(*_at(head, points)), 4, dark, 0.6, ends=0.3)


def _side_part(canvas: Canvas, head: Head) -> None:
    _parting(canvas, head, (0.5, 342), (0.46, 300), (0.34, 258))


def _quiff(canvas: Canvas, head: Head) -> None:
    _parting(canvas, head, (0.66, 352), (0.6, 306), (0.44, 268))


def _centre_part(canvas: Canvas, head: Head) -> None:
    _parting(canvas, head, (0.0, 304), (0.0, 240))


def _cropped(canvas: Canvas, head: Head) -> None:
    _strand(canvas, head, 12, (-0.66, 300), (-0.2, 276), (0.3, 278))


def _combed(canvas: Canvas, head: Head) -> None:
    for share in (-0.5, -0.22, 0.08, 0.36):
        _strand(canvas, head, 6, (share, 322), (share * 1.05, 280), (share * 0.8, 240))


def _buzz(canvas: Canvas, head: Head) -> None:
    """So short that skin shows through, unless the hair is light itself."""
    thin = 0.22 if max(head.look.hair) < 100 else 0.06
    shape = _shape(head, shapes.BUZZ, shapes.BUZZ_LINE)
    canvas.fill(shape, mix(head.look.hair, head.look.skin, thin))


def _bald_top(canvas: Canvas, head: Head) -> None:
    for side in (-1, 1):
        canvas.fill(_shape(head, shapes.TEMPLE, shapes.TEMPLE_INNER, side), head.look.hair)
    gleam = curve(*_at(head, ((-0.5, 318), (-0.25, 298), (0.05, 296))))
    canvas.stroke(gleam, 12, lighter(head.look.skin, 0.4), 0.7, ends=0.1)


def _low_bun(canvas: Canvas, head: Head) -> None:
    canvas.ellipse((AXIS + head.look.turn * 96, 652), (66, 56), head.look.hair)


def _high_bun(canvas: Canvas, head: Head) -> None:
    canvas.ellipse((AXIS, 206), (74, 60), head.look.hair)
    gleam = curve((AXIS - 44, 222), (AXIS, 190), (AXIS + 44, 214))
    canvas.stroke(gleam, 6, lighter(head.look.hair, 0.14), ends=0.2)


def _ponytail(canvas: Canvas, head: Head) -> None:
    canvas.fill(_shape(head, shapes.PONYTAIL, shapes.PONYTAIL_INNER), head.look.hair)


def _curls_behind(canvas: Canvas, head: Head) -> None:
    low = ((-1.08, 580), (1.08, 580), (-0.9, 640), (0.9, 640))
    for center in _at(head, low):
        canvas.ellipse(center, (50, 48), darker(head.look.hair, 0.12))


def _curls(canvas: Canvas, head: Head) -> None:
    for share, y, radius in shapes.CURLS:
        canvas.ellipse(_at(head, [(share, y)])[0], (radius, radius), head.look.hair)
    for share, y, radius in (*shapes.CURLS[2:8:2], *shapes.CURLS[11:15]):
        x = _at(head, [(share, y)])[0][0]
        rise = (x - radius * 0.1, y - radius * 0.4), (x + radius * 0.4, y - radius * 0.3)
        gleam = curve((x - radius * 0.5, y), *rise)
        canvas.stroke(gleam, 5, lighter(head.look.hair, 0.14), 0.55, ends=0.1)


# fmt: off
_STYLES: dict[str, _Style] = {
    "side_part": _Style((shapes.SHORT, shapes.SIDE_PART_LINE), finish=_side_part),
    "crew_cut": _Style((shapes.CREW_CUT, shapes.CREW_CUT_LINE), finish=_cropped, shine=False),
    "swept_back": _Style((shapes.BACK, shapes.BACK_LINE), finish=_combed, shine=False),
    "receding": _Style((shapes.RECEDING, shapes.RECEDING_LINE), shine=False),
    "fringe": _Style((shapes.SHORT, shapes.FRINGE_LINE)),
    "buzz": _Style(finish=_buzz),
    "quiff": _Style((shapes.QUIFF, shapes.QUIFF_LINE), finish=_quiff),
    "wavy": _Style((shapes.WAVY, shapes.WAVY_LINE)),
    "bald_top": _Style(finish=_bald_top),
    "bob": _Style((shapes.FULL, shapes.SWEPT_LINE), (shapes.BOB_LOCK, shapes.BOB_LOCK_INNER),
                  shapes.BOB_BEHIND),
    "fringe_bob": _Style((shapes.FULL, shapes.FRINGE_BOB_LINE),
                         (shapes.FRINGE_BOB_LOCK, shapes.FRINGE_BOB_LOCK_INNER), shapes.BOB_BEHIND),
    "pixie": _Style((shapes.PIXIE, shapes.PIXIE_LINE)),
    "low_bun": _Style((shapes.TIED, shapes.CENTRE_LINE), behind=shapes.BUN_BEHIND, before=_low_bun,
                      finish=_centre_part),
    "high_bun": _Style((shapes.TIED, shapes.HIGH_LINE), before=_high_bun),
    "shoulder": _Style((shapes.FULL, shapes.SWEPT_LINE),
                       (shapes.SHOULDER_LOCK, shapes.SHOULDER_LOCK_INNER), shapes.SHOULDER_BEHIND),
    "long_straight": _Style((shapes.FULL, shapes.CURTAIN_LINE),
                            (shapes.LONG_LOCK, shapes.LONG_LOCK_INNER), shapes.LONG_BEHIND),
    "waves": _Style((shapes.FULL, shapes.SWEPT_LINE), (shapes.WAVES_LOCK, shapes.WAVES_LOCK_INNER),
                    shapes.WAVES_BEHIND),
    "ponytail": _Style((shapes.TIED, shapes.BANGS_LINE), before=_ponytail),
    "curls": _Style(before=_curls_behind, finish=_curls),
}
# fmt: on
