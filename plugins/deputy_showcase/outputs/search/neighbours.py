"""The files of articles: for each character where it stands, and beside which commoner ones.

A file holds all characters whose place (``pairs.py``) begins with the file's number, in pieces, so that an
edit has to make few of them anew. A piece says how many characters it has and the code of each (two bytes
each), then how many bytes each one's block has (gamma); the blocks follow, each from a fresh byte on. The
file ``characters`` says which ones there are in all files: how many (gamma), ``k`` (gamma), and for each how
far its code lies behind the one before (Rice).

A block has two tables, of the neighbours to the left and to the right: how many (gamma), ``k`` (gamma), and
for each how far its number lies behind the one before (Rice), how long its Huffman code is (gamma), and ``k``
of its ranks (gamma). Number 0 is a neighbour with which the pair is told, or none; 1 more than twice a
character's order (``pairs.py``) is that character, and the first of its unit, 2 more than twice is another
one of the unit. Then come units: how many (gamma), two ``k`` (gamma), and for each how far it lies behind the
one before and how many occurrences there are besides the first (both Rice). At last for each occurrence its
neighbours: the Huffman code and, of another than the first, which one (Rice). Its own rank is its place in
the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from . import huffman
from .bits import (
    Numbers,
    Symbols,
    aligned,
    best_widths,
    distinct,
    fresh,
    gamma,
    gaps,
    nothing,
    placed,
    rice,
    spans,
)
from .entries import Entries, firsts, written
from .grams import unpaired
from .layout import Layout
from .pairs import HIGH, orders, owners
from .rows import Rows

#: Two bytes, the high one first.
_CODE = np.dtype(">u2")
#: Where the only list begins.
_ONE = np.zeros(1, dtype=np.int64)
#: Above the number of any neighbour.
_NEIGHBOURS = 1 << 18


def neighbour_pieces(rows: Rows, ends: Numbers, layout: Layout) -> Iterator[bytes]:
    """The pieces one after the other; ``ends`` are the places in ``rows`` between them."""
    place = (rows.number >> np.uint64(HIGH)).astype(np.int64)
    first = np.flatnonzero(fresh(place))
    found = _occurrences(rows, np.repeat(np.arange(len(first)), spans(first, len(place))))
    data, sizes = aligned(*written(_lists(found, len(first)), len(first)))
    codes = owners()[place[first]]
    starts = np.append(0, np.cumsum(sizes)).tolist()
    for one, end in pairwise(np.searchsorted(first, ends).tolist()):
        yield (
            _head(codes[one:end], sizes[one:end]) + data[starts[one] : starts[end]]
            if end > one
            else b""
        )


def _head(codes: Numbers, sizes: Numbers) -> bytes:
    return np.append(len(codes), codes).astype(_CODE).tobytes() + aligned(gamma(sizes), _ONE)[0]


def characters(pieces: Iterable[bytes]) -> bytes:
    """Which characters are in these pieces."""
    heads = [
        np.frombuffer(one, _CODE, 1 + int.from_bytes(one[:2], "big"))[1:] for one in pieces if one
    ]
    codes = np.sort(np.concatenate([np.zeros(0, _CODE), *heads])).astype(np.int64)
    between = np.diff(codes, prepend=0)
    k = best_widths(between, np.zeros_like(codes), 1)
    parts = [
        (np.arange(2), gamma(np.append(len(codes), k))),
        (np.arange(len(codes)) + 2, rice(between, np.repeat(k, len(codes)))),
    ]
    return aligned(placed(parts, len(codes) + 2), np.zeros(1, dtype=np.int64))[0]


@dataclass(frozen=True)
class _Side:
    """The neighbours of occurrences on one side: their numbers, and their ranks behind the first."""

    near: Numbers
    ranks: Numbers


@dataclass(frozen=True)
class _Occurrences:
    """Of a file's characters, by character (its number among them), unit and rank."""

    character: Numbers
    unit: Numbers
    left: _Side
    right: _Side


def _occurrences(rows: Rows, character: Numbers) -> _Occurrences:
    """Rows of one occurrence, of which there are two where both neighbours are commoner, become one.

    All ranks up to a unit's last one have a place, as a place is how a rank is told; hardly any is empty.
    """
    number = rows.number.astype(np.int64)
    left = (number >> 16) & 1 > 0
    one, two = unpaired(rows.ranks)
    own, rank = np.where(left, two, one), np.where(left, one, two)
    near = 2 * orders()[number & 0xFFFF] + 1 + (rank > 0)
    units, owns = 1 + int(rows.unit.max()), 1 + int(own.max())
    known, which, _ = distinct((character * units + rows.unit) * owns + own)
    group, nth = np.divmod(known, owns)
    first = np.flatnonzero(fresh(group))
    each = 1 + nth[np.append(first[1:], len(group)) - 1]
    starts = np.cumsum(each) - each
    place = (np.repeat(starts, spans(first, len(group))) + nth)[which]
    sides = (_side(place[here], near[here], rank[here], int(each.sum())) for here in (left, ~left))
    return _Occurrences(*np.divmod(np.repeat(group[first], each), units), *sides)


def _side(places: Numbers, near: Numbers, rank: Numbers, count: int) -> _Side:
    found = _Side(*np.zeros((2, count), dtype=np.int64))
    found.near[places], found.ranks[places] = near, np.maximum(rank - 1, 0)
    return found


def _lists(found: _Occurrences, count: int) -> list[Entries]:
    """All that the blocks of so many characters say."""
    tables, columns = [], []
    for side in (found.left, found.right):
        table, of_each = _neighbours(found.character, side, count)
        tables.append(table)
        columns += of_each
    return [*tables, _units(found, count), Entries(found.character, [], columns)]


def _neighbours(character: Numbers, side: _Side, count: int) -> tuple[Entries, list[Symbols]]:
    """The table of one side, and what is written of each occurrence."""
    key = character * _NEIGHBOURS + side.near
    known, which, often = distinct(key)
    owner, number = np.divmod(known, _NEIGHBOURS)
    lengths, codes = huffman.codes(often, firsts(owner, count))
    widths = best_widths(side.ranks, which, len(known))
    between = gaps(number, owner)[0]
    k = best_widths(between, owner, count)
    heads = [gamma(np.bincount(owner, minlength=count)), gamma(k)]
    table = Entries(owner, heads, [rice(between, k[owner]), gamma(lengths), gamma(widths)])
    ranked = (side.near > 0) & (side.near % 2 == 0)
    ranks = nothing(rice(side.ranks, widths[which]), ~ranked)
    return table, [huffman.written(codes[which], lengths[which]), ranks]


def _units(found: _Occurrences, count: int) -> Entries:
    first = np.flatnonzero(fresh(found.character * (1 << 28) + found.unit))
    owner, more = found.character[first], spans(first, len(found.unit)) - 1
    between = gaps(found.unit[first], owner)[0]
    k, k_more = best_widths(between, owner, count), best_widths(more, owner, count)
    heads = [gamma(np.bincount(owner, minlength=count)), gamma(k), gamma(k_more)]
    return Entries(owner, heads, [rice(between, k[owner]), rice(more, k_more[owner])])
