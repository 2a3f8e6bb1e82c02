"""The liaison stations by district, one page each, and a board of each to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import District, Pledge, Reception, Station
from . import heads, json_ld, qr, urls
from .catalogue import Catalogue
from .people import Card
from .promises import OPEN
from .receptions import Occasion, occasion
from .spec import Head, PageSpec

#: How many pledges of one deputy a board has room for.
ON_BOARD = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A station in a list."""

    station: Station
    people: int
    coming: Occasion | None


@dataclass(frozen=True, slots=True)
class Notice:
    """One deputy on a board. ``address`` and ``code`` are missing where the site's address is unknown."""

    card: Card
    pledges: tuple[Pledge, ...]
    address: str
    code: qr.Code | None


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The list, all boards, then each station with its board."""
    yield _index(catalogue)
    yield _boards(catalogue)
    for station in catalogue.site.stations.values():
        yield _page(catalogue, station)
        yield _board(catalogue, station)


def entries(catalogue: Catalogue, district: str) -> list[Entry]:
    """The stations of one district."""
    return [_entry(catalogue, one) for one in catalogue.stations_of_district.get(district, ())]


def serving(catalogue: Catalogue, station: Station) -> list[Card]:
    return [one for one in catalogue.deputies_of_station.get(station.id, ()) if one.serving]


def by_group(
    catalogue: Catalogue, station: Station, people: Sequence[Card]
) -> list[tuple[str, str, list[Card]]]:
    """Group id, its name and who is in it; everybody once, in the first group of theirs here."""
    order = dict.fromkeys((*station.groups, *catalogue.groups))
    found: dict[str, list[Card]] = {id_: [] for id_ in (*order, "")}
    for one in people:
        own = catalogue.site.deputies[one.id].groups
        found[next((id_ for id_ in order if id_ in own), "")].append(one)
    named = {id_: group.name for id_, group in catalogue.groups.items()} | {"": "其他代表"}
    return [(id_, named[id_], cards) for id_, cards in found.items() if cards and id_ in named]


def _entry(catalogue: Catalogue, station: Station) -> Entry:
    coming = _occasions(catalogue, station, coming=True)
    return Entry(station, len(serving(catalogue, station)), coming[0] if coming else None)


def _by_district(catalogue: Catalogue) -> list[tuple[District, list[Entry]]]:
    return [
        (district, found)
        for district in catalogue.site.city.districts
        if (found := entries(catalogue, district.id))
    ]


def _boards(catalogue: Catalogue) -> PageSpec:
    """What can be printed of all stations."""
    description = "各代表联络站的公示栏：进站代表、承诺和二维码，下载后可以印出来张贴。"
    tags = heads.list_tags("公示栏", description, "人大代表,联络站,公示栏", "概况信息")
    context = {"groups": _by_district(catalogue)}
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    return PageSpec("boards/", "boards.html", "联络站公示栏", context, "stations", head)


def _index(catalogue: Catalogue) -> PageSpec:
    groups = _by_district(catalogue)
    description = "各区县的代表联络站：地址、开放时间、电话，哪些代表在那里接待群众。"
    tags = heads.list_tags("联络站", description, "人大代表,联络站,接待", "概况信息")
    context = {"groups": groups, "total": len(catalogue.site.stations)}
    head = Head(description, tags, feeds=heads.calendars(catalogue))
    return PageSpec("stations/", "stations.html", "代表联络站", context, "stations", head)


def _page(catalogue: Catalogue, station: Station) -> PageSpec:
    people = serving(catalogue, station)
    context = {
        "station": station,
        "district": catalogue.districts[station.district],
        "people": people,
        "board_file": urls.board_file(station.id) if people else "",
        "groups": by_group(catalogue, station, people),
        "coming": _occasions(catalogue, station, coming=True),
        "past": _occasions(catalogue, station, coming=False),
    }
    description = f"{station.name}的地址、开放时间、电话、进站代表和接待安排。"
    tags = heads.list_tags(station.name, description, f"联络站,{station.name}", "概况信息")
    thing = json_ld.station(catalogue, station)
    feeds = heads.calendars(catalogue, station.district, station.id)
    head = Head(description, tags, thing, feeds)
    uri = urls.station(station.id)
    return PageSpec(uri, "station.html", station.name, context, "stations", head)


def _occasions(catalogue: Catalogue, station: Station, *, coming: bool) -> list[Occasion]:
    """Coming ones soonest first, past ones newest first."""
    found: list[Reception] = list(catalogue.receptions_of_station.get(station.id, ()))
    shown = [one for one in (occasion(catalogue, each) for each in found) if one.coming == coming]
    return shown if coming else shown[::-1]


def _board(catalogue: Catalogue, station: Station) -> PageSpec:
    found = tuple(_notice(catalogue, one) for one in serving(catalogue, station))
    context = {
        "station": station,
        "district": catalogue.districts[station.district],
        "notices": found,
        "file": urls.board_file(station.id) if found else "",
    }
    title = f"{station.name}公示牌"
    description = f"{title}，可以直接打印。"
    tags = heads.list_tags(title, description, f"联络站,{station.name}", "概况信息")
    head = Head(description, tags, indexed=False)
    return PageSpec(urls.board(station.id), "board.html", title, context, "stations", head)


def _notice(catalogue: Catalogue, card: Card) -> Notice:
    address = profile_address(catalogue, card)
    code = qr.code(address) if address else None
    return Notice(card, on_board(catalogue, card), address, code)


def on_board(catalogue: Catalogue, card: Card) -> tuple[Pledge, ...]:
    """The pledges that stand on a board: those still to be kept first."""
    pledges = catalogue.site.deputies[card.id].pledges
    ranked = sorted(pledges, key=lambda one: one.status not in OPEN)
    return tuple(one for one in ranked if one.status != "withdrawn")[:ON_BOARD]


def profile_address(catalogue: Catalogue, card: Card) -> str:
    """What a code leads to, empty where the site's address is not known."""
    return catalogue.base + urls.deputy(card.id) if catalogue.base else ""
