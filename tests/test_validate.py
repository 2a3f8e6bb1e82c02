"""Golden cases of validation: files laid over the tiny city, and the problems that must come.

Each folder of ``golden/`` is a case: ``content/`` holds the files (``made_files`` those that Git
cannot), ``problems.txt`` what is expected and ``today.txt``, if the case needs one, the day of the
check. ``UPDATE_GOLDEN=1`` writes what is found instead, for reading in Git.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from deputy_showcase import look_ahead
from deputy_showcase.pipeline import Clock, check
from deputy_showcase.problems import Problem
from made_files import MADE

GOLDEN = Path(__file__).parent / "golden"
#: Of the weeks ahead, which tests of the schedule look at.
AHEAD = frozenset(look_ahead.CODES.values())
CASES = sorted({*MADE, *(path.name for path in GOLDEN.iterdir())})


@pytest.mark.parametrize("case", CASES)
def test_problems_are_named_where_they_stand(case: str, city: Path) -> None:
    if (GOLDEN / case / "content").is_dir():
        shutil.copytree(GOLDEN / case / "content", city, dirs_exist_ok=True)
    MADE.get(case, lambda root: None)(city)
    problems = check(city, _clock(case)).problems
    found = "".join(_line(one) for one in problems if one.code not in AHEAD)
    expected = GOLDEN / case / "problems.txt"
    if "UPDATE_GOLDEN" in os.environ:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, "utf-8", newline="\n")
    assert found == expected.read_text("utf-8")


def _clock(case: str) -> Clock | None:
    """The day of the check for a case that depends on it: in ``today.txt``."""
    file = GOLDEN / case / "today.txt"
    if not file.exists():
        return None
    day = datetime.fromisoformat(file.read_text("utf-8").strip())
    return lambda zone: day.replace(tzinfo=zone)


def _line(problem: Problem) -> str:
    """``path:line code field message → hint``; a warning's code has a question mark."""
    mark = "?" if problem.severity == "warning" else ""
    field = f" {problem.field}" if problem.field else ""
    cure = f" → {problem.hint}" if problem.hint else ""
    return f"{problem.path}:{problem.line} {problem.code}{mark}{field} {problem.message}{cure}\n"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 45


def test_the_tiny_city_is_fine(city: Path) -> None:
    assert check(city).problems == []
