"""Content files to raw records with their places. The only reader of content.

Nothing here knows what a field means; it knows where files stand, how they are encoded, and where a
value stands in its file. Files are taken in order of their paths, so that no file system changes a
build.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import private
from .problems import Problem
from .schema.faults import At
from .schema.yaml_text import YamlFault, line_of, parse

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
#: Far above any real file; a larger one is a slip or an attack and is not read.
MOST_BYTES = 1_000_000
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")


@dataclass(slots=True)
class Record:
    """One content file as read.

    Attributes:
        path: relative to the content folder, forward slashes.
        kind: which field table reads ``data``; ``page`` for plain Markdown pages.
        text: the YAML part; of an article, its front matter.
        data: what the YAML says, ``None`` where it cannot be read or is empty.
        offset: lines in the file before ``text``.
        body: the Markdown of an article or page.
        body_offset: lines in the file before ``body``.
    """

    path: str
    kind: str
    text: str = ""
    data: Any = None
    offset: int = 0
    body: str = ""
    body_offset: int = 0

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]

    def line_of(self, at: At) -> int:
        return line_of(self.text, at) + self.offset if at else 1 + self.offset


@dataclass(slots=True)
class Raw:
    """All content as read: records by path, picture files by path, and what was wrong with the files."""

    root: Path
    records: list[Record] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Record]:
        return [record for record in self.records if record.kind == kind]


def load(root: Path) -> Raw:
    """Read a content folder. Never raises on bad content; see ``Raw.problems``."""
    raw = Raw(root)
    if not (root / "city.yaml").is_file():
        hint = "内容文件夹里要有 city.yaml；请检查 --content 指向的文件夹"
        raw.problems.append(Problem("city.yaml", 1, "", "no-city", "找不到 city.yaml", hint))
    for path in sorted(_files(root, raw)):
        _take(path, raw)
    return raw


def _files(root: Path, raw: Raw) -> Iterator[str]:
    """Paths of all regular files; hidden and temporary ones are passed over."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        base = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if base == "." else f"{base}/"
        for name in names:
            if name.startswith((".", "~", "_")) or name.endswith(("~", ".bak", ".tmp", ".swp")):
                continue
            if _stays_inside(root, f"{prefix}{name}", raw):
                yield f"{prefix}{name}"
        for name in folders:
            _stays_inside(root, f"{prefix}{name}", raw)


def _stays_inside(root: Path, path: str, raw: Raw) -> bool:
    full = root / path
    if not full.is_symlink() or full.resolve().is_relative_to(root.resolve()):
        return True
    hint = "请把文件复制到内容文件夹里，不要用链接"
    raw.problems.append(Problem(path, 1, "", "path-outside", "这个链接指向内容文件夹之外", hint))
    return False


def kind_of(path: str) -> str:
    """Which kind of content a path holds; empty for none (pictures and strangers)."""
    folder, _, name = path.rpartition("/")
    suffix = os.path.splitext(name)[1]
    if suffix == ".md":
        return "page" if not folder else "column" if path.startswith("columns/") else ""
    return (SINGLES.get(name, "") if not folder else FOLDERS.get(folder, "")) if suffix == ".yaml" else ""


def _take(path: str, raw: Raw) -> None:
    kind = kind_of(path)
    if kind:
        record = _read(path, kind, raw)
        if record:
            raw.records.append(record)
    elif os.path.splitext(path)[1].lower() in PICTURE_SUFFIXES:
        raw.pictures.append(path)
    else:
        _stranger(path, raw)


def _stranger(path: str, raw: Raw) -> None:
    """A file nobody reads is most often one that was misnamed."""
    stem, suffix = os.path.splitext(path)
    right = {".yml": ".yaml", ".markdown": ".md", ".txt": ".md"}.get(suffix.lower(), suffix.lower())
    if right == ".yaml" or (right == ".md" and path.startswith("columns/")):
        renamed = f"{stem}{right}"
        hint = f"请改名为 {renamed}" if kind_of(renamed) else "请对照手册把它放到该放的文件夹"
        problem = Problem(path, 1, "", "stray-file", "这个文件不会被读取", hint)
        raw.problems.append(problem)


def _read(path: str, kind: str, raw: Raw) -> Record | None:
    text = _text(path, raw)
    if text is None:
        return None
    raw.problems += [
        Problem(path, one.line, "", one.code, one.message, one.hint) for one in private.find(text)
    ]
    record = Record(path, kind, text)
    if kind in ("column", "page"):
        _split(record, raw)
    if record.text or kind != "page":
        _parse(record, raw)
    return record


def _text(path: str, raw: Raw) -> str | None:
    """The file's text with plain line ends and without a byte order mark, or None with a problem."""
    full = raw.root / path

    def fault(line: int, code: str, message: str, hint: str) -> None:
        raw.problems.append(Problem(path, line, "", code, message, hint))

    try:
        if full.stat().st_size > MOST_BYTES:
            fault(1, "too-large", "文件超过 1 MB", "请检查是否误贴了图片或重复内容")
            return None
        data = full.read_bytes()
    except OSError as error:
        fault(1, "unreadable", f"文件打不开（{error.strerror}）", "请检查文件是否存在、是否有权限")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault(line, "bad-encoding", "文件不是 UTF-8 编码", "请在编辑器里“另存为”，编码选 UTF-8")
        return None
    if "\ufeff" in text:
        line = text.count("\n", 0, text.index("\ufeff")) + 1
        fault(line, "stray-bom", "文件里有多余的字节序标记（BOM）", "请删去看不见的字符，另存为 UTF-8")
        text = text.replace("\ufeff", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(record: Record, raw: Raw) -> None:
    """Part an article into front matter and body."""
    text, record.text = record.text, ""
    opening = _FENCE.match(text)
    if not opening:
        record.body = text
        if record.kind == "column":
            hint = "第一行写 ---，接着写 title: 等字段，再写一行 ---"
            _fault(record, raw, YamlFault(1, "no-front-matter", "文章开头没有文首信息", hint))
        return
    closing = re.compile(rf"(?m)^{_FENCE.pattern}").search(text, opening.end())
    if not closing:
        hint = "在字段写完的下一行单独写 ---"
        _fault(record, raw, YamlFault(1, "open-front-matter", "文首信息没有用 --- 结束", hint))
        return
    record.offset = 1
    record.text = text[opening.end() : closing.start()]
    record.body = text[closing.end() :]
    record.body_offset = text.count("\n", 0, closing.end())


def _parse(record: Record, raw: Raw) -> None:
    record.data, faults = parse(record.text)
    for one in faults:
        _fault(record, raw, one)


def _fault(record: Record, raw: Raw, one: YamlFault) -> None:
    line = one.line + record.offset
    raw.problems.append(Problem(record.path, line, "", one.code, one.message, one.hint))
