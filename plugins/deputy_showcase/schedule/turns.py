"""What the planner knows of one deputy in one district, as numbers that are quick to compare.

Weeks are counted as integers (Monday's ordinal ÷ 7), because a year of nine districts asks some hundred
thousand times whether somebody could be featured in some week.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from ..model import Deputy, Membership, Site, Week
from .eligibility import lacking, verified_until

Range = tuple[int, int]
FOREVER = 10**9


def number(week: Week) -> int:
    return week.monday.toordinal() // 7


def week_of(count: int) -> Week:
    return Week.of(date.fromordinal(count * 7 + 1))


def stable_number(*parts: str) -> int:
    """64 bits that depend on the words alone: the same on every machine and in every run."""
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")


@dataclass(slots=True)
class Turn:
    """One deputy as seen by one district.

    Attributes:
        seats: ranges of weeks during which the mandate holds throughout the week.
        blocked: ranges of weeks in which the deputy cannot be featured.
        ready_until: the last week in which the profile is complete and verified; -1 if it is not.
        count: how often this district has featured them, slots already settled included.
        level: of the first valid seat, for the spread.
    """

    deputy: Deputy
    district: str
    key: int
    seats: tuple[Range, ...]
    blocked: tuple[Range, ...]
    ready_until: int
    level: str
    count: int = 0

    @property
    def id(self) -> str:
        return self.deputy.id

    def able(self, week: int) -> bool:
        """The seat is valid and nothing stands in the way in that week."""
        return any(first <= week <= last for first, last in self.seats) and not any(
            first <= week <= last for first, last in self.blocked
        )


@dataclass(slots=True)
class Appearances:
    """In which weeks each person appears, in whichever district."""

    weeks: dict[str, list[int]] = field(default_factory=dict)

    def add(self, deputy: str, week: int) -> None:
        self.weeks.setdefault(deputy, []).append(week)

    def distance(self, deputy: str, week: int) -> int:
        """Weeks to the nearest appearance before or after; ``FOREVER`` without any."""
        return min((abs(week - one) for one in self.weeks.get(deputy, ())), default=FOREVER)


def rosters(site: Site) -> Mapping[str, list[Turn]]:
    """Every district's deputies, in the order of their ids; people on hold have no turn."""
    found: dict[str, list[Turn]] = {district.id: [] for district in site.city.districts}
    for deputy in site.deputies.values():
        if deputy.showcase.hold:
            continue
        key, ready = stable_number(deputy.id), _ready_until(deputy, site)
        blocked = tuple((_floor(one.start), _floor(one.end)) for one in deputy.showcase.unavailable)
        for district in dict.fromkeys(one.district for one in deputy.memberships):
            seats = [one for one in deputy.memberships if one.district == district]
            ranges = tuple(_range(one) for one in seats)
            turn = Turn(deputy, district, key, ranges, blocked, ready, seats[-1].level)
            found[district].append(turn)
    return found


def _range(seat: Membership) -> Range:
    first = -FOREVER if seat.start_date is None else _ceiling(seat.start_date)
    end = seat.last_day
    last = FOREVER if end is None else (end.toordinal() // 7) - 1
    return first, last


def _floor(day: date) -> int:
    """The week a day falls into."""
    return (day.toordinal() - 1) // 7


def _ceiling(day: date) -> int:
    """The first week that begins on or after a day."""
    return (day.toordinal() + 5) // 7


def _ready_until(deputy: Deputy, site: Site) -> int:
    if lacking(deputy):
        return -1
    until = verified_until(deputy, site.city.schedule.verified_within_months)
    return -1 if until is None else _floor(until)
