"""Segments: parts of the index with files of their own, so that an edit in one leaves the other as it is.

People and places change seldom and are asked for by name: their pairs are spread evenly over thousands of
small files. Articles are many, long and edited: their pairs are told of by the rarer character, which takes
two thirds of the bytes, in so few files that to rewrite all of them is little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..spec import OutputFile
from .blocks import Block, blocks
from .coded import Coded
from .documents import Collection
from .edits import Edited
from .kept import Kept
from .layout import Layout, Writer
from .neighbours import characters, neighbour_pieces
from .pairs import GATHERED, MIXED, Words, gathered, mixed
from .postings import posting_files
from .rows import Found, merged
from .stored import NOWHERE, stored

#: What the files of a segment tell of.
PAIRS, CHARACTERS = "pairs", "characters"


@dataclass(frozen=True)
class Segment:
    """A part of the index.

    Attributes:
        name: also of the folder of its files.
        collections: the numbers of those it tells of.
        by: what its files tell of.
        numbering: how its pairs are numbered, with ``width`` bits.
        write: gives the pieces of files.
        most_bits: number the files, of which there are at most ``2 ** most_bits``.
        per_file: about so many occurrences or more are in one.
        piece_bits: number the pieces of a file.
    """

    name: str
    collections: tuple[int, ...]
    by: str
    numbering: Callable[[Words], NDArray[Any]]
    width: int
    write: Writer
    most_bits: int
    per_file: int
    piece_bits: int = 0

    def bits_for(self, count: int) -> int:
        """How many leading bits of a pair's number are its piece's, for so many occurrences."""
        files = min(self.most_bits, (count // self.per_file).bit_length())
        return files + self.piece_bits

    def layout(self, bits: int) -> Layout:
        return Layout(bits, self.width, len(self.collections), self.write)


#: A query reads a file of these for nearly each of its pairs, so they are small.
PROFILES = Segment("g", (0, 1), PAIRS, mixed, MIXED, posting_files, most_bits=13, per_file=175)
#: Eight bits number the homes of characters, of which there are 160.
ARTICLES = Segment(
    "t", (2,), CHARACTERS, gathered, GATHERED, neighbour_pieces, 8, per_file=13000, piece_bits=4
)


@dataclass(frozen=True)
class Postings:
    """The pieces of a segment's files by their number; a file with nothing in it is not written."""

    segment: Segment
    bits: int
    pieces: tuple[bytes, ...]

    @cached_property
    def files(self) -> list[bytes]:
        each = 1 << self.segment.piece_bits
        starts = range(0, len(self.pieces), each)
        return [b"".join(self.pieces[at : at + each]) for at in starts]

    def written(self, folder: str) -> Iterator[OutputFile]:
        for number, data in enumerate(self.files):
            if data:
                yield OutputFile(f"{folder}{self.segment.name}/{number:04x}", data)
        if self.segment.by == CHARACTERS:
            yield OutputFile(f"{folder}{self.segment.name}/{CHARACTERS}", characters(self.pieces))

    def told(self) -> dict[str, Any]:
        """For the manifest; ``files`` has a bit for each number, the first in the highest bit."""
        held = np.packbits(np.array([bool(data) for data in self.files]))
        return {
            "folder": self.segment.name,
            "collections": self.segment.collections,
            "bits": self.bits - self.segment.piece_bits,
            "by": self.segment.by,
            "files": held.tobytes().hex(),
        }


def postings(sources: Sequence[Collection], segment: Segment, kept: Kept) -> Postings:
    """A segment of the index over its collections; the same whatever is kept."""
    parts = list(blocks(sources, kept))
    before = Coded.read(kept.get(segment.name), segment.name) if kept else None
    after = _edited(before, parts, segment, kept) if before else None
    if after is None:
        after = _anew(parts, segment, kept)
    if after is not before:
        kept.put(segment.name, after.written(segment.name))
    kept.keep((*after.table.names(segment.name), *(one.key.hex() for one in parts)))
    return Postings(segment, after.bits, after.pieces)


def _edited(before: Coded, parts: Sequence[Block], segment: Segment, kept: Kept) -> Coded | None:
    if before.blocks == {one.place: one.key for one in parts}:
        return before
    layout = segment.layout(before.bits)
    edited = Edited(segment.name, segment.numbering, layout, segment.bits_for, kept)
    return edited.pieces(before, parts)


def _anew(parts: Sequence[Block], segment: Segment, kept: Kept) -> Coded:
    found = [Found(one.found(), one.place[0], one.start) for one in parts]
    rows = merged(found, segment.numbering)
    layout = segment.layout(segment.bits_for(len(rows)))
    ends = layout.edges(rows)
    table = stored(rows, ends, layout.rest, segment.name, kept) if kept else NOWHERE
    return Coded({one.place: one.key for one in parts}, table, tuple(layout.pieces(rows, ends)))
