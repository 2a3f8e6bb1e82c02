"""Slots that are settled before anything is planned: articles, the ledger, pins, in that order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..calendar import calendar_week, is_released
from ..model import Column, LedgerEntry, Site, Week
from .slots import Slot, State

Place = tuple[Week, str]
REPLACED = "预告后更换过人选"


def fixed_slots(site: Site, now: datetime) -> dict[Place, Slot]:
    """Every settled slot, sorted. The planner counts rounds, and gives reasons where none is.

    A pin says who is to come: once its week is over and nothing was written, nobody came.
    """
    slots: dict[Place, Slot] = {}
    written = {(one.week, one.district) for one in site.columns if one.status == "final"}
    first = calendar_week(now, site.city)
    for week, district, id_ in _pins(site):
        slots[week, district] = Slot(week, district, id_, "pinned", 0, "由办公室按工作需要指定")
    for place, entry in site.ledger.items():
        slots[place] = _from_ledger(entry)
    for column in site.columns:
        slot = _from_column(column, slots.get((column.week, column.district)), site, now)
        if slot:
            slots[column.week, column.district] = slot
    return {
        place: slot
        for place, slot in sorted(slots.items())
        if slot.state != "pinned" or place[0] >= first or place in written
    }


def _pins(site: Site) -> Iterator[tuple[Week, str, str]]:
    for deputy in site.deputies.values():
        for week in deputy.showcase.pin:
            district = deputy.pinned_district(week)
            if district:
                yield week, district, deputy.id


def _from_ledger(entry: LedgerEntry) -> Slot:
    state: State = "published" if entry.state == "published" else "announced"
    # The ledger's own reason may be private (an illness): it stays with the office.
    reason = REPLACED if entry.reason else ""
    return Slot(entry.week, entry.district, entry.deputy, state, 0, reason)


def _from_column(column: Column, known: Slot | None, site: Site, now: datetime) -> Slot | None:
    """A final article settles its slot; a draft settles nothing."""
    deputy = column.deputy or (known.deputy if known else "")
    if column.status != "final" or not deputy:
        return None
    if is_released(column, now, site.city):
        return Slot(column.week, column.district, deputy, "published", 0, "本期文章已发布")
    return known or Slot(column.week, column.district, deputy, "announced", 0, "本期文章已定稿")
