"""What was read of each file, kept between runs, so that only files that changed are read again.

A file is known by its size, both times and number, as in ``earlier``: looked at before it is read, and
not trusted if it changed within the clock's last tick. The memory is two files: everything, and what
came later; when the later one grows, everything is written again. It is a pickle in the project's own
cache folder, as much to be trusted as the programs beside it, and safe to delete at any time.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..write import Seen, atomic_write, seen
from .records import Taken

#: So many changed files are kept beside the others before all are written again.
MOST_LATER = 400


Known = dict[str, tuple[Seen, Taken]]


class Memory:
    """The memory of one content folder.

    Args:
        folder: where it is kept.
        version: of everything besides the file that decides what is read from it.
        forget: begin with nothing.
    """

    def __init__(self, folder: Path, root: Path, version: str, *, forget: bool = False) -> None:
        self.version = version
        name = blake2b(os.fsencode(root.resolve()) + version.encode(), digest_size=12).hexdigest()
        self._root, self._files = root, (folder / f"{name}.all", folder / f"{name}.later")
        self._all, self._later = ({}, {}) if forget else map(_unpickled, self._files)
        self._seen: dict[str, Seen | None] = {}
        #: Paths of what was read last, because it was not known.
        self.fresh: frozenset[str] = frozenset()

    def known(self, paths: Iterable[str]) -> dict[str, Taken]:
        """What is known of files that have not changed since."""
        self.fresh = frozenset()
        now = time.time_ns()
        self._seen = {path: seen(os.path.join(self._root, path), now) for path in paths}
        known = {**self._all, **self._later}
        self._all = {path: known[path] for path in self._seen if path in known}
        return {
            path: taken for path, (stamp, taken) in self._all.items() if stamp == self._seen[path]
        }

    def learn(self, taken: Mapping[str, Taken]) -> None:
        """Take what other files gave, after ``known``."""
        self.fresh |= taken.keys()
        for path, one in taken.items():
            stamp = self._seen.get(path)
            if stamp and one.record:
                self._later[path] = (stamp, one)

    @property
    def worth_keeping(self) -> bool:
        return bool(self._later)

    @property
    def _grown(self) -> bool:
        """Whether so much came later that everything is to be written again."""
        return len(self._later) > MOST_LATER or not self._all

    def fold(self) -> None:
        """After ``keep``, in a process that goes on learning: begin a new list of what comes later."""
        if self._grown:
            self._all |= self._later
            self._later = {}

    def release(self) -> None:
        """Let go of everything in this process."""
        self._all, self._later, self._seen = {}, {}, {}

    def keep(self) -> None:
        """Write what was learnt; a run is as good without."""
        whole, later = self._files
        try:
            whole.parent.mkdir(parents=True, exist_ok=True)
            if not self._grown:
                atomic_write(later, _pickled(self._later), lasting=False)
            else:
                later.unlink(missing_ok=True)
                atomic_write(whole, _pickled(self._all | self._later), lasting=False)
        except OSError:
            return


def _pickled(known: Known) -> bytes:
    return pickle.dumps(known, pickle.HIGHEST_PROTOCOL)


def _unpickled(file: Path) -> Known:
    try:
        known: Any = pickle.loads(file.read_bytes())
    except Exception:  # Whatever is wrong with it, it is only a memory.
        return {}
    return known if isinstance(known, dict) else {}
