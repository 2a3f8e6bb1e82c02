"""The city's districts, invented townships in them, and names of villages, estates and firms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .grammar import words

FIXED = Path(__file__).parent / "fixed"
CITY = "zibo"
#: Where a district lies (latitude, longitude) and its share of the deputies in per cent.
_GROUND = {
    "zichuan": (36.64, 117.97, 15),
    "zhangdian": (36.81, 118.02, 20),
    "boshan": (36.49, 117.86, 11),
    "linzi": (36.83, 118.31, 13),
    "zhoucun": (36.80, 117.87, 9),
    "huantai": (36.96, 118.10, 11),
    "gaoqing": (37.17, 117.83, 9),
    "yiyuan": (36.18, 118.17, 12),
}
#: Streets (街道) have no congress of their own; so many townships of each district are streets.
_STREETS = 2
_DIGITS = "零一二三四五六七八九"
_VILLAGE_SHARE = {"agriculture": 1.0, "environment": 0.85, "education": 0.7, "economy": 0.5}


@dataclass(frozen=True, slots=True)
class Town:
    slug: str
    name: str
    district: str
    has_congress: bool


@dataclass(frozen=True, slots=True)
class District:
    id: str
    name: str
    latitude: float
    longitude: float
    share: int
    towns: tuple[Town, ...]

    @property
    def short(self) -> str:
        """Without the last character: 淄川 for 淄川区."""
        return self.name[:-1]


def city_file() -> Any:
    """The parsed ``city.yaml`` of every synthetic city."""
    return yaml.safe_load((FIXED / "city.yaml").read_text(encoding="utf-8"))


@cache
def districts() -> tuple[District, ...]:
    """The counties and districts in the city's order, without the city itself."""
    names = {one["id"]: one["name"] for one in city_file()["districts"]}
    towns = _towns()
    return tuple(
        District(id_, names[id_], *ground, tuple(towns[place :: len(_GROUND)]))
        for place, (id_, ground) in enumerate(_GROUND.items())
    )


def _towns() -> list[Town]:
    ids, entries = list(_GROUND), words("town_name", "places")
    streets = len(entries) - _STREETS * len(ids)
    found = []
    for place, entry in enumerate(entries):
        name, _, slug = entry.partition(":")
        kind = "镇" if place < streets else "街道"
        found.append(Town(slug, name + kind, ids[place % len(ids)], kind == "镇"))
    return found


def village(rng: Random, theme: str) -> str:
    """A village, or an urban community where the theme belongs to towns."""
    if rng.random() >= _VILLAGE_SHARE.get(theme, 0.25):
        return rng.choice(words("estate", "places")) + "社区"
    first = rng.choice(words("village_a", "places"))
    return first + rng.choice(words("village_b", "places")) + "村"


def firm(rng: Random) -> str:
    return rng.choice(words("firm_a", "places")) + rng.choice(words("firm_b", "places"))


def chinese_number(number: int) -> str:
    """1 to 99 in Chinese numerals: 十二, 三十."""
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return lead + (_DIGITS[ones] if ones or not tens else "")
