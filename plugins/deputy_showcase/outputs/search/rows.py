"""Occurrences, brought into the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers
from .grams import Occurrences
from .pairs import Long, Words

#: Bits of a place among all occurrences; a number of a pair has at most 34.
_PLACES = np.uint64(30)
#: Above the highest unit of a collection.
UNITS = 1 << 28
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """Occurrences, their collection's number, and the unit with which they begin there."""

    occurrences: Occurrences
    collection: int
    start: int


@dataclass(frozen=True)
class Rows:
    """Occurrences by the number of their pair, then collection, unit and text; arrays of one length.

    Attributes:
        number: of the pair.
        where: collection (4 bits), unit (28 bits) and ranks (32 bits).
    """

    number: Long
    where: Long

    def __len__(self) -> int:
        return len(self.number)

    @property
    def collection(self) -> Numbers:
        return (self.where >> np.uint64(60)).astype(np.int64)

    @property
    def unit(self) -> Numbers:
        return (self.where >> np.uint64(32)).astype(np.int64) & (UNITS - 1)

    @property
    def ranks(self) -> Numbers:
        return self.ranks32.astype(np.int64)

    @property
    def ranks32(self) -> Words:
        return self.where.astype(np.uint32)

    def of(self, kept: Flags | slice) -> Rows:
        return Rows(self.number[kept], self.where[kept])


def merged(parts: list[Found], numbering: Callable[[Words], NDArray[Any]]) -> Rows:
    """All rows of parts that are given in the order of collections and units; takes the parts away.

    There are millions of rows, so what is done with is let go of, and what can be is done in place.
    """
    key, where = _gathered(parts, numbering)
    parts.clear()
    key.sort()
    where = where[key & ((np.uint64(1) << _PLACES) - np.uint64(1))]
    key >>= _PLACES
    return Rows(key, where)


def _gathered(
    parts: Sequence[Found], numbering: Callable[[Words], NDArray[Any]]
) -> tuple[Long, Long]:
    """The pairs' numbers with the places of their rows, and the rows, both in the parts' order."""
    count = sum(len(one.occurrences.pair) for one in parts)
    key, where = np.arange(count, dtype=np.uint64), np.empty(count, dtype=np.uint64)
    first = 0
    for one in parts:
        part = slice(first, first := first + len(one.occurrences.pair))
        key[part] |= numbering(one.occurrences.pair).astype(np.uint64) << _PLACES
        unit = one.occurrences.unit + np.uint64(one.collection * UNITS + one.start)
        where[part] = (unit << np.uint64(32)) | one.occurrences.ranks
    return key, where
