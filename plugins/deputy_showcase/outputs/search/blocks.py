"""Blocks: some documents of a collection that are read, compared and kept together."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .documents import Collection, Document
from .grams import Occurrences, occurrences
from .kept import Kept, digest

#: Documents in a block.
BLOCK = 64
#: Which block: the number of its collection in the segment, and of its first document in there.
Place = tuple[int, int]


@dataclass(frozen=True)
class Block:
    """Attributes:
    place: which one it is.
    key: tells what its occurrences follow from; empty where nothing is kept.
    """

    collection: Collection
    place: Place
    key: bytes

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.collection.documents[self.place[1] : self.place[1] + BLOCK]

    @property
    def start(self) -> int:
        """The unit with which it begins in its collection."""
        return self.place[1] * self.collection.slots

    def found(self) -> Occurrences:
        return occurrences(self.collection, self.documents)


def blocks(sources: Sequence[Collection], kept: Kept) -> Iterator[Block]:
    """All blocks of some collections in their order; what they say is kept."""
    for number, collection in enumerate(sources):
        for first in range(0, len(collection.documents), BLOCK):
            yield _keyed(Block(collection, (number, first), b""), kept)


def _keyed(block: Block, kept: Kept) -> Block:
    if not kept:
        return block
    # Version 2 of the format writes equal texts alike, whether or not they are one object.
    said = marshal.dumps((_shape(block), block.documents), 2)
    key = digest(said)
    if not kept.has(key.hex()):
        kept.put(key.hex(), [said])
    return Block(block.collection, block.place, key)


def documents_before(block: Block, key: bytes, kept: Kept) -> Sequence[Document] | None:
    """What the block in this place said when it had this key; None if that is lost, or of no use now."""
    said = kept.get(key.hex())
    if said is None or digest(said) != key:
        return None
    shape, documents = marshal.loads(said)
    return documents if shape == _shape(block) else None


def _shape(block: Block) -> tuple[Any, ...]:
    """What decides a block's occurrences besides its documents."""
    return (*block.place, block.collection.slots, str(block.collection.free))
