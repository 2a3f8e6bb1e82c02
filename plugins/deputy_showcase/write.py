"""Puts finished files on disk, and a finished site in the place of the old one, whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write one file below ``root``, making its folders."""
    target = root / path
    try:
        target.write_bytes(data)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def atomic_write(target: Path, data: bytes) -> None:
    """Replace one file so that a reader or a crash sees the old or the new one, never a part."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def staging_for(site: Path) -> Path:
    """A fresh folder beside ``site`` (same file system, so that swapping is a rename).

    Left-overs of builds that were killed are cleared away, and a site that a kill left between two
    renames is put back.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    _recover(site)
    folder = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}.new-"))
    folder.chmod(0o755)
    return folder


def _recover(site: Path) -> None:
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    for left in [old, *site.parent.glob(f".{site.name}.new-*")]:
        if left.exists():
            shutil.rmtree(left)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def swap_in(staging: Path, site: Path) -> None:
    """Put ``staging`` in the place of ``site`` and delete what was there."""
    if not site.exists():
        staging.rename(site)
        return
    if not _exchange(staging, site):
        site.rename(_old(site))
        staging.rename(site)
        staging = _old(site)
    shutil.rmtree(staging)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the kernel can (Linux renameat2); say whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
