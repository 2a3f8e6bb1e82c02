"""From a value of the model back to its file and line, for messages of the rules across files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..load import Record
from ..problems import Problem, Severity
from ..schema.faults import At, Fault, dotted


def problem_at(
    record: Record,
    at: At,
    code: str,
    message: str,
    hint: str = "",
    severity: Severity = "error",
) -> Problem:
    """A problem at a value of a record."""
    return Problem(record.path, record.line_of(at), dotted(at), code, message, hint, severity)


def problems_of(record: Record, faults: Iterable[Fault]) -> list[Problem]:
    return [
        problem_at(record, one.at, one.code, one.message, one.hint, one.severity) for one in faults
    ]


@dataclass(frozen=True, slots=True)
class Places:
    """Records by the path of their file."""

    records: dict[str, Record]

    def problem(
        self,
        path: str,
        at: At,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> Problem:
        record = self.records.get(path) or Record(path, "")
        return problem_at(record, at, code, message, hint, severity)
