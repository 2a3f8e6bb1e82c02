"""The rows of the published CSV tables. Which columns there are, and what each means: ``schema.public_tables``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from ..calendar import release_of
from ..model import Deputy
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..schema.enums import label
from ..schema.public_data import DataTable
from ..schema.public_tables import TABLES
from .csv_files import deputy_rows, table
from .popolo import address
from .spec import OutputFile

Row = Sequence[str]
Rows = Iterator[Row]


def table_files(catalogue: Catalogue, *, about_columns: bool = False) -> Iterator[OutputFile]:
    """``data/<name>.csv`` for every table; a table without rows keeps its header.

    Args:
        about_columns: those that say something of articles, else all others.
    """
    for one in TABLES:
        if (one.name in ABOUT_COLUMNS) != about_columns:
            continue
        yield OutputFile(f"data/{one.name}.csv", csv_of(one, catalogue))


def csv_of(one: DataTable, catalogue: Catalogue) -> bytes:
    return table(one.headers, ROWS[one.name](catalogue))


def _memberships(catalogue: Catalogue) -> Rows:
    today = catalogue.now.date()
    for deputy in _deputies(catalogue):
        for seat in deputy.memberships:
            yield (
                *_who(deputy),
                label("level", seat.level),
                *_where(seat.district, catalogue),
                seat.town,
                seat.electoral_unit,
                seat.delegation,
                str(seat.term),
                _day(seat.start_date),
                _day(seat.known_end),
                seat.end_reason,
                "是" if seat.valid_on(today) else "否",
            )


def _pledges(catalogue: Catalogue) -> Rows:
    for deputy in _deputies(catalogue):
        for one in deputy.pledges:
            yield (
                *_who(deputy),
                one.id,
                one.text,
                _day(one.made_on),
                _day(one.due_on),
                label("pledge_status", one.status),
                _number(one.progress),
                *_told((update.date for update in one.updates), catalogue),
                address(catalogue, urls.deputy(deputy.id)),
            )


def _pledge_updates(catalogue: Catalogue) -> Rows:
    for deputy in _deputies(catalogue):
        for pledge in deputy.pledges:
            for one in pledge.updates:
                if one.date <= catalogue.now.date():
                    yield (*_who(deputy), pledge.id, _day(one.date), one.text, one.link)


def _stations(catalogue: Catalogue) -> Rows:
    for _, one in sorted(catalogue.site.stations.items()):
        latitude, longitude = one.location if len(one.location) == 2 else ("", "")
        yield (
            *(one.id, one.name, *_where(one.district, catalogue)),
            *(one.address, one.phone, one.opening),
            *(str(latitude), str(longitude), _number(one.advisers)),
            _joined(catalogue.groups[id_].name for id_ in one.groups if id_ in catalogue.groups),
            _joined(one.deputies),
            address(catalogue, urls.station(one.id)),
        )


def _receptions(catalogue: Catalogue) -> Rows:
    for _, one in sorted(catalogue.site.receptions.items()):
        outcome = one.outcome
        matters = outcome.matters if outcome else ()
        settled = sum(matter.status == "settled" for matter in matters)
        yield (
            *(one.id, one.topic, *_where(one.district, catalogue), one.station),
            *(_moment(one.starts), _moment(one.ends)),
            *(_joined(one.deputies), _joined(one.departments)),
            _day(outcome.held_on) if outcome else "",
            _number(outcome.visitors) if outcome else "",
            *((str(len(matters)), str(settled)) if outcome else ("", "")),
            address(catalogue, urls.reception(one.id)),
        )


def _projects(catalogue: Catalogue) -> Rows:
    for _, one in sorted(catalogue.site.projects.items()):
        yield (
            *(one.id, one.title, *_where(one.district, catalogue), one.supervisor),
            label("project_status", one.status),
            *(_day(one.proposed_on), _day(one.due_on), _number(one.cost_yuan)),
            *_told((update.date for update in one.updates), catalogue),
            address(catalogue, urls.project(one.id)),
        )


def _columns(catalogue: Catalogue) -> Rows:
    for one in catalogue.newest_columns:
        deputy = catalogue.featured_in(one)
        yield (
            *(one.id, one.title, str(one.week), *_where(one.district, catalogue)),
            deputy if deputy in catalogue.site.deputies else "",
            *(one.author, one.source),
            _moment(one.published or release_of(one.week, catalogue.site.city)),
            one.summary,
            _joined(one.programmes),
            _joined(carriage.outlet for carriage in one.carried_by),
            address(catalogue, urls.column(one.week, one.district)),
        )


def _schedule(catalogue: Catalogue) -> Rows:
    for week in catalogue.schedule.weeks():
        for slot in catalogue.schedule.of_week(week):
            deputy = catalogue.site.deputies.get(slot.deputy)
            hidden = bool(slot.deputy) and deputy is None
            yield (
                str(week),
                _moment(release_of(week, catalogue.site.city)),
                *_where(slot.district, catalogue),
                *(_who(deputy) if deputy else ("", "")),
                label("slot_state", "vacant" if hidden else slot.state),
                str(slot.round or "") if deputy else "",
                "" if hidden else slot.reason,
            )


def _outlets(catalogue: Catalogue) -> Rows:
    carried = Counter(one.outlet for column in catalogue.site.columns for one in column.carried_by)
    for _, one in sorted(catalogue.site.outlets.items()):
        yield (
            *(one.id, one.name, label("outlet_level", one.level)),
            *_where(one.district, catalogue),
            *(label("outlet_kind", one.kind) if one.kind else "", one.url, str(carried[one.id])),
        )


def _activities(catalogue: Catalogue) -> Rows:
    for deputy in _deputies(catalogue):
        for one in sorted(deputy.activities, key=lambda one: (one.date, one.title)):
            kind = label("activity_kind", one.kind)
            yield (
                *_who(deputy),
                _day(one.date),
                kind,
                one.title,
                one.text,
                one.station,
                one.project,
            )


ROWS: dict[str, Callable[[Catalogue], Iterable[Row]]] = {
    "deputies": deputy_rows,
    "memberships": _memberships,
    "pledges": _pledges,
    "pledge-updates": _pledge_updates,
    "stations": _stations,
    "receptions": _receptions,
    "projects": _projects,
    "columns": _columns,
    "schedule": _schedule,
    "outlets": _outlets,
    "activities": _activities,
}


#: Tables that say something of articles.
ABOUT_COLUMNS = frozenset({"columns", "outlets"})


def _deputies(catalogue: Catalogue) -> list[Deputy]:
    return sorted(catalogue.site.deputies.values(), key=lambda deputy: deputy.id)


def _who(deputy: Deputy) -> tuple[str, str]:
    return deputy.id, deputy.name


def _where(district: str, catalogue: Catalogue) -> tuple[str, str]:
    found = catalogue.districts.get(district)
    return district, found.name if found else ""


def _told(days: Iterable[date], catalogue: Catalogue) -> tuple[str, str]:
    """How many updates there are so far, and the day of the last."""
    past = [day for day in days if day <= catalogue.now.date()]
    return str(len(past)), _day(max(past, default=None))


def _day(day: date | None) -> str:
    return str(day or "")


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _joined(values: Iterable[str]) -> str:
    return "；".join(values)
