"""What can be found, as documents of lines: released content in, no search technique in here.

A document's lines are numbered by slots. Slots below ``FREE`` say what a line is (the ranking needs to
know); the lines of a running text come without one and get a slot from how they begin, so that an edit
of one paragraph moves no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ... import words
from ...model import Column, Deputy, Pledge, Project, Reception, Station, Week
from ...pages.catalogue import Catalogue
from ...pages.profile import telephones
from .folding import DOTS

#: Slots with a meaning: a title or name, a post or other head line, then lines in no fixed place.
TITLE, HEAD, FREE = 0, 1, 2
#: The first pledge of a deputy; the slots between ``FREE`` and this hold the rest of the profile.
PLEDGE = 8
#: Slots of a place or event, and of an article.
PLACE_SLOTS, COLUMN_SLOTS = 16, 8
#: Weeks without an article that keep their numbers.
LONGEST_GAP = 53
#: What need not be plain words; a paragraph without any of it is not parsed.
_MARKED = re.compile(r"[\\`*_{}\[\]<#|~&!>]|^[ \t]*(?:[-+]|\d+[.)]|={2,})", re.M)
#: What may make something of another block: raw HTML, where links lead, fences, what belongs to a list.
_TOGETHER = re.compile(r"<|^[ \t]*(?:\[.*\]:|```|~~~)|^(?:[ ]{2}|[ ]*\t)[ \t]*\S", re.M)
_BLANK = re.compile(r"\n[ \t]*\n")
_DOTS = re.compile(f"[·{DOTS}]")
_DOTTED = re.compile(rf"(?<!\w)\w+(?:{_DOTS.pattern}\w+)+")


Place = Station | Reception | Project


#: A slot (None for running text), whether it is Markdown, and texts as they stand in the content.
Texts = tuple[int | None, bool, tuple[str, ...]]
#: What a document says; small enough to be made anew for every build, and compared with what was kept.
#: Empty for a number that nothing has.
Document = tuple[Texts, ...]
#: A slot and a text without a line break; lines without a text are not there.
Line = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that are numbered together.

    Attributes:
        name: of the collection in the index.
        slots: how many slots each document has; a power of two.
        free: the slots which lines of running text may get.
        documents: see ``Document``; ``lines`` gives what is indexed of one.
    """

    name: str
    slots: int
    free: range
    documents: tuple[Document, ...]


def people(catalogue: Catalogue) -> Collection:
    """Deputies with their pledges."""
    said = tuple(_deputy(one, catalogue) for one in deputies(catalogue))
    most = max((len(one.pledges) for one in catalogue.site.deputies.values()), default=0)
    slots = 1 << (PLEDGE + max(most, 1) - 1).bit_length()
    return Collection("people", slots, range(FREE, PLEDGE), said)


def events(catalogue: Catalogue) -> Collection:
    """Stations, projects and receptions."""
    said = tuple(_event(one, catalogue) for one in places(catalogue))
    return Collection("places", PLACE_SLOTS, range(FREE, PLACE_SLOTS), said)


def articles(catalogue: Catalogue) -> Collection:
    said = tuple(_column(one, catalogue) if one else () for one in columns(catalogue))
    return Collection("columns", COLUMN_SLOTS, range(FREE, COLUMN_SLOTS), said)


def collections(catalogue: Catalogue) -> tuple[Collection, ...]:
    """All of them, in the order in which the index numbers them."""
    return people(catalogue), events(catalogue), articles(catalogue)


def deputies(catalogue: Catalogue) -> list[Deputy]:
    return sorted(catalogue.site.deputies.values(), key=lambda one: one.id)


def places(catalogue: Catalogue) -> list[Place]:
    """Stations and projects, then receptions; a new reception comes last, as their ids tell the day."""
    site = catalogue.site
    kinds: tuple[Mapping[str, Place], ...] = (site.stations, site.projects, site.receptions)
    return [kind[id_] for kind in kinds for id_ in sorted(kind)]


def columns(catalogue: Catalogue) -> list[Column | None]:
    """Oldest first. Each week has a place for each district, in the city's order, so that an article comes
    and goes, also late, and moves no other's number. A new district moves all of them."""
    numbers, rows = district_numbers(catalogue), week_rows(catalogue)
    places: list[Column | None] = [None] * ((max(rows.values(), default=-1) + 1) * len(numbers))
    for one in catalogue.site.columns:
        places[rows[one.week] * len(numbers) + numbers[one.district]] = one
    return places


def district_numbers(catalogue: Catalogue) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(catalogue.districts)}


def week_rows(catalogue: Catalogue) -> dict[Week, int]:
    """The row of each week that has an article.

    Rows begin with the year of the oldest article. Weeks without an article have rows too, but a gap of
    years (or a mistaken year) has no more than ``LONGEST_GAP``.
    """
    weeks = sorted({one.week for one in catalogue.site.columns})
    before = [Week(one.year, 1) for one in weeks[:1]] + weeks
    gaps = (min(after.minus(one), LONGEST_GAP) for one, after in pairwise(before))
    return dict(zip(weeks, accumulate(gaps), strict=True))


def _deputy(deputy: Deputy, catalogue: Catalogue) -> Document:
    return (
        (TITLE, False, (deputy.name, *deputy.other_names)),
        (HEAD, False, (deputy.position,)),
        (None, False, tuple(_profile(deputy, catalogue))),
        (None, True, (deputy.biography,)),
        *[(n, False, _pledge(one)) for n, one in enumerate(deputy.pledges, PLEDGE)],
    )


def _pledge(pledge: Pledge) -> tuple[str, ...]:
    return (pledge.text, *[update.text for update in pledge.updates])


def _profile(deputy: Deputy, catalogue: Catalogue) -> list[str]:
    texts = [deputy.summary, deputy.ethnicity, deputy.native_place, deputy.education, deputy.party]
    for seat in catalogue.cards[deputy.id].seats:
        held = seat.membership
        texts += (seat.title, seat.unit, held.delegation, held.end_reason)
    groups = catalogue.groups
    texts += [groups[id_].name for id_ in deputy.groups if id_ in groups]
    texts += [contact.value for contact in deputy.contacts]
    texts += [contact.label for contact in telephones(deputy, catalogue.site)]
    for activity in deputy.activities:
        texts += (activity.title, activity.text)
    texts += [source.note for source in deputy.sources]
    return texts


def _event(one: Place, catalogue: Catalogue) -> Document:
    if isinstance(one, Station):
        title, texts = one.name, _station(one, catalogue)
    elif isinstance(one, Reception):
        title, texts = one.topic, _reception(one, catalogue)
    else:
        title, texts = one.title, _project(one, catalogue)
    return ((TITLE, False, (title,)), (None, False, tuple(texts)))


def _station(station: Station, catalogue: Catalogue) -> Iterator[str]:
    yield from (station.address, station.phone, station.opening)
    yield catalogue.districts[station.district].name


def _reception(reception: Reception, catalogue: Catalogue) -> Iterator[str]:
    station = catalogue.site.stations.get(reception.station)
    yield f"{reception.starts:%Y-%m-%d %H:%M}"
    yield longday(reception.starts.year, reception.starts.month, reception.starts.day)
    yield catalogue.districts[reception.district].name
    if station:
        yield from (station.name, station.address, station.phone)
    yield from reception.departments
    yield from _names(reception.deputies, catalogue)
    for matter in reception.outcome.matters if reception.outcome else ():
        yield from (matter.text, matter.reply)


def _project(project: Project, catalogue: Catalogue) -> Iterator[str]:
    yield catalogue.districts[project.district].name
    yield from _names((project.supervisor,), catalogue)
    yield from (update.text for update in project.updates)


def _names(ids: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    deputies_ = catalogue.site.deputies
    yield from (deputies_[id_].name for id_ in ids if id_ in deputies_)


def _column(column: Column, catalogue: Catalogue) -> Document:
    return (
        (TITLE, False, (column.title,)),
        (HEAD, False, (column.summary,)),
        (None, False, tuple(_column_facts(column, catalogue))),
        (None, True, (column.body,)),
    )


def _column_facts(column: Column, catalogue: Catalogue) -> Iterator[str]:
    yield from (column.author, column.source, catalogue.districts[column.district].name)
    yield from (str(column.week), f"{column.week.year}年第{column.week.number}周")
    if column.published:
        yield column.published.date().isoformat()
    yield from column.programmes
    yield from _names((catalogue.featured_in(column),), catalogue)


def longday(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def lines(document: Document) -> Iterator[Line]:
    """What is indexed of a document: its texts by lines, and names in them once more without their dot."""
    for slot, marked, texts in document:
        for part in _paragraphs(texts) if marked else texts:
            if part:
                yield slot, " ".join(part.split())
                if _DOTS.search(part):
                    names = dict.fromkeys(_DOTTED.findall(part))
                    yield from ((slot, _DOTS.sub("", name)) for name in names)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    return (part for text in texts for part in paragraphs(text))


def paragraphs(text: str) -> Iterator[str]:
    """The words of a Markdown text, a line at a time; paragraphs without marks are not parsed."""
    apart = _MARKED.search(text) and not _TOGETHER.search(text)
    for part in _BLANK.split(text) if apart else (text,):
        yield from words.to_lines(part)
