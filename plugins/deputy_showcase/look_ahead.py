"""The tasks of the weeks ahead as warnings of ``check``, each at the file where it is mended."""

from __future__ import annotations

from collections.abc import Iterator

from .model import Site
from .problems import Problem
from .schedule.planner import NO_ROSTER, NOBODY_ABLE
from .schedule.readiness import Task, tasks
from .schedule.slots import Schedule
from .validate.places import Places

CODES = {
    "profile": "not-ready",
    "vacant": "vacant-week",
    "repeat": "short-of-deputies",
    "article": "no-article",
}
_FILL = "请补齐几位代表的照片、授权、介绍、承诺和核对日期"
HINTS = {
    "profile": "请在发布前补齐，否则会换成别人",
    "vacant": "请看 build.py plan --explain {week} {district}；换届后，给连任和新任的代表各加一行资格",
    "repeat": _FILL,
    "article": "用 build.py new column --district {district} --week {week} 新建，三审后把状态改为定稿",
}
_FINISH = "请完成三审，再把这篇文章的 status 改为定稿"


def warnings(site: Site, schedule: Schedule, places: Places) -> Iterator[Problem]:
    """What is to be done; a district's shortage is said once, at its first week."""
    short: set[str] = set()
    for task in tasks(site, schedule):
        if task.kind in ("vacant", "repeat"):
            if task.district in short:
                continue
            short.add(task.district)
        yield _warning(task, site, places)


def _warning(task: Task, site: Site, places: Places) -> Problem:
    name = next(one.name for one in site.city.districts if one.id == task.district)
    message = f"{task.week} {name}：{task.text}"
    path, at = _place(task, site)
    return places.problem(path, at, CODES[task.kind], message, _hint(task), "warning")


def _hint(task: Task) -> str:
    """Filling in profiles is of no use where nobody is in office, nor a new article where a draft is."""
    if task.draft:
        return _FINISH
    kind = task.kind
    if kind == "vacant" and not task.text.endswith((NO_ROSTER, NOBODY_ABLE)):
        kind = "repeat"
    return HINTS[kind].format(week=task.week, district=task.district)


def _place(task: Task, site: Site) -> tuple[str, tuple[str, ...]]:
    """The profile or draft; else the ledger's line of the slot; else the rules, which nothing yet answers."""
    if task.draft:
        return task.draft, ("status",)
    if task.kind == "profile":
        return f"deputies/{task.deputy}.yaml", ()
    entry = site.ledger.get((task.week, task.district))
    if entry:
        return entry.path, (str(task.week), task.district)
    return "city.yaml", ("schedule",)
