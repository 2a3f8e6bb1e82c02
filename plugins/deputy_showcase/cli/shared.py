"""What several commands share: options, reading the content, printing problems."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model import Site, Week
from ..moment import read_moment
from ..problems import Problem, as_text, errors_in

if TYPE_CHECKING:
    from ..pipeline import Checked, Clock, Remember
    from ..quiet import QuietTexts
    from ..seen_pictures import SeenPictures

_NO_RIGHT = "没有权限写入，请换一个文件夹，或请管理员开放权限"
_REASONS = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "这个位置只能读、不能写，请换一个文件夹",
    errno.ENOSPC: "磁盘已满，请腾出空间再试",
    errno.ENOTDIR: "路径中有一段是文件、不是文件夹，请改正",
    errno.EEXIST: "这里已有同名的文件，请换一个位置",
    errno.EISDIR: "这是文件夹、不是文件，请写上文件名",
    errno.ENOENT: "没有这个文件或文件夹，请先建好，或改正路径",
}
CONTENT_PROBLEMS, WRONG_USAGE, ENVIRONMENT_FAILED = 1, 2, 3
#: In the project's folder; safe to delete.
CACHE = ".cache"


class Superseded(Exception):
    """Something was edited while a build for showing went on: another one is to begin."""


class MomentOption(click.ParamType[str]):
    """``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM[:SS]``."""

    name = "时刻"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        try:
            read_moment(str(value), {}, UTC)
        except ValueError:
            self.fail(f"{value} 不是日期，请写成 2026-11-16 或 2026-11-16T09:00", param, ctx)
        return str(value)


class WeekOption(click.ParamType[Week]):
    name = "周次"

    def convert(self, value: Any, param: Any, ctx: Any) -> Week:
        try:
            return value if isinstance(value, Week) else Week.parse(str(value))
        except ValueError:
            self.fail(f"{value} 不是周次，请写成 2026-W47", param, ctx)


def project_root() -> Path:
    """The folder with ``mkdocs.yml``; ``build.py`` says where it is, whatever the current folder."""
    return Path(os.environ.get("DEPUTY_SHOWCASE_ROOT") or Path.cwd())


def folder_option(name: str, default: str, text: str) -> Callable[[Any], Any]:
    """An option for a folder: relative to where one stands, by default within the project."""

    def within_project() -> Path:
        return Path(os.path.relpath(project_root() / default))

    return click.option(
        name,
        metavar="文件夹",
        type=click.Path(path_type=Path),
        default=within_project,
        show_default=default,
        help=text,
    )


def content_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has."""
    where = folder_option("--content", "content", "内容文件夹")
    when = click.option("--date", type=MomentOption(), help="按这个时刻计算，如 2026-11-16T09:00")
    decorated: Callable[..., Any] = where(when(command))
    return decorated


def clock_for(date: str | None) -> Clock:
    """The one clock of this run; a wrong ``SOURCE_DATE_EPOCH`` is a usage error."""

    def clock(zone: Any) -> Any:
        try:
            return read_moment(date, os.environ, zone)
        except (ValueError, OverflowError, OSError) as error:
            raise click.UsageError("SOURCE_DATE_EPOCH 不是秒数") from error

    return clock


def usable_site(content: Path, clock: Clock, forgiven: frozenset[str] = frozenset()) -> Site:
    """The checked site; prints its problems and exits 1 where there are errors.

    Args:
        forgiven: codes of errors in the ledger that the command is about to mend.
    """
    return site_of(read_content(content, clock, dated=False), content, forgiven)


def site_of(checked: Checked, content: Path, forgiven: frozenset[str] = frozenset()) -> Site:
    """``usable_site`` of content that was read already."""
    show_problems(checked.problems, content, err=True)
    count = sum(
        not (one.code in forgiven and one.path.startswith("schedule/"))
        for one in errors_in(checked.problems)
    )
    if count or checked.site is None:
        click.echo(f"内容有{count}处错误，请改好后再试。", err=True)
        raise click.exceptions.Exit(CONTENT_PROBLEMS)
    return checked.site


def read_content(
    content: Path,
    clock: Clock | None = None,
    memory: Remember | None = None,
    pictures: SeenPictures | None = None,
    loaded: Callable[[], None] | None = None,
    meanwhile: ExitStack | None = None,
    quiet: QuietTexts | None = None,
    *,
    dated: bool = True,
) -> Checked:
    """``pipeline.check`` of a folder that is there."""
    if not content.is_dir():
        raise click.UsageError(f"没有内容文件夹 {content}，请用 --content 指明")
    # Late: a build of an unchanged site is over before this would be loaded.
    from ..pipeline import check

    return check(content, clock, memory, pictures, loaded, meanwhile, quiet, dated=dated)


def show_problems(
    problems: Sequence[Problem], content: Path, *, err: bool = False, most: int = 200
) -> None:
    """Print problems for a person, errors first when there are too many to show."""
    shown = list(problems)
    if len(shown) > most:
        shown = sorted(shown, key=lambda one: one.severity != "error")[:most]
    if shown:
        click.echo(as_text(shown, content.as_posix()), err=err)
    if len(problems) > most:
        click.echo(f"……另有{len(problems) - most}处未列出，用 check 查看全部。", err=err)


def reason(error: Exception) -> str:
    """Why the system refused, in words that tell the office what to do."""
    if isinstance(error, TimeoutError):
        return "另一个命令正在写，请等它结束再试"  # What the lock itself says is English.
    number = getattr(error, "errno", None)
    if number in _REASONS:
        return f"{_REASONS[number]}（{getattr(error, 'filename', None) or error}）"
    return str(error)
