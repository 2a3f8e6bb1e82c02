"""The occurrences of all blocks, brought into the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers
from .grams import Occurrences
from .pairs import Long, Words

#: Bits of a place among all occurrences; a number of a pair has at most 33.
_PLACES = np.uint64(31)
#: Above the highest unit of a collection.
_UNITS = 1 << 28
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """Occurrences, their collection's number, and the unit with which they begin there."""

    found: Occurrences
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
        return (self.where >> np.uint64(32)).astype(np.int64) & (_UNITS - 1)

    @property
    def ranks(self) -> Numbers:
        return self.where.astype(np.uint32).astype(np.int64)

    def of(self, kept: Flags | slice) -> Rows:
        return Rows(self.number[kept], self.where[kept])

    def digests(self, ends: Numbers) -> list[bytes]:
        """One for the rows between each two of the places ``ends``."""
        views = [one.data for one in (self.number, self.where)]
        bounds = ends.tolist()
        return [_digest(views, *two) for two in pairwise(bounds)]


def _digest(views: list[memoryview], first: int, last: int) -> bytes:
    digest = blake2b(digest_size=16)
    for one in views:
        digest.update(one[first:last])
    return digest.digest()


def merged(blocks: list[Block], numbering: Callable[[Words], NDArray[Any]]) -> Rows:
    """All rows of blocks that are given in the order of collections and units; takes the blocks away.

    There are millions of rows, so what is done with is let go of, and what can be is done in place.
    """
    key, where = _gathered(blocks, numbering)
    blocks.clear()
    key.sort()
    where = where[key & ((np.uint64(1) << _PLACES) - np.uint64(1))]
    key >>= _PLACES
    return Rows(key, where)


def _gathered(
    blocks: Sequence[Block], numbering: Callable[[Words], NDArray[Any]]
) -> tuple[Long, Long]:
    """The pairs' numbers with the places of their rows, and the rows, both in the blocks' order."""
    count = sum(len(one.found.pair) for one in blocks)
    key, where = np.arange(count, dtype=np.uint64), np.empty(count, dtype=np.uint64)
    first = 0
    for one in blocks:
        part = slice(first, first := first + len(one.found.pair))
        key[part] |= numbering(one.found.pair).astype(np.uint64) << _PLACES
        unit = one.found.unit + np.uint64(one.collection * _UNITS + one.start)
        where[part] = (unit << np.uint64(32)) | one.found.ranks
    return key, where
