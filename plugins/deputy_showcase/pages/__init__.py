"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

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
from .spec import PageSpec, Part

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


def page_jobs(catalogue: Catalogue) -> list[Callable[[], Iterator[PageSpec]]]:
    """All pages as jobs that may be done at the same time, those of the largest kinds first."""
    parts = [
        partial(kind.pages, catalogue, Part(index, count))
        for kind, count in PARTS.items()
        for index in range(count)
    ]
    return [*parts, *(partial(kind.pages, catalogue) for kind in KINDS if kind not in PARTS)]


def all_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every page of the site except those the office writes in Markdown."""
    for kind in KINDS:
        yield from kind.pages(catalogue)
