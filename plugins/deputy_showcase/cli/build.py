"""``build``: check, schedule, write the whole site, and say what to open."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from ..earlier import Earlier, Heritage, Inputs, Written, inputs_of, keep, read, stamps
from ..parallel import aside
from ..problems import Problem
from ..tidy import tidy
from ..write import staged
from .shared import (
    CONTENT_PROBLEMS,
    ENVIRONMENT_FAILED,
    clock_for,
    content_options,
    folder_option,
    project_root,
    read_content,
    reason,
    show_problems,
    site_of,
)

if TYPE_CHECKING:
    from ..load import Memory
    from ..pipeline import Checked, SitePlan
    from ..site_writer import Progress

CACHE = ".cache"
#: What decides besides content and programs how a site looks, in the project's folder.
MACHINERY = ("mkdocs.yml", "theme_overrides")


@click.command("build", help="检查内容并生成整个网站（默认命令）。")
@content_options
@folder_option("--site-dir", "site", "网站文件夹")
@click.option("--clean", is_flag=True, help="不使用缓存，全部重新生成")
def command(content: Path, date: str | None, site_dir: Path, clean: bool) -> int:
    started = time.perf_counter()
    _refuse_overlap(content, site_dir)
    machinery, inputs = _inputs(content)
    earlier = Earlier() if clean else read(project_root() / CACHE, site_dir)
    said: dict[str, Any] = dict(earlier.said)
    if _unchanged(earlier, inputs, date, site_dir):
        show_problems([Problem(**one) for one in said["problems"]], content, err=True)
    else:
        memory, checked = _read(content, machinery, clean)
        with _remembering(memory, machinery):
            said, plan = _planned(checked, content, date)
            heritage = Heritage(site_dir, earlier, machinery.digest, _kept(clean))
            _collect_what_comes()
            record = partial(_record, plan, site_dir, machinery, inputs, said)
            build_site(plan, site_dir, clean=clean, heritage=heritage, record=record)
    _summary(said, site_dir, time.perf_counter() - started)
    return 0


def _collect_what_comes() -> None:
    """Look for cycles more often, but never among the millions of objects that are there already.

    Rendering leaves some, which would take a hundred megabytes; and what is not looked at is not
    written to, so that the copies of this process go on sharing it.
    """
    gc.freeze()
    gc.set_threshold(10_000)


def _read(content: Path, machinery: Inputs, clean: bool) -> tuple[Memory, Checked]:
    """The checked content, and the memory that reading it filled."""
    from ..load import Memory
    from ..seen_pictures import SeenPictures

    cache = project_root() / CACHE
    memories: list[Memory] = []

    def remember(zone: tzinfo) -> Memory:
        version = f"{machinery.digest}{zone}"
        memories.append(Memory(cache / "content", content, version, forget=clean))
        return memories[0]

    pictures = SeenPictures(content, None if clean else cache)
    checked = read_content(content, memory=remember, pictures=pictures)
    pictures.keep()
    return memories[0], checked


@contextmanager
def _remembering(memory: Memory, machinery: Inputs) -> Iterator[None]:
    """Write what was learnt while the block runs; not what programs that may be changing found."""
    keeping = machinery.settled and memory.worth_keeping
    with aside(memory.keep) if keeping else nullcontext():
        memory.release()
        yield


def _kept(clean: bool) -> Path:
    """The folder of parts that the search index takes over; empty for a clean build."""
    kept = project_root() / CACHE / "search"
    if clean:
        shutil.rmtree(kept, ignore_errors=True)
    return kept


def _record(
    plan: SitePlan,
    site_dir: Path,
    machinery: Inputs,
    inputs: Inputs,
    said: dict[str, Any],
    written: Written,
) -> None:
    """Remember the site that was just put in place, and how many files it has."""
    found = dict(stamps(site_dir))
    said["files"] = len(found)
    # Digests made with programs that may have changed unseen must not be found again.
    digests, jobs = (written.files, written.jobs) if machinery.settled else ({}, {})
    files = {path: (digests.get(path, ""), stamp) for path, stamp in found.items()}
    digest = inputs.digest if inputs.settled else ""
    since, until = plan.now.isoformat(), plan.until.isoformat()
    keep(Earlier(digest, since, until, said, files, jobs), project_root() / CACHE, site_dir)
    tidy(project_root() / CACHE)


def _inputs(content: Path) -> tuple[Inputs, Inputs]:
    """What everything but the content is, and all together."""
    root, now = project_root(), time.time_ns()
    programs = Path(__file__).resolve().parents[1]
    places = [programs, *((root / name).resolve() for name in MACHINERY)]
    machinery = inputs_of(places, now)
    written = inputs_of([content.resolve()], now)
    settled = machinery.settled and written.settled
    return machinery, Inputs(machinery.digest + written.digest, settled)


def _unchanged(earlier: Earlier, inputs: Inputs, date: str | None, site_dir: Path) -> bool:
    if earlier.inputs != inputs.digest:
        return False
    now = clock_for(date)(ZoneInfo(earlier.said["zone"]))
    return earlier.holds(inputs, now) and earlier.stands(site_dir)


def _planned(checked: Checked, content: Path, date: str | None) -> tuple[dict[str, Any], SitePlan]:
    """The plan of a checked content folder, and what is to be said of it."""
    site = site_of(checked, content)
    from ..pipeline import plan_site

    plan = plan_site(content, site, clock_for(date), digests=checked.digests)
    shown, week = plan.catalogue.site, plan.schedule.current
    featured = sum(1 for slot in plan.schedule.of_week(week) if slot.deputy)
    return {
        "problems": [asdict(one) for one in checked.problems],
        "zone": str(site.city.zone),
        "deputies": len(shown.deputies),
        "columns": len(shown.columns),
        "week": str(week),
        "featured": featured,
        "moment": f"{plan.now:%Y-%m-%d %H:%M}",
    }, plan


def build_site(
    plan: SitePlan,
    site_dir: Path,
    *,
    clean: bool = False,
    heritage: Heritage | None = None,
    record: Callable[[Written], None] | None = None,
) -> None:
    """Build beside the old site and swap.

    Args:
        record: told what the files of the site in place were made from.
    """
    from ..config import EngineError, run_build
    from ..outputs.inspection import PictureError

    site_dir = site_dir.resolve()
    # A site is for everybody to read, whatever the umask of who builds it.
    os.umask(0o022)
    cache = None if clean else project_root() / CACHE
    written = Written({}, {})

    def done() -> None:
        if record:
            record(written)

    try:
        with staged(site_dir, done) as staging:
            config = project_root() / "mkdocs.yml"
            written = run_build(
                config, plan, staging, cache=cache, heritage=heritage, progress=_progress()
            )
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


def _summary(said: Mapping[str, Any], site_dir: Path, seconds: float) -> None:
    click.echo(
        f"网站已生成：代表 {said['deputies']} 名，文章 {said['columns']} 篇，"
        f"本周（{said['week']}）宣传 {said['featured']} 名，共 {said['files']} 个文件，用时 {seconds:.1f} 秒。"
    )
    click.echo(f"截至 {said['moment']}。用浏览器预览：python3 build.py serve")
    click.echo(f"网站文件夹：{site_dir}")
