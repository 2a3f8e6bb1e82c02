"""What is still as ``new`` wrote it: an error in a final article, elsewhere a warning and as good as blank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Record
from ..model import Column
from ..placeholders import lines_with, may_hold
from ..problems import Problem
from ..schema.faults import At
from .places import problem_at

_HIDDEN = "请改成实际内容，或删去这一行；没有改好以前，网站上当作没有填写"
_WHOLE = "请改成实际内容；没有改好以前，整页都不会公开"
_ARTICLE = "请改成实际内容，或把状态改回草稿"


def unfilled(record: Record, value: Any) -> list[Problem]:
    """Every placeholder in one file. Drafts are full of them and have none to answer for."""
    if not (may_hold(record.text) or may_hold(record.body)):
        return []
    if isinstance(value, Column):
        return list(_in_article(record)) if value.status == "final" else []
    return [
        problem_at(record, at, "placeholder", _message(text), _cure(at), "warning")
        for at, text in _placed(record.data, ())
    ]


def _in_article(record: Record) -> Iterator[Problem]:
    for at, text in _placed(record.data, ()):
        yield problem_at(record, at, "placeholder", f"定稿里{_message(text)}", _ARTICLE)
    for line, text in lines_with(record.body):
        message = f"定稿里{_message(text)}"
        yield Problem(record.path, line + record.body_offset, "", "placeholder", message, _ARTICLE)


def _placed(data: Any, at: At) -> Iterator[tuple[At, str]]:
    """Where a placeholder is the whole value or a line of it; ``extras`` are never shown."""
    if isinstance(data, str):
        if may_hold(data):
            yield from ((at, text) for _, text in lines_with(data))
    elif isinstance(data, dict):
        for key, one in data.items():
            if (*at, key) != ("extras",):
                yield from _placed(one, (*at, key))
    elif isinstance(data, list):
        for index, one in enumerate(data):
            yield from _placed(one, (*at, index))


def _message(text: str) -> str:
    return f"还留着新建文件时的提示「{text}」"


def _cure(at: At) -> str:
    return _WHOLE if at in (("name",), ("topic",), ("title",)) else _HIDDEN
