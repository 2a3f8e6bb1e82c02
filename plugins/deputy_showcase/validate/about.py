"""Whether an article is about the deputy it stands for.

Nobody writes down whom a text was written about, so a slip in the ledger or in ``deputy`` puts another
person's face above it. What can be seen: it never names that person, and does name another of the district.
An article that names nobody, or both, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..held_names import names_of
from ..model import Column, Deputy, Site
from ..problems import Problem
from .addresses import featured
from .places import Places

_BLANK = re.compile(r"[\s\u200b]+")


def about_rules(site: Site, places: Places) -> Iterator[Problem]:
    for column in site.columns:
        deputy = site.deputies.get(featured(column, site))
        if deputy and not _named(deputy, _said(column)):
            other = _first(column, site.deputies)
            if other:
                yield _mistaken(column, deputy, other, site, places)


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


def _said(column: Column) -> str:
    """All that is read of an article; spaces and ends of lines hide no name."""
    return _BLANK.sub("", f"{column.title}|{column.summary}|{column.body}")


def _named(deputy: Deputy, said: str) -> bool:
    return any(name in said for name in names_of(deputy))


def _first(column: Column, deputies: Mapping[str, Deputy]) -> Deputy | None:
    """Whoever of the article's district it names first; one letter is no name."""
    said = _said(column)
    found: Iterable[tuple[int, int, str]] = (
        (said.find(name), -len(name), deputy.id)
        for deputy in deputies.values()
        if any(one.district == column.district for one in deputy.memberships)
        for name in names_of(deputy)
        if len(name) > 1 and name in said
    )
    first = min(found, default=None)
    return deputies[first[2]] if first else None
