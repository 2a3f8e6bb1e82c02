"""The specialty groups (专业小组), which gather deputies of all levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Column, Group, Station
from . import heads, urls
from .catalogue import Catalogue
from .people import LEVELS, Card
from .places import place_of
from .spec import Head, PageSpec

#: How many people of a level, and articles, a group's page shows; the directory has everybody.
PEOPLE, ARTICLES = 24, 8


@dataclass(frozen=True, slots=True)
class Level:
    """Those of one level, the first of them by name."""

    name: str
    total: int
    cards: Sequence[Card]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The list, then a page for every group."""
    yield _index(catalogue)
    for group in catalogue.groups.values():
        yield _page(catalogue, group)


def levels(cards: Sequence[Card]) -> Iterator[Level]:
    """People by the highest level on which they hold a seat."""
    for level, name in LEVELS.items():
        found = [one for one in cards if _highest(one) == level]
        if found:
            yield Level(name, len(found), found[:PEOPLE])


def _highest(card: Card) -> str:
    held = {seat.membership.level for seat in card.seats if seat.current}
    return next((level for level in LEVELS if level in held), "")


def _index(catalogue: Catalogue) -> PageSpec:
    rows = []
    for group in catalogue.groups.values():
        serving = _serving(catalogue, group)
        rows.append((group, len(serving), list(levels(serving)), len(_stations(catalogue, group))))
    description = "市、区县、镇三级代表按专业编成的小组。"
    head = Head(
        description, _tags(catalogue, "专业小组", description), feeds=heads.feeds(catalogue)
    )
    return PageSpec("groups/", "groups.html", "专业小组", {"rows": rows}, "deputies", head)


def _page(catalogue: Catalogue, group: Group) -> PageSpec:
    serving = _serving(catalogue, group)
    ids = {one.id for one in serving}
    articles = _articles(catalogue, ids)
    context = {
        "group": group,
        "total": len(serving),
        "levels": list(levels(serving)),
        "districts": _districts(catalogue, serving),
        "stations": _stations(catalogue, group),
        "articles": [place_of(catalogue, one) for one in articles[:ARTICLES]],
        "total_articles": len(articles),
    }
    title = f"{group.name}专业小组"
    description = f"{title}的市、区县、镇三级代表，他们所在的联络站和专栏稿件。"
    head = Head(description, _tags(catalogue, title, description), feeds=heads.feeds(catalogue))
    return PageSpec(urls.group(group.id), "group.html", title, context, "deputies", head)


def _serving(catalogue: Catalogue, group: Group) -> list[Card]:
    return [one for one in catalogue.deputies_of_group.get(group.id, ()) if one.serving]


def _stations(catalogue: Catalogue, group: Group) -> list[Station]:
    return [one for one in catalogue.site.stations.values() if group.id in one.groups]


def _articles(catalogue: Catalogue, ids: set[str]) -> list[Column]:
    return [one for one in catalogue.newest_columns if catalogue.featured_in(one) in ids]


def _districts(catalogue: Catalogue, cards: Sequence[Card]) -> list[tuple[str, str, int]]:
    """Name, directory page and number of a group's people in each district."""
    counted = dict.fromkeys(catalogue.districts, 0)
    for card in cards:
        for id_ in {seat.membership.district for seat in card.seats if seat.current}:
            counted[id_] += 1
    return [(catalogue.districts[id_].name, id_, count) for id_, count in counted.items() if count]


def _tags(catalogue: Catalogue, title: str, description: str) -> heads.Meta:
    keywords = f"人大代表,专业小组,{title}"
    return heads.list_tags("专业小组", description, keywords, "概况信息")
