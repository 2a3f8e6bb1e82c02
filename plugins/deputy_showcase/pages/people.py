"""A deputy as lists show them: made once per person and build, and shown on many pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from ..model import Deputy, District, Membership
from ..pictures import PictureSet
from .towns import place_of, unit_of

#: Calm colours of drawn initials; ``showcase.css`` has one class for each.
TONES = 6
#: What deputies of a level are called as a body.
LEVELS = {"city": "市人大代表", "district": "区县人大代表", "town": "乡镇人大代表"}
_DOUBLE_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 端木 淳于".split()
)


@dataclass(frozen=True, slots=True)
class Seat:
    """One membership in words.

    Attributes:
        title: whose deputy, for example 淄川区人大代表.
        unit: the electoral unit or district, empty if not given.
        current: held on the day of the build.
        coming: begins after it, as between an election and the first session of a new term.
    """

    title: str
    place: str
    unit: str
    membership: Membership
    current: bool
    coming: bool = False

    @property
    def rank(self) -> int:
        """Those held now come first, then those to come, then those that have ended."""
        return 0 if self.current else 1 if self.coming else 2


@dataclass(frozen=True, slots=True)
class Card:
    """What a list says of a person.

    Attributes:
        initial: the surname, drawn where there is no portrait.
        tone: which of the calm colours the drawn initial has.
        seat: the ``leading`` seats in one line.
        unit: the electoral unit of the last place named there, which is the nearest to citizens.
        former: holds no seat any more (往届), nor is about to.
        coming: holds none yet, but is about to.
    """

    id: str
    name: str
    initial: str
    tone: int
    position: str
    summary: str
    portrait: PictureSet | None
    seats: tuple[Seat, ...]
    seat: str
    unit: str
    former: bool
    coming: bool
    sample: bool

    @property
    def leading(self) -> tuple[Seat, ...]:
        """The seats held now; where there is none, those to come; else those once held."""
        return tuple(one for one in self.seats if one.rank == self.seats[0].rank)

    @property
    def serving(self) -> bool:
        return not (self.former or self.coming)


def card(
    deputy: Deputy, portrait: PictureSet | None, districts: Mapping[str, District], today: date
) -> Card:
    """Put a deputy's entry in a list together."""
    seats = sorted((seat(one, districts, today) for one in deputy.memberships), key=_rank)
    best = seats[0].rank if seats else 2
    held = sorted((one for one in seats if one.rank == best), key=_level)
    places = "、".join(dict.fromkeys(one.place for one in held))
    return Card(
        id=deputy.id,
        name=deputy.name,
        initial=surname(deputy.name),
        tone=crc32(deputy.id.encode()) % TONES,
        position=deputy.position,
        summary=deputy.summary,
        portrait=portrait,
        seats=tuple(seats),
        seat=f"{places}人大代表" if places else "",
        unit=next((one.unit for one in reversed(held) if one.unit), ""),
        former=best == 2,
        coming=best == 1,
        sample=bool(deputy.extras.get("sample")),
    )


def seat(membership: Membership, districts: Mapping[str, District], today: date) -> Seat:
    place, unit = place_of(membership, districts), unit_of(membership)
    coming = membership.start_date is not None and membership.start_date > today
    current = membership.valid_on(today)
    return Seat(f"{place}人大代表", place, unit, membership, current, coming)


def _rank(one: Seat) -> int:
    return one.rank


def in_office(cards: Iterable[Card]) -> int:
    """How many of them hold a seat: what every count of deputies says."""
    return sum(one.serving for one in cards)


def _level(seat: Seat) -> int:
    return tuple(LEVELS).index(seat.membership.level)


def surname(name: str) -> str:
    """The part of a Chinese name that a drawn initial shows."""
    return name[:2] if name[:2] in _DOUBLE_SURNAMES and len(name) > 2 else name[:1]
