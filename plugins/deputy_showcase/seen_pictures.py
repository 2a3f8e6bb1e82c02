"""What was found in each picture file, remembered, so that unchanged files need not be read again.

A thousand portraits are some gigabytes; reading them for their digests takes seconds. So a result is
kept with how the file looks without being read (``write.seen``): size, number, and the times of the last
change of its content (mtime) and of anything about it (ctime). Whoever writes into a file moves its
ctime, and no ordinary program can set that back, not even one that restores the mtime (``cp -p``,
``touch -r``). A file that changed within the clock's last tick is not remembered, because a second
change in that tick would look the same. On Windows, where ctime is the time of creation, this rests on
size and mtime, as there Git does.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from pathlib import Path
from typing import Any

from .model import Picture
from .outputs.inspection import PictureError, inspect
from .write import atomic_write, seen

#: Raise this when files are looked at differently.
VERSION = 1
_NAME = "pictures-seen.json"


class SeenPictures:
    """Looks at the pictures of one content folder, and remembers.

    Args:
        cache: the folder for what is remembered; None begins with nothing, and keeps nothing.
    """

    def __init__(self, content: Path, cache: Path | None = None) -> None:
        self._content = content
        self._file = cache / _NAME if cache else None
        self._known = _load(self._file, self._mark)
        self._found: dict[str, Picture | PictureError] = {}
        self._kept: dict[str, list[Any]] = {}

    def inspect(self, name: str) -> Picture:
        """As ``inspection.inspect``, by the path in the content folder."""
        if name not in self._found:
            self.look_ahead([name])
        found = self._found[name]
        if isinstance(found, PictureError):
            raise found
        return found

    def look_ahead(self, names: Iterable[str]) -> None:
        """Look at many files, those that must be read side by side."""
        now, unknown = time.time_ns(), []
        stamps = {name: seen(os.path.join(self._content, name), now) for name in names}
        for name, stamp in stamps.items():
            known = self._known.get(name)
            if stamp and known and known[0] == list(stamp):
                self._found[name] = Picture(*known[1])
                self._kept[name] = known
            else:
                unknown.append(name)
        for name, result in zip(unknown, self._read(unknown), strict=True):
            self._found[name] = result
            # Seen before it was read: had it changed meanwhile, it would look different next time.
            if stamp := stamps[name]:
                if isinstance(result, Picture):
                    self._kept[name] = [list(stamp), list(astuple(result))]

    def _read(self, names: list[str]) -> list[Picture | PictureError]:
        if len(names) < 2:
            return [self._look(name) for name in names]
        # Reading and digests leave Python's lock alone.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self._look, names))

    def _look(self, name: str) -> Picture | PictureError:
        try:
            return inspect(self._content / name, name)
        except PictureError as error:
            return error

    @property
    def _mark(self) -> list[Any]:
        return [VERSION, str(self._content.resolve())]

    def keep(self) -> None:
        """Write down what was seen; a run is as good without. Files not asked for are forgotten."""
        if self._file is None or self._kept == self._known:
            return
        text = json.dumps([self._mark, self._kept], separators=(",", ":"))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self._file, text.encode(), lasting=False)
        except OSError:
            return


def _load(file: Path | None, mark: list[Any]) -> dict[str, list[Any]]:
    """Name → how the file looked, and the picture's fields; nothing if it cannot be read."""
    if file is None:
        return {}
    try:
        written, kept = json.loads(file.read_bytes())
        fitting = written == mark and all(
            len(one) == 2 and len(one[1]) == 5 for one in kept.values()
        )
        return dict(kept) if fitting else {}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
