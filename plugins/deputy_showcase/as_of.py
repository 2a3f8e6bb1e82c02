"""The content on a given day: what is dated later has not happened yet, and is as if it were not written. Pure.

So a consent counts from its day, and what was done or carried is told from its day. What is announced ahead
(receptions, terms of promises, whole projects) has no such date; and a promise stands from when it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, TypeVar

from .model import Column, Deputy, Pledge, Project, Reception, Site


class _Dated(Protocol):
    @property
    def date(self) -> date | None: ...


D = TypeVar("D", bound=_Dated)
T = TypeVar("T")


def as_of(site: Site, day: date) -> Site:
    """The site without what is yet to come; itself if there is nothing of the kind.

    Args:
        day: in the city's time zone.
    """
    changes: dict[str, Any] = {
        "deputies": _each(site.deputies, lambda one: _deputy(one, day)),
        "columns": _all(site.columns, lambda one: _column(one, day)),
        "receptions": _each(site.receptions, lambda one: _reception(one, day)),
        "projects": _each(site.projects, lambda one: _project(one, day)),
    }
    changes = {name: one for name, one in changes.items() if one is not getattr(site, name)}
    return replace(site, **changes) if changes else site


def consent_ahead(deputy: Deputy, day: date) -> bool:
    consent = deputy.photo.consent_on if deputy.photo else None
    return consent is not None and consent > day


def verified_ahead(deputy: Deputy, day: date) -> bool:
    return deputy.verified_on is not None and deputy.verified_on > day


def _deputy(deputy: Deputy, day: date) -> Deputy:
    if deputy.photo and consent_ahead(deputy, day):
        deputy = replace(deputy, photo=replace(deputy.photo, consent_on=None))
    if verified_ahead(deputy, day):
        deputy = replace(deputy, verified_on=None)
    activities = _past(deputy.activities, day)
    pledges = _all(deputy.pledges, lambda one: _pledge(one, day))
    if activities is deputy.activities and pledges is deputy.pledges:
        return deputy
    return replace(deputy, activities=activities, pledges=pledges)


def _pledge(pledge: Pledge, day: date) -> Pledge:
    updates = _past(pledge.updates, day)
    return pledge if updates is pledge.updates else replace(pledge, updates=updates)


def _column(column: Column, day: date) -> Column:
    carried = _past(column.carried_by, day)
    return column if carried is column.carried_by else replace(column, carried_by=carried)


def _reception(reception: Reception, day: date) -> Reception:
    held = reception.outcome.held_on if reception.outcome else None
    return replace(reception, outcome=None) if held and held > day else reception


def _project(project: Project, day: date) -> Project:
    updates = _past(project.updates, day)
    return project if updates is project.updates else replace(project, updates=updates)


def _past(entries: tuple[D, ...], day: date) -> tuple[D, ...]:
    for one in entries:
        if one.date and one.date > day:
            return tuple(one for one in entries if not (one.date and one.date > day))
    return entries


def _all(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """All values changed; the very same tuple where nothing is."""
    changed = tuple(map(change, values))
    same = all(one is other for one, other in zip(values, changed, strict=True))
    return values if same else changed


def _each(values: Mapping[str, T], change: Callable[[T], T]) -> Mapping[str, T]:
    """The same of values by their ids."""
    before = tuple(values.values())
    after = _all(before, change)
    return values if after is before else dict(zip(values, after, strict=True))
