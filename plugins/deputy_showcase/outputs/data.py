"""Open data: who the deputies are, who is featured when, and what has been published."""

from __future__ import annotations

from collections.abc import Iterator

from ..calendar import release_of
from ..model import Column, Week
from ..pages import urls
from ..pages.catalogue import Catalogue
from ..schedule.slots import Slot
from .popolo import Record, address, collections
from .spec import OutputFile
from .wellformed import json_file, without_blanks


def people_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``data/deputies.json``, which says nothing of articles."""
    yield OutputFile("data/deputies.json", json_file(collections(catalogue)))


def article_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``data/schedule.json``, ``data/articles.json``."""
    yield OutputFile("data/schedule.json", json_file(schedule(catalogue)))
    yield OutputFile("data/articles.json", json_file(articles(catalogue)))


def schedule(catalogue: Catalogue) -> Record:
    """The public schedule, oldest week first; an empty slot has ``null`` for its deputy."""
    weeks = [_week(week, catalogue) for week in catalogue.schedule.weeks()]
    return {"generated_for": str(catalogue.now.date()), "weeks": weeks}


def _week(week: Week, catalogue: Catalogue) -> Record:
    return {
        "week": str(week),
        "release": release_of(week, catalogue.site.city).isoformat(),
        "slots": [_slot(slot, catalogue) for slot in catalogue.schedule.of_week(week)],
    }


def _slot(slot: Slot, catalogue: Catalogue) -> Record:
    """Somebody who is not on the site (any more) is named nowhere, so not here either."""
    deputy = catalogue.site.deputies.get(slot.deputy)
    hidden = bool(slot.deputy) and deputy is None
    column = catalogue.columns_by_place.get((slot.week, slot.district))
    article = urls.column(slot.week, slot.district)
    return {
        "district": slot.district,
        "deputy": deputy.id if deputy else None,
        "name": deputy.name if deputy else None,
        "state": slot.state,
        "round": slot.round,
        "reason": "" if hidden else slot.reason,
        "article": address(catalogue, article) if column else None,
    }


def articles(catalogue: Catalogue) -> Record:
    """The released articles without their text, newest first."""
    return {"articles": [_article(column, catalogue) for column in catalogue.newest_columns]}


def _article(column: Column, catalogue: Catalogue) -> Record:
    published = column.published or release_of(column.week, catalogue.site.city)
    deputy = catalogue.featured_in(column)
    return without_blanks(
        {
            "id": column.id,
            "title": column.title,
            "week": str(column.week),
            "district": column.district,
            "deputy": deputy if deputy in catalogue.site.deputies else "",
            "published": published.isoformat(),
            "author": column.author,
            "source": column.source,
            "summary": column.summary,
            "url": address(catalogue, urls.column(column.week, column.district)),
        }
    )
