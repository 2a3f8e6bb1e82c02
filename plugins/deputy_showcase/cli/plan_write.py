"""``plan --write`` and ``plan --replace``: announced weeks into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from filelock import Timeout

from ..ledger_file import change_ledger
from ..model import Site, Week
from ..pipeline import Clock
from ..schedule import Schedule, make_schedule
from ..schedule.announcing import (
    CannotReplace,
    announcements,
    article_of,
    by_year,
    check_replaceable,
    replaced,
    without_turn,
)
from ..schedule.slots import Slot
from .plan_views import name_of
from .shared import ENVIRONMENT_FAILED, reason, usable_site

#: What a replacement mends: somebody announced who is gone, has left, or appears elsewhere that week.
MENDABLE = frozenset({"not-found", "not-a-member", "twice-in-week"})

#: Characters of one reason: the ledger's field has room for several.
MOST = 200


def announce(content: Path, clock: Clock, first: Week | None, weeks: int | None) -> int:
    """Record what is public and not in the ledger yet; a second call finds nothing to do."""
    said: list[str] = []

    def change(folder: Path) -> dict[int, str]:
        site = usable_site(folder, clock)
        schedule = make_schedule(site, clock(site.city.zone))
        additions = announcements(site, schedule, _range(schedule, first, weeks))
        for week, entries in additions.items():
            names = (f"{one.district} {name_of(site, one.deputy)}" for one in entries)
            said.append(f"{week}  {'，'.join(names)}")
        return by_year(additions, _texts(folder, additions))

    written = _written(content, change)
    if written is None:
        return ENVIRONMENT_FAILED
    click.echo("\n".join(said) if said else "预告期内的各周都已在台账里，没有改动。")
    for path in written:
        click.echo(f"已写入 {path}")
    return 0


def _range(schedule: Schedule, first: Week | None, weeks: int | None) -> Iterable[Week]:
    start = first or schedule.current
    count = weeks or max(1, schedule.horizon.minus(start) + 1)
    return [start.plus(step) for step in range(count)]


def _texts(content: Path, additions: Iterable[Week]) -> dict[int, str]:
    texts = {}
    for year in {week.year for week in additions}:
        path = content / "schedule" / f"{year}.yaml"
        if path.exists():
            texts[year] = path.read_text("utf-8-sig")
    return texts


def _written(content: Path, change: Callable[[Path], dict[int, str]]) -> list[Path] | None:
    try:
        return change_ledger(content, change)
    except ValueError as error:
        raise click.UsageError(f"台账里 {error} 的写法不是一行一个区县，请手工改") from error
    except (Timeout, OSError) as error:
        click.echo(f"台账没有写成，没有改动：{reason(error)}", err=True)
        return None


def replace_turn(
    content: Path, clock: Clock, week: Week, district: str, reason: str, *, write: bool
) -> int:
    """Say who would take an announced slot instead; with ``write``, record it with the reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise click.UsageError("更换已预告的代表要写明 --reason")
    if len(reason) > MOST:
        raise click.UsageError(f"--reason 有{len(reason)}个字，最多{MOST}个字，请写短些")

    def change(folder: Path) -> dict[int, str]:
        site = usable_site(folder, clock, MENDABLE)
        slot = _successor(site, clock, week, district)
        before = site.ledger[week, district]
        old = f"{name_of(site, before.deputy)}（{before.deputy}）"
        arrow = f"{old}→ {name_of(site, slot.deputy)}（{slot.deputy}）"
        click.echo(f"{week} {district}：{arrow}，原因：{reason}")
        if begun := article_of(site, week, district):
            click.echo(f"{begun.path} 是写{old}的，请改写或删去。")
        if not write:
            return {}
        text = (folder / "schedule" / f"{week.year}.yaml").read_text("utf-8-sig")
        return {week.year: replaced(text, week, slot, before, reason)}

    written = _written(content, change)
    if written is None:
        return ENVIRONMENT_FAILED
    click.echo(f"已写入 {written[0]}" if written else "没有写入；确认后加 --write 再运行一次。")
    return 0


def _successor(site: Site, clock: Clock, week: Week, district: str) -> Slot:
    now = clock(site.city.zone)
    try:
        check_replaceable(site, make_schedule(site, now), week, district)
    except CannotReplace as error:
        raise click.UsageError(str(error)) from error
    slot = make_schedule(without_turn(site, week, district), now).at(week, district)
    if slot is None or not slot.deputy:
        raise click.UsageError(f"没有别的代表可以接替：{slot.reason if slot else ''}")
    return slot
