"""What a conversion finds wrong, before the file and line are known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from ..problems import Severity
from ..states import quickly_pickled

#: Keys and list positions from the top of a file down to a value.
At = tuple[str | int, ...]


class _Invalid:
    """Stands for a value that could not be read; never reaches the model."""

    def __reduce__(self) -> str:
        return "INVALID"  # The one there is, in every process.


INVALID: Final = _Invalid()


@dataclass(frozen=True, slots=True)
class Fault:
    at: At
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Reference:
    """A value that names something elsewhere: resolved once all files are read."""

    at: At
    kind: str
    key: str


class TooManyFaults(Exception):
    """One file has more faults than anybody reads."""


#: How many faults of one file are listed.
MOST_FAULTS = 200


@dataclass(slots=True)
class Faults:
    """Collects faults and references while one file is converted.

    Attributes:
        zone: the city's time zone, given to every moment that is read.
    """

    zone: tzinfo
    found: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def add(
        self, at: At, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> _Invalid:
        if len(self.found) >= MOST_FAULTS:
            raise TooManyFaults
        self.found.append(Fault(at, code, message, hint, severity))
        return INVALID


#: Among many words only a few that begin, and if possible end, alike are compared: thousands of
#: dangling references are to be answered in seconds.
_MANY, _FEW = 400, 40


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or an empty string if none is like it."""
    near = sorted(one for one in known if abs(len(one) - len(word)) <= 8)
    if len(near) > _MANY:
        alike = [one for one in near if one[:3] == word[:3]]
        near = [one for one in alike if one[-3:] == word[-3:]][:_FEW] or alike[:_FEW]
    found = difflib.get_close_matches(word[:80], near, n=1, cutoff=0.5)
    return found[0] if found else ""


def dotted(at: At) -> str:
    """``("pledges", 0, "due_on")`` as ``pledges[0].due_on``."""
    text = ""
    for step in at:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
