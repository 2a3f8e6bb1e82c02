"""One permanent page per known week, and the calendar of all weeks by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..calendar import release_of
from ..model import Week
from . import heads, qr, sharing, urls
from .catalogue import Catalogue
from .places import Place, places, state, strip
from .spec import Head, PageSpec


@dataclass(frozen=True, slots=True)
class YearWeeks:
    """The known weeks of one year, oldest first, each with its state."""

    year: int
    weeks: tuple[tuple[Week, str], ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The index and a page for every week that is released or announced."""
    yield _index(catalogue)
    for week in sorted(catalogue.known_weeks):
        yield _page(catalogue, week)


def years(catalogue: Catalogue) -> list[YearWeeks]:
    """All known weeks, newest year first."""
    grouped = groupby(sorted(catalogue.known_weeks), key=lambda week: week.year)
    found = [
        YearWeeks(year, tuple((week, state(catalogue, week)) for week in weeks))
        for year, weeks in grouped
    ]
    return found[::-1]


def _index(catalogue: Catalogue) -> PageSpec:
    description = "按周查看每个区县介绍了哪位人大代表。"
    tags = heads.list_tags("各周代表", description, "人大代表,往期", "政务动态")
    return PageSpec(
        "weeks/",
        "weeks.html",
        "各周代表",
        {"years": years(catalogue)},
        "columns",
        Head(description, tags, feeds=heads.feeds(catalogue)),
    )


def _page(catalogue: Catalogue, week: Week) -> PageSpec:
    found = places(catalogue, week)
    known = catalogue.known_weeks
    address = catalogue.base + urls.week(week) if catalogue.base else ""
    context = {
        "week": week,
        "state": state(catalogue, week),
        "places": found,
        "release": release_of(week, catalogue.site.city),
        "strip": strip(catalogue, week),
        "later": week.plus(1) if week.plus(1) in known else None,
        "earlier": week.plus(-1) if week.plus(-1) in known else None,
        "address": address,
        "code": qr.picture(address) if address else "",
    }
    title = f"{week.year}年第{week.number}周"
    head = _head(catalogue, week, title, found)
    modified = week.monday.isoformat() if week <= catalogue.schedule.current else ""
    section = "schedule" if context["state"] == "coming" else "columns"
    return PageSpec(urls.week(week), "week.html", title, context, section, head, modified)


def _head(catalogue: Catalogue, week: Week, title: str, found: tuple[Place, ...]) -> Head:
    names = "、".join(one.card.name for one in found if one.card)
    description = f"{title}介绍的人大代表：{names}。" if names else f"{title}的人大代表介绍。"
    tags = heads.list_tags(title, description, "人大代表,往期", "政务动态")
    card = sharing.of_week(catalogue, week)
    return Head(description, tags, feeds=heads.feeds(catalogue), share=card.share)
