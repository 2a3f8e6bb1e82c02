"""Search records: the words of everything that can be found, for the script of the search page.

This is the first form, behind one seam: a later engine replaces these files and ``search.js``; the
page's contract (``input[name=q]``, ``a[data-result]``, ``[data-result-count]``) stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from .. import markdown
from ..model import Column, Deputy
from ..pages import urls
from ..pages.catalogue import Catalogue
from .popolo import Record
from .spec import OutputFile
from .wellformed import json_file, legal

FOLDER = "search/"
DEPUTIES = FOLDER + "deputies.json"


def search_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """``search/records.json`` lists the parts: the deputies, then the articles, newest year first.

    Each part is ``{"records": [{kind, title, uri, sub, text}]}`` in the order in which equally good
    hits are shown; ``uri`` is relative to the site's root.
    """
    parts = [OutputFile(DEPUTIES, _part(_deputies(catalogue)))]
    for year, columns in groupby(catalogue.newest_columns, key=lambda column: column.week.year):
        records = (column_record(column, catalogue) for column in columns)
        parts.append(OutputFile(f"{FOLDER}columns-{year}.json", _part(records)))
    yield OutputFile(FOLDER + "records.json", json_file({"parts": [part.path for part in parts]}))
    yield from parts


def _part(records: Iterable[Record]) -> bytes:
    return json_file({"records": list(records)})


def _deputies(catalogue: Catalogue) -> Iterator[Record]:
    for deputy in sorted(catalogue.site.deputies.values(), key=lambda one: one.id):
        yield deputy_record(deputy, catalogue)


def deputy_record(deputy: Deputy, catalogue: Catalogue) -> Record:
    """A person: found by name, by post and district (``sub``), and by every public word."""
    return {
        "kind": "deputy",
        "title": legal(deputy.name),
        "uri": urls.deputy(deputy.id),
        "sub": _words([deputy.position, *_places(deputy, catalogue)], " · "),
        "text": _words(_deputy_texts(deputy, catalogue)),
    }


def column_record(column: Column, catalogue: Catalogue) -> Record:
    """An article: found by title, summary and every word of its text."""
    district = catalogue.districts[column.district].name
    return {
        "kind": "column",
        "title": legal(column.title),
        "uri": urls.column(column.week, column.district),
        "sub": _words([f"{column.week.year}年第{column.week.number}周", district], " · "),
        "text": _words([column.summary, markdown.to_text(legal(column.body))]),
    }


def _places(deputy: Deputy, catalogue: Catalogue) -> Iterator[str]:
    names = (catalogue.districts[seat.district].name + seat.town for seat in deputy.memberships)
    yield from dict.fromkeys(names)


def _deputy_texts(deputy: Deputy, catalogue: Catalogue) -> Iterator[str]:
    yield from deputy.other_names
    yield deputy.summary
    yield markdown.to_text(legal(deputy.biography))
    for seat in deputy.memberships:
        yield from (seat.electoral_unit, seat.delegation)
    yield from (catalogue.groups[id_].name for id_ in deputy.groups if id_ in catalogue.groups)
    for pledge in deputy.pledges:
        yield pledge.text
        yield from (update.text for update in pledge.updates)


def _words(texts: Iterable[str], between: str = " ") -> str:
    return between.join(legal(text) for text in dict.fromkeys(texts) if text.strip())
