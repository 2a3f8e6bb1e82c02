"""What a hit shows besides its name: a few documents in a file, fetched only when a hit is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...model import Column, Deputy, Project, Reception, Station
from ...pages.catalogue import Catalogue
from ...schema.enums import label
from ..spec import OutputFile
from ..wellformed import json_text, legal
from . import documents

Row = list[Any]
#: Places in one file.
PLACES = 4
#: A text that no card holds: ``legal`` leaves no such character in one.
_BETWEEN = "\0"


def people(catalogue: Catalogue, folder: str) -> Iterator[OutputFile]:
    """``<folder>people-<id>.json`` and so on: a list with one row. A name that does not change with
    everybody's number leaves the files of others as they are."""
    rows = {one.id: [_person(one, catalogue)] for one in documents.deputies(catalogue)}
    return _files(f"{folder}people", rows)


def places(catalogue: Catalogue, folder: str) -> Iterator[OutputFile]:
    """The same of stations, receptions and projects, ``PLACES`` to a file and by number."""
    rows = [[_place(one, catalogue)] for one in documents.places(catalogue)]
    starts = range(0, len(rows), PLACES)
    return _files(f"{folder}places", {at // PLACES: rows[at : at + PLACES] for at in starts})


def columns(catalogue: Catalogue, folder: str) -> Iterator[OutputFile]:
    """``<folder>columns-<week>-<district>.json``, with one row."""
    articles = [one for one in documents.columns(catalogue) if one]
    rows = {f"{one.week}-{one.district}": [_column(one, catalogue)] for one in articles}
    return _files(f"{folder}columns", rows)


def _files(start: str, rows: Mapping[Any, Sequence[Row]]) -> Iterator[OutputFile]:
    for name, text in zip(rows, _texts(rows.values()), strict=True):
        yield OutputFile(f"{start}-{name}.json", text.encode())


def _texts(values: Iterable[Any]) -> list[str]:
    """The JSON of each value; written all at once, as a call for each of thousands takes thrice as long."""
    between = [one for value in values for one in (value, _BETWEEN)][:-1]
    return json_text(between)[1:-1].split(f",{json_text(_BETWEEN)},") if between else []


def _person(deputy: Deputy, catalogue: Catalogue) -> Row:
    """Post, seat, portrait's uri (may be empty), initial, tone, pledges (id and text)."""
    card = catalogue.cards[deputy.id]
    portrait = card.portrait.webp[0].uri if card.portrait else ""
    pledges = [[one.id, legal(one.text)] for one in deputy.pledges]
    seat = " ".join(filter(None, (card.seat, card.unit)))
    return [legal(card.position), legal(seat), portrait, legal(card.initial), card.tone, pledges]


def _place(one: Station | Reception | Project, catalogue: Catalogue) -> str:
    """One line about a place or event."""
    district = catalogue.districts[one.district].name
    if isinstance(one, Station):
        words = [one.address or district, one.phone, one.opening]
    elif isinstance(one, Reception):
        station = catalogue.site.stations.get(one.station)
        words = [f"{one.starts:%Y-%m-%d %H:%M}", station.name if station else district]
    else:
        words = [district, label("project_status", one.status)]
    return legal(" · ".join(" ".join(word.split()) for word in words if word))


def _column(column: Column, catalogue: Catalogue) -> Row:
    """Summary, and whom the article presents."""
    deputy = catalogue.site.deputies.get(catalogue.featured_in(column))
    return [legal(column.summary), legal(deputy.name) if deputy else ""]
