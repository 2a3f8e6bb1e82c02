"""The whole content of a site as frozen values.

Optional texts are empty strings, optional dates ``None``, lists are tuples. Enumerated fields hold the
English token (``in_progress``); ``schema.enums`` has the Chinese label. Moments carry the city's time
zone. Ids point to other values by key; ``validate`` has made sure that they resolve.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from .states import quickly_pickled


class Week(NamedTuple):
    """An ISO week (Monday first). Sorts by time; prints as ``2026-W47``."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read ``2026-W47``; raise ValueError for another form or a week that does not exist."""
        year, separator, number = text.partition("-W")
        if not (separator and len(year) == 4 and len(number) == 2 and (year + number).isascii()):
            raise ValueError(text)
        week = cls(int(year), int(number))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @classmethod
    def of(cls, day: date) -> Week:
        return cls(*day.isocalendar()[:2])

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def plus(self, weeks: int) -> Week:
        return Week.of(self.monday + timedelta(weeks=weeks))

    def minus(self, other: Week) -> int:
        """How many weeks ``other`` lies before this one."""
        return (self.monday - other.monday).days // 7

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, slots=True)
class Release:
    weekday: str = "monday"
    time: time = time(9, 0)


@dataclass(frozen=True, slots=True)
class ColumnTitle:
    title: str = ""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class SiteIdentity:
    name: str = ""
    domain: str = ""
    id_code: str = ""
    icp: str = ""
    police: str = ""
    organizer: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    announce_weeks: int = 4
    least_gap_weeks: int = 26
    verified_within_months: int = 12


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Least and greatest numbers for the two links (双联)."""

    constituents: tuple[int, ...] = (6, 10)
    members: tuple[int, ...] = (3, 6)


@dataclass(frozen=True, slots=True)
class District:
    id: str
    name: str
    level: str = "district"
    short: str = ""
    code: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class City:
    name: str
    congress: str
    term: int
    zone: tzinfo
    code: str = ""
    release: Release = Release()
    column: ColumnTitle = ColumnTitle()
    site: SiteIdentity = SiteIdentity()
    schedule: ScheduleRules = ScheduleRules()
    rules: LinkRules = LinkRules()
    districts: tuple[District, ...] = ()
    themes: Mapping[Week, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)

    @property
    def districts_told(self) -> str:
        """All ids with their names, for whoever wrote another."""
        return "、".join(f"{one.id}（{one.name}）" for one in self.districts)


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Photo:
    """What the profile says of its portrait; the file itself is ``Deputy.portrait``."""

    credit: str = ""
    consent_on: date | None = None
    alt: str = ""
    focus: tuple[float, ...] = (0.5, 0.35)


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Membership:
    """A mandate. ``term_ended_on`` is derived (``validate.terms.with_term_ends``), never written."""

    level: str
    district: str
    term: int
    start_date: date | None = None
    end_date: date | None = None
    end_reason: str = ""
    electoral_unit: str = ""
    delegation: str = ""
    town: str = ""
    term_ended_on: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day of the mandate: as written, else the day its term ended; None while it lasts."""
        return self.end_date or self.term_ended_on

    @property
    def known_end(self) -> date | None:
        """The last day to be told; None while the mandate lasts, or if nobody knows when it ended."""
        return None if self.last_day == date.min else self.last_day

    def valid_on(self, day: date) -> bool:
        begun = self.start_date is None or self.start_date <= day
        return begun and (self.last_day is None or day <= self.last_day)

    def valid_in(self, week: Week) -> bool:
        """Held during the whole week, so that nobody is featured while leaving or arriving."""
        return self.valid_on(week.monday) and self.valid_on(week.sunday)


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Contact:
    type: str
    value: str
    label: str = ""


@quickly_pickled
@dataclass(frozen=True, slots=True)
class PledgeUpdate:
    date: date
    text: str
    link: str = ""


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Pledge:
    id: str
    text: str
    made_on: date | None = None
    due_on: date | None = None
    status: str = "in_progress"
    progress: int | None = None
    updates: tuple[PledgeUpdate, ...] = ()


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Links:
    deputies: tuple[str, ...] = ()
    constituents: int | None = None


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Activity:
    date: date
    kind: str
    title: str
    text: str = ""
    station: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class Unavailable:
    start: date
    end: date
    reason: str = ""

    def touches(self, week: Week) -> bool:
        return self.start <= week.sunday and week.monday <= self.end


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Showcase:
    unavailable: tuple[Unavailable, ...] = ()
    hold: bool = False
    pin: tuple[Week, ...] = ()


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Source:
    url: str = ""
    note: str = ""


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Deputy:
    """``portrait`` is the picture's path in the content folder, empty where there is none."""

    id: str
    name: str
    memberships: tuple[Membership, ...]
    other_names: tuple[str, ...] = ()
    gender: str = ""
    ethnicity: str = ""
    position: str = ""
    summary: str = ""
    biography: str = ""
    photo: Photo | None = None
    groups: tuple[str, ...] = ()
    station: str = ""
    contacts: tuple[Contact, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    links: Links = Links()
    activities: tuple[Activity, ...] = ()
    showcase: Showcase = Showcase()
    verified_on: date | None = None
    sources: tuple[Source, ...] = ()
    birth_year: int | None = None
    native_place: str = ""
    education: str = ""
    party: str = ""
    extras: Mapping[str, Any] = field(default_factory=dict)
    portrait: str = ""

    def pinned_district(self, week: Week) -> str:
        """A pin names no district: it is meant for the first seat that is valid in that week.

        Empty where there is no such seat.
        """
        return next((one.district for one in self.memberships if one.valid_in(week)), "")


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Review:
    step: str
    by: str = ""
    date: date | None = None


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Carriage:
    """Where one media outlet carried an article."""

    outlet: str
    url: str = ""
    date: date | None = None


@quickly_pickled
@dataclass(frozen=True, slots=True)
class Column:
    """A weekly article. ``path`` is its file in the content folder, ``cover`` a path there as well."""

    title: str
    district: str
    week: Week
    body: str = ""
    deputy: str = ""
    author: str = ""
    source: str = ""
    published: datetime | None = None
    summary: str = ""
    cover: str = ""
    status: str = "draft"
    review: tuple[Review, ...] = ()
    programmes: tuple[str, ...] = ()
    carried_by: tuple[Carriage, ...] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    pictures: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.week}-{self.district}"


@dataclass(frozen=True, slots=True)
class Station:
    id: str
    name: str
    district: str
    address: str = ""
    phone: str = ""
    opening: str = ""
    location: tuple[float, ...] = ()
    advisers: int | None = None
    groups: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    text: str
    status: str = "in_hand"
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    held_on: date | None = None
    visitors: int | None = None
    matters: tuple[Matter, ...] = ()


@dataclass(frozen=True, slots=True)
class Reception:
    id: str
    topic: str
    district: str
    starts: datetime
    ends: datetime | None = None
    station: str = ""
    deputies: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    notice_days: int = 3
    outcome: Outcome | None = None
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectUpdate:
    date: date
    text: str
    photo: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    id: str
    title: str
    district: str
    supervisor: str = ""
    proposed_on: date | None = None
    status: str = "collecting"
    due_on: date | None = None
    cost_yuan: int | None = None
    updates: tuple[ProjectUpdate, ...] = ()
    extras: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Programme:
    id: str
    name: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    id: str
    name: str
    level: str = "city"
    district: str = ""
    kind: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class WordingRule:
    """House wording: where ``wrong`` stands, ``right`` should."""

    wrong: str
    right: str
    reason: str = ""
    severity: str = "warning"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One announced or published slot, and where in the ledger it stands."""

    week: Week
    district: str
    deputy: str
    state: str = "announced"
    reason: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page the office writes in Markdown at the top of the content folder (about, privacy)."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file of the content: pixel size as shown (after its EXIF orientation), and a digest."""

    path: str
    width: int
    height: int
    format: str
    digest: str


@dataclass(frozen=True, slots=True)
class Site:
    """The whole content. Mappings and tuples are in a fixed order that no file order changes."""

    city: City
    deputies: Mapping[str, Deputy] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()
    stations: Mapping[str, Station] = field(default_factory=dict)
    receptions: Mapping[str, Reception] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    programmes: tuple[Programme, ...] = ()
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    wording: tuple[WordingRule, ...] = ()
    ledger: Mapping[tuple[Week, str], LedgerEntry] = field(default_factory=dict)
    pages: tuple[PlainPage, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)


#: Types of which one object occurs in many places and lives as long as the site.
LASTING = (
    City,
    Column,
    Deputy,
    District,
    Group,
    Membership,
    Outlet,
    Pledge,
    Project,
    Reception,
    Site,
    Station,
)
