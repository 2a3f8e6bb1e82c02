"""Segments: parts of the index with files of their own, so that an edit in one leaves the other as it is.

People and places change seldom and are asked for by name: their pairs are spread evenly. Articles are
many, long and edited: their pairs are gathered by the rarer character, so that one article stands in as
few files as a phrase needs. The articles of the last weeks, which come and are mended most, lie apart in
so few files that to rewrite all of them is little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..spec import OutputFile
from .blocks import Block, blocks
from .coded import Coded, coded
from .documents import Collection
from .edits import Edited
from .kept import Kept
from .pairs import GATHERED, MIXED, Words, gathered, mixed
from .postings import PER_FILE, Layout, edges, file_bits
from .rows import Found, merged
from .stored import NOWHERE, stored


@dataclass(frozen=True)
class Segment:
    """``name`` and folder of its files; the numbers of its ``collections``; how its pairs are numbered.

    There are at most ``2 ** most_bits`` files, of about ``per_file`` occurrences or more.
    """

    name: str
    collections: tuple[int, ...]
    numbering: Callable[[Words], NDArray[Any]]
    width: int
    most_bits: int = 12
    per_file: int = PER_FILE

    def bits_for(self, count: int) -> int:
        return file_bits(count, self.most_bits, self.per_file)

    def layout(self, bits: int) -> Layout:
        return Layout(bits, self.width, len(self.collections))


#: A query reads a file of these for nearly each of its pairs, so they are small.
PROFILES = Segment("g", (0, 1), mixed, MIXED, most_bits=13, per_file=PER_FILE // 4)
ARTICLES = Segment("t", (2,), gathered, GATHERED)
RECENT = Segment("r", (2,), gathered, GATHERED, most_bits=7)


@dataclass(frozen=True)
class Postings:
    """The contents of a segment's files by their number; one with nothing in it is not written.

    ``start`` is the unit with which the segment begins in its collections.
    """

    segment: Segment
    bits: int
    files: tuple[bytes, ...]
    start: int

    def written(self, folder: str) -> Iterator[OutputFile]:
        for number, data in enumerate(self.files):
            if data:
                yield OutputFile(f"{folder}{self.segment.name}/{number:04x}", data)

    def told(self) -> dict[str, Any]:
        """For the manifest; ``files`` has a bit for each number, the first in the highest bit."""
        held = np.packbits(np.array([bool(data) for data in self.files]))
        return {
            "folder": self.segment.name,
            "collections": self.segment.collections,
            "bits": self.bits,
            "width": self.segment.width,
            "start": self.start,
            "files": held.tobytes().hex(),
        }


def postings(
    sources: Sequence[Collection], segment: Segment, kept: Kept, start: int = 0
) -> Postings:
    """A segment of the index over its collections; the same whatever is kept.

    Args:
        start: the unit with which what is given of a collection begins there.
    """
    parts = list(blocks(sources, kept))
    before = Coded.read(kept.get(segment.name), segment.name) if kept else None
    after = _edited(before, parts, segment, kept) if before else None
    if after is None:
        after = _anew(parts, segment, kept)
    if after is not before:
        kept.put(segment.name, after.written(segment.name))
    kept.keep((*after.table.names(segment.name), *(one.key.hex() for one in parts)))
    return Postings(segment, after.bits, after.files, start)


def _edited(before: Coded, parts: Sequence[Block], segment: Segment, kept: Kept) -> Coded | None:
    if before.blocks == {one.place: one.key for one in parts}:
        return before
    layout = segment.layout(before.bits)
    edited = Edited(segment.name, segment.numbering, layout, segment.bits_for, kept)
    return edited.files(before, parts)


def _anew(parts: Sequence[Block], segment: Segment, kept: Kept) -> Coded:
    found = [Found(one.found(), one.place[0], one.start) for one in parts]
    rows = merged(found, segment.numbering)
    layout = segment.layout(segment.bits_for(len(rows)))
    ends = edges(rows, layout)
    table = stored(rows, ends, layout.rest, segment.name, kept) if kept else NOWHERE
    return Coded({one.place: one.key for one in parts}, table, tuple(coded(rows, ends, layout)))
