"""Who is featured in which week: pure functions over the site, the ledger and a moment."""

from __future__ import annotations

from datetime import datetime

from ..as_of import as_of
from ..calendar import calendar_week, current_week
from ..model import Site, Week
from .fixed import fixed_slots
from .planner import plan
from .slots import Schedule, Slot

__all__ = ["Schedule", "Slot", "make_schedule"]


def make_schedule(site: Site, now: datetime, until: Week | None = None) -> Schedule:
    """The whole schedule as it stands at ``now``.

    Args:
        now: the moment asked about, aware.
        until: the last week to plan; the announced horizon if that is later or nothing is given.
    """
    site = as_of(site, now.astimezone(site.city.zone).date())
    current = current_week(now, site.city)
    first = calendar_week(now, site.city)
    horizon = current.plus(site.city.schedule.announce_weeks)
    last = max(horizon, first, until or horizon)
    slots = plan(site, fixed_slots(site, now), first, last, horizon)
    districts = tuple(district.id for district in site.city.districts)
    return Schedule(current, horizon, districts, slots)
