"""QR codes of many similar addresses as SVG paths.

A QR code with a given mask is linear: the difference (exclusive or) between the codes of two texts of
the same length depends only on the difference between the texts. So of thousands of addresses that
differ in a few digits only some dozens are made by the library, and the others are put together from
them. Making each would take a large city ten seconds.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache, lru_cache
from struct import pack
from zlib import compress, crc32

import segno

#: Modules of white that must stay around a code (ISO/IEC 18004).
QUIET = 4
#: So many characters at the end of an address are taken for different from address to address.
_TAIL = 24
#: A row is drawn in pieces of so many modules, of which there are few enough to remember.
_PIECE = 11
_DIGIT = re.compile("[0-9]")
_RUN = re.compile("0+|1+")


@dataclass(frozen=True, slots=True)
class Code:
    """``path`` draws the dark modules as lines one unit thick; ``size`` counts the quiet zone too."""

    size: int
    path: str


def code(text: str) -> Code:
    """The code of an ASCII address, error correction M."""
    size, bits = modules(text)
    return Code(size + 2 * QUIET, _path(size, bits))


def picture(text: str) -> str:
    """The code of an ASCII address as a PNG in a ``data:`` address, one pixel a module.

    For every page's print: some 360 characters where the path of ``code`` has 3,000. The quiet zone
    is the style sheet's business.
    """
    size, bits = modules(text)
    # White is 1 in a grey PNG of one bit; each row starts with a byte that says "unfiltered", and
    # ends with a whole byte.
    light = f"{~bits & (1 << size * size) - 1:0{size * size}b}"
    none, rest = "0" * 8, "0" * (-size % 8)
    rows = none + (rest + none).join(_cut(light, size)) + rest
    pixels = int(rows, 2).to_bytes(len(rows) // 8)
    head = _chunk(b"IHDR", pack(">IIBBBBB", size, size, 1, 0, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", compress(pixels, 0)) + _chunk(b"IEND", b"")
    return f"data:image/png;base64,{b64encode(data).decode()}"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


def modules(text: str) -> tuple[int, int]:
    """Width in modules without the quiet zone, and all modules row by row as the bits of one number."""
    first = text[:-_TAIL] + _DIGIT.sub("0", text[-_TAIL:])
    size, bits = _made(first)
    for place in range(max(0, len(text) - _TAIL), len(text)):
        if text[place] != first[place]:
            bits ^= _difference(size, place, int(text[place]), len(text))
    return size, bits


def _difference(size: int, place: int, digit: int, length: int) -> int:
    """What changes in a code when a 0 at a place of its text becomes another digit.

    That is the sum of what the digit's bits change, and the same for texts of any ``length`` that
    give a code of this ``size``: only where in the text the digit stands decides where it is drawn.
    """
    known = _differences.get((size, place, digit))
    if known is None:
        known = 0
        for bit in (bit for bit in (1, 2, 4, 8) if bit & digit):
            zeros = "/" + "0" * (length - 1)
            known ^= _made(zeros)[1] ^ _made(zeros[:place] + str(bit) + zeros[place + 1 :])[1]
        _differences[size, place, digit] = known
    return known


#: By size of the code, place and digit.
_differences: dict[tuple[int, int, int], int] = {}


@lru_cache(maxsize=2_000)
def _made(text: str) -> tuple[int, int]:
    made = segno.make(text, error="m", mode="byte", mask=0, micro=False, boost_error=False)
    rows = ["".join("1" if module else "0" for module in row) for row in made.matrix]
    return len(rows), int("".join(rows), 2)


def _path(size: int, bits: int) -> str:
    text = f"{bits:0{size * size}b}"
    return "".join([before + _PIECES[text[at:end]] for at, end, before in _places(size)])


@cache
def _places(size: int) -> list[tuple[int, int, str]]:
    """Where each piece begins and ends, and what moves to the row that it is the first of."""
    return [
        (at + start, at + min(start + _PIECE, size), "" if start else f"M{QUIET} {row + QUIET}.5")
        for row, at in enumerate(range(0, size * size, size))
        for start in range(0, size, _PIECE)
    ]


def _cut(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


class _Pieces(dict[str, str]):
    """Dark runs as lines and light ones as moves, from where the piece before ended."""

    def __missing__(self, modules: str) -> str:
        runs = (run[0] for run in _RUN.finditer(modules))
        drawn = (f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in runs)
        found = self[modules] = "".join(drawn)
        return found


_PIECES = _Pieces()
