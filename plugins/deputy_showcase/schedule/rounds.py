"""How far each district has come in its round. Pure; works on the public part of the schedule as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Deputy, Week
from .eligibility import seat
from .slots import Schedule


@dataclass(frozen=True, slots=True)
class RoundState:
    """Where one district stands.

    Attributes:
        number: the round under way, 1-based.
        featured: how many of those with a valid seat have had their turn in this round.
        to_come: how many have not; also the weeks left in the round, at one a week.
        next_free: the first coming week in which nobody is settled yet.
    """

    district: str
    number: int
    featured: int
    to_come: int
    next_free: Week


def round_state(deputies: Iterable[Deputy], schedule: Schedule, district: str) -> RoundState:
    """The state of one district as far as ``schedule`` shows its turns.

    Args:
        deputies: those with a seat in the district, now or once.
    """
    turns = Counter(
        slot.deputy
        for (_, place), slot in schedule.slots.items()
        if place == district and slot.deputy
    )
    counts = [turns[one.id] for one in deputies if seat(one, district, schedule.current)]
    least = min(counts, default=0)
    to_come = sum(1 for count in counts if count == least)
    return RoundState(
        district, least + 1, len(counts) - to_come, to_come, _next_free(schedule, district)
    )


def _next_free(schedule: Schedule, district: str) -> Week:
    week = schedule.current.plus(1)
    while (slot := schedule.at(week, district)) is not None and slot.deputy:
        week = week.plus(1)
    return week
