"""What templates may do to a value before they show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from . import markdown
from .model import Week


def _markdown(text: str) -> Markup:
    return Markup(markdown.to_html(text))


def _day(value: date | None) -> str:
    return f"{value:%Y-%m-%d}" if value else ""


def _longday(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def _moment(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value else ""


def _week_name(week: Week) -> str:
    first, last = week.monday, week.sunday
    span = f"{first.month}月{first.day}日—{last.month}月{last.day}日"
    return f"{week.year}年第{week.number}周（{span}）"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "markdown": _markdown,
    "day": _day,
    "longday": _longday,
    "moment": _moment,
    "week_name": _week_name,
}
