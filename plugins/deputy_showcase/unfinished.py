"""What the public never sees of files that are as ``new`` began them: pages without a name, blank pledges.

Texts that are still placeholders were taken for blank when their file was read
(``validate.files.make``). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from .model import Deputy, Site
from .placeholders import unnamed

T = TypeVar("T")


def without_unfinished(site: Site) -> Site:
    """The site without stations, receptions and projects that have yet to be named, and without what
    refers to them. Deputies without a name are withheld like those on hold (``release.held_ids``).
    """
    stations, projects = _named(site.stations), _named(site.projects)
    receptions = _named(site.receptions)
    if len(stations) < len(site.stations):
        receptions = {
            id_: one if one.station in stations else replace(one, station="")
            for id_, one in receptions.items()
        }
    gone = site.stations.keys() - stations, site.projects.keys() - projects
    return replace(
        site,
        deputies={id_: _without(one, *gone) for id_, one in site.deputies.items()},
        stations=stations,
        receptions=receptions,
        projects=projects,
    )


def _named(values: Mapping[str, T]) -> dict[str, T]:
    return {id_: one for id_, one in values.items() if not unnamed(one)}


def _without(deputy: Deputy, stations: set[str], projects: set[str]) -> Deputy:
    """The deputy without pledges nobody wrote, and without these stations and projects."""
    if not all(one.text for one in deputy.pledges):
        pledges = tuple(one for one in deputy.pledges if one.text)
        deputy = replace(deputy, pledges=pledges)
    if stations or projects:
        deputy = _unlinked(deputy, stations, projects)
    return deputy


def _unlinked(deputy: Deputy, stations: set[str], projects: set[str]) -> Deputy:
    activities = tuple(
        replace(
            one,
            station="" if one.station in stations else one.station,
            project="" if one.project in projects else one.project,
        )
        if one.station in stations or one.project in projects
        else one
        for one in deputy.activities
    )
    station = "" if deputy.station in stations else deputy.station
    if station == deputy.station and activities == deputy.activities:
        return deputy
    return replace(deputy, station=station, activities=activities)
