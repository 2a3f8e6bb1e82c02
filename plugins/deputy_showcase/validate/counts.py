"""Counts that do not add up: a number that is written against what is listed, and things counted twice.

The figures of the site are counted from the content and so cannot be wrong by themselves. What makes
them wrong is content that says two things: these rules find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..load import Record
from ..model import Column, Deputy, LedgerEntry, Reception, Site
from ..numerals import NUMERALS, value
from ..problems import Problem
from ..schema.faults import At
from .places import Places

#: Two of these are one figure too many.
Listed = tuple[str, At, Sequence[str]]
_NUMBER = rf"([0-9]{{1,4}}|[{NUMERALS}]{{1,7}})"
_NAMED = re.compile(f"^{_NUMBER}[大项个条类]")
#: What a page may say of how many there are, and how the site counts it.
_STATED = {
    "市级媒体": re.compile(rf"(?<!县)市级媒体[有共]?{_NUMBER}家|(?<![0-9]){_NUMBER}家市级媒体"),
    "区县级媒体": re.compile(rf"区县级?媒体[有共]?{_NUMBER}家|(?<![0-9]){_NUMBER}家区县级?媒体"),
    "代表联络站": re.compile(
        rf"代表联络站[有共]?{_NUMBER}[个处座]|(?<![0-9]){_NUMBER}[个处座]代表联络站"
    ),
}


def count_rules(site: Site, records: Iterable[Record], places: Places) -> Iterator[Problem]:
    yield from _twice(_listed(site), places)
    yield from _activities(site.deputies.values(), places)
    yield from _progress(site.deputies.values(), places)
    yield from _visitors(site.receptions.values(), places)
    yield from _programmes(site, places)
    yield from _without_article(site.ledger.values(), site.columns, places)
    yield from _stated(site, records)


def _listed(site: Site) -> Iterator[Listed]:
    """Every list of which the site shows or counts the length."""
    for station in site.stations.values():
        yield f"stations/{station.id}.yaml", ("deputies",), station.deputies
    for reception in site.receptions.values():
        path = f"receptions/{reception.id}.yaml"
        yield path, ("deputies",), reception.deputies
        yield path, ("departments",), reception.departments
    for deputy in site.deputies.values():
        yield f"deputies/{deputy.id}.yaml", ("groups",), deputy.groups
    for column in site.columns:
        yield column.path, ("programmes",), column.programmes
        yield column.path, ("carried_by",), _carriages(column)


def _carriages(column: Column) -> tuple[str, ...]:
    """One outlet may carry an article again, at another address or on another day."""
    return tuple(f"{one.outlet} {one.url} {one.date or ''}".strip() for one in column.carried_by)


def _twice(lists: Iterable[Listed], places: Places) -> Iterator[Problem]:
    for path, at, entries in lists:
        if len(set(entries)) < len(entries):
            for index, one in enumerate(entries):
                if one in entries[:index]:
                    yield _repeated(path, (*at, index), one, places)


def _activities(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    for deputy in deputies:
        seen = set()
        for index, one in enumerate(deputy.activities):
            if (one.date, one.kind, one.title) in seen:
                at = ("activities", index)
                yield _repeated(f"deputies/{deputy.id}.yaml", at, f"{one.date} {one.title}", places)
            seen.add((one.date, one.kind, one.title))


def _repeated(path: str, at: At, what: str, places: Places) -> Problem:
    message, hint = f"「{what[:60]}」写了两次，统计会多计一次", "请删去一处"
    return places.problem(path, at, "listed-twice", message, hint, "warning")


def _progress(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    for deputy in deputies:
        for index, one in enumerate(deputy.pledges):
            if one.progress is None or (one.progress == 100) == (one.status == "kept"):
                continue
            if one.status == "kept" or (one.progress == 100 and one.status == "in_progress"):
                state = "已兑现" if one.status == "kept" else "进行中"
                message = f"进展写着 {one.progress}%，状态却是{state}"
                at = ("pledges", index, "progress")
                hint = "请核对两处：兑现了写 100 和已兑现"
                path = f"deputies/{deputy.id}.yaml"
                yield places.problem(path, at, "count-progress", message, hint, "warning")


def _visitors(receptions: Iterable[Reception], places: Places) -> Iterator[Problem]:
    for one in receptions:
        if one.outcome and one.outcome.matters and not one.outcome.visitors:
            count = "没有写" if one.outcome.visitors is None else "写着 0"
            message = f"记了{len(one.outcome.matters)}件反映的事项，来访人数却{count}"
            hint = "请在 visitors 写来了多少人"
            path, at = f"receptions/{one.id}.yaml", ("outcome", "visitors")
            yield places.problem(path, at, "count-visitors", message, hint, "warning")


def _programmes(site: Site, places: Places) -> Iterator[Problem]:
    """五大新格局 with four items."""
    for index, one in enumerate(site.programmes):
        named = _NAMED.match(one.name)
        stated = value(named[1]) if named else None
        if stated is not None and one.items and stated != len(one.items):
            message = f"「{one.name}」说的是{stated}项，列出了{len(one.items)}项"
            hint = "请补全 items，或改名称"
            at = (index, "items")
            yield places.problem("programmes.yaml", at, "count-named", message, hint, "warning")


def _without_article(
    ledger: Iterable[LedgerEntry], columns: Iterable[Column], places: Places
) -> Iterator[Problem]:
    """A slot of the ledger that counts as published (人次) although nothing was."""
    written = {(one.week, one.district) for one in columns if one.status == "final"}
    for one in ledger:
        if one.state == "published" and (one.week, one.district) not in written:
            message = "台账写着已发布，却没有这一周的定稿文章，宣传人次会比文章多"
            hint = "请补上文章并定稿；撤下了的不用改；没有宣传过的，改台账"
            at = (str(one.week), one.district, "state")
            yield places.problem(one.path, at, "count-no-article", message, hint, "warning")


def _stated(site: Site, records: Iterable[Record]) -> Iterator[Problem]:
    """Numbers in the plain pages, which speak of now; articles speak of their day."""
    levels = [one.level for one in site.outlets.values()]
    city, district = levels.count("city"), levels.count("district")
    counted = {"市级媒体": city, "区县级媒体": district, "代表联络站": len(site.stations)}
    for record in records:
        for name, count in counted.items() if record.kind == "page" else ():
            for match in _STATED[name].finditer(record.body) if count else ():
                stated = value(match[1] or match[2])
                if stated not in (None, count):
                    message = f"这里说{name}有{stated}，名单里是{count}"
                    yield _differing(record, match.start(), message)


def _differing(record: Record, start: int, message: str) -> Problem:
    line = record.body.count("\n", 0, start) + 1 + record.body_offset
    hint = "请核对后改其中一处"
    return Problem(record.path, line, "", "count-stated", message, hint, "warning")
