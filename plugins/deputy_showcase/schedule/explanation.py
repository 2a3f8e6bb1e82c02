"""Why a slot went to whom it went, and why everybody else was passed over, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Deputy, Site, Week
from .eligibility import missing, seat, unavailable
from .slots import STATE_LABELS, Schedule, Slot


@dataclass(frozen=True, slots=True)
class Verdict:
    """One candidate and what was found.

    Attributes:
        able: could have been shown in that week.
        turns: how often this district has featured them before that week.
    """

    deputy: Deputy
    able: bool
    turns: int
    text: str


def verdicts(site: Site, schedule: Schedule, week: Week, district: str) -> list[Verdict]:
    """Everybody with a seat in the district: the chosen one first, then those able, then the rest."""
    slot = schedule.at(week, district)
    found = [
        _verdict(one, site, schedule, week, district, slot)
        for one in site.deputies.values()
        if any(membership.district == district for membership in one.memberships)
    ]
    chosen = slot.deputy if slot else ""
    return sorted(
        found, key=lambda one: (one.deputy.id != chosen, not one.able, one.turns, one.deputy.id)
    )


def _verdict(
    deputy: Deputy,
    site: Site,
    schedule: Schedule,
    week: Week,
    district: str,
    slot: Slot | None,
) -> Verdict:
    turns = [
        one for one in _turns(schedule, deputy.id) if one.district == district and one.week < week
    ]
    if slot and slot.deputy == deputy.id:
        entry = site.ledger.get((week, district))
        why = f"{slot.reason}，原因：{entry.reason}" if entry and entry.reason else slot.reason
        text = f"本期人选（{STATE_LABELS[slot.state]}）：{why}"
        return Verdict(deputy, True, len(turns), text)
    obstacle = _obstacle(deputy, site, schedule, week, district)
    text = obstacle or _passed_over(schedule, deputy.id, week, district, len(turns))
    return Verdict(deputy, not obstacle, len(turns), text)


def _obstacle(deputy: Deputy, site: Site, schedule: Schedule, week: Week, district: str) -> str:
    """What stands in the way, or an empty text."""
    if not seat(deputy, district, week):
        return "本周不在任期内"
    reason = unavailable(deputy, week)
    if reason:
        return f"本周不能安排：{reason}"
    lacks = missing(deputy, week, site.city.schedule)
    if lacks and week <= schedule.horizon:
        return f"资料没有备齐，缺：{'、'.join(lacks)}"
    return _too_near(schedule, deputy.id, week, site.city.schedule.least_gap_weeks)


def _too_near(schedule: Schedule, id_: str, week: Week, gap: int) -> str:
    turns = [one for one in _turns(schedule, id_) if abs(week.minus(one.week)) < max(1, gap)]
    if not turns:
        return ""
    nearest = min(turns, key=lambda one: (abs(week.minus(one.week)), one.week))
    if nearest.week == week:
        return f"同一周已由 {nearest.district} 宣传"
    return f"离 {nearest.week} 的宣传只有{abs(week.minus(nearest.week))}周，不足{gap}周"


def _passed_over(schedule: Schedule, id_: str, week: Week, district: str, turns: int) -> str:
    planned = [
        one.week for one in _turns(schedule, id_) if one.district == district and one.week > week
    ]
    if planned:
        return f"可以安排，已排在 {min(planned)}"
    return f"可以安排，宣传过{turns}次，本周按次数、搭配和抽签次序未轮到"


def _turns(schedule: Schedule, id_: str) -> Iterator[Slot]:
    return (slot for slot in schedule.slots.values() if slot.deputy == id_)
