"""``build``: check, schedule, write the whole site, and say what to open."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..pipeline import SitePlan, plan_site
from ..write import staged
from .shared import (
    CONTENT_PROBLEMS,
    ENVIRONMENT_FAILED,
    clock_for,
    content_options,
    folder_option,
    project_root,
    reason,
    usable_site,
)

if TYPE_CHECKING:
    from ..site_writer import Progress

CACHE = ".cache"


@click.command("build", help="检查内容并生成整个网站（默认命令）。")
@content_options
@folder_option("--site-dir", "site", "网站文件夹")
@click.option("--clean", is_flag=True, help="不使用缓存，全部重新生成")
def command(content: Path, date: str | None, site_dir: Path, clean: bool) -> int:
    started = time.perf_counter()
    site = usable_site(content)
    _refuse_overlap(content, site_dir)
    plan = plan_site(content, site, clock_for(date))
    written = build_site(plan, site_dir, clean=clean)
    _summary(plan, site_dir, written, time.perf_counter() - started)
    return 0


def build_site(plan: SitePlan, site_dir: Path, *, clean: bool = False) -> int:
    """Build beside the old site and swap; returns how many files the new one has."""
    from ..config import EngineError, run_build
    from ..outputs.inspection import PictureError

    site_dir = site_dir.resolve()
    # A site is for everybody to read, whatever the umask of who builds it.
    os.umask(0o022)
    cache = None if clean else project_root() / CACHE
    try:
        with staged(site_dir) as staging:
            config = project_root() / "mkdocs.yml"
            run_build(config, plan, staging, cache=cache, progress=_progress())
            count = sum(1 for path in staging.rglob("*") if path.is_file())
    except PictureError as error:
        click.echo(
            f"{plan.content.as_posix()}/{error.path}:1: 错误 [{error.code}] {error.message}",
            err=True,
        )
        click.echo(f"    → {error.hint}\n生成没有完成，原来的网站没有改动。", err=True)
        raise click.exceptions.Exit(CONTENT_PROBLEMS) from error
    except (EngineError, OSError) as error:
        click.echo(f"生成没有完成，原来的网站没有改动：{reason(error)}", err=True)
        raise click.exceptions.Exit(ENVIRONMENT_FAILED) from error
    return count


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


def _progress() -> Progress | None:
    """A progress line on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, total: int) -> None:
        if done == total or done % 25 == 0:
            bar = "█" * (done * 30 // total)
            end = "\n" if done == total else ""
            print(f"\r{what} {bar:<30} {done}/{total}", end=end, file=sys.stderr, flush=True)

    return show


def _summary(plan: SitePlan, site_dir: Path, files: int, seconds: float) -> None:
    site = plan.catalogue.site
    featured = sum(1 for slot in plan.schedule.of_week(plan.schedule.current) if slot.deputy)
    click.echo(
        f"网站已生成：代表 {len(site.deputies)} 名，文章 {len(site.columns)} 篇，"
        f"本周（{plan.schedule.current}）宣传 {featured} 名，共 {files} 个文件，用时 {seconds:.1f} 秒。"
    )
    click.echo(f"截至 {plan.now:%Y-%m-%d %H:%M}。用浏览器预览：python3 build.py serve")
    click.echo(f"网站文件夹：{site_dir}")
