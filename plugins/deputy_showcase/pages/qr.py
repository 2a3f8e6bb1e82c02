"""QR codes of many similar addresses as SVG paths.

A QR code with a given mask is linear: the difference (exclusive or) between the codes of two texts of
the same length depends only on the difference between the texts. So of thousands of addresses that
differ in a few digits only some dozens are made by the library, and the others are put together from
them. Making each would take a large city ten seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import segno

#: Modules of white that must stay around a code (ISO/IEC 18004).
QUIET = 4
#: Digits at the end of an address that may differ from the one a code is derived from.
_TAIL = 6
_RUN = re.compile("1+")


@dataclass(frozen=True, slots=True)
class Code:
    """``path`` draws the dark modules as lines one unit thick; ``size`` counts the quiet zone too."""

    size: int
    path: str


def code(text: str) -> Code:
    """The code of an address, error correction M."""
    size, bits = _matrix(text)
    return Code(size + 2 * QUIET, _path(size, bits))


def _matrix(text: str) -> tuple[int, int]:
    """Width in modules, and all modules row by row as the bits of one number."""
    head, tail = text[:-_TAIL], text[-_TAIL:]
    first = head + "0" * len(tail)
    size, bits = _made(first)
    for place, character in enumerate(tail):
        if character != "0":
            bits ^= _difference(first, len(head) + place, character)
    return size, bits


@lru_cache(maxsize=20_000)
def _difference(first: str, place: int, character: str) -> int:
    other = first[:place] + character + first[place + 1 :]
    return _made(first)[1] ^ _made(other)[1]


@lru_cache(maxsize=2_000)
def _made(text: str) -> tuple[int, int]:
    made = segno.make(text, error="m", mode="byte", mask=0, micro=False, boost_error=False)
    rows = ["".join("1" if module else "0" for module in row) for row in made.matrix]
    return len(rows), int("".join(rows), 2)


def _path(size: int, bits: int) -> str:
    text = f"{bits:0{size * size}b}"
    lines = []
    for row in range(size):
        line = text[row * size : (row + 1) * size]
        for run in _RUN.finditer(line):
            left, right = run.span()
            lines.append(f"M{left + QUIET} {row + QUIET}.5h{right - left}")
    return "".join(lines)
