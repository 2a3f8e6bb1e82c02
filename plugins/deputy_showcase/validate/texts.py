"""Links and HTML in the Markdown texts of the office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..load import Record
from ..markdown import Uses, uses
from ..model import Deputy, Week
from ..problems import Problem
from .addresses import Addresses
from .places import Places
from .slips import slip_problem

_LINK = re.compile(r"https?://[^\s/]\S*$|mailto:[^\s@]+@\S+$|tel:[\d+-]+$|/(?![/\\])\S*$|#\S+$")
_BLOCK_SCALAR = re.compile(r":\s*\|[-+]?\s*$")


def markdown_problems(
    path: str,
    text: Uses,
    offset: int,
    addresses: Addresses,
    field: str = "",
    week: Week | None = None,
) -> Iterator[Problem]:
    """Links that lead nowhere, tags that will not be shown, and marks that will.

    Args:
        text: what it refers to.
        offset: lines in the file before it.
        week: of the article, if it is one.
    """
    for line, address in text.links:
        if not _LINK.match(address):
            message = f"链接「{address[:40]}」打不开"
            hint = "站外写完整网址（https://…），站内以 / 开头，如 /deputies/zichuan-0012/"
            yield Problem(path, line + offset, field, "bad-link", message, hint)
        elif fault := addresses.fault(address, week):
            yield Problem(path, line + offset, field, "dead-link", *fault)
        elif gone := addresses.withheld(address):
            message = f"链接 {gone[:60]} 是暂停展示的人的文章，网站上只留文字，没有链接"
            hint = "恢复展示后自动复原；不再需要的，请删去链接"
            yield Problem(path, line + offset, field, "held-link", message, hint, "warning")
    for line, tag in text.dropped:
        message = f"HTML 标签 <{tag}> 不会显示"
        hint = (
            "图片写成 ![图上有什么](images/a.jpg)" if tag == "img" else "请删去，用 Markdown 的写法"
        )
        yield Problem(path, line + offset, field, "html-dropped", message, hint, "warning")
    for line, slip in text.slips:
        yield slip_problem(path, line + offset, field, slip)


def text_rules(
    deputies: Iterable[Deputy], addresses: Addresses, places: Places
) -> Iterator[Problem]:
    """The Markdown inside profiles."""
    for deputy in deputies:
        if deputy.biography:
            record = places.records[f"deputies/{deputy.id}.yaml"]
            yield from _biography(deputy, record, addresses)


def _biography(deputy: Deputy, record: Record, addresses: Addresses) -> Iterator[Problem]:
    if not any(mark in deputy.biography for mark in "[]<>#＃*"):
        return
    line = record.line_of(("biography",))
    in_block = _BLOCK_SCALAR.search(record.text.split("\n")[line - 1])
    offset = line if in_block else line - 1
    found = uses(deputy.biography)
    yield from markdown_problems(record.path, found, offset, addresses, "biography")
    for image in found.images:
        message = f"简介里的图片 {image.path[:40]} 不会显示"
        at = offset + image.line
        hint = "肖像放在本文件旁边，与编号同名；其他图片放到文章里"
        yield Problem(record.path, at, "biography", "picture-dropped", message, hint, "warning")
