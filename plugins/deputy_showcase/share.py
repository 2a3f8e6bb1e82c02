"""The picture that stands for a page where it is shared, as plain values. Pure: draws nothing.

A page has a card of its own only where it has a picture of its own; all others share the card of their
district, or the city's. A card's address holds the digest of all it is drawn from, so it is drawn once.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

#: Raise this when the same card is to be drawn differently: cards then get new addresses.
VERSION = 1
#: What the Open Graph consumers ask for, and what WeChat shows.
WIDTH, HEIGHT, SQUARE = 1200, 630, 400
Kind = Literal["profile", "article", "week", "place"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """One picture on a card, or the surname that stands for it.

    Attributes:
        uri: of one of the site's drawn pictures, or empty.
        focus: what must stay in view, as parts of width and height.
        initial, tone: drawn where there is no picture.
        label: below it (a name, a district).
    """

    uri: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    initial: str = ""
    tone: int = 0
    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class ShareCard:
    """Everything a card shows.

    Attributes:
        kicker: small, above the title.
        lines: below the title, the most important first.
        site: the site's name; ``owner`` stands beside it.
        alt: the card in words.
    """

    kind: Kind
    title: str
    kicker: str
    lines: tuple[str, ...]
    pictures: tuple[Likeness, ...]
    site: str
    owner: str
    sample: bool
    alt: str

    @cached_property
    def digest(self) -> str:
        text = repr((VERSION, self))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def files(self) -> dict[str, Literal["large", "square"]]:
        """The addresses of both its forms."""
        return {self.share.uri: "large", self.share.square: "square"}

    def texts(self) -> tuple[str, ...]:
        """Everything on it that may name somebody."""
        names = (one.label for one in self.pictures)
        return (self.title, self.kicker, self.alt, *self.lines, *names)

    @cached_property
    def share(self) -> Share:
        """What a page's head says of it."""
        start = f"cards/{self.digest}"
        return Share(f"{start}.jpg", f"{start}-square.jpg", self.alt)


@dataclass(frozen=True, slots=True)
class Share:
    """Addresses of a card and its square, relative to the site's root."""

    uri: str
    square: str
    alt: str
