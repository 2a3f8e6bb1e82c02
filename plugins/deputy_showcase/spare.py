"""The next site's tree, made ready while the content is still being read.

A build changes few of a city's thousands of files, and linking or deleting all of them takes longer than
making those few. So the tree that a swap takes out of the site's place is kept; the next build brings it
up to date, which is a look at each file, and puts only what it made anew into it.

The trees share their files as hard links. No file in them is ever written into: files are linked,
unlinked, or renamed into place. Whatever state a killed build leaves a tree in, bringing it up to date
mends it, because each file is compared with the record of the site that it is to equal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from .parallel import Awaited, aside
from .write import Stamp, make_folder, stamp_of, stamps_below

#: Says for which site a tree is kept.
_OF = "site.txt"
Stamps = Mapping[str, Stamp]


class Spare:
    """The second tree of a site.

    Args:
        folder: where such trees rest between builds, away from the site: it may stand in a web
            server's folder, and an old tree may hold what was taken down since.
        stamps: every file of the site as it was written.
    """

    def __init__(self, folder: Path, site: Path, stamps: Stamps) -> None:
        self._site, self._stamps = site.resolve(), stamps
        name = blake2b(os.fsencode(self._site), digest_size=12).hexdigest()
        self._home = folder / name
        self._tree = self._site.with_name(f".{self._site.name}.next")

    @contextmanager
    def made_ready(self) -> Iterator[Awaited[frozenset[str]]]:
        """Bring the tree up to date on another processor while the block runs.

        Yields:
            Waits, and gives the files that could not be had: they do not stand in the site any more
            as they were written. All of them, where there can be no tree.
        """
        try:
            self._fetch()
        except OSError:
            yield Awaited(lambda: (True, frozenset(self._stamps)), lambda: True)
            return
        try:
            with aside(self._lost) as lost:
                yield lost
        finally:
            self.put_back()

    def _lost(self) -> frozenset[str]:
        try:
            return up_to_date(self._tree, self._site, self._stamps)
        except OSError:  # A tree that cannot be mended is of no use.
            return frozenset(self._stamps)

    def put_back(self) -> None:
        """Take a tree away from beside the site, where only a killed build leaves one."""
        if self._tree.exists() and not self.keep(self._tree):
            shutil.rmtree(self._tree, ignore_errors=True)

    def _fetch(self) -> None:
        """Take the tree to where it can be renamed into the site's place."""
        if not self._tree.exists():
            try:
                os.rename(self._home / "tree", self._tree)
            except OSError:  # There is none yet, or the file system is another one.
                self._tree.mkdir()

    def completed(self, made: Path, new: Iterable[str], taken: frozenset[str]) -> Path:
        """The tree with what was made anew, and nothing besides that and what was taken over.

        Args:
            made: a folder whose files are moved into the tree; ``new`` are their paths. It is the whole
                site itself where nothing was taken over.
        """
        if not taken:
            return made
        new, tree = frozenset(new), os.fspath(self._tree)
        drop(tree, self._stamps.keys() - taken - new)
        for path in new:
            _move(f"{made}/{path}", f"{tree}/{path}")
        return self._tree

    def keep(self, old: Path) -> bool:
        """Keep a tree for the next build; False if it cannot be kept, or one is kept already."""
        if (self._home / "tree").exists():
            return False
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            (self._home / _OF).write_text(os.fspath(self._site), "utf-8")
            os.rename(old, self._home / "tree")
        except OSError:
            return False
        return True


def forget_orphans(folder: Path) -> None:
    """Delete the trees of sites that are gone."""
    for home in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError, UnicodeDecodeError):
            if not Path((home / _OF).read_text("utf-8")).is_dir():
                shutil.rmtree(home)


def up_to_date(tree: Path, site: Path, stamps: Stamps) -> frozenset[str]:
    """Make a tree hold exactly these files of a site, as links to the very same files.

    Returns:
        Those that do not stand in the site as they were written; they are not in the tree either.
    """
    standing, others = set(), []
    for path, stamp in stamps_below(tree):
        if stamps.get(path) == stamp:
            standing.add(path)
        else:
            others.append(path)
    if len(others) > len(standing):
        # As after a build from nothing: a whole tree goes in half the time of its files one by one.
        shutil.rmtree(tree)
        tree.mkdir()
        standing.clear()
    else:
        drop(os.fspath(tree), others)
    missing = sorted(stamps.keys() - standing)
    # A file that was changed in the site was changed here, too: it is one file.
    return frozenset(path for path in missing if not _linked(path, site, tree, stamps[path]))


def _linked(path: str, site: Path, tree: Path, stamp: Stamp) -> bool:
    source, target = f"{site}/{path}", f"{tree}/{path}"
    try:
        if stamp_of(os.lstat(source)) != stamp:
            return False
        if path.endswith("/index.html"):
            make_folder(os.path.dirname(target))
        try:
            os.link(source, target)
        except FileNotFoundError:
            make_folder(os.path.dirname(target))
            os.link(source, target)
    except OSError:  # No such links here, or another file system.
        return False
    return True


def _move(source: str, target: str) -> None:
    try:
        os.rename(source, target)
    except FileNotFoundError:
        make_folder(os.path.dirname(target))
        os.rename(source, target)


def drop(tree: str, paths: Iterable[str]) -> None:
    """Delete files, and the folders that they leave empty."""
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(f"{tree}/{path}")
        folder = os.path.dirname(path)
        with suppress(OSError):  # Until one is not empty.
            while folder:
                os.rmdir(f"{tree}/{folder}")
                folder = os.path.dirname(folder)
