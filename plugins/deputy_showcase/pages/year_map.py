"""A year of the schedule as a map of districts × weeks, and how far each district's round has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import District, Week
from ..schedule.rounds import RoundState, round_state
from .catalogue import Catalogue
from .places import Place, place


@dataclass(frozen=True, slots=True)
class Cell:
    """One week of one district; without a ``place`` nothing is known of it yet."""

    week: Week
    place: Place | None

    @property
    def state(self) -> str:
        if self.place is None:
            return "open"
        return self.place.state if self.place.card or self.place.column else "vacant"


@dataclass(frozen=True, slots=True)
class YearRow:
    district: District
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class YearMap:
    """One ISO year: 52 or 53 weeks of every district."""

    year: int
    rows: tuple[YearRow, ...]

    @property
    def weeks(self) -> tuple[Week, ...]:
        return tuple(cell.week for cell in self.rows[0].cells) if self.rows else ()


def year_map(
    catalogue: Catalogue, year: int, districts: tuple[District, ...] | None = None
) -> YearMap:
    """The map of one year, for all districts or for some."""
    first = Week(year, 1)
    weeks = [first.plus(step) for step in range(53) if first.plus(step).year == year]
    rows = (
        YearRow(district, tuple(_cell(catalogue, week, district) for week in weeks))
        for district in districts or catalogue.site.city.districts
    )
    return YearMap(year, tuple(rows))


def _cell(catalogue: Catalogue, week: Week, district: District) -> Cell:
    known = week in catalogue.known_weeks
    return Cell(week, place(catalogue, week, district) if known else None)


def years(catalogue: Catalogue) -> list[int]:
    """Every ISO year with a known week, newest first."""
    return sorted({week.year for week in catalogue.known_weeks}, reverse=True)


def round_states(catalogue: Catalogue) -> Iterator[tuple[District, RoundState]]:
    for district in catalogue.site.city.districts:
        yield district, state_of(catalogue, district.id)


def state_of(catalogue: Catalogue, district: str) -> RoundState:
    deputies = catalogue.deputies_of_district.get(district, ())
    return round_state(deputies, catalogue.schedule, district)
