"""Which list each pledge is in, what the lists are called, and where in them a day begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ..schema.enums import PLEDGE_STATUS
from . import urls
from .catalogue import Catalogue
from .numbered import starts
from .promises import OPEN, Promise

#: ``("district", "zichuan")``, ``("status", "kept")``, ``("due", "2026")``.
Facet = tuple[str, str]
Index = Mapping[Facet, Sequence[Promise]]
#: District and status → its pledges by the year they are due.
Leaves = Mapping[tuple[str, str], Sequence[Promise]]
#: In the order in which a bar shows them: done first.
STATUSES = {one: PLEDGE_STATUS[one] for one in ("kept", "in_progress", "delayed", "withdrawn")}
FORMER, OVERDUE, UNDATED = "former", "overdue", "none"


def token(status: str) -> str:
    """A status as a part of an address."""
    return status.replace("_", "-")


#: Statuses as parts of addresses, with their names; those of former deputies are one of their own.
TOKENS = {token(id_): name for id_, name in STATUSES.items()} | {FORMER: "往届代表"}


def token_of(one: Promise) -> str:
    return FORMER if one.card.former else token(one.pledge.status)


def year_of(one: Promise) -> str:
    """The year it is due in, or ``none``."""
    return str(one.pledge.due_on.year) if one.pledge.due_on else UNDATED


def due_id(one: Promise) -> str:
    """The anchor of its year in a list."""
    return f"due-{year_of(one)}"


def year_name(year: str) -> str:
    return "未定期限" if year == UNDATED else f"{year}年到期"


def index(catalogue: Catalogue) -> Index:
    """Which facets each pledge is in. Those of former deputies are only among themselves."""
    found: dict[Facet, list[Promise]] = defaultdict(list)
    for one in catalogue.promises:
        for facet in facets_of(one):
            found[facet].append(one)
    return found


def facets_of(one: Promise) -> Iterator[Facet]:
    yield "status", token_of(one)
    if one.card.former:
        return
    for district in one.districts:
        yield "district", district
    if one.pledge.status in OPEN:
        yield "due", year_of(one)
    if one.overdue:
        yield "due", OVERDUE


def leaves(catalogue: Catalogue) -> Leaves:
    """The pledges of each district and status, the earliest day first and no day last."""
    found: dict[tuple[str, str], list[Promise]] = defaultdict(list)
    for one in catalogue.promises:
        for district in one.districts:
            found[district, token_of(one)].append(one)
    for listed in found.values():
        # Stable: within a year the order of all pledges stays.
        listed.sort(key=lambda one: (one.pledge.due_on is None, one.due[:4]))
    return found


def leaf_starts(found: Leaves) -> Mapping[tuple[str, str, str], str]:
    """(district, status, year) → the page and anchor where that year begins."""
    return {
        (district, status, anchor.removeprefix("due-")): uri
        for (district, status), listed in found.items()
        for anchor, uri in starts(
            listed, due_id, partial(urls.pledges_of, district, status)
        ).items()
    }


def title(catalogue: Catalogue, facet: Facet) -> str:
    return f"{names(catalogue, facet[0]).get(facet[1]) or year_name(facet[1])}的承诺"


def names(catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    """Ids and names of one filter's entries; years are named by ``year_name``."""
    if kind == "district":
        return {id_: one.name for id_, one in catalogue.districts.items()}
    return TOKENS if kind == "status" else {OVERDUE: "已到期未完成", UNDATED: "未定期限"}
