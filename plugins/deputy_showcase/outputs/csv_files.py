"""Tables for Excel: UTF-8 with a byte order mark, RFC 4180, no cell that starts a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ..model import Deputy, Membership
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..pages.towns import town_of
from ..schema.enums import label
from .popolo import address
from .wellformed import legal

#: What starts a formula in Excel, LibreOffice or WPS, half and full width (OWASP, CSV injection).
_FORMULA = frozenset("=+-@＝＋－＠")


def deputy_rows(catalogue: Catalogue) -> Iterator[list[str]]:
    """One row per deputy, sorted by id; several values in a cell are joined by ``；``."""
    for deputy in sorted(catalogue.site.deputies.values(), key=lambda deputy: deputy.id):
        yield _row(deputy, catalogue)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file as bytes, its lines ended by CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """The text as Excel should show it: a leading ``'`` keeps it from being a formula.

    A tab or return at the start counts as risky by itself, since some readers drop it.
    """
    # What begins with a letter or digit is no formula, and nearly every cell does.
    if not text or (text[0].isalnum() and text.isprintable()):
        return text
    seen = next((one for one in text if not _invisible(one)), "")
    risky = text.startswith(("\t", "\r")) or seen in _FORMULA
    return ("'" if risky else "") + legal(text)


def _invisible(character: str) -> bool:
    """Spaces of all kinds, and controls, format characters and what else readers may skip."""
    return character.isspace() or unicodedata.category(character).startswith("C")


def _place(seat: Membership, catalogue: Catalogue) -> str:
    return catalogue.districts[seat.district].name + (seat.town or town_of(seat))


def _row(deputy: Deputy, catalogue: Catalogue) -> list[str]:
    seats = deputy.memberships
    return [
        deputy.id,
        deputy.name,
        label("gender", deputy.gender),
        deputy.ethnicity,
        deputy.position,
        _joined(label("level", seat.level) for seat in seats),
        _joined(_place(seat, catalogue) for seat in seats),
        _joined(seat.electoral_unit for seat in seats),
        _joined(seat.delegation for seat in seats),
        _joined(f"第{seat.term}届" for seat in seats),
        *_terms(seats),
        _joined(catalogue.groups[id_].name for id_ in deputy.groups if id_ in catalogue.groups),
        _station(deputy, catalogue),
        _joined(f"{contact.label} {contact.value}".strip() for contact in deputy.contacts),
        deputy.summary,
        *_pledges(deputy),
        str(deputy.verified_on or ""),
        address(catalogue, urls.deputy(deputy.id)),
    ]


def _terms(seats: Sequence[Membership]) -> Iterator[str]:
    yield _joined(str(seat.start_date or "") for seat in seats)
    yield _joined(str(seat.known_end or "") for seat in seats)


def _pledges(deputy: Deputy) -> Iterator[str]:
    yield _joined(pledge.text for pledge in deputy.pledges)
    yield _joined(label("pledge_status", pledge.status) for pledge in deputy.pledges)


def _station(deputy: Deputy, catalogue: Catalogue) -> str:
    station = catalogue.site.stations.get(deputy.station)
    return station.name if station else ""


def _joined(values: Iterable[str]) -> str:
    """Values in their order, so that the same place in each column is the same mandate."""
    found = list(values)
    return "；".join(found) if any(found) else ""
