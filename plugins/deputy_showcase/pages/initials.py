"""The directory by the first letter of the surname, complete without JavaScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..pinyin import OTHER, initial, reading
from . import heads, urls
from .catalogue import Catalogue
from .numbered import Part, parts
from .people import Card, in_office
from .spec import Head, PageSpec


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, its first page, and how many people in office have it."""

    name: str
    uri: str
    count: int


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """Every letter that somebody's name begins with, sixty people on a page."""
    found = people(catalogue)
    for letter, cards in found.items():
        for part in parts(cards, partial(uri, letter)):
            yield _page(catalogue, letter, part, letters(found))


def people(catalogue: Catalogue) -> Mapping[str, list[Card]]:
    """Who stands under which letter: by how the name is read, those in office first among the same name."""
    found: dict[str, list[Card]] = defaultdict(list)
    for card in sorted(catalogue.cards.values(), key=_order):
        found[initial(card.name)].append(card)
    return dict(sorted(found.items(), key=lambda one: (one[0] == OTHER, one[0])))


def _order(card: Card) -> tuple[object, ...]:
    syllables = tuple((*reading(one), one)[0] for one in card.name)
    return syllables, card.name, card.former, card.id


def letters(found: Mapping[str, list[Card]]) -> list[Letter]:
    return [Letter(named(one), uri(one), in_office(cards)) for one, cards in found.items()]


def named(letter: str) -> str:
    return "其他" if letter == OTHER else letter


def uri(letter: str, page: int = 1) -> str:
    return urls.directory(("initial", "other" if letter == OTHER else letter.lower()), page=page)


def _page(catalogue: Catalogue, letter: str, part: Part[Card], letters_: list[Letter]) -> PageSpec:
    title = f"姓氏首字母{named(letter)}"
    description = f"{catalogue.site.city.name}人大代表名录：姓氏拼音首字母{named(letter)}。"
    tags = heads.list_tags("代表", description, f"人大代表,名录,{title}", "概况信息")
    context = {"letters": letters_, "part": part, "heading": title, "first": uri(letter)}
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    return PageSpec(part.uri, "initials.html", part.titled(title), context, "deputies", head)
