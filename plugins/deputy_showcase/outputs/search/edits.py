"""A segment after some edits: only the pieces that tell of pairs that came or went are coded again.

What the edited documents said before is kept, so their rows of then are found as those of now are; the
rows of all others in a piece are kept as well (``stored.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers
from .blocks import BLOCK, Block, Place, documents_before
from .coded import Coded
from .documents import Collection, Document
from .grams import occurrences
from .kept import Kept
from .layout import Layout
from .pairs import Long, Words
from .rows import UNITS, Flags, Found, Rows, merged
from .stored import Stored

#: With more edited documents than this, or than one of so many, all is made anew.
MOST, SHARE = 8, 32
#: Bits of a unit together with its collection's number, of which there are two at most.
_UNIT_BITS = np.uint64(29)


@dataclass(frozen=True)
class Edit:
    """A document as it was and as it is, empty where there is none; its collection and its number there."""

    before: Document
    after: Document
    collection: Collection
    place: Place

    @property
    def start(self) -> int:
        return self.place[1] * self.collection.slots

    @property
    def first(self) -> int:
        """The first of its units, with the collection's number."""
        return self.place[0] * UNITS + self.start


@dataclass(frozen=True)
class Edited:
    """Makes a segment's pieces from those before. ``name`` is the segment's, ``layout`` that of then."""

    name: str
    numbering: Callable[[Words], NDArray[Any]]
    layout: Layout
    bits_for: Callable[[int], int]
    kept: Kept

    def pieces(self, before: Coded, blocks: Sequence[Block]) -> Coded | None:
        """The pieces of these blocks; None where they have to be made anew."""
        edits = _edits(before.blocks, blocks, self.kept)
        if edits is None:
            return None
        gone = merged(list(_found((one, one.before) for one in edits)), self.numbering)
        come = merged(list(_found((one, one.after) for one in edits)), self.numbering)
        count = before.table.count + len(come) - len(gone)
        if self.bits_for(count) != self.layout.bits:
            return None
        keys = {one.place: one.key for one in blocks}
        pieces = _differing(gone, come, self.layout)
        if not len(pieces):
            return Coded(keys, before.table, before.pieces)
        stored = Stored(before.table, self.layout.rest, self.name, self.kept)
        rows = _rows(stored.rows(pieces.tolist()), edits, *self._within(pieces, gone, come))
        return None if rows is None else self._coded(before, keys, stored, pieces, rows)

    def _within(self, pieces: Numbers, *rows: Rows) -> Iterator[Rows]:
        """Those of the rows that are in some pieces."""
        among = np.zeros(1 << self.layout.bits, dtype=np.bool_)
        among[pieces] = True
        return (one.of(among[_piece(one.number, self.layout.rest)]) for one in rows)

    def _coded(
        self, before: Coded, keys: dict[Place, bytes], stored: Stored, pieces: Numbers, rows: Rows
    ) -> Coded | None:
        bounds = np.searchsorted(_piece(rows.number, self.layout.rest), pieces)
        ends = np.append(bounds, len(rows)).astype(np.int64)
        table = stored.replaced(pieces.tolist(), rows, ends)
        if table is None:
            return None
        fresh = dict(zip(pieces.tolist(), self.layout.pieces(rows, ends), strict=True))
        all_ = tuple(fresh.get(number, data) for number, data in enumerate(before.pieces))
        return Coded(keys, table, all_)


def _piece(numbers: Long, rest: int) -> Numbers:
    """The pieces in which pairs are."""
    return (numbers >> np.uint64(rest)).astype(np.int64)


def _edits(before: Mapping[Place, bytes], blocks: Sequence[Block], kept: Kept) -> list[Edit] | None:
    """The edited documents in their order; None if they are many, or what they said is not known."""
    if before.keys() - {one.place for one in blocks}:
        return None
    most = max(MOST, len(blocks) * BLOCK // SHARE)
    edits: list[Edit] = []
    for block in blocks:
        key = before.get(block.place)
        if key == block.key:
            continue
        said = documents_before(block, key, kept) if key else ()
        if said is None:
            return None
        edits += _of_block(block, said)
        if len(edits) > most:
            return None
    return edits


def _of_block(block: Block, said: Sequence[Document]) -> Iterator[Edit]:
    number, first = block.place
    for place, (old, new) in enumerate(zip_longest(said, block.documents, fillvalue=()), first):
        if old != new:
            yield Edit(old, new, block.collection, (number, place))


def _found(said: Iterator[tuple[Edit, Document]]) -> Iterator[Found]:
    for edit, document in said:
        yield Found(occurrences(edit.collection, [document]), edit.place[0], edit.start)


def _differing(gone: Rows, come: Rows, layout: Layout) -> Numbers:
    """The pieces in which not all rows that go come again."""
    number = np.concatenate([gone.number, come.number])
    where = np.concatenate([gone.where, come.where])
    order = np.lexsort((where, number))
    number, where = number[order], where[order]
    same = (np.diff(number, prepend=~np.uint64(0)) == 0) & (
        np.diff(where, prepend=np.uint64(0)) == 0
    )
    firsts = np.flatnonzero(~same)
    if not len(firsts):
        return firsts
    sign = np.repeat(np.array([-1, 1]), [len(gone), len(come)])[order]
    odd = firsts[np.add.reduceat(sign, firsts) != 0]
    differing = np.zeros(1 << layout.bits, dtype=np.bool_)
    differing[_piece(number[odd], layout.rest)] = True
    return np.flatnonzero(differing)


def _rows(before: Rows | None, edits: Sequence[Edit], gone: Rows, come: Rows) -> Rows | None:
    """Rows without those of edited documents, and with these; None if others were there than are known of."""
    if before is None:
        return None
    own = _of_edited(before, edits)
    if int(own.sum()) != len(gone):
        return None
    before = before.of(~own)
    # Behind equal ones, so that what comes keeps the order of its text.
    places = np.searchsorted(_order(before), _order(come), "right")
    number = np.insert(before.number, places, come.number)
    return Rows(number, np.insert(before.where, places, come.where))


def _of_edited(rows: Rows, edits: Sequence[Edit]) -> Flags:
    """Which rows are of edited documents: those behind the beginning of one, and not behind its end."""
    bounds = [(one.first, one.first + one.collection.slots) for one in edits]
    where = np.array(bounds, dtype=np.uint64).reshape(-1) << np.uint64(32)
    own: Flags = (np.searchsorted(where, rows.where, "right") & 1).astype(np.bool_)
    return own


def _order(rows: Rows) -> Long:
    """By pair, then collection and unit."""
    order: Long = rows.number << _UNIT_BITS
    order |= rows.where >> np.uint64(32)
    return order
