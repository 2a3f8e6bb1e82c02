"""Receptions with a topic (议题式接待): announced beforehand, and afterwards what came of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..holidays import holiday_name
from ..model import District, Reception, Station
from ..schema.enums import MATTER_STATUS, WEEKDAY
from . import heads, json_ld, urls
from .catalogue import Catalogue
from .numbered import Part, parts
from .people import Card
from .spec import Head, PageSpec

#: How many past receptions the front page shows; the rest are listed by year.
NEWEST = 12
_WEEKDAYS = tuple(WEEKDAY.values())


@dataclass(frozen=True, slots=True)
class Occasion:
    """A reception as pages show it.

    Attributes:
        coming: on the day of the build or later, and nothing is reported of it yet.
        holiday: name of the public holiday it falls on, or empty.
        matters: how many of the matters raised have each status.
    """

    reception: Reception
    district: District
    station: Station | None
    people: tuple[Card, ...]
    coming: bool
    weekday: str
    holiday: str
    matters: Mapping[str, int]

    @property
    def uri(self) -> str:
        return urls.reception(self.reception.id)

    @property
    def visitors(self) -> int:
        outcome = self.reception.outcome
        return outcome.visitors or 0 if outcome else 0


def occasion(catalogue: Catalogue, one: Reception) -> Occasion:
    """Put together what lists and the page say of a reception."""
    coming = one.outcome is None and one.starts.date() >= catalogue.today
    matters = one.outcome.matters if one.outcome else ()
    cards = (catalogue.cards.get(id_) for id_ in one.deputies)
    return Occasion(
        reception=one,
        district=catalogue.districts[one.district],
        station=catalogue.site.stations.get(one.station),
        people=tuple(card for card in cards if card),
        coming=coming,
        weekday=_WEEKDAYS[one.starts.weekday()],
        holiday=holiday_name(one.starts.date()) if coming else "",
        matters=Counter(matter.status for matter in matters),
    )


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The coming and newest past ones, the past ones by year, and a page each."""
    found = [occasion(catalogue, one) for one in catalogue.receptions]
    past = [one for one in reversed(found) if not one.coming]
    by_year: dict[int, list[Occasion]] = defaultdict(list)
    for one in past:
        by_year[one.reception.starts.year].append(one)
    yield _front(catalogue, [one for one in found if one.coming], past, list(by_year))
    yield _years(catalogue, by_year)
    for year, of_year in by_year.items():
        for part in parts(of_year, partial(urls.past_receptions, year)):
            yield _year(catalogue, year, part, by_year)
    for one in found:
        yield _page(catalogue, one)


def coming(catalogue: Catalogue, district: str = "") -> list[Occasion]:
    """What is ahead in the city or one district, soonest first."""
    if district:
        all_ = catalogue.receptions_of_district.get(district, ())
    else:
        all_ = catalogue.receptions
    ahead = (one for one in all_ if one.outcome is None and one.starts.date() >= catalogue.today)
    return [occasion(catalogue, one) for one in ahead]


def matters_of(found: Iterable[Occasion]) -> tuple[tuple[str, int], ...]:
    """What was raised, by the name of each status."""
    counted: Counter[str] = Counter()
    for one in found:
        counted.update(one.matters)
    return tuple((name, counted[status]) for status, name in MATTER_STATUS.items())


def _front(
    catalogue: Catalogue, coming: list[Occasion], past: list[Occasion], years: list[int]
) -> PageSpec:
    context = {
        "coming": coming,
        "past": past[:NEWEST],
        "total": len(past),
        "years": years,
        "visitors": sum(one.visitors for one in past),
        "matters": matters_of(past),
    }
    description = (
        "人大代表在联络站接待群众的议题、时间、地点、参加的代表和部门，以及接待后的办理结果。"
    )
    head = Head(description, _tags(catalogue, description), feeds=heads.calendars(catalogue))
    return PageSpec("receptions/", "receptions.html", "议题式接待", context, "receptions", head)


def _years(catalogue: Catalogue, by_year: Mapping[int, list[Occasion]]) -> PageSpec:
    rows = [
        (year, len(found), sum(one.visitors for one in found)) for year, found in by_year.items()
    ]
    description = "历年议题式接待的次数和接待群众的人数。"
    head = Head(description, _tags(catalogue, description), feeds=heads.calendars(catalogue))
    context = {"rows": rows}
    title = "历年接待"
    return PageSpec("past-receptions/", "receptions_past.html", title, context, "receptions", head)


def _year(
    catalogue: Catalogue, year: int, part: Part[Occasion], by_year: Mapping[int, list[Occasion]]
) -> PageSpec:
    title = f"{year}年的接待"
    context = {
        "part": part,
        "year": year,
        "years": list(by_year),
        "visitors": sum(one.visitors for one in by_year[year]),
        "matters": matters_of(by_year[year]),
    }
    description = f"{year}年举行的议题式接待和办理结果。"
    head = Head(description, _tags(catalogue, description), feeds=heads.calendars(catalogue))
    return PageSpec(
        part.uri, "receptions_year.html", part.titled(title), context, "receptions", head
    )


def _page(catalogue: Catalogue, one: Occasion) -> PageSpec:
    topic = one.reception.topic
    day = f"{one.reception.starts:%Y-%m-%d %H:%M}"
    place = one.station.name if one.station else one.district.name
    description = f"议题：{topic}。时间：{day}，地点：{place}。"
    thing = json_ld.reception(catalogue, one.reception)
    feeds = heads.calendars(catalogue, one.district.id)
    head = Head(description, _tags(catalogue, description, topic), thing, feeds)
    return PageSpec(one.uri, "reception.html", topic, {"one": one}, "receptions", head)


def _tags(catalogue: Catalogue, description: str, topic: str = "") -> heads.Meta:
    keywords = ",".join(filter(None, ("人大代表", "议题式接待", topic)))
    return heads.list_tags("议题式接待", description, keywords, "政务动态")
