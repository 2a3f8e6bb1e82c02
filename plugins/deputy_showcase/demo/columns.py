"""The weekly articles as Markdown files with front matter, and the ledger of the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from itertools import groupby
from random import Random
from typing import Any

import yaml

from . import prose
from .names import draw_name
from .places import CITY, FIXED, districts
from .rota import Feature
from .scenes import KINDS
from .write_yaml import dump

_STEPS = ("初审", "复审", "终审")
_PROGRAMMES = ("代表工作新格局", "宣传工作新格局", "监督工作新机制", "市委中心工作落实新机制")


def column_path(feature: Feature) -> str:
    """Where the article stands in the content folder."""
    return f"columns/{feature.week.year}/W{feature.week.number:02d}/{feature.district}.md"


def column_text(rng: Random, feature: Feature, has_cover: bool) -> str:
    """The whole file."""
    writer = prose.writer_for(rng, feature.person, _office(feature), feature.week.monday)
    body = prose.body(writer)
    values = {
        "title": prose.headline(writer),
        "district": feature.district,
        "week": str(feature.week),
        "deputy": feature.person.id,
        "author": f"{draw_name(rng).full}（示例）",
        "source": f"{_district_name(feature.district)}人大常委会（示例）",
        "published": datetime.combine(feature.week.monday, time(9)),
        "summary": prose.lead(writer)[:120],
        "cover": f"images/{feature.district}.jpg" if has_cover else None,
        "status": "定稿",
        **_editing(rng, feature),
        "extras": _extras(rng, has_cover),
    }
    return f"---\n{dump(values)}---\n\n{body}"


def _office(feature: Feature) -> str:
    """As whom the person is featured: of the city, the district, or a town in it."""
    seats = [one for one in feature.person.memberships if one.district == feature.district]
    if feature.district == CITY:
        return "市人大代表"
    level = seats[-1].level
    place = feature.person.town.name if level == "town" else feature.person.home.name
    return f"{place}人大代表"


@cache
def _district_name(district: str) -> str:
    return {CITY: "淄博市", **{one.id: one.name for one in districts()}}[district]


def _editing(rng: Random, feature: Feature) -> dict[str, Any]:
    """Three reviewers in the days before the release, and who carried the article."""
    people = _reviewers(feature.district)
    first = rng.randrange(len(people))
    monday = feature.week.monday
    return {
        "review": [
            {
                "step": step,
                "by": people[(first + place) % len(people)],
                "date": monday - timedelta(days=5 - place),
            }
            for place, step in enumerate(_STEPS)
        ],
        "programmes": sorted(rng.sample(_PROGRAMMES, rng.choice((1, 1, 2)))),
        "carried_by": [_carriage(one, feature) for one in _carriers(rng, feature.district)],
    }


@cache
def _reviewers(district: str) -> tuple[str, ...]:
    rng = Random(f"reviewers of {district}")
    return tuple({draw_name(rng).full: None for _ in range(9)})


def _carriers(rng: Random, district: str) -> list[str]:
    return sorted(rng.sample(_outlets(district), 3))


@cache
def _outlets(district: str) -> tuple[str, ...]:
    """The city's outlets and the district's own."""
    outlets = yaml.safe_load((FIXED / "media.yaml").read_text(encoding="utf-8"))
    return tuple(one["id"] for one in outlets if one.get("district", district) == district)


def _carriage(outlet: str, feature: Feature) -> dict[str, Any]:
    address = f"https://media.example/{outlet}/{feature.week}-{feature.district}".lower()
    return {"outlet": outlet, "url": address, "date": feature.week.monday}


def _extras(rng: Random, has_cover: bool) -> dict[str, Any]:
    return {"sample": True, "scene": rng.choice(KINDS) if has_cover else None}


def ledgers(features: Sequence[Feature]) -> Iterable[tuple[str, str]]:
    """Path and text of each year's ledger, for features in the order of their weeks."""
    for year, same in groupby(features, key=lambda one: one.week.year):
        weeks = ["# 排期台账：published 已刊发，announced 已预告\n"]
        for week, slots in groupby(same, key=lambda one: one.week):
            weeks.append(dump({str(week): {one.district: _slot(one) for one in slots}}))
        yield f"schedule/{year}.yaml", "".join(weeks)


def _slot(feature: Feature) -> dict[str, str]:
    state = "published" if feature.is_published else "announced"
    return {"deputy": feature.person.id, "state": state}
