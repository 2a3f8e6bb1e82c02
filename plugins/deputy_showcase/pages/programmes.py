"""The work programmes (五大新格局, 六项新机制) with the articles that show each item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..model import Column, Programme
from . import heads, urls
from .catalogue import Catalogue
from .numbered import LINES_PER_PAGE, Part, parts
from .places import Place, place_of
from .spec import Head, PageSpec

#: How many articles of an item its programme's page shows.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a programme; ``number`` is its place in the list, from 1."""

    number: int
    name: str
    columns: tuple[Column, ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The list, a page for every programme, and the whole list of items with many articles."""
    yield _index(catalogue)
    for programme in catalogue.site.programmes:
        found = items(catalogue, programme)
        yield _page(catalogue, programme, found)
        for item in found:
            if len(item.columns) > SHOWN:
                yield from _item(catalogue, programme, item)


def items(catalogue: Catalogue, programme: Programme) -> list[Item]:
    found = catalogue.columns_of_programme
    return [
        Item(number, name, found.get(name, ())) for number, name in enumerate(programme.items, 1)
    ]


def _index(catalogue: Catalogue) -> PageSpec:
    rows = [(one, items(catalogue, one)) for one in catalogue.site.programmes]
    description = "各项工作布局的内容，以及反映每一项工作的专栏稿件。"
    head = Head(
        description, _tags(catalogue, "工作布局", description), feeds=heads.feeds(catalogue)
    )
    return PageSpec(
        "programmes/",
        "programmes.html",
        "工作布局",
        {"rows": rows, "shown": SHOWN},
        "columns",
        head,
    )


def _page(catalogue: Catalogue, programme: Programme, found: list[Item]) -> PageSpec:
    called = (programme.name, programme.id)
    whole = {one.id: one for name in called for one in catalogue.columns_of_programme.get(name, ())}
    context = {
        "programme": programme,
        "items": [(one, _places(catalogue, one.columns[:SHOWN])) for one in found],
        "whole": _places(catalogue, tuple(whole.values())),
        "shown": SHOWN,
    }
    description = f"{programme.name}：{'、'.join(programme.items)}。"
    tags = _tags(catalogue, programme.name, description)
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    uri = urls.programme(programme.id)
    return PageSpec(uri, "programme.html", programme.name, context, "columns", head)


def _item(catalogue: Catalogue, programme: Programme, item: Item) -> Iterator[PageSpec]:
    places = _places(catalogue, item.columns)
    uri_of = partial(urls.programme_item, programme.id, item.number)
    description = f"反映“{item.name}”的专栏稿件。"
    head = Head(description, _tags(catalogue, item.name, description), feeds=heads.feeds(catalogue))
    for part in parts(places, uri_of, LINES_PER_PAGE):
        yield _item_page(programme, item, part, head)


def _item_page(programme: Programme, item: Item, part: Part[Place], head: Head) -> PageSpec:
    context = {"programme": programme, "item": item, "part": part}
    title = part.titled(item.name)
    return PageSpec(part.uri, "programme_item.html", title, context, "columns", head)


def _places(catalogue: Catalogue, columns: tuple[Column, ...]) -> list[Place]:
    return [place_of(catalogue, one) for one in columns]


def _tags(catalogue: Catalogue, title: str, description: str) -> heads.Meta:
    keywords = f"人大工作,{title}"
    return heads.list_tags(catalogue.site.city, "工作布局", description, keywords, "政务动态")
