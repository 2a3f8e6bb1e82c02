"""Whole numbers as bits: many at once into, and for tests out of, a stream.

Every number is written as some zeros, a one, and some low bits. That covers Elias's gamma code (as many
low bits as zeros) and Rice's code (a fixed number ``k`` of low bits, the rest as zeros). The browser
reads them in ``search-grams.js``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]


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


def packed(symbols: Symbols, starts: Numbers, size: int) -> Bytes:
    """The symbols as bytes.

    Args:
        starts: the bit at which each symbol starts; bits between symbols are zero.
        size: how many bytes there will be.
    """
    bits = np.zeros(size * 8, dtype=np.uint8)
    ones = starts + symbols.zeros
    bits[ones] = 1
    ends = ones + symbols.width
    for place in range(int(symbols.width.max(initial=0))):
        wide = np.flatnonzero(symbols.width > place)
        bits[ends[wide] - place] = (symbols.low[wide] >> place) & 1
    return np.packbits(bits)
