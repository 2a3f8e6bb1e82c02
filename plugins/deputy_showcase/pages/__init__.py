"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""

from __future__ import annotations

from collections.abc import Iterator

from . import archive, article, directory, district, home, plain, profile, search, timetable, week
from .catalogue import Catalogue
from .spec import PageSpec

KINDS = (home, profile, directory, article, archive, week, district, timetable, search, plain)


def all_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every page of the site except those the office writes in Markdown."""
    for kind in KINDS:
        yield from kind.pages(catalogue)
