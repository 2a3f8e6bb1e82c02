"""Rules about receptions, projects, media and programmes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Outlet, Programme, Project, Reception
from ..problems import Problem
from .places import Places


def reception_rules(receptions: Iterable[Reception], places: Places) -> Iterator[Problem]:
    for one in receptions:
        if one.ends and one.ends <= one.starts:
            path = f"receptions/{one.id}.yaml"
            message = "结束时间不晚于开始时间"
            yield places.problem(path, ("ends",), "dates-reversed", message, "请核对两个时间")


def project_rules(projects: Iterable[Project], places: Places) -> Iterator[Problem]:
    for one in projects:
        if one.proposed_on and one.due_on and one.due_on < one.proposed_on:
            path = f"projects/{one.id}.yaml"
            message = "完成期限早于提出日期"
            yield places.problem(path, ("due_on",), "dates-reversed", message, "请核对两个日期")


def list_rules(
    outlets: Iterable[Outlet], programmes: Iterable[Programme], places: Places
) -> Iterator[Problem]:
    for path, ids in (
        ("media.yaml", [one.id for one in outlets]),
        ("programmes.yaml", [one.id for one in programmes]),
    ):
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                message = f"编号「{id_}」重复"
                at = (index, "id")
                yield places.problem(path, at, "duplicate-id", message, "每个编号只能用一次")
