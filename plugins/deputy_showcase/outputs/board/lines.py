"""Breaks Chinese text into lines: anywhere between characters, but not before or after some of them.

The forbidden places are those of the Requirements for Chinese Text Layout (W3C, 3.1.4): no closing mark
begins a line, no opening one ends it; a Latin word or number is broken only if it is longer than a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from ..typefaces import typeface

_NOT_FIRST = frozenset("，。、；：！？”’）》〉」』】〕…—·%％,.;:!?)")
_NOT_LAST = frozenset("“‘（《〈「『【〔(")
#: What a word that is kept whole is made of: Latin letters, digits and what joins them.
_OF_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@#&+-_/.:~")
#: These are one type size wide in both typefaces, and most characters are among them.
_WIDE = re.compile(r"[\u3400-\u9fff\uff01-\uff5e\u3001-\u3017]*\Z")


class _Advances(dict[str, float]):
    def __missing__(self, character: str) -> float:
        wide = _WIDE.match(character)
        found = 1.0 if wide else typeface("sans").glyph(character).advance / 1000
        self[character] = found
        return found


_advances = _Advances()


def width_of(text: str) -> float:
    """In type sizes."""
    return sum(map(_advances.__getitem__, text))


def lines(text: str, room: float, size: float) -> list[str]:
    """The text in lines no wider than ``room``, both in the unit of ``size``."""
    limit = room / size + 1e-6
    ends = list(accumulate(map(_advances.__getitem__, text)))
    found, start, used = [], 0, 0.0
    while start < len(text):
        end = max(bisect_right(ends, used + limit, start), start + 1)
        if end < len(text):
            end = _place(text, start, end)
        found.append(text[start:end].strip())
        start, used = end, ends[end - 1]
    return found


def fitted(text: str, room: float, size: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    limit = room / size
    if width_of(text) <= limit:
        return text
    while text and width_of(text) > limit - 1:
        text = text[:-1]
    return text + "…"


def _place(text: str, start: int, full: int) -> int:
    """Where to break a line that is full at ``full``; there, if it may be broken nowhere before."""
    end = full
    while end > start + 1 and _together(text[end - 1], text[end]):
        end -= 1
    return end if end > start + 1 or not _together(text[start], text[start + 1]) else full


def _together(one: str, following: str) -> bool:
    whole_word = one in _OF_WORD and following in _OF_WORD
    return whole_word or following in _NOT_FIRST or one in _NOT_LAST
