"""Kinds of value that are dates, moments, times of day and weeks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..model import Week
from .faults import INVALID, At, Faults
from .kinds import Json, as_text, shown

#: Years a date or week may lie in.
EARLIEST, LATEST = 1900, 2199


@dataclass(frozen=True)
class Date:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        try:
            return _strict_date(text)
        except ValueError:
            return faults.add(at, "bad-date", f"{shown(text)}不是有效日期", _date_hint(text))

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _strict_date(text: str) -> date:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return _sensible(date.fromisoformat(text))


def _sensible(day: date) -> date:
    """Dates of other centuries are slips of the pen, and break arithmetic with weeks."""
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(day)
    return day


def _numbers(text: str) -> list[str]:
    """The numbers in a date as people write it; ``20260105`` is taken apart."""
    plain = unicodedata.normalize("NFKC", text[:40])
    packed = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain)
    return list(packed.groups()) if packed else re.findall(r"\d+", plain)


def _date_hint(text: str) -> str:
    digits = _numbers(text)
    if len(digits) >= 3 and len(digits[0]) == 4 and "W" not in text.upper():
        try:
            day = date(int(digits[0]), int(digits[1]), int(digits[2]))
        except (ValueError, OverflowError):
            return "这一天在日历上不存在，请核对"
        if not EARLIEST <= day.year <= LATEST:
            return f"年份应在{EARLIEST}到{LATEST}之间，请核对；没有期限就留空"
        return f"请写成 {day}"
    return "请写成 年-月-日，如 2026-01-15"


@dataclass(frozen=True)
class DateTime:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        try:
            moment = self._parse(text)
        except ValueError:
            return faults.add(at, "bad-time", f"{shown(text)}不是有效时间", _moment_hint(text))
        return moment if moment.tzinfo else moment.replace(tzinfo=faults.zone)

    @staticmethod
    def _parse(text: str) -> datetime:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?", text):
            raise ValueError(text)
        day, clock = text[:10], text[11:]
        _strict_date(day)
        return datetime.fromisoformat(f"{day}T{clock if clock[1] != ':' else '0' + clock}")

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}"}


def _moment_hint(text: str) -> str:
    digits = _numbers(text)
    if len(digits) in (5, 6) and len(digits[0]) == 4:
        try:
            moment = datetime(*map(int, digits[:5]))  # type: ignore[arg-type]  # noqa: DTZ001
            return f"请写成 {moment:%Y-%m-%d %H:%M}"
        except (ValueError, OverflowError):
            pass
    return "请写成 年-月-日 时:分，如 2026-11-16 09:00"


@dataclass(frozen=True)
class Clock:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        try:
            if not re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", text):
                raise ValueError(text)
            return time.fromisoformat(text.rjust(5, "0"))
        except ValueError:
            return faults.add(at, "bad-time", f"{shown(text)}不是有效时刻", '请写成 "09:00"')

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{1,2}:\d{2}$"}


@dataclass(frozen=True)
class WeekOf:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        try:
            if not re.fullmatch("[0-9]{4}-W[0-9]{2}", text):
                raise ValueError(text)
            week = Week.parse(text)
            _sensible(week.monday)
            return week
        except ValueError:
            return faults.add(at, "bad-week", *_week_fault(text))

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-W\d{2}$"}


def _week_fault(text: str) -> tuple[str, str]:
    digits = _numbers(text)
    if len(digits) != 2 or len(digits[0]) != 4 or len(digits[1]) > 2:
        return f"{shown(text)}不是周次", "请写成 年-W周，如 2026-W47"
    year = int(digits[0])
    if not EARLIEST <= year <= LATEST:
        return f"{shown(text)}的年份不对", f"年份应在{EARLIEST}到{LATEST}之间"
    try:
        return f"{shown(text)}的写法不对", f"请写成 {Week.parse(f'{year}-W{int(digits[1]):02d}')}"
    except ValueError:
        last = 53 if _has_week_53(year) else 52
        return f"没有{shown(text)}这一周", f"{year}年只有 W01 到 W{last}"


def _has_week_53(year: int) -> bool:
    try:
        date.fromisocalendar(year, 53, 1)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Zone:
    """A time zone by its IANA name."""

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        try:
            return text if text is INVALID else ZoneInfo(text)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return faults.add(at, "bad-zone", f"没有{shown(text)}这个时区", "中国写 Asia/Shanghai")

    def json_schema(self) -> Json:
        return {"type": "string"}
