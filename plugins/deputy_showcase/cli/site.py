"""One build of a planned site: beside the old one, then in its place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..earlier import Heritage, Written
from ..spare import Spare
from ..write import Stamp, staged, stamps_below
from .shared import CACHE, CONTENT_PROBLEMS, ENVIRONMENT_FAILED, Superseded, project_root, reason

if TYPE_CHECKING:
    from ..pipeline import SitePlan
    from ..site_writer import Progress


def build_site(
    plan: SitePlan,
    site_dir: Path,
    heritage: Heritage | None = None,
    spare: Spare | None = None,
    record: Callable[[Written, dict[str, Stamp]], None] | None = None,
    *,
    clean: bool = False,
    progress: Progress | None = None,
) -> None:
    """Build beside the old site and swap.

    Args:
        spare: the tree that takes what is made, where there is one.
        record: told what the files of the site in place were made from, and the stamps of the new ones.
    """
    from ..config import EngineError, run_build
    from ..outputs.inspection import PictureError

    site_dir = site_dir.resolve()
    cache = None if clean else project_root() / CACHE
    written = Written()
    made: dict[str, Stamp] = {}

    def completed(staging: Path) -> Path:
        made.update(stamps_below(staging))
        return spare.completed(staging, made, written.taken) if spare else staging

    def done() -> None:
        if record:
            record(written, made)

    keep = spare.keep if spare else None
    try:
        with staged(site_dir, completed=completed, keep=keep, meanwhile=done) as staging:
            config = project_root() / "mkdocs.yml"
            progress = progress or _progress()
            try:
                written = run_build(
                    config, plan, staging, cache=cache, heritage=heritage, progress=progress
                )
            except (click.exceptions.Exit, Superseded):
                raise
            except Exception:
                # Broken content is told of before what it led to.
                plan.confirm()
                raise
            plan.confirm()
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
