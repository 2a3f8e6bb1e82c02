"""A picture to draw a card on: text that fits its place, pictures cut to theirs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from ..board.lines import lines
from ..typefaces import MISSING, Face, path, shown, typeface

PAPER, INK, SOFT, RED, DEEP = "#faf8f4", "#221e1b", "#5a524b", "#9b1c1c", "#8a1717"
GOLD, LINE = "#c79a3b", "#e4ddd2"
TONES = (
    *(("#dfe5e8", "#3c5260"), ("#e9e1d3", "#66532d"), ("#dde6df", "#3a5845")),
    *(("#eaddd8", "#74443a"), ("#e3dfe9", "#514468"), ("#e4e4de", "#4c4c40")),
)
#: Gives the bytes of one of the site's drawn pictures by its uri.
Pictures = Callable[[str], bytes]
_lock = threading.Lock()


class Canvas:
    """One picture under way.

    Args:
        size: pixels.
    """

    def __init__(self, size: tuple[int, int], ground: str) -> None:
        self.image = Image.new("RGB", size, ground)
        self._draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._draw.rectangle((x, y, x + width - 1, y + height - 1), colour)

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        """With smooth edges."""
        self.image.paste(colour, (0, 0), _polygon(self.image.size, tuple(points)))

    def frame(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._draw.rectangle((x, y, x + width - 1, y + height - 1), outline=colour, width=2)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        colour: str,
        face: Face = "sans",
        *,
        bold: float = 0,
        anchor: str = "ls",
    ) -> None:
        """One line; ``y`` is its base line."""
        font = _font(face, size)
        self._draw.text((x, y), words, colour, font, anchor, stroke_width=bold)

    def paragraph(
        self,
        x: float,
        y: float,
        words: list[str],
        size: int,
        colour: str,
        face: Face = "sans",
        *,
        bold: float = 0,
        leading: float = 1.45,
    ) -> float:
        """Lines one below the other, the first standing on ``y``; where the next would stand."""
        for one in words:
            self.text(x, y, one, size, colour, face, bold=bold)
            y += size * leading
        return y

    def paste(
        self, data: bytes, place: tuple[int, int, int, int], focus: tuple[float, float]
    ) -> None:
        """A picture cut to a place (x, y, width, height) around its focus."""
        x, y, width, height = place
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            across = min(picture.width, picture.height * width / height)
            down = min(picture.height, picture.width * height / width)
            left = min(max(focus[0] * picture.width - across / 2, 0), picture.width - across)
            top = min(max(focus[1] * picture.height - down / 2, 0), picture.height - down)
            box = (left, top, left + across, top + down)
            cut = picture.resize((width, height), Image.Resampling.LANCZOS, box, reducing_gap=3.0)
        self.image.paste(cut.convert("RGB"), (x, y))

    def jpeg(self) -> bytes:
        """Without chroma subsampling, which would fray red letters."""
        file = BytesIO()
        self.image.save(file, "JPEG", quality=84, optimize=True, subsampling="4:4:4")
        return file.getvalue()


@lru_cache(maxsize=8)
def _polygon(size: tuple[int, int], points: tuple[tuple[float, float], ...]) -> Image.Image:
    """A mask, drawn at three times the size; the same on all cards of a kind."""
    mask = Image.new("L", (size[0] * 3, size[1] * 3))
    ImageDraw.Draw(mask).polygon([(x * 3, y * 3) for x, y in points], 255)
    return mask.resize(size, Image.Resampling.BOX)


def wrapped(text: str, room: float, size: int, most: int) -> list[str]:
    """As many lines as allowed, the last one cut short with an ellipsis if there is more."""
    found = lines(plain(text), room, size)
    if len(found) <= most:
        return found
    last = found[most - 1]
    while last and len(lines(f"{last}…", room, size)) > 1:
        last = last[:-1]
    return [*found[: most - 1], f"{last.rstrip('，、；：（“')}…"]


def fitting(text: str, room: float, sizes: tuple[int, ...], most: int) -> tuple[list[str], int]:
    """The lines of a text in the largest size in which all of it fits, and that size."""
    for size in sizes:
        if len(lines(plain(text), room, size)) <= most:
            return balanced(plain(text), room, size), size
    return wrapped(text, room, sizes[-1], most), sizes[-1]


def balanced(text: str, room: float, size: int) -> list[str]:
    """As few lines as possible, of about the same length: no single character stands alone."""
    found = lines(text, room, size)
    while len(found) > 1 and len(closer := lines(text, room - size, size)) == len(found):
        found, room = closer, room - size
    return found


def plain(text: str) -> str:
    """What can be drawn of a text; the mark for what the typefaces lack."""
    text = shown(text)
    try:
        # Everything in this set is in both typefaces; most texts end here.
        text.encode("gb2312")
        return text
    except UnicodeEncodeError:
        with _lock:
            return "".join(one if typeface("serif").has(one) else MISSING for one in text)


def _opened(face: Face, size: int) -> ImageFont.FreeTypeFont:
    # The plain layout is the same with and without the Raqm library.
    return ImageFont.truetype(path(face), size, layout_engine=ImageFont.Layout.BASIC)


class _Fonts(threading.local):
    """FreeType's objects belong to one thread."""

    def __init__(self) -> None:
        self.of = cache(_opened)


_fonts = _Fonts()


def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return _fonts.of(face, size)
