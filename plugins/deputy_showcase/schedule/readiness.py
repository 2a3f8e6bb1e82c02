"""What the office should see to in the weeks ahead: incomplete profiles, empty slots, missing articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Column, Site, Week
from .eligibility import missing
from .slots import Schedule, Slot

#: How many weeks ahead profiles are looked at, and how many back articles are.
AHEAD, BACK = 8, 8


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do before a week is released.

    Attributes:
        kind: ``profile``, ``vacant``, ``repeat`` or ``article``.
        deputy: id, empty where nobody is placed.
        text: what to do, in plain Chinese.
        draft: path of the article that is there and not final yet.
    """

    week: Week
    district: str
    kind: str
    deputy: str
    text: str
    draft: str = ""


def tasks(site: Site, schedule: Schedule) -> list[Task]:
    """Everything to be done, by week, in the order of the districts.

    Args:
        schedule: planned at least ``AHEAD`` weeks beyond the current one.
    """
    columns = {(one.week, one.district): one for one in site.columns}
    found: list[Task] = []
    for week in schedule.weeks():
        distance = week.minus(schedule.current)
        for slot in schedule.of_week(week):
            if 0 < distance <= AHEAD:
                found += _slot_tasks(slot, site)
            if -BACK <= distance and week <= schedule.horizon:
                found += _article_tasks(slot, columns.get((week, slot.district)), distance)
    return found


def _slot_tasks(slot: Slot, site: Site) -> Iterator[Task]:
    if not slot.deputy:
        yield Task(slot.week, slot.district, "vacant", "", f"空缺：{slot.reason}")
        return
    deputy = site.deputies.get(slot.deputy)
    lacks = missing(deputy, slot.week, site.city.schedule) if deputy else ()
    if deputy and lacks:
        text = f"{deputy.name}的资料缺：{'、'.join(lacks)}"
        yield Task(slot.week, slot.district, "profile", slot.deputy, text)
    if deputy and "间隔不足" in slot.reason:
        text = f"人选不足，{deputy.name}提前重复宣传，请准备新的代表资料"
        yield Task(slot.week, slot.district, "repeat", slot.deputy, text)


def _article_tasks(slot: Slot, column: Column | None, distance: int) -> Iterator[Task]:
    """Only weeks that are out or come out next: further ones need no article yet."""
    if not slot.deputy or distance > 1 or (column and column.status == "final"):
        return
    state = "还没有文章" if column is None else "文章还不是定稿"
    due = "已过发布时间" if distance <= 0 else "下周发布"
    draft = column.path if column else ""
    yield Task(slot.week, slot.district, "article", slot.deputy, f"{due}，{state}", draft)


def first_shortage(schedule: Schedule, district: str) -> Week | None:
    """The first coming week for which a district has nobody rested and ready, as far as planned."""
    for week in schedule.weeks():
        slot = schedule.at(week, district)
        if slot and week > schedule.current and (not slot.deputy or "间隔不足" in slot.reason):
            return week
    return None
