"""Properties of the schedule over random small cities, each against an independent reference."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from deputy_showcase.model import Column, Group, Showcase, Site, Week
from deputy_showcase.schedule import Schedule, make_schedule
from deputy_showcase.schedule.eligibility import missing, seat, unavailable
from rosters import FIRST, NOW, city, deputy, sites

WEEKS = 14
UNTIL = FIRST.plus(WEEKS - 1)
MANY = settings(max_examples=1000, deadline=None)


def planned(site: Site) -> Schedule:
    return make_schedule(site, NOW, UNTIL)


# One random city is made for several properties: to draw it takes longer than to plan it.


@MANY
@given(sites(), st.randoms(use_true_random=False), st.integers(-20, -1))
def test_in_every_city(site: Site, rng: random.Random, weeks_ago: int) -> None:
    schedule = planned(site)
    _nobody_is_featured_twice_in_one_week(schedule)
    _the_ledger_is_kept_and_every_other_slot_is_eligible(site, schedule)
    _the_least_gap_is_kept_or_its_relaxation_is_said(site, schedule)
    _the_order_of_files_changes_nothing(site, schedule, rng)
    _pins_of_the_past_change_nothing(site, schedule, weeks_ago)


def _nobody_is_featured_twice_in_one_week(schedule: Schedule) -> None:
    for week in schedule.weeks():
        people = [slot.deputy for slot in schedule.of_week(week) if slot.deputy]
        assert len(people) == len(set(people))


def _the_ledger_is_kept_and_every_other_slot_is_eligible(site: Site, schedule: Schedule) -> None:
    for place, entry in site.ledger.items():
        assert schedule.slots[place].deputy == entry.deputy
    for place, slot in schedule.slots.items():
        if place in site.ledger or not slot.deputy:
            continue
        person = site.deputies[slot.deputy]
        assert seat(person, slot.district, slot.week)
        assert not unavailable(person, slot.week)
        if slot.week <= schedule.horizon:
            assert not missing(person, slot.week, site.city.schedule)


def _the_least_gap_is_kept_or_its_relaxation_is_said(site: Site, schedule: Schedule) -> None:
    gap = site.city.schedule.least_gap_weeks
    turns = [slot for slot in schedule.slots.values() if slot.deputy]
    for slot in turns:
        others = [one.week for one in turns if one.deputy == slot.deputy and one is not slot]
        near = [week for week in others if abs(slot.week.minus(week)) < gap]
        if near and slot.state == "planned" and "间隔不足" not in slot.reason:
            # Then the later of the two was relaxed, and says so, or both stand in the ledger.
            assert all("间隔不足" in _reason_at(schedule, slot.deputy, week) for week in near)


def _reason_at(schedule: Schedule, id_: str, week: Week) -> str:
    return next(slot.reason for slot in schedule.of_week(week) if slot.deputy == id_)


def _the_order_of_files_changes_nothing(site: Site, schedule: Schedule, rng: random.Random) -> None:
    ids = list(site.deputies)
    rng.shuffle(ids)
    shuffled = replace(site, deputies={id_: site.deputies[id_] for id_ in ids})
    assert planned(shuffled).slots == schedule.slots


def _pins_of_the_past_change_nothing(site: Site, schedule: Schedule, weeks_ago: int) -> None:
    """Against the same city without any pin, which is what ``sites`` draws."""
    pin = (FIRST.plus(weeks_ago),)
    pinned = {
        id_: replace(one, showcase=replace(one.showcase, pin=pin))
        for id_, one in site.deputies.items()
    }
    assert planned(replace(site, deputies=pinned)).slots == schedule.slots


@MANY
@given(sites(ledger=False, gap=26))
def test_as_many_different_deputies_are_placed_as_can_be(site: Site) -> None:
    """With a gap longer than the plan nobody comes twice unless it is relaxed."""
    schedule = planned(site)
    placed = {slot.deputy for slot in schedule.slots.values() if slot.deputy}
    graph, slots = networkx.Graph(), []
    for place in schedule.slots:
        week, district = place
        slots.append(place)
        graph.add_node(place)
        for person in site.deputies.values():
            ready = week > schedule.horizon or not missing(person, week, site.city.schedule)
            if seat(person, district, week) and not unavailable(person, week) and ready:
                graph.add_edge(place, person.id)
    matching = networkx.bipartite.hopcroft_karp_matching(graph, slots)
    assert len(placed) == len(matching) // 2


@MANY
@given(sites(ledger=False))
def test_in_every_city_without_a_ledger(site: Site) -> None:
    schedule = planned(site)
    _nobody_comes_again_before_everybody_eligible_came_once(site, schedule)
    _whoever_holds_no_slot_may_leave_without_a_trace(site, schedule)


def _nobody_comes_again_before_everybody_eligible_came_once(site: Site, schedule: Schedule) -> None:
    """At every slot, whoever could have taken it and had fewer turns has been placed elsewhere by then.

    Turns for which the gap was relaxed are extra: they count for those passed over, not for the one
    who had them.
    """
    gap = max(1, site.city.schedule.least_gap_weeks)
    counts: Counter[tuple[str, str]] = Counter()
    regular: Counter[tuple[str, str]] = Counter()
    for week in schedule.weeks():
        here = {slot.deputy for slot in schedule.of_week(week)}
        for slot in schedule.of_week(week):
            if not slot.deputy or "间隔不足" in slot.reason:
                continue
            for person in site.deputies.values():
                turns = regular[slot.district, slot.deputy]
                if person.id in here or counts[slot.district, person.id] >= turns:
                    continue
                appearances = [
                    one.week for one in schedule.slots.values() if one.deputy == person.id
                ]
                ready = week > schedule.horizon or not missing(person, week, site.city.schedule)
                able = seat(person, slot.district, week) and not unavailable(person, week) and ready
                rested = all(abs(week.minus(one)) >= gap for one in appearances)
                assert not (able and rested), (slot, person.id)
        for slot in schedule.of_week(week):
            if slot.deputy:
                counts[slot.district, slot.deputy] += 1
                regular[slot.district, slot.deputy] += "间隔不足" not in slot.reason


def _whoever_holds_no_slot_may_leave_without_a_trace(site: Site, schedule: Schedule) -> None:
    featured = {slot.deputy for slot in schedule.slots.values()}
    idle = [id_ for id_ in site.deputies if id_ not in featured]
    for id_ in idle[:1]:
        rest = {key: one for key, one in site.deputies.items() if key != id_}
        after = planned(replace(site, deputies=rest))
        assert [slot.deputy for slot in after.slots.values()] == [
            slot.deputy for slot in schedule.slots.values()
        ]


def test_a_small_district_repeats_near_and_is_vacant_far():
    site = Site(city(26, 4, 0), {id_: deputy(id_, ["city"]) for id_ in ("a", "b")})
    slots = make_schedule(site, NOW, FIRST.plus(29)).slots
    near = [slots[FIRST.plus(step), "city"].deputy for step in range(7)]
    assert sorted(near[:2]) == ["a", "b"] and all(near)
    assert slots[FIRST.plus(20), "city"].state == "vacant"
    assert "间隔不足26周" in slots[FIRST.plus(5), "city"].reason


def test_a_themed_week_prefers_its_group():
    deputies = {f"d{index}": deputy(f"d{index}", ["city"]) for index in range(9)}
    deputies["d4"] = replace(deputies["d4"], groups=("green",))
    base = city(26, 0, 0)
    themed = replace(base, themes={FIRST.plus(6): "green"}, groups=(Group("green", "环境资源"),))
    slot = make_schedule(Site(themed, deputies), NOW, UNTIL).slots[FIRST.plus(6), "city"]
    assert slot.deputy == "d4" and "环境资源" in slot.reason


def test_nobody_on_hold_is_planned_and_pins_are_kept():
    deputies = {id_: deputy(id_, ["city"]) for id_ in "abc"}
    deputies["a"] = replace(deputies["a"], showcase=Showcase(hold=True))
    deputies["b"] = replace(deputies["b"], showcase=Showcase(pin=(FIRST.plus(3),)))
    slots = planned(Site(city(2, 4, 0), deputies)).slots
    assert all(slot.deputy != "a" for slot in slots.values())
    assert slots[FIRST.plus(3), "city"].deputy == "b"
    assert slots[FIRST.plus(3), "city"].state == "pinned"


def test_a_pin_of_a_week_that_is_over_shows_nobody_unless_something_was_written():
    past, forgotten = FIRST.plus(-2), FIRST.plus(-6)
    person = replace(deputy("a", ["city"]), showcase=Showcase(pin=(past, forgotten)))
    site = Site(city(26, 4, 0), {"a": person})
    assert all(week >= FIRST for week in planned(site).weeks())
    # An article that leaves the deputy to the schedule.
    column = Column("题", "city", past, status="final")
    slots = planned(replace(site, columns=(column,))).slots
    assert (slots[past, "city"].deputy, slots[past, "city"].state) == ("a", "published")
    assert (forgotten, "city") not in slots
