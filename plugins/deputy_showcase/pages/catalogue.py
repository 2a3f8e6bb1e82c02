"""The released content with the look-ups that pages and outputs share, made once per build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from ..model import Column, Deputy, District, Group, Site, Week
from ..pictures import PictureSet, picture_set
from ..schedule.slots import Schedule, Slot
from .people import Card, card

K = TypeVar("K")
V = TypeVar("V")


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
    def districts(self) -> Mapping[str, District]:
        return {district.id: district for district in self.site.city.districts}

    @cached_property
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
        return _grouped((column.district, column) for column in self.newest_columns)

    @cached_property
    def columns_of_deputy(self) -> Mapping[str, tuple[Column, ...]]:
        return _grouped((self.featured_in(column), column) for column in self.newest_columns)

    @cached_property
    def deputies_of_district(self) -> Mapping[str, tuple[Deputy, ...]]:
        """Deputies by each district they hold or held a seat in, in the order of their ids."""
        return _grouped(
            (district, deputy)
            for deputy in self.site.deputies.values()
            for district in dict.fromkeys(one.district for one in deputy.memberships)
        )

    @cached_property
    def slots_of_deputy(self) -> Mapping[str, tuple[Slot, ...]]:
        """Past and announced turns of each person, oldest first."""
        return _grouped((slot.deputy, slot) for slot in self.schedule.slots.values() if slot.deputy)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What lists say of each person, by id."""
        today = self.now.date()
        return {
            id_: card(deputy, self.portrait(deputy), self.districts, today)
            for id_, deputy in self.site.deputies.items()
        }

    @cached_property
    def known_weeks(self) -> frozenset[Week]:
        """Weeks with a page of their own: those with a slot or a released article."""
        return frozenset(self.schedule.weeks()) | {column.week for column in self.site.columns}

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


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
