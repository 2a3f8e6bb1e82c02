"""``plan``: the schedule ahead, for the office."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..calendar import calendar_week, release_of
from ..model import Site, Week
from ..pipeline import SitePlan, plan_site
from ..schedule.slots import STATE_LABELS, Slot
from .shared import WeekOption, clock_for, content_options, usable_site


@click.command("plan", help="查看今后各周的安排。")
@content_options
@click.option("--weeks", type=click.IntRange(1, 520), default=8, show_default=True, help="看几周")
@click.option("--from", "first", type=WeekOption(), help="从哪一周看起，如 2026-W50")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def command(content: Path, date: str | None, weeks: int, first: Week | None, form: str) -> int:
    site = usable_site(content)
    clock = clock_for(date)
    start = first or calendar_week(clock(site.city.zone), site.city)
    plan = plan_site(content, site, clock, until=start.plus(weeks - 1))
    shown = [start.plus(step) for step in range(weeks)]
    click.echo(as_json(plan, shown) if form == "json" else as_table(plan, shown))
    return 0


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
    if slot is None:
        return _row(district, None, "vacant", 0, "当周没有安排")
    return _row(district, slot.deputy or None, slot.state, slot.round, slot.reason)


def _row(district: str, deputy: str | None, state: str, turn: int, reason: str) -> dict[str, Any]:
    return {
        "district": district,
        "deputy": deputy,
        "state": state,
        "round": turn,
        "reason": reason,
    }


def as_table(plan: SitePlan, weeks: Iterable[Week]) -> str:
    lines = []
    for week in weeks:
        release = release_of(week, plan.site.city)
        lines.append(f"{week}  {release:%Y-%m-%d %H:%M} 发布")
        lines += [_table_row(plan.schedule.at(week, one.id), one.name, plan.site)
                  for one in plan.site.city.districts]  # fmt: skip
    return "\n".join(lines)


def _table_row(slot: Slot | None, district: str, site: Site) -> str:
    if slot is None or not slot.deputy:
        return f"  {_wide(district, 10)}{_wide('空缺', 18)}{slot.reason if slot else '当周没有安排'}"
    deputy = site.deputies.get(slot.deputy)
    who = f"{deputy.name if deputy else slot.deputy}"
    state = STATE_LABELS[slot.state]
    return f"  {_wide(district, 10)}{_wide(who, 10)}{_wide(state, 8)}{_wide(slot.deputy, 16)}{slot.reason}"


def _wide(text: str, columns: int) -> str:
    """Pad to a width in terminal cells, where a Chinese character takes two."""
    width = sum(2 if ord(one) > 0x2E7F else 1 for one in text)
    return text + " " * max(1, columns - width)
