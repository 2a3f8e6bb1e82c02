"""``demo``: a synthetic city of any size, for benchmarks and tests."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from ..calendar import current_week
from ..model import City
from .shared import MomentOption, clock_for


@click.command("demo", help="生成一座虚构的城市（用于演示、测试和测速）。")
@click.option(
    "--deputies",
    metavar="人数",
    type=click.IntRange(1, 999_999),
    default=6230,
    show_default=True,
    help="多少名代表",
)
@click.option(
    "--weeks",
    metavar="周数",
    type=click.IntRange(0, 1040),
    default=260,
    show_default=True,
    help="写几周的文章",
)
@click.option(
    "--seed",
    metavar="数",
    type=int,
    default=1,
    show_default=True,
    help="换一个数就是另一座城市，同一个数每次一样",
)
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    required=True,
    help="写到哪个新文件夹",
)
@click.option("--photos", is_flag=True, help="同时画出肖像（慢）")
@click.option("--date", type=MomentOption(), help="最近一期按这个时刻算，默认现在")
@click.option("--content", type=click.Path(path_type=Path), hidden=True)
def command(
    deputies: int,
    weeks: int,
    seed: int,
    out: Path,
    photos: bool,
    date: str | None,
    content: Path | None,
) -> int:
    from ..demo.city import write_city

    zone = ZoneInfo("Asia/Shanghai")
    city = City(name="", congress="", term=16, zone=zone)
    until = current_week(clock_for(date)(zone), city)
    try:
        write_city(out, deputies=deputies, weeks=weeks, seed=seed, until=str(until), photos=photos)
    except FileExistsError as error:
        raise click.UsageError(f"{out} 已经有内容，请换一个新文件夹") from error
    click.echo(f"已生成虚构城市：{out}（代表 {deputies} 名，{weeks} 周）")
    return 0
