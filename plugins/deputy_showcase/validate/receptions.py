"""Rules about receptions: announced in time, nobody and nowhere twice at once, and an outcome afterwards.

The contract knows no moment of publication. Until a reception has an outcome, its notice is therefore
measured from the day of the check: what is not published by then is too late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from ..holidays import holiday_name
from ..load import Record
from ..model import Reception
from ..problems import Problem
from .places import Places, problem_at

#: 议题式接待 is announced at least so many days ahead (the office's practice, FIELD.md).
LEAST_NOTICE = 3
#: A reception without an end is taken to last so long.
USUAL_LENGTH = timedelta(hours=2)
#: About three months: so long may the matters of a reception go without a word.
OUTCOME_WITHIN = timedelta(days=92)


def reception_clashes(receptions: Iterable[Reception], places: Places) -> Iterator[Problem]:
    """What can be said of receptions without knowing today."""
    ordered = sorted(receptions, key=lambda one: (one.starts, one.id))
    yield from _twice_at_once(ordered, places)


def reception_rules_alone(one: Reception, record: Record) -> Iterator[Problem]:
    """What can be said of a reception from its own file."""
    if one.notice_days < LEAST_NOTICE:
        message = f"只提前{one.notice_days}天公告，应至少提前{LEAST_NOTICE}天"
        hint = f"请写 {LEAST_NOTICE} 或更多，并按时公告"
        yield problem_at(
            record, ("notice_days",), "reception-notice-days", message, hint, "warning"
        )
    name = "" if one.outcome else holiday_name(one.starts.date())
    if name:
        message = f"{one.starts:%Y-%m-%d} 是{name}"
        yield problem_at(
            record, ("starts",), "reception-on-holiday", message, "请改到工作日", "warning"
        )


def dated_reception_rules(
    receptions: Iterable[Reception], places: Places, today: date
) -> Iterator[Problem]:
    """Receptions that are near and those whose outcome is long due."""
    for one in receptions:
        if one.outcome:
            continue
        left = (one.starts.date() - today).days
        if 0 <= left < one.notice_days:
            message = f"离开始只有{left}天，不足应提前公告的{one.notice_days}天"
            hint = "已按时公告的不必改；还没有公告的，请改期"
            yield _warning(one, ("starts",), "reception-short-notice", message, hint, places)
        if -left > OUTCOME_WITHIN.days:
            message = f"接待已过去{-left}天，还没有写结果"
            hint = "请补写 outcome：日期、来访人数、事项和答复"
            yield _warning(one, (), "reception-no-outcome", message, hint, places)


def _twice_at_once(ordered: Sequence[Reception], places: Places) -> Iterator[Problem]:
    by_deputy: dict[str, list[Reception]] = defaultdict(list)
    by_station: dict[str, list[Reception]] = defaultdict(list)
    for one in ordered:
        for id_ in dict.fromkeys(one.deputies):
            by_deputy[id_].append(one)
        if one.station:
            by_station[one.station].append(one)
    for id_, same in sorted(by_deputy.items()):
        for first, one in _overlapping(same):
            message = f"{id_} 这时在 receptions/{first.id}.yaml 接待"
            hint = "同一位代表不能同时在两处，请改时间或换人"
            yield _warning(one, ("deputies",), "reception-deputy-clash", message, hint, places)
    for _, same in sorted(by_station.items()):
        for first, one in _overlapping(same):
            message = f"这个联络站这时有 receptions/{first.id}.yaml"
            hint = "请改时间或换地点"
            yield _warning(one, ("station",), "reception-station-clash", message, hint, places)


def _overlapping(same: Sequence[Reception]) -> Iterator[tuple[Reception, Reception]]:
    """Each reception that begins before an earlier one is over, with the one that lasts longest."""
    last: Reception | None = None
    for one in same:
        if last and one.starts < end_of(last):
            yield last, one
        if last is None or end_of(one) > end_of(last):
            last = one


def end_of(one: Reception) -> datetime:
    """When a reception is over: as written if that is after its start, else after the usual length."""
    return one.ends if one.ends and one.ends > one.starts else one.starts + USUAL_LENGTH


def _warning(
    one: Reception, at: tuple[str, ...], code: str, message: str, hint: str, places: Places
) -> Problem:
    return places.problem(f"receptions/{one.id}.yaml", at, code, message, hint, "warning")
