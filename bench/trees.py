"""What a built site holds: pages by kind, files, bytes, and how large typical pages are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Tree:
    """A built site in numbers; sizes in bytes, of typical pages their median."""

    files: int
    size: int
    kinds: dict[str, int]
    typical: dict[str, int]

    @property
    def pages(self) -> int:
        return sum(self.kinds.values())


def survey(site: Path) -> Tree:
    """Count a built site."""
    sizes = {path.relative_to(site): path.stat().st_size for path in _files(site)}
    pages = {path: size for path, size in sizes.items() if path.suffix == ".html"}
    kinds = Counter(kind_of(path) for path in pages)
    typical = {
        kind: int(median(size for path, size in pages.items() if kind_of(path) == kind))
        for kind in (
            "home",
            "profile",
            "article",
            "week",
            "directory",
            "pledges",
            "duty",
            "stations",
            "board",
        )
        if kinds[kind]
    }
    return Tree(len(sizes), sum(sizes.values()), dict(sorted(kinds.items())), typical)


def _files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.is_file())


def kind_of(path: Path) -> str:
    """The kind of a page by its address, which is the same on both sites except in lists' pages."""
    parts = path.parts
    if len(parts) == 1:
        return "home" if parts[0] == "index.html" else parts[0]
    listed = parts[0] in ("directory", "deputies") and (len(parts) == 2 or parts[1] == "page")
    if listed or parts[0] == "directory":
        return "directory"
    if parts[0] == "deputies":
        return "profile"
    if parts[0] == "columns":
        return "article" if len(parts) == 3 and "-W" in parts[1] else "archive"
    if parts[0] == "districts" and parts[-2:] == ("columns", "index.html"):
        return "archive"
    if parts[0] == "stations":
        return "board" if parts[-1] == "board.html" or parts[-2] == "board" else "stations"
    return "week" if parts[0] == "weeks" and len(parts) == 3 else parts[0]
