"""How the rows of a segment are cut into pieces, and these are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .bits import Numbers
from .rows import Rows

#: Occurrences that are coded together: what fits a processor's cache.
BATCH = 1 << 15
#: Gives the pieces of rows between places, one after the other.
Writer = Callable[[Rows, Numbers, "Layout"], Iterator[bytes]]


@dataclass(frozen=True)
class Layout:
    """``bits`` of the ``width`` of a pair's number name the piece that tells of it."""

    bits: int
    width: int
    collections: int
    write: Writer

    @property
    def rest(self) -> int:
        return self.width - self.bits

    def edges(self, rows: Rows) -> Numbers:
        """Where the rows of each piece begin, and where the last one's end."""
        numbers = np.arange((1 << self.bits) + 1, dtype=np.uint64) << np.uint64(self.rest)
        return np.searchsorted(rows.number, numbers).astype(np.int64)

    def pieces(self, rows: Rows, ends: Numbers) -> Iterator[bytes]:
        """The pieces between the places ``ends``; nothing at all for one without rows."""
        first = 0
        while first < len(ends) - 1:
            last = max(first + 1, int(np.searchsorted(ends, ends[first] + BATCH, "right")) - 1)
            yield from self._batch(rows, ends[first : last + 1])
            first = last

    def _batch(self, rows: Rows, ends: Numbers) -> Iterator[bytes]:
        held = (np.diff(ends) > 0).tolist()
        if not any(held):
            yield from (b"" for _ in held)
            return
        part = rows.of(slice(int(ends[0]), int(ends[-1])))
        for data, some in zip(self.write(part, ends - ends[0], self), held, strict=True):
            yield data if some else b""
