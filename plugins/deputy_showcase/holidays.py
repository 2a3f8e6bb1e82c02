"""Public holidays of China, by name. Pure: a table computed from the rules and the published schedules.

The statutory days (国务院《全国年节及纪念日放假办法》, with the lunar festivals) are known for every year;
days moved by the State Council's yearly notice are known once the library has them, which is a few weeks
after the notice each November.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

#: ``休息日（由 2026-01-04 调休）``: which working day pays for a day off is of no use to a visitor.
_DETAIL = re.compile(r"（[^）]*）")


def holiday_name(day: date) -> str:
    """The Chinese name of the public holiday on that day (``国庆节``); empty on any other day.

    Ordinary weekends are no holidays; a day off by the yearly notice is called 节假日调休.
    """
    names = str(_calendar(day.year).get(day, "")).split("; ")
    plain = (_DETAIL.sub("", name).strip() for name in names)
    return "、".join("节假日调休" if name == "休息日" else name for name in plain if name)


@lru_cache(maxsize=64)
def _calendar(year: int) -> Any:
    # Loaded when the first date is asked for: commands without one start a tenth of a second sooner.
    from holidays import country_holidays

    return country_holidays("CN", years=year, language="zh_CN")
