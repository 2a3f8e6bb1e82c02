"""All pledges: the count of each status, and lists by status, district and day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest

from ..model import PledgeUpdate
from ..schema.enums import PLEDGE_STATUS
from . import heads, urls
from .catalogue import Catalogue
from .charts import Chart, stacked
from .directory import Choice
from .numbered import Part, parts
from .promises import OPEN, Promise
from .spec import Head, PageSpec

Facet = tuple[str, str]
Index = Mapping[Facet, Sequence[Promise]]
#: In the order in which a bar shows them: done first.
STATUSES = {one: PLEDGE_STATUS[one] for one in ("kept", "in_progress", "delayed", "withdrawn")}
KINDS = {"status": "状态", "district": "区县", "due": "未完成的"}
OVERDUE, UNDATED = "overdue", "none"
ALL = ("all", "")
#: How many recent updates the overview shows.
NEWEST = 12


@dataclass(frozen=True, slots=True)
class Count:
    """One row of the table: how many pledges of each status, and how many of them are overdue."""

    name: str
    uri: str
    statuses: Mapping[str, int]
    overdue: int

    @property
    def total(self) -> int:
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class News:
    """A pledge and the newest that is known of it."""

    promise: Promise
    update: PledgeUpdate


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The overview, and every list that has something in it."""
    found = index(catalogue)
    yield _front(catalogue, found)
    for facet, listed in found.items():
        for part in parts(listed, partial(urls.pledges, facet)):
            yield _list(catalogue, found, facet, part)


def index(catalogue: Catalogue) -> Index:
    """Which lists each pledge is in. Those of former deputies are only among all."""
    found: dict[Facet, list[Promise]] = defaultdict(list)
    for one in catalogue.promises:
        found[ALL].append(one)
        for facet in facets_of(one):
            found[facet].append(one)
    return found


def facets_of(one: Promise) -> Iterator[Facet]:
    if one.card.former:
        yield "status", "former"
        return
    yield "status", _token(one.pledge.status)
    for district in one.districts:
        yield "district", district
    if one.pledge.status in OPEN:
        yield "due", one.due or UNDATED
    if one.overdue:
        yield "due", OVERDUE


def counts(catalogue: Catalogue, found: Index) -> list[Count]:
    """By district, in the city's order; the whole first. Who sits in two districts counts in both."""
    rows = [whole(catalogue)]
    for id_ in catalogue.districts:
        of_district = found.get(("district", id_), ())
        uri = urls.pledges(("district", id_)) if of_district else ""
        rows.append(_count(_short(catalogue, id_), uri, of_district))
    return rows


def whole(catalogue: Catalogue) -> Count:
    """The pledges of all in office, each once."""
    return _count("合计", "", [one for one in catalogue.promises if not one.card.former])


def chart(rows: Sequence[Count]) -> Chart:
    shown = [(row.name, row.statuses) for row in rows if row.total]
    return stacked("各区县承诺的进展", shown, STATUSES)


def overall(row: Count) -> Chart:
    """All pledges as one bar."""
    return stacked("全部承诺的进展", [("", row.statuses)] if row.total else [], STATUSES)


def _count(name: str, uri: str, found: Sequence[Promise]) -> Count:
    counted = Counter(one.pledge.status for one in found)
    return Count(name, uri, counted, sum(one.overdue for one in found))


def _short(catalogue: Catalogue, id_: str) -> str:
    district = catalogue.districts[id_]
    return district.short if district.level == "city" else district.name


def _front(catalogue: Catalogue, found: Index) -> PageSpec:
    rows = counts(catalogue, found)
    context = {
        "rows": rows,
        "chart": chart(rows[1:]),
        "overall": overall(rows[0]),
        "statuses": STATUSES,
        "filters": _filters(catalogue, found, None),
        "newest": newest(catalogue),
        "total": len(catalogue.promises),
    }
    head = _head(catalogue, "承诺")
    return PageSpec("pledges/", "pledges.html", "代表承诺", context, "pledges", head)


def newest(catalogue: Catalogue) -> list[News]:
    """The newest update of each pledge of those in office, newest first."""
    serving = (one for one in catalogue.promises if not one.card.former and one.pledge.updates)
    found = (News(one, max(one.pledge.updates, key=lambda update: update.date)) for one in serving)
    return nlargest(NEWEST, found, key=lambda one: one.update.date)


def _list(catalogue: Catalogue, found: Index, facet: Facet, part: Part[Promise]) -> PageSpec:
    heading = title(catalogue, facet)
    filters = _filters(catalogue, found, facet)
    context = {"heading": heading, "part": part, "filters": filters}
    head = _head(catalogue, heading)
    return PageSpec(part.uri, "pledges_list.html", part.titled(heading), context, "pledges", head)


def title(catalogue: Catalogue, facet: Facet) -> str:
    if facet == ALL:
        return "全部承诺"
    named = names(catalogue, facet[0]).get(facet[1])
    return f"{named or due_name(facet[1]) + '到期'}的承诺"


def names(catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    """Ids and names of one filter's entries; the quarters are named by ``due_name``."""
    if kind == "district":
        return {id_: one.name for id_, one in catalogue.districts.items()}
    if kind == "status":
        return {_token(id_): name for id_, name in PLEDGE_STATUS.items()} | {"former": "往届代表"}
    return {OVERDUE: "已到期未完成", UNDATED: "未定期限"}


def due_name(quarter: str) -> str:
    """``2026Q4`` in words."""
    year, _, number = quarter.partition("Q")
    return f"{year}年第{number}季度"


def _filters(
    catalogue: Catalogue, found: Index, facet: Facet | None
) -> list[tuple[str, list[Choice]]]:
    return [(label, _choices(catalogue, found, facet, kind)) for kind, label in KINDS.items()]


def _choices(catalogue: Catalogue, found: Index, facet: Facet | None, kind: str) -> list[Choice]:
    known = names(catalogue, kind)
    if kind == "due":
        quarters = sorted(id_ for key, id_ in found if key == kind and "Q" in id_)
        known = {OVERDUE: known[OVERDUE], **{id_: due_name(id_) for id_ in quarters}, **known}
    everything = Choice("全部", urls.pledges(ALL), len(found.get(ALL, ())), facet == ALL)
    entries = (
        Choice(
            name, urls.pledges((kind, id_)), len(found.get((kind, id_), ())), facet == (kind, id_)
        )
        for id_, name in known.items()
    )
    return [*([everything] if kind == "status" else []), *(one for one in entries if one.count)]


def _token(status: str) -> str:
    """A status as a part of an address."""
    return status.replace("_", "-")


def _head(catalogue: Catalogue, heading: str) -> Head:
    description = (
        f"{catalogue.site.city.name}人大代表公开的{heading}：内容、期限、进展和最近的情况。"
    )
    tags = heads.list_tags("承诺", description, f"人大代表,承诺,{heading}", "政务动态")
    return Head(description, tags, feeds=heads.feeds(catalogue))
