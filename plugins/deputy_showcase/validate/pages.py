"""Plain Markdown pages at the top of the content folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..load import Raw, Record
from ..model import PlainPage
from ..problems import Problem
from .places import Places

#: Addresses the site itself takes.
RESERVED = frozenset(
    "404 assets columns data deputies directory districts feeds groups index media my-deputies pictures "
    "pledges programmes projects receptions schedule search statistics stations two-links weeks".split()
)
_HEADING = re.compile(r"(?m)^#\s+(.+?)\s*#*$")


def plain_pages(raw: Raw) -> tuple[PlainPage, ...]:
    return tuple(PlainPage(one.stem, _title(one), one.path) for one in raw.of_kind("page"))


def _title(record: Record) -> str:
    written = record.data.get("title") if isinstance(record.data, dict) else None
    heading = _HEADING.search(record.body)
    return str(written or (heading[1] if heading else record.stem))


def page_rules(pages: Iterable[PlainPage], places: Places) -> Iterator[Problem]:
    for page in pages:
        if page.name.lower() in RESERVED:
            message = f"网站自己要用 /{page.name}/ 这个地址"
            yield places.problem(page.path, (), "reserved-name", message, "请给文件换个名字")
