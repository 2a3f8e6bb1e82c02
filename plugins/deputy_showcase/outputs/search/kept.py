"""Work kept from one build to the next in a folder that may be absent, old, damaged or gone at any time.

Names say what a thing was made from, so nothing kept can be wrong for what it is asked for: a digest of
everything that goes in, this package's own source included.
"""

from __future__ import annotations

import contextlib
import os
import unicodedata
import zlib
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from io import FileIO
from pathlib import Path

import numpy as np

from ..versions import version_of

_SUM = 4
PACKAGE = Path(__file__).parents[2]
#: Read names aloud, and Markdown as plain text.
LIBRARIES = ("pypinyin", "markdown-it-py", "nh3")


def digest(*parts: bytes) -> bytes:
    """16 bytes from these parts and from how they are worked on."""
    found = blake2b(_made_by(), digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


@cache
def _made_by() -> bytes:
    """Changes with everything that turns content into the index: all our own source, as nobody could keep
    a list of what of it matters, and the libraries behind it."""
    versions = (np.__version__, unicodedata.unidata_version, *map(version_of, LIBRARIES))
    found = blake2b(" ".join(versions).encode())
    for path in (*sorted(PACKAGE.rglob("*.py")), *sorted(Path(__file__).parent.glob("*.txt"))):
        found.update(path.read_bytes())
    return found.digest()


class Pieces:
    """A kept file of which only parts are read."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    def __enter__(self) -> Pieces:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def at(self, place: int, size: int) -> bytes:
        """So many bytes from a place on; fewer where there are no more."""
        try:
            self._file.seek(place)
            return self._file.read(size)
        except OSError:
            return b""


class Kept:
    """A folder of kept things; with no folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def __bool__(self) -> bool:
        return self._folder is not None

    def get(self, name: str) -> bytes | None:
        """What was put under this name; None if there is nothing, or it is damaged."""
        if self._folder is None:
            return None
        self._used.add(name)
        try:
            with (self._folder / name).open("rb", buffering=0) as file:
                data = file.read(max(0, os.fstat(file.fileno()).st_size - _SUM))
                return data if _sum(data) == file.read(_SUM + 1) else None
        except OSError:
            return None

    def has(self, name: str) -> bool:
        """Whether anything was put under this name; it may be damaged."""
        return self._folder is not None and (self._folder / name).is_file()

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Keeps what can be kept; a full disk is no reason to fail."""
        self._write(name, parts, summed=True)

    def put_pieces(self, name: str, parts: Iterable[bytes | memoryview]) -> None:
        """The same for what is read in pieces, whose check sums the caller has."""
        self._write(name, parts, summed=False)

    def pieces(self, name: str) -> Pieces | None:
        """What ``put_pieces`` wrote, to be read in pieces; asking for it does not keep it."""
        if self._folder is None:
            return None
        try:
            return Pieces((self._folder / name).open("rb", buffering=0))
        except OSError:
            return None

    def _write(self, name: str, parts: Iterable[bytes | memoryview], summed: bool) -> None:
        if self._folder is None:
            return
        self._used.add(name)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{name}.{os.getpid()}"
            with fresh.open("wb", buffering=1 << 18) as file:
                found = 0
                for part in parts:
                    found = zlib.crc32(part, found) if summed else 0
                    file.write(part)
                file.write(found.to_bytes(_SUM, "big") if summed else b"")
            fresh.replace(self._folder / name)

    def keep(self, names: Iterable[str]) -> None:
        """These are still of use, though nobody had to read them."""
        self._used.update(names)

    def tidy(self) -> None:
        """Removes what this build did not ask for."""
        if self._folder is None or not self._folder.is_dir():
            return
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "big")
