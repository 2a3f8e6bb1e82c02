"""Plain prose without the Markdown parser: paragraphs and headings, by far the most of what is written.

A text that holds nothing Markdown could mean anything by is cut at its blank lines, fifty times as
quick as parsing it. Any doubt, and ``blocks`` declines; a property test holds the two ways equal.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple


class Block(NamedTuple):
    tag: Literal["p", "h2", "h3", "h4", "h5", "h6"]
    text: str


#: What may be a mark or is not plain: inline marks, control characters, list, quote and underline
#: signs at the start of a line, and white space at either end of one (it may be code or a break).
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>&|~\x00-\x09\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufeff]"
    r"|^(?:[+=-]|\d{1,9}[.)]|[^\S\n])|[^\S\n]$",
    re.MULTILINE,
)
_HEADING = re.compile(r"(#{1,6}) ([^#\n]+)")
_TAGS: tuple[Literal["h2", "h3", "h4", "h5", "h6"], ...] = ("h2", "h2", "h3", "h4", "h5", "h6")


def blocks(text: str) -> list[Block] | None:
    """The paragraphs and headings of a text, or None if it has to be parsed."""
    if _SPECIAL.search(text):
        return None
    found = []
    for part in text.split("\n\n"):
        block = _block(part.strip("\n"))
        if block is None:
            return None
        if block.text:
            found.append(block)
    return found


def _block(part: str) -> Block | None:
    if not part.startswith("#"):
        return Block("p", part) if "\n#" not in part else None
    heading = _HEADING.fullmatch(part)
    return Block(_TAGS[len(heading[1]) - 1], heading[2].strip()) if heading else None
