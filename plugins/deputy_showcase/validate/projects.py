"""Rules about livelihood projects (民生微实事): who supervises, and stages that fit their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Project
from ..problems import Problem
from .places import Places


def project_stages(projects: Iterable[Project], places: Places) -> Iterator[Problem]:
    """What can be said of projects without knowing today."""
    for one in projects:
        path = f"projects/{one.id}.yaml"
        if not one.supervisor and one.status != "collecting":
            message, hint = "没有督办代表", "请在 supervisor 写督办代表的编号"
            at = ("supervisor",)
            yield places.problem(path, at, "project-no-supervisor", message, hint, "warning")
        stage = _disagreement(one)
        if stage:
            hint = "请核对阶段，或补写进展"
            yield places.problem(path, ("status",), "project-stage", stage, hint, "warning")
        yield from _early_updates(one, path, places)


def dated_project_rules(
    projects: Iterable[Project], places: Places, today: date
) -> Iterator[Problem]:
    """Projects that are late, and dates that have not come yet."""
    for one in projects:
        path = f"projects/{one.id}.yaml"
        if one.due_on and one.due_on < today and one.status != "settled":
            message = f"完成期限（{one.due_on}）已过{(today - one.due_on).days}天，还没有办结"
            hint = "请写明进展，办结了把阶段改为已办结，未办结的改期限"
            yield places.problem(path, ("due_on",), "project-overdue", message, hint, "warning")
        for index, update in enumerate(one.updates):
            if update.date > today:
                at = ("updates", index, "date")
                message = f"进展日期（{update.date}）还没有到，网站上暂不显示"
                hint = "请核对年份和月份"
                yield places.problem(path, at, "project-date-future", message, hint, "warning")
        if one.proposed_on and one.proposed_on > today:
            message, hint = f"提出日期（{one.proposed_on}）还没有到", "请核对年份和月份"
            where = ("proposed_on",)
            yield places.problem(path, where, "project-date-future", message, hint, "warning")


def _disagreement(one: Project) -> str:
    """What speaks against the stage, in Chinese; empty if nothing does."""
    if one.status == "settled" and not one.updates:
        return "阶段是已办结，却没有一条进展"
    if one.status == "in_hand" and not one.updates:
        return "阶段是办理中，却没有一条进展"
    if one.status == "collecting" and one.cost_yuan and one.updates and one.due_on:
        last = max(update.date for update in one.updates)
        if last > one.due_on:
            return f"阶段还是征集，期限（{one.due_on}）之后却已有进展"
    return ""


def _early_updates(one: Project, path: str, places: Places) -> Iterator[Problem]:
    for index, update in enumerate(one.updates):
        if one.proposed_on and update.date < one.proposed_on:
            message = f"进展日期（{update.date}）早于提出日期（{one.proposed_on}）"
            hint, at = "请核对两个日期", ("updates", index, "date")
            yield places.problem(path, at, "project-update-early", message, hint, "warning")
