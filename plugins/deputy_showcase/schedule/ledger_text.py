"""Changes to the text of a year's ledger that keep every comment and the order of what is there.

One week is one block, one district one line, so that two people's changes to different weeks are changes
to different lines. Pure: text in, text out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model import Week

HEADER = """\
# {year}年日程台账：已预告和已发布的各周。由 plan --write 追加，一周一段；
# 已发布的周次不要改动，更换已预告的代表请用 plan --replace。
"""
_WEEK_LINE = re.compile(r"^[\"']?(\d{4}-W\d{2})[\"']?\s*:")
_PLAIN = re.compile(r"[\w一-鿿][^\n:#{}\[\],&*!|>'\"%@`]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line of the ledger says."""

    district: str
    deputy: str
    state: str
    reason: str = ""

    def line(self) -> str:
        reason = f", reason: {_scalar(self.reason)}" if self.reason else ""
        return f"  {self.district}: {{deputy: {self.deputy}, state: {self.state}{reason}}}"


def _scalar(text: str) -> str:
    """A text as YAML: plain where that is safe, else in double quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def with_entries(text: str, year: int, additions: Mapping[Week, Sequence[Entry]]) -> str:
    """The ledger with more entries.

    Args:
        text: the file as it is, empty for a new one.
        additions: entries by week, none of which is in the text yet.

    Raises:
        ValueError: a week stands there in a form that cannot be added to by lines (a flow mapping).
    """
    lines = (text or HEADER.format(year=year)).splitlines()
    for week, entries in sorted(additions.items()):
        if entries:
            _add(lines, week, [entry.line() for entry in entries])
    return "\n".join(lines).rstrip("\n") + "\n"


def _add(lines: list[str], week: Week, new: list[str]) -> None:
    start = _line_of(lines, str(week))
    if start is None:
        at = _place_for(lines, str(week))
        lines[at:at] = [f"{week}:", *new]
        return
    if not re.fullmatch(r"[^{]*:\s*(#.*)?", lines[start]):
        raise ValueError(str(week))
    lines[_end_of(lines, start) : _end_of(lines, start)] = new


def with_replaced(text: str, week: Week, entry: Entry) -> str:
    """The ledger with one district's line of one week changed.

    Raises:
        ValueError: the line cannot be found as a line of its own.
    """
    lines = text.splitlines()
    start = _line_of(lines, str(week))
    if start is None:
        raise ValueError(str(week))
    own = re.compile(rf"^\s+[\"']?{re.escape(entry.district)}[\"']?\s*:\s*\{{[^{{}}]*\}}\s*(#.*)?$")
    for index in range(start + 1, _end_of(lines, start)):
        match = own.match(lines[index])
        if match:
            lines[index] = entry.line() + (f"  {match[1]}" if match[1] else "")
            return "\n".join(lines) + "\n"
    raise ValueError(entry.district)


def _line_of(lines: Sequence[str], week: str) -> int | None:
    for index, line in enumerate(lines):
        match = _WEEK_LINE.match(line)
        if match and match[1] == week:
            return index
    return None


def _end_of(lines: Sequence[str], start: int) -> int:
    """Where a block ends: after its last indented line; comments before the next week are not its."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        if lines[index].strip() and not lines[index].startswith((" ", "\t")):
            break
        if lines[index].strip():
            end = index + 1
    return end


def _place_for(lines: Sequence[str], week: str) -> int:
    """After the last earlier week's block; else before the first week; else at the end."""
    weeks = _weeks(lines)
    earlier = [index for name, index in weeks if name < week]
    if earlier:
        return _end_of(lines, max(earlier))
    return min((index for _, index in weeks), default=len(lines))


def _weeks(lines: Iterable[str]) -> list[tuple[str, int]]:
    matches = ((_WEEK_LINE.match(line), index) for index, line in enumerate(lines))
    return [(match[1], index) for match, index in matches if match]
