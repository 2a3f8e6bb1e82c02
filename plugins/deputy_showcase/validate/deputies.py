"""Rules about one deputy that look beyond the field table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..model import City, Deputy, Membership, Week
from ..problems import Problem
from ..schema.faults import At
from .places import Places


def deputy_rules(deputies: Iterable[Deputy], city: City, places: Places) -> Iterator[Problem]:
    levels = {district.id: district.level for district in city.districts}
    pins: dict[tuple[Week, str], list[str]] = defaultdict(list)
    for deputy in deputies:
        path = f"deputies/{deputy.id}.yaml"
        yield from _memberships(deputy, path, levels, city, places)
        yield from _pledges(deputy, path, places)
        yield from _windows(deputy, path, places)
        yield from _pins(deputy, path, places)
        for week in dict.fromkeys(deputy.showcase.pin):
            pins[week, deputy.pinned_district(week)].append(deputy.id)
    yield from _pinned_twice(pins, places)


def idle_pins(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    """Pins in weeks without a seat, which the schedule passes over."""
    for deputy in deputies:
        for index, week in enumerate(deputy.showcase.pin):
            if not deputy.pinned_district(week):
                message = f"{deputy.name}在 {week} 不是代表，这一周的指定不起作用"
                hint = "请核对周次和任职起止日期，或删去这一周"
                path, at = f"deputies/{deputy.id}.yaml", ("showcase", "pin", index)
                yield places.problem(path, at, "pin-no-seat", message, hint, "warning")


def _memberships(
    deputy: Deputy, path: str, levels: dict[str, str], city: City, places: Places
) -> Iterator[Problem]:
    for index, one in enumerate(deputy.memberships):
        at = ("memberships", index)
        wanted = levels.get(one.district)
        if wanted and (one.level == "city") != (wanted == "city"):
            message = "代表层级与所在区县不符"
            hint = "市级代表写市的编号，区县和镇代表写区县的编号"
            yield places.problem(path, (*at, "level"), "level-mismatch", message, hint)
        yield from _ending(one, path, at, places)
        if one.term > city.term:
            message = f"届次 {one.term} 晚于本届（第{city.term}届）"
            hint = "请核对届次，或先改 city.yaml 的 term"
            yield places.problem(path, (*at, "term"), "future-term", message, hint)


def _ending(seat: Membership, path: str, at: At, places: Places) -> Iterator[Problem]:
    if seat.start_date and seat.end_date and seat.end_date < seat.start_date:
        message = f"任职终止（{seat.end_date}）早于起始（{seat.start_date}）"
        yield places.problem(path, (*at, "end_date"), "dates-reversed", message, "请核对两个日期")
    if seat.end_reason and not seat.end_date:
        message = f"写了离任原因（{seat.end_reason[:20]}），没有写离任日期，仍算在任"
        hint = "请写上 end_date；没有离任的，删去 end_reason"
        where = (*at, "end_reason")
        yield places.problem(path, where, "end-without-date", message, hint, "warning")


def _pledges(deputy: Deputy, path: str, places: Places) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, pledge in enumerate(deputy.pledges):
        at = ("pledges", index)
        if pledge.id in seen:
            message = f"承诺编号「{pledge.id}」重复"
            yield places.problem(
                path, (*at, "id"), "duplicate-id", message, "同一代表的承诺编号各不相同"
            )
        seen.add(pledge.id)
        if pledge.made_on and pledge.due_on and pledge.due_on < pledge.made_on:
            message = "完成期限早于承诺日期"
            yield places.problem(path, (*at, "due_on"), "dates-reversed", message, "请核对两个日期")


def _windows(deputy: Deputy, path: str, places: Places) -> Iterator[Problem]:
    for index, window in enumerate(deputy.showcase.unavailable):
        if window.end < window.start:
            at = ("showcase", "unavailable", index, "to")
            yield places.problem(path, at, "dates-reversed", "时段的终点早于起点", "请核对两个日期")


def _pins(deputy: Deputy, path: str, places: Places) -> Iterator[Problem]:
    pins = deputy.showcase.pin
    for index, week in enumerate(pins):
        if week in pins[:index]:
            at = ("showcase", "pin", index)
            message = f"{week} 写了两次"
            yield places.problem(path, at, "listed-twice", message, "请删去一处", "warning")


def _pinned_twice(pins: dict[tuple[Week, str], list[str]], places: Places) -> Iterator[Problem]:
    for (week, district), ids in sorted(pins.items()):
        for id_ in ids[1:] if district else ():
            message = f"{week} 已指定给 {ids[0]}"
            path = f"deputies/{id_}.yaml"
            hint = "同一区县一周只能指定一人，请改一处"
            yield places.problem(path, ("showcase", "pin"), "pin-conflict", message, hint)
