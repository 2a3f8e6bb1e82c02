"""Turns a content folder of ours into the content and data of a Hugo site, once; not timed.

What Hugo can do, its theme does: pages, lists, cards, neighbours, feeds, data. Given to it ready are the
decisions it has no means for (the schedule and its reasons, the rounds, ISO weeks), the lists each
person belongs to (as terms of a taxonomy, Hugo's own way to lists), and only what may be shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from deputy_showcase.calendar import release_of
from deputy_showcase.demo.write_yaml import dump
from deputy_showcase.model import Column, Week
from deputy_showcase.pages import directory
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.people import LEVELS
from deputy_showcase.pages.places import state
from deputy_showcase.pages.year_map import round_states, years
from deputy_showcase.pipeline import SitePlan
from deputy_showcase.schema import enums

from . import hugo_lists

Values = dict[str, Any]
#: Path in the Hugo project, and text.
File = tuple[str, str]


def write_hugo_content(plan: SitePlan, project: Path) -> None:
    """Write ``content/`` and ``data/`` of a Hugo project."""
    for path, text in (*_pages(plan), *_data(plan)):
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _pages(plan: SitePlan) -> Iterator[File]:
    yield from _deputies(plan)
    yield from _lists(plan.catalogue)
    yield from (_column(plan, column) for column in plan.catalogue.site.columns)
    yield from _weeks(plan.catalogue)
    yield from _single_pages(plan)
    yield from (_page(path, values) for path, values in _listed(plan))


def _listed(plan: SitePlan) -> Iterator[hugo_lists.Listed]:
    pages = list(plan.pages())
    yield from hugo_lists.section_pages()
    yield from hugo_lists.list_pages(plan, pages)
    yield from hugo_lists.station_pages(pages)
    yield from hugo_lists.record_pages(plan.content, "receptions", "topic", _read)
    yield from hugo_lists.record_pages(plan.content, "projects", "title", _read)
    for group in plan.catalogue.site.city.groups:
        yield f"groups/{group.id}.md", {"title": group.name, "group": group.id}


def _page(path: str, values: Values, body: str = "") -> File:
    return f"content/{path}", f"---\n{dump(values)}---\n\n{body}"


def _read(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _deputies(plan: SitePlan) -> Iterator[File]:
    """A profile with all its fields as they are; the biography becomes the page's text."""
    catalogue, order = plan.catalogue, directory.index(plan.catalogue)[()]
    for weight, card in enumerate(order, 1):
        values: Values = _read(plan.content / "deputies" / f"{card.id}.yaml")
        lists = directory.facets_of(card, catalogue.site.deputies[card.id].groups)
        body = values.pop("biography", "")
        own = {"title": values.pop("name"), "weight": weight, "lastmod": values.get("verified_on")}
        yield _page(
            f"deputies/{card.id}.md",
            own | values | {"directory": [term(facets) for facets in lists if facets]},
            body,
        )


def term(facets: directory.Facets) -> str:
    """A list's name as a taxonomy term: ``district-zichuan_group-legal``."""
    return "_".join(f"{kind}-{id_}" for kind, id_ in facets)


def _lists(catalogue: Catalogue) -> Iterator[File]:
    yield _page("deputies/_index.md", {"title": "代表名录"})
    yield _page("directory/_index.md", {"title": "名录", "build": {"render": "never"}})
    for facets in directory.index(catalogue):
        if facets:
            names = [directory.names(catalogue, kind)[id_] for kind, id_ in facets]
            yield _page(f"directory/{term(facets)}/_index.md", {"title": "·".join(names) + "代表"})


def _column(plan: SitePlan, column: Column) -> File:
    """An article with its front matter as it is, in a section for each district."""
    text = (plan.content / column.path).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    values: Values = yaml.load(front, Loader=yaml.CSafeLoader)
    own = {
        "date": f"{column.published:%Y-%m-%dT%H:%M:%S+08:00}",
        "weeks": [str(column.week)],
        "years": [str(column.week.year)],
    }
    left_out = ("published", "status", "review")
    kept = {key: value for key, value in values.items() if key not in left_out}
    return _page(f"columns/{column.district}/{column.week}-{column.district}.md", own | kept, body)


def _weeks(catalogue: Catalogue) -> Iterator[File]:
    yield _page("weeks/_index.md", {"title": "往期"})
    yield _page("years/_index.md", {"title": "年份", "build": {"render": "never"}})
    for ordinal, week in enumerate(sorted(catalogue.known_weeks)):
        yield _page(f"weeks/{week}/_index.md", _week(catalogue, week) | {"ordinal": ordinal})


def _week(catalogue: Catalogue, week: Week) -> Values:
    return {
        "title": f"{week.year}年第{week.number}周",
        "week": str(week),
        "year": week.year,
        "number": week.number,
        "monday": week.monday,
        "sunday": week.sunday,
        "day": f"{week.monday.month}.{week.monday.day}",
        "state": state(catalogue, week),
        "release": release_of(week, catalogue.site.city).isoformat(),
        "weight": week.year * 100 + week.number,
    }


def _single_pages(plan: SitePlan) -> Iterator[File]:
    catalogue = plan.catalogue
    yield _page("_index.md", {"title": "首页"})
    yield _page("columns/_index.md", {"title": "专栏"})
    yield _page("districts/_index.md", {"title": "区县"})
    for id_, district in catalogue.districts.items():
        outputs = ["html", "atom", "jsonfeed", "ics"]
        values = {"title": district.name, "district": id_, "outputs": outputs}
        yield _page(f"districts/{id_}.md", values)
        archive = {"title": f"{district.name}专栏", "district": id_, "layout": "district"}
        yield _page(f"columns/{id_}/_index.md", archive | {"url": f"/districts/{id_}/columns/"})
    yield from _schedules(catalogue)
    yield _page("search.md", {"title": "搜索", "layout": "finder"})
    yield _page("map.md", {"title": "网站地图", "layout": "map", "url": "/sitemap/"})
    for page in catalogue.site.pages:
        yield _page(f"{page.name}.md", {"title": page.title}, _text(plan.content, page.name))


def _text(content: Path, name: str) -> str:
    """A plain page's words; its first line is its title."""
    return (content / f"{name}.md").read_text(encoding="utf-8").partition("\n")[2]


def _schedules(catalogue: Catalogue) -> Iterator[File]:
    yield _page("schedule/_index.md", {"title": "日程"})
    for year in years(catalogue):
        if year != catalogue.schedule.current.year:
            yield _page(f"schedule/{year}.md", {"title": f"{year}年", "year": year})


def _data(plan: SitePlan) -> Iterator[File]:
    catalogue = plan.catalogue
    city = _read(plan.content / "city.yaml")
    yield _json("city", city)
    yield _json("places", {one["id"]: one for one in city["districts"]})
    yield _json("groups", {one["id"]: one for one in city["groups"]})
    yield _json("media", {one["id"]: one for one in _read(plan.content / "media.yaml")})
    yield _json("labels", _labels())
    current, today = str(catalogue.schedule.current), f"{catalogue.now:%Y-%m-%d}"
    yield _json("now", {"week": current, "date": today})
    yield _json("rounds", _rounds(catalogue))
    yield _json("calendar", {str(year): _year(year) for year in years(catalogue)})
    yield _json("schedule", _schedule(catalogue))
    yield _json("stations", _stations(plan.content))


def _json(name: str, value: Any) -> File:
    text = json.dumps(value, ensure_ascii=False, default=_plain, indent=1)
    return f"data/{name}.json", text


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _labels() -> Mapping[str, Mapping[str, str]]:
    return {
        "slot": enums.SLOT_STATE,
        "pledge": {label: token for token, label in enums.PLEDGE_STATUS.items()},
        "gender": {label: token for token, label in enums.GENDER.items()},
        "contact": enums.CONTACT_TYPE,
        "level": LEVELS,
    }


def _rounds(catalogue: Catalogue) -> Mapping[str, Values]:
    return {
        district.id: {
            "number": one.number,
            "featured": one.featured,
            "to_come": one.to_come,
            "next_free": f"{one.next_free.year}年第{one.next_free.number}周",
        }
        for district, one in round_states(catalogue)
    }


def _year(year: int) -> list[Values]:
    first = Week(year, 1)
    weeks = (first.plus(step) for step in range(53))
    return [{"week": str(one), "number": one.number} for one in weeks if one.year == year]


def _schedule(catalogue: Catalogue) -> Mapping[str, Mapping[str, Values]]:
    """Year → week → district → slot."""
    found: dict[str, dict[str, Values]] = {}
    for (week, district), slot in catalogue.schedule.slots.items():
        shown = slot.deputy if slot.deputy in catalogue.site.deputies else ""
        entry = {"deputy": shown, "state": slot.state, "round": slot.round, "reason": slot.reason}
        found.setdefault(str(week.year), {}).setdefault(str(week), {})[district] = entry
    return found


def _stations(content: Path) -> Mapping[str, Values]:
    files = sorted((content / "stations").glob("*.yaml"))
    return {one.stem: {key: value for key, value in _read(one).items()} for one in files}
