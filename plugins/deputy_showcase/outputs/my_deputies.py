"""What ``/my-deputies/`` needs: for each district who stands for whom, and all stations with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import Deputy, District, Membership, Reception, Station
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..pages.receptions import coming
from ..pages.towns import town_of, unit_of
from ..pages.units import in_order
from .popolo import Record
from .spec import OutputFile
from .wellformed import json_file, legal

FOLDER = "my-deputies/"
#: Receptions ahead that a station brings along; the page shows the first that is not over.
AHEAD = 4
_KIND = re.compile("(?:区|县|市|自治县)$")


def my_deputies_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``stations.json`` of the whole city, and a file for each district below the city."""
    yield OutputFile(f"{FOLDER}stations.json", json_file({"stations": _stations(catalogue)}))
    for district in catalogue.site.city.districts:
        if district.level != "city":
            data = json_file(of_district(catalogue, district))
            yield OutputFile(f"{FOLDER}{district.id}.json", data)


def of_district(catalogue: Catalogue, district: District) -> Record:
    """Who represents the people of a district now, as rows.

    ``units`` are the electoral units of the district's own deputies. A person is
    ``[id, name, post, level, town, unit, station, pledges]``; town and unit may be empty.
    """
    people = [row for row in _rows(catalogue, district)]
    towns = sorted({row[4] for row in people if row[4]})
    units = sorted({row[5] for row in people if row[3] == "district" and row[5]}, key=in_order)
    return {"towns": towns, "units": units, "people": people}


def _rows(catalogue: Catalogue, district: District) -> Iterator[list[Any]]:
    for deputy in sorted(catalogue.site.deputies.values(), key=lambda one: one.id):
        for seat in catalogue.cards[deputy.id].seats:
            if seat.current and stands_for(seat.membership, district, catalogue):
                yield _row(deputy, seat.membership)


def stands_for(seat: Membership, district: District, catalogue: Catalogue) -> bool:
    """Whether a seat is one of this district's people: its own, or in the city sent by it."""
    if seat.level != "city":
        return seat.district == district.id
    stem = _KIND.sub("", district.name) or district.name
    return stem in seat.delegation or stem in seat.electoral_unit


def _row(deputy: Deputy, seat: Membership) -> list[Any]:
    pledges = [[one.id, legal(one.text)] for one in deputy.pledges]
    where = (town_of(seat), unit_of(seat))
    texts = (deputy.name, deputy.position, seat.level, *where, deputy.station)
    return [deputy.id, *(legal(text) for text in texts), pledges]


def _stations(catalogue: Catalogue) -> list[Record]:
    return [_station(one, catalogue) for _, one in sorted(catalogue.site.stations.items())]


def _station(station: Station, catalogue: Catalogue) -> Record:
    ahead = [one.reception for one in coming(catalogue, station.district)]
    held = [one for one in ahead if one.station == station.id][:AHEAD]
    return {
        "id": station.id,
        "name": legal(station.name),
        "district": station.district,
        "address": legal(station.address),
        "phone": legal(station.phone),
        "opening": legal(station.opening),
        "location": list(station.location),
        "receptions": [
            [
                urls.reception(one.id),
                one.starts.isoformat(),
                legal(one.topic),
                _known(one, catalogue),
                one.ends.isoformat() if one.ends else "",
            ]
            for one in held
        ],
    }


def _known(reception: Reception, catalogue: Catalogue) -> list[str]:
    """Who holds it, of those who are shown at all."""
    return [id_ for id_ in reception.deputies if id_ in catalogue.site.deputies]
