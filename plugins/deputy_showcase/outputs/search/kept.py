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
from pathlib import Path

import numpy as np

from ... import markdown

_SUM = 4


def digest(*parts: bytes) -> bytes:
    """16 bytes from these parts and from how they are worked on."""
    found = blake2b(_made_by(), digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


@cache
def _made_by() -> bytes:
    """Changes with every change of what turns content into the index."""
    here = sorted(Path(__file__).parent.glob("*.*"))
    reader = Path(str(markdown.__file__))
    found = blake2b(f"{np.__version__} {unicodedata.unidata_version}".encode())
    for path in (*here, reader, reader.with_name("prose.py")):
        if path.is_file():
            found.update(path.read_bytes())
    return found.digest()


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
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        whole = len(data) >= _SUM and _sum(data[:-_SUM]) == data[-_SUM:]
        return data[:-_SUM] if whole else None

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Keeps what can be kept; a full disk is no reason to fail."""
        if self._folder is None:
            return
        self._used.add(name)
        data = b"".join(parts)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{name}.{os.getpid()}"
            fresh.write_bytes(data + _sum(data))
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
