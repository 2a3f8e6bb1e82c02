"""Measures the schedule on a content folder: time, stability over random roster edits, spread.

.venv/bin/python bench/schedule.py CONTENT --edits 200 --date 2026-11-22T12:00
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from deputy_showcase.model import Deputy, Showcase, Site, Week
from deputy_showcase.pipeline import check
from deputy_showcase.schedule import Schedule, make_schedule

AHEAD = 52


@dataclass
class Stability:
    """What edits changed: slots of the next 52 by kind of edit, and what must never change."""

    removed_planned: list[int]
    idle_changed_soon: int = 0
    announced_changed: int = 0
    edits: int = 0

    def __str__(self) -> str:
        spread = sorted(Counter(self.removed_planned).items())
        return (
            f"{self.edits} edits; removing a planned deputy changed of the district's next 52 slots: "
            f"median {statistics.median(self.removed_planned)}, max {max(self.removed_planned)}, "
            f"distribution {spread}; edits of deputies without a slot that changed the next 12 weeks: "
            f"{self.idle_changed_soon}; edits that changed announced weeks: {self.announced_changed}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("content", type=Path)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--date", default="2026-11-22T12:00")
    options = parser.parse_args()
    started = time.perf_counter()
    site = check(options.content).site
    loaded = time.perf_counter() - started
    assert site is not None
    now = datetime.fromisoformat(options.date).replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    schedule, planned = timed(lambda: plan(site, now))
    print(f"load {loaded:.2f} s, plan {planned:.2f} s, ratio {planned / loaded:.2f}")
    print(stability(site, now, options.edits))
    ours, chance = spread(site, schedule)
    print(f"neighbours sharing level, group and gender: {ours}, in random order {chance:.1f}")


def timed(call: Callable[[], Schedule]) -> tuple[Schedule, float]:
    started = time.perf_counter()
    result = call()
    return result, time.perf_counter() - started


def plan(site: Site, now: datetime) -> Schedule:
    current = make_schedule(site, now).current
    return make_schedule(site, now, current.plus(AHEAD + site.city.schedule.announce_weeks))


def stability(site: Site, now: datetime, edits: int, seed: int = 5) -> Stability:
    """Remove planned deputies, remove idle ones and add new ones, in turn, each from the same start."""
    base, rng, found = plan(site, now), random.Random(seed), Stability([])
    for index in range(edits):
        kind = ("planned", "idle", "new")[index % 3]
        edited = _edit(site, base, kind, rng, index)
        if edited is None:
            continue
        changed, who = edited
        after = plan(changed, now)
        found.edits += 1
        found.announced_changed += differs(base, after, site, 4)
        if kind == "planned":
            found.removed_planned.append(_most_changed(base, after, site))
        elif not any(slot.deputy == who for slot in after.slots.values()):
            found.idle_changed_soon += differs(base, after, site, 12)
    return found


def _edit(
    site: Site, base: Schedule, kind: str, rng: random.Random, index: int
) -> tuple[Site, str] | None:
    fixed = {slot.deputy for slot in base.slots.values() if slot.week <= base.horizon}
    coming = {slot.deputy for slot in base.slots.values() if slot.week > base.horizon} - {""}
    if kind == "new":
        model = site.deputies[rng.choice(list(site.deputies))]
        return _with(site, replace(model, id=f"new-{index}", showcase=Showcase())), f"new-{index}"
    pool = coming - fixed if kind == "planned" else set(site.deputies) - coming - fixed
    if not pool:
        return None
    who = rng.choice(sorted(pool))
    rest = {id_: one for id_, one in site.deputies.items() if id_ != who}
    return replace(site, deputies=rest), who


def _with(site: Site, deputy: Deputy) -> Site:
    return replace(site, deputies=dict(sorted({**site.deputies, deputy.id: deputy}.items())))


def differs(one: Schedule, other: Schedule, site: Site, weeks: int) -> bool:
    return any(changes(one, other, district.id, weeks) for district in site.city.districts)


def changes(one: Schedule, other: Schedule, district: str, weeks: int) -> int:
    """How many of a district's next slots are held by somebody else."""
    return sum(
        _holder(one, week, district) != _holder(other, week, district)
        for week in (one.current.plus(step) for step in range(1, weeks + 1))
    )


def _holder(schedule: Schedule, week: Week, district: str) -> str:
    slot = schedule.at(week, district)
    return slot.deputy if slot else ""


def _most_changed(one: Schedule, other: Schedule, site: Site) -> int:
    return max(changes(one, other, district.id, AHEAD) for district in site.city.districts)


def spread(site: Site, schedule: Schedule, tries: int = 200) -> tuple[int, float]:
    """Neighbouring weeks that share level, group and gender: as planned, and on average by chance."""
    rng, ours, chance = random.Random(1), 0, 0
    for district, people in _sequences(site, schedule):
        ours += _clashes(people, district)
        for _ in range(tries):
            rng.shuffle(people)
            chance += _clashes(people, district)
    return ours, chance / tries


def _sequences(site: Site, schedule: Schedule) -> Iterator[tuple[str, list[Deputy]]]:
    first = schedule.horizon.plus(1)
    for district in site.city.districts:
        holders = (_holder(schedule, first.plus(step), district.id) for step in range(AHEAD))
        yield district.id, [site.deputies[id_] for id_ in holders if id_]


def _clashes(people: list[Deputy], district: str) -> int:
    return sum(
        _level(one, district) == _level(other, district)
        and one.gender == other.gender
        and not set(one.groups).isdisjoint(other.groups)
        for one, other in pairwise(people)
    )


def _level(deputy: Deputy, district: str) -> str:
    return [seat.level for seat in deputy.memberships if seat.district == district][-1]


if __name__ == "__main__":
    main()
