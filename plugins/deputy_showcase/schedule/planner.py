"""Fills the free slots: everybody once before anybody twice, the longest unseen first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..model import Deputy, Site, Week
from .eligibility import missing, seat, unavailable
from .slots import Slot

Place = tuple[Week, str]


@dataclass
class History:
    """Turns so far: how often each district featured somebody, and when anybody last appeared."""

    counts: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    appearances: dict[str, list[Week]] = field(default_factory=lambda: defaultdict(list))

    def gap(self, deputy: str, week: Week) -> int:
        """Weeks to the nearest appearance anywhere before or after; large if there is none."""
        return min((abs(week.minus(one)) for one in self.appearances[deputy]), default=10**6)


def plan(site: Site, fixed: dict[Place, Slot], first: Week, last: Week, horizon: Week) -> dict[Place, Slot]:
    """All slots: the fixed ones with their rounds, and one for every free place from first to last.

    Args:
        fixed: settled slots by place, any weeks.
        first: the first week that may still be planned; earlier gaps stay vacant.
        last: the last week to plan.
        horizon: up to here only ready profiles are placed.
    """
    history = _all_appearances(fixed.values())
    rosters = _rosters(site)
    slots: dict[Place, Slot] = {}
    for week in _weeks(fixed, first, last):
        taken = {slot.deputy for (when, _), slot in fixed.items() if when == week}
        for district in _scarcest_first(rosters, site):
            known = fixed.get((week, district))
            slot = known or _fill(site, rosters[district], week, district, first, horizon, taken, history)
            taken.add(slot.deputy)
            if known is None and slot.deputy:
                history.appearances[slot.deputy].append(week)
            slots[week, district] = _count(slot, history)
    return dict(sorted(slots.items()))


def _count(slot: Slot, history: History) -> Slot:
    if not slot.deputy:
        return slot
    history.counts[slot.district, slot.deputy] += 1
    return replace(slot, round=history.counts[slot.district, slot.deputy])


def _all_appearances(fixed: Iterable[Slot]) -> History:
    history = History()
    for slot in fixed:
        if slot.deputy:
            history.appearances[slot.deputy].append(slot.week)
    return history


def _weeks(fixed: dict[Place, Slot], first: Week, last: Week) -> list[Week]:
    start = min([first, *(week for week, _ in fixed)])
    end = max([last, *(week for week, _ in fixed)])
    return [start.plus(step) for step in range(end.minus(start) + 1)]


def _rosters(site: Site) -> dict[str, list[Deputy]]:
    rosters: dict[str, list[Deputy]] = {district.id: [] for district in site.city.districts}
    for deputy in site.deputies.values():
        for district in dict.fromkeys(one.district for one in deputy.memberships):
            rosters[district].append(deputy)
    return rosters


def _scarcest_first(rosters: dict[str, list[Deputy]], site: Site) -> list[str]:
    """Districts with the fewest deputies choose first, so that a shared deputy is left to them."""
    order = {district.id: index for index, district in enumerate(site.city.districts)}
    return sorted(rosters, key=lambda id_: (len(rosters[id_]), order[id_]))


def _fill(
    site: Site,
    roster: list[Deputy],
    week: Week,
    district: str,
    first: Week,
    horizon: Week,
    taken: set[str],
    history: History,
) -> Slot:
    if week < first:
        return Slot(week, district, "", "vacant", 0, "当周没有安排")
    able = [
        one
        for one in roster
        if one.id not in taken and seat(one, district, week) and not unavailable(one, week)
    ]
    rules = site.city.schedule
    ready = [one for one in able if not missing(one, week, rules)]
    pool = ready if week <= horizon else able
    rested = [one for one in pool if history.gap(one.id, week) >= rules.least_gap_weeks]
    if not pool:
        return Slot(week, district, "", "vacant", 0, _why_vacant(roster, able))
    chosen = min(rested or pool, key=lambda one: _turn(one, district, week, history))
    reason = _reason(chosen, district, week, history, site, relaxed=not rested)
    return Slot(week, district, chosen.id, "planned", 0, reason)


def _turn(deputy: Deputy, district: str, week: Week, history: History) -> tuple[int, int, str]:
    """Sort key: fewest turns, then longest unseen, then id."""
    return history.counts[district, deputy.id], -history.gap(deputy.id, week), deputy.id


def _why_vacant(roster: list[Deputy], able: list[Deputy]) -> str:
    if not roster:
        return "本区县还没有代表资料"
    return "可安排的代表资料尚未备齐" if able else "本周没有可安排的代表"


def _reason(
    deputy: Deputy, district: str, week: Week, history: History, site: Site, *, relaxed: bool
) -> str:
    before = [one for one in history.appearances[deputy.id] if one < week]
    reason = f"上次宣传在 {max(before)}，间隔最久" if before else "还没有宣传过，按顺序轮到"
    if relaxed:
        least = site.city.schedule.least_gap_weeks
        reason = f"本区县可安排的代表少，间隔不足{least}周；{reason}"
    lacks = missing(deputy, week, site.city.schedule)
    return f"{reason}（还缺：{'、'.join(lacks)}）" if lacks else reason
