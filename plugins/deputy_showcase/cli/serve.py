"""``serve``: live preview on this machine."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import click

from .shared import content_options, project_root, usable_site


@click.command("serve", help="在本机预览，改动随时可见。")
@content_options
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(content: Path, date: str | None, port: int) -> int:
    from ..config import run_serve

    gc.set_threshold(700, 10, 10)
    usable_site(content)
    click.echo(f"预览地址：http://127.0.0.1:{port}/ （按 Ctrl+C 停止）")
    if date:
        os.environ["DEPUTY_SHOWCASE_DATE"] = date
    run_serve(project_root() / "mkdocs.yml", content, port)
    return 0
