"""A page as a value: where it goes, which template shows it, and what the template is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from ..share import Share

T = TypeVar("T")
#: Of a page its ``uri``, ``modified`` and whether it is indexed.
Outline = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A share of many pages of one kind, so that several processes can make them."""

    index: int = 0
    count: int = 1

    def of(self, items: Iterable[T]) -> Iterator[T]:
        """Every ``count``-th item, beginning with the one at ``index``."""
        return islice(items, self.index, None, self.count)


WHOLE = Part()


@dataclass(frozen=True)
class PageJob:
    """Pages that are made together.

    Attributes:
        make: makes them.
        name: no other job has it.
        made_from: a value that with the frame and the templates decides every byte of them, so that an
            earlier site's can be taken over where it is equal; None for jobs that are done every time.
    """

    make: Callable[[], Iterable[PageSpec]]
    name: str
    made_from: Any = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that browsers should find from a page. ``uri`` is relative to the site's root."""

    title: str
    uri: str
    type: str = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Head:
    """What goes into the page's ``<head>``.

    Attributes:
        description: plain text.
        meta: (name, content) pairs, in order; pairs with an empty content are left out.
        json_ld: one schema.org object, or empty.
        feeds: feeds to announce.
        share: the card that stands for the page where it is shared; None for the city's.
        indexed: False keeps the page out of the sitemap and of search engines.
    """

    description: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    json_ld: Mapping[str, Any] = field(default_factory=dict)
    feeds: tuple[Feed, ...] = ()
    share: Share | None = None
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page to write.

    Attributes:
        uri: relative to the site's root with a trailing slash (``deputies/zichuan-0012/``), empty for
            the home page, or a file name (``404.html``).
        template: name below ``theme_overrides/showcase/``.
        title: plain text; the site's name is added by the frame.
        context: names the template uses besides the globals. Values are model or view objects.
        section: which entry of the main menu is active (``deputies``, ``columns``, …).
        modified: ISO date for the sitemap, empty when unknown.
    """

    uri: str
    template: str
    title: str
    context: Mapping[str, Any]
    section: str = ""
    head: Head = Head()
    modified: str = ""

    @property
    def file(self) -> str:
        """The file to write, relative to the site's root."""
        return self.uri + "index.html" if self.uri == "" or self.uri.endswith("/") else self.uri

    @property
    def root(self) -> str:
        """What a relative link on this page starts with to reach the site's root."""
        return "../" * self.uri.count("/")

    def outline(self) -> Outline:
        """Only what the sitemap asks for."""
        return self.uri, self.modified, self.head.indexed
