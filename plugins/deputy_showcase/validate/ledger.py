"""The ledger: read into entries, and held against the articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..model import Column, Deputy, LedgerEntry, Week
from ..problems import Problem, Severity
from .files import Entry
from .mandates import is_out, sits_for, unseated
from .places import Places, problem_at

_ANOTHER = "同一人一周只宣传一次，请换一位代表"
_RESTORE = "这一周已经发布，当时不会有两处：请把改动过的一处改回发布时的人选"


def ledger_entries(
    entries: Iterable[Entry], problems: list[Problem]
) -> dict[tuple[Week, str], LedgerEntry]:
    """All slots of all years' files, in order; the first of two claims to a slot stands."""
    found: dict[tuple[Week, str], LedgerEntry] = {}
    for entry in entries:
        problems += _misfiled(entry)
        for one in _slots(entry):
            first = found.setdefault((one.week, one.district), one)
            if first is not one:
                problems.append(_claimed_twice(entry, first, one))
    return dict(sorted(found.items()))


def _slots(entry: Entry) -> Iterator[LedgerEntry]:
    for week, districts in entry.value.items():
        for district, slot in districts.items():
            yield LedgerEntry(week, district, path=entry.record.path, **slot)


def _misfiled(entry: Entry) -> Iterator[Problem]:
    if not re.fullmatch("[0-9]{4}", entry.record.stem):
        years = sorted({week.year for week in entry.value})
        message = f"台账的文件名应是年份，却是「{entry.record.stem}」"
        hint = f"请把文件改名为 schedule/{years[0] if years else '年份'}.yaml"
        if len(years) > 1:
            hint = f"请按年份分成 {'、'.join(f'schedule/{year}.yaml' for year in years)}"
        yield problem_at(entry.record, (), "wrong-year", message, hint)
        return
    for week in entry.value:
        if str(week.year) != entry.record.stem:
            message = f"{week} 不属于 {entry.record.stem} 年的台账"
            hint = f"请移到 schedule/{week.year}.yaml"
            yield problem_at(entry.record, (str(week),), "wrong-year", message, hint)


def _claimed_twice(entry: Entry, first: LedgerEntry, one: LedgerEntry) -> Problem:
    message = f"{one.week} {one.district} 在 {first.path} 里已有安排"
    at = (str(one.week), one.district)
    return problem_at(entry.record, at, "duplicate-slot", message, "同一周同一区县只留一处")


def ledger_rules(
    ledger: Mapping[tuple[Week, str], LedgerEntry],
    columns: Iterable[Column],
    deputies: Mapping[str, Deputy],
    places: Places,
    out: Week | None,
) -> Iterator[Problem]:
    """
    Args:
        out: the newest week that has been released; None where that is not known.
    """
    columns = list(columns)
    yield from _twice_in_a_week(ledger, places, out)
    yield from _against_articles(ledger, columns, deputies, places)
    yield from _elsewhere(ledger, columns, places)
    yield from _mandates(ledger.values(), deputies, places, out)


def _twice_in_a_week(
    ledger: Mapping[tuple[Week, str], LedgerEntry], places: Places, out: Week | None
) -> Iterator[Problem]:
    seen: dict[tuple[Week, str], str] = defaultdict(str)
    for (week, district), one in ledger.items():
        first = seen[week, one.deputy]
        seen[week, one.deputy] = first or district
        if first:
            message = f"{one.deputy} 在 {week} 已由 {first} 安排"
            at = (str(week), district, "deputy")
            hint = _RESTORE if is_out(week, out) else _ANOTHER
            yield places.problem(one.path, at, "twice-in-week", message, hint)


def _mandates(
    entries: Iterable[LedgerEntry],
    deputies: Mapping[str, Deputy],
    places: Places,
    out: Week | None,
) -> Iterator[Problem]:
    for one in entries:
        deputy = deputies.get(one.deputy)
        if deputy and not sits_for(deputy, one.district, one.week):
            told = unseated(deputy, one.district, one.week, out, _replace(one))
            at = (str(one.week), one.district, "deputy")
            yield places.problem(one.path, at, "not-a-member", *told)


def _replace(entry: LedgerEntry) -> str:
    command = f"build.py plan --replace {entry.week} {entry.district} --reason 原因 --write"
    return f"确已离任的，请更换：{command}"


def _elsewhere(
    ledger: Mapping[tuple[Week, str], LedgerEntry], columns: list[Column], places: Places
) -> Iterator[Problem]:
    """An article about somebody whom the ledger gives to another district in the same week."""
    announced = {(week, one.deputy): one for (week, _), one in ledger.items()}
    written = {(column.week, column.district) for column in columns if column.deputy}
    for column in columns:
        one = announced.get((column.week, column.deputy))
        if one and one.district != column.district and (one.week, one.district) not in written:
            message = f"{column.deputy} 在 {column.week} 已由台账安排给 {one.district}"
            hint = "同一人一周只宣传一次，请换一位代表，或改台账"
            yield places.problem(column.path, ("deputy",), "twice-in-week", message, hint)


def _against_articles(
    ledger: Mapping[tuple[Week, str], LedgerEntry],
    columns: Iterable[Column],
    deputies: Mapping[str, Deputy],
    places: Places,
) -> Iterator[Problem]:
    """Of an article or a slot with an unknown deputy that is said already."""
    for column in columns:
        one = ledger.get((column.week, column.district))
        if one is None or one.deputy == column.deputy:
            continue
        if column.deputy not in deputies or one.deputy not in deputies:
            continue
        at = (str(column.week), column.district, "deputy")
        message = f"台账写的是 {one.deputy}，文章写的是 {column.deputy}"
        hint = f"请核对后改其中一处（{column.path} 或 {one.path}）"
        severity: Severity = "error" if column.status == "final" else "warning"
        yield places.problem(one.path, at, "ledger-mismatch", message, hint, severity)
        yield places.problem(column.path, ("deputy",), "ledger-mismatch", message, hint, severity)
