"""``schemas``: write ``schemas/*.json`` from the field table, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from ..schema.json_schema import json_schemas
from .shared import folder_option


@click.command("schemas", help="由字段表重新生成 schemas/ 里的 JSON Schema。")
@folder_option("--out", "schemas", "写到哪个文件夹")
def command(out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    texts = json_schemas()
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"已写入 {len(texts)} 个文件到 {out}")
    return 0
