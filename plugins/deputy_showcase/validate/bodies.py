"""What an article or project says together with where its file stands: the text, and paths of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath

from ..load import Record
from ..markdown import Uses, uses
from ..model import Column, Project
from ..schema.kinds import is_inside


def body_uses(record: Record) -> Uses:
    """What an article's text refers to, by the lines of the text."""
    found: Uses | None = record.made.uses if record.made else None
    return uses(record.body) if found is None else found


def body_pictures(record: Record, found: Uses) -> Iterator[tuple[int, str]]:
    """Line in the file and content path of each picture in an article's body."""
    for image in found.images:
        if is_inside(image.path):
            yield image.line + record.body_offset, beside(record.path, image.path)


def whole_column(column: Column, record: Record, found: Uses) -> Column:
    """An article as its file gives it, from what its front matter says."""
    cover = beside(record.path, column.cover) if column.cover else ""
    pictures = dict.fromkeys(path for _, path in body_pictures(record, found))
    return replace(
        column, path=record.path, body=record.body, cover=cover, pictures=tuple(pictures)
    )


def whole_project(project: Project) -> Project:
    """A project with its photos' paths in the content folder."""
    if not any(one.photo for one in project.updates):
        return project
    updates = tuple(
        replace(one, photo=beside("projects/", one.photo)) if one.photo else one
        for one in project.updates
    )
    return replace(project, updates=updates)


def beside(owner: str, path: str) -> str:
    """The content path of a file that another one names relative to itself."""
    return normpath(join(dirname(owner), path.replace("\\", "/")))
