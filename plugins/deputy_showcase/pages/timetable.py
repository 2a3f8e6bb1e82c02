"""The schedule that the public may see: announced weeks ahead, and the weeks just past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import District, Week
from . import heads
from .catalogue import Catalogue
from .places import Place, place
from .spec import Head, PageSpec
from .year_map import round_states, year_map, years

PAST = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One district's line in the table."""

    district: District
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Districts × weeks."""

    weeks: tuple[Week, ...]
    rows: tuple[Row, ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The schedule with this year's map, and a page of its own for each year."""
    this_year = catalogue.schedule.current.year
    yield _front(catalogue, this_year)
    for year in years(catalogue):
        yield _year_page(catalogue, year)


def _front(catalogue: Catalogue, year: int) -> PageSpec:
    current = catalogue.schedule.current
    known = sorted(catalogue.known_weeks)
    past = [week for week in known if week <= current][-PAST:]
    context = {
        "coming": _table(catalogue, [week for week in known if week > current]),
        "past": _table(catalogue, past[::-1]),
        "rules": catalogue.site.city.schedule,
        "map": year_map(catalogue, year),
        "years": [one for one in years(catalogue) if one != year],
        "rounds": list(round_states(catalogue)),
    }
    description = "市和各区县接下来几周介绍哪位人大代表，以及为什么是这位代表。"
    tags = heads.list_tags("日程", description, "人大代表,日程", "政务动态")
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    return PageSpec("schedule/", "schedule.html", "日程", context, "schedule", head)


def _year_page(catalogue: Catalogue, year: int) -> PageSpec:
    context = {"map": year_map(catalogue, year), "years": years(catalogue)}
    title = f"{year}年日程"
    description = f"{year}年市和各区县每周介绍了哪位人大代表。"
    tags = heads.list_tags(title, description, "人大代表,日程", "政务动态")
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    return PageSpec(f"schedule/{year}/", "schedule_year.html", title, context, "schedule", head)


def _table(catalogue: Catalogue, weeks: list[Week]) -> Table:
    rows = (
        Row(district, tuple(place(catalogue, week, district) for week in weeks))
        for district in catalogue.site.city.districts
    )
    return Table(tuple(weeks), tuple(rows))
