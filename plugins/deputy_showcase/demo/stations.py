"""Liaison stations (one per 40 deputies), receptions held there, and livelihood projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby, pairwise
from random import Random
from typing import Any

from .grammar import Writer, load_rules, words
from .prose import writer_for
from .roster import Era, Person

Values = dict[str, Any]
PER_STATION, PER_PROJECT = 40, 60
#: Stages of a project, each as often as it is listed, and how many notes a project has by then.
_STAGES = (("征集", 1), ("立项", 2), ("办理中", 3), ("办理中", 4), ("已办结", 5), ("已办结", 5))
_MATTER_STATUSES = ("办理中", "已答复", "已答复", "已办结", "已办结")


@dataclass(frozen=True, slots=True)
class Station:
    """``people`` are the deputies who take turns there."""

    id: str
    name: str
    phone: str
    people: tuple[Person, ...]

    @property
    def first(self) -> Person:
        return self.people[0]


def draw_stations(rng: Random, people: Sequence[Person]) -> list[Station]:
    """Every serving deputy belongs to one station at home, neighbours to the same one."""
    numbers: Counter[str] = Counter()
    stations: list[Station] = []
    for group in _neighbours(people):
        first = group[0]
        slug = f"{first.home.id}-{first.town.slug}"
        numbers[slug] += 1
        kind = rng.choice(words("station_kind", "profile"))
        name = f"{first.town.name}{first.village}{'' if kind == '村' else kind}代表联络站"
        phone = f"0533-{len(stations) + 1:07d}"
        stations.append(Station(f"{slug}-{numbers[slug]}", name, phone, tuple(group)))
    return stations


def _neighbours(people: Sequence[Person]) -> Iterator[list[Person]]:
    """Serving deputies in groups of about 40, by district and town."""
    serving = [one for one in people if one.career not in ("former", "ended")]
    serving.sort(key=lambda one: (one.home.id, one.town.slug))
    for _, same in groupby(serving, key=lambda one: one.home.id):
        local = list(same)
        count = max(1, round(len(local) / PER_STATION))
        bounds = [len(local) * place // count for place in range(count + 1)]
        yield from (local[a:b] for a, b in pairwise(bounds))


def station_file(rng: Random, station: Station) -> Values:
    """The content of ``stations/<id>.yaml``."""
    first = station.first
    return {
        "id": station.id,
        "name": station.name,
        "district": first.home.id,
        "address": f"{first.home.name}{first.town.name}{first.village}（示例地址）",
        "phone": station.phone,
        "opening": rng.choice(words("opening_hours", "profile")),
        "location": [
            round(first.home.latitude + rng.uniform(-0.08, 0.08), 4),
            round(first.home.longitude + rng.uniform(-0.08, 0.08), 4),
        ],
        "advisers": rng.randint(6, 30),
        "groups": sorted({one.theme for one in station.people[:3]}),
        "deputies": sorted(one.id for one in station.people),
        "extras": {"sample": True},
    }


def receptions(rng: Random, station: Station, era: Era) -> Iterator[Values]:
    """One reception held in the last months, and for half of the stations one to come."""
    held = era.today - timedelta(days=rng.randint(4, 160))
    yield _reception(rng, station, datetime.combine(held, time(9)), True)
    if rng.random() < 0.5:
        coming = era.today + timedelta(days=rng.randint(8, 50))
        yield _reception(rng, station, datetime.combine(coming, time(14)), False)


def _reception(rng: Random, station: Station, starts: datetime, is_held: bool) -> Values:
    writer = writer_for(rng, station.first, "人大代表", starts.date())
    crowd = rng.sample(station.people, min(len(station.people), rng.randint(2, 4)))
    return {
        "id": f"{starts:%Y-%m-%d}-{station.id}",
        "topic": writer.write("reception_topic"),
        "district": station.first.home.id,
        "station": station.id,
        "starts": starts,
        "ends": starts + timedelta(hours=2, minutes=30),
        "deputies": sorted(one.id for one in crowd),
        "departments": sorted({writer.write("dept") for _ in range(3)}),
        "notice_days": rng.randint(3, 7),
        "outcome": _outcome(writer, starts) if is_held else None,
        "extras": {"sample": True},
    }


def _outcome(writer: Writer, starts: datetime) -> Values:
    rng = writer.rng
    matters = [_matter(writer) for _ in range(rng.randint(2, 5))]
    return {"held_on": starts.date(), "visitors": rng.randint(8, 80), "matters": matters}


def _matter(writer: Writer) -> Values:
    return {
        "text": writer.write("matter"),
        "status": writer.rng.choice(_MATTER_STATUSES),
        "reply": writer.write("matter_reply"),
    }


def draw_projects(rng: Random, people: Sequence[Person], era: Era) -> Iterator[Values]:
    """The content of ``projects/<id>.yaml``, one project per 60 deputies, at least one."""
    able = [one for one in people if one.is_ready]
    chosen = rng.sample(able, min(len(able), max(1, len(people) // PER_PROJECT)))
    for person in sorted(chosen, key=lambda one: one.id):
        yield _project(rng, person, era)


def _project(rng: Random, person: Person, era: Era) -> Values:
    status, notes = rng.choice(_STAGES)
    proposed = era.today - timedelta(days=rng.randint(120, 500))
    return {
        "id": f"{person.id}-project",
        "title": Writer(rng, load_rules(person.theme), person.facts()).write("project"),
        "district": person.home.id,
        "supervisor": person.id,
        "proposed_on": proposed,
        "status": status,
        "due_on": era.today + timedelta(days=rng.randint(-60, 200) if status == "已办结" else 150),
        "cost_yuan": rng.randint(8, 900) * 1000,
        "updates": _project_updates(rng, person, era, (era.today - proposed).days, notes),
        "extras": {"sample": True},
    }


def _project_updates(rng: Random, person: Person, era: Era, days: int, notes: int) -> list[Values]:
    writer = writer_for(rng, person, "人大代表", era.today)
    ages = sorted((rng.randint(1, days - 10) for _ in range(notes)), reverse=True)
    return [
        {"date": era.today - timedelta(days=age), "text": writer.write(f"project_{stage}")}
        for stage, age in enumerate(ages, 1)
    ]
