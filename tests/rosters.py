"""Small cities as model values, for properties of the schedule: no files, no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from deputy_showcase.model import (
    City,
    Deputy,
    District,
    Group,
    LedgerEntry,
    Membership,
    Photo,
    Pledge,
    ScheduleRules,
    Showcase,
    Site,
    Unavailable,
    Week,
)

FIRST = Week(2026, 47)
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
DISTRICTS = ("town", "hill", "lake")


def city(gap: int, announce: int, districts: int) -> City:
    """A city with its own district first, and ``districts`` counties."""
    counties = tuple(District(name, name) for name in DISTRICTS[:districts])
    return City(
        name="City",
        congress="Congress",
        term=16,
        zone=UTC,
        schedule=ScheduleRules(announce, gap, 12),
        districts=(District("city", "City", "city"), *counties),
        groups=(Group("green", "Green"), Group("law", "Law")),
    )


def deputy(id_: str, districts: list[str], *, ready: bool = True) -> Deputy:
    seats = tuple(
        Membership("city" if one == "city" else "district", one, 16, date(2022, 1, 10))
        for one in districts
    )
    person = Deputy(id_, id_, seats, gender="male", groups=("law",), verified_on=date(2026, 11, 1))
    if not ready:
        return person
    return replace(
        person,
        summary="Somebody",
        photo=Photo(consent_on=date(2026, 1, 1)),
        portrait=f"deputies/{id_}.jpg",
        pledges=(Pledge("p1", "A promise"),),
    )


@st.composite
def people(draw: st.DrawFn, districts: int, most: int = 14) -> dict[str, Deputy]:
    """Deputies with windows of absence, mandates that end or begin, two seats, incomplete profiles."""
    names = ["city", *DISTRICTS[:districts]]
    found = {}
    for index in range(draw(st.integers(0, most))):
        seats = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        one = deputy(f"d{index:02d}", seats, ready=draw(st.integers(0, 9)) > 0)
        windows = draw(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 8)), max_size=3))
        absent = tuple(_window(start, length) for start, length in windows)
        gender = draw(st.sampled_from(["male", "female"]))
        one = replace(one, gender=gender, showcase=Showcase(unavailable=absent))
        found[one.id] = _mandate(draw, one)
    return found


def _mandate(draw: st.DrawFn, one: Deputy) -> Deputy:
    begins, ends = draw(st.integers(-300, 12)), draw(st.integers(3, 400))
    seat = replace(
        one.memberships[0],
        start_date=FIRST.monday + timedelta(weeks=begins),
        end_date=FIRST.monday + timedelta(weeks=ends, days=draw(st.integers(0, 6))),
    )
    return replace(one, memberships=(seat, *one.memberships[1:]))


def _window(start: int, length: int) -> Unavailable:
    first = FIRST.monday + timedelta(days=start * 7 + 2)
    return Unavailable(first, first + timedelta(days=length * 5))


@st.composite
def sites(draw: st.DrawFn, *, ledger: bool = True, gap: int | None = None) -> Site:
    districts = draw(st.integers(0, 3))
    least = draw(st.sampled_from([0, 1, 3, 6, 26])) if gap is None else gap
    town = city(least, draw(st.integers(0, 4)), districts)
    deputies = draw(people(districts))
    site = Site(town, deputies)
    return replace(site, ledger=draw(ledgers(site))) if ledger and deputies else site


@st.composite
def ledgers(draw: st.DrawFn, site: Site) -> dict[tuple[Week, str], LedgerEntry]:
    """Past and announced slots that break no hard rule by themselves."""
    found: dict[tuple[Week, str], LedgerEntry] = {}
    ids = sorted(site.deputies)
    for _ in range(draw(st.integers(0, 6))):
        week = FIRST.plus(draw(st.integers(-8, 3)))
        district = draw(st.sampled_from([one.id for one in site.city.districts]))
        who = draw(st.sampled_from(ids))
        if all(entry.deputy != who or entry.week != week for entry in found.values()):
            found[week, district] = LedgerEntry(week, district, who)
    return dict(sorted(found.items()))
