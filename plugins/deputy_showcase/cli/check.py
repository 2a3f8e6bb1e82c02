"""``check``: every problem in the content; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from ..problems import FORMATS, errors_in
from .held import show_carriers
from .shared import CONTENT_PROBLEMS, clock_for, content_options, read_content


@click.command("check", help="检查全部内容，列出所有问题。")
@content_options
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    help="供人读（text），供程序读（json），供 GitHub 标在合并请求上（github）",
)
@click.option("--held", is_flag=True, help="列出暂停展示的人曾出现的全部网址和媒体")
def command(content: Path, date: str | None, form: str, held: bool) -> int:
    if held:
        return show_carriers(content, date, form)
    checked = read_content(content, clock_for(date))
    printed = FORMATS[form](checked.problems, content.as_posix())
    if printed:
        click.echo(printed)
    errors = len(errors_in(checked.problems))
    if form == "text":
        warnings = len(checked.problems) - errors
        click.echo(
            f"错误 {errors} 处，提醒 {warnings} 处。" if checked.problems else "没有发现问题。"
        )
    return CONTENT_PROBLEMS if errors else 0
