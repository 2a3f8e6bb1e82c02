"""Segments: parts of the index with files of their own, so that an edit in one leaves the other as it is.

People and places change seldom and are asked for by name: their pairs are spread evenly. Articles are
many, long and edited: their pairs are gathered by the rarer character, so that one article stands in as
few files as a phrase needs.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..spec import OutputFile
from .coded import Coded, coded
from .documents import Collection
from .grams import Occurrences, occurrences
from .kept import Kept, digest
from .pairs import GATHERED, MIXED, Words, gathered, mixed
from .postings import Layout, edges, file_bits
from .rows import Block, merged

#: Documents that are read together, and kept together.
BLOCK = 64


@dataclass(frozen=True)
class Segment:
    """``name`` and folder of its files; the numbers of its ``collections``; how its pairs are numbered."""

    name: str
    collections: tuple[int, ...]
    numbering: Callable[[Words], NDArray[Any]]
    width: int


SEGMENTS = (
    Segment("g", (0, 1), mixed, MIXED),
    Segment("t", (2,), gathered, GATHERED),
)


@dataclass(frozen=True)
class Postings:
    """The contents of a segment's files by their number; one with nothing in it is not written."""

    segment: Segment
    bits: int
    files: tuple[bytes, ...]

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
            "files": held.tobytes().hex(),
        }


def postings(sources: Sequence[Collection], segment: Segment, kept: Kept) -> Postings:
    """A segment of the index over all collections; the same whatever is kept."""
    parts = list(_parts(sources, segment, bool(kept)))
    key = digest(*(part.key for part in parts))
    before = Coded.read(kept.get(segment.name)) if kept else Coded()
    if before.key == key:
        kept.keep(part.key.hex() for part in parts)
        return Postings(segment, (len(before.files) - 1).bit_length(), before.files)
    rows = merged([part.block(kept) for part in parts], segment.numbering)
    layout = Layout(file_bits(len(rows)), segment.width, len(segment.collections))
    if not kept:
        return Postings(segment, layout.bits, tuple(coded(rows, edges(rows, layout), layout)))
    after = before.updated(key, rows, layout)
    kept.put(segment.name, after.written())
    return Postings(segment, layout.bits, after.files)


@dataclass(frozen=True)
class _Part:
    """Some documents of a collection; ``key`` tells what their occurrences follow from."""

    collection: Collection
    number: int
    first: int
    key: bytes

    def block(self, kept: Kept) -> Block:
        return Block(self._found(kept), self.number, self.first * self.collection.slots)

    def _found(self, kept: Kept) -> Occurrences:
        data = kept.get(self.key.hex()) if kept else None
        if data is not None:
            return Occurrences(*np.frombuffer(data, np.uint32).reshape(3, -1))
        documents = self.collection.documents[self.first : self.first + BLOCK]
        found = occurrences(self.collection, documents)
        kept.put(self.key.hex(), [one.tobytes() for one in (found.pair, found.unit, found.ranks)])
        return found


def _parts(sources: Sequence[Collection], segment: Segment, keyed: bool) -> Iterator[_Part]:
    for number, index in enumerate(segment.collections):
        one = sources[index]
        for first in range(0, len(one.documents), BLOCK):
            documents = one.documents[first : first + BLOCK]
            # Version 2 of the format writes equal texts alike, whether or not they are one object.
            said = marshal.dumps((number, first, one.slots, str(one.free), documents), 2)
            yield _Part(one, number, first, digest(said) if keyed else b"")
