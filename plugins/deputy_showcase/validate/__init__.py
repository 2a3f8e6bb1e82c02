"""Raw records to the site and everything that is wrong with it: per file, then across files.

All problems are collected; nothing stops at the first. A site is only returned for building when no
problem is an error, which the caller decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from ..calendar import current_week
from ..load import Raw
from ..model import City, Deputy, PlainPage, Site, Week, WordingRule
from ..problems import Problem, errors_in, in_order
from ..quiet import QuietTexts
from ..schema.kinds import ID
from .about import about_rules
from .activities import activity_rules
from .addresses import Addresses
from .city import city_rules, read_city, zone_of
from .columns import column_rules
from .comments import comment_rules
from .counts import count_rules
from .dated import dated_problems
from .deputies import deputy_rules, idle_pins
from .electoral_units import unit_rules
from .events import list_rules, project_rules, reception_rules
from .files import WITH_ID, Entry, convert, repeated_ids
from .groups import unused_rules
from .held import held_rules
from .ledger import ledger_entries, ledger_rules
from .pages import page_rules, plain_pages
from .pictures import Inspect, inspect_all, picture_rules, with_portrait
from .places import Places
from .pledges import pledge_rules
from .projects import project_stages
from .receptions import reception_clashes
from .references import dangling, ids_written, names_written
from .stations import empty_stations, station_rules
from .terms import not_renewed, term_rules, with_term_ends
from .texts import text_rules
from .two_links import link_rules
from .wording import wording_problems

Entries = Mapping[str, list[Entry]]
#: Gives the moment of the check once the city's time zone is known.
Now = Callable[[tzinfo], datetime]


def validate(
    raw: Raw, inspect: Inspect, now: Now | None = None
) -> tuple[Site | None, list[Problem]]:
    """Check all content.

    Args:
        raw: what the loader read.
        inspect: looks at a picture file; raises ``PictureError``.
        now: without it, no week is taken for released, and rules that depend on the date are left out.

    Returns:
        The site (``None`` without a readable ``city.yaml``) and all problems in order of place.
    """
    site, problems = begin(raw, inspect, now)
    return site, problems()


def begin(
    raw: Raw,
    inspect: Inspect,
    now: Now | None = None,
    quiet: QuietTexts | None = None,
    *,
    dated: bool = True,
) -> tuple[Site | None, Callable[[], list[Problem]]]:
    """The site, and what checks the rules across files: it may be called while the site, which may
    break them, is being worked with. Otherwise as ``validate``.

    Args:
        quiet: what earlier runs know of texts in which nothing is wrong.
        dated: whether to tell what is late, near or not yet at that moment.
    """
    problems = list(raw.problems)
    places = Places({record.path: record for record in raw.records})
    city, city_entry = read_city(raw, problems)
    entries = _convert_all(raw, city, problems)
    if city is None or city_entry is None:
        return None, lambda: in_order(problems)
    pictures = inspect_all(raw.pictures, inspect, problems)
    site = _assemble(city, entries, pictures, raw, problems)

    moment = now(city.zone) if now else None

    def rest() -> list[Problem]:
        found = [*problems, *dangling([city_entry, *_all(entries)], _known(raw), site)]
        found += _across_files(site, raw, places, current_week(moment, city) if moment else None)
        found += _in_texts(site, raw, quiet or QuietTexts())
        if not errors_in(found):
            found += _if_all_is_read(site, raw, places)
        if moment and dated:
            found += dated_problems(site, places, moment.date())
        return in_order(found)

    return site, rest


def _if_all_is_read(site: Site, raw: Raw, places: Places) -> Iterator[Problem]:
    """What a broken file would have said may be just what is missed here."""
    yield from unused_rules(site, places)
    yield from idle_pins(site.deputies.values(), places)
    yield from count_rules(site, raw.records, places)
    yield from empty_stations(site.stations, site.deputies, places)


def _convert_all(raw: Raw, city: City | None, problems: list[Problem]) -> Entries:
    entries: dict[str, list[Entry]] = {}
    for record in raw.records:
        if record.kind not in ("city", "page"):
            entry = convert(record, zone_of(city), problems)
            if entry:
                entries.setdefault(record.kind, []).append(entry)
    for kind in WITH_ID:
        problems += repeated_ids(entries.get(kind, []))
    return entries


def _all(entries: Entries) -> Iterator[Entry]:
    for kind in sorted(entries):
        yield from entries[kind]


def _known(raw: Raw) -> Mapping[str, frozenset[str]]:
    """What references may name. What cannot be read still counts: its own fault is enough."""
    files = {kind: frozenset(one.stem for one in raw.of_kind(kind)) for kind in WITH_ID}
    lists = {
        kind: [one.data for one in raw.of_kind(kind)] for kind in ("city", "programmes", "media")
    }
    known = {
        "district": ids_written(lists["city"], "districts"),
        "group": ids_written(lists["city"], "groups"),
        "deputy": files["deputy"],
        "station": files["station"],
        "project": files["project"],
    }
    # A list that cannot be read at all is left out: nothing is held against it.
    if all(isinstance(data, list) for data in lists["programmes"]):
        known["programme"] = names_written(lists["programmes"])
    if all(isinstance(data, list) for data in lists["media"]):
        known["outlet"] = ids_written(lists["media"])
    return known


def _assemble(
    city: City,
    entries: Entries,
    pictures: Mapping[str, Any],
    raw: Raw,
    problems: list[Problem],
) -> Site:
    deputies = {id_: with_portrait(one, pictures) for id_, one in _by_id(entries, "deputy").items()}
    columns = [entry.value for entry in entries.get("column", [])]
    return Site(
        city=city,
        deputies=with_term_ends(deputies, city.term),
        columns=tuple(sorted(columns, key=lambda one: (one.week, one.district, one.path))),
        stations=_by_id(entries, "station"),
        receptions=_by_id(entries, "reception"),
        projects=_by_id(entries, "project"),
        programmes=tuple(one for entry in entries.get("programmes", []) for one in entry.value),
        outlets={one.id: one for entry in entries.get("media", []) for one in entry.value},
        wording=tuple(_wording(entries)),
        ledger=ledger_entries(entries.get("schedule", []), problems),
        pages=plain_pages(raw),
        pictures=pictures,
    )


def _by_id(entries: Entries, kind: str) -> dict[str, Any]:
    """Values by the name of their file, which is their one address even if the id is misspelt.

    What a name that is no id holds (a copy, most often, and reported) breaks no other rule.
    """
    found = {}
    for entry in entries.get(kind, []):
        stem = entry.record.stem
        if not re.fullmatch(ID.pattern, stem):
            continue
        found[stem] = entry.value if entry.value.id == stem else replace(entry.value, id=stem)
    return dict(sorted(found.items()))


def _wording(entries: Entries) -> Iterator[WordingRule]:
    for entry in entries.get("proofreading", []):
        for wrong, rule in sorted(entry.value.items()):
            yield WordingRule(wrong, **rule)


def _across_files(site: Site, raw: Raw, places: Places, out: Week | None) -> Iterator[Problem]:
    deputies: list[Deputy] = list(site.deputies.values())
    pages: tuple[PlainPage, ...] = site.pages
    addresses = Addresses(site, raw)
    yield from city_rules(site.city, places)
    yield from deputy_rules(deputies, site.city, places)
    yield from column_rules(site.columns, site.deputies, site.city, addresses, places, out)
    yield from ledger_rules(site.ledger, site.columns, site.deputies, places, out)
    yield from about_rules(site, places)
    yield from reception_rules(site.receptions.values(), places)
    yield from project_rules(site.projects.values(), places)
    yield from comment_rules(raw.records)
    yield from list_rules(site.outlets.values(), site.programmes, places)
    paths = frozenset(raw.pictures)
    yield from picture_rules(deputies, site.columns, site.projects.values(), paths, places)
    yield from page_rules(pages, addresses, places)
    yield from text_rules(deputies, addresses, places)
    yield from pledge_rules(deputies, places)
    yield from activity_rules(deputies, places)
    yield from link_rules(site.deputies, site.city.rules, places)
    yield from term_rules(deputies, places)
    yield from not_renewed(site, places)
    yield from unit_rules(deputies, places)
    yield from station_rules(site.stations, site.deputies, places)
    yield from reception_clashes(site.receptions.values(), places)
    yield from project_stages(site.projects.values(), places)


def _in_texts(site: Site, raw: Raw, quiet: QuietTexts) -> Iterator[Problem]:
    yield from held_rules(site, raw.records, quiet)
    yield from wording_problems(raw.records, site.wording, quiet)
