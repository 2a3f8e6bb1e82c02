"""One page per district (the city is one too), and their index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import District
from ..schedule.slots import Slot
from ..schema.enums import ACTIVITY_KIND
from . import directory, duty, heads, receptions, sharing, stations, units, urls
from .catalogue import Catalogue
from .places import Place, place, place_of, places
from .projects import Work, work
from .spec import Head, PageSpec
from .year_map import state_of, year_map

ARTICLES = 8
#: Up to so many deputies are listed by name; beyond that the directory does it better.
LISTED = 60
WORKS = 6


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The index and one page per district."""
    yield _index(catalogue)
    coming, index = _coming(catalogue), directory.index(catalogue)
    for district in catalogue.site.city.districts:
        context = _deputies(catalogue, district, index) | {
            "coming": coming.get(district.id, []),
            "areas": units.areas(catalogue, district),
            "stations": stations.entries(catalogue, district.id),
            "meetings": receptions.coming(catalogue, district.id),
            "works": _works(catalogue, district),
            "duty": duty.years_of(catalogue.deeds, district),
            "kinds": ACTIVITY_KIND,
            "promises": _promises(catalogue, district),
        }
        yield _page(catalogue, district, context)


def _index(catalogue: Catalogue) -> PageSpec:
    description = "市和各区县的本周代表、专栏、代表名录和联络站。"
    tags = heads.list_tags("区县", description, "人大代表,区县", "概况信息")
    context = {
        "places": places(catalogue, catalogue.schedule.current),
        "counts": {
            id_: sum(catalogue.cards[one.id].serving for one in all_)
            for id_, all_ in catalogue.deputies_of_district.items()
        },
        "articles": {id_: len(all_) for id_, all_ in catalogue.columns_of_district.items()},
    }
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    return PageSpec("districts/", "districts.html", "区县", context, "districts", head)


def _page(catalogue: Catalogue, district: District, context: dict[str, Any]) -> PageSpec:
    columns = catalogue.columns_of_district.get(district.id, ())
    context |= {
        "district": district,
        "now": place(catalogue, catalogue.schedule.current, district),
        "articles": [place_of(catalogue, one) for one in columns[:ARTICLES]],
        "total_articles": len(columns),
        "round": state_of(catalogue, district.id),
        "map": year_map(catalogue, catalogue.schedule.current.year, (district,)),
    }
    uri = urls.district(district.id)
    head = _head(catalogue, district)
    return PageSpec(uri, "district.html", district.name, context, "districts", head)


def _deputies(catalogue: Catalogue, district: District, index: directory.Index) -> dict[str, Any]:
    cards = index.get((("district", district.id),), [])
    return {
        "cards": cards if len(cards) <= LISTED else [],
        "total": len(cards),
        "levels": directory.narrower(catalogue, index, ("district", district.id), "level"),
        "groups": directory.narrower(catalogue, index, ("district", district.id), "group"),
    }


def _head(catalogue: Catalogue, district: District) -> Head:
    description = f"{district.name}本周介绍的人大代表、专栏稿件、代表名录和联络站。"
    keywords = f"人大代表,{district.name}"
    tags = heads.list_tags(district.name, description, keywords, "概况信息")
    calendar, *articles = heads.calendars(catalogue, district.id)
    pledged = heads.pledge_feeds(catalogue, district.id)[:2]
    card = sharing.of_district(catalogue, district)
    return Head(description, tags, feeds=(*articles, *pledged, calendar), share=card.share)


def _works(catalogue: Catalogue, district: District) -> list[Work]:
    """The livelihood projects still under way."""
    found = (one for one in catalogue.projects_of_district.get(district.id, ()))
    return [work(catalogue, one) for one in found if one.status != "settled"][:WORKS]


def _promises(catalogue: Catalogue, district: District) -> Counter[str]:
    """How many pledges of each status the district's deputies have made."""
    return Counter(catalogue.promise_statuses.get(district.id, ()))


def _coming(catalogue: Catalogue) -> Mapping[str, list[Place]]:
    """The announced weeks of each district, soonest first."""
    found: dict[str, list[Place]] = defaultdict(list)
    for slot in catalogue.schedule.slots.values():
        if slot.week > catalogue.schedule.current:
            found[slot.district].append(_announced(catalogue, slot))
    return found


def _announced(catalogue: Catalogue, slot: Slot) -> Place:
    return place(catalogue, slot.week, catalogue.districts[slot.district])
