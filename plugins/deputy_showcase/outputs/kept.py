"""Results that are kept between builds, each under a key of everything it depends on. Safe to delete."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def read(cache: Path | None, key: str) -> bytes:
    """The earlier result, empty when there is none."""
    if cache is None:
        return b""
    try:
        return file(cache, key).read_bytes()
    except OSError:
        return b""


def write(cache: Path | None, key: str, data: bytes) -> None:
    """Write beside and rename, so that a stopped build never leaves half a result to be found."""
    if cache is None:
        return
    target = file(cache, key)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as half:
        half.write(data)
    os.replace(name, target)


def file(cache: Path, key: str) -> Path:
    """Where the result with a key (32 hexadecimal digits) lies."""
    return cache / key[:2] / key[2:]
