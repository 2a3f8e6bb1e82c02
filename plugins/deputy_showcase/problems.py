"""What is wrong with the content: one value per problem, and the ways to print a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]
SEVERITY_LABELS: dict[str, str] = {"error": "错误", "warning": "提醒"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the office should mend.

    Attributes:
        path: the file, relative to the content folder, with forward slashes.
        line: 1-based line in that file.
        field: dotted path of the field (``pledges[0].due_on``), empty for the whole file.
        code: stable identifier, never reworded; the handbook lists them all.
        message: what is wrong, in plain Chinese.
        hint: what to write instead, in plain Chinese; empty if the message says it.
        severity: an error stops the build, a warning does not.
    """

    path: str
    line: int
    field: str
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        return (self.path, self.line, self.field, self.code, self.message)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place and drop exact repeats, so that every run prints the same list."""
    return sorted(set(problems), key=lambda problem: problem.sort_key)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity == "error"]


def as_text(problems: Sequence[Problem], content: str) -> str:
    """Lines for a person: place first, so that terminals and editors make it a link."""
    return "\n".join(_text_line(problem, content) for problem in problems)


def _text_line(problem: Problem, content: str) -> str:
    field = f"「{problem.field}」" if problem.field else ""
    place = f"{content}/{problem.path}:{problem.line}"
    label = SEVERITY_LABELS[problem.severity]
    hint = f"\n    → {problem.hint}" if problem.hint else ""
    return f"{place}: {label} [{problem.code}] {field}{problem.message}{hint}"


def as_json(problems: Sequence[Problem], content: str) -> str:
    """The contract of ``check --format json``: a list of plain objects."""
    rows = [asdict(problem) for problem in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], content: str) -> str:
    """Workflow commands that GitHub shows as annotations on the changed lines."""
    return "\n".join(_github_line(problem, content) for problem in problems)


def _github_line(problem: Problem, content: str) -> str:
    place = f"file={_escape_property(f'{content}/{problem.path}')},line={problem.line}"
    title = _escape_property(f"{problem.code} {problem.field}".strip())
    text = problem.message + (f" → {problem.hint}" if problem.hint else "")
    return f"::{problem.severity} {place},title={title}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
