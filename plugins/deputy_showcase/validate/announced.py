"""The ledger's coming weeks held against what has changed since: absences, holds, pins, releases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ..calendar import release_of
from ..model import Column, Deputy, LedgerEntry, Site, Week
from ..problems import Problem
from ..schema.faults import At
from .places import Places

REPLACE = "请更换：build.py plan --replace {week} {district} --reason 原因 --write"
TOO_LATE = "已经发布的一周不能换人，台账不用改，网站上写“本期内容已撤下”"


def announced_rules(site: Site, places: Places, today: date) -> Iterator[Problem]:
    """Conflicts of slots that have not been shown yet; a week that is over is history.

    Args:
        today: in the city's time zone.
    """
    this_week = Week.of(today)
    for entry in site.ledger.values():
        if entry.week >= this_week:
            yield from _future(entry, this_week, places)
            deputy = site.deputies.get(entry.deputy)
            if deputy:
                release = release_of(entry.week, site.city)
                yield from _hold(entry, deputy, release, today, places)
                if today < release.date():
                    yield from _absence(entry, deputy, places)
    yield from _pins(site, this_week, places)


def _future(entry: LedgerEntry, this_week: Week, places: Places) -> Iterator[Problem]:
    if entry.state == "published" and entry.week > this_week:
        message = f"{entry.week} 还没有到，台账却写着已发布"
        hint = "请把 state 改成 announced"
        yield _at(entry, "state", "ledger-future", message, hint, places)


def _hold(
    entry: LedgerEntry, deputy: Deputy, release: datetime, today: date, places: Places
) -> Iterator[Problem]:
    """Before its release, somebody else can take the week; afterwards nobody can."""
    if not deputy.showcase.hold:
        return
    hint = REPLACE.format(week=entry.week, district=entry.district)
    announced = today < release.date()
    if today == release.date():
        hint = f"{release:%H:%M} 以前{hint}；{TOO_LATE}"
    elif not announced:
        hint = TOO_LATE
    message = f"{deputy.name}已暂停展示，{entry.week} {'却预告了' if announced else '宣传的是此人'}"
    yield _at(entry, "deputy", "ledger-held", message, hint, places)


def _absence(entry: LedgerEntry, deputy: Deputy, places: Places) -> Iterator[Problem]:
    hint = REPLACE.format(week=entry.week, district=entry.district)
    for window in deputy.showcase.unavailable:
        if window.touches(entry.week):
            message = f"{deputy.name}在 {entry.week} 不便宣传（{window.start} 至 {window.end}）"
            yield _at(entry, "deputy", "ledger-unavailable", message, hint, places)


def _pins(site: Site, this_week: Week, places: Places) -> Iterator[Problem]:
    """Pins that do nothing, and those that stand against what else is known."""
    written = {(one.week, one.district): one for one in site.columns if one.status == "final"}
    for deputy in site.deputies.values():
        path = f"deputies/{deputy.id}.yaml"
        for index, week in enumerate(deputy.showcase.pin):
            place = week, deputy.pinned_district(week)
            entry, at = site.ledger.get(place), ("showcase", "pin", index)
            if week < this_week:
                if place[1] and not _came(deputy, entry, written.get(place)):
                    yield places.problem(path, at, "pin-past", *_past(deputy, week), "warning")
            elif entry is None:
                yield from _pinned_away(deputy, week, path, at, places)
            elif entry.deputy != deputy.id:
                message = f"指定在 {week}，台账已安排 {entry.deputy}"
                hint = "请删去这一周的 pin，或更换台账里的人选"
                yield places.problem(path, at, "ledger-pin", message, hint, "warning")


def _came(deputy: Deputy, entry: LedgerEntry | None, column: Column | None) -> bool:
    """Whether anything says that the deputy was shown in that slot."""
    if column and column.deputy:
        return column.deputy == deputy.id
    return entry.deputy == deputy.id if entry else column is not None


def _past(deputy: Deputy, week: Week) -> tuple[str, str]:
    message = f"{week} 已经过去，当周没有宣传{deputy.name}，这一周的指定不起作用"
    return message, "请删去这一周，或改成今后的周次"


def _pinned_away(
    deputy: Deputy, week: Week, path: str, at: At, places: Places
) -> Iterator[Problem]:
    """The office's pin stands: it may know better than the profile."""
    for window in deputy.showcase.unavailable:
        if window.touches(week):
            message = (
                f"指定在 {week}，本人这时不便宣传（{window.start} 至 {window.end}），仍按指定安排"
            )
            hint = "确实要安排的，请改不便的时段；否则删去这一周的 pin"
            yield places.problem(path, at, "pin-unavailable", message, hint, "warning")
            return


def _at(
    entry: LedgerEntry, field: str, code: str, message: str, hint: str, places: Places
) -> Problem:
    at = (str(entry.week), entry.district, field)
    return places.problem(entry.path, at, code, message, hint, "warning")
