"""A district's deputies by level, town and electoral unit: the way citizens know who is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import District
from ..numerals import NUMERALS, value
from . import heads, urls
from .catalogue import Catalogue
from .people import LEVELS, Card, Seat
from .spec import Head, PageSpec
from .towns import town_of

#: The number of a unit stands before its kind, whatever the name of its place is made of (百花社区第三选区).
_UNIT = re.compile(f"([{NUMERALS}]+|[0-9]+)(?:号|个)?选")
_NUMERAL = re.compile(f"([{NUMERALS}]+|[0-9]+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One electoral unit or district, and who was elected there."""

    name: str
    people: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One level of the district, or one of its towns. ``anchor`` is safe in an address."""

    name: str
    anchor: str
    level: str
    units: tuple[Unit, ...]
    total: int


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page for every district."""
    for district in catalogue.site.city.districts:
        yield _page(catalogue, district)


def areas(catalogue: Catalogue, district: District) -> list[Area]:
    """City and district level as one area each, then every town, each by electoral unit."""
    found: dict[tuple[str, str], dict[str, list[Card]]] = defaultdict(lambda: defaultdict(list))
    for deputy in catalogue.deputies_of_district.get(district.id, ()):
        card = catalogue.cards[deputy.id]
        for seat in card.seats:
            if seat.current and seat.membership.district == district.id:
                found[_area(seat)][seat.unit].append(card)
    order = list(LEVELS)
    places = sorted(found, key=lambda one: (order.index(one[0]), one[1]))
    return [
        _made(level, town, number, found[level, town])
        for number, (level, town) in enumerate(places, 1)
    ]


def in_order(name: str) -> tuple[int, str]:
    """Sorts 第二选区 before 第十选区, written either way."""
    numeral = _UNIT.search(name) or _NUMERAL.search(name)
    number = value(numeral[1]) if numeral else None
    return (10_000 if number is None else number, name)


def _area(seat: Seat) -> tuple[str, str]:
    return seat.membership.level, town_of(seat.membership)


def _made(level: str, town: str, place: int, units: dict[str, list[Card]]) -> Area:
    name = f"{town or '乡镇'}人大代表" if level == "town" else LEVELS[level]
    listed = tuple(Unit(unit, tuple(units[unit])) for unit in sorted(units, key=in_order))
    return Area(name, f"area-{place}", level, listed, sum(len(one.people) for one in listed))


def _page(catalogue: Catalogue, district: District) -> PageSpec:
    title = f"{district.name}各选区的代表"
    description = f"{district.name}的人大代表，按层级、乡镇和选区（选举单位）排列。"
    tags = heads.list_tags(title, description, f"人大代表,选区,{district.name}", "概况信息")
    context = {"district": district, "areas": areas(catalogue, district)}
    head = Head(description, tags, feeds=heads.feeds(catalogue, district.id))
    uri = urls.units(district.id)
    return PageSpec(uri, "units.html", title, context, "districts", head)
