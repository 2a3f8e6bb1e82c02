"""What ``plan --write`` and ``plan --replace`` put into the ledger. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import Column, Deputy, LedgerEntry, Site, Unavailable, Week
from .ledger_text import Entry, with_entries, with_replaced
from .slots import Schedule, Slot


@dataclass(frozen=True, slots=True)
class Change:
    """One slot that would be or was written; ``before`` is empty for a new one."""

    week: Week
    district: str
    before: str
    after: str


#: Ends each reason for a replacement: the ledger has no other place for who was to be featured before.
_REPLACED = re.compile(r"（原为([a-z0-9][a-z0-9-]*)）")


class CannotReplace(ValueError):
    """Says in Chinese why a slot may not be replaced."""


def announcements(site: Site, schedule: Schedule, weeks: Iterable[Week]) -> dict[Week, list[Entry]]:
    """Entries for all slots of these weeks that are public, taken, and not in the ledger yet."""
    found: dict[Week, list[Entry]] = defaultdict(list)
    for week in sorted(set(weeks)):
        if not schedule.current <= week <= schedule.horizon:
            continue
        for slot in schedule.of_week(week):
            if slot.deputy and (week, slot.district) not in site.ledger:
                found[week].append(_entry(slot, schedule))
    return dict(found)


def _entry(slot: Slot, schedule: Schedule) -> Entry:
    state = "published" if slot.week <= schedule.current else "announced"
    return Entry(slot.district, slot.deputy, state)


def by_year(additions: Mapping[Week, list[Entry]], texts: Mapping[int, str]) -> dict[int, str]:
    """The new text of each year's ledger that is added to.

    Args:
        texts: the files as they are, by year; missing ones are begun.
    """
    years: dict[int, dict[Week, list[Entry]]] = defaultdict(dict)
    for week, entries in additions.items():
        years[week.year][week] = entries
    return {year: with_entries(texts.get(year, ""), year, some) for year, some in years.items()}


def without_turn(site: Site, week: Week, district: str) -> Site:
    """The site with one announced slot free, and whoever holds or held it not available in that week.

    A pin for that week stands for those replaced earlier: so the office names one of them after all.
    """
    entry = site.ledger[week, district]
    ledger = {place: one for place, one in site.ledger.items() if place != (week, district)}
    deputies = dict(site.deputies)
    for id_ in {entry.deputy, *_REPLACED.findall(entry.reason)} & deputies.keys():
        deputies[id_] = _away(deputies[id_], week, keep_pin=id_ != entry.deputy)
    columns = tuple(one for one in site.columns if not _is_of(one, week, district))
    return replace(site, ledger=ledger, deputies=deputies, columns=columns)


def _away(deputy: Deputy, week: Week, *, keep_pin: bool) -> Deputy:
    showcase = deputy.showcase
    window = Unavailable(week.monday, week.sunday, "本周已更换")
    pins = tuple(one for one in showcase.pin if keep_pin or one != week)
    away = replace(showcase, unavailable=(*showcase.unavailable, window), pin=pins)
    return replace(deputy, showcase=away)


def _is_of(column: Column, week: Week, district: str) -> bool:
    return (column.week, column.district) == (week, district)


def check_replaceable(site: Site, schedule: Schedule, week: Week, district: str) -> None:
    """Raise CannotReplace unless the slot is announced, in the ledger, and not yet released."""
    if district not in schedule.districts:
        raise CannotReplace(f"没有「{district}」这个区县，可写的有：{site.city.districts_told}")
    if (week, district) not in site.ledger:
        raise CannotReplace(f"台账里没有 {week} {district}，不需要更换")
    if week <= schedule.current:
        raise CannotReplace(f"{week} 已经发布，不能更换")
    column = article_of(site, week, district)
    if column and column.status == "final":
        raise CannotReplace(_finished(column, site.ledger[week, district]))


def article_of(site: Site, week: Week, district: str) -> Column | None:
    return next((one for one in site.columns if _is_of(one, week, district)), None)


def _finished(column: Column, entry: LedgerEntry) -> str:
    """Whatever it names, it was written about somebody: it must not become another's unread."""
    if column.deputy:
        return f"{column.path} 已定稿并写明 {column.deputy}，请先改文章"
    return f"{column.path} 已定稿，写的是 {entry.deputy}，请先把它的状态改回草稿"


def replaced(text: str, week: Week, slot: Slot, before: LedgerEntry, reason: str) -> str:
    """The ledger's text with the new deputy in that slot, the reason, and all earlier reasons."""
    told = f"{reason}（原为{before.deputy}）"
    reasons = f"{before.reason}；{told}" if before.reason else told
    return with_replaced(text, week, Entry(slot.district, slot.deputy, "announced", reasons))
