"""The files of the index: for each pair of characters, where it stands.

A file holds the pairs whose number begins with the file's number. It starts with how many there are
(gamma) and ``k`` (gamma), then for each pair how far its rest lies behind the one before (Rice) and how
many bytes its list has (gamma); the lists follow, each from a fresh byte on. A list says for each
collection how many occurrences there are (gamma) and, if any, ``k`` (gamma) and then for each the gap
of its unit (Rice with ``k``) and both ranks in one number (gamma). An edit changes only the files of the
pairs it touches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .bits import Numbers, Symbols, fresh, gamma, packed, placed, rice, rice_widths
from .rows import Rows

#: Occurrences in one file, about.
PER_FILE = 700
#: Occurrences that are coded together: what fits a processor's cache.
BATCH = 1 << 15


@dataclass(frozen=True)
class Layout:
    """How rows are cut into files: ``bits`` of the ``width`` of a pair's number name the file."""

    bits: int
    width: int
    collections: int

    @property
    def rest(self) -> int:
        return self.width - self.bits


def file_bits(count: int, most_bits: int, per_file: int) -> int:
    """How many leading bits of a pair's number are the number of its file, for so many occurrences."""
    return min(most_bits, max(0, (count // per_file).bit_length()))


def edges(rows: Rows, layout: Layout) -> Numbers:
    """Where the rows of each file begin, and where the last one's end."""
    numbers = np.arange((1 << layout.bits) + 1, dtype=np.uint64) << np.uint64(layout.rest)
    return np.searchsorted(rows.number, numbers).astype(np.int64)


def posting_files(rows: Rows, ends: Numbers, layout: Layout) -> Iterator[bytes]:
    """The contents of files one after the other; ``ends`` are the places in ``rows`` between them."""
    first = 0
    while first < len(ends) - 1:
        last = max(first + 1, int(np.searchsorted(ends, ends[first] + BATCH, "right")) - 1)
        yield from _batch(rows, ends[first : last + 1], layout)
        first = last


@dataclass(frozen=True)
class _Streams:
    """The lists of a batch: pair after pair, list after list; ``firsts`` of the rows of each pair."""

    firsts: Numbers
    rests: Numbers
    sizes: Numbers
    data: bytes


def _batch(rows: Rows, ends: Numbers, layout: Layout) -> Iterator[bytes]:
    part = rows.of(slice(int(ends[0]), int(ends[-1])))
    streams = _streams(part, layout)
    edges_ = np.searchsorted(streams.firsts, ends - ends[0])
    heads, sizes = _heads(streams, edges_)
    starts = np.append(0, np.cumsum(sizes)).tolist()
    bounds = np.append(0, np.cumsum(streams.sizes))[edges_].tolist()
    for place in range(len(ends) - 1):
        head = heads[starts[place] : starts[place + 1]]
        yield head + streams.data[bounds[place] : bounds[place + 1]]


def _streams(rows: Rows, layout: Layout) -> _Streams:
    firsts = np.flatnonzero(fresh(rows.number))
    which = np.repeat(np.arange(len(firsts)), _spans(firsts, len(rows)))
    lists = which * layout.collections + rows.collection
    counts = np.bincount(lists, minlength=len(firsts) * layout.collections).astype(np.int64)
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    symbols = _symbols(rows, lists, counts, starts)
    data, bytes_ = _aligned(symbols, starts[:: layout.collections])
    rests = rows.number[firsts] & np.uint64((1 << layout.rest) - 1)
    return _Streams(firsts, rests.astype(np.int64), bytes_, data)


def _symbols(rows: Rows, lists: Numbers, counts: Numbers, starts: Numbers) -> Symbols:
    """Everything a batch of lists says, in the order in which it is written."""
    gaps, sums = _gaps(rows.unit, lists)
    held = np.flatnonzero(counts)
    widths = np.zeros(len(counts), dtype=np.int64)
    widths[held] = rice_widths(sums, counts[held])
    nth = np.arange(len(lists)) - (np.cumsum(counts) - counts)[lists]
    at = starts[lists] + 2 + 2 * nth
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(gaps, widths[lists])),
        (at + 1, gamma(rows.ranks)),
    ]
    return placed(parts, int(len(counts) + len(held) + 2 * len(lists)))


def _gaps(values: Numbers, lists: Numbers) -> tuple[Numbers, Numbers]:
    """How far each value lies behind the one before in its list (the first behind 0), and each list's sum."""
    firsts = np.flatnonzero(fresh(lists))
    gaps = np.diff(values, prepend=0)
    gaps[firsts] = values[firsts]
    return gaps, np.add.reduceat(gaps, firsts) if len(gaps) else gaps


def _aligned(symbols: Symbols, firsts: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of all lists, and of how many each has; each starts with a whole byte."""
    if not len(firsts):
        return b"", firsts
    lengths = symbols.lengths
    sizes = (np.add.reduceat(lengths, firsts) + 7) // 8
    starts = np.cumsum(lengths) - lengths
    before = (np.cumsum(sizes) - sizes) * 8 - starts[firsts]
    starts += np.repeat(before, _spans(firsts, len(lengths)))
    return packed(symbols, starts, int(sizes.sum())), sizes


def _spans(firsts: Numbers, count: int) -> Numbers:
    return np.diff(np.append(firsts, count))


def _heads(streams: _Streams, edges_: Numbers) -> tuple[bytes, Numbers]:
    """What each file of a batch holds, one behind the other, and how long each head is."""
    counts = np.diff(edges_)
    file = np.repeat(np.arange(len(counts)), counts)
    gaps, sums = _gaps(streams.rests, file)
    held = np.flatnonzero(counts)
    widths = np.zeros(len(counts), dtype=np.int64)
    widths[held] = rice_widths(sums, counts[held])
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    at = starts[file] + 2 + 2 * (np.arange(len(file)) - edges_[file])
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(gaps, widths[file])),
        (at + 1, gamma(streams.sizes)),
    ]
    return _aligned(placed(parts, int(sizes.sum())), starts)
