"""The coded pieces of a segment, with what the next build must know to change only some of them."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from .blocks import Place
from .kept import digest
from .stored import Table

_SIZE = 4


@dataclass(frozen=True)
class Coded:
    """Pieces with what they were coded from.

    Attributes:
        blocks: the keys of all blocks whose rows are in the pieces.
        table: where these rows are kept.
        pieces: their contents, by their number.
    """

    blocks: Mapping[Place, bytes]
    table: Table
    pieces: tuple[bytes, ...]

    @property
    def bits(self) -> int:
        """How many bits number the pieces."""
        return (len(self.pieces) - 1).bit_length()

    @classmethod
    def read(cls, data: bytes | None, name: str) -> Coded | None:
        """What ``written`` wrote with the same name (of the segment) and by the same code."""
        made_by = digest(name.encode())
        if not data or not data.startswith(made_by):
            return None
        head = len(made_by) + _SIZE
        start = head + int.from_bytes(data[len(made_by) : head], "big")
        blocks, counts, rows, sizes = marshal.loads(data[head:start])
        table = Table(counts, np.frombuffer(rows, np.int64).reshape(-1, 4))
        places = pairwise(accumulate(sizes, initial=start))
        return cls(blocks, table, tuple(data[a:b] for a, b in places))

    def written(self, name: str) -> tuple[bytes, ...]:
        sizes = [len(one) for one in self.pieces]
        table = (self.table.counts, self.table.pieces.tobytes())
        head = marshal.dumps((dict(self.blocks), *table, sizes), 2)
        return (digest(name.encode()), len(head).to_bytes(_SIZE, "big"), head, *self.pieces)
