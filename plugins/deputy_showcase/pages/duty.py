"""The record of duty: yearly counts by kind per district, and the entries that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import District
from ..schema.enums import ACTIVITY_KIND
from . import heads, urls
from .catalogue import Catalogue
from .deeds import Deed, Records
from .numbered import LINES_PER_PAGE, Part, grouped, parts, starts
from .spec import Head, PageSpec


@dataclass(frozen=True, slots=True)
class DutyRow:
    """How many entries of each kind a district has in a year; ``uris`` is where each kind begins."""

    name: str
    year: int
    uri: str
    kinds: Mapping[str, int]
    total: int
    uris: Mapping[str, str]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The counts of all years, those of each district, and the entries of each district and year."""
    found = catalogue.deeds
    years = sorted({year for _, year in found}, reverse=True)
    yield _index(catalogue, [(year, rows(catalogue, found, year)) for year in years])
    for district in catalogue.site.city.districts:
        if mine := years_of(found, district):
            yield _district(catalogue, district, mine)
        for year in years:
            if deeds := found.get((district.id, year)):
                uri_of = partial(urls.duty, district.id, year)
                for part in parts(by_kind(deeds), uri_of, LINES_PER_PAGE):
                    yield _page(catalogue, district, year, part)


def kind_of(deed: Deed) -> str:
    return deed.activity.kind


def by_kind(deeds: Sequence[Deed]) -> list[Deed]:
    """The kinds one after the other, each newest first as before."""
    order = {kind: place for place, kind in enumerate(ACTIVITY_KIND)}
    return sorted(deeds, key=lambda one: order[one.activity.kind])


def rows(catalogue: Catalogue, found: Records, year: int) -> list[DutyRow]:
    """One year, a row for every district with an entry."""
    return [
        row(district.name, district.id, found, year)
        for district in catalogue.site.city.districts
        if (district.id, year) in found
    ]


def row(name: str, district: str, found: Records, year: int) -> DutyRow:
    deeds = found.get((district, year), [])
    uris = starts(by_kind(deeds), kind_of, partial(urls.duty, district, year))
    counted = Counter(one.activity.kind for one in deeds)
    return DutyRow(name, year, urls.duty(district, year), counted, len(deeds), uris)


def years_of(found: Records, district: District) -> list[DutyRow]:
    """One district, a row for every year with an entry, newest first."""
    years = sorted((year for id_, year in found if id_ == district.id), reverse=True)
    return [row(f"{year}年", district.id, found, year) for year in years]


def _index(catalogue: Catalogue, years: list[tuple[int, list[DutyRow]]]) -> PageSpec:
    description = "各区县人大代表每年视察、调研、接待、提出建议等履职情况的次数。"
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    context = {"years": years, "kinds": ACTIVITY_KIND}
    return PageSpec("duty/", "duty.html", "履职记录", context, "deputies", head)


def _district(catalogue: Catalogue, district: District, rows_: list[DutyRow]) -> PageSpec:
    title = f"{district.name}各年履职记录"
    description = f"{district.name}人大代表各年视察、调研、接待、提出建议等的次数。"
    feeds = heads.feeds(catalogue, district.id)
    head = Head(description, _tags(catalogue, description), feeds=feeds)
    context = {"district": district, "rows": rows_, "kinds": ACTIVITY_KIND}
    uri = urls.duties(district.id)
    return PageSpec(uri, "duty_district.html", title, context, "deputies", head)


def _page(catalogue: Catalogue, district: District, year: int, part: Part[Deed]) -> PageSpec:
    title = f"{district.name}{year}年履职记录"
    description = f"{title}：视察、调研、接待、建议等，逐条列出。"
    head = Head(
        description, _tags(catalogue, description), feeds=heads.feeds(catalogue, district.id)
    )
    groups = grouped(part.entries, kind_of)
    context = {"district": district, "year": year, "part": part, "groups": groups}
    return PageSpec(part.uri, "duty_list.html", part.titled(title), context, "deputies", head)


def _tags(catalogue: Catalogue, description: str) -> heads.Meta:
    return heads.list_tags("履职记录", description, "人大代表,履职", "政务动态")
