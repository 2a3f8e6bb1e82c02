"""The release gate: from everything there is to what the public may see at one moment.

Pages and outputs are only ever given these results, so nothing they do can show a draft, an unreleased
article, a person on hold or a slot beyond the announced horizon.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from .calendar import calendar_week, is_released, release_of
from .gone_links import gone_links, without_gone_links
from .held_names import HeldNames, names_of
from .model import Column, Deputy, Links, Picture, Reception, Site, Station
from .placeholders import unnamed
from .schedule.slots import Schedule, Slot
from .unfinished import without_unfinished

HELD_REASON = "本期内容已撤下"


def public_site(site: Site, now: datetime, schedule: Schedule, names: HeldNames) -> Site:
    """The site without drafts, unreleased articles, people on hold and what only they use.

    Args:
        names: of everybody on hold.
    """
    whole, site = site, without_unfinished(site)
    held = held_ids(site)
    deputies = {id_: _without(one, held) for id_, one in site.deputies.items() if id_ not in held}
    columns = tuple(
        one
        for one in site.columns
        if is_released(one, now, site.city) and featured(one, schedule) not in held
    )
    shown = replace(
        site,
        deputies=deputies,
        pages=tuple(one for one in site.pages if not list(names.found(one.name))),
        columns=columns,
        stations={id_: _station(one, held) for id_, one in site.stations.items()},
        receptions={id_: _reception(one, held) for id_, one in site.receptions.items()},
        projects={
            id_: replace(one, supervisor="") if one.supervisor in held else one
            for id_, one in site.projects.items()
        },
        ledger={},
        wording=(),
    )
    shown = without_gone_links(shown, gone_links(whole, shown))
    return _unnamed(replace(shown, pictures=_used_pictures(shown)), names, schedule)


def _unnamed(site: Site, names: HeldNames, schedule: Schedule) -> Site:
    """The site without the names of people on hold in anybody else's texts."""
    if not names:
        return site
    own = {id_: frozenset(names_of(one)) for id_, one in site.deputies.items()}

    def about(ids: Iterable[str]) -> frozenset[str]:
        """Names that stay because they are those of the people a text is about."""
        return frozenset(name for id_ in ids for name in own.get(id_, ()))

    return replace(
        site,
        city=names.cleared(site.city),
        deputies={id_: names.cleared(one, own[id_]) for id_, one in site.deputies.items()},
        columns=tuple(names.cleared(one, about([featured(one, schedule)])) for one in site.columns),
        stations={
            id_: names.cleared(one, about(one.deputies)) for id_, one in site.stations.items()
        },
        receptions={
            id_: names.cleared(one, about(one.deputies)) for id_, one in site.receptions.items()
        },
        projects={
            id_: names.cleared(one, about([one.supervisor])) for id_, one in site.projects.items()
        },
        programmes=names.cleared(site.programmes),
        outlets={id_: names.cleared(one) for id_, one in site.outlets.items()},
        pages=names.cleared(site.pages),
    )


def public_schedule(schedule: Schedule, site: Site) -> Schedule:
    """The schedule up to the announced horizon, with the turns of people on hold shown as vacant."""
    held = held_ids(site)
    slots = {
        place: _public_slot(slot, held)
        for place, slot in schedule.slots.items()
        if slot.week <= schedule.horizon
    }
    return replace(schedule, slots=slots)


def next_change(site: Site, now: datetime) -> datetime:
    """The first moment after ``now`` at which the same content may give another public site.

    Days are counted (overdue, coming, past), so no later than the next midnight.
    """
    week = calendar_week(now, site.city)
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    own = (one.published for one in site.columns if one.published)
    return min(one for one in (midnight, release_of(week, site.city), *own) if one > now)


def featured(column: Column, schedule: Schedule) -> str:
    """Whom an article presents: its own ``deputy``, else the schedule's; may be empty."""
    slot = schedule.at(column.week, column.district)
    return column.deputy or (slot.deputy if slot else "")


def held_ids(site: Site) -> frozenset[str]:
    """Everybody on hold, and profiles that were begun and have no name yet."""
    return frozenset(id_ for id_, one in site.deputies.items() if one.showcase.hold or unnamed(one))


def _public_slot(slot: Slot, held: frozenset[str]) -> Slot:
    if slot.deputy not in held:
        return slot
    return replace(slot, deputy="", state="vacant", round=0, reason=HELD_REASON)


def _without(deputy: Deputy, held: frozenset[str]) -> Deputy:
    if held.isdisjoint(deputy.links.deputies):
        return deputy
    links = Links(_not_held(deputy.links.deputies, held), deputy.links.constituents)
    return replace(deputy, links=links)


def _not_held(ids: Iterable[str], held: frozenset[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ not in held)


def _station(station: Station, held: frozenset[str]) -> Station:
    if held.isdisjoint(station.deputies):
        return station
    return replace(station, deputies=_not_held(station.deputies, held))


def _reception(reception: Reception, held: frozenset[str]) -> Reception:
    if held.isdisjoint(reception.deputies):
        return reception
    return replace(reception, deputies=_not_held(reception.deputies, held))


def _used_pictures(site: Site) -> dict[str, Picture]:
    used = {one.portrait for one in site.deputies.values()}
    used |= {one.cover for one in site.columns}
    used |= {path for one in site.columns for path in one.pictures}
    used |= {update.photo for one in site.projects.values() for update in one.updates}
    return {path: picture for path, picture in site.pictures.items() if path in used}
