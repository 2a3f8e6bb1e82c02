"""The home page: this week's nine, what came before, who comes next, and the doors to the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..model import Pledge
from . import directory, heads, json_ld, receptions
from .catalogue import Catalogue
from .people import Card
from .places import Place, place_of, places, strip
from .spec import Head, PageSpec

NEWEST = 8
PROMISES = 4
MEETINGS = 4


@dataclass(frozen=True, slots=True)
class Vow:
    """One pledge and who made it."""

    card: Card
    pledge: Pledge


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a part of the programme, with what is there now."""

    uri: str
    name: str
    number: int
    note: str


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
        "counts": directory.serving(catalogue),
        "meetings": receptions.coming(catalogue)[:MEETINGS],
        "ways": list(_ways(catalogue)),
    }
    name = catalogue.site.city.site.name or catalogue.site.city.column.subtitle
    yield PageSpec("", "home.html", name, context, "home", _head(catalogue, name))


def _head(catalogue: Catalogue, name: str) -> Head:
    city = catalogue.site.city
    return Head(
        description=f"{city.congress}“{city.column.title}·{city.column.subtitle}”专栏："
        "每周介绍市和各区县一位人大代表，公开代表的承诺、履职情况和联系方式。",
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


def _promises(catalogue: Catalogue, today: tuple[Place, ...]) -> Iterator[Vow]:
    """One pledge of each of this week's deputies: one still to be kept, if there is one."""
    for one in today:
        pledges = catalogue.site.deputies[one.card.id].pledges if one.card else ()
        open_ = (pledge for pledge in pledges if pledge.status == "in_progress")
        chosen = next(open_, pledges[0] if pledges else None)
        if one.card and chosen:
            yield Vow(one.card, chosen)


def _ways(catalogue: Catalogue) -> Iterator[Door]:
    """The parts of the programme; those with nothing in them yet are left out."""
    site = catalogue.site
    promises = [one for one in catalogue.promises if not one.card.former]
    kept = sum(one.pledge.status == "kept" for one in promises)
    settled = sum(one.status == "settled" for one in site.projects.values())
    carried = sum(len(one.carried_by) for one in site.columns)
    people = len({deputy for _, _, deputy in catalogue.features})
    doors = (
        Door("pledges/", "承诺", len(promises), f"已兑现{kept}项"),
        Door("stations/", "联络站", len(site.stations), "地址、电话、开放时间"),
        Door("receptions/", "议题式接待", len(site.receptions), "预告和办理结果"),
        Door("projects/", "民生微实事", len(site.projects), f"已办结{settled}件"),
        Door("groups/", "专业小组", len(catalogue.groups), "不分市、区县、镇"),
        Door("programmes/", "工作布局", len(site.programmes), "稿件按工作查看"),
        Door("media/", "刊发媒体", len(site.outlets), f"刊发{carried}次"),
        Door("statistics/", "数据统计", len(catalogue.features), f"宣传人次，{people}位代表"),
    )
    yield from (one for one in doors if one.number)
