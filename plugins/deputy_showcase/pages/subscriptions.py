"""The page of what can be subscribed to: feeds of articles and pledges, calendars of receptions and turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import heads, urls
from .catalogue import Catalogue
from .spec import Head, PageSpec

URI = "feeds/"


@dataclass(frozen=True, slots=True)
class Scope:
    """The addresses of one district's feeds and calendars, or of the whole city's."""

    name: str
    articles: str
    pledges: str
    receptions: str
    turns: str


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page, where somebody ends who cuts off the end of a feed's address."""
    description = "专栏文章、承诺进展的订阅，接待和日程的日历，全市和各区县各有一份。"
    tags = heads.list_tags("订阅", description, "订阅,日历,人大代表", "概况信息")
    feeds = (*heads.calendars(catalogue), *heads.pledge_feeds(catalogue)[:2])
    context = {"scopes": list(_scopes(catalogue))}
    yield PageSpec(
        URI, "feeds.html", "订阅和日历", context, "", Head(description, tags, feeds=feeds)
    )


def _scopes(catalogue: Catalogue) -> Iterator[Scope]:
    yield _scope("全市", "")
    for id_, district in catalogue.districts.items():
        # The city's own congress is one of the districts, and its articles are not all of the city's.
        whole = district.level == "city" and district.short
        yield _scope(whole or district.name, id_)


def _scope(name: str, id_: str) -> Scope:
    return Scope(
        name,
        urls.atom(id_ or "city"),
        urls.pledge_feed(id_),
        urls.reception_calendar(id_),
        urls.turn_calendar(id_),
    )
