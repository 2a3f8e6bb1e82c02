"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""

from __future__ import annotations

from collections.abc import Iterator

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
from .spec import PageSpec

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


def all_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every page of the site except those the office writes in Markdown."""
    for kind in KINDS:
        yield from kind.pages(catalogue)
