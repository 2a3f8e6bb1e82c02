"""Whole numbers as bits: many at once into a stream.

Every number is written as some zeros, a one, and some low bits. That covers Elias's gamma code (as many
low bits as zeros) and Rice's code (a fixed number ``k`` of low bits, the rest as zeros). The browser
reads them in ``search-bits.js``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_Words = NDArray[np.uint64]
_WORD = np.uint64(64)


@dataclass(frozen=True)
class Symbols:
    """Numbers in their written form; arrays of one length. Where ``width`` is -1 there are only zeros."""

    zeros: Numbers
    width: Numbers
    low: Numbers

    @property
    def lengths(self) -> Numbers:
        return self.zeros + 1 + self.width


def gamma(values: Numbers) -> Symbols:
    """Numbers from 0 on; small ones are short."""
    more = values + 1
    width = np.frexp(more)[1].astype(np.int64) - 1
    return Symbols(width, width, more - (np.int64(1) << width))


def rice(values: Numbers, k: Numbers) -> Symbols:
    """Numbers from 0 on that are about ``2 ** k``."""
    return Symbols(values >> k, k, values & ((np.int64(1) << k) - 1))


def nothing(symbols: Symbols, where: Flags) -> Symbols:
    """The symbols, of which some are not written at all; these must be 0."""
    return Symbols(symbols.zeros, np.where(where, -1, symbols.width), symbols.low)


def rice_widths(sums: Numbers, counts: Numbers) -> Numbers:
    """The best ``k`` for lists of numbers with these sums: by their mean, as for chance gaps."""
    means = np.maximum(sums * 0.69 / counts, 1.0)
    return np.frexp(means)[1].astype(np.int64) - 1


def best_widths(values: Numbers, lists: Numbers, count: int) -> Numbers:
    """The best ``k`` for each of so many lists, given the list of each value."""
    counts = np.bincount(lists, minlength=count)
    about = rice_widths(np.bincount(lists, values, count), np.maximum(counts, 1))
    tried = [np.maximum(about + more, 0) for more in (-1, 0, 1)]
    costs = [counts * k + np.bincount(lists, values >> k[lists], count) for k in tried]
    found: Numbers = np.choose(np.argmin(costs, axis=0), tried)
    return found


def fresh(values: NDArray[np.int64 | np.uint64]) -> Flags:
    """Which values differ from the one before; the first does."""
    found = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def distinct(keys: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """As ``np.unique`` with the inverse and the counts, only faster; of numbers from 0 on."""
    width = len(keys).bit_length()
    if int(keys.max(initial=0)) >> (63 - width):
        return np.unique(keys, return_inverse=True, return_counts=True)
    # A key and its place in one number: numpy sorts numbers much faster than it sorts places by them.
    both = (keys << width) | np.arange(len(keys))
    both.sort()
    order = both & ((1 << width) - 1)
    both >>= width
    new = fresh(both)
    which = np.empty_like(order)
    which[order] = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    return both[first], which, spans(first, len(keys))


def placed(parts: list[tuple[Numbers, Symbols]], count: int) -> Symbols:
    """Symbols from several parts, each put at its places among all."""
    whole = Symbols(*(np.zeros(count, dtype=np.int64) for _ in range(3)))
    for places, part in parts:
        whole.zeros[places], whole.width[places], whole.low[places] = (
            part.zeros,
            part.width,
            part.low,
        )
    return whole


def packed(symbols: Symbols, starts: Numbers, size: int) -> bytes:
    """The symbols as bytes; the one and the low bits of each have at most 64 bits.

    Args:
        starts: the bit at which each symbol starts, ascending; bits between symbols are zero.
        size: how many bytes there will be.
    """
    words = np.zeros(size // 8 + 2, dtype=np.uint64)
    if len(starts):
        bits = starts + symbols.zeros
        length = (symbols.width + 1).astype(np.uint64)
        one = (np.uint64(1) << length) >> np.uint64(1)
        value = one | symbols.low.astype(np.uint64)
        _put(words, bits >> 6, (bits & 63).astype(np.uint64) + length, value)
    return words.astype(">u8").tobytes()[:size]


def _put(words: _Words, at: Numbers, ends: _Words, value: _Words) -> None:
    """Each value into its word, to end at this bit of it; what reaches beyond 64 goes to the next word."""
    over = ends > _WORD
    left = np.where(over, np.uint64(0), _WORD - ends)
    right = np.where(over, ends - _WORD, np.uint64(0))
    first = np.flatnonzero(fresh(at))
    words[at[first]] = np.bitwise_or.reduceat((value << left) >> right, first)
    more = np.flatnonzero(over)
    words[at[more] + 1] |= value[more] << (_WORD - right[more])


def spans(firsts: Numbers, count: int) -> Numbers:
    """How many follow from each of the first ones on, of ``count`` in all."""
    return np.diff(np.append(firsts, count))


def gaps(values: Numbers, lists: Numbers) -> tuple[Numbers, Numbers]:
    """How far each value lies behind the one before in its list (the first behind 0), and each list's sum."""
    firsts = np.flatnonzero(fresh(lists))
    found = np.diff(values, prepend=0)
    found[firsts] = values[firsts]
    return found, np.add.reduceat(found, firsts) if len(found) else found


def aligned(symbols: Symbols, firsts: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of all lists, and of how many each has; each starts with a whole byte."""
    if not len(firsts):
        return b"", firsts
    lengths = symbols.lengths
    sizes = (np.add.reduceat(lengths, firsts) + 7) // 8
    starts = np.cumsum(lengths) - lengths
    before = (np.cumsum(sizes) - sizes) * 8 - starts[firsts]
    starts += np.repeat(before, spans(firsts, len(lengths)))
    return packed(symbols, starts, int(sizes.sum())), sizes
