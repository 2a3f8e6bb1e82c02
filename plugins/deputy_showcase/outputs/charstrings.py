"""Glyph programs without calls of subroutines (Type 2 charstrings, Adobe Technical Note 5177).

fontTools does the same by taking programs apart into Python objects and putting them together again:
1.0 s for the 1,900 glyphs on the boards of a city, where all boards may take 1.5 s. Here the bytes
are copied. The tests hold the one against the other.
"""

from __future__ import annotations

from collections.abc import Callable

_RETURN, _CALL, _CALL_GLOBAL, _END, _ESCAPE = 11, 10, 29, 14, 12
_STEMS, _MASKS = frozenset((1, 3, 18, 23)), frozenset((19, 20))
#: Of the two-byte operators only curves (flex) come in fonts of today; the others calculate.
_FLEXES = frozenset((34, 35, 36, 37))
#: How many bytes a number takes, by its first; 0 for operators.
_LENGTH = bytes(
    3 if first == 28 else 0 if first < 32 else 1 if first < 247 else 2 if first < 255 else 5
    for first in range(256)
)
#: Gives the program of a subroutine by what stands before its call.
Subroutine = Callable[[int], bytes]


class Flattening:
    """One glyph under way: what has been copied, and what must be known to read on."""

    def __init__(self, own: Subroutine, shared: Subroutine) -> None:
        self.program = bytearray()
        self._subroutines = {_CALL: own, _CALL_GLOBAL: shared}
        self._last = self._depth = self._stems = 0

    def copy(self, code: bytes) -> bool:
        """Copy a program; whether the glyph has ended.

        Raises:
            ValueError: an operator that calculates, whose results only an interpreter knows.
        """
        at, program = 0, self.program
        while at < len(code):
            first = code[at]
            length = _LENGTH[first]
            if length:
                self._last, self._depth = len(program), self._depth + 1
            elif first in self._subroutines:
                if self.copy(self._subroutines[first](self._popped())):
                    return True
                at += 1
                continue
            elif first == _RETURN:
                return False
            else:
                length = self._operator(code, at, first)
            program += code[at : at + length]
            at += length
            if first == _END:
                return True
        return False

    def _operator(self, code: bytes, at: int, first: int) -> int:
        """The length of an operator with what belongs to it; it takes all numbers before it."""
        length = 1
        if first in _STEMS or first in _MASKS:
            # An odd number before the first of them is the glyph's width.
            self._stems += self._depth // 2
            length = 1 + (self._stems + 7) // 8 if first in _MASKS else 1
        elif first == _ESCAPE:
            if code[at + 1] not in _FLEXES:
                raise ValueError(f"operator 12 {code[at + 1]}")
            length = 2
        self._depth = 0
        return length

    def _popped(self) -> int:
        """Take back the number copied last, which says which subroutine is meant."""
        data = self.program[self._last :]
        del self.program[self._last :]
        self._depth -= 1
        first = data[0]
        if first == 28:
            return int.from_bytes(data[1:3], "big", signed=True)
        if first < 247:
            return first - 139
        step = (first - 247) * 256 + data[1] + 108 if first < 251 else 0
        return step or -(first - 251) * 256 - data[1] - 108


def bias(count: int) -> int:
    """What is added to the number before a call, by how many subroutines there are."""
    return 107 if count < 1240 else 1131 if count < 33900 else 32768
