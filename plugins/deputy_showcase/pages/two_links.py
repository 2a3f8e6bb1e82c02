"""The two links (双联): members with 3–6 deputies, deputies with 6–10 constituents. Counts only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Deputy, District
from . import heads
from .catalogue import Catalogue
from .charts import Chart, stacked
from .people import LEVELS
from .spec import Head, PageSpec

KINDS = {"kept": "已联系", "withdrawn": "尚未登记"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the two links reach in one district. Only those in office count.

    Attributes:
        own: how many hold a seat in the congress of the district itself (本级), towns left out.
        members: who of them keeps in touch with others of them; ``members_right``: with as many as the
            rule says.
        linked: who of them a member keeps in touch with.
        deputies: how many hold a seat of the district or one of its towns.
        linking: deputies with constituents; ``linking_right`` as many as the rule says.
        constituents: all of them together.
    """

    district: District
    own: int
    members: int
    members_right: int
    linked: int
    deputies: int
    linking: int
    linking_right: int
    constituents: int


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The one page."""
    rows = [coverage(catalogue, one) for one in catalogue.site.city.districts]
    context = {
        "rows": rows,
        "rules": catalogue.site.city.rules,
        "linked": _chart(
            "有组成人员固定联系的代表", ((one.district, one.linked, one.own) for one in rows)
        ),
        "linking": _chart(
            "固定联系群众的代表", ((one.district, one.linking, one.deputies) for one in rows)
        ),
    }
    description = "常委会组成人员联系代表、代表联系人民群众：怎么联系，各区县现在做到了多少。"
    tags = heads.list_tags("双联", description, "人大代表,双联,联系群众", "概况信息")
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    yield PageSpec("two-links/", "two_links.html", "双联", context, "deputies", head)


def coverage(catalogue: Catalogue, district: District) -> Coverage:
    people = list(_serving(catalogue, district, set(LEVELS)))
    own = {one.id for one in _serving(catalogue, district, {district.level})}
    linked = {one.id: own.intersection(one.links.deputies) for one in people if one.id in own}
    members = [len(ids) for ids in linked.values() if ids]
    counts = [one.links.constituents for one in people if one.links.constituents]
    rules = catalogue.site.city.rules
    return Coverage(
        district=district,
        own=len(own),
        members=len(members),
        members_right=sum(_within(count, rules.members) for count in members),
        linked=len(set().union(*linked.values())),
        deputies=len(people),
        linking=len(counts),
        linking_right=sum(_within(count, rules.constituents) for count in counts),
        constituents=sum(counts),
    )


def _serving(catalogue: Catalogue, district: District, levels: set[str]) -> Iterator[Deputy]:
    """Who holds a seat of the district on one of the levels."""
    for one in catalogue.deputies_of_district.get(district.id, ()):
        held = (seat.membership for seat in catalogue.cards[one.id].seats if seat.current)
        if any(seat.district == district.id and seat.level in levels for seat in held):
            yield one


def _within(count: int, bounds: tuple[int, ...]) -> bool:
    return bounds[0] <= count <= bounds[-1]


def _chart(title: str, rows: Iterable[tuple[District, int, int]]) -> Chart:
    """Bars of those who are linked among all, for districts that have anybody."""
    shown = ((_name(district), n, all_) for district, n, all_ in rows if all_)
    return stacked(
        title, ((name, {"kept": n, "withdrawn": all_ - n}) for name, n, all_ in shown), KINDS
    )


def _name(district: District) -> str:
    return district.short or district.name if district.level == "city" else district.name
