"""``bench``: this project and its peers side by side on cities of several sizes; see ``bench/``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from .shared import ENVIRONMENT_FAILED, MomentOption, clock_for, project_root

PEERS = ("hugo", "pagefind", "mkdocs")


class SizesOption(click.ParamType[tuple[int, ...]]):
    """Numbers of deputies: ``623,6230``."""

    name = "人数"

    def convert(self, value: object, param: object, ctx: object) -> tuple[int, ...]:
        words = [word.strip() for word in str(value).split(",")]
        if not all(word.isdecimal() and int(word) > 0 for word in words):
            self.fail(f"{value} 不是人数，请写成 623,6230")
        return tuple(map(int, words))


@click.command("bench", help="与同类工具并排测速，结果写入 bench/RESULTS.md（需要 Linux）。")
@click.option(
    "--sizes",
    type=SizesOption(),
    default="623,6230,62300",
    show_default=True,
    help="各规模的代表人数，用英文逗号隔开",
)
@click.option(
    "--runs",
    metavar="次数",
    type=click.IntRange(1, 99),
    default=3,
    show_default=True,
    help="各测几次",
)
@click.option(
    "--out", metavar="文件", type=click.Path(path_type=Path), help="写到哪里，默认 bench/RESULTS.md"
)
@click.option(
    "--work",
    metavar="文件夹",
    type=click.Path(path_type=Path, exists=True),
    help="临时文件放在哪里",
)
@click.option("--without", type=click.Choice(PEERS), multiple=True, help="不测哪个工具")
@click.option("--date", type=MomentOption(), help="按这个时刻生成，默认现在")
@click.option("--content", type=click.Path(path_type=Path), hidden=True)
def command(
    sizes: tuple[int, ...],
    runs: int,
    out: Path | None,
    work: Path | None,
    without: tuple[str, ...],
    date: str | None,
    content: Path | None,
) -> int:
    if not sys.platform.startswith("linux"):
        raise click.UsageError("bench 要读取 /proc，只能在 Linux 上运行")
    root = project_root().resolve()
    sys.path.insert(0, str(root))
    side_by_side = importlib.import_module("bench.side_by_side")
    failed: type[Exception] = importlib.import_module("bench.measure").CommandFailed
    moment = clock_for(date)(ZoneInfo("Asia/Shanghai"))
    wish = side_by_side.Wish(sizes, runs, moment, root, work, frozenset(without))
    try:
        text = side_by_side.bench(wish, click.echo)
    except failed as error:
        click.echo(f"测速没有完成：{error}", err=True)
        return ENVIRONMENT_FAILED
    importlib.import_module("bench.results").write(out or root / "bench" / "RESULTS.md", text)
    click.echo(text)
    return 0
