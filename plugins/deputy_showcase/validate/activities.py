"""Rules about the record of duty (履职记录): done as a deputy, and done already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Deputy
from ..problems import Problem
from .places import Places


def activity_rules(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    """Activities before the first mandate."""
    for deputy in deputies:
        starts = [one.start_date for one in deputy.memberships if one.start_date]
        if not starts or len(starts) < len(deputy.memberships):
            continue
        for index, one in enumerate(deputy.activities):
            if one.date < min(starts):
                message = f"履职日期（{one.date}）早于任职起始（{min(starts)}）"
                path, hint = f"deputies/{deputy.id}.yaml", "请核对日期，或补上前一届的代表资格"
                at = ("activities", index, "date")
                yield places.problem(path, at, "activity-early", message, hint, "warning")


def dated_activity_rules(
    deputies: Iterable[Deputy], places: Places, today: date
) -> Iterator[Problem]:
    """Activities in the future."""
    for deputy in deputies:
        for index, one in enumerate(deputy.activities):
            if one.date > today:
                message, hint = (
                    f"履职日期（{one.date}）还没有到，网站上暂不显示",
                    "请核对年份和月份",
                )
                path, at = f"deputies/{deputy.id}.yaml", ("activities", index, "date")
                yield places.problem(path, at, "activity-future", message, hint, "warning")
