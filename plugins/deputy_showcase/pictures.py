"""Which sizes of which picture the site needs, and how their files are called. Pure: draws nothing.

A derived file's name holds the source's digest, so a changed picture gets a new address and an old one
may be cached for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .model import Picture

Use = Literal["portrait", "figure"]
#: Widths in CSS pixels times density; each also bounded by the source's own width.
WIDTHS: dict[Use, tuple[int, ...]] = {"portrait": (160, 320, 640), "figure": (480, 960, 1440)}
#: Width ÷ height to crop to; None keeps the picture's own.
ASPECT: dict[Use, float | None] = {"portrait": 3 / 4, "figure": None}
#: The one width also written as JPEG, for browsers without WebP and for readers of feeds.
FALLBACK: dict[Use, int] = {"portrait": 320, "figure": 960}


@dataclass(frozen=True, slots=True)
class Derivative:
    """One file to draw: crop the source to the aspect around the focus, then scale to the size."""

    uri: str
    source: str
    width: int
    height: int
    format: Literal["webp", "jpeg"]
    focus: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PictureSet:
    """Everything a ``<picture>`` needs. ``width`` and ``height`` are those of ``fallback``."""

    webp: tuple[Derivative, ...]
    fallback: Derivative
    alt: str
    credit: str = ""

    @property
    def width(self) -> int:
        return self.fallback.width

    @property
    def height(self) -> int:
        return self.fallback.height

    def srcset(self, root: str) -> str:
        return ", ".join(f"{root}{one.uri} {one.width}w" for one in self.webp)


def picture_set(
    picture: Picture,
    use: Use,
    alt: str,
    credit: str = "",
    focus: tuple[float, ...] = (0.5, 0.5),
) -> PictureSet:
    """The sizes of one picture for one use."""
    widths = sorted({min(width, _widest(picture, use)) for width in WIDTHS[use]})
    webp = tuple(_derivative(picture, use, width, "webp", focus) for width in widths)
    fallback = min(FALLBACK[use], widths[-1])
    return PictureSet(webp, _derivative(picture, use, fallback, "jpeg", focus), alt, credit)


def _widest(picture: Picture, use: Use) -> int:
    aspect = ASPECT[use]
    if aspect is None:
        return max(1, picture.width)
    return max(1, min(picture.width, round(picture.height * aspect)))


def _derivative(
    picture: Picture,
    use: Use,
    width: int,
    format_: Literal["webp", "jpeg"],
    focus: tuple[float, ...],
) -> Derivative:
    aspect = ASPECT[use] or picture.width / picture.height
    suffix = "jpg" if format_ == "jpeg" else format_
    point = (focus[0], focus[1])
    mark = "" if point == (0.5, 0.5) else f"-{round(point[0] * 100)}x{round(point[1] * 100)}"
    uri = f"pictures/{picture.digest}-{use}{mark}-{width}.{suffix}"
    return Derivative(uri, picture.path, width, max(1, round(width / aspect)), format_, point)
