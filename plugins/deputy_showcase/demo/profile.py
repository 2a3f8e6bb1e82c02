"""What a deputy's file says: pledges with updates, activities, links, and what the photo needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from ..model import Membership
from .grammar import Writer, words
from .prose import writer_for
from .roster import THEMES, Era, Person
from .stations import Station

Values = dict[str, Any]
#: Activity kinds, the rule of their titles, and how common they are.
_ACTIVITIES = {
    "视察": ("act_inspect", 5),
    "调研": ("act_research", 5),
    "接待": ("act_reception", 4),
    "建议": ("act_proposal", 4),
    "志愿服务": ("act_volunteer", 3),
    "执法检查": ("act_law", 2),
    "述职": ("act_report", 1),
}
_COMMITTEE_SHARE = 0.06
_STATUSES = {"进行中": 62, "已兑现": 26, "已延期": 9, "已撤回": 3}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What profiles refer to.

    Attributes:
        stations: each deputy's station, by the deputy's id; former deputies have none.
        peers: ids of the deputies of each level and district (the members a committee member may
            keep in touch with).
        projects: projects a deputy supervises, by the deputy's id.
    """

    era: Era
    stations: Mapping[str, Station]
    peers: Mapping[tuple[str, str], Sequence[str]]
    projects: Mapping[str, str]


def profile(rng: Random, person: Person, around: Surroundings) -> Values:
    """The content of ``deputies/<id>.yaml``."""
    writer = writer_for(rng, person, "人大代表", around.era.today)
    station = around.stations.get(person.id)
    return {
        "id": person.id,
        "name": person.name.full,
        "gender": person.name.gender,
        "ethnicity": person.name.ethnicity,
        "position": f"{person.job}（示例）",
        "summary": writer.write("summary")[:80],
        "biography": _biography(writer),
        "photo": _photo(rng, person, around.era),
        "memberships": [_membership(one) for one in person.memberships],
        "groups": _groups(rng, person),
        "station": station.id if station else None,
        "contacts": [_contact(station)] if station else None,
        "pledges": _pledges(writer, person, around.era),
        "links": _links(rng, person, around),
        "activities": _activities(writer, person, around),
        "showcase": _showcase(rng, person, around.era),
        "verified_on": _verified(rng, person, around.era),
        "sources": [{"url": "https://source.example/demo/", "note": "示例数据，由程序生成"}],
        "extras": {"sample": True},
    }


def day_between(rng: Random, first: date, last: date) -> date:
    """A day of that span; if the span is empty, its later end."""
    days = (last - first).days
    return first + timedelta(rng.randint(0, days)) if days > 0 else max(first, last)


def _biography(writer: Writer) -> str:
    return f"{writer.write('bio_a')}\n\n{writer.write('bio_b', 'bio_c')}\n"


def _photo(rng: Random, person: Person, era: Era) -> Values:
    start = person.memberships[0].start_date or era.today
    return {
        "credit": "示例 绘",
        "consent_on": day_between(rng, start, era.today),
        "alt": f"{person.name.full}的示例画像",
        "focus": [0.5, 0.4],
    }


def _membership(one: Membership) -> Values:
    return {
        "level": one.level,
        "district": one.district,
        "term": one.term,
        "delegation": one.delegation,
        "electoral_unit": one.electoral_unit,
        "start_date": one.start_date,
        "end_date": one.end_date,
        "end_reason": one.end_reason,
    }


def _groups(rng: Random, person: Person) -> list[str]:
    second = [rng.choice(THEMES)] if rng.random() < 0.4 else []
    return [person.theme, *(one for one in second if one != person.theme)]


def _contact(station: Station) -> Values:
    return {"type": "phone", "value": station.phone, "label": "联络站"}


def _last_day(person: Person, era: Era) -> date:
    """The last day on which this person acted as a deputy, up to today."""
    ends = [one.end_date or era.today for one in person.memberships]
    return min(max(ends), era.today)


def _first_day(person: Person, era: Era) -> date:
    """Two years before the last one, or the beginning of the mandate."""
    starts = [one.start_date or era.today for one in person.memberships]
    return max(min(starts), _last_day(person, era) - timedelta(days=730))


def _pledges(writer: Writer, person: Person, era: Era) -> list[Values]:
    if person.obstacle == "no pledge":
        return []
    count = writer.rng.choice((1, 1, 2, 2, 2, 3))
    return [_pledge(writer, f"p{place + 1}", person, era) for place in range(count)]


def _pledge(writer: Writer, id_: str, person: Person, era: Era) -> Values:
    rng, last = writer.rng, _last_day(person, era)
    made = day_between(rng, _first_day(person, era), last - timedelta(days=60))
    status = rng.choices(list(_STATUSES), list(_STATUSES.values()))[0]
    return {
        "id": id_,
        "text": writer.write("pledge"),
        "made_on": made,
        "due_on": _due(rng, made, last.year + (status != "已兑现")),
        "status": status,
        "progress": 100 if status == "已兑现" else rng.randint(1, 19) * 5,
        "updates": _updates(writer, made, last, status == "已兑现"),
    }


def _due(rng: Random, made: date, year: int) -> date:
    """The middle or the end of a year, not before the pledge was made."""
    middle = date(year, 6, 30)
    return middle if made < middle and rng.random() < 0.5 else date(year, 12, 31)


def _updates(writer: Writer, first: date, last: date, is_kept: bool) -> list[Values]:
    """Dated notes in the order of their dates; the last one of a kept pledge says so."""
    count = writer.rng.randint(1, 4)
    days = sorted(day_between(writer.rng, first, last) for _ in range(count))
    rules = ["pledge_update"] * (count - is_kept) + ["pledge_kept"] * is_kept
    notes = zip(days, rules, strict=True)
    return [{"date": day, "text": writer.write(rule)} for day, rule in notes]


def _links(rng: Random, person: Person, around: Surroundings) -> Values | None:
    if not person.is_ready:
        return None
    links: Values = {"constituents": rng.randint(6, 10)}
    seat = person.memberships[-1]
    peers = around.peers[seat.level, seat.district]
    if seat.level != "town" and len(peers) > 12 and rng.random() < _COMMITTEE_SHARE:
        chosen = set(rng.sample(peers, rng.randint(4, 6))) - {person.id}
        links = {"deputies": sorted(chosen), **links}
    return links


def _activities(writer: Writer, person: Person, around: Surroundings) -> list[Values]:
    rng, era = writer.rng, around.era
    kinds = rng.choices(
        list(_ACTIVITIES), [weight for _, weight in _ACTIVITIES.values()], k=rng.randint(1, 6)
    )
    first, last = _first_day(person, era), _last_day(person, era)
    days = sorted(day_between(rng, first, last) for _ in kinds)
    return [_activity(writer, *one, person, around) for one in zip(days, kinds, strict=True)]


def _activity(writer: Writer, day: date, kind: str, person: Person, around: Surroundings) -> Values:
    station = around.stations.get(person.id)
    return {
        "date": day,
        "kind": kind,
        "title": writer.write(_ACTIVITIES[kind][0]),
        "text": writer.write("act_text"),
        "station": station.id if station and kind == "接待" else None,
        "project": around.projects.get(person.id) if kind == "视察" else None,
    }


def _showcase(rng: Random, person: Person, era: Era) -> Values | None:
    if person.obstacle == "hold":
        return {"hold": True}
    if person.obstacle != "away":
        return None
    start = era.today + timedelta(days=rng.randint(-20, 60))
    end = start + timedelta(days=rng.randint(14, 180))
    reason = rng.choice(words("away_reason", "profile"))
    return {"unavailable": [{"from": start, "to": end, "reason": reason}]}


def _verified(rng: Random, person: Person, era: Era) -> date:
    """Lately; for a stale profile, or a deputy who has left, long ago."""
    stale = person.obstacle == "stale" or person.career in ("former", "ended")
    return era.today - timedelta(days=rng.randint(400, 900) if stale else rng.randint(3, 200))
