"""Files that are not pages: feeds, open data, pictures, search records.

Pictures need the content folder and time, the sitemap needs the pages; the pipeline calls
``pictures.draw_all`` and ``sitemap.sitemap`` itself. Everything else comes from ``all_outputs``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..pages.catalogue import Catalogue
from .calendars import calendar_files
from .data import data_files
from .data_package import data_package_files
from .feeds import feed_files
from .my_deputies import my_deputies_files
from .pledge_feeds import pledge_feed_files
from .reception_calendars import reception_calendar_files
from .search import search_files
from .sitemap import robots
from .spec import OutputFile
from .tables import table_files


def output_jobs(catalogue: Catalogue) -> list[Callable[[], Iterable[OutputFile]]]:
    """Every file that follows from the released content alone, as jobs, the longest first."""
    makers: tuple[Callable[[Catalogue], Iterable[OutputFile]], ...] = (
        search_files,
        table_files,
        data_files,
        feed_files,
        reception_calendar_files,
        my_deputies_files,
        pledge_feed_files,
        calendar_files,
        data_package_files,
    )
    return [*(partial(maker, catalogue) for maker in makers), lambda: [robots(catalogue.base)]]


def all_outputs(catalogue: Catalogue) -> Iterator[OutputFile]:
    """The same files one after the other, in a fixed order."""
    for job in output_jobs(catalogue):
        yield from job()
