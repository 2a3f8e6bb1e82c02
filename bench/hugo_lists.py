"""The numbered lists, stations, receptions and projects of a Hugo site; a part of ``hugo_content``.

Which entry stands on which page of a list is given to Hugo ready, as references that its theme looks
up: ``[person, pledge]``, ``[person, place in the record]``, ``[week, district]`` or ``[person]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.spec import PageSpec
from deputy_showcase.pipeline import SitePlan

#: Path below ``content/``, front matter.
Listed = tuple[str, dict[str, Any]]
Reference = Callable[[Catalogue, Any], list[Any]]


def _pledge(catalogue: Catalogue, one: Any) -> list[Any]:
    return [one.card.id, one.pledge.id]


def _deed(catalogue: Catalogue, one: Any) -> list[Any]:
    return [one.card.id, catalogue.site.deputies[one.card.id].activities.index(one.activity)]


def _feature(catalogue: Catalogue, one: Any) -> list[Any]:
    week, district, _ = one
    return [str(week), district]


def _carried(catalogue: Catalogue, one: Any) -> list[Any]:
    return _place(catalogue, one.place)


def _place(catalogue: Catalogue, one: Any) -> list[Any]:
    return [str(one.week), one.district.id]


def _person(catalogue: Catalogue, one: Any) -> list[Any]:
    return [one.id]


#: Our template of a numbered list → how its rows look, and what an entry refers to.
LISTS: Mapping[str, tuple[str, Reference]] = {
    "pledges_list.html": ("pledges", _pledge),
    "duty_list.html": ("deeds", _deed),
    "featured.html": ("features", _feature),
    "outlet.html": ("features", _carried),
    "programme_item.html": ("features", _place),
    "initials.html": ("people", _person),
}


def list_pages(plan: SitePlan, pages: list[PageSpec]) -> Iterator[Listed]:
    """One file for every page of every numbered list."""
    for page in pages:
        if page.template in LISTS:
            rows, reference = LISTS[page.template]
            yield _path(page), _listed(plan.catalogue, page, rows, reference)


def _path(page: PageSpec) -> str:
    return f"lists/{page.uri.strip('/').replace('/', '~')}.md"


def _listed(
    catalogue: Catalogue, page: PageSpec, rows: str, reference: Reference
) -> dict[str, Any]:
    part = page.context["part"]
    links = [[one.number, f"/{one.uri}" if one.uri else ""] for one in part.links]
    return {
        "title": page.title,
        "url": f"/{page.uri}",
        "rows": rows,
        "total": part.total,
        "number": part.number,
        "count": part.count,
        "links": links,
        "filters": _filters(page),
        "items": [reference(catalogue, one) for one in part.entries],
    }


def _filters(page: PageSpec) -> str:
    """Which set of filters stands above the list: all pages of one list share it."""
    return page.uri.partition("/")[0] if "filters" in page.context else ""


def station_pages(pages: list[PageSpec]) -> Iterator[Listed]:
    """A page and a notice board for each station, its people by group."""
    for page in pages:
        if page.template == "station.html":
            station = page.context["station"]
            people = [
                {"name": name, "people": [card.id for card in cards]}
                for _, name, cards in page.context["groups"]
            ]
            values = {"title": station.name, "station": station.id, "cohorts": people}
            yield f"stations/{station.id}.md", values | {"outputs": ["html", "board"]}


def record_pages(
    content: Path, folder: str, title: str, read: Callable[[Path], Any]
) -> Iterator[Listed]:
    """The receptions or projects, with their fields as they are."""
    for path in sorted((content / folder).glob("*.yaml")):
        values = read(path)
        yield f"{folder}/{path.stem}.md", {"title": values.pop(title)} | values


def section_pages() -> Iterator[Listed]:
    """The front page of each of these sections."""
    for name, title in (
        ("stations", "联络站"),
        ("receptions", "议题式接待"),
        ("projects", "民生微实事"),
        ("media", "刊发媒体"),
        ("programmes", "工作布局"),
        ("groups", "专业小组"),
        ("pledges", "代表承诺"),
        ("duty", "履职记录"),
        ("statistics", "数据统计"),
    ):
        yield f"{name}/_index.md", {"title": title, "layout": "overview"}
    yield "lists/_index.md", {"title": "名录", "build": {"render": "never"}}
