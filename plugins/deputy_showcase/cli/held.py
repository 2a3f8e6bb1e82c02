"""``check --held``: where people on hold were shown, so that whoever carried them can be told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from .shared import clock_for, project_root, usable_site

KINDS = {"page": "网页", "file": "数据和订阅", "picture": "照片", "outlet": "媒体"}
TEMPLATES = "theme_overrides/showcase"


def show_carriers(content: Path, date: str | None, form: str) -> int:
    """Print every address and outlet that carried those on hold."""
    # Rendering the whole site is of use to this one option only.
    from ..carriers import Carrier, carriers

    clock = clock_for(date)
    site = usable_site(content, clock)
    found: Sequence[Carrier] = carriers(content, site, clock, project_root() / TEMPLATES)
    if form == "json":
        rows = [asdict(one) for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return 0
    for kind, label in KINDS.items():
        some = [one for one in found if one.kind == kind]
        if some:
            click.echo(f"{label}（{len(some)}）")
        for one in some:
            told = " ".join(part for part in (one.name, str(one.date or ""), one.address) if part)
            click.echo(f"  {told}")
    if not found:
        click.echo("没有暂停展示的人。")
    return 0
