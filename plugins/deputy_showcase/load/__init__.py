"""Content files to raw records with their places. The only reader of content.

Nothing here knows what a field means; it knows where files stand, how they are encoded, and where a
value stands in its file. Files are taken in order of their paths, so that no file system changes a
build.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path

from .. import private
from ..parallel import in_parts
from ..problems import Problem
from ..schema.yaml_faults import YamlFault
from ..schema.yaml_text import parse
from .conflicts import conflicts
from .memory import Memory
from .records import PICTURE_SUFFIXES, Raw, Record, Taken, kind_of
from .text import read_text
from .walk import files, report_stranger

__all__ = ["PICTURE_SUFFIXES", "Memory", "Raw", "Record", "load", "read_record"]

#: Fewer files than these are read in one process.
FEW = 200
#: Kinds with thousands of files, of which what the YAML says is put away once it is converted.
MANY = frozenset({"deputy", "column", "station", "reception", "project"})

#: Longer than any article or page.
MOST_CHARACTERS = 50_000
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")


def load(
    root: Path, memory: Memory | None = None, finish: Callable[[Record], None] | None = None
) -> Raw:
    """Read a content folder. Never raises on bad content; see ``Raw.problems``.

    Args:
        memory: of earlier runs; files that did not change are not read again.
        finish: called with each record where it was read, so that it may be done at once for several
            and kept in memory.
    """
    raw = Raw(root)
    if not (root / "city.yaml").is_file():
        hint = "内容文件夹里要有 city.yaml；请检查 --content 指向的文件夹"
        raw.problems.append(Problem("city.yaml", 1, "", "no-city", "找不到 city.yaml", hint))
    paths = sorted(files(root, raw))

    def read(part: Sequence[str]) -> dict[str, Taken]:
        return {path: _take(path, root, finish) for path in part}

    taken = memory.known(paths) if memory else {}
    fresh = [path for path in paths if path not in taken]
    for part in in_parts(read, fresh, least=FEW):
        taken |= part
        if memory:
            memory.learn(part)
    for path in paths:
        raw.add(path, taken[path])
    return raw


def _take(path: str, root: Path, finish: Callable[[Record], None] | None) -> Taken:
    own = Raw(root)
    kind = kind_of(path)
    own.problems += [
        Problem(path, 1, "", one.code, f"文件名里{one.message.removeprefix('这里')}", "请改文件名")
        for one in private.find(path)
    ]
    record = _read(path, kind, own) if kind else None
    picture = not kind and os.path.splitext(path)[1].lower() in PICTURE_SUFFIXES
    if record and finish:
        finish(record)
        if record.kind in MANY:
            record.parsed = ...
    elif not record and not picture:
        report_stranger(path, own)
    return Taken(record, picture, own.problems)


def read_record(path: str, root: Path) -> Record:
    """One file by itself; what is wrong with it is said by ``load``."""
    return _read(path, kind_of(path), Raw(root))


def _read(path: str, kind: str, raw: Raw) -> Record:
    text = read_text(path, raw)
    if text is None:
        return Record(path, kind, faulty=True)
    raw.problems += [
        Problem(path, one.line, "", one.code, one.message, one.hint) for one in private.find(text)
    ]
    said = f"{kind}\0{text}".encode("utf-8", "surrogatepass")
    record = Record(path, kind, text, digest=blake2b(said, digest_size=16).digest())
    if kind in ("column", "page"):
        _split(record, raw)
        _conflicts(record, raw)
    if record.text or kind != "page":
        _parse(record, raw)
    return record


def _split(record: Record, raw: Raw) -> None:
    """Part an article into front matter and body."""
    text, record.text = record.text, ""
    opening = _FENCE.match(text)
    if not opening:
        record.body = text
        _limit_body(record, raw)
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
    _limit_body(record, raw)


def _limit_body(record: Record, raw: Raw) -> None:
    """A text far beyond any article is not read: Markdown made to be slow could take minutes."""
    if len(record.body) > MOST_CHARACTERS:
        line = record.body_offset + 1
        message, hint = "正文超过5万字", "请检查是否误贴了重复内容，或分成几篇"
        raw.problems.append(Problem(record.path, line, "", "too-large", message, hint))
        record.body = record.body[:200]


def _conflicts(record: Record, raw: Raw) -> None:
    """In the body; what is in front of it is no Markdown."""
    for one in conflicts(record.body, markdown=True):
        line = one.line + record.body_offset
        raw.problems.append(Problem(record.path, line, "", one.code, one.message, one.hint))


def _parse(record: Record, raw: Raw) -> None:
    faults = conflicts(record.text)
    if not faults:
        record.parsed, faults = parse(record.text)
    for one in faults:
        _fault(record, raw, one)


def _fault(record: Record, raw: Raw, one: YamlFault) -> None:
    record.faulty = True
    line = one.line + record.offset
    raw.problems.append(Problem(record.path, line, "", one.code, one.message, one.hint))
