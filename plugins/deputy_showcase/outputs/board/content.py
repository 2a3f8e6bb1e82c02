"""What stands on a station's board, as plain values: everything its file depends on, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Pledge, Station
from ...pages import urls
from ...pages.catalogue import Catalogue
from ...pages.people import Card
from ...pages.stations import on_board, profile_address, serving
from ..typefaces import shown


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG among the site's pictures, and its size in pixels."""

    uri: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One deputy on a board.

    Attributes:
        vows: text and day (or nothing) of each pledge.
        address: of the profile, for the code; empty where the site's address is not known.
        initial: stands on a calm colour where there is no photo.
    """

    name: str
    post: str
    seat: str
    unit: str
    vows: tuple[tuple[str, str], ...]
    address: str
    photo: Photo | None
    initial: str
    tone: int


@dataclass(frozen=True, slots=True)
class Board:
    """``facts`` are pairs of label and text."""

    uri: str
    congress: str
    motto: str
    station: str
    sample: bool
    facts: tuple[tuple[str, str], ...]
    phone: str
    organizer: str
    entries: tuple[Entry, ...]

    def texts(self) -> Iterator[str]:
        """Everything on it that may name somebody."""
        yield from (self.station, self.organizer, *(text for _, text in self.facts))
        for one in self.entries:
            yield from (one.name, one.post, one.address, *(text for text, _ in one.vows))


def boards(catalogue: Catalogue) -> Iterator[Board]:
    """The boards of all stations that somebody in office receives people at."""
    for station in catalogue.site.stations.values():
        found = serving(catalogue, station)
        if found:
            yield _board(catalogue, station, found)


def _board(catalogue: Catalogue, station: Station, found: list[Card]) -> Board:
    city = catalogue.site.city
    facts = (("地址", station.address), ("开放", station.opening), ("电话", station.phone))
    return Board(
        urls.board_file(station.id),
        shown(city.congress),
        shown(city.column.title),
        shown(station.name),
        catalogue.sample or bool(station.extras.get("sample")),
        tuple((label, shown(text)) for label, text in facts if text),
        shown(station.phone),
        shown(city.site.organizer),
        tuple(_entry(catalogue, one) for one in found),
    )


def _entry(catalogue: Catalogue, card: Card) -> Entry:
    photo = card.portrait.fallback if card.portrait else None
    return Entry(
        shown(card.name),
        shown(card.position),
        shown(card.seat),
        shown(card.unit),
        tuple(_vow(one) for one in on_board(catalogue, card)),
        profile_address(catalogue, card),
        Photo(photo.uri, photo.width, photo.height) if photo else None,
        shown(card.initial),
        card.tone,
    )


def _vow(pledge: Pledge) -> tuple[str, str]:
    day = pledge.due_on
    kept = "，已兑现" if pledge.status == "kept" else ""
    return shown(pledge.text), f"{day.year}年{day.month}月{day.day}日前{kept}" if day else ""
