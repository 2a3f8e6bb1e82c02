"""Where every pair of neighbouring characters stands, found for a block of documents at once.

An occurrence of the pair *xy* is kept as (unit, which x, which y): the unit is a document's slot, and
the two numbers count how often x and y came before in that unit. The pair *yz* goes on where its unit
and its "which y" are the same: so pairs can be chained to phrases of any length exactly, without the
text, and an edit changes nothing outside its unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers
from .documents import Collection, Document, Line, lines
from .folding import LINE_END, Codes, folded
from .pairs import Words, mixed

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Occurrences:
    """The occurrences of a block, in the order of its units, then of its text.

    Attributes:
        pair: both UTF-16 units, the first in the high half.
        unit: document × slots + slot, the block's first document being 0.
        ranks: how often either character came before in the unit, as one number (``paired``).
    """

    pair: Words
    unit: Words
    ranks: Words


def paired(one: Numbers, other: Numbers) -> Numbers:
    """Two numbers as one, small ones small (Szudzik's elegant pairing)."""
    return np.where(one >= other, one * one + one + other, other * other + one)


def occurrences(collection: Collection, documents: Sequence[Document]) -> Occurrences:
    """Every pair of neighbouring characters, spaces too, of some of the collection's documents."""
    codes, unit = _text(collection, [list(lines(one)) for one in documents])
    rank = _ranks(codes, unit)
    places = np.flatnonzero(_joined(codes))
    ranks = paired(rank[places], rank[places + 1])
    return Occurrences(_pairs(codes)[places], unit[places], ranks.astype(np.uint32))


def _text(collection: Collection, documents: list[list[Line]]) -> tuple[Codes, Words]:
    """The folded text in the order of its units, and the unit of each character."""
    codes = folded([text for document in documents for _, text in document])
    ends = np.flatnonzero(codes == LINE_END) + 1
    starts = np.append(0, ends)[:-1]
    unit = _units(collection, documents, _beginnings(codes, starts, ends).tolist())
    order = np.argsort(unit, kind="stable")
    lengths = (ends - starts)[order]
    places = np.repeat(starts[order] - np.cumsum(lengths) + lengths, lengths)
    places += np.arange(len(codes))
    return codes[places], np.repeat(unit[order], lengths)


def _units(collection: Collection, documents: list[list[Line]], beginnings: Iterable[int]) -> Words:
    """The unit of every line."""
    free, slots = collection.free, collection.slots
    marks = iter(beginnings)
    units = [
        index * slots + (free[mark % len(free)] if slot is None else slot)
        for index, document in enumerate(documents)
        for (slot, _), mark in zip(document, marks, strict=False)
    ]
    return np.array(units, dtype=np.uint32)


def _beginnings(codes: Codes, starts: Numbers, ends: Numbers) -> Numbers:
    """A number from the first four characters of each line: an edit behind them does not change it."""
    later = np.where(ends - starts > 4, starts + 2, starts)
    wide = np.append(codes, np.uint16(0)).astype(np.uint32)
    first, second = (mixed((wide[at] << np.uint32(16)) | wide[at + 1]) for at in (starts, later))
    return ((first ^ np.where(later > starts, second, 0)) >> np.uint32(7)).astype(np.int64)


def _pairs(codes: Codes) -> Words:
    wide = codes.astype(np.uint32)
    return (wide << np.uint32(16)) | np.append(wide[1:], np.uint32(LINE_END))


def _joined(codes: Codes) -> Flags:
    """Whether a pair starts here: neither of its characters is the end of a line."""
    solid: Flags = codes != LINE_END
    joined: Flags = solid & np.append(solid[1:], False)
    return joined


def _ranks(codes: Codes, unit: Words) -> Numbers:
    """How often each character came before in its unit."""
    count = len(codes)
    places = np.uint64(max(count, 1).bit_length())
    key = (unit.astype(np.uint64) << np.uint64(16)) | codes
    order = np.sort((key << places) | np.arange(count, dtype=np.uint64))
    index = np.arange(count)
    fresh = np.diff(order >> places, prepend=~np.uint64(0)) != 0
    rank = np.empty(count, dtype=np.int64)
    where = (order & ((np.uint64(1) << places) - np.uint64(1))).astype(np.int64)
    rank[where] = index - np.maximum.accumulate(np.where(fresh, index, 0))
    return rank
