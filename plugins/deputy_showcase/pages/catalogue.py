"""The released content with the look-ups that pages and outputs share, made once per build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from ..model import (
    Carriage,
    Column,
    Deputy,
    District,
    Group,
    Project,
    Reception,
    Site,
    Station,
    Week,
)
from ..pictures import PictureSet, picture_set
from ..schedule.slots import Schedule, Slot
from . import urls
from .deeds import Records, records
from .look_ups import grouped, made_by, not_of_columns, whole_of
from .people import Card, card
from .promises import Promise, promises


@dataclass(frozen=True)
class Catalogue:
    """What may be shown at ``now``.

    ``site`` holds nothing unreleased, no draft and nobody on hold, and ``schedule`` nothing beyond the
    announced horizon (``release.public_site``, ``release.public_schedule``): whatever a page does with
    them, it cannot leak.

    Attributes:
        now: the moment of the build, in the city's time zone.
        base: the site's absolute address ending in ``/``, or empty when it is not known.
    """

    site: Site
    schedule: Schedule
    now: datetime
    base: str = ""

    @cached_property
    def without_columns(self) -> Catalogue:
        """The same as if there were no articles."""
        return self.with_columns(())

    @cached_property
    def without_bodies(self) -> Catalogue:
        """The same as if no article had a text: what is shown of articles outside their own pages."""
        return self.with_columns(tuple(replace(one, body="") for one in self.site.columns))

    def with_columns(self, columns: tuple[Column, ...]) -> Catalogue:
        """The same with other articles; what does not depend on them is looked up once for all."""
        other = replace(self, site=replace(self.site, columns=columns))
        made_by(other, whole_of(self))
        return other

    def look_up(self) -> None:
        """Make what is the same whatever articles there are, for whoever is to share it."""
        for name in NOT_OF_COLUMNS:
            getattr(self, name)

    @property
    def made_from(self) -> tuple[object, ...]:
        """Everything that whatever is made from this depends on; of the moment only the day."""
        return (self.site, self.schedule, self.today, self.base)

    @not_of_columns
    def districts(self) -> Mapping[str, District]:
        return {district.id: district for district in self.site.city.districts}

    @not_of_columns
    def groups(self) -> Mapping[str, Group]:
        return {group.id: group for group in self.site.city.groups}

    @cached_property
    def columns_by_place(self) -> Mapping[tuple[Week, str], Column]:
        return {(column.week, column.district): column for column in self.site.columns}

    @cached_property
    def newest_columns(self) -> tuple[Column, ...]:
        """All released articles, newest week first, districts in the city's order."""
        order = {id_: index for index, id_ in enumerate(self.districts)}
        ranked = sorted(self.site.columns, key=lambda column: order[column.district])
        return tuple(sorted(ranked, key=lambda column: column.week, reverse=True))

    @cached_property
    def columns_of_district(self) -> Mapping[str, tuple[Column, ...]]:
        return grouped((column.district, column) for column in self.newest_columns)

    @cached_property
    def columns_of_deputy(self) -> Mapping[str, tuple[Column, ...]]:
        return grouped((self.featured_in(column), column) for column in self.newest_columns)

    @not_of_columns
    def deputies_of_district(self) -> Mapping[str, tuple[Deputy, ...]]:
        """Deputies by each district they hold or held a seat in, in the order of their ids."""
        return grouped(
            (district, deputy)
            for deputy in self.site.deputies.values()
            for district in dict.fromkeys(one.district for one in deputy.memberships)
        )

    @not_of_columns
    def slots_of_deputy(self) -> Mapping[str, tuple[Slot, ...]]:
        """Past and announced turns of each person, oldest first."""
        return grouped((slot.deputy, slot) for slot in self.schedule.slots.values() if slot.deputy)

    @not_of_columns
    def cards(self) -> Mapping[str, Card]:
        """What lists say of each person, by id."""
        return {id_: self._card(deputy) for id_, deputy in self.site.deputies.items()}

    @not_of_columns
    def _cards_of_some(self) -> dict[str, Card]:
        return {}

    def card_of(self, id_: str) -> Card | None:
        """What lists say of one person, for whoever needs few: those of all take a tenth of a second."""
        if "cards" in vars(whole_of(self)):
            return self.cards.get(id_)
        some, deputy = self._cards_of_some, self.site.deputies.get(id_)
        if deputy and id_ not in some:
            some[id_] = self._card(deputy)
        return some.get(id_)

    def _card(self, deputy: Deputy) -> Card:
        return card(deputy, self.portrait(deputy), self.districts, self.today)

    @cached_property
    def known_weeks(self) -> frozenset[Week]:
        """Weeks with a page of their own: those with a slot or a released article."""
        return frozenset(self.schedule.weeks()) | {column.week for column in self.site.columns}

    @property
    def sample(self) -> bool:
        """Whether the site says of itself that it is made up."""
        city = self.site.city
        return bool(city.extras.get("sample")) or "示例" in city.site.name

    @property
    def today(self) -> date:
        return self.now.date()

    @not_of_columns
    def promises(self) -> tuple[Promise, ...]:
        """Every pledge with whoever made it: those to look after first."""
        return promises(self.site.deputies.values(), self.cards, self.today)

    @not_of_columns
    def deeds(self) -> Records:
        """The entries of all records of duty, by district and year."""
        return records(self.site.deputies.values(), self.cards)

    @not_of_columns
    def members_of_deputy(self) -> Mapping[str, tuple[Card, ...]]:
        """Which committee members keep in touch with a deputy: ``links.deputies`` the other way."""
        return grouped(
            (id_, self.cards[member.id])
            for member in self.site.deputies.values()
            for id_ in member.links.deputies
        )

    @not_of_columns
    def deputies_of_group(self) -> Mapping[str, tuple[Card, ...]]:
        """Those in office first, then by id."""
        ranked = sorted(self.cards.values(), key=lambda one: one.former)
        return grouped(
            (group, one) for one in ranked for group in self.site.deputies[one.id].groups
        )

    @not_of_columns
    def stations_of_district(self) -> Mapping[str, tuple[Station, ...]]:
        return grouped((one.district, one) for one in self.site.stations.values())

    @not_of_columns
    def deputies_of_station(self) -> Mapping[str, tuple[Card, ...]]:
        """Whom a station names and who name it, once each, those in office first."""
        named = [(one.id, id_) for one in self.site.stations.values() for id_ in one.deputies]
        naming = [(one.station, one.id) for one in self.site.deputies.values() if one.station]
        found = grouped(
            (station, self.cards[id_]) for station, id_ in dict.fromkeys(named + naming)
        )
        return {id_: tuple(sorted(all_, key=lambda one: one.former)) for id_, all_ in found.items()}

    @not_of_columns
    def receptions(self) -> tuple[Reception, ...]:
        """All receptions, soonest first."""
        return tuple(sorted(self.site.receptions.values(), key=lambda one: (one.starts, one.id)))

    @not_of_columns
    def receptions_of_station(self) -> Mapping[str, tuple[Reception, ...]]:
        return grouped((one.station, one) for one in self.receptions if one.station)

    @not_of_columns
    def receptions_of_deputy(self) -> Mapping[str, tuple[Reception, ...]]:
        return grouped((id_, one) for one in self.receptions for id_ in one.deputies)

    @not_of_columns
    def receptions_of_district(self) -> Mapping[str, tuple[Reception, ...]]:
        return grouped((one.district, one) for one in self.receptions)

    @not_of_columns
    def projects_of_deputy(self) -> Mapping[str, tuple[Project, ...]]:
        """The livelihood projects each deputy supervises."""
        return grouped((one.supervisor, one) for one in self.site.projects.values())

    @not_of_columns
    def projects_of_district(self) -> Mapping[str, tuple[Project, ...]]:
        return grouped((one.district, one) for one in self.site.projects.values())

    @not_of_columns
    def promise_statuses(self) -> Mapping[str, tuple[str, ...]]:
        """The status of every pledge of those in office, by district."""
        return grouped(
            (district, one.pledge.status)
            for one in self.promises
            if not one.card.former
            for district in one.districts
        )

    @cached_property
    def columns_of_programme(self) -> Mapping[str, tuple[Column, ...]]:
        """Articles by what they say they belong to: a programme's id or name, or one of its items."""
        return grouped((name, one) for one in self.newest_columns for name in one.programmes)

    @cached_property
    def programme_addresses(self) -> Mapping[str, str]:
        """Where each name that an article's ``programmes`` may hold leads: an item, or the whole."""
        found: dict[str, str] = {}
        for programme in self.site.programmes:
            uri = urls.programme(programme.id)
            found |= {name: f"{uri}#item-{n}" for n, name in enumerate(programme.items, 1)}
            found |= {programme.id: uri, programme.name: uri}
        return found

    @cached_property
    def carriages_of_outlet(self) -> Mapping[str, tuple[tuple[Column, Carriage], ...]]:
        """What each media outlet carried, newest first."""
        return grouped(
            (carriage.outlet, (column, carriage))
            for column in self.newest_columns
            for carriage in column.carried_by
        )

    @cached_property
    def features(self) -> tuple[tuple[Week, str, str], ...]:
        """(week, district, deputy) of everybody featured up to now, newest first."""
        current = self.schedule.current
        turns = {
            (slot.week, slot.district): slot.deputy
            for slot in self.schedule.slots.values()
            if slot.week <= current
        }
        turns |= {
            place: self.featured_in(column) for place, column in self.columns_by_place.items()
        }
        order = {id_: index for index, id_ in enumerate(self.districts)}
        found = [
            (week, district, id_) for (week, district), id_ in turns.items() if id_ in self.cards
        ]
        return tuple(sorted(found, key=lambda one: (-one[0].year, -one[0].number, order[one[1]])))

    def featured_in(self, column: Column) -> str:
        """Whom an article presents: its own ``deputy``, else the schedule's. May be empty."""
        if column.deputy:
            return column.deputy
        slot = self.schedule.at(column.week, column.district)
        return slot.deputy if slot else ""

    def portrait(self, deputy: Deputy) -> PictureSet | None:
        """The portrait, only where a file and a dated consent are there."""
        picture = self.site.pictures.get(deputy.portrait)
        if picture is None or deputy.photo is None or deputy.photo.consent_on is None:
            return None
        photo = deputy.photo
        alt = photo.alt or f"{deputy.name}的照片"
        return picture_set(picture, "portrait", alt, photo.credit, photo.focus)

    def cover(self, column: Column) -> PictureSet | None:
        picture = self.site.pictures.get(column.cover)
        return picture_set(picture, "figure", column.title) if picture else None


#: Look-ups that are the same whatever articles there are.
NOT_OF_COLUMNS = tuple(
    name for name, one in vars(Catalogue).items() if isinstance(one, not_of_columns)
)
