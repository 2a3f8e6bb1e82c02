"""Plain Markdown pages at the top of the content folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..load import Raw, Record
from ..markdown import uses
from ..model import PlainPage
from ..problems import Problem
from .addresses import RESERVED, Addresses
from .places import Places
from .texts import markdown_problems

_HEADING = re.compile(r"(?m)^#[ \t]+(\S.*)$")


def plain_pages(raw: Raw) -> tuple[PlainPage, ...]:
    return tuple(PlainPage(one.stem, _title(one), one.path) for one in raw.of_kind("page"))


def _title(record: Record) -> str:
    written = record.data.get("title") if isinstance(record.data, dict) else None
    heading = _HEADING.search(record.body)
    return str(written or (heading[1].rstrip("# \t") if heading else "") or record.stem)


def page_rules(
    pages: Iterable[PlainPage], addresses: Addresses, places: Places
) -> Iterator[Problem]:
    for page in pages:
        if page.name.lower() in RESERVED:
            message = f"网站自己要用 /{page.name}/ 这个地址"
            yield places.problem(page.path, (), "reserved-name", message, "请给文件换个名字")
        yield from _text(places.records[page.path], addresses)


def _text(record: Record, addresses: Addresses) -> Iterator[Problem]:
    found = uses(record.body)
    for image in found.images:
        line = image.line + record.body_offset
        message, hint = "单独的页面里不能放图片", "请删去图片，或把内容写成文章"
        yield Problem(record.path, line, "", "page-picture", message, hint)
    # These pages are MkDocs' own, which takes headings and bold for what they are in any case.
    slipped = tuple(one for one in found.slips if not one[1].startswith(("#", "**")))
    shown = replace(found, slips=slipped)
    yield from markdown_problems(record.path, shown, record.body_offset, addresses)
