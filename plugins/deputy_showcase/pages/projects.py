"""Small livelihood projects (民生微实事), each supervised by a deputy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from ..model import District, Project, ProjectUpdate
from ..pictures import PictureSet, picture_set
from ..schema.enums import PROJECT_STATUS
from . import heads, sharing, urls
from .catalogue import Catalogue
from .numbered import Part, parts
from .people import Card
from .spec import Head, PageSpec

#: How many of each stage the front page shows.
SHOWN = 12
STAGES = tuple(PROJECT_STATUS)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the way of a project: ``done``, ``here`` or ``ahead``."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Work:
    """A project as pages show it."""

    project: Project
    district: District
    supervisor: Card | None
    steps: tuple[Step, ...]
    cost: str
    overdue: bool
    newest: date | None

    @property
    def uri(self) -> str:
        return urls.project(self.project.id)


@dataclass(frozen=True, slots=True)
class Note:
    update: ProjectUpdate
    picture: PictureSet | None


def work(catalogue: Catalogue, project: Project) -> Work:
    """Put together what lists and the page say of a project."""
    late = project.due_on is not None and project.due_on < catalogue.today
    return Work(
        project=project,
        district=catalogue.districts[project.district],
        supervisor=catalogue.cards.get(project.supervisor),
        steps=tuple(_steps(project.status)),
        cost=money(project.cost_yuan),
        overdue=late and project.status != "settled",
        newest=max((one.date for one in project.updates), default=None),
    )


def money(yuan: int | None) -> str:
    """Yuan as people read them: 9500元, 21.4万元."""
    if yuan is None:
        return ""
    if yuan < 10_000:
        return f"{yuan}元"
    return f"{yuan / 10_000:.4f}".rstrip("0").rstrip(".") + "万元"


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """All by stage, longer lists of each stage, and a page each."""
    found = [work(catalogue, one) for one in catalogue.site.projects.values()]
    found.sort(key=lambda one: one.project.id)
    found.sort(key=lambda one: one.newest or date.min, reverse=True)
    stages = [(stage, [one for one in found if one.project.status == stage]) for stage in STAGES]
    yield _front(catalogue, stages)
    yield _stages(catalogue, stages)
    for stage, of_stage in stages:
        for part in parts(of_stage, partial(urls.stage, stage)) if of_stage else ():
            yield _stage(catalogue, stage, part)
    for one in found:
        yield _page(catalogue, one)


def _front(catalogue: Catalogue, stages: list[tuple[str, list[Work]]]) -> PageSpec:
    context = {
        "stages": [
            (stage, PROJECT_STATUS[stage], all_[:SHOWN], len(all_)) for stage, all_ in stages
        ],
        "total": len(catalogue.site.projects),
        "overdue": sum(one.overdue for _, all_ in stages for one in all_),
    }
    description = "由人大代表督办的民生微实事：进行到哪一步、投入多少、谁在督办。"
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    return PageSpec("projects/", "projects.html", "民生微实事", context, "projects", head)


def _stages(catalogue: Catalogue, stages: list[tuple[str, list[Work]]]) -> PageSpec:
    rows = [(stage, PROJECT_STATUS[stage], len(all_)) for stage, all_ in stages if all_]
    title = "民生微实事各阶段"
    description = "民生微实事分别进行到哪一步，每一步有多少件。"
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    context = {"rows": rows}
    return PageSpec("project-stages/", "projects_stages.html", title, context, "projects", head)


def _stage(catalogue: Catalogue, stage: str, part: Part[Work]) -> PageSpec:
    name = PROJECT_STATUS[stage]
    title = f"民生微实事·{name}"
    description = f"“{name}”阶段的民生微实事。"
    head = Head(description, _tags(catalogue, description), feeds=heads.feeds(catalogue))
    context = {"name": name, "part": part}
    return PageSpec(part.uri, "projects_stage.html", part.titled(title), context, "projects", head)


def _page(catalogue: Catalogue, one: Work) -> PageSpec:
    project = one.project
    updates = sorted(project.updates, key=lambda update: update.date, reverse=True)
    notes = [Note(update, _picture(catalogue, project, update)) for update in updates]
    who = f"，{one.supervisor.name}代表督办" if one.supervisor else ""
    description = f"{one.district.name}民生微实事“{project.title}”{who}：阶段、投入和进展。"
    tags = _tags(catalogue, description, project.title)
    card = sharing.of_project(catalogue, project)
    feeds = heads.feeds(catalogue, project.district)
    head = Head(description, tags, feeds=feeds, share=card.share)
    modified = one.newest.isoformat() if one.newest else ""
    context = {"one": one, "notes": notes}
    return PageSpec(one.uri, "project.html", project.title, context, "projects", head, modified)


def _steps(status: str) -> Iterator[Step]:
    here = STAGES.index(status)
    for index, name in enumerate(PROJECT_STATUS.values()):
        yield Step(name, "done" if index < here else "here" if index == here else "ahead")


def _picture(catalogue: Catalogue, project: Project, update: ProjectUpdate) -> PictureSet | None:
    picture = catalogue.site.pictures.get(update.photo)
    alt = f"{project.title}，{update.date.month}月{update.date.day}日的现场照片"
    return picture_set(picture, "figure", alt) if picture else None


def _tags(catalogue: Catalogue, description: str, title: str = "") -> heads.Meta:
    keywords = ",".join(filter(None, ("人大代表", "民生微实事", title)))
    return heads.list_tags("民生微实事", description, keywords, "政务动态")
