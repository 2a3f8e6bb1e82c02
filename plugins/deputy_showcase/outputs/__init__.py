"""Files that are not pages: feeds, open data, pictures, search records.

Pictures need the content folder and time, the sitemap needs the pages; the pipeline calls
``pictures.draw_all`` and ``sitemap.sitemap`` itself. Everything else comes from ``all_outputs``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..pages.catalogue import Catalogue
from .calendars import calendar_files
from .data import data_files
from .data_package import data_package_files
from .feeds import feed_files
from .hosting import headers_file
from .my_deputies import my_deputies_files
from .pledge_feeds import pledge_feed_files
from .reception_calendars import reception_calendar_files
from .search import search_files
from .sitemap import robots
from .spec import OutputFile
from .tables import table_files


def all_outputs(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Every file that follows from the released content alone, in a fixed order."""
    yield from feed_files(catalogue)
    yield from pledge_feed_files(catalogue)
    yield from calendar_files(catalogue)
    yield from reception_calendar_files(catalogue)
    yield from data_files(catalogue)
    yield from table_files(catalogue)
    yield from data_package_files(catalogue)
    yield from my_deputies_files(catalogue)
    yield from search_files(catalogue)
    yield headers_file()
    yield robots(catalogue.base)
