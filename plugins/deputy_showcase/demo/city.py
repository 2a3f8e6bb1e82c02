"""Writes a complete synthetic content folder: the same arguments give the same bytes."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ..model import Week
from . import columns, stations
from .places import FIXED
from .profile import Surroundings, profile
from .roster import Era, Person, draw_roster
from .rota import Feature, draw_rota
from .sample import draw_sample_pictures
from .write_yaml import dump

_FIXED_FILES = ("programmes.yaml", "proofreading.yaml", "media.yaml", "about.md")
#: With photos: the articles of so many last weeks have covers, so many faces are drawn per gender.
_COVER_WEEKS, _FACES = 8, 90

#: Path in the content folder, and text.
File = tuple[str, str]


def write_city(
    out: Path, *, deputies: int, weeks: int, seed: int, until: str, photos: bool = False
) -> None:
    """Write a content folder that obeys the content contract; all of it is invented.

    Args:
        out: the folder to make; it may exist if it is empty.
        deputies: how many profiles; from nine on, every district has somebody to show.
        weeks: how many released weeks, each with an article per district.
        seed: another seed, another city.
        until: the last released week, ``2026-W47``; four announced weeks follow it.
        photos: draw portraits (faces repeat in a large city) and the covers of the last weeks.
            Without them nobody is ready to be shown, since ready means that the picture is there.

    Raises:
        FileExistsError: if ``out`` is a file or holds something.
        ValueError: if ``until`` is not a week or a number is too small.
    """
    if deputies < 1 or weeks < 0:
        raise ValueError("deputies must be 1 or more, weeks 0 or more")
    city = _City.draw(deputies, weeks, seed, Week.parse(until))
    _write_whole(out, lambda folder: _write_all(city, folder, photos))


@dataclass(frozen=True, slots=True)
class _City:
    seed: int
    era: Era
    people: Sequence[Person]
    features: Sequence[Feature]

    @classmethod
    def draw(cls, deputies: int, weeks: int, seed: int, until: Week) -> _City:
        era = Era(until.plus(1 - weeks), until)
        people = draw_roster(Random(f"{seed} roster"), deputies, era)
        features = draw_rota(Random(f"{seed} rota"), people, until, weeks)
        return cls(seed, era, people, features)

    def rng(self, name: str) -> Random:
        """Chance of its own for each file, so that no file depends on the order of others."""
        return Random(f"{self.seed} {name}")


def _write_whole(out: Path, fill: Callable[[Path], None]) -> None:
    """Fill a folder beside ``out`` and rename it, so that ``out`` is whole or absent."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileExistsError(f"{out} is not an empty folder")
    partial = out.with_name(f".{out.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        fill(partial)
        if out.exists():
            out.rmdir()
        partial.rename(out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _write_all(city: _City, folder: Path, photos: bool) -> None:
    made: set[str] = set()
    for path, text in _files(city, photos):
        parent = path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        (folder / path).write_bytes(text.encode())
    if photos:
        draw_sample_pictures(folder, faces=_FACES)


def _files(city: _City, photos: bool) -> Iterator[File]:
    yield from _fixed_files(city.era)
    yield from _places_and_people(city)
    yield from columns.ledgers(city.features)
    yield from _articles(city, photos)


def _fixed_files(era: Era) -> Iterator[File]:
    text = (FIXED / "city.yaml").read_text(encoding="utf-8")
    yield "city.yaml", text.replace("\nterm: 16\n", f"\nterm: {era.term}\n")
    for name in _FIXED_FILES:
        yield name, (FIXED / name).read_text(encoding="utf-8")


def _places_and_people(city: _City) -> Iterator[File]:
    posts = stations.draw_stations(city.rng("stations"), city.people)
    projects = list(stations.draw_projects(city.rng("projects"), city.people, city.era))
    for station in posts:
        rng = city.rng(station.id)
        yield _yaml("stations", stations.station_file(rng, station))
        yield from (_yaml("receptions", one) for one in stations.receptions(rng, station, city.era))
    yield from (_yaml("projects", one) for one in projects)
    around = Surroundings(
        city.era,
        {person.id: station for station in posts for person in station.people},
        _peers(city.people),
        {one["supervisor"]: one["id"] for one in projects},
    )
    for person in city.people:
        yield _yaml("deputies", profile(city.rng(person.id), person, around))


def _yaml(folder: str, values: stations.Values) -> File:
    return f"{folder}/{values['id']}.yaml", dump(values)


def _peers(people: Iterable[Person]) -> dict[tuple[str, str], list[str]]:
    peers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in people:
        if person.is_ready:
            seat = person.memberships[-1]
            peers[seat.level, seat.district].append(person.id)
    return peers


def _articles(city: _City, photos: bool) -> Iterator[File]:
    for feature in city.features:
        if feature.is_published:
            has_cover = photos and city.era.until.minus(feature.week) < _COVER_WEEKS
            path = columns.column_path(feature)
            yield path, columns.column_text(city.rng(path), feature, has_cover)
