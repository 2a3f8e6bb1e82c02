"""Rules about pledges (我是代表承诺): a kept one shows how, and one past its date says what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Deputy, Pledge
from ..problems import Problem
from .places import Places

At = tuple[str | int, ...]


def pledge_rules(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    """What can be said of pledges without knowing today."""
    for path, at, pledge in _pledges(deputies):
        if pledge.status == "kept" and not pledge.updates:
            message = "承诺写着已兑现，却没有一条进展说明"
            hint = "请在 updates 里写清何时、怎样兑现的，或改回进行中"
            yield places.problem(
                path, (*at, "status"), "pledge-without-evidence", message, hint, "warning"
            )
        for index, update in enumerate(pledge.updates):
            if pledge.made_on and update.date < pledge.made_on:
                message = f"进展日期（{update.date}）早于承诺日期（{pledge.made_on}）"
                where = (*at, "updates", index, "date")
                yield places.problem(
                    path, where, "pledge-update-early", message, "请核对两个日期", "warning"
                )


def dated_pledge_rules(
    deputies: Iterable[Deputy], places: Places, today: date
) -> Iterator[Problem]:
    """Pledges past their date that say nothing of it, and progress from the future."""
    for path, at, pledge in _pledges(deputies):
        if pledge.due_on and pledge.due_on < today and _is_silent(pledge, pledge.due_on):
            message = (
                f"完成期限（{pledge.due_on}）已过{(today - pledge.due_on).days}天，没有新的进展"
            )
            hint = "请在 updates 里写明结果，并把状态改为已兑现、已延期或已撤回"
            yield places.problem(path, (*at, "due_on"), "pledge-overdue", message, hint, "warning")
        for index, update in enumerate(pledge.updates):
            if update.date > today:
                message = f"进展日期（{update.date}）还没有到，网站上暂不显示"
                where = (*at, "updates", index, "date")
                yield places.problem(
                    path, where, "pledge-update-future", message, "请核对年份和月份", "warning"
                )


def _is_silent(pledge: Pledge, due_on: date) -> bool:
    """Under way without a word since the date, or delayed without a word at all."""
    if pledge.status == "in_progress":
        return not any(update.date >= due_on for update in pledge.updates)
    return pledge.status == "delayed" and not pledge.updates


def _pledges(deputies: Iterable[Deputy]) -> Iterator[tuple[str, At, Pledge]]:
    for deputy in deputies:
        for index, pledge in enumerate(deputy.pledges):
            yield f"deputies/{deputy.id}.yaml", ("pledges", index), pledge
