"""Who is featured when: one deputy per district and week, nobody twice in a week or soon again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from ..model import Week
from .places import CITY, districts
from .roster import Person

#: Nobody is featured again within so many weeks while somebody else can be.
LEAST_GAP = 52
ANNOUNCED_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Feature:
    week: Week
    district: str
    person: Person
    is_published: bool


@dataclass(slots=True)
class _Queue:
    """The deputies of one district, the longest waiting first."""

    district: str
    people: list[Person]


@dataclass(slots=True)
class _Rota:
    queues: list[_Queue]
    last: dict[str, int] = field(default_factory=dict)

    def week(self, place: int, week: Week, is_published: bool) -> Iterator[Feature]:
        """The features of one week; ``place`` counts the weeks from the first."""
        for queue in self.queues:
            person = self._next(queue, place, week, is_published)
            if person is not None:
                self.last[person.id] = place
                queue.people.remove(person)
                queue.people.append(person)
                yield Feature(week, queue.district, person, is_published)

    def _next(self, queue: _Queue, place: int, week: Week, is_published: bool) -> Person | None:
        """The first in the queue who has waited long enough, else whoever has waited longest."""
        longest: tuple[int, Person] | None = None
        for person in queue.people:
            wait = place - self.last.get(person.id, place - LEAST_GAP)
            if wait == 0 or not _fits(person, queue.district, week, is_published):
                continue
            if wait >= LEAST_GAP:
                return person
            if longest is None or wait > longest[0]:
                longest = wait, person
        return longest[1] if longest else None


def _fits(person: Person, district: str, week: Week, is_published: bool) -> bool:
    ready = person.is_ready or (is_published and person.obstacle != "hold")
    return ready and person.serves(district, week)


def draw_rota(rng: Random, people: Sequence[Person], until: Week, weeks: int) -> list[Feature]:
    """The published weeks up to ``until`` and the announced ones after it, in order.

    A district without anybody to show in a week has no feature then.
    """
    rota = _Rota(sorted(_queues(rng, people), key=lambda queue: len(queue.people)))
    features: list[Feature] = []
    for place in range(weeks + ANNOUNCED_WEEKS):
        week = until.plus(place - weeks + 1)
        features += rota.week(place, week, place < weeks)
    order = {district: place for place, district in enumerate(_district_ids())}
    return sorted(features, key=lambda one: (one.week, order[one.district]))


def _district_ids() -> list[str]:
    return [CITY, *(one.id for one in districts())]


def _queues(rng: Random, people: Sequence[Person]) -> Iterator[_Queue]:
    members: dict[str, list[Person]] = {district: [] for district in _district_ids()}
    for person in people:
        for district in sorted({one.district for one in person.memberships}):
            members[district].append(person)
    for district, queue in members.items():
        rng.shuffle(queue)
        yield _Queue(district, queue)
