"""``plan``: the schedule ahead, for the office."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from ..calendar import calendar_week
from ..model import City, Week
from ..pipeline import plan_site
from . import plan_views, plan_write
from .shared import WeekOption, clock_for, content_options, usable_site

#: The look-ahead has to see where a district runs out.
LOOK_AHEAD_WEEKS = 26


@click.command("plan", help="查看和写定今后各周的安排。")
@content_options
@click.option("--weeks", metavar="周数", type=click.IntRange(1, 520), help="看几周，默认8周")
@click.option("--from", "first", type=WeekOption(), help="从哪一周看起，如 2026-W50")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="表格，或供程序读的 JSON",
)
@click.option("--write", is_flag=True, help="把预告期内的各周记入台账")
@click.option("--explain", nargs=2, metavar="周次 区县", help="这一期为什么是这个人")
@click.option(
    "--replace", nargs=2, metavar="周次 区县", help="更换一期已预告的代表（加 --write 才写入）"
)
@click.option("--reason", metavar="文字", help="更换的原因，记入台账")
@click.option("--readiness", is_flag=True, help="今后8周要办的事：资料、人选、文章")
@click.option(
    "--ics", metavar="文件", type=click.Path(path_type=Path), help="把要办的事写成日历文件"
)
def command(
    content: Path,
    date: str | None,
    weeks: int | None,
    first: Week | None,
    form: str,
    write: bool,
    explain: tuple[str, str] | None,
    replace: tuple[str, str] | None,
    reason: str | None,
    readiness: bool,
    ics: Path | None,
) -> int:
    if form == "json":
        _refuse_json({"--replace": replace, "--write": write, "--explain": explain})
        _refuse_json({"--readiness": readiness, "--ics": ics})
    clock = clock_for(date)
    if replace:
        return plan_write.replace_turn(content, clock, *_place(replace), reason or "", write=write)
    if write:
        return plan_write.announce(content, clock, first, weeks)
    site = usable_site(content, clock)
    start = first or calendar_week(clock(site.city.zone), site.city)
    shown = [start.plus(step) for step in range(weeks or 8)]
    until = max(shown[-1], start.plus(LOOK_AHEAD_WEEKS)) if readiness or ics else shown[-1]
    if explain:
        until = max(until, _place(explain)[0])
    plan = plan_site(content, site, clock, until=until)
    if explain:
        click.echo(plan_views.explanation(plan, *_known(_place(explain), site.city)))
    elif readiness or ics:
        plan_views.look_ahead(plan, ics)
    else:
        click.echo(
            plan_views.as_json(plan, shown) if form == "json" else plan_views.as_table(plan, shown)
        )
    return 0


def _refuse_json(given: Mapping[str, object]) -> None:
    """A script that asks for JSON must not be given something else."""
    for option in (name for name, value in given.items() if value):
        raise click.UsageError(f"{option} 没有 JSON 的形式；--format json 只用于日程")


def _place(words: tuple[str, str]) -> tuple[Week, str]:
    try:
        return Week.parse(words[0]), words[1]
    except ValueError as error:
        raise click.UsageError(f"{words[0]} 不是周次，请写成 2026-W47") from error


def _known(place: tuple[Week, str], city: City) -> tuple[Week, str]:
    if place[1] not in (one.id for one in city.districts):
        raise click.UsageError(f"没有「{place[1]}」这个区县，可写的有：{city.districts_told}")
    return place
