"""Receptions as calendars (RFC 5545): one file each, and feeds for the city, its districts and stations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from ..holidays import holiday_name
from ..model import Reception
from ..pages import urls
from ..pages.catalogue import Catalogue
from .calendars import calendar_line, new_calendar, utc
from .spec import OutputFile

if TYPE_CHECKING:
    from icalendar import Calendar, Event

#: A reception without an end is taken to last so long.
USUAL_LENGTH = timedelta(hours=2)
#: What the notice of every reception says (FIELD.md).
NOTICE = "人大代表听取意见、转交有关部门，人大机关不直接处理具体个案。"
MAY_MOVE = "如遇法定节假日可能改期，请以最新公告为准。"


def reception_calendar_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``receptions/<id>/reception.ics``, ``feeds/receptions.ics``, ``-<district>``, ``-station-<id>``."""
    events = {one.id: _event(one, catalogue) for one in catalogue.site.receptions.values()}
    for id_, event in events.items():
        title = catalogue.site.receptions[id_].topic
        yield OutputFile(f"{urls.reception(id_)}reception.ics", _written(title, [event]))
    scopes = _scopes(catalogue)
    for name, (title, ids) in scopes.items():
        yield OutputFile(f"feeds/{name}.ics", _written(title, [events[id_] for id_ in ids]))


def _scopes(catalogue: Catalogue) -> dict[str, tuple[str, list[str]]]:
    """Name of each feed → its title and receptions, in order of time. Empty feeds keep their address."""
    site = catalogue.site
    title = "人大代表议题式接待"
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(site.receptions.values(), key=lambda one: (one.starts, one.id)):
        for scope in ("", f"-{one.district}", f"-station-{one.station}"):
            found[f"receptions{scope}"].append(one.id)
    names = {"receptions": title}
    names |= {
        f"receptions-{id_}": f"{title}（{one.name}）" for id_, one in catalogue.districts.items()
    }
    names |= {
        f"receptions-station-{id_}": f"{title}（{one.name}）" for id_, one in site.stations.items()
    }
    return {name: (text, found.get(name, [])) for name, text in names.items()}


def _event(one: Reception, catalogue: Catalogue) -> Event:
    station = catalogue.site.stations.get(one.station)
    from icalendar import Event  # Late, as in ``calendars``.

    event = Event()
    event.add("uid", f"reception-{one.id}@deputy-showcase")
    event.add("dtstamp", utc(_stamp(one, catalogue)))
    event.add("dtstart", utc(one.starts))
    event.add("dtend", utc(_end(one)))
    event.add("summary", calendar_line(f"议题式接待：{one.topic}"))
    event.add("description", calendar_line("\n".join(_description(one, catalogue))))
    if station:
        place = " ".join(part for part in (station.name, station.address) if part)
        event.add("location", calendar_line(place))
        if station.location:
            event.add("geo", (station.location[0], station.location[1]))
    if catalogue.base:
        event.add("url", catalogue.base + urls.reception(one.id))
    return event


def _stamp(one: Reception, catalogue: Catalogue) -> datetime:
    """When the notice is due, and until then the beginning of the day: nothing was written later than now,
    and a calendar must not change with every build."""
    today = datetime.combine(catalogue.today, time(), tzinfo=catalogue.now.tzinfo)
    return min(one.starts - timedelta(days=one.notice_days), today)


def _end(one: Reception) -> datetime:
    return one.ends if one.ends and one.ends > one.starts else one.starts + USUAL_LENGTH


def _description(one: Reception, catalogue: Catalogue) -> Iterator[str]:
    deputies = catalogue.site.deputies
    people = [deputies[id_].name for id_ in one.deputies if id_ in deputies]
    station = catalogue.site.stations.get(one.station)
    if people:
        yield f"接待代表：{'、'.join(people)}"
    if one.departments:
        yield f"到场单位：{'、'.join(one.departments)}"
    if station and station.phone:
        yield f"电话：{station.phone}"
    holiday = holiday_name(one.starts.date()) if one.outcome is None else ""
    if holiday:
        yield f"当天是{holiday}。{MAY_MOVE}"
    yield NOTICE


def _written(title: str, events: Iterable[Event]) -> bytes:
    calendar: Calendar = new_calendar(title)
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
