"""What an earlier build of the same site left, to be taken over where making it again would give the same.

Nothing here is ever needed: without a record, or with one that does not fit, everything is made anew.
A file is taken over only if the digest of all that it is made from is the same, and if it still stands
there as it was written. Whether *anything* changed is asked of the file system (size, both times and
number of every input), as Git does: an input that changed within the clock's last tick before it was
looked at is not trusted, because a second change in that tick could not be seen.
"""

from __future__ import annotations

import os
import pickle
import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from .parallel import Awaited
from .write import Stamp, atomic_write, seen_of, settled, stamps_below, walked

#: Never an input, and changed by merely running.
_PASSED_OVER = frozenset({"__pycache__", ".git"})


@dataclass(frozen=True)
class Inputs:
    """Everything a site is made from besides the moment. ``settled`` is False if a change in it could
    go unseen."""

    digest: str
    settled: bool


class JobRecord(NamedTuple):
    """What was made together: a digest of what from, the paths, what the sitemap asks of pages, and what
    was told besides."""

    digest: str
    paths: list[str]
    outlines: list[Any]
    told: Any = None


@dataclass
class Earlier:
    """A record of one build.

    Attributes:
        inputs: digest of everything it was made from.
        since: the moment it was built for.
        until: from this moment on the same content gives another site.
        said: what the build told besides, to be told again.
        files: path → digest of what it was made from (may be empty), and its stamp.
        jobs: by name, what was made together.
        made_from: as ``inputs``, but also where a change could have gone unseen: good enough to ask
            whether anybody has edited anything since, not to leave out a build.
    """

    inputs: str = ""
    since: str = ""
    until: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, tuple[str, Stamp]] = field(default_factory=dict)
    jobs: Mapping[str, JobRecord] = field(default_factory=dict)
    made_from: str = ""

    def holds(self, inputs: Inputs, now: datetime) -> bool:
        """Whether a build now would have the same result."""
        if not (inputs.settled and self.inputs == inputs.digest and self.since and self.until):
            return False
        return datetime.fromisoformat(self.since) <= now < datetime.fromisoformat(self.until)

    @property
    def stamps(self) -> dict[str, Stamp]:
        """Every file as it was written."""
        return {path: stamp for path, (_, stamp) in self.files.items()}

    def stands(self, site: Path) -> bool:
        """Whether the site still is, file for file, what was written."""
        return dict(stamps_below(site)) == self.stamps

    def stands_within(self, site: Path) -> bool:
        """The same, whatever else somebody has put there, such as a proof of ownership."""
        found = dict(stamps_below(site))
        return all(found.get(path) == stamp for path, stamp in self.stamps.items())


@dataclass(frozen=True)
class Written:
    """What the files and jobs of a new site were made from (see ``Earlier``), and which of its files
    were taken over instead of being made."""

    files: Mapping[str, str] = field(default_factory=dict)
    jobs: Mapping[str, JobRecord] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Urgent:
    """Pages that somebody waits for: those of these content files are made before all others.

    Attributes:
        sources: paths in the content folder.
        show: called with the path of each of the pages in the site, and its bytes.
    """

    sources: frozenset[str]
    show: Callable[[str, bytes], None]


class Heritage:
    """Files of an earlier site that can stand in the next one instead of being made again.

    Args:
        site: where they stand.
        earlier: what is known of them.
        machinery: digest of all programs, templates and settings; goes into every digest.
        kept: a folder for parts of files, which are looked after by whoever makes them.
        lost: waits for the files that do not stand there any more as they were written.
        urgent: pages to be made first.
    """

    def __init__(
        self,
        site: Path,
        earlier: Earlier,
        machinery: str,
        kept: Path,
        lost: Awaited[frozenset[str]] | None = None,
        urgent: Urgent | None = None,
    ) -> None:
        self.urgent = urgent
        self.site, self.machinery, self.kept = site, machinery, kept
        self._jobs, self._awaited = earlier.jobs, lost
        self._files = {path: digest for path, (digest, _) in earlier.files.items()}

    def __bool__(self) -> bool:
        """Whether there is anything to take over."""
        return bool(self._files)

    @property
    def ready(self) -> bool:
        """Whether nobody would have to wait for what is lost."""
        return self._awaited is None or self._awaited.ready

    @cached_property
    def lost(self) -> frozenset[str]:
        return self._awaited() if self._awaited else frozenset()

    def take_job(self, name: str, digest: str) -> JobRecord | None:
        """What was made together from the same; None where one file of it would differ or is lost."""
        known = self._jobs.get(name)
        if known is None or known.digest != digest:
            return None
        whole = self._files.keys() >= set(known.paths) and self.lost.isdisjoint(known.paths)
        return known if whole else None

    def job(self, name: str) -> tuple[JobRecord, dict[str, str]]:
        """A job of the earlier site, and the digests of its files."""
        record = self._jobs[name]
        return record, {path: self._files[path] for path in record.paths}

    def take(self, path: str, digest: str) -> bool:
        """Whether the file of this path was made from the same, and still stands."""
        return bool(digest) and self._files.get(path) == digest and path not in self.lost


def inputs_of(places: Iterable[Path], now_ns: int) -> Inputs:
    """Look at every input, without reading it.

    Args:
        places: files and folders.
        now_ns: the time at which looking begins, since 1970.
    """
    digest, all_settled = blake2b(digest_size=16), True
    digest.update(repr((sys.version, _installed())).encode())
    for place in places:
        for path, stat in walked(os.fspath(place), _PASSED_OVER):
            digest.update(f"{path}\0{seen_of(stat)}\0".encode(errors="replace"))
            all_settled = all_settled and settled(stat, now_ns)
    return Inputs(digest.hexdigest(), all_settled)


def _installed() -> list[str]:
    """Names and versions of all installed packages, by the names of their folders."""
    place = sysconfig.get_path("purelib")
    return sorted(name for name in os.listdir(place) if name.endswith(".dist-info"))


def read(cache: Path, site: Path) -> Earlier:
    """The record of a site; an empty one where there is none that can be read."""
    try:
        # Of another version of this class, perhaps.
        return Earlier(**vars(pickle.loads(_record(cache, site).read_bytes())))
    except Exception:  # Whatever is wrong with it, it is only a record.
        return Earlier()


def keep(earlier: Earlier, cache: Path, site: Path) -> None:
    """Write the record; a build is as good without one."""
    try:
        target = _record(cache, site)
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, pickle.dumps(earlier, pickle.HIGHEST_PROTOCOL), lasting=False)
    except OSError:
        return


def _record(cache: Path, site: Path) -> Path:
    name = blake2b(os.fsencode(site.resolve()), digest_size=12).hexdigest()
    return cache / "sites" / f"{name}.pickle"
