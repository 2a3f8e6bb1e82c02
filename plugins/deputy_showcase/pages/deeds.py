"""The entries of everybody's record of duty, gathered by district and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import Activity, Deputy
from .people import Card


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry of somebody's record."""

    card: Card
    activity: Activity


#: District and year → entries, newest first.
Records = Mapping[tuple[str, int], list[Deed]]


def records(deputies: Iterable[Deputy], cards: Mapping[str, Card]) -> Records:
    """Everybody's entries, each once, in the district of the person's first seat."""
    found: dict[tuple[str, int], list[Deed]] = defaultdict(list)
    for deputy in deputies:
        card = cards[deputy.id]
        if card.seats:
            for one in deputy.activities:
                found[card.seats[0].membership.district, one.date.year].append(Deed(card, one))
    for deeds in found.values():
        deeds.sort(key=lambda one: (one.activity.date, one.card.id), reverse=True)
    return dict(found)
