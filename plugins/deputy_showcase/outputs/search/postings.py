"""The files of the index: for each pair of characters, where it stands.

A file holds the pairs whose mixed number begins with the file's number. It starts with how many there
are (gamma), then for each pair how far its rest lies behind the one before (Rice) and how many bytes
its list has (gamma); the lists follow, each from a fresh byte on. A list says for each collection how
many occurrences there are (gamma) and, if any, ``k`` (gamma) and then for each the gap of its unit
(Rice with ``k``) and both counts in one number (gamma). An edit changes only the files of the pairs it
touches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..spec import OutputFile
from .bits import Bytes, Numbers, Symbols, gamma, packed, placed, rice, rice_widths
from .grams import Occurrences

#: Occurrences in one file, about; and the most files there may be (as a power of two).
PER_FILE, MOST = 700, 13
#: Files that are coded together, to bound the memory.
BATCH = 1024


def file_bits(count: int) -> int:
    """How many leading bits of a mixed pair are the number of its file."""
    return min(MOST, max(0, (count // PER_FILE).bit_length()))


def posting_files(found: Occurrences, collections: int, folder: str) -> Iterator[OutputFile]:
    """``<folder>000a`` and so on: every number has its file, even with nothing in it."""
    bits = file_bits(len(found.pair))
    numbers = np.arange((1 << bits) + 1, dtype=np.int64) << (32 - bits)
    ends = np.searchsorted(found.pair, numbers)
    for first in range(0, 1 << bits, BATCH):
        last = min(first + BATCH, 1 << bits)
        part = _part(found, slice(int(ends[first]), int(ends[last])))
        streams = _streams(part, collections, 32 - bits)
        yield from _files(streams, range(first, last), 32 - bits, folder)


@dataclass(frozen=True)
class _Streams:
    """The lists of a batch: pair after pair, list after list."""

    pairs: Numbers
    rests: Numbers
    sizes: Numbers
    offsets: Numbers
    data: bytes


def _part(found: Occurrences, rows: slice) -> Occurrences:
    arrays = (found.pair, found.collection, found.unit, found.first, found.second)
    return Occurrences(*(one[rows] for one in arrays))  # type: ignore[arg-type]


def _streams(found: Occurrences, collections: int, rest_bits: int) -> _Streams:
    pairs, which = np.unique(found.pair, return_inverse=True)
    lists = which * collections + found.collection
    counts = np.bincount(lists, minlength=len(pairs) * collections).astype(np.int64)
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    symbols = _symbols(found, lists, counts, starts)
    firsts = starts[::collections]
    data, bytes_ = _aligned(symbols, firsts)
    numbers = pairs.astype(np.int64)
    rests = numbers & ((1 << rest_bits) - 1)
    return _Streams(numbers, rests, bytes_, np.cumsum(bytes_) - bytes_, data.tobytes())


def _symbols(found: Occurrences, lists: Numbers, counts: Numbers, starts: Numbers) -> Symbols:
    """Everything a batch of lists says, in the order in which it is written."""
    fresh = np.diff(lists, prepend=-1) != 0
    gaps = np.where(fresh, found.unit, np.diff(found.unit, prepend=0))
    held = np.flatnonzero(counts)
    sums = np.add.reduceat(gaps, np.flatnonzero(fresh)) if len(gaps) else gaps
    widths = np.zeros(len(counts), dtype=np.int64)
    widths[held] = rice_widths(sums, counts[held])
    nth = np.arange(len(lists)) - (np.cumsum(counts) - counts)[lists]
    at = starts[lists] + 2 + 2 * nth
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(gaps, widths[lists])),
        (at + 1, gamma(paired(found.first, found.second))),
    ]
    return placed(parts, int(len(counts) + len(held) + 2 * len(lists)))


def paired(one: Numbers, other: Numbers) -> Numbers:
    """Two numbers as one, small ones small (Szudzik's elegant pairing)."""
    return np.where(one >= other, one * one + one + other, other * other + one)


def _aligned(symbols: Symbols, firsts: Numbers) -> tuple[Bytes, Numbers]:
    """The bytes of all lists, and of how many each pair's has; each starts with a whole byte."""
    if not len(firsts):
        return np.zeros(0, dtype=np.uint8), firsts
    lengths = symbols.lengths
    sizes = (np.add.reduceat(lengths, firsts) + 7) // 8
    ends = np.cumsum(lengths)
    before = np.repeat(
        (np.cumsum(sizes) - sizes) * 8 - (ends - lengths)[firsts], _spans(firsts, len(ends))
    )
    return packed(symbols, ends - lengths + before, int(sizes.sum())), sizes


def _spans(firsts: Numbers, count: int) -> Numbers:
    return np.diff(np.append(firsts, count))


def _files(streams: _Streams, numbers: range, rest_bits: int, folder: str) -> Iterator[OutputFile]:
    """The files of a batch: each its contents, then its lists."""
    edges = np.searchsorted(streams.pairs, [one << rest_bits for one in [*numbers, numbers.stop]])
    heads, sizes = _heads(streams, edges)
    starts = np.cumsum(sizes) - sizes
    bounds = np.append(streams.offsets, len(streams.data))[edges].tolist()
    for place, number in enumerate(numbers):
        head = heads[int(starts[place]) : int(starts[place] + sizes[place])]
        lists = streams.data[bounds[place] : bounds[place + 1]]
        yield OutputFile(f"{folder}{number:04x}", head + lists)


def _heads(streams: _Streams, edges: Numbers) -> tuple[bytes, Numbers]:
    """What each file of a batch holds, one behind the other, and how long each head is."""
    counts = np.diff(edges)
    file = np.repeat(np.arange(len(counts)), counts)
    fresh = np.diff(file, prepend=-1) != 0
    held = np.flatnonzero(counts)
    gaps = np.diff(streams.pairs, prepend=0)
    gaps[fresh] = streams.rests[fresh]
    widths = np.zeros(len(counts), dtype=np.int64)
    if len(gaps):
        widths[held] = rice_widths(np.add.reduceat(gaps, np.flatnonzero(fresh)), counts[held])
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    at = starts[file] + 2 + 2 * (np.arange(len(file)) - edges[file])
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(gaps, widths[file])),
        (at + 1, gamma(streams.sizes)),
    ]
    data, lengths = _aligned(placed(parts, int(sizes.sum())), starts)
    return data.tobytes(), lengths
