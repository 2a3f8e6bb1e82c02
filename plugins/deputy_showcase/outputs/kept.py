"""Results that are kept between builds, each under a key of everything it depends on. Safe to delete."""

from __future__ import annotations

import os
import tempfile
from hashlib import blake2b
from pathlib import Path

#: Bytes at the end of each file that tell whether it is whole.
_SUM = 8


def read(cache: Path | None, key: str) -> bytes:
    """The earlier result, empty when there is none or it is damaged."""
    if cache is None:
        return b""
    try:
        data = file(cache, key).read_bytes()
    except OSError:
        return b""
    return data[:-_SUM] if data[-_SUM:] == _sum(data[:-_SUM]) else b""


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()


def write(cache: Path | None, key: str, data: bytes) -> None:
    """Write beside and rename, so that a stopped build never leaves half a result to be found."""
    if cache is None:
        return
    target = file(cache, key)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as half:
        half.write(data + _sum(data))
    os.replace(name, target)


def file(cache: Path, key: str) -> Path:
    """Where the result with a key (32 hexadecimal digits) lies."""
    return cache / key[:2] / key[2:]
