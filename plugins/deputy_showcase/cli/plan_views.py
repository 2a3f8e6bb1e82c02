"""The views of ``plan``: table, JSON, one slot explained, the weeks ahead."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..calendar import release_of
from ..model import Site, Week
from ..outputs.calendars import deadlines
from ..pipeline import SitePlan
from ..schedule.explanation import verdicts
from ..schedule.readiness import first_shortage, tasks
from ..schedule.slots import STATE_LABELS, Slot
from ..write import atomic_write

NOT_PLANNED = "当周没有安排"


def as_json(plan: SitePlan, weeks: Iterable[Week]) -> str:
    """The contract of ``plan --format json``."""
    rows = [_week(plan, week) for week in weeks]
    document = {"today": f"{plan.now:%Y-%m-%d}", "weeks": rows}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _week(plan: SitePlan, week: Week) -> dict[str, Any]:
    slots = [_slot(plan.schedule.at(week, id_), id_) for id_ in plan.schedule.districts]
    release = release_of(week, plan.site.city)
    return {"week": str(week), "release": release.isoformat(), "slots": slots}


def _slot(slot: Slot | None, district: str) -> dict[str, Any]:
    return {
        "district": district,
        "deputy": (slot.deputy or None) if slot else None,
        "state": slot.state if slot else "vacant",
        "round": slot.round if slot else 0,
        "reason": slot.reason if slot else NOT_PLANNED,
    }


def as_table(plan: SitePlan, weeks: Iterable[Week]) -> str:
    lines = []
    for week in weeks:
        release = release_of(week, plan.site.city)
        lines.append(f"{week}  {release:%Y-%m-%d %H:%M} 发布")
        for one in plan.site.city.districts:
            lines.append(_table_row(plan.schedule.at(week, one.id), one.name, plan.site))
    return "\n".join(lines)


def _table_row(slot: Slot | None, district: str, site: Site) -> str:
    if slot is None or not slot.deputy:
        return f"  {_wide(district, 10)}{_wide('空缺', 34)}{slot.reason if slot else NOT_PLANNED}"
    who = _wide(name_of(site, slot.deputy), 10) + _wide(STATE_LABELS[slot.state], 8)
    return f"  {_wide(district, 10)}{who}{_wide(slot.deputy, 16)}{slot.reason}"


def explanation(plan: SitePlan, week: Week, district: str) -> str:
    """Everybody considered for one slot, with what spoke for or against them."""
    name = next(one.name for one in plan.site.city.districts if one.id == district)
    slot = plan.schedule.at(week, district)
    head = f"{week} {name}：{_chosen(slot, plan.site)}"
    if (
        slot
        and slot.state == "published"
        and (week, district) not in plan.catalogue.columns_by_place
    ):
        head += "没有已发布的文章。"
    found = verdicts(plan.site, plan.schedule, week, district)
    able = sum(1 for one in found if one.able)
    lines = [head, f"本区县代表{len(found)}名，其中本周可以安排的{able}名。"]
    for one in found:
        lines.append(f"  {_wide(one.deputy.name, 12)}{_wide(one.deputy.id, 16)}{one.text}")
    return "\n".join(lines)


def _chosen(slot: Slot | None, site: Site) -> str:
    if slot is None or not slot.deputy:
        return f"空缺。{slot.reason if slot else NOT_PLANNED}。"
    state = STATE_LABELS[slot.state]
    return f"{name_of(site, slot.deputy)}（{state}，第{slot.round}次）。{slot.reason}。"


def look_ahead(plan: SitePlan, ics: Path | None) -> None:
    """Print what is to be done, and when each district runs out; write the calendar if asked."""
    names = {one.id: one.name for one in plan.site.city.districts}
    found = tasks(plan.site, plan.schedule)
    for task in found:
        click.echo(f"{task.week}  {_wide(names[task.district], 10)}{task.text}")
    if not found:
        click.echo("今后8周的资料、人选和文章都已备齐。")
    for id_, name in names.items():
        week = first_shortage(plan.schedule, id_)
        said = f"到 {week} 就没有间隔够长、资料齐全的人选了" if week else "近半年人选充足"
        click.echo(f"人选  {_wide(name, 10)}{said}")
    if ics:
        atomic_write(ics.resolve(), deadlines(plan.site, plan.schedule, plan.now))
        click.echo(f"日历已写入 {ics}")


def name_of(site: Site, id_: str) -> str:
    deputy = site.deputies.get(id_)
    return deputy.name if deputy else id_


def _wide(text: str, columns: int) -> str:
    """Pad to a width in terminal cells, where a Chinese character takes two."""
    width = sum(2 if ord(one) > 0x2E7F else 1 for one in text)
    return text + " " * max(1, columns - width)
