"""Long lists as numbered static pages of one size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Generic, TypeVar

T = TypeVar("T")
PER_PAGE = 60
#: Of lines instead of cards: few pages, so that each is linked from every other.
LINES_PER_PAGE = 200
#: Up to so many pages all their numbers are shown.
ALL_NUMBERS = 24
TEN = 10


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page; ``uri`` is empty for a gap in a row of neighbours."""

    number: int
    uri: str
    here: bool


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list.

    Attributes:
        number: of this page, from 1.
        count: how many pages there are, at least one.
        total: how many entries all pages hold together.
        earlier, later: addresses of the neighbours, empty where there is none.
    """

    entries: Sequence[T]
    uri: str
    number: int
    count: int
    total: int
    links: tuple[PageLink, ...]
    earlier: str
    later: str

    def titled(self, title: str) -> str:
        return title if self.number == 1 else f"{title}（第{self.number}页）"


def parts(
    entries: Sequence[T], uri_of: Callable[[int], str], size: int = PER_PAGE
) -> Iterator[Part[T]]:
    """A list in pages; one empty page where there is nothing.

    Args:
        uri_of: the address of a page, by its number from 1.
    """
    count = max(1, ceil(len(entries) / size))
    for number in range(1, count + 1):
        yield Part(
            entries=entries[(number - 1) * size : number * size],
            uri=uri_of(number),
            number=number,
            count=count,
            total=len(entries),
            links=tuple(page_links(uri_of, number, count)),
            earlier=uri_of(number - 1) if number > 1 else "",
            later=uri_of(number + 1) if number < count else "",
        )


def grouped(entries: Sequence[T], key: Callable[[T], str]) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """Neighbours with one key together, each group under its key, which is its anchor as well."""
    return tuple((name, tuple(same)) for name, same in groupby(entries, key))


def starts(
    entries: Sequence[T],
    key: Callable[[T], str],
    uri_of: Callable[[int], str],
    size: int = LINES_PER_PAGE,
) -> Mapping[str, str]:
    """Where each group of a list in pages begins: its page and anchor."""
    found: dict[str, str] = {}
    for index, one in enumerate(entries):
        name = key(one)
        if name not in found:
            found[name] = f"{uri_of(index // size + 1)}#{name}"
    return found


def page_links(uri_of: Callable[[int], str], number: int, count: int) -> Iterator[PageLink]:
    """All numbers of a short list; of a long one the tens and the neighbours as far as the next ten.

    So any page of the list is at most two clicks from any other.
    """
    wanted = set(range(1, count + 1))
    if count > ALL_NUMBERS:
        wanted &= {
            1,
            count,
            *range(0, count, TEN),
            *range(number - TEN // 2, number + TEN // 2 + 1),
        }
    shown = sorted(wanted)
    for previous, one in zip([0, *shown], shown, strict=False):
        if 1 < one - previous < TEN:
            yield PageLink(0, "", False)
        yield PageLink(one, uri_of(one), one == number)
