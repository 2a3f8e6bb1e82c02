"""A font with few glyphs, put together from their finished programs (Adobe Technical Note 5176).

fontTools would parse and compile it anew for each board: 0.4 s for one, a minute for the stations of a
city. Here each glyph is read by fontTools once for the whole site, and a board's font is only joined.
A glyph's CID is the code it has in the text, so that a text in UTF-16 needs no table of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from fontTools.misc.psCharStrings import encodeFloat, encodeIntCFF

from ..typefaces import Glyph, Typeface

#: Operators of the dictionaries that are kept (Tables 9 and 23), as lists of differences or numbers.
_DELTAS = {
    "BlueValues": b"\x06",
    "OtherBlues": b"\x07",
    "StemSnapH": b"\x0c\x0c",
    "StemSnapV": b"\x0c\x0d",
}
_NUMBERS = {
    "StdHW": b"\x0a",
    "StdVW": b"\x0b",
    "LanguageGroup": b"\x0c\x11",
    "defaultWidthX": b"\x14",
    "nominalWidthX": b"\x15",
}
_FONT_BBOX, _CHARSET, _CHAR_STRINGS, _PRIVATE = b"\x05", b"\x0f", b"\x11", b"\x12"
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
#: String ids from here on are the font's own (Appendix A).
_OWN_STRINGS = 391


def font(face: Typeface, name: str, glyphs: Mapping[int, Glyph]) -> bytes:
    """A CID-keyed font as bytes.

    Args:
        name: PostScript name of the font.
        glyphs: by CID, 1 to 65535.
    """
    cids = sorted(glyphs)
    chosen = [face.nothing, *(glyphs[cid] for cid in cids)]
    used = sorted({one.hints for one in chosen})
    place = {hints: index for index, hints in enumerate(used)}
    charset = b"\0" + struct.pack(f">{len(cids)}H", *cids)
    select = b"\0" + bytes(place[one.hints] for one in chosen)
    programs = _index([one.program for one in chosen])
    privates = [_private(face.top.FDArray[hints].Private.rawDict) for hints in used]
    head = b"\1\0\4\4" + _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"]) + _index([])
    start = len(head) + len(_index([_top(face, 0, 0, 0, 0)])) + len(strings)
    at_select = start + len(charset)
    at_programs = at_select + len(select)
    at_array = at_programs + len(programs)
    array_size = len(_index([_pointer(0, 0)] * len(used)))
    pointers = [
        _pointer(len(data), end - len(data))
        for data, end in zip(
            privates,
            accumulate(
                (len(data) for data in privates[1:]),
                initial=at_array + array_size + len(privates[0]),
            ),
            strict=True,
        )
    ]
    top = _index([_top(face, start, at_select, at_programs, at_array)])
    return b"".join((head, top, strings, charset, select, programs, _index(pointers), *privates))


def _top(face: Typeface, charset: int, select: int, programs: int, array: int) -> bytes:
    """Offsets take five bytes each, so that the length does not depend on them."""
    return b"".join(
        (
            _number(_OWN_STRINGS) + _number(_OWN_STRINGS + 1) + _number(0) + _ROS,
            b"".join(map(_number, face.top.rawDict["FontBBox"])) + _FONT_BBOX,
            _number(65536) + _CID_COUNT,
            _offset(charset) + _CHARSET,
            _offset(select) + _FD_SELECT,
            _offset(programs) + _CHAR_STRINGS,
            _offset(array) + _FD_ARRAY,
        )
    )


def _pointer(size: int, at: int) -> bytes:
    return _offset(size) + _offset(at) + _PRIVATE


def _private(values: Mapping[str, Any]) -> bytes:
    """Alignment zones, stems and widths; there are no subroutines left to point to."""
    found = []
    for key, operator in _DELTAS.items():
        if key in values:
            numbers = values[key]
            steps = [b - a for a, b in zip([0, *numbers], numbers, strict=False)]
            found.append(b"".join(map(_number, steps)) + operator)
    found += [_number(values[key]) + code for key, code in _NUMBERS.items() if key in values]
    return b"".join(found)


def _number(value: float) -> bytes:
    return bytes(encodeIntCFF(int(value)) if value == int(value) else encodeFloat(value))


def _offset(value: int) -> bytes:
    return b"\x1d" + struct.pack(">l", value)


def _index(items: Sequence[bytes]) -> bytes:
    """An INDEX with offsets of four bytes; two zero bytes where it is empty."""
    if not items:
        return b"\0\0"
    offsets: Iterable[int] = accumulate(map(len, items), initial=1)
    table = struct.pack(f">{len(items) + 1}L", *offsets)
    return struct.pack(">HB", len(items), 4) + table + b"".join(items)
