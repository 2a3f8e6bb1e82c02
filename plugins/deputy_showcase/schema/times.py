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
    if len(text) != 10 or not text.isascii():
        raise ValueError(text)
    return date.fromisoformat(text)


def _date_hint(text: str) -> str:
    digits = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    if len(digits) >= 3 and len(digits[0]) == 4:
        candidate = f"{digits[0]}-{int(digits[1]):02d}-{int(digits[2]):02d}"
        try:
            return f"请写成 {date.fromisoformat(candidate)}"
        except ValueError:
            return "这一天在日历上不存在，请核对"
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
            return faults.add(at, "bad-time", f"{shown(text)}不是有效时间", "请写成 2026-11-16 09:00")
        return moment if moment.tzinfo else moment.replace(tzinfo=faults.zone)

    @staticmethod
    def _parse(text: str) -> datetime:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d(:\d\d)?([+-]\d\d:?\d\d|Z)?", text):
            raise ValueError(text)
        day, clock = text[:10], text[11:]
        return datetime.fromisoformat(f"{day}T{clock if clock[1] != ':' else '0' + clock}")

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}"}


@dataclass(frozen=True)
class Clock:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        try:
            return time.fromisoformat(text if len(text.split(":")[0]) == 2 else f"0{text}")
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
            return Week.parse(text)
        except ValueError:
            return faults.add(at, "bad-week", *_week_fault(text))

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": r"^\d{4}-W\d{2}$"}


def _week_fault(text: str) -> tuple[str, str]:
    digits = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    if len(digits) == 2 and len(digits[0]) == 4:
        candidate = f"{digits[0]}-W{int(digits[1]):02d}"
        try:
            return f"{shown(text)}的写法不对", f"请写成 {Week.parse(candidate)}"
        except ValueError:
            last = 53 if _has_week_53(int(digits[0])) else 52
            return f"没有{shown(text)}这一周", f"{digits[0]}年只有 W01 到 W{last}"
    return f"{shown(text)}不是周次", "请写成 年-W周，如 2026-W47"


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
