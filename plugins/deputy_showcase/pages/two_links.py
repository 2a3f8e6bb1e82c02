"""The two links (双联): members with 3–6 deputies, deputies with 6–10 constituents. Counts only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Deputy, District
from . import heads
from .catalogue import Catalogue
from .charts import Chart, stacked
from .spec import Head, PageSpec

KINDS = {"kept": "已联系", "withdrawn": "尚未登记"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the two links reach in one district. Only those in office count.

    Attributes:
        deputies: how many hold a seat of the district.
        members: how many keep in touch with other deputies; ``members_right`` as many as the rule says.
        linked: deputies whom a member keeps in touch with.
        linking: deputies with constituents; ``linking_right`` as many as the rule says.
        constituents: all of them together.
    """

    district: District
    deputies: int
    members: int
    members_right: int
    linked: int
    linking: int
    linking_right: int
    constituents: int


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The one page."""
    rows = [coverage(catalogue, one) for one in catalogue.site.city.districts]
    context = {
        "rows": rows,
        "rules": catalogue.site.city.rules,
        "linked": _chart("有组成人员固定联系的代表", rows, "linked"),
        "linking": _chart("固定联系群众的代表", rows, "linking"),
    }
    description = "常委会组成人员联系代表、代表联系人民群众：怎么联系，各区县现在做到了多少。"
    tags = heads.list_tags(
        catalogue.site.city, "双联", description, "人大代表,双联,联系群众", "概况信息"
    )
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    yield PageSpec("two-links/", "two_links.html", "双联", context, "deputies", head)


def coverage(catalogue: Catalogue, district: District) -> Coverage:
    people = [one for one in _serving(catalogue, district)]
    members = [len(one.links.deputies) for one in people if one.links.deputies]
    counts = [one.links.constituents for one in people if one.links.constituents]
    rules = catalogue.site.city.rules
    return Coverage(
        district=district,
        deputies=len(people),
        members=len(members),
        members_right=sum(_within(count, rules.members) for count in members),
        linked=sum(one.id in catalogue.members_of_deputy for one in people),
        linking=len(counts),
        linking_right=sum(_within(count, rules.constituents) for count in counts),
        constituents=sum(counts),
    )


def _serving(catalogue: Catalogue, district: District) -> Iterator[Deputy]:
    for one in catalogue.deputies_of_district.get(district.id, ()):
        seats = catalogue.cards[one.id].seats
        if any(seat.current and seat.membership.district == district.id for seat in seats):
            yield one


def _within(count: int, bounds: tuple[int, ...]) -> bool:
    return bounds[0] <= count <= bounds[-1]


def _chart(title: str, rows: list[Coverage], which: str) -> Chart:
    shown = ((row, getattr(row, which)) for row in rows if row.deputies)
    counts = ((_name(row), {"kept": n, "withdrawn": row.deputies - n}) for row, n in shown)
    return stacked(title, counts, KINDS)


def _name(row: Coverage) -> str:
    district = row.district
    return district.short or district.name if district.level == "city" else district.name
