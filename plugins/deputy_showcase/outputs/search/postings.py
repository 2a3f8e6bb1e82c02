"""The files of people and places: for each pair of characters, where it stands.

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

from .bits import Numbers, Symbols, aligned, fresh, gamma, gaps, placed, rice, rice_widths, spans
from .layout import Layout
from .rows import Rows


@dataclass(frozen=True)
class _Streams:
    """The lists of a batch: pair after pair, list after list; ``firsts`` of the rows of each pair."""

    firsts: Numbers
    rests: Numbers
    sizes: Numbers
    data: bytes


def posting_files(rows: Rows, ends: Numbers, layout: Layout) -> Iterator[bytes]:
    """The contents of files one after the other; ``ends`` are the places in ``rows`` between them."""
    streams = _streams(rows, layout)
    edges_ = np.searchsorted(streams.firsts, ends)
    heads, sizes = _heads(streams, edges_)
    starts = np.append(0, np.cumsum(sizes)).tolist()
    bounds = np.append(0, np.cumsum(streams.sizes))[edges_].tolist()
    for place in range(len(ends) - 1):
        head = heads[starts[place] : starts[place + 1]]
        yield head + streams.data[bounds[place] : bounds[place + 1]]


def _streams(rows: Rows, layout: Layout) -> _Streams:
    firsts = np.flatnonzero(fresh(rows.number))
    which = np.repeat(np.arange(len(firsts)), spans(firsts, len(rows)))
    lists = which * layout.collections + rows.collection
    counts = np.bincount(lists, minlength=len(firsts) * layout.collections).astype(np.int64)
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    symbols = _symbols(rows, lists, counts, starts)
    data, bytes_ = aligned(symbols, starts[:: layout.collections])
    rests = rows.number[firsts] & np.uint64((1 << layout.rest) - 1)
    return _Streams(firsts, rests.astype(np.int64), bytes_, data)


def _symbols(rows: Rows, lists: Numbers, counts: Numbers, starts: Numbers) -> Symbols:
    """Everything a batch of lists says, in the order in which it is written."""
    between, sums = gaps(rows.unit, lists)
    held = np.flatnonzero(counts)
    widths = np.zeros(len(counts), dtype=np.int64)
    widths[held] = rice_widths(sums, counts[held])
    nth = np.arange(len(lists)) - (np.cumsum(counts) - counts)[lists]
    at = starts[lists] + 2 + 2 * nth
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(between, widths[lists])),
        (at + 1, gamma(rows.ranks)),
    ]
    return placed(parts, int(len(counts) + len(held) + 2 * len(lists)))


def _heads(streams: _Streams, edges_: Numbers) -> tuple[bytes, Numbers]:
    """What each file of a batch holds, one behind the other, and how long each head is."""
    counts = np.diff(edges_)
    file = np.repeat(np.arange(len(counts)), counts)
    between, sums = gaps(streams.rests, file)
    held = np.flatnonzero(counts)
    widths = np.zeros(len(counts), dtype=np.int64)
    widths[held] = rice_widths(sums, counts[held])
    sizes = 1 + (counts > 0) + 2 * counts
    starts = np.cumsum(sizes) - sizes
    at = starts[file] + 2 + 2 * (np.arange(len(file)) - edges_[file])
    parts = [
        (starts, gamma(counts)),
        (starts[held] + 1, gamma(widths[held])),
        (at, rice(between, widths[file])),
        (at + 1, gamma(streams.sizes)),
    ]
    return aligned(placed(parts, int(sizes.sum())), starts)
