"""Portraits of people who do not exist: friendly flat illustrations, clearly no photographs."""

from __future__ import annotations

from PIL import Image

from . import faces, hair, outfits
from .drawing import Canvas, curve
from .looks import Look, draw_look

#: What of the drawing is seen: left, top, right, bottom.
_VIEW = (50, 124, 850, 1190)


def draw_portrait(seed: str, *, gender: str, size: tuple[int, int] = (900, 1200)) -> Image.Image:
    """The bust of an invented person; the same seed gives the same picture.

    Args:
        seed: anything that names the person.
        gender: 女 for a woman.
        size: width and height in pixels; the bust stands on the lower edge.
    """
    return paint(draw_look(seed, gender), size)


def paint(look: Look, size: tuple[int, int]) -> Image.Image:
    """The portrait of a look."""
    canvas = Canvas(size, _VIEW, look.ground[0])
    head = faces.Head.of(look)
    _ground(canvas, look)
    hair.draw_back(canvas, head)
    faces.draw_neck(canvas, head)
    outfits.draw_outfit(canvas, head)
    faces.draw_head(canvas, head)
    hair.draw_front(canvas, head)
    faces.draw_glasses(canvas, head)
    return canvas.finish()


def _ground(canvas: Canvas, look: Look) -> None:
    """One soft shape behind the head."""
    color, turn = look.ground[1], look.turn
    left, _, right, bottom = canvas.edges
    if look.ground_shape == "disc":
        canvas.ellipse((450 + turn * 40, 560), (400, 400), color)
    elif look.ground_shape == "arch":
        canvas.ellipse((450, 560), (360, 420), color)
        canvas.rectangle((90, 560, 810, bottom), color)
    elif look.ground_shape == "hill":
        start, end = (left, right) if turn > 0 else (right, left)
        ridge = curve((start, 520), (450, 700), (end, 380))
        canvas.fill([*ridge, (end, bottom), (start, bottom)], color)
    else:
        canvas.ellipse((450 + turn * 150, 470), (300, 520), color, angle=turn * 32)
