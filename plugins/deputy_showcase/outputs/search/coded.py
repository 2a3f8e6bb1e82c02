"""The coded files of a segment, and which of them can be taken over from the build before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .bits import Numbers
from .kept import digest
from .postings import Layout, edges, posting_files
from .rows import Rows

_DIGEST = 16


def coded(rows: Rows, ends: Numbers, layout: Layout) -> Iterator[bytes]:
    """The files between the places ``ends``; nothing at all for one without rows."""
    held = (np.diff(ends) > 0).tolist()
    for data, some in zip(posting_files(rows, ends, layout), held, strict=True):
        yield data if some else b""


@dataclass(frozen=True)
class Coded:
    """Files with what each was coded from.

    Attributes:
        key: what all of them together follow from.
        sources: for each file a digest of its rows and their layout.
        files: their contents.
    """

    key: bytes = b""
    sources: tuple[bytes, ...] = ()
    files: tuple[bytes, ...] = ()

    @classmethod
    def read(cls, data: bytes | None) -> Coded:
        """What ``written`` wrote; without it nothing is known."""
        if not data:
            return cls()
        count = int.from_bytes(data[_DIGEST : _DIGEST + 4], "big")
        digests = data[_DIGEST + 4 :][: count * _DIGEST]
        rest = data[_DIGEST + 4 + count * _DIGEST :]
        ends = np.cumsum(np.frombuffer(rest[: count * 4], ">u4"), dtype=np.int64) + count * 4
        sources = (digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST))
        places = pairwise((count * 4, *ends.tolist()))
        return cls(data[:_DIGEST], tuple(sources), tuple(rest[a:b] for a, b in places))

    def written(self) -> tuple[bytes, ...]:
        sizes = np.array([len(one) for one in self.files], ">u4").tobytes()
        count = len(self.files).to_bytes(4, "big")
        return (self.key, count, *self.sources, sizes, *self.files)

    def updated(self, key: bytes, rows: Rows, layout: Layout) -> Coded:
        """The files of these rows; only those whose rows are new are coded."""
        ends = edges(rows, layout)
        about = repr(layout).encode()
        sources = tuple(digest(about, one) for one in rows.digests(ends))
        known = dict(zip(self.sources, self.files, strict=True))
        fresh = np.array([one not in known for one in sources])
        counts = np.diff(ends)
        some = rows.of(np.repeat(fresh, counts))
        places = np.append(0, np.cumsum(counts[fresh]))
        made = coded(some, places, layout)
        files = tuple(known[one] if one in known else next(made) for one in sources)
        return Coded(key, sources, files)
