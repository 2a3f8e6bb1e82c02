"""Files that are not pages: feeds, open data, pictures, search records.

Pictures need the content folder and time, the sitemap needs the pages; the pipeline calls
``pictures.draw_all`` and ``sitemap.sitemap`` itself. Everything else comes from ``all_outputs``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..pages.catalogue import Catalogue
from .calendars import calendar_files
from .data import article_files, people_files
from .data_package import data_package_files
from .feeds import feed_jobs
from .hosting import headers_file
from .my_deputies import my_deputies_files
from .pledge_feeds import pledge_feed_files
from .reception_calendars import reception_calendar_files
from .search import search_jobs, search_manifest
from .sitemap import robots
from .spec import OutputFile, OutputJob, made
from .tables import table_files


def output_jobs(catalogue: Catalogue, kept: Path | None = None) -> list[OutputJob]:
    """Every file that follows from the released content alone, as jobs, the longest first.

    Args:
        kept: a folder for what the search index of the next build may take over; changes no byte.
    """
    # What says nothing of articles is made without them, and what says nothing of their texts without
    # these, and so need not be made again for each.
    bare, light = catalogue.without_columns, catalogue.without_bodies
    people, articles, titles = search_jobs(catalogue, kept)
    return [
        articles,
        _job("tables", table_files, bare),
        _job("people", people_files, bare),
        _job("receptions", reception_calendar_files, bare),
        _job("my-deputies", my_deputies_files, bare),
        _job("pledges", pledge_feed_files, bare),
        _job("calendars", calendar_files, bare),
        _job("article tables", partial(table_files, about_columns=True), light),
        _job("articles", article_files, light),
        _job("data package", data_package_files, light),
        *feed_jobs(catalogue),
        titles,
        # The two that need most memory as far from each other as the time allows.
        people,
        OutputJob(lambda: [headers_file(), robots(catalogue.base)], "robots"),
    ]


def _job(
    name: str, make: Callable[[Catalogue], Iterable[OutputFile]], catalogue: Catalogue
) -> OutputJob:
    return OutputJob(partial(make, catalogue), name, catalogue.made_from)


def all_outputs(catalogue: Catalogue) -> Iterator[OutputFile]:
    """The same files one after the other, in a fixed order, and what sums them up."""
    told: dict[str, Any] = {}
    yield from made(output_jobs(catalogue), told)
    yield from closing_files(told)


def closing_files(told: Mapping[str, Any]) -> Iterator[OutputFile]:
    """Files that are made when all jobs are done, from what these told, by their names."""
    yield from search_manifest(told)
