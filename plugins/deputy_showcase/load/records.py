"""What reading gives: records with their places, and which file holds which kind of content."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..problems import Problem
from ..schema.faults import At
from ..schema.yaml_text import line_of, parse

#: Folder → kind of the YAML files in it.
FOLDERS = {
    "deputies": "deputy",
    "stations": "station",
    "receptions": "reception",
    "projects": "project",
    "schedule": "schedule",
}
#: Single files at the top → kind.
SINGLES = {
    "city.yaml": "city",
    "programmes.yaml": "programmes",
    "media.yaml": "media",
    "proofreading.yaml": "proofreading",
}
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


@dataclass(slots=True)
class Record:
    """One content file as read.

    Attributes:
        path: relative to the content folder, forward slashes.
        kind: which field table reads ``data``; ``page`` for plain Markdown pages.
        text: the YAML part; of an article, its front matter.
        parsed: what the YAML says, or ``...`` before it was read or after it was put away.
        offset: lines in the file before ``text``.
        body: the Markdown of an article or page.
        body_offset: lines in the file before ``body``.
        faulty: a problem of the file was reported already, so ``data`` of ``None`` needs no other.
        made: what a later stage made of it alone, kept with it.
        digest: of what it says; empty where it could not be read.
    """

    path: str
    kind: str
    text: str = ""
    parsed: Any = None
    offset: int = 0
    body: str = ""
    body_offset: int = 0
    faulty: bool = False
    made: Any = None
    digest: bytes = b""

    @property
    def data(self) -> Any:
        """What the YAML says, ``None`` where it cannot be read or is empty."""
        if self.parsed is ...:
            self.parsed, _ = parse(self.text)
        return self.parsed

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]

    def line_of(self, at: At) -> int:
        return line_of(self.text, at) + self.offset if at else 1 + self.offset


@dataclass(slots=True)
class Taken:
    """What one file gave: a record, or a picture, or neither; and what is wrong with it."""

    record: Record | None = None
    picture: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class Raw:
    """All content as read: records and pictures by path, and what was wrong with the files."""

    root: Path
    records: list[Record] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: str, taken: Taken) -> None:
        """Add what one file gave."""
        if taken.record:
            self.records.append(taken.record)
        elif taken.picture:
            self.pictures.append(path)
        self.problems += taken.problems

    def of_kind(self, kind: str) -> list[Record]:
        return [record for record in self.records if record.kind == kind]


def kind_of(path: str) -> str:
    """Which kind of content a path holds; empty for none (pictures and strangers)."""
    folder, _, name = path.rpartition("/")
    suffix = os.path.splitext(name)[1]
    if suffix == ".md":
        return "page" if not folder else "column" if path.startswith("columns/") else ""
    return (
        (SINGLES.get(name, "") if not folder else FOLDERS.get(folder, ""))
        if suffix == ".yaml"
        else ""
    )
