"""The town of a town deputy, and what the place of a seat is called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import District, Membership

_TOWN = re.compile(r"^\w{1,12}?(?:街道|镇|乡|办事处|开发区)")


def town_of(seat: Membership) -> str:
    """A town deputy's town: as the seat says, else as its electoral unit begins; may be empty."""
    if seat.level != "town":
        return ""
    found = _TOWN.match(seat.electoral_unit)
    return seat.town or (found[0] if found else "")


def place_of(seat: Membership, districts: Mapping[str, District]) -> str:
    """Whose deputy: 淄川区, or 淄川区双杨镇; 淄川区乡镇 where the town is not told."""
    district = districts.get(seat.district)
    town = (town_of(seat) or "乡镇") if seat.level == "town" else ""
    return (district.name if district else "") + town


def unit_of(seat: Membership) -> str:
    """The electoral unit or delegation, without the town that stands before it anyway."""
    return seat.electoral_unit.removeprefix(town_of(seat)) or seat.delegation
