"""Every reference must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..problems import Problem
from ..schema.faults import nearest
from ..schema.tables import REFERENCE_LABELS
from .files import Entry
from .places import problem_at

#: Kind of reference → everything it may name.
Known = Mapping[str, frozenset[str]]


def dangling(entries: Iterable[Entry], known: Known) -> Iterator[Problem]:
    """References to something that is not there, with the nearest that is."""
    for entry in entries:
        for one in entry.references:
            if one.key not in known[one.kind]:
                what = REFERENCE_LABELS[one.kind]
                message = f"没有编号为「{one.key}」的{what}"
                hint = _cure(one.key, known[one.kind], what)
                yield problem_at(entry.record, one.at, "not-found", message, hint)


def _cure(key: str, known: frozenset[str], what: str) -> str:
    if any(mark in key for mark in "，、；"):
        return "列表各项之间请用英文逗号，如 [a, b]"
    near = nearest(key, known)
    if near:
        return f"是否想写 {near}？"
    if 0 < len(known) <= 12:
        return f"可写的有：{'、'.join(sorted(known))}"
    return f"请先建好这个{what}，或改成已有的编号"
