"""Where every pair of neighbouring characters stands, found for a block of documents at once.

An occurrence of the pair *xy* is kept as (unit, which x, which y): the unit is a document's slot, and
the two numbers say which of the unit's x and y these are. The pair *yz* goes on where its unit
and its "which y" are the same: so pairs can be chained to phrases of any length exactly, without the
text, and an edit changes nothing outside its unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bits import Numbers, fresh
from .documents import Collection, Document, lines
from .folding import LINE_END, Codes
from .pairs import Words, is_rarer
from .units import text

Flags = NDArray[np.bool_]
#: Equal characters of a unit that are counted; what stands at later ones is not found. Two of these numbers
#: are one of 32 bits.
MOST = 1 << 16


@dataclass(frozen=True)
class Occurrences:
    """The occurrences of a block, in the order of its units, then of its text.

    Attributes:
        pair: both UTF-16 units, the first in the high half.
        unit: document × slots + slot, the block's first document being 0.
        ranks: which of the unit's either character is, as one number (``paired``).
    """

    pair: Words
    unit: Words
    ranks: Words


def paired(one: Numbers, other: Numbers) -> Numbers:
    """Two numbers as one, small ones small (Szudzik's elegant pairing)."""
    return np.where(one >= other, one * one + one + other, other * other + one)


def unpaired(both: Numbers) -> tuple[Numbers, Numbers]:
    """The two numbers of ``paired``."""
    root = np.sqrt(both).astype(np.int64)
    rest = both - root * root
    return np.where(rest < root, rest, root), np.where(rest < root, root, rest - root)


def occurrences(collection: Collection, documents: Sequence[Document]) -> Occurrences:
    """Every pair of neighbouring characters, spaces too, of some of the collection's documents."""
    codes, unit = text(collection, [list(lines(one)) for one in documents])
    rank = _ranks(codes, unit)
    places = np.flatnonzero(_joined(codes) & _both(rank < MOST))
    ranks = paired(rank[places], rank[places + 1])
    return Occurrences(_pairs(codes)[places], unit[places], ranks.astype(np.uint32))


def _pairs(codes: Codes) -> Words:
    wide = codes.astype(np.uint32)
    return (wide << np.uint32(16)) | np.append(wide[1:], np.uint32(LINE_END))


def _both(flags: Flags) -> Flags:
    """Where a flag and the next one are set."""
    found: Flags = flags & np.append(flags[1:], False)
    return found


def _joined(codes: Codes) -> Flags:
    """Whether a pair starts here: neither of its characters is the end of a line."""
    return _both(codes != LINE_END)


def _ranks(codes: Codes, unit: Words) -> Numbers:
    """Which of its kind each character is in its unit: in the order of the text, but first those that stand
    beside a commoner one. As these are told of with it, their ranks need not be (``neighbours.py``)."""
    count = len(codes)
    places = np.uint64(max(count, 1).bit_length())
    key = (unit.astype(np.uint64) << np.uint64(16)) | codes
    key = (key << np.uint64(1)) | _bare(codes)
    order = np.sort((key << places) | np.arange(count, dtype=np.uint64))
    index = np.arange(count)
    new = fresh(order >> (places + np.uint64(1)))
    rank = np.empty(count, dtype=np.int64)
    where = (order & ((np.uint64(1) << places) - np.uint64(1))).astype(np.int64)
    rank[where] = index - np.maximum.accumulate(np.where(new, index, 0))
    return rank


def _bare(codes: Codes) -> Flags:
    """Whether both pairs of a character, if there are any, are told of with its neighbours."""
    joined, owns = _joined(codes), is_rarer(codes[1:], codes[:-1])
    bare: Flags = ~(joined & ~np.append(owns, False))
    bare[1:] &= ~(joined[:-1] & owns)
    return bare
