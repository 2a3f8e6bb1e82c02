"""``build``: check, schedule, write the whole site, and say what to open."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from .builds import Builds
from .shared import content_options, folder_option, project_root


@click.command("build", help="检查内容并生成整个网站（默认命令）。")
@content_options
@folder_option("--site-dir", "site", "网站文件夹")
@click.option("--clean", is_flag=True, help="不使用缓存，全部重新生成")
def command(content: Path, date: str | None, site_dir: Path, clean: bool) -> int:
    started = time.perf_counter()
    _refuse_overlap(content, site_dir)
    said = Builds(content, site_dir, date, clean=clean).run()
    _summary(said, site_dir, time.perf_counter() - started)
    return 0


def _refuse_overlap(content: Path, site_dir: Path) -> None:
    inner, outer = site_dir.resolve(), content.resolve()
    if inner == outer or outer.is_relative_to(inner) or inner.is_relative_to(outer):
        raise click.UsageError("--site-dir 不能与内容文件夹相同或互相包含，否则会覆盖原稿")
    if inner == project_root() or project_root().is_relative_to(inner):
        raise click.UsageError("--site-dir 不能是项目文件夹本身")
    if inner.exists() and not inner.is_dir():
        raise click.UsageError(f"{site_dir} 是文件，请指明一个文件夹")
    if inner.exists() and any(inner.iterdir()) and not (inner / "index.html").exists():
        raise click.UsageError(f"{site_dir} 里有别的文件，不是上次生成的网站，请换一个文件夹")


def _summary(said: Mapping[str, Any], site_dir: Path, seconds: float) -> None:
    click.echo(
        f"网站已生成：代表 {said['deputies']} 名，文章 {said['columns']} 篇，"
        f"本周（{said['week']}）宣传 {said['featured']} 名，共 {said['files']} 个文件，用时 {seconds:.1f} 秒。"
    )
    click.echo(f"截至 {said['moment']}。用浏览器预览：python3 build.py serve")
    click.echo(f"网站文件夹：{site_dir}")
