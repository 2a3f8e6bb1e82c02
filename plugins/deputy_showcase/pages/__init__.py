"""Pages as values: released content and schedule in, ``PageSpec`` out. One module per kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    subscriptions,
    timetable,
    two_links,
    units,
    week,
)
from .catalogue import Catalogue
from .spec import PageJob, PageSpec

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
    subscriptions,
    data,
    plain,
)
#: Those that say nothing of articles.
WITHOUT_COLUMNS = frozenset(
    {
        *(directory, duty, initials, my_deputies, pledges, projects, receptions, search),
        *(stations, subscriptions, two_links, units),
    }
)
#: Into how many parts the making of profiles is divided, of which a large city has thousands.
PROFILE_PARTS = 24


def page_jobs(catalogue: Catalogue) -> list[PageJob]:
    """All pages as jobs that may be done at the same time, those of the largest kinds first."""
    # Only their own pages show the texts of articles: an edit there leaves all other kinds alone.
    bare, light = catalogue.without_columns, catalogue.without_bodies
    others = (kind for kind in KINDS if kind not in (profile, article))
    return [
        *profile.jobs(light, PROFILE_PARTS),
        *article.jobs(catalogue),
        *(_job(kind, bare if kind in WITHOUT_COLUMNS else light) for kind in others),
    ]


def _job(kind: Any, catalogue: Catalogue) -> PageJob:
    return PageJob(partial(kind.pages, catalogue), kind.__name__, catalogue.made_from)


def own_pages(catalogue: Catalogue, sources: Collection[str]) -> Iterator[PageSpec]:
    """The pages that show deputies and articles themselves.

    Args:
        sources: paths of their files in the content folder.
    """
    for deputy in catalogue.site.deputies.values():
        if f"deputies/{deputy.id}.yaml" in sources:
            yield profile.page_of(catalogue, deputy)
    for column in catalogue.site.columns:
        if column.path in sources:
            yield article.page_of(catalogue, column)


def all_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every page of the site except those the office writes in Markdown."""
    for kind in KINDS:
        yield from kind.pages(catalogue)
