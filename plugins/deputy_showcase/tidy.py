"""Keeps the cache folder from growing for ever. Everything in it can be made again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

#: A large city's pictures, texts and index several times over.
MOST_BYTES = 2_000_000_000
#: What other commands keep there and look after.
_OTHERS = frozenset({"bench"})


def tidy(cache: Path, most_bytes: int = MOST_BYTES) -> None:
    """Delete what has not been written to for longest until the rest fits."""
    found = sorted(_files(os.fspath(cache), top=True), reverse=True)
    total = 0
    for _, size, path in found:
        total += size
        if total > most_bytes:
            with contextlib.suppress(OSError):
                os.unlink(path)


def _files(folder: str, *, top: bool = False) -> Iterator[tuple[float, int, str]]:
    """Time, size and path of every file."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                if not (top and entry.name in _OTHERS):
                    yield from _files(entry.path)
            else:
                stat = entry.stat(follow_symlinks=False)
                yield stat.st_mtime, stat.st_size, entry.path
