"""The rules within one file: its field table, and an id that equals the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from ..digest import Digests
from ..load import Record
from ..markdown import Uses, uses
from ..model import LASTING, Column
from ..placeholders import filled_in
from ..problems import Problem
from ..schema.faults import INVALID, MOST_FAULTS, Fault, Faults, Reference, TooManyFaults
from ..schema.kinds import ID
from ..schema.tables import FILES
from .bodies import whole_column, whole_project
from .places import problem_at, problems_of
from .receptions import reception_rules_alone
from .unfilled import unfilled

#: Kinds whose files hold one thing with an id.
WITH_ID = ("deputy", "station", "reception", "project")
#: Kinds that ``new`` begins.
STARTED = frozenset({*WITH_ID, "column"})


@dataclass(slots=True)
class Entry:
    """A record that could be read: its model value and the references it makes."""

    record: Record
    value: Any
    references: list[Reference] = field(default_factory=list)


@dataclass(slots=True)
class Made:
    """What one file says by itself: its value (or INVALID), the references it makes, its problems.

    Of the many, also what is asked for later: the value's digest, and what an article's text refers to.
    """

    value: Any
    references: list[Reference]
    problems: list[Problem]
    digest: bytes = b""
    uses: Uses | None = None


def make(record: Record, zone: tzinfo) -> Made:
    """Read a record by its field table. Depends on nothing else, so it is done once for a file."""
    if record.data is None:
        return Made(INVALID, [], [] if record.faulty else [_blank(record)])
    faults = Faults(zone)
    try:
        value = FILES[record.kind].convert(record.data, (), faults)
    except TooManyFaults:
        value = INVALID
        faults.found[-1] = Fault(
            (), "too-many", f"错误超过{MOST_FAULTS}处，其余未列出", "请先改好列出的错误"
        )
    problems = problems_of(record, faults.found)
    if record.kind in WITH_ID:
        problems += _misnamed(record)
    found = uses(record.body) if record.kind == "column" else None
    if value is INVALID:
        return Made(value, faults.references, problems, uses=found)
    if record.kind == "reception":
        problems += reception_rules_alone(value, record)
    left = unfilled(record, value) if record.kind in STARTED else []
    if left and not isinstance(value, Column):
        value = filled_in(value)
    problems += left
    value = _whole(value, record, found)
    digest = Digests(LASTING).of_lasting(value) if type(value) in LASTING else b""
    return Made(value, faults.references, problems, digest, found)


def _whole(value: Any, record: Record, found: Uses | None) -> Any:
    """What the file says together with its place and text."""
    if found is not None:
        return whole_column(value, record, found)
    return whole_project(value) if record.kind == "project" else value


def convert(record: Record, zone: tzinfo, problems: list[Problem]) -> Entry | None:
    """The entry of a record; ``None`` if it cannot become a value of the model.

    Its faults go to ``problems`` either way; those of a file that YAML could not read were reported
    by the loader.
    """
    made: Made = record.made or make(record, zone)
    problems += made.problems
    return None if made.value is INVALID else Entry(record, made.value, made.references)


def _blank(record: Record) -> Problem:
    if record.kind == "column" and record.body.strip():
        hint = "请在两行 --- 之间写 title: 等字段"
        return Problem(record.path, 1, "", "no-front-matter", "文首信息是空的", hint)
    hint = "请填写内容，或删去这个文件"
    return Problem(record.path, 1, "", "empty-file", "文件是空的", hint, _empty_severity(record))


def _empty_severity(record: Record) -> Any:
    return "warning" if record.kind in ("schedule", "proofreading") else "error"


def _misnamed(record: Record) -> Iterator[Problem]:
    written = record.data.get("id") if isinstance(record.data, dict) else None
    if written not in (None, "") and str(written) != record.stem:
        message = f"编号「{written}」与文件名「{record.stem}」不同"
        hint = f"请把编号改成 {record.stem}，或把文件改名为 {written}.yaml"
        if not re.fullmatch(ID.pattern, record.stem):
            # A copy, most often; its name is no id.
            hint = f"多余的副本请删去；要留的是这一份，就把它改名为 {written}.yaml"
        yield problem_at(record, ("id",), "id-mismatch", message, hint)


def repeated_ids(entries: list[Entry]) -> Iterator[Problem]:
    """Two files that claim the same id: it belongs to the one that is named after it."""
    first = {one.value.id: one.record.path for one in entries if one.value.id == one.record.stem}
    for entry in entries:
        path = first.setdefault(entry.value.id, entry.record.path)
        if path != entry.record.path:
            message = f"编号「{entry.value.id}」已被 {path} 使用"
            hint = "每个编号只能用一次；多余的副本请删去"
            yield problem_at(entry.record, ("id",), "duplicate-id", message, hint)
