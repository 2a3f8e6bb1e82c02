"""Places one person per slot so that as many slots as possible are filled, the earliest first.

The slots are taken in order and each is given a free person if there is one, else a chain of people is
moved along (augmenting paths, Kuhn 1955). The sets of slots that can be filled together form a matroid,
so filling them greedily in order of time gives both the greatest number and, of all greatest choices,
the one with the earliest slots. That is what fairness asks for: where a slot stays unfilled, everybody
who could have taken it has already been placed in an earlier one.

Own code and not a solver: ``scipy.optimize.linear_sum_assignment`` minimises a sum of costs and has no
order of slots, and a constraint solver (OR-Tools) took seconds where this takes milliseconds. It also
gives stability for free: a person who is nobody's first choice changes nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Slot = TypeVar("Slot", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)


def match_in_order(
    slots: Sequence[Slot],
    candidates: Callable[[Slot], Mapping[Person, float]],
) -> dict[Slot, Person]:
    """Match slots to people.

    Args:
        slots: in the order in which they are to be filled.
        candidates: people who may take a slot, each with a cost; the least wins where there is a choice.

    Returns:
        The person in each slot that is filled. Nobody is in two.
    """
    edges: dict[Slot, Mapping[Person, float]] = {}
    holder: dict[Person, Slot] = {}
    for slot in slots:
        edges[slot] = candidates(slot)
        _place(slot, edges, holder)
    return {slot: person for person, slot in holder.items()}


def _place(
    start: Slot, edges: Mapping[Slot, Mapping[Person, float]], holder: dict[Person, Slot]
) -> None:
    """Fill one slot, moving others along where that is the only way; else leave it unfilled."""
    came_from: dict[Person, Slot] = {}
    seen = {start}
    queue = deque([start])
    while queue:
        slot = queue.popleft()
        costs = edges[slot]
        free = [person for person in costs if person not in holder]
        if free:
            _shift(slot, min(free, key=costs.__getitem__), start, came_from, holder)
            return
        for person in sorted(costs, key=costs.__getitem__):
            if holder[person] not in seen:
                seen.add(holder[person])
                came_from[person] = slot
                queue.append(holder[person])


def _shift(
    slot: Slot,
    person: Person,
    start: Slot,
    came_from: Mapping[Person, Slot],
    holder: dict[Person, Slot],
) -> None:
    """Give ``slot`` to ``person``, and the one it had to the slot that asked for them, back to start."""
    before = {held: one for one, held in holder.items()}
    while True:
        evicted = before.get(slot)
        holder[person] = slot
        if slot == start or evicted is None:
            return
        person, slot = evicted, came_from[evicted]
