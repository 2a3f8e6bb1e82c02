"""The two Chinese typefaces of cards and boards: where their files are, and the glyphs of one.

Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1) come as files with the package
``pylopdf-fonts-zh-cn``: 30,890 characters each, no network, the same on every machine.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import pylopdf_fonts_zh_cn as files

from .charstrings import Flattening, Subroutine, bias
from .versions import version_of

Face = Literal["sans", "serif"]
#: Stands for a character that the typeface lacks, as printers in China have set it (U+3013).
MISSING = "〓"


def path(face: Face) -> Path:
    return files.serif_path() if face == "serif" else files.sans_path()


@cache
def fingerprint() -> str:
    """Changes whenever the files may have changed."""
    return version_of("pylopdf-fonts-zh-cn")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character.

    Attributes:
        program: Type 2 charstring without calls of subroutines.
        hints: which of the font's private dictionaries it belongs to.
        advance: thousandths of the type size.
    """

    program: bytes
    hints: int
    advance: int


class Typeface:
    """One font, read lazily: only the glyphs asked for are ever looked at."""

    def __init__(self, file: Path) -> None:
        # Cards are drawn without any glyph programs, so they do not wait for this import.
        from fontTools.ttLib import TTFont

        # From memory: a font that is read lazily would keep its file open.
        self._font: Any = TTFont(BytesIO(file.read_bytes()), lazy=True)
        self._glyphs: dict[str, Glyph] = {}
        self._reading = Lock()

    @cached_property
    def _names(self) -> dict[int, str]:
        return dict(self._font.getBestCmap())

    @cached_property
    def top(self) -> Any:
        """The CFF top dictionary (fontTools)."""
        return self._font["CFF "].cff.topDictIndex[0]

    def has(self, character: str) -> bool:
        return ord(character) in self._names

    def glyph(self, character: str) -> Glyph:
        """The character's glyph, that of ``MISSING`` where the typeface has none."""
        found = self._glyphs.get(character)
        if found is None:
            # Cards are drawn in threads, and all of them read from one open font.
            with self._reading:
                name = self._names.get(ord(character)) or self._names[ord(MISSING)]
                found = self._glyphs[character] = self._read(name)
        return found

    @cached_property
    def nothing(self) -> Glyph:
        """``.notdef``, which every font must begin with."""
        return self._read(".notdef")

    def _read(self, name: str) -> Glyph:
        program, hints = self.top.CharStrings.getItemAndSelector(name)
        private = self.top.FDArray[hints].Private
        flat = Flattening(
            _subroutines(getattr(private, "Subrs", ())),
            _subroutines(self._font["CFF "].cff.GlobalSubrs),
        )
        flat.copy(program.bytecode)
        return Glyph(bytes(flat.program), hints, self._font["hmtx"][name][0])


def _subroutines(list_: Any) -> Subroutine:
    shift = bias(len(list_))
    return lambda number: bytes(list_[number + shift].bytecode)


@cache
def typeface(face: Face) -> Typeface:
    return Typeface(path(face))


def shown(text: str) -> str:
    """Without characters that are not meant to be seen (controls, direction marks, joiners)."""
    if text.isprintable():
        return text
    return "".join(one for one in text if unicodedata.category(one) == "Zs" or one.isprintable())
