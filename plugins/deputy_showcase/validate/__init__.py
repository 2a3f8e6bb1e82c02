"""Raw records to the site and everything that is wrong with it: per file, then across files.

All problems are collected; nothing stops at the first. A site is only returned for building when no
problem is an error, which the caller decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..load import Raw, Record
from ..model import City, Column, Deputy, PlainPage, Project, Site, WordingRule
from ..problems import Problem, in_order
from .city import city_rules, read_city, zone_of
from .columns import column_rules
from .deputies import deputy_rules
from .events import list_rules, project_rules, reception_rules
from .files import WITH_ID, Entry, convert, repeated_ids
from .ledger import ledger_entries, ledger_rules
from .pages import page_rules, plain_pages
from .pictures import Inspect, column_pictures, inspect_all, picture_rules, with_portrait
from .places import Places
from .references import dangling
from .wording import wording_problems

Entries = Mapping[str, list[Entry]]


def validate(raw: Raw, inspect: Inspect) -> tuple[Site | None, list[Problem]]:
    """Check all content.

    Args:
        raw: what the loader read.
        inspect: looks at a picture file; raises ``PictureError``.

    Returns:
        The site (``None`` without a readable ``city.yaml``) and all problems in order of place.
    """
    problems = list(raw.problems)
    places = Places({record.path: record for record in raw.records})
    city, city_entry = read_city(raw, problems)
    entries = _convert_all(raw, city, problems)
    if city is None or city_entry is None:
        return None, in_order(problems)
    pictures = inspect_all(raw.pictures, inspect, problems)
    site = _assemble(city, entries, pictures, raw, places, problems)
    problems += dangling([city_entry, *_all(entries)], _known(raw, city, entries))
    problems += _across_files(site, entries, raw, places)
    return site, in_order(problems)


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


def _known(raw: Raw, city: City, entries: Entries) -> Mapping[str, frozenset[str]]:
    """What references may name. A file that cannot be read still counts: its own fault is enough."""
    files = {kind: [record.stem for record in raw.of_kind(kind)] for kind in WITH_ID}
    programmes = [one for entry in entries.get("programmes", []) for one in entry.value]
    outlets = [one.id for entry in entries.get("media", []) for one in entry.value]
    names = [name for one in programmes for name in (one.id, one.name, *one.items)]
    return {
        "district": frozenset(one.id for one in city.districts),
        "group": frozenset(one.id for one in city.groups),
        "deputy": frozenset(files["deputy"]),
        "station": frozenset(files["station"]),
        "project": frozenset(files["project"]),
        "programme": frozenset(names),
        "outlet": frozenset(outlets),
    }


def _assemble(
    city: City,
    entries: Entries,
    pictures: Mapping[str, Any],
    raw: Raw,
    places: Places,
    problems: list[Problem],
) -> Site:
    deputies = {id_: with_portrait(one, pictures) for id_, one in _by_id(entries, "deputy").items()}
    columns = [_column(entry, places) for entry in entries.get("column", [])]
    return Site(
        city=city,
        deputies=deputies,
        columns=tuple(sorted(columns, key=lambda one: (one.week, one.district, one.path))),
        stations=_by_id(entries, "station"),
        receptions=_by_id(entries, "reception"),
        projects={id_: _project(one) for id_, one in _by_id(entries, "project").items()},
        programmes=tuple(one for entry in entries.get("programmes", []) for one in entry.value),
        outlets={one.id: one for entry in entries.get("media", []) for one in entry.value},
        wording=tuple(_wording(entries)),
        ledger=ledger_entries(entries.get("schedule", []), problems),
        pages=plain_pages(raw),
        pictures=pictures,
    )


def _by_id(entries: Entries, kind: str) -> dict[str, Any]:
    """Values by the name of their file, which is their one address even if the id is misspelt."""
    found = {entry.record.stem: replace(entry.value, id=entry.record.stem) for entry in entries.get(kind, [])}
    return dict(sorted(found.items()))


def _column(entry: Entry, places: Places) -> Column:
    record: Record = entry.record
    folder = record.path.rpartition("/")[0]
    cover = f"{folder}/{entry.value.cover.removeprefix('./')}" if entry.value.cover else ""
    column: Column = replace(entry.value, path=record.path, body=record.body, cover=cover)
    pictures = dict.fromkeys(path for _, path in column_pictures(column, places))
    return replace(column, pictures=tuple(pictures))


def _project(project: Project) -> Project:
    updates = tuple(
        replace(one, photo=f"projects/{one.photo}") if one.photo else one for one in project.updates
    )
    return replace(project, updates=updates)


def _wording(entries: Entries) -> Iterator[WordingRule]:
    for entry in entries.get("proofreading", []):
        for wrong, rule in sorted(entry.value.items()):
            yield WordingRule(wrong, **rule)


def _across_files(site: Site, entries: Entries, raw: Raw, places: Places) -> Iterator[Problem]:
    deputies: list[Deputy] = list(site.deputies.values())
    pages: tuple[PlainPage, ...] = site.pages
    yield from city_rules(site.city, places)
    yield from deputy_rules(deputies, site.city, places)
    yield from column_rules(site.columns, site.deputies, site.city, places)
    yield from ledger_rules(site.ledger, site.columns, places)
    yield from reception_rules(site.receptions.values(), places)
    yield from project_rules(site.projects.values(), places)
    yield from list_rules(site.outlets.values(), site.programmes, places)
    paths = frozenset(raw.pictures)
    yield from picture_rules(deputies, site.columns, site.projects.values(), paths, places)
    yield from page_rules(pages, places)
    yield from wording_problems(raw.records, site.wording)
