"""``city.yaml`` to a ``City``, and its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from ..load import Raw
from ..model import City
from ..problems import Problem
from .files import Entry, convert
from .places import Places

DEFAULT_ZONE = "Asia/Shanghai"


def read_city(raw: Raw, problems: list[Problem]) -> tuple[City | None, Entry | None]:
    """The city and its entry, or ``None`` twice when it cannot be read at all."""
    records = raw.of_kind("city")
    entry = convert(records[0], UTC, problems) if records else None
    if entry is None:
        return None, None
    values: dict[str, Any] = dict(entry.value)
    values.setdefault("zone", ZoneInfo(DEFAULT_ZONE))
    return City(**values), entry


def city_rules(city: City, places: Places) -> Iterator[Problem]:
    yield from _repeated("districts", [one.id for one in city.districts], places)
    yield from _repeated("groups", [one.id for one in city.groups], places)
    if sum(one.level == "city" for one in city.districts) != 1:
        message = "要有且只有一个市级条目（level: city）"
        hint = "市本身也算一个，如 {id: zibo, name: 淄博市, level: city}"
        yield places.problem("city.yaml", ("districts",), "one-city", message, hint)
    for name in ("constituents", "members"):
        least, most = getattr(city.rules, name)
        if least > most:
            message = "下限大于上限"
            at = ("rules", name)
            yield places.problem(
                "city.yaml", at, "numbers-reversed", message, f"如 [{most}, {least}]"
            )


def _repeated(name: str, ids: list[str], places: Places) -> Iterator[Problem]:
    again = {id_ for id_, count in Counter(ids).items() if count > 1}
    for index, id_ in enumerate(ids):
        if id_ in again and id_ in ids[:index]:
            at = (name, index, "id")
            message = f"编号「{id_}」重复"
            yield places.problem("city.yaml", at, "duplicate-id", message, "每个编号只能用一次")


def zone_of(city: City | None) -> tzinfo:
    return city.zone if city else ZoneInfo(DEFAULT_ZONE)
