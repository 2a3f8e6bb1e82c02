"""``serve``: live preview on this machine."""

from __future__ import annotations

import gc
import time
from contextlib import ExitStack, closing
from hashlib import blake2b
from os import fsencode
from pathlib import Path

import click

from ..preview import Preview
from .builds import Builds
from .shared import ENVIRONMENT_FAILED, Superseded, content_options, project_root

#: Where previews are built, in the project's folder; safe to delete.
FOLDER = ".preview"
#: Seconds between two looks at the content.
OFTEN = 0.2
#: Seconds without an edit after which there is time for other work.
REST = 3.0


@click.command("serve", help="在本机预览，改动随时可见。")
@content_options
@click.option(
    "--port",
    metavar="端口",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="被占用时换一个",
)
def command(content: Path, date: str | None, port: int) -> int:
    with ExitStack() as stack:
        previews: list[Preview] = []

        def show(path: str, data: bytes) -> None:
            for one in previews:
                one.show(path, data)

        builds = Builds(content, _site_of(content), date, show=show)
        # What the last preview left can be looked at while what changed since is being built.
        if not (_site_of(content) / "index.html").exists():
            builds.run()
        try:
            previews.append(stack.enter_context(closing(Preview(_site_of(content), port))))
        except OSError:
            click.echo(f"端口 {port} 已被占用，请换一个，如 --port {port + 1}", err=True)
            return ENVIRONMENT_FAILED
        click.echo(f"预览地址：http://127.0.0.1:{port}/ （按 Ctrl+C 停止）")
        try:
            _follow(builds, previews[0])
        except KeyboardInterrupt:
            click.echo("已停止。")
    return 0


def _site_of(content: Path) -> Path:
    name = blake2b(fsencode(content.resolve()), digest_size=6).hexdigest()
    return project_root() / FOLDER / name / "site"


def _follow(builds: Builds, preview: Preview) -> None:
    """Build after every edit, until the programs themselves are edited."""
    programs = builds.programs()
    while True:
        _build(builds, preview)
        if not builds.wait_for_change(OFTEN, REST):
            _tidy_memory()
            builds.wait_for_change(OFTEN)
        if builds.programs() != programs:
            click.echo("程序有改动，请重新运行 serve。")
            return


def _build(builds: Builds, preview: Preview) -> None:
    started = time.perf_counter()
    try:
        builds.run()
    except click.exceptions.Exit:
        click.echo("网页保持改动前的样子，改好后自动更新。", err=True)
    except Superseded:
        return
    else:
        preview.changed()
        click.echo(f"已更新，用时 {time.perf_counter() - started:.1f} 秒。")


def _tidy_memory() -> None:
    """While nobody edits there is time to look for cycles among all objects."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
