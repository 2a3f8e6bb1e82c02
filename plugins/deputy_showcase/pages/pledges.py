"""All pledges: the count of each status, and lists by status, district and day.

A facet of few pledges (a district, a status, a year) lists them on one page; a long one shows how many
there are in each part, and each number leads into the list of one district and status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nlargest

from ..model import PledgeUpdate
from . import heads, urls
from .catalogue import Catalogue
from .charts import Chart, stacked
from .directory import Choice
from .numbered import LINES_PER_PAGE, Part, grouped, parts
from .pledge_index import (
    FORMER,
    OVERDUE,
    STATUSES,
    TOKENS,
    Facet,
    Index,
    due_id,
    index,
    leaf_starts,
    leaves,
    names,
    title,
    token,
    token_of,
    year_name,
    year_of,
)
from .promises import Promise
from .spec import Head, PageSpec

KINDS = {"status": "状态", "district": "区县", "due": "未完成的"}
#: How many recent updates the overview shows.
NEWEST = 12
#: (district, status, year) → where in the lists that begins.
Starts = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Count:
    """One row of the table: how many pledges of each status, and how many of them are overdue.

    Attributes:
        uri: where all of the row are; empty where there is nothing.
        uris: by status, where its list begins.
    """

    name: str
    uri: str
    statuses: Mapping[str, int]
    overdue: int
    uris: Mapping[str, str]

    @property
    def total(self) -> int:
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class News:
    """A pledge and the newest that is known of it."""

    promise: Promise
    update: PledgeUpdate


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    uri: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A long list as numbers: ``rows`` are a name and a cell for each of the ``columns``."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The overview, every facet that has something in it, and the lists they lead to."""
    found, listed = index(catalogue), leaves(catalogue)
    begins = leaf_starts(listed)
    yield _front(catalogue, found)
    for facet, promised in found.items():
        yield _facet(catalogue, found, facet, promised, begins)
    long = len(found.get(("status", FORMER), ())) > LINES_PER_PAGE
    for (district, status), promised in listed.items():
        if status == FORMER and not long:
            continue  # Their one page lists them all, so nothing would lead here.
        uri_of = partial(urls.pledges_of, district, status)
        for part in parts(promised, uri_of, LINES_PER_PAGE):
            yield _list(catalogue, district, status, part)


def counts(catalogue: Catalogue, found: Index) -> list[Count]:
    """By district, in the city's order; the whole first. Who sits in two districts counts in both."""
    rows = [whole(catalogue)]
    for id_ in catalogue.districts:
        of_district = found.get(("district", id_), ())
        uri = urls.pledges(("district", id_)) if of_district else ""
        uris = {status: urls.pledges_of(id_, token(status)) for status in STATUSES}
        rows.append(_count(_short(catalogue, id_), uri, of_district, uris))
    return rows


def whole(catalogue: Catalogue) -> Count:
    """The pledges of all in office, each once."""
    uris = {status: urls.pledges(("status", token(status))) for status in STATUSES}
    return _count("合计", "", [one for one in catalogue.promises if not one.card.former], uris)


def chart(rows: Sequence[Count]) -> Chart:
    shown = [(row.name, row.statuses) for row in rows if row.total]
    return stacked("各区县承诺的进展", shown, STATUSES)


def overall(row: Count) -> Chart:
    """All pledges as one bar."""
    return stacked("全部承诺的进展", [("", row.statuses)] if row.total else [], STATUSES)


def newest(catalogue: Catalogue) -> list[News]:
    """The newest update of each pledge of those in office, newest first."""
    serving = (one for one in catalogue.promises if not one.card.former and one.pledge.updates)
    found = (News(one, max(one.pledge.updates, key=lambda update: update.date)) for one in serving)
    return nlargest(NEWEST, found, key=lambda one: one.update.date)


def breakdown(
    catalogue: Catalogue, facet: Facet, promised: Sequence[Promise], begins: Starts
) -> Breakdown:
    """A facet as numbers by the two things that it does not say itself."""
    kind, id_ = facet
    years = sorted({year_of(one) for one in promised})
    if kind == "district":
        placed = Counter((year_of(one), token_of(one)) for one in promised)
        keys = {(year, status): (id_, status, year) for year, status in placed}
        return _table("期限", {one: year_name(one) for one in years}, TOKENS, placed, keys, begins)
    rows = names(catalogue, "district")
    if kind == "status":
        placed = Counter((d, year_of(one)) for one in promised for d in one.districts)
        keys = {(district, year): (district, id_, year) for district, year in placed}
        columns = {one: year_name(one) for one in years}
        return _table("区县", rows, columns, placed, keys, begins)
    placed = Counter((d, token_of(one)) for one in promised for d in one.districts)
    year = min(years) if id_ == OVERDUE else id_
    keys = {(district, status): (district, status, year) for district, status in placed}
    return _table("区县", rows, TOKENS, placed, keys, begins)


def _table(
    corner: str,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    placed: Counter[tuple[str, str]],
    keys: Mapping[tuple[str, str], tuple[str, str, str]],
    begins: Starts,
) -> Breakdown:
    shown = [id_ for id_ in columns if any(column == id_ for _, column in placed)]
    found = []
    for row, name in rows.items():
        cells = [(row, column) for column in shown]
        if any(placed[cell] for cell in cells):
            linked = (Cell(placed[one], _begin(keys.get(one), begins)) for one in cells)
            found.append((name, tuple(linked)))
    return Breakdown(corner, tuple(columns[id_] for id_ in shown), tuple(found))


def _begin(key: tuple[str, str, str] | None, begins: Starts) -> str:
    """Where a cell leads: its year in its list, else (what is overdue) the top of that list."""
    if key is None:
        return ""
    return begins.get(key) or urls.pledges_of(key[0], key[1])


def _count(name: str, uri: str, found: Sequence[Promise], uris: Mapping[str, str]) -> Count:
    counted = Counter(one.pledge.status for one in found)
    return Count(name, uri, counted, sum(one.overdue for one in found), uris)


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
        "former": len(found.get(("status", FORMER), ())),
    }
    head = _head(catalogue, "承诺")
    return PageSpec("pledges/", "pledges.html", "代表承诺", context, "pledges", head)


def _facet(
    catalogue: Catalogue, found: Index, facet: Facet, promised: Sequence[Promise], begins: Starts
) -> PageSpec:
    heading, short = title(catalogue, facet), len(promised) <= LINES_PER_PAGE
    context = {
        "heading": heading,
        "total": len(promised),
        "entries": tuple(promised) if short else (),
        "table": None if short else breakdown(catalogue, facet, promised, begins),
        "filters": _filters(catalogue, found, facet),
    }
    head = _head(catalogue, heading, facet[1] if facet[0] == "district" else "")
    return PageSpec(urls.pledges(facet), "pledges_facet.html", heading, context, "pledges", head)


def _list(catalogue: Catalogue, district: str, status: str, part: Part[Promise]) -> PageSpec:
    place = catalogue.districts[district].name
    heading = f"{place}：{TOKENS[status]}的承诺"
    groups = tuple(
        (anchor, year_name(anchor.removeprefix("due-")), entries)
        for anchor, entries in grouped(part.entries, due_id)
    )
    context = {
        "heading": heading,
        "part": part,
        "groups": groups,
        "place": place,
        "back": urls.pledges(("district", district) if status != FORMER else ("status", FORMER)),
        "name": TOKENS[status],
    }
    head = _head(catalogue, heading, district)
    uri, full = part.uri, part.titled(heading)
    return PageSpec(uri, "pledges_list.html", full, context, "pledges", head)


def _filters(
    catalogue: Catalogue, found: Index, facet: Facet | None
) -> list[tuple[str, list[Choice]]]:
    return [(label, _choices(catalogue, found, facet, kind)) for kind, label in KINDS.items()]


def _choices(catalogue: Catalogue, found: Index, facet: Facet | None, kind: str) -> list[Choice]:
    known = names(catalogue, kind)
    if kind == "due":
        years = sorted(id_ for key, id_ in found if key == kind and id_ not in known)
        known = {OVERDUE: known[OVERDUE], **{id_: year_name(id_) for id_ in years}, **known}
    entries = (
        Choice(
            name, urls.pledges((kind, id_)), len(found.get((kind, id_), ())), facet == (kind, id_)
        )
        for id_, name in known.items()
    )
    return [one for one in entries if one.count]


def _head(catalogue: Catalogue, heading: str, district: str = "") -> Head:
    description = (
        f"{catalogue.site.city.name}人大代表公开的{heading}：内容、期限、进展和最近的情况。"
    )
    tags = heads.list_tags(
        catalogue.site.city, "承诺", description, f"人大代表,承诺,{heading}", "政务动态"
    )
    return Head(description, tags, feeds=heads.pledge_feeds(catalogue, district))
