"""The rows of a segment as they are kept for the next build: sorted, and cut into those of each piece.

They lie in two kept files, of which only the pieces in question are read: ``base`` has the rows of all
pieces as they once were, ``later`` those of pieces that changed since. Both hold one column after the
other: what a pair's number has besides the piece's, collection and unit, ranks. The check sum of every
piece is kept elsewhere (``Table``), so what is damaged, or is another build's, is noticed when it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers
from .kept import Kept, Pieces
from .rows import Rows

#: The whole is written anew when the rows in ``later`` are more than one of so many.
_PART = 4
_HALF = np.uint64(32)
NAMES = ("base", "later")


@dataclass(frozen=True)
class Table:
    """Where the rows of each piece are kept.

    Attributes:
        counts: how many rows ``base`` and ``later`` hold, and how many bytes a row's ranks have.
        pieces: for each whether its rows lie in ``later``, the first of them, how many they are, and
            their check sum; of the shape (pieces, 4).
    """

    counts: tuple[int, int, int]
    pieces: Numbers

    @property
    def count(self) -> int:
        """How many rows there are."""
        return int(self.pieces[:, 2].sum())

    def names(self, segment: str) -> list[str]:
        """The kept files of a segment with something in them."""
        return [f"{segment}.{one}" for one, count in zip(NAMES, self.counts, strict=False) if count]

    def changed(self, which: Sequence[int], counts: Numbers, sums: list[int], later: int) -> Table:
        """With the rows of these pieces written one behind the other, alone in ``base`` or ``later``."""
        pieces, total = self.pieces.copy(), int(counts.sum())
        columns = (np.full_like(counts, later), np.cumsum(counts) - counts, counts, np.array(sums))
        pieces[which] = np.stack(columns, axis=1)
        base, _, width = self.counts
        return Table((base, total, width) if later else (total, 0, width), pieces)


#: Where nothing is kept.
NOWHERE = Table((0, 0, 0), np.zeros((0, 4), dtype=np.int64))


def stored(rows: Rows, ends: Numbers, rest: int, name: str, kept: Kept) -> Table:
    """Keeps the rows of all pieces, which lie between the places ``ends``.

    Args:
        rest: how many bits of a pair's number follow the piece's.
        name: of the segment.
    """
    sums = [0] * (len(ends) - 1)
    width = _width(rows)
    columns = (_summed(one, ends, sums) for one in _columns(rows, rest, width))
    kept.put_pieces(f"{name}.{NAMES[0]}", columns)
    empty = Table((0, 0, width), np.zeros((len(sums), 4), dtype=np.int64))
    return empty.changed(range(len(sums)), np.diff(ends), sums, later=0)


def _width(rows: Rows) -> int:
    return 2 if not len(rows) or int(rows.ranks32.max()) < 1 << 16 else 4


def _kind(rest: int) -> np.dtype[Any]:
    """What holds so many bits: more than 32 where there is a single file."""
    return np.dtype(np.uint64 if rest > 32 else np.uint32)


def _columns(rows: Rows, rest: int, width: int) -> Iterator[NDArray[Any]]:
    """One after the other, as there may be millions of rows."""
    rests: NDArray[Any] = rows.number.astype(_kind(rest))
    rests &= rests.dtype.type((1 << rest) - 1)
    yield rests
    yield np.right_shift(
        rows.where, _HALF, out=np.empty(len(rows), dtype=np.uint32), casting="unsafe"
    )
    yield rows.where.astype(np.uint16 if width == 2 else np.uint32)


def _summed(column: NDArray[Any], ends: Numbers, sums: list[int]) -> memoryview:
    """A column's bytes, added to the check sums of its pieces."""
    view = column.view(np.uint8).data
    for place, (first, last) in enumerate(pairwise((ends * column.itemsize).tolist())):
        sums[place] = crc32(view[first:last], sums[place])
    return view


class Stored:
    """Kept rows, to be read and replaced."""

    def __init__(self, table: Table, rest: int, name: str, kept: Kept) -> None:
        self._table, self._rest, self._name, self._kept = table, rest, name, kept

    def rows(self, pieces: Sequence[int]) -> Rows | None:
        """Those of some pieces, one behind the other; None if any are lost."""
        sums = [0] * len(pieces)
        rest, unit, ranks = (b"".join(one) for one in self._read(pieces, sums))
        if sums != self._table.pieces[pieces, 3].tolist():
            return None
        own = np.array(pieces, dtype=np.uint64) << np.uint64(self._rest)
        number = np.repeat(own, self._table.pieces[pieces, 2])
        number |= np.frombuffer(rest, _kind(self._rest))
        where = np.frombuffer(unit, np.uint32).astype(np.uint64) << _HALF
        where |= np.frombuffer(ranks, np.uint16 if self._table.counts[2] == 2 else np.uint32)
        return Rows(number, where)

    def _read(self, pieces: Sequence[int], sums: list[int]) -> Iterator[Iterator[bytes]]:
        """Each column's pieces, which are added to the check sums; to be read in this order."""
        with ExitStack() as stack:
            opened = [self._kept.pieces(f"{self._name}.{one}") for one in NAMES]
            sources = [stack.enter_context(one) if one else None for one in opened]
            places = self._table.pieces[pieces, :3].tolist()
            for column in range(3):
                yield self._column(column, places, sources, sums)

    def _column(
        self, column: int, places: list[list[int]], sources: list[Pieces | None], sums: list[int]
    ) -> Iterator[bytes]:
        sizes = (_kind(self._rest).itemsize, 4, self._table.counts[2])
        for number, (later, first, count) in enumerate(places):
            source, size = sources[later], sizes[column]
            start = sum(sizes[:column]) * self._table.counts[later] + first * size
            data = source.at(start, count * size) if source and count else b""
            sums[number] = crc32(data, sums[number])
            yield data

    def replaced(self, which: Sequence[int], rows: Rows, ends: Numbers) -> Table | None:
        """Keeps other rows for some pieces; None if what has to be copied for that is lost or narrower."""
        if _width(rows) > self._table.counts[2]:
            return None
        others, later = self._copied(which, len(rows))
        old, new = [0] * len(others), [0] * len(which)
        self._kept.put_pieces(
            f"{self._name}.{NAMES[later]}", self._both(others, old, rows, ends, new)
        )
        if old != self._table.pieces[others, 3].tolist():
            return None
        counts = np.append(self._table.pieces[others, 2], np.diff(ends))
        return self._table.changed([*others, *which], counts, old + new, later)

    def _both(
        self, others: Sequence[int], old: list[int], rows: Rows, ends: Numbers, new: list[int]
    ) -> Iterator[bytes | memoryview]:
        """The columns of copied rows and of others, with their check sums."""
        columns = _columns(rows, self._rest, self._table.counts[2])
        for copied, column in zip(self._read(others, old), columns, strict=True):
            yield from copied
            yield _summed(column, ends, new)

    def _copied(self, which: Sequence[int], count: int) -> tuple[list[int], int]:
        """Which other pieces' rows are written again beside these, and whether into ``later``."""
        pieces = self._table.pieces
        other = np.ones(len(pieces), dtype=np.bool_)
        other[which] = False
        moved = other & (pieces[:, 0] == 1)
        if (count + int(pieces[moved, 2].sum())) * _PART > self._table.counts[0]:
            return np.flatnonzero(other).tolist(), 0
        return np.flatnonzero(moved).tolist(), 1
