"""Who the deputies are: their mandates, their work, and what keeps a few from being shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ..model import Membership, Week
from .grammar import Writer, load_rules
from .names import Name, draw_name
from .places import CITY, District, Town, chinese_number, districts, firm, village

THEMES = ("environment", "economy", "agriculture", "education", "social", "legal", "urban")
#: Shares of city and district deputies; the rest are town deputies.
_CITY_SHARE, _DISTRICT_SHARE = 0.07, 0.35
#: The week of January or February in which a new term's congress of each level begins.
_TERM_WEEK = {"town": 1, "district": 2, "city": 6}
#: Careers and their shares; everybody else simply holds one seat of this term.
_CAREERS = {"re-elected": 0.025, "dual": 0.025, "former": 0.015, "ended": 0.012}
#: What makes a deputy unready, and how often.
_OBSTACLES = {"away": 0.02, "hold": 0.007, "no pledge": 0.02, "stale": 0.03}


@dataclass(frozen=True, slots=True)
class Era:
    """The weeks a synthetic city covers. ``today`` is the Monday of the last released one."""

    first: Week
    until: Week

    @property
    def today(self) -> date:
        return self.until.monday

    @property
    def term(self) -> int:
        """The city congress's term today."""
        term = 16 + (self.today.year - 2022) // 5
        return term if term_start(term, "city") <= self.today else term - 1


@dataclass(frozen=True, slots=True)
class Person:
    """``career`` and ``obstacle`` are keys of the tables above, or empty for most people."""

    id: str
    name: Name
    memberships: tuple[Membership, ...]
    home: District
    town: Town
    village: str
    theme: str
    job: str
    career: str = ""
    obstacle: str = ""

    @property
    def is_ready(self) -> bool:
        """Fit to be announced, as far as the profile's text goes."""
        return not self.obstacle and self.career not in ("former", "ended")

    def serves(self, district: str, week: Week) -> bool:
        return any(one.district == district and one.valid_in(week) for one in self.memberships)

    def facts(self) -> dict[str, str]:
        """What every text about this person holds to."""
        return {
            "name": self.name.full,
            "gender": self.name.gender,
            "ethnicity": self.name.ethnicity,
            "ta": "她" if self.name.gender == "女" else "他",
            "post": self.job,
            "job": self.job,
            "town": self.town.name,
            "village": self.village,
            "dist": self.home.name,
        }


def term_start(term: int, level: str) -> date:
    """The first day of a term: always a Monday, every five years around 2022-01-10 (the 16th)."""
    return date.fromisocalendar(2022 + 5 * (term - 16), _TERM_WEEK[level], 1)


def draw_roster(rng: Random, count: int, era: Era) -> list[Person]:
    """All deputies. The first of each district serve all through the era and have no obstacle."""
    numbers: Counter[str] = Counter()
    people = []
    for place in range(count):
        level, home = _seat_of(rng, place)
        own = CITY if level == "city" else home.id
        numbers[own] += 1
        people.append(_draw_person(rng, f"{own}-{numbers[own]:04d}", level, home, era))
    return people


def _seat_of(rng: Random, place: int) -> tuple[str, District]:
    grounds = districts()
    if 0 < place <= len(grounds):
        return "district", grounds[place - 1]
    home = rng.choices(grounds, [one.share for one in grounds])[0]
    share = 0.0 if place == 0 else rng.random()
    if share < _CITY_SHARE:
        return "city", home
    return ("district" if share < _CITY_SHARE + _DISTRICT_SHARE else "town"), home


def _draw_person(rng: Random, id_: str, level: str, home: District, era: Era) -> Person:
    first = id_.endswith("-0001")
    career = "re-elected" if first else _drawn(rng, _CAREERS)
    obstacle = "" if first or career in ("former", "ended") else _drawn(rng, _OBSTACLES)
    theme = rng.choice(THEMES)
    town = rng.choice([one for one in home.towns if one.has_congress or level != "town"])
    place = village(rng, theme)
    seats = _memberships(rng, level, home, town, career, era)
    job = _job(rng, theme, home, town, place)
    return Person(id_, draw_name(rng), seats, home, town, place, theme, job, career, obstacle)


def _drawn(rng: Random, shares: Mapping[str, float]) -> str:
    share = rng.random()
    for name, width in shares.items():
        if share < width:
            return name
        share -= width
    return ""


def _job(rng: Random, theme: str, home: District, town: Town, place: str) -> str:
    facts = {"dist": home.name, "town": town.name, "village": place, "firm": firm(rng)}
    return Writer(rng, load_rules("nature", "places", theme), facts).write("job")


def _memberships(
    rng: Random, level: str, home: District, town: Town, career: str, era: Era
) -> tuple[Membership, ...]:
    seat = _Seat(level, home, town, chinese_number(rng.randint(1, 39)))
    current = seat.held(era.term)
    match career:
        case "re-elected":
            return (*seat.earlier(era), current)
        case "former":
            return seat.earlier(era)
        case "ended":
            return (seat.ended(rng, era),)
        case "dual":
            other = "district" if level != "district" else "town"
            home_town = next(one for one in home.towns if one.has_congress)
            return (current, _Seat(other, home, home_town, seat.number).held(era.term))
    return (current,)


@dataclass(frozen=True, slots=True)
class _Seat:
    """A constituency that somebody holds for a term or several."""

    level: str
    home: District
    town: Town
    number: str

    def held(self, term: int, end: date | None = None, reason: str = "") -> Membership:
        city = self.level == "city"
        return Membership(
            level=self.level,
            district=CITY if city else self.home.id,
            term=term,
            start_date=term_start(term, self.level),
            end_date=end,
            end_reason=reason,
            electoral_unit=self._unit(),
            delegation=f"{self.home.short}代表团" if city else "",
        )

    def _unit(self) -> str:
        if self.level == "city":
            return f"{self.home.name}人民代表大会"
        town = self.town.name if self.level == "town" else ""
        return f"{town}第{self.number}选区"

    def earlier(self, era: Era) -> tuple[Membership, ...]:
        """The seats of the terms before this one, back to the era's first week, at least one."""
        term, found = era.term, list[Membership]()
        while not found or term_start(term, self.level) > era.first.monday:
            end = term_start(term, self.level) - timedelta(days=1)
            term -= 1
            found.insert(0, self.held(term, end, "任期届满"))
        return tuple(found)

    def ended(self, rng: Random, era: Era) -> Membership:
        """A seat of this term given up before today."""
        days = max((era.today - term_start(era.term, self.level)).days, 2)
        end = term_start(era.term, self.level) + timedelta(days=rng.randint(days // 2, days - 1))
        reason = Writer(rng, load_rules("profile"), {}).write("end_reason")
        return self.held(era.term, end, reason)
