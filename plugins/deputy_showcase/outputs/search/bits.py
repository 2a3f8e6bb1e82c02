"""Whole numbers as bits: many at once into a stream.

Every number is written as some zeros, a one, and some low bits. That covers Elias's gamma code (as many
low bits as zeros) and Rice's code (a fixed number ``k`` of low bits, the rest as zeros). The browser
reads them in ``search-grams.js``.
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
    """Numbers in their written form; arrays of one length."""

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


def rice_widths(sums: Numbers, counts: Numbers) -> Numbers:
    """The best ``k`` for lists of numbers with these sums: by their mean, as for chance gaps."""
    means = np.maximum(sums * 0.69 / counts, 1.0)
    return np.frexp(means)[1].astype(np.int64) - 1


def fresh(values: NDArray[np.int64 | np.uint64]) -> Flags:
    """Which values differ from the one before; the first does."""
    found = np.ones(len(values), dtype=np.bool_)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


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
        value = (np.uint64(1) << (length - np.uint64(1))) | symbols.low.astype(np.uint64)
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
