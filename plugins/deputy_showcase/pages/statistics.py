"""The programme in figures, each with a link to what it counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import Week
from ..schema.enums import ACTIVITY_KIND, GENDER, MATTER_STATUS, PROJECT_STATUS
from . import duty, heads, media, pledges, urls
from .catalogue import Catalogue
from .charts import Chart, plain
from .numbered import LINES_PER_PAGE, Part, parts
from .people import LEVELS
from .places import Place, place
from .pledge_index import STATUSES
from .receptions import Occasion, occasion
from .spec import Head, PageSpec

#: (week, district, deputy): one appearance of one person (人次).
Feature = tuple[Week, str, str]
#: ("gender", "female") → everybody's appearances that belong there, newest first.
Features = Mapping[tuple[str, str], Sequence[Feature]]
KINDS = {
    "year": "按年",
    "district": "按区县",
    "level": "按层级",
    "gender": "按性别",
    "group": "按专业小组",
}
GENDERS = {token: f"{name}性" for token, name in GENDER.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: times featured, and different people."""

    name: str
    uri: str
    times: int
    people: int


@dataclass(frozen=True, slots=True)
class Table:
    """``overlapping`` says that one appearance may stand in several rows, so rows exceed the whole."""

    kind: str
    title: str
    rows: tuple[Row, ...]
    chart: Chart
    overlapping: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """Receptions of one year or still to come; ``matters`` by status, in the order of the table."""

    name: str
    uri: str
    times: int
    visitors: int
    matters: tuple[int, ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The figures, and the list behind each figure about people featured."""
    found = features(catalogue)
    yield _index(catalogue, found)
    for (kind, id_), listed in found.items():
        people = _people(listed)
        for part in parts(listed, partial(urls.featured, kind, id_), LINES_PER_PAGE):
            yield _list(catalogue, kind, id_, part, people)


def features(catalogue: Catalogue) -> Features:
    """Everybody featured so far, by year, district, level, gender and group."""
    found: dict[tuple[str, str], list[Feature]] = defaultdict(list)
    for one in catalogue.features:
        for facet in _facets(catalogue, one):
            found[facet].append(one)
    return found


def tables(catalogue: Catalogue, found: Features) -> list[Table]:
    return [table for kind in KINDS if (table := _table(catalogue, found, kind)).rows]


def name(catalogue: Catalogue, kind: str, id_: str) -> str:
    if kind == "district":
        return catalogue.districts[id_].name
    if kind == "group":
        return catalogue.groups[id_].name
    return f"{id_}年" if kind == "year" else {**LEVELS, **GENDERS}[id_]


def _facets(catalogue: Catalogue, one: Feature) -> Iterator[tuple[str, str]]:
    week, district, id_ = one
    deputy = catalogue.site.deputies[id_]
    yield "all", "time"
    yield "year", str(week.year)
    yield "district", district
    here = [held.level for held in deputy.memberships if held.district == district]
    yield "level", next((level for level in LEVELS if level in here), "district")
    if deputy.gender in GENDERS:
        yield "gender", deputy.gender
    for group in deputy.groups:
        if group in catalogue.groups:
            yield "group", group


def _table(catalogue: Catalogue, found: Features, kind: str) -> Table:
    order = {
        "district": list(catalogue.districts),
        "group": list(catalogue.groups),
        "level": list(LEVELS),
        "gender": list(GENDERS),
        "year": sorted((id_ for k, id_ in found if k == "year"), reverse=True),
    }[kind]
    rows = tuple(_row(catalogue, found, kind, id_) for id_ in order if (kind, id_) in found)
    chart = plain(f"{KINDS[kind]}统计的宣传人次", ((row.name, row.times) for row in rows))
    return Table(kind, KINDS[kind], rows, chart, kind == "group")


def _row(catalogue: Catalogue, found: Features, kind: str, id_: str) -> Row:
    listed = found[kind, id_]
    uri = urls.featured(kind, id_)
    return Row(name(catalogue, kind, id_), uri, len(listed), _people(listed))


def _people(listed: Sequence[Feature]) -> int:
    """How many different people."""
    return len({deputy for _, _, deputy in listed})


def _index(catalogue: Catalogue, found: Features) -> PageSpec:
    promised = pledges.whole(catalogue)
    year = max((year for _, year in catalogue.deeds), default=0)
    context = {
        "times": len(catalogue.features),
        "people": _people(catalogue.features),
        "articles": len(catalogue.site.columns),
        "tables": tables(catalogue, found),
        "pledges": promised,
        "statuses": STATUSES,
        "pledge_chart": pledges.overall(promised),
        "duty": duty.rows(catalogue, catalogue.deeds, year),
        "duty_year": year,
        "kinds": ACTIVITY_KIND,
        **_media(catalogue),
        **_meetings(catalogue),
        **_projects(catalogue),
    }
    description = (
        "代表宣传、媒体刊发、承诺、接待、民生微实事和履职情况的统计，每个数字都能点开核对。"
    )
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    return PageSpec("statistics/", "statistics.html", "数据统计", context, "statistics", head)


def _media(catalogue: Catalogue) -> dict[str, object]:
    """Outlets and how often they carried an article, as the page of the media lists them."""
    rows = tuple(
        (name, f"media/#m-{anchor}", len(entries), sum(one.count for one in entries))
        for anchor, name, entries in media.by_place(catalogue)
    )
    return {
        "media": rows,
        "outlets": len(catalogue.site.outlets),
        "carriages": sum(times for *_, times in rows),
        "media_chart": plain("各处媒体刊发的次数", ((name, times) for name, _, _, times in rows)),
    }


def _meetings(catalogue: Catalogue) -> dict[str, object]:
    """Receptions by year, those to come first; each row leads to its list."""
    found = [occasion(catalogue, one) for one in catalogue.receptions]
    past = [one for one in found if not one.coming]
    years = sorted({one.reception.starts.year for one in past}, reverse=True)
    rows = [_meeting("接下来", "receptions/#coming", [one for one in found if one.coming])]
    for year in years:
        of_year = [one for one in past if one.reception.starts.year == year]
        rows.append(_meeting(f"{year}年已举行", urls.past_receptions(year), of_year))
    shown = tuple(one for one in rows if one.times)
    return {
        "meetings": shown,
        "receptions": len(found),
        "held": len(past),
        "visitors": sum(one.visitors for one in shown),
        "matter_names": tuple(MATTER_STATUS.values()),
        "matters": tuple(
            sum(column) for column in zip(*(one.matters for one in shown), strict=True)
        ),
        "reception_chart": plain("接待的次数", ((one.name, one.times) for one in shown)),
    }


def _meeting(name: str, uri: str, found: Sequence[Occasion]) -> Meeting:
    counted = sum((Counter(one.matters) for one in found), Counter[str]())
    matters = tuple(counted[status] for status in MATTER_STATUS)
    return Meeting(name, uri, len(found), sum(one.visitors for one in found), matters)


def _projects(catalogue: Catalogue) -> dict[str, object]:
    found = Counter(one.status for one in catalogue.site.projects.values())
    rows = [(urls.stage(status), label, found[status]) for status, label in PROJECT_STATUS.items()]
    return {
        "projects": rows,
        "project_chart": plain("各阶段的民生微实事", ((label, n) for _, label, n in rows)),
    }


def _list(catalogue: Catalogue, kind: str, id_: str, part: Part[Feature], people: int) -> PageSpec:
    heading = "全部宣传人次" if kind == "all" else f"{name(catalogue, kind, id_)}：宣传人次"
    context = {
        "heading": heading,
        "part": part,
        "people": people,
        "places": [_place(catalogue, one) for one in part.entries],
    }
    description = f"{heading}逐条列出：哪一周、哪个区县、哪位代表、哪篇稿件。"
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    title = part.titled(heading)
    return PageSpec(part.uri, "featured.html", title, context, "statistics", head)


def _place(catalogue: Catalogue, one: Feature) -> Place:
    week, district, _ = one
    return place(catalogue, week, catalogue.districts[district])


def _tags(catalogue: Catalogue, description: str) -> heads.Meta:
    return heads.list_tags("数据统计", description, "人大代表,统计", "政务动态")
