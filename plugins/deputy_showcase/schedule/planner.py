"""Fills the free slots: everybody once before anybody twice, with the least gap kept.

People are placed round by round. In each pass, those whom a district has featured equally often are
matched to the slots still free (``matching``: as many as can be placed, the earliest slots first). A
person with two seats is placed for the second one in another pass, so that both districts get their
turn. Only then come those who have been featured once more. What stays free in the near weeks is filled
with the least gap relaxed, because a district that is too small should rather repeat than be silent;
further away it stays vacant, a sign to the office that more profiles are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..model import Site, Week
from .matching import match_in_order
from .preference import Preference, lot
from .slots import Slot
from .turns import Appearances, Turn, number, rosters, week_of

Place = tuple[Week, str]
Free = tuple[int, str]
#: Weeks beyond the announced horizon in which a small district repeats sooner than the least gap.
LOOK_AHEAD = 2
NO_ROSTER, NOBODY_ABLE = "本区县还没有代表资料", "本周没有可安排的代表"
#: When a gap is relaxed, absences are compared in steps of so many weeks.
_STEP = 4


@dataclass
class _Board:
    """The state of one planning run: who is where so far."""

    site: Site
    horizon: int
    soon: int
    turns: Mapping[str, list[Turn]]
    preference: Preference
    appearances: Appearances
    placed: dict[Free, tuple[str, bool]]

    @property
    def gap(self) -> int:
        return self.site.city.schedule.least_gap_weeks

    def may(self, turn: Turn, week: int) -> bool:
        """Whether the deputy could be shown in that week at all, gaps apart."""
        return (week > self.horizon or week <= turn.ready_until) and turn.able(week)

    def settle(self, free: Free, turn: Turn, *, relaxed: bool = False) -> None:
        self.placed[free] = (turn.id, relaxed)
        self.appearances.add(turn.id, free[0])
        turn.count += 1


def plan(
    site: Site, fixed: Mapping[Place, Slot], first: Week, last: Week, horizon: Week
) -> dict[Place, Slot]:
    """All slots: the fixed ones, and one for every other place from the earliest fixed week to ``last``.

    Args:
        fixed: settled slots by place, of any weeks; never changed.
        first: the first week that may still be planned; earlier gaps stay vacant.
        last: the last week to plan.
        horizon: the last announced week; up to it only complete profiles are placed.
    """
    board = _board(site, fixed, number(first), number(last), number(horizon))
    free = _free_places(site, fixed, number(first), number(last))
    _rounds(board, free)
    _relaxed(board, free)
    slots = dict(fixed)
    for place in _all_places(site, fixed, first, last):
        slots.setdefault(place, _slot(board, place, first))
    return _with_rounds(dict(sorted(slots.items())))


def _board(site: Site, fixed: Mapping[Place, Slot], first: int, last: int, horizon: int) -> _Board:
    turns, appearances = rosters(site), Appearances()
    known = {(turn.id, turn.district): turn for roster in turns.values() for turn in roster}
    for (week, district), slot in fixed.items():
        appearances.add(slot.deputy, number(week))
        turn = known.get((slot.deputy, district))
        if turn:
            turn.count += 1
    soon = horizon + LOOK_AHEAD
    return _Board(site, horizon, soon, turns, Preference(site, soon, first, last), appearances, {})


def _free_places(site: Site, fixed: Mapping[Place, Slot], first: int, last: int) -> list[Free]:
    """Free places by week; within one, the city chooses last, because it draws on all districts.

    Not by the size of the rosters: then anybody's arrival could change the order of everything.
    """
    taken = {(number(week), district) for week, district in fixed}
    order = sorted(site.city.districts, key=lambda district: district.level == "city")
    weeks = range(first, last + 1)
    return [(week, one.id) for week in weeks for one in order if (week, one.id) not in taken]


def _rounds(board: _Board, free: list[Free]) -> None:
    """Pass after pass, from those featured least often upwards, until nothing more can be placed."""
    level = 0
    while True:
        rest = [one for one in free if one not in board.placed]
        counts = [
            turn.count for district in {one[1] for one in rest} for turn in board.turns[district]
        ]
        if not rest or level > max(counts, default=-1):
            return
        if level not in counts or not _pass(board, rest, level):
            level += 1


def _pass(board: _Board, rest: list[Free], level: int) -> bool:
    """Match those whom a district has featured ``level`` times; whether anybody was placed."""
    ready = {
        district: {turn.id: turn for turn in roster if turn.count == level}
        for district, roster in board.turns.items()
    }

    def candidates(free: Free) -> Mapping[str, float]:
        week, district = free
        return {
            id_: board.preference.cost(turn, week)
            for id_, turn in ready[district].items()
            if board.may(turn, week) and board.appearances.distance(id_, week) >= max(1, board.gap)
        }

    matched = match_in_order(rest, candidates)
    for free, id_ in matched.items():
        board.settle(free, ready[free[1]][id_])
    return bool(matched)


def _relaxed(board: _Board, free: list[Free]) -> None:
    """Fill what is left of the near weeks with whoever has been away longest."""
    for week, district in free:
        if week > board.soon or (week, district) in board.placed:
            continue
        able = [
            turn
            for turn in board.turns[district]
            if board.may(turn, week) and board.appearances.distance(turn.id, week) > 0
        ]
        if able:
            chosen = min(able, key=lambda turn: _relaxed_order(board, turn, week))
            board.settle((week, district), chosen, relaxed=True)


def _relaxed_order(board: _Board, turn: Turn, week: int) -> tuple[int, int, float]:
    away = board.appearances.distance(turn.id, week) // _STEP
    return -away, turn.count, lot(turn.key, turn.district, week)


def _all_places(
    site: Site, fixed: Mapping[Place, Slot], first: Week, last: Week
) -> Iterable[Place]:
    weeks = {week for week, _ in fixed} | {first, last}
    for week in range(number(min(weeks)), number(max(weeks)) + 1):
        for district in site.city.districts:
            yield week_of(week), district.id


def _slot(board: _Board, place: Place, first: Week) -> Slot:
    week, district = place
    found = board.placed.get((number(week), district))
    if found:
        reason = _reason(board, found[0], place, relaxed=found[1])
        return Slot(week, district, found[0], "planned", 0, reason)
    reason = "当周没有安排" if week < first else _why_vacant(board, number(week), district)
    return Slot(week, district, "", "vacant", 0, reason)


def _why_vacant(board: _Board, week: int, district: str) -> str:
    roster = board.turns[district]
    if not roster:
        return NO_ROSTER
    able = [turn for turn in roster if turn.able(week)]
    if not able:
        return NOBODY_ABLE
    if not any(board.may(turn, week) for turn in able):
        return "可安排的代表资料尚未备齐"
    return f"可安排的代表都在{board.gap}周内宣传过，待补充人选；临近时仍不足，再缩短间隔安排"


def _reason(board: _Board, id_: str, place: Place, *, relaxed: bool) -> str:
    week = number(place[0])
    turn = next(one for one in board.turns[place[1]] if one.id == id_)
    before = [one for one in board.appearances.weeks[id_] if one < week]
    reason = (
        f"上次宣传是 {week_of(max(before))}，按次数和间隔轮到"
        if before
        else "还没有宣传过，按公平次序轮到"
    )
    theme = board.site.city.themes.get(place[0])
    if theme and theme in turn.deputy.groups:
        name = next(group.name for group in board.site.city.groups if group.id == theme)
        reason = f"本周主题是{name}；{reason}"
    if relaxed:
        reason = f"本区县可安排的代表少，间隔不足{board.gap}周；{reason}"
    return reason


def _with_rounds(slots: dict[Place, Slot]) -> dict[Place, Slot]:
    """Number each district's turns of each person in order of time; say so where no reason is given."""
    turns: dict[tuple[str, str], list[Week]] = {}
    numbered = {}
    for place, slot in slots.items():
        if slot.deputy:
            before = turns.setdefault((slot.district, slot.deputy), [])
            reason = slot.reason or _by_turns(before)
            slot = replace(slot, round=len(before) + 1, reason=reason)
            before.append(slot.week)
        numbered[place] = slot
    return numbered


def _by_turns(before: list[Week]) -> str:
    if not before:
        return "首次宣传，按轮次排定，预告后不再变动"
    return f"第{len(before) + 1}次宣传，上次是 {before[-1]}，按轮次排定，预告后不再变动"
