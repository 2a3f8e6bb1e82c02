"""Reads built pages with the standard library's parser: what a browser would find in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

#: Attributes that hold one address.
ADDRESSES = ("href", "src", "action", "poster", "data", "cite", "formaction", "xlink:href")


@dataclass
class Html(HTMLParser):
    """The elements of a page, its ids, and what stands in its ``<script>`` elements."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    scripts: list[tuple[dict[str, str], str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    _open: dict[str, str] | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag == "script":
            self._open = attributes
            self.scripts.append((attributes, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)
        else:
            self.text.append(data)

    @property
    def ids(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    def addresses(self) -> Iterator[tuple[str, str]]:
        """(tag and attribute, address), each candidate of a ``srcset`` on its own."""
        for tag, attributes in self.elements:
            for name in ADDRESSES:
                if name in attributes:
                    yield f"{tag} {name}", attributes[name]
            for candidate in attributes.get("srcset", "").split(","):
                if candidate.strip():
                    yield f"{tag} srcset", candidate.split()[0]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def parse(html: str) -> Html:
    page = Html()
    page.feed(html)
    page.close()
    return page


def pages(site: Path) -> dict[str, Html]:
    """Every page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): parse(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def kinds(site: Path) -> list[str]:
    """Addresses below the site's root, one of each kind of page; kinds are told by their folder."""
    found: dict[tuple[str, ...], str] = {}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        found.setdefault(_form(parts), "/".join(parts).removesuffix("index.html"))
    return list(found.values())


def _form(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What pages of one kind have in common: their folder, depth and the kind of each name."""
    if parts[0] in ("columns", "directory", "schedule"):
        return tuple(re.split("[-0-9]", part)[0] or part[4:5] for part in parts)
    return (parts[0], *("*" for _ in parts[1:]))
