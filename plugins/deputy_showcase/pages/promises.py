"""Pledges with whoever made them, and whether their day has passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Deputy, Pledge
from .people import Card

#: What is still to be done. Only such a pledge can be overdue.
OPEN = frozenset({"in_progress", "delayed"})
_RANK = {"in_progress": 1, "delayed": 2, "kept": 3, "withdrawn": 4}


@dataclass(frozen=True, slots=True)
class Promise:
    """One pledge and who made it.

    Attributes:
        overdue: still open although its day has passed.
        districts: of the card's ``leading`` seats.
    """

    card: Card
    pledge: Pledge
    overdue: bool
    districts: tuple[str, ...]

    @property
    def due(self) -> str:
        """The quarter it is due in (``2026Q4``), empty where no day is given."""
        day = self.pledge.due_on
        return f"{day.year}Q{(day.month + 2) // 3}" if day else ""


def promises(
    deputies: Iterable[Deputy], cards: Mapping[str, Card], today: date
) -> tuple[Promise, ...]:
    """All pledges: overdue ones first, then open ones by their day, then those that are done with."""
    found = (one for deputy in deputies for one in _of(deputy, cards[deputy.id], today))
    return tuple(sorted(found, key=_place))


def is_overdue(pledge: Pledge, today: date) -> bool:
    return pledge.status in OPEN and pledge.due_on is not None and pledge.due_on < today


def _of(deputy: Deputy, card: Card, today: date) -> Iterator[Promise]:
    districts = tuple(dict.fromkeys(one.membership.district for one in card.leading))
    for pledge in deputy.pledges:
        yield Promise(card, pledge, is_overdue(pledge, today), districts)


def _place(one: Promise) -> tuple[bool, int, date, str, str]:
    rank = 0 if one.overdue else _RANK.get(one.pledge.status, 5)
    return one.card.former, rank, one.pledge.due_on or date.max, one.card.id, one.pledge.id
