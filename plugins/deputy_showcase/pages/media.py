"""The media outlets of the city and the districts, and what each of them carried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..model import Outlet
from ..schema.enums import OUTLET_KIND
from . import heads, urls
from .catalogue import Catalogue
from .links import safe_url
from .numbered import Part, parts
from .places import Place, place_of
from .spec import Head, PageSpec


@dataclass(frozen=True, slots=True)
class Entry:
    """An outlet in the list; ``url`` is safe or empty."""

    outlet: Outlet
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Carried:
    """One article that an outlet carried; ``url`` is safe or empty."""

    place: Place
    url: str
    date: str


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """All outlets, and a list for each that carried something."""
    yield _index(catalogue)
    for outlet in catalogue.site.outlets.values():
        found = carried(catalogue, outlet)
        for part in parts(found, partial(urls.outlet, outlet.id)) if found else ():
            yield _page(catalogue, outlet, part)


def carried(catalogue: Catalogue, outlet: Outlet) -> list[Carried]:
    return [
        Carried(
            place_of(catalogue, column), safe_url(one.url), one.date.isoformat() if one.date else ""
        )
        for column, one in catalogue.carriages_of_outlet.get(outlet.id, ())
    ]


def by_place(catalogue: Catalogue) -> list[tuple[str, str, list[Entry]]]:
    """Anchor, heading and outlets: the city's first, then each district's."""
    entries = [_entry(catalogue, one) for one in catalogue.site.outlets.values()]
    city = [one for one in entries if one.outlet.level == "city"]
    others = [one for one in entries if one.outlet.level != "city"]
    found = [("city", "市级媒体", city)]
    for id_, district in catalogue.districts.items():
        found.append((id_, district.name, [one for one in others if one.outlet.district == id_]))
    known = {one.outlet.id for _, _, all_ in found for one in all_}
    found.append(("other", "其他媒体", [one for one in others if one.outlet.id not in known]))
    return [(anchor, name, all_) for anchor, name, all_ in found if all_]


def _entry(catalogue: Catalogue, outlet: Outlet) -> Entry:
    count = len(catalogue.carriages_of_outlet.get(outlet.id, ()))
    return Entry(outlet, safe_url(outlet.url), count)


def _index(catalogue: Catalogue) -> PageSpec:
    outlets = catalogue.site.outlets.values()
    context = {
        "places": by_place(catalogue),
        "city_outlets": sum(one.level == "city" for one in outlets),
        "district_outlets": sum(one.level != "city" for one in outlets),
        "carriages": sum(len(all_) for all_ in catalogue.carriages_of_outlet.values()),
    }
    description = "同步刊发专栏的市级、区县级媒体，以及各家刊发的稿件。"
    head = Head(
        description, _tags(catalogue, "刊发媒体", description), feeds=heads.feeds(catalogue)
    )
    return PageSpec("media/", "media.html", "刊发媒体", context, "columns", head)


def _page(catalogue: Catalogue, outlet: Outlet, part: Part[Carried]) -> PageSpec:
    district = catalogue.districts.get(outlet.district)
    context = {
        "outlet": outlet,
        "site": safe_url(outlet.url),
        "part": part,
        "kind": OUTLET_KIND.get(outlet.kind, ""),
        "where": district.name if district else "市级",
    }
    description = f"{outlet.name}刊发的人大代表专栏稿件。"
    head = Head(
        description, _tags(catalogue, outlet.name, description), feeds=heads.feeds(catalogue)
    )
    return PageSpec(part.uri, "outlet.html", part.titled(outlet.name), context, "columns", head)


def _tags(catalogue: Catalogue, title: str, description: str) -> heads.Meta:
    keywords = f"人大代表,媒体,{title}"
    return heads.list_tags("刊发媒体", description, keywords, "政务动态")
