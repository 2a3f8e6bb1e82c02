"""What the schedule answers: one slot per week and district, and the reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..model import Week

State = Literal["published", "announced", "pinned", "planned", "vacant"]
STATE_LABELS: dict[str, str] = {
    "published": "已发布",
    "announced": "已预告",
    "pinned": "已指定",
    "planned": "拟安排",
    "vacant": "空缺",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """Who is featured in one district in one week.

    Attributes:
        deputy: id, empty when nobody could be placed (``vacant``).
        round: how often this person will have been featured by this district, 1-based; 0 if vacant.
        reason: one sentence a citizen understands.
    """

    week: Week
    district: str
    deputy: str
    state: State
    round: int
    reason: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """All slots that are known, and the horizon up to which the public may see them.

    Attributes:
        current: the newest released week.
        horizon: the last week that is announced to the public.
        districts: district ids in the order of ``city.yaml``.
        slots: by (week, district id), sorted.
    """

    current: Week
    horizon: Week
    districts: tuple[str, ...]
    slots: Mapping[tuple[Week, str], Slot]

    def at(self, week: Week, district: str) -> Slot | None:
        return self.slots.get((week, district))

    def of_week(self, week: Week) -> tuple[Slot, ...]:
        """The slots of one week, in the order of the districts."""
        found = (self.slots.get((week, district)) for district in self.districts)
        return tuple(slot for slot in found if slot is not None)

    def weeks(self) -> tuple[Week, ...]:
        return tuple(sorted({week for week, _ in self.slots}))
