"""Which of several eligible people a slot would rather have: theme, spread, then a fixed lot.

Neighbouring weeks should differ in level, group, gender and electoral unit. Comparing each choice with
the one before would make a whole year change when one person leaves. So each week has a pattern of its
own instead (this week a woman from a town who knows finance, the next a man from the district who knows
health), which no roster changes; neighbours differ because the patterns do. Among equals a lot drawn
from week, district and id decides: nobody's arrival or departure changes the order of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..model import Site
from .turns import Turn, number, stable_number

_MASK = (1 << 64) - 1
_LOTS = float(1 << 64)
#: After so many weeks the pairing of gender and level is turned round.
_PHASE = 8


class Preference:
    """Costs for one site.

    Args:
        soon: up to this week (a number) complete profiles are preferred to incomplete ones.
        last: the last week that is planned.
    """

    def __init__(self, site: Site, soon: int, first: int, last: int) -> None:
        self._soon = soon
        self._groups: Sequence[str] = [group.id for group in site.city.groups]
        self._themes = {number(week): group for week, group in site.city.themes.items()}
        self._reserved = {group for week, group in self._themes.items() if first <= week <= last}
        self._order = {district.id: index for index, district in enumerate(site.city.districts)}

    def cost(self, turn: Turn, week: int) -> float:
        """The lower, the better; whole numbers for preferences, the fraction is the lot."""
        return (
            self._theme(turn, week) + self._pattern(turn, week) + lot(turn.key, turn.district, week)
        )

    def _theme(self, turn: Turn, week: int) -> float:
        groups = turn.deputy.groups
        wanted = self._themes.get(week)
        if wanted:
            return 0.0 if wanted in groups else 32.0
        # Whoever a coming themed week needs is not spent on another.
        return 16.0 if self._reserved and not self._reserved.isdisjoint(groups) else 0.0

    def _pattern(self, turn: Turn, week: int) -> float:
        place = week + self._order[turn.district]
        cost = 8.0 if week <= self._soon and week > turn.ready_until else 0.0
        if turn.deputy.gender and (turn.deputy.gender == "female") != bool(place % 2):
            cost += 4.0
        if turn.level != "city" and (turn.level == "town") != bool((place + place // _PHASE) % 2):
            cost += 2.0
        if self._groups and self._groups[place % len(self._groups)] not in turn.deputy.groups:
            cost += 1.0
        return cost


def lot(key: int, district: str, week: int) -> float:
    """A number in [0, 1) that looks random and depends on nothing but its arguments."""
    mixed = (key ^ _slot_number(district, week)) * 0x9E3779B97F4A7C15 & _MASK
    mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 & _MASK
    return (mixed ^ mixed >> 32) / _LOTS


@lru_cache(maxsize=8192)
def _slot_number(district: str, week: int) -> int:
    return stable_number(district, str(week))
