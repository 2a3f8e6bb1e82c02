"""What a file begun by ``new`` says where somebody has yet to write; never meant for the public.

The one list of these texts: ``new`` takes them from here, and what is held against them is a whole
value, or a whole line of a longer text, so that nothing anybody wrote is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

#: What is to be written → the text that stands for it.
HINTS = {
    "name": "（请填写）",
    "position": "（工作单位及职务）",
    "summary": "（一句话介绍，最多80个字）",
    "biography": "（简介，可分段。）",
    "credit": "（谁拍的）",
    "consent": "（本人同意公开的日期）",
    "alt": "（照片上有什么）",
    "electoral_unit": "（选区或选举单位）",
    "pledge": "（承诺内容）",
    "author": "（作者）",
    "abstract": "（摘要）",
    "body": "（正文。）",
    "address": "（道路和门牌号）",
    "station": "（联络站编号）",
    "supervisor": "（督办代表编号）",
}
_ALL = frozenset(HINTS.values())
_ANY = re.compile("|".join(map(re.escape, sorted(_ALL))))
_LINE = re.compile(rf"(?m)^[ \t\u3000]*(?:{_ANY.pattern})[ \t\u3000]*(?:\n|\Z)")
#: Without these nobody could tell what a page is about: what has none is not shown at all.
_TITLES = ("name", "topic", "title")


def is_placeholder(text: str) -> bool:
    return text.strip() in _ALL


def unnamed(value: Any) -> bool:
    """Whether a deputy, station, reception or project has yet to be given its name or title."""
    return any(is_placeholder(getattr(value, one, "")) for one in _TITLES)


def may_hold(text: str) -> bool:
    """A quick look."""
    return "（" in text and bool(_ANY.search(text))


def lines_with(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of every placeholder that stands alone on its line."""
    for match in _LINE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[0].strip()


def filled_in(value: T) -> T:
    """A value of the model with placeholders as if they were blank; its own name or title stays."""
    titles = {one: getattr(value, one) for one in _TITLES if hasattr(value, one)}
    filled: T = _filled(value)
    return replace(filled, **titles) if titles and filled is not value else filled  # type: ignore[type-var]


def _filled(value: Any) -> Any:
    if isinstance(value, str):
        return _LINE.sub("", value) if may_hold(value) else value
    if type(value) is tuple:
        items = tuple(map(_filled, value))
        return value if items == value else items
    if not is_dataclass(value) or isinstance(value, type):
        return value
    before = {one.name: getattr(value, one.name) for one in fields(value)}
    after = {name: _filled(one) for name, one in before.items()}
    changed = {name: one for name, one in after.items() if one is not before[name]}
    return replace(value, **changed) if changed else value
