"""The home page: this week's nine, what came before, who comes next, and the doors to the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..model import Pledge
from . import heads, json_ld
from .catalogue import Catalogue
from .people import Card
from .places import Place, place_of, places, strip
from .spec import Head, PageSpec

NEWEST = 8
PROMISES = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """One pledge and who made it."""

    card: Card
    pledge: Pledge


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The one home page."""
    current = catalogue.schedule.current
    today = places(catalogue, current)
    context = {
        "week": current,
        "places": today,
        "strip": strip(catalogue, current),
        "coming": _coming(catalogue),
        "newest": _newest(catalogue),
        "vow": next((one.pledge for one in _promises(catalogue, today[:1])), None),
        "promises": list(islice(_promises(catalogue, today[1:]), PROMISES)),
        "counts": {id_: len(all_) for id_, all_ in catalogue.deputies_of_district.items()},
    }
    name = catalogue.site.city.site.name or catalogue.site.city.column.subtitle
    yield PageSpec("", "home.html", name, context, "home", _head(catalogue, name))


def _head(catalogue: Catalogue, name: str) -> Head:
    city = catalogue.site.city
    return Head(
        description=f"{city.congress}“{city.column.title}·{city.column.subtitle}”专栏："
        "每周介绍市和各区县一位人大代表，公开代表的承诺、履职情况和联系方式。",
        meta=heads.site_tags(city),
        json_ld=json_ld.website(catalogue, name),
        feeds=heads.feeds(catalogue),
    )


def _coming(catalogue: Catalogue) -> tuple[Place, ...]:
    """Next week's places, empty while nothing is announced for it."""
    week = catalogue.schedule.current.plus(1)
    return places(catalogue, week) if week in catalogue.known_weeks else ()


def _newest(catalogue: Catalogue) -> list[Place]:
    """The newest articles apart from this week's, which the page shows already."""
    current = catalogue.schedule.current
    older = (one for one in catalogue.newest_columns if one.week != current)
    return [place_of(catalogue, one) for one in islice(older, NEWEST)]


def _promises(catalogue: Catalogue, today: tuple[Place, ...]) -> Iterator[Promise]:
    """One pledge of each of this week's deputies: one still to be kept, if there is one."""
    for one in today:
        pledges = catalogue.site.deputies[one.card.id].pledges if one.card else ()
        open_ = (pledge for pledge in pledges if pledge.status == "in_progress")
        chosen = next(open_, pledges[0] if pledges else None)
        if one.card and chosen:
            yield Promise(one.card, chosen)
