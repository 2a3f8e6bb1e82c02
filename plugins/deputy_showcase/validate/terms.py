"""Terms of office (届): when a term that is over ended, and mandates that contradict one another.

When ``city.term`` moves on, nobody edits thousands of profiles: a mandate of an earlier term without an
``end_date`` counts as ended on the day before the next term's first mandate in the same congress. As the
law has it, every congress has a day of its own for that, and until then the one before is in office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from ..model import Deputy, Membership, Site
from ..problems import Problem
from .places import Places

Congress = tuple[str, str, str]
#: First day of each term that anybody is entered for, by congress; under ``None`` the first anywhere.
#: None where nobody has written when it began.
Starts = Mapping[tuple[Congress | None, int], date | None]
#: Stands for the end of a term that is over, although nobody has written when the next one began.
NOT_KNOWN = date.min


def with_term_ends(deputies: Mapping[str, Deputy], term: int) -> dict[str, Deputy]:
    """The deputies with ``term_ended_on`` set on every mandate of an earlier term.

    Args:
        term: the city's present term.
    """
    if all(one.term >= term for deputy in deputies.values() for one in deputy.memberships):
        return dict(deputies)
    starts = _starts(deputies.values())
    return {id_: _with_ends(deputy, term, starts) for id_, deputy in deputies.items()}


def _starts(deputies: Iterable[Deputy]) -> Starts:
    found: dict[tuple[Congress | None, int], date | None] = {}
    for deputy in deputies:
        for one in deputy.memberships:
            for key in ((_congress(one), one.term), (None, one.term)):
                known = found.get(key)
                first = one.start_date if known is None else min(one.start_date or known, known)
                found[key] = first
    return found


def _with_ends(deputy: Deputy, term: int, starts: Starts) -> Deputy:
    if all(one.term >= term for one in deputy.memberships):
        return deputy
    seats = tuple(
        replace(one, term_ended_on=_end(one, term, starts)) if one.term < term else one
        for one in deputy.memberships
    )
    return replace(deputy, memberships=seats)


def _end(seat: Membership, term: int, starts: Starts) -> date | None:
    """The day before the next known term began, in the same congress, else anywhere; None while the
    congress has not been renewed."""
    if _awaits_next(seat, term, starts):
        return None
    for congress in (*_congresses(seat), None):
        later = (starts.get((congress, one)) for one in range(seat.term + 1, term + 1))
        first = next((day for day in later if day), None)
        if first:
            return first - timedelta(days=1)
    return NOT_KNOWN


def _awaits_next(seat: Membership, term: int, starts: Starts) -> bool:
    """Whether a mandate of the term before lasts because nobody is entered for the present one."""
    known = any((congress, term) in starts for congress in _congresses(seat))
    return seat.term == term - 1 and not known


def _congresses(seat: Membership) -> Iterator[Congress]:
    """A mandate's own; a town is renewed together with its county or district."""
    yield _congress(seat)
    if seat.level == "town":
        yield "district", seat.district, ""


def known_seat(seat: Membership) -> Membership:
    """The mandate as far as its dates are known, to judge the past by: an unknown end is none."""
    return replace(seat, term_ended_on=None) if seat.term_ended_on == NOT_KNOWN else seat


def not_renewed(site: Site, places: Places) -> Iterator[Problem]:
    """One warning that names where nobody has a mandate of the present term yet."""
    term, deputies = site.city.term, site.deputies.values()
    old = [
        one
        for deputy in deputies
        for one in deputy.memberships
        if one.term < term and not one.end_date
    ]
    starts = _starts(deputies) if old else {}
    waiting = {one.district for one in old if _awaits_next(one, term, starts)}
    names = "、".join(one.name for one in site.city.districts if one.id in waiting)
    if names:
        message = f"写的是第{term}届，还没有第{term}届代表的有：{names}；那里第{term - 1}届照旧在任"
        hint = f"请给连任和新任的代表各加一行资格（term: {term}，start_date）；还没有换届的不用改"
        yield places.problem("city.yaml", ("term",), "term-not-begun", message, hint, "warning")


def _congress(seat: Membership) -> Congress:
    return seat.level, seat.district, seat.town


def term_rules(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    """Mandates of one person in one congress that overlap, and ends beyond the term."""
    for deputy in deputies:
        path = f"deputies/{deputy.id}.yaml"
        yield from _outliving(deputy, path, places)
        for (_, first), (index, second) in combinations(enumerate(deputy.memberships), 2):
            if _congress(first) == _congress(second) and _overlap(first, second):
                message = "与同一人大的另一段任职时间重叠"
                hint = "请核对届次和起止日期，前一段写上 end_date"
                at = ("memberships", index)
                yield places.problem(path, at, "mandates-overlap", message, hint, "warning")


def _outliving(deputy: Deputy, path: str, places: Places) -> Iterator[Problem]:
    for index, one in enumerate(deputy.memberships):
        over = one.term_ended_on
        if over and over != NOT_KNOWN and one.end_date and one.end_date > over:
            message = f"第{one.term}届到 {over} 已经届满，任职终止却写着 {one.end_date}"
            hint, at = f"请改为 {over} 或更早", ("memberships", index, "end_date")
            yield places.problem(path, at, "mandate-outlives-term", message, hint, "warning")


def _overlap(first: Membership, second: Membership) -> bool:
    """Whether both hold on some day. An unknown beginning is taken for the term's own."""
    if first.term != second.term and not (first.start_date and second.start_date):
        return False
    begun = max(first.start_date or date.min, second.start_date or date.min)
    ended = min(first.last_day or date.max, second.last_day or date.max)
    return begun <= ended
