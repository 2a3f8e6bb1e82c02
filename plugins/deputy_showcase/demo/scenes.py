"""Landscapes and places for article covers: flat illustrations, varied by seed."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageOps

from . import scenes_country as country
from . import scenes_indoor as indoor
from . import scenes_public as public
from . import scenes_town as town
from . import scenes_work as work
from .moods import Stage

_SCENES: dict[str, Callable[[Stage], None]] = {
    "river": country.river,
    "hills": country.hills,
    "village": country.village,
    "street": town.street,
    "market": town.market,
    "school": public.school,
    "clinic": public.clinic,
    "factory": work.factory,
    "park": country.park,
    "library": indoor.library,
    "kiln": work.kiln_yard,
    "orchard": work.orchard,
}
#: Never mirrored: cars keep to the right, and clocks run clockwise.
_ONE_WAY = ("street", "school")
#: Every kind of scene there is.
KINDS = tuple(_SCENES)


def draw_scene(kind: str, seed: str, *, size: tuple[int, int] = (1600, 1000)) -> Image.Image:
    """A scene of that kind; the same seed gives the same picture.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind not in _SCENES:
        raise ValueError(f"no scene {kind!r}; there are {', '.join(KINDS)}")
    stage = Stage.of(f"{kind} {seed}", size)
    _SCENES[kind](stage)
    picture = stage.canvas.finish()
    turn = kind not in _ONE_WAY and stage.rng.random() < 0.5
    return ImageOps.mirror(picture) if turn else picture
