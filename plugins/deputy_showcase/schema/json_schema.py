"""JSON Schemas from the field table, so that an editor completes and explains every field."""

from __future__ import annotations

import json

from .tables import FILES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "city": "城市与网站（city.yaml）",
    "deputy": "代表（deputies/*.yaml）",
    "column": "专栏文章（columns/**/*.md 的文首信息）",
    "station": "代表联络站（stations/*.yaml）",
    "reception": "议题式接待（receptions/*.yaml）",
    "project": "民生微实事（projects/*.yaml）",
    "programmes": "工作格局与机制（programmes.yaml）",
    "media": "媒体（media.yaml）",
    "proofreading": "用字用词（proofreading.yaml）",
    "schedule": "日程台账（schedule/<年>.yaml）",
}


def json_schemas() -> dict[str, str]:
    """File name below ``schemas/`` → its text."""
    return {f"{name}.json": _text(name) for name in sorted(FILES)}


def _text(name: str) -> str:
    schema = {"$schema": DIALECT, "title": TITLES[name], **FILES[name].json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
