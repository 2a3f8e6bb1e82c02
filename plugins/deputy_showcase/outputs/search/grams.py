"""Where every pair of neighbouring characters stands, found for all texts at once.

An occurrence of the pair *xy* is kept as (unit, which x, which y): the unit is a document's slot, and
the two numbers count how often x and y came before in that unit. The pair *yz* goes on where its unit
and its "which y" are the same: so pairs can be chained to phrases of any length exactly, without the
text, and an edit changes nothing outside its unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .documents import Collection
from .folding import LINE_END, Codes, folded

Numbers = NDArray[np.int64]
Words = NDArray[np.uint32]
Flags = NDArray[np.bool_]
#: Above the highest unit of a collection.
UNITS = 1 << 28
SPACE = 32


@dataclass(frozen=True)
class Occurrences:
    """All occurrences, by mixed pair, then collection, then unit.

    Attributes:
        pair: both UTF-16 units, mixed (``mixed``).
        collection: its number.
        unit: document × slots + slot, within its collection.
        first, second: how often either character came before in the unit.
    """

    pair: Words
    collection: Numbers
    unit: Numbers
    first: Numbers
    second: Numbers


@dataclass(frozen=True)
class _Text:
    """The folded text of all collections in the order of its units."""

    codes: Codes
    unit: Numbers


def mixed(pairs: Words) -> Words:
    """The pairs in an order that spreads them evenly; every pair keeps a number of its own.

    The same as ``mixed`` in ``search-grams.js``: xor-shifts and odd factors, all reversible.
    """
    numbers = pairs ^ (pairs >> np.uint32(16))
    numbers = numbers * np.uint32(0x45D9F3B)
    numbers ^= numbers >> np.uint32(15)
    return numbers * np.uint32(0x9E3779B1)


def occurrences(collections: tuple[Collection, ...]) -> Occurrences:
    """Every pair of neighbouring characters without a space in it."""
    text = _text(collections)
    rank = _ranks(text)
    joined = _joined(text.codes)
    pairs = mixed(_pairs(text.codes))
    places = np.flatnonzero(joined).astype(np.uint64)
    order = np.sort((pairs[joined].astype(np.uint64) << np.uint64(32)) | places)
    places = (order & np.uint64(0xFFFFFFFF)).astype(np.int64)
    units = text.unit[places]
    return Occurrences(
        (order >> np.uint64(32)).astype(np.uint32),
        units // UNITS,
        units % UNITS,
        rank[places],
        rank[places + 1],
    )


def _text(collections: tuple[Collection, ...]) -> _Text:
    lines = [line for one in collections for document in one.documents for line in document]
    codes = folded([line.text for line in lines])
    ends = np.flatnonzero(codes == LINE_END) + 1
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64)
    unit = _units(collections, _beginnings(codes, starts, ends))
    order = np.argsort(unit, kind="stable")
    lengths = (ends - starts)[order]
    places = np.repeat(starts[order] - np.cumsum(lengths) + lengths, lengths)
    places += np.arange(len(codes))
    return _Text(codes[places], np.repeat(unit[order], lengths))


def _units(collections: tuple[Collection, ...], beginnings: Numbers) -> Numbers:
    """The unit of every line, counted through all collections."""
    units: list[int] = []
    marks = iter(beginnings.tolist())
    for number, one in enumerate(collections):
        for index, document in enumerate(one.documents):
            base = number * UNITS + index * one.slots
            for line, mark in zip(document, marks, strict=False):
                slot = one.free[mark % len(one.free)] if line.slot is None else line.slot
                units.append(base + slot)
    return np.array(units, dtype=np.int64)


def _beginnings(codes: Codes, starts: Numbers, ends: Numbers) -> Numbers:
    """A number from the first four characters of each line: an edit behind them does not change it."""
    pairs = mixed(np.append(_pairs(codes), np.uint32(0)))
    second = np.where(ends - starts > 4, pairs[np.minimum(starts + 2, len(codes))], 0)
    return ((pairs[starts] ^ second) >> np.uint32(7)).astype(np.int64)


def _pairs(codes: Codes) -> Words:
    wide = codes.astype(np.uint32)
    return (wide << np.uint32(16)) | np.append(wide[1:], np.uint32(LINE_END))


def _joined(codes: Codes) -> Flags:
    """Whether a pair starts here: neither of its characters is a space or the end of a line."""
    solid: Flags = (codes != LINE_END) & (codes != SPACE)
    joined: Flags = solid & np.append(solid[1:], False)
    return joined


def _ranks(text: _Text) -> Numbers:
    """How often each character came before in its unit."""
    count = len(text.codes)
    places = max(count, 1).bit_length()
    dense = np.cumsum(np.diff(text.unit, prepend=-1) != 0).astype(np.uint64)
    key = (dense << np.uint64(16 + places)) | (text.codes.astype(np.uint64) << np.uint64(places))
    order = np.sort(key | np.arange(count, dtype=np.uint64))
    index = np.arange(count)
    fresh = np.diff(order >> np.uint64(places), prepend=np.uint64(0)) != 0
    rank = np.empty(count, dtype=np.int64)
    where = (order & np.uint64((1 << places) - 1)).astype(np.int64)
    rank[where] = index - np.maximum.accumulate(np.where(fresh, index, 0))
    return rank
