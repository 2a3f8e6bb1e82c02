"""The directory of deputies: everybody, and narrowed by district, level and group.

Made for a city with thousands: static pages of sixty, complete without JavaScript. The district
combines with either of the other two filters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from math import ceil

from . import heads, initials, urls
from .catalogue import Catalogue
from .numbered import PER_PAGE, Part, page_links, parts
from .people import LEVELS, Card, in_office
from .spec import Head, PageSpec

#: (kind, id), for example ``("district", "zichuan")``.
Facet = tuple[str, str]
Facets = tuple[Facet, ...]
Index = Mapping[Facets, list[Card]]
FRONT = "按区县和姓氏查找代表"
KINDS = {"district": "区县", "level": "层级", "group": "专业小组"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a filter; ``count`` is of those in office, though former ones are listed behind them."""

    name: str
    uri: str
    count: int
    chosen: bool


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The way to the lists, then every page of each that has somebody; everybody's and the districts' always."""
    found = index(catalogue)
    everybody = list(parts(found.get((), ()), partial(_uri, ())))
    yield _front(catalogue, found, several=len(everybody) > 1)
    if len(everybody) > 1:
        yield _everybody(catalogue, everybody)
    always: list[Facets] = [(), *((("district", id_),) for id_ in catalogue.districts)]
    for facets in dict.fromkeys([*always, *found]):
        yield from _listing(catalogue, found, facets)


def index(catalogue: Catalogue) -> Index:
    """Who belongs to which list: those in office first, then by id."""
    found: dict[Facets, list[Card]] = defaultdict(list)
    for card in sorted(catalogue.cards.values(), key=lambda one: one.former):
        for facets in facets_of(card, catalogue.site.deputies[card.id].groups):
            found[facets].append(card)
    return found


def serving(catalogue: Catalogue) -> Mapping[str, int]:
    """How many deputies hold a seat of each district now."""
    held = (
        {one.membership.district for one in card.seats if one.current}
        for card in catalogue.cards.values()
    )
    return Counter(chain.from_iterable(held))


def facets_of(card: Card, groups: tuple[str, ...]) -> Iterator[Facets]:
    """The lists one person is in. Seats that ended only count for those who hold none."""
    seats = [seat.membership for seat in card.leading]
    yield ()
    for district in dict.fromkeys(one.district for one in seats):
        yield (("district", district),)
        for group in groups:
            yield ("district", district), ("group", group)
    for level in dict.fromkeys(one.level for one in seats):
        yield (("level", level),)
    for district, level in dict.fromkeys((one.district, one.level) for one in seats):
        yield ("district", district), ("level", level)
    for group in groups:
        yield (("group", group),)


def narrower(catalogue: Catalogue, found: Index, facet: Facet, kind: str) -> list[Choice]:
    """What a list can be narrowed to further, as links with counts."""
    return [
        Choice(name, urls.directory(facet, (kind, id_)), in_office(cards), False)
        for id_, name in names(catalogue, kind).items()
        if (cards := found.get((facet, (kind, id_))))
    ]


def names(catalogue: Catalogue, kind: str) -> Mapping[str, str]:
    """Ids and names of all entries of one filter, in the city's order."""
    if kind == "district":
        return {id_: one.name for id_, one in catalogue.districts.items()}
    if kind == "group":
        return {id_: one.name for id_, one in catalogue.groups.items()}
    return LEVELS


def _front(catalogue: Catalogue, found: Index, *, several: bool) -> PageSpec:
    """What somebody finds who cuts off the end of a list's address."""
    rows = [(label, _choices(catalogue, found, (), kind)[1:]) for kind, label in KINDS.items()]
    context = {
        "rows": [row for row in rows if row[1]],
        "letters": _letters(catalogue),
        "several": several,
    }
    head = _head(catalogue, FRONT)
    return PageSpec("directory/", "directory_front.html", FRONT, context, "deputies", head)


def _everybody(catalogue: Catalogue, everybody: Sequence[Part[Card]]) -> PageSpec:
    """The pages of everybody; the first of them has another address (``urls.directory``)."""
    title = "代表名录各页"
    context = {"parts": everybody, "size": PER_PAGE}
    head = _head(catalogue, title)
    return PageSpec("directory/all/", "directory_all.html", title, context, "deputies", head)


def _listing(catalogue: Catalogue, found: Index, facets: Facets) -> Iterator[PageSpec]:
    cards = found.get(facets, [])
    count = max(1, ceil(len(cards) / PER_PAGE))
    filters = [(label, _choices(catalogue, found, facets, kind)) for kind, label in KINDS.items()]
    if not facets:
        filters.append(("姓氏首字母", _letters(catalogue)))
    title = _title(catalogue, facets)
    for number in range(1, count + 1):
        first = (number - 1) * PER_PAGE
        context = {
            "cards": cards[first : first + PER_PAGE],
            "total": in_office(cards),
            "former": sum(one.former for one in cards),
            "first": first + 1,
            "filters": filters,
            "facets": facets,
            "heading": title,
            "number": number,
            "count": count,
            "links": list(page_links(partial(_uri, facets), number, count)),
        }
        uri = urls.directory(*facets, page=number)
        full = title if number == 1 else f"{title}（第{number}页）"
        yield PageSpec(uri, "directory.html", full, context, "deputies", _head(catalogue, title))


def _letters(catalogue: Catalogue) -> list[Choice]:
    """The lists by the first letter of the surname; they combine with no other."""
    letters = initials.letters(initials.people(catalogue))
    return [Choice(one.name, one.uri, one.count, False) for one in letters]


def _uri(facets: Facets, number: int) -> str:
    return urls.directory(*facets, page=number)


def _title(catalogue: Catalogue, facets: Facets) -> str:
    """For example 淄川区·乡镇人大代表."""
    words = [names(catalogue, kind).get(id_, id_) for kind, id_ in facets]
    if not words:
        return "代表名录"
    return "·".join(words) + ("" if facets[-1][0] == "level" else "代表")


def _choices(catalogue: Catalogue, found: Index, facets: Facets, kind: str) -> list[Choice]:
    """One filter's entries as seen from a list; what combines with it stays chosen."""
    chosen = dict(facets)
    kept = tuple(one for one in facets if _combine(one[0], kind))
    entries = (
        (tuple(sorted((*kept, (kind, id_)))), name, chosen.get(kind) == id_)
        for id_, name in names(catalogue, kind).items()
    )
    # Where a filter would drop another one, its "all" is a larger list than this.
    here = kind not in chosen and kept == facets
    everybody = _choice(found, kept, "全部", here)
    return [everybody, *(_choice(found, *one) for one in entries if found.get(one[0]))]


def _choice(found: Index, target: Facets, name: str, chosen: bool) -> Choice:
    return Choice(name, urls.directory(*target), in_office(found.get(target, [])), chosen)


def _combine(one: str, other: str) -> bool:
    """Whether two filters go together: the district with either of the other two."""
    return one != other and "district" in (one, other)


def _head(catalogue: Catalogue, title: str) -> Head:
    description = f"{catalogue.site.city.name}{title}：按区县、层级和专业小组查找人大代表。"
    tags = heads.list_tags("代表", description, f"人大代表,名录,{title}", "概况信息")
    return Head(description, tags, feeds=heads.feeds(catalogue))
