"""Lists that are written one behind the other for each of many owners, all owners at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .bits import Numbers, Symbols, placed, spans


@dataclass(frozen=True)
class Entries:
    """One list for each owner.

    Attributes:
        owner: of each entry, from 0 on and ascending; every owner has one.
        heads: what is written once before the entries, each with a symbol for each owner.
        columns: what is written of each entry.
    """

    owner: Numbers
    heads: Sequence[Symbols]
    columns: Sequence[Symbols]

    def sizes(self, spans_: Numbers) -> Numbers:
        """How many symbols each owner's list has, given how many entries that has."""
        return len(self.heads) + len(self.columns) * spans_

    def placed(self, starts: Numbers, nth: Numbers) -> list[tuple[Numbers, Symbols]]:
        """Where everything goes in the whole, given where each list starts and which of its own each entry is."""
        head, width = len(self.heads), len(self.columns)
        first = starts[self.owner] + head + width * nth
        return [
            *((starts + number, one) for number, one in enumerate(self.heads)),
            *((first + number, one) for number, one in enumerate(self.columns)),
        ]


def firsts(owner: Numbers, count: int) -> Numbers:
    """The first entry of each of so many owners."""
    return np.searchsorted(owner, np.arange(count))


def written(lists: Sequence[Entries], count: int) -> tuple[Symbols, Numbers]:
    """All lists of the first of so many owners, then of the next; and where each owner's begin."""
    begins = [firsts(one.owner, count) for one in lists]
    each = [spans(first, len(one.owner)) for one, first in zip(lists, begins, strict=True)]
    sizes = [one.sizes(some) for one, some in zip(lists, each, strict=True)]
    whole = np.sum(sizes, axis=0)
    starts = at = np.cumsum(whole) - whole
    parts: list[tuple[Numbers, Symbols]] = []
    for one, first, size in zip(lists, begins, sizes, strict=True):
        parts += one.placed(at, np.arange(len(one.owner)) - first[one.owner])
        at = at + size
    return placed(parts, int(whole.sum())), starts
