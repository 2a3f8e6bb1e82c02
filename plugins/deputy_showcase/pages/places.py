"""Weeks as readers see them: for each district the person, the article, or why there is nobody."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Column, District, Week
from ..schedule.slots import Slot
from .catalogue import Catalogue
from .people import Card


@dataclass(frozen=True, slots=True)
class Place:
    """One district in one week. A missing ``card`` means vacant, or a person no longer shown."""

    week: Week
    district: District
    slot: Slot | None
    card: Card | None
    column: Column | None

    @property
    def state(self) -> str:
        if self.column:
            return "published"
        return self.slot.state if self.slot else "vacant"

    @property
    def reason(self) -> str:
        return self.slot.reason if self.slot else ""


@dataclass(frozen=True, slots=True)
class StripWeek:
    """One week in the row of weeks: ``state`` is past, current or coming."""

    week: Week
    state: str
    here: bool


def place(catalogue: Catalogue, week: Week, district: District) -> Place:
    slot = catalogue.schedule.at(week, district.id)
    column = catalogue.columns_by_place.get((week, district.id))
    who = column.deputy if column and column.deputy else slot.deputy if slot else ""
    return Place(week, district, slot, catalogue.card_of(who), column)


def place_of(catalogue: Catalogue, column: Column) -> Place:
    """The place an article fills."""
    return place(catalogue, column.week, catalogue.districts[column.district])


def places(catalogue: Catalogue, week: Week) -> tuple[Place, ...]:
    """All districts of one week, in the city's order."""
    return tuple(place(catalogue, week, one) for one in catalogue.site.city.districts)


def strip(catalogue: Catalogue, here: Week, before: int = 3, after: int = 4) -> list[StripWeek]:
    """The known weeks around one."""
    known = catalogue.known_weeks
    span = (here.plus(step) for step in range(-before, after + 1))
    return [StripWeek(week, state(catalogue, week), week == here) for week in span if week in known]


def state(catalogue: Catalogue, week: Week) -> str:
    current = catalogue.schedule.current
    return "current" if week == current else "past" if week < current else "coming"
