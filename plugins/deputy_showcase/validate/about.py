"""Whether an article is about the deputy it stands for.

Nobody writes down whom a text was written about, so a slip in the ledger or in ``deputy`` puts another
person's face above it. What can be seen: it never names that person, and does name another of the district.
An article that names nobody, or both, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..held_names import names_of
from ..model import Column, Deputy, Site
from ..problems import Problem
from .addresses import featured
from .places import Places

_BLANK = re.compile(r"[\s\u200b]+")


def about_rules(site: Site, places: Places) -> Iterator[Problem]:
    @cache
    def known(district: str) -> list[tuple[str, str]]:
        return list(_names(site.deputies.values(), district))

    for column in site.columns:
        deputy = site.deputies.get(featured(column, site))
        if deputy and not _names_whom_it_should(column, deputy):
            id_ = _first(_said(column), known(column.district))
            if id_:
                yield _mistaken(column, deputy, site.deputies[id_], site, places)


def _mistaken(column: Column, deputy: Deputy, other: Deputy, site: Site, places: Places) -> Problem:
    entry = site.ledger.get((column.week, column.district))
    where = "文首的 deputy " if column.deputy or not entry else f"台账（{entry.path}）"
    message = (
        f"{where}写的是{deputy.name}（{deputy.id}），文章里没有这个姓名，"
        f"却有{other.name}（{other.id}）"
    )
    hint = "请核对文章写的是谁，改对一处；没有弄错的，不用改"
    at = ("deputy",) if column.deputy else ()
    return places.problem(column.path, at, "article-names-another", message, hint, "warning")


def _names_whom_it_should(column: Column, deputy: Deputy) -> bool:
    """Nearly every article does; so it is first looked at as it stands."""
    names = names_of(deputy)
    return any(name in column.body for name in names) or any(
        name in _said(column) for name in names
    )


def _said(column: Column) -> str:
    """All that is read of an article; spaces and ends of lines hide no name."""
    return _BLANK.sub("", f"{column.title}|{column.summary}|{column.body}")


def _names(deputies: Iterable[Deputy], district: str) -> Iterator[tuple[str, str]]:
    """What the deputies of a district are called, with their ids; one letter is no name."""
    for deputy in deputies:
        if any(one.district == district for one in deputy.memberships):
            yield from ((name, deputy.id) for name in names_of(deputy) if len(name) > 1)


def _first(said: str, known: Iterable[tuple[str, str]]) -> str:
    """Whoever is named first; empty if nobody is."""
    found = ((said.find(name), -len(name), id_) for name, id_ in known if name in said)
    return min(found, default=(0, 0, ""))[2]
