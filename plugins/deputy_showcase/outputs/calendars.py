"""Calendars (RFC 5545): announced weeks for the public, deadlines for the office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ..calendar import release_of
from ..model import Site, Week
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..schedule.readiness import tasks
from ..schedule.slots import Schedule
from .spec import OutputFile
from .wellformed import legal

if TYPE_CHECKING:
    from icalendar import Calendar, Event

#: How long before a release the office is reminded of what is missing for it.
LEAD = timedelta(days=3)


def calendar_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """One calendar of all announced weeks, and one for each district."""
    yield OutputFile("feeds/schedule.ics", _announced(catalogue, catalogue.schedule.districts))
    for id_ in catalogue.districts:
        yield OutputFile(f"feeds/schedule-{id_}.ics", _announced(catalogue, (id_,)))


def _announced(catalogue: Catalogue, districts: tuple[str, ...]) -> bytes:
    names = "、".join(catalogue.districts[id_].name for id_ in districts)
    whole = len(districts) > 1 or len(catalogue.districts) == 1
    title = catalogue.site.city.column.title or "人大代表风采"
    calendar = new_calendar(title if whole else f"{title}（{names}）")
    for week in catalogue.schedule.weeks():
        if catalogue.schedule.current <= week:
            _add_week(calendar, catalogue, week, districts)
    return bytes(calendar.to_ical())


def _add_week(
    calendar: Calendar, catalogue: Catalogue, week: Week, districts: tuple[str, ...]
) -> None:
    lines = []
    for id_ in districts:
        slot = catalogue.schedule.at(week, id_)
        deputy = catalogue.site.deputies.get(slot.deputy) if slot else None
        if deputy:
            lines.append(f"{catalogue.districts[id_].name}：{deputy.name}")
    if lines:
        start = release_of(week, catalogue.site.city)
        title = lines[0] if len(lines) == 1 else f"本周代表 {week}"
        stamp = release_of(catalogue.schedule.current, catalogue.site.city)
        event = _event(
            f"{week}-{districts[0] if len(districts) == 1 else 'all'}", title, start, stamp
        )
        event.add("description", calendar_line("\n".join(lines)))
        if catalogue.base:
            event.add("url", catalogue.base + urls.week(week))
        calendar.add_component(event)


def deadlines(site: Site, schedule: Schedule, now: datetime) -> bytes:
    """The office's own calendar: what is to be done before which release."""
    names = {one.id: one.name for one in site.city.districts}
    calendar = new_calendar("人大代表风采：待办")
    for task in tasks(site, schedule):
        start = release_of(task.week, site.city) - LEAD
        key = f"{task.kind}-{task.week}-{task.district}"
        calendar.add_component(_event(key, f"{names[task.district]}：{task.text}", start, now))
    return bytes(calendar.to_ical())


def new_calendar(name: str) -> Calendar:
    # Late: most builds need not load it before other processes begin their work.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//deputy-showcase//zh-CN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", calendar_line(name))
    return calendar


def _event(key: str, title: str, start: datetime, stamp: datetime) -> Event:
    """An event of half an hour. Times are in UTC, so that no reader needs our zone's rules."""
    # Late: most builds need not load it before other processes begin their work.
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}@deputy-showcase")
    event.add("dtstamp", utc(stamp))
    event.add("dtstart", utc(start))
    event.add("dtend", utc(start + timedelta(minutes=30)))
    event.add("summary", calendar_line(title))
    return event


def calendar_line(text: str) -> str:
    """Text for a calendar: its line ends are part of the form, and readers take U+2028 for one."""
    return re.sub("[\u2028\u2029\x85]", " ", legal(text))


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
