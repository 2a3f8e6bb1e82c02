"""Puts finished files on disk, and a finished site in the old one's place, whole or not at all."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from .parallel import shared

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: So many files or folders are deleted in one go by one process.
_AT_ONCE = 500
#: Seconds to wait for another build of the same site.
PATIENCE = 600.0


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write one file below ``root``, making its folders."""
    target = f"{root}/{path}"
    if path.endswith("/index.html"):
        make_folder(os.path.dirname(target))
    try:
        file = open(target, "wb", buffering=0)
    except FileNotFoundError:
        make_folder(os.path.dirname(target))
        file = open(target, "wb", buffering=0)
    with file:
        file.write(data)


def make_folder(path: str) -> None:
    """A folder that may be there already; most pages have one of their own, so it is made unasked."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


#: Size, time of the last change in nanoseconds, and number of a file: it stands there as written.
Stamp = tuple[int, int, int]


def stamp_of(stat: os.stat_result) -> Stamp:
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def walked(
    place: str, passed_over: frozenset[str] = frozenset()
) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder (or the file itself), in order of the paths, with how it looks.

    Args:
        passed_over: names of folders that are not looked into.
    """
    try:
        entries = sorted(os.scandir(place), key=lambda one: one.name)
    except NotADirectoryError:
        yield place, os.lstat(place)
        return
    except FileNotFoundError:
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry.path, entry.stat(follow_symlinks=False)
        elif entry.name not in passed_over:
            yield from walked(entry.path, passed_over)


def stamps_below(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Every file below a folder, by its path there with forward slashes."""
    root = os.fspath(folder)
    for path, stat in walked(root):
        yield path[len(root) + 1 :].replace(os.sep, "/"), stamp_of(stat)


#: Size, time of the last change and of the last change of anything about it, and number of a file.
Seen = tuple[int, int, int, int]
#: File systems count time in steps: of this many nanoseconds at most, and old ones of two seconds.
_TICK, _COARSE_TICK, _SECOND = 20_000_000, 2_000_000_000, 1_000_000_000


def seen(path: str, now_ns: int) -> Seen | None:
    """How a file looks without being read; None for one that could change again without looking new.

    As in Git, a file that changed within the clock's last tick is not trusted.

    Args:
        now_ns: the time at which looking began, since 1970.
    """
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return seen_of(stat) if settled(stat, now_ns) else None


def seen_of(stat: os.stat_result) -> Seen:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def settled(stat: os.stat_result, now_ns: int) -> bool:
    """Whether another change would give the file another time."""
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)
    return changed + (_TICK if changed % _SECOND else _COARSE_TICK) < now_ns


def atomic_write(target: Path, data: bytes, *, lasting: bool = True) -> None:
    """Replace one file so that a reader or a crash sees the old or the new one, never a part.

    Args:
        lasting: wait until it would outlive a power cut; what can be made again need not.
    """
    try:
        _replace(target, data, lasting=lasting)
    except OSError as error:
        # Whoever reads of it knows the target's name, not that of a file in between.
        error.filename, error.filename2 = str(target), None
        raise


def _replace(target: Path, data: bytes, *, lasting: bool) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def staged(
    site: Path,
    *,
    completed: Callable[[Path], Path] | None = None,
    keep: Callable[[Path], bool] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Path]:
    """A fresh folder that takes the place of ``site`` when the block ends well, and goes otherwise.

    Args:
        completed: gives the tree to put in place, from the folder, where that is not the whole site.
        keep: may take the old tree for itself; else it is deleted.
        meanwhile: called when the new site is in place, while the old one is being deleted.

    Raises:
        OSError: the folder cannot be written, or somebody else has been writing for ``PATIENCE`` seconds.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with locked(site):
        staging = staging_for(site)
        try:
            yield staging
            old = swap_in(completed(staging) if completed else staging, site)
            delete(None if old and keep and keep(old) else old, meanwhile)
        finally:
            if staging.exists():
                shutil.rmtree(staging, ignore_errors=True)


def locked(site: Path) -> FileLock:
    """One writer at a time: a second one waits, since it would take the first one's folder for a
    left-over. Who holds it may enter again.

    Not beside the site: a lock's file stays for good, and that folder may be a web server's.
    """
    name = hashlib.sha256(os.fsencode(site.resolve())).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / f"deputy-showcase-{name}.lock"
    return FileLock(path, timeout=PATIENCE, is_singleton=True)


@contextmanager
def locked_if_free(site: Path) -> Iterator[bool]:
    """The lock, if nobody has it; whether that is so."""
    lock = locked(site)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def staging_for(site: Path) -> Path:
    """A fresh folder beside ``site`` (same file system, so that swapping is a rename).

    Left-overs of builds that were killed are cleared away, and a site that a kill left between two
    renames is put back.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    recover(site)
    folder = Path(tempfile.mkdtemp(dir=site.parent, prefix=f".{site.name}.new-"))
    folder.chmod(0o755)
    return folder


def recover(site: Path) -> None:
    """Clear away what killed builds left beside a site; for whoever holds its lock."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    start = f".{site.name}.new-"
    lefts = [path for path in site.parent.iterdir() if path.name.startswith(start)]
    for left in [old, *lefts]:
        if left.exists():
            shutil.rmtree(left)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def swap_in(staging: Path, site: Path) -> Path | None:
    """Put ``staging`` in the place of ``site``; where what was there is now, to be deleted."""
    if not site.exists():
        staging.rename(site)
        return None
    if not _exchange(staging, site):
        site.rename(_old(site))
        staging.rename(site)
        return _old(site)
    return staging


def delete(folder: Path | None, meanwhile: Callable[[], None] | None = None) -> None:
    """Delete a large folder, with all processors; where there is none, only do the other work.

    Args:
        meanwhile: other work for this process, done first.
    """
    here = os.getpid()
    parts = list(_in_parts(folder)) if folder else []

    def work(take: Callable[[], int | None]) -> None:
        if meanwhile and os.getpid() == here:
            meanwhile()
        while (number := take()) is not None:
            for entry in parts[number]:
                _delete_entry(entry)

    shared(work, len(parts))
    if folder:
        shutil.rmtree(folder)


def _in_parts(folder: Path) -> Iterator[list[os.DirEntry[str]]]:
    """What is in the folder and in its folders, in parts of about the same size."""
    for one in os.scandir(folder):
        entries = list(os.scandir(one)) if one.is_dir(follow_symlinks=False) else []
        for start in range(0, len(entries), _AT_ONCE):
            yield entries[start : start + _AT_ONCE]


def _delete_entry(entry: os.DirEntry[str]) -> None:
    if not entry.is_dir(follow_symlinks=False):
        os.unlink(entry)
        return
    try:  # Most folders hold one page.
        os.unlink(f"{entry.path}/index.html")
        os.rmdir(entry)
    except OSError:
        shutil.rmtree(entry)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the kernel can (Linux renameat2); whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
