"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from . import (
    archive,
    article,
    data,
    directory,
    district,
    duty,
    groups,
    home,
    initials,
    media,
    my_deputies,
    plain,
    pledges,
    profile,
    programmes,
    projects,
    receptions,
    search,
    stations,
    statistics,
    timetable,
    two_links,
    units,
    week,
)
from .catalogue import Catalogue
from .spec import PageJob, PageSpec, Part

KINDS = (
    home,
    profile,
    directory,
    initials,
    article,
    archive,
    week,
    district,
    units,
    timetable,
    search,
    my_deputies,
    pledges,
    stations,
    receptions,
    projects,
    two_links,
    duty,
    groups,
    programmes,
    media,
    statistics,
    data,
    plain,
)
#: Kinds with thousands of pages in a large city, and into how many parts their making is divided.
PARTS = {profile: 6, article: 3}


def page_jobs(catalogue: Catalogue) -> list[PageJob]:
    """All pages as jobs that may be done at the same time, those of the largest kinds first."""
    # Only their own pages show the texts of articles: an edit there leaves all other kinds alone.
    light = catalogue.without_bodies
    parts = [(kind, Part(index, count)) for kind, count in PARTS.items() for index in range(count)]
    jobs = [_part_job(kind, part, catalogue if kind is article else light) for kind, part in parts]
    others = (kind for kind in KINDS if kind not in PARTS)
    made_from = light.made_from
    return [*jobs, *(PageJob(partial(one.pages, light), one.__name__, made_from) for one in others)]


def _part_job(kind: Any, part: Part, catalogue: Catalogue) -> PageJob:
    name = f"{kind.__name__} {part.index}/{part.count}"
    made_from = None if kind is article else catalogue.made_from
    return PageJob(partial(kind.pages, catalogue, part), name, made_from)


def all_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every page of the site except those the office writes in Markdown."""
    for kind in KINDS:
        yield from kind.pages(catalogue)
