"""The articles in lists: the newest, by year, and by district."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from ..model import Column, District, Week
from . import heads, urls
from .catalogue import Catalogue
from .places import Place, place_of
from .spec import Head, PageSpec

#: How many weeks the front page of the archive shows.
NEWEST_WEEKS = 4


@dataclass(frozen=True, slots=True)
class WeekArticles:
    """The articles of one week, in the order of the districts."""

    week: Week
    places: tuple[Place, ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The front page, one page a year, one page a district."""
    weeks = list(_by_week(catalogue, catalogue.newest_columns))
    yield _front(catalogue, weeks)
    for year in years(catalogue):
        yield _year(catalogue, year, [one for one in weeks if one.week.year == year])
    for district in catalogue.site.city.districts:
        yield _district(catalogue, district)


def years(catalogue: Catalogue) -> list[int]:
    """Years with an article, newest first."""
    return sorted({column.week.year for column in catalogue.site.columns}, reverse=True)


def _by_week(catalogue: Catalogue, columns: Iterable[Column]) -> Iterator[WeekArticles]:
    for week, group in groupby(columns, key=lambda column: column.week):
        yield WeekArticles(week, tuple(place_of(catalogue, column) for column in group))


def _front(catalogue: Catalogue, weeks: list[WeekArticles]) -> PageSpec:
    city = catalogue.site.city
    description = f"{city.column.title}·{city.column.subtitle}：市和各区县每周一篇。"
    context = {"weeks": list(islice(weeks, NEWEST_WEEKS)), "years": years(catalogue), "year": 0}
    head = _head(catalogue, "专栏", description)
    return PageSpec("columns/", "columns.html", "专栏", context, "columns", head)


def _year(catalogue: Catalogue, year: int, weeks: list[WeekArticles]) -> PageSpec:
    title = f"{year}年专栏"
    context = {"weeks": weeks, "years": years(catalogue), "year": year}
    head = _head(catalogue, title, f"{year}年刊发的全部专栏稿件，按周排列。")
    return PageSpec(urls.year(year), "columns.html", title, context, "columns", head)


def _district(catalogue: Catalogue, district: District) -> PageSpec:
    columns = catalogue.columns_of_district.get(district.id, ())
    title = f"{district.name}专栏"
    found = groupby((place_of(catalogue, one) for one in columns), key=lambda one: one.week.year)
    context = {"district": district, "years": [(year, list(group)) for year, group in found]}
    head = _head(catalogue, title, f"{district.name}刊发的全部专栏稿件。", district.id)
    uri = urls.district_columns(district.id)
    return PageSpec(uri, "district_columns.html", title, context, "districts", head)


def _head(catalogue: Catalogue, title: str, description: str, district: str = "") -> Head:
    keywords = f"人大代表,{catalogue.site.city.column.subtitle}"
    tags = heads.list_tags(title, description, keywords, "政务动态")
    return Head(description, tags, feeds=heads.feeds(catalogue, district))
