"""What was found in each picture file, remembered, so that unchanged files need not be read again.

A thousand portraits are some gigabytes; reading them for their digest takes seconds. So a result is
kept with what the file system says of the file: device, inode, size, and the times of its last change
of content (mtime) and of anything (ctime). Whoever writes into a file moves its ctime, and no ordinary
program can set that back, not even one that restores the mtime (``cp -p``, ``touch -r``).

One gap is left: a file written twice within one tick of the file system's clock, the first content seen
in between. As git does with its index ("racy git"), a result is therefore only believed if the file had
been at rest for ``REST`` before the memory was written, by the file system's own clock: its times lie
that much before those of the memory's file. A picture that was just copied in is read once more the next
time. On Windows, where ctime is the time of creation, this rests on size and mtime, as there git does.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import astuple
from pathlib import Path

from ..model import Picture
from .inspection import inspect

#: Nanoseconds: the coarsest clock of a file system in use (FAT) ticks every two seconds.
REST = 2_000_000_000
#: Raise this when files are looked at differently.
VERSION = 1
_NAME = "pictures-seen.json"
_Stamp = list[int]


class SeenPictures:
    """Looks at pictures, and remembers.

    Args:
        cache: the folder for what is remembered; None reads every file.
    """

    def __init__(self, cache: Path | None) -> None:
        self._file = cache / _NAME if cache else None
        self._known = _load(self._file)
        self._now: dict[str, tuple[_Stamp, list[object]]] = {}

    def inspect(self, path: Path, name: str) -> Picture:
        """As ``inspection.inspect``: the picture of a file, or PictureError."""
        stamp = _stamp(path) if self._file else []
        found = self._known.get(name)
        if found and found[0] == stamp:
            picture = Picture(*found[1])  # type: ignore[arg-type]
        else:
            picture = inspect(path, name)
            # The file may have changed while it was read.
            if stamp != (_stamp(path) if self._file else []):
                return picture
        if stamp:
            self._now[name] = stamp, list(astuple(picture))
        return picture

    def keep(self) -> None:
        """Write down what was seen; files not asked for are forgotten."""
        if self._file is None or (self._now == self._known and self._file.exists()):
            return
        text = json.dumps({"version": VERSION, "seen": self._now}, ensure_ascii=False)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._file.parent)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        os.replace(name, self._file)


def _stamp(path: Path) -> _Stamp:
    """What changes with any change of a file; empty if it cannot be asked."""
    try:
        one = path.stat()
    except OSError:
        return []
    return [one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns]


def _load(file: Path | None) -> dict[str, tuple[_Stamp, list[object]]]:
    """What can still be believed; nothing if it cannot be read."""
    if file is None:
        return {}
    try:
        written = file.stat().st_mtime_ns
        data = json.loads(file.read_text("utf-8", "surrogatepass"))
        if data["version"] != VERSION:
            return {}
        found = {name: (list(stamp), list(seen)) for name, (stamp, seen) in data["seen"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: one for name, one in found.items() if max(one[0][3:]) + REST <= written}
