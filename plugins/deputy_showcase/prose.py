"""Plain prose without the Markdown parser: paragraphs, headings and quoted paragraphs of one line, by
far the most of what is written.

A text that holds nothing Markdown could mean anything by is cut at its blank lines, fifty times as
quick as parsing it. Any doubt, and ``blocks`` declines; a property test holds the two ways equal.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple


class Block(NamedTuple):
    tag: Literal["p", "h2", "h3", "h4", "h5", "h6", "blockquote"]
    text: str

    @property
    def html(self) -> str:
        inner = f"\n<p>{self.text}</p>\n" if self.tag == "blockquote" else self.text
        return f"<{self.tag}>{inner}</{self.tag}>\n"


#: What may be a mark or is not plain: inline marks and control characters …
_MARKS = re.compile(r"[\\`*_\[\]<&|~\x00-\x09\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufeff]")
#: … list and underline signs at the start of a line, and white space at either end of one (it may be
#: code or a break). Three patterns, each of which begins with what is quick to look for.
_START = re.compile(r"\n(?:[+=-]|\d{1,9}[.)]|[^\S\n])")
_END = re.compile(r"[^\S\n](?:\n|\Z)")
_HEADING = re.compile(r"(#{1,6}) ([^#\n]+)")
_QUOTE = re.compile(r"> ([^#>\n][^>\n]*)")
_TAGS: tuple[Literal["h2", "h3", "h4", "h5", "h6"], ...] = ("h2", "h2", "h3", "h4", "h5", "h6")


def blocks(text: str) -> list[Block] | None:
    """The paragraphs and headings of a text, or None if it has to be parsed."""
    if _MARKS.search(text) or _START.search(f"\n{text}") or _END.search(text):
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
    if ">" in part:
        return _quote(part)
    if not part.startswith("#"):
        return Block("p", part) if "\n#" not in part else None
    heading = _HEADING.fullmatch(part)
    return Block(_TAGS[len(heading[1]) - 1], heading[2].strip()) if heading else None


def _quote(part: str) -> Block | None:
    quote = _QUOTE.fullmatch(part)
    plain = quote and not _START.match(f"\n{quote[1]}")
    return Block("blockquote", quote[1]) if quote and plain else None
