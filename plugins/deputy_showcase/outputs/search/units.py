"""The folded text of some documents, cut into units: their slots, in which occurrences are counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .bits import Numbers
from .documents import Collection, Line
from .folding import LINE_END, Codes, folded
from .pairs import Words, mixed


def text(collection: Collection, documents: Sequence[Sequence[Line]]) -> tuple[Codes, Words]:
    """The folded text in the order of its units, and the unit of each character.

    A unit's number is its document's (the first of these being 0) × slots + slot.
    """
    codes = folded([text for document in documents for _, text in document])
    ends = np.flatnonzero(codes == LINE_END) + 1
    starts = np.append(0, ends)[:-1]
    unit = _units(collection, documents, codes, starts, ends)
    order = np.argsort(unit, kind="stable")
    lengths = (ends - starts)[order]
    places = np.repeat(starts[order] - np.cumsum(lengths) + lengths, lengths)
    places += np.arange(len(codes))
    return codes[places], np.repeat(unit[order].astype(np.uint32), lengths)


def _units(
    collection: Collection,
    documents: Sequence[Sequence[Line]],
    codes: Codes,
    starts: Numbers,
    ends: Numbers,
) -> Numbers:
    """The unit of every line."""
    document = np.repeat(np.arange(len(documents)), [len(one) for one in documents])
    said = [-1 if slot is None else slot for one in documents for slot, _ in one]
    slots = np.array(said, dtype=np.int64)
    free = collection.free[0] + _beginnings(codes, starts, ends) % len(collection.free)
    return document * collection.slots + np.where(slots < 0, free, slots)


def _beginnings(codes: Codes, starts: Numbers, ends: Numbers) -> Numbers:
    """A number from the first four characters of each line: an edit behind them does not change it."""
    later = np.where(ends - starts > 4, starts + 2, starts)
    wide = np.append(codes, np.uint16(0)).astype(np.uint32)
    first, second = (mixed((wide[at] << np.uint32(16)) | wide[at + 1]) for at in (starts, later))
    return ((first ^ np.where(later > starts, second, 0)) >> np.uint32(7)).astype(np.int64)
