"""What the browser keeps in memory from the first query on: everybody's name, and what filters need."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

from ...model import Deputy, Project, Reception, Station
from ...pages.catalogue import Catalogue
from ...pages.people import LEVELS
from ...pinyin import readings
from ..wellformed import json_file, legal
from . import documents
from .folding import folded, replaced
from .kept import Kept, digest
from .pairs import common, homes

Json = dict[str, Any]
#: Browsers count exactly as far as 2 ** 53.
MOST_DIGITS = 15
KINDS = ((Station, "station"), (Project, "project"), (Reception, "reception"))


def directory(catalogue: Catalogue, kept: Kept) -> bytes:
    """``directory.json``, column by column: long lists of the same kind pack best.

    ``fold`` are characters that others stand for, and these: ``gaps`` says how far the code of each lies
    behind the one before; ``common`` the characters that ``pairs.py`` counts as common, ``homes`` where they
    live; ``readings`` pairs of a character and its readings; ``people``, ``places`` and ``columns`` are in
    the index's own order.
    """
    people = documents.deputies(catalogue)
    names = _names(people)
    return json_file(
        {
            "fold": _fold(sorted(replaced().items())),
            "common": common(),
            "homes": homes(),
            "readings": _readings(names, kept),
            "districts": [[one.id, one.name] for one in catalogue.site.city.districts],
            "groups": [[one.id, one.name] for one in catalogue.site.city.groups],
            "levels": [[id_, name] for id_, name in LEVELS.items()],
            "people": _people(people, names, catalogue),
            "places": _places(catalogue),
            "columns": _columns(catalogue),
        }
    )


def _fold(replaced: Sequence[tuple[str, str]]) -> Json:
    codes = [ord(one) for one, _ in replaced]
    gaps = [code - before for before, code in pairwise([0, *codes])]
    return {"gaps": gaps, "for": "".join(other for _, other in replaced)}


def _names(people: Iterable[Deputy]) -> list[list[str]]:
    return [[legal(name) for name in (one.name, *one.other_names)] for one in people]


def _readings(names: Iterable[Sequence[str]], kept: Kept) -> str:
    """The characters of all names with their readings, which take long to look up."""
    lines = [" ".join(name.split()) for all_ in names for name in all_]
    characters = set(folded(lines).tobytes().decode("utf-16-le"))
    asked = "".join(sorted(one for one in characters if one >= "\u3400" and one != "\uffff"))
    key = digest(b"readings", asked.encode())
    known = kept.get("readings")
    if known is None or not known.startswith(key):
        said = "|".join(f"{one}{texts}" for one, texts in readings(asked).items())
        known = key + said.encode()
        kept.put("readings", [known])
    return known[len(key) :].decode()


def _people(people: Sequence[Deputy], names: list[list[str]], catalogue: Catalogue) -> Json:
    seats, groups = Numbered(), Numbered()
    return {
        "ids": " ".join(counted([one.id for one in people])),
        "names": "\n".join("\t".join(" ".join(name.split()) for name in all_) for all_ in names),
        "seat": [seats.number(_seats(one, catalogue)) for one in people],
        "group": [groups.number(tuple(sorted(one.groups))) for one in people],
        "pledges": _pledges(people),
        "former": [n for n, one in enumerate(people) if catalogue.cards[one.id].former],
        "seats": seats.values(),
        "groups": groups.values(),
    }


def counted(ids: Iterable[str]) -> list[str]:
    """Ids of which each that counts on from the one before (a-0001, a-0002) is only counted: a-0001+1."""
    found: list[tuple[str, int]] = []
    before = ""
    for one in ids:
        if found and one == _next(before):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((one, 0))
        before = one
    return [f"{one}+{more}" if more else one for one, more in found]


def _next(id_: str) -> str:
    """The id that counts on, with as many digits or more; none where browsers would count wrong."""
    head = id_.rstrip("0123456789")
    digits = id_[len(head) :]
    if len(digits) > MOST_DIGITS:
        return ""
    return f"{head}{int(digits or 0) + 1:0{len(digits)}d}"


def _pledges(people: Sequence[Deputy]) -> dict[int, list[str]]:
    """The ids of pledges that are not simply p1, p2 and so on, by the person's number."""
    ids = ([one.id for one in deputy.pledges] for deputy in people)
    usual = [
        f"p{number}"
        for number in range(1, 1 + max((len(one.pledges) for one in people), default=0))
    ]
    return {n: all_ for n, all_ in enumerate(ids) if all_ != usual[: len(all_)]}


def _seats(deputy: Deputy, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """District and level of the seats held; of those to come, or once held, where there is none."""
    seats = [seat.membership for seat in catalogue.cards[deputy.id].leading]
    return tuple(dict.fromkeys([(one.district, one.level) for one in seats]))


class Numbered:
    """Gives every new value the next number."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def number(self, value: Hashable) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Hashable]:
        return list(self._numbers)


def _places(catalogue: Catalogue) -> list[list[Any]]:
    """Kind, id, title, district, year (0 where there is none)."""
    return [_place(one) for one in documents.places(catalogue)]


def _place(one: Station | Reception | Project) -> list[Any]:
    kind = next(name for type_, name in KINDS if isinstance(one, type_))
    if isinstance(one, Station):
        title, year = one.name, 0
    elif isinstance(one, Reception):
        title, year = one.topic, one.starts.year
    else:
        title, year = one.title, one.proposed_on.year if one.proposed_on else 0
    return [kind, one.id, legal(title), one.district, year]


def _columns(catalogue: Catalogue) -> Json:
    """Weeks with their row and the districts (by number) that have an article in them, and all titles."""
    numbers, rows = documents.district_numbers(catalogue), documents.week_rows(catalogue)
    columns = [one for one in documents.columns(catalogue) if one]
    weeks = groupby(columns, key=lambda one: one.week)
    return {
        "weeks": [[rows[w], str(w), *(numbers[one.district] for one in ones)] for w, ones in weeks],
        "titles": "\n".join(" ".join(legal(one.title).split()) for one in columns),
    }
