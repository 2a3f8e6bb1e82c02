"""What a page shows of a Markdown text, as words: for search, descriptions and open data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from markdown_it.token import Token

from . import prose
from .markdown import SURROGATES, parser, sanitise

#: Ends a line; no text holds it, as the parser replaces it.
_BREAK = "\0"
_LATIN = r"[^\W\u2e80-\U0003ffff]"
_WRAPPED_LATIN = re.compile(rf"(?<={_LATIN})[^\S\n]*\n\s*(?={_LATIN})")
_WRAPPED = re.compile(r"[^\S\n]*\n\s*")
_WITHIN = re.compile(
    r"</?(?:strong|em|b|i|u|s|del|ins|sub|sup|mark|small|a|code|cite|q|abbr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")


def to_text(text: str) -> str:
    """The words of a Markdown text without any mark-up, lines separated by one space."""
    return " ".join(to_lines(text))


def to_lines(text: str) -> list[str]:
    """What a page shows of a Markdown text: each block, and what stands behind a break in it, is a line."""
    plain = prose.blocks(text)
    return _cleaned(_parsed_lines(text) if plain is None else (block.text for block in plain))


def _cleaned(lines: Iterable[str]) -> list[str]:
    return [line for one in lines if (line := " ".join(_joined(one).split()))]


def _joined(text: str) -> str:
    """Chinese has no spaces between words, so lines of one block are joined as they are; Latin words not."""
    return _WRAPPED.sub("", _WRAPPED_LATIN.sub(" ", text)) if "\n" in text else text


def _parsed_lines(text: str) -> Iterator[str]:
    for token in parser.parse(SURROGATES.sub("", text)):
        if token.type == "inline":
            yield from _inline_lines(token.children or [])
        elif token.type == "html_block":
            yield from _html_lines(token.content)
        elif token.type in ("fence", "code_block"):
            yield from token.content.splitlines()


def _inline_lines(children: list[Token]) -> list[str]:
    """Only of a picture that stands alone the page shows what it says: its caption."""
    if [child.type for child in children] == ["image"]:
        return [str(children[0].attrGet("title") or "")]
    return "".join(map(_said, children)).split(_BREAK)


def _said(child: Token) -> str:
    if child.type == "softbreak":
        return "\n"
    if child.type == "html_inline":
        return _BREAK if re.match(r"(?i)<br\b", child.content) else ""
    return _BREAK if child.type == "hardbreak" else "" if child.type == "image" else child.content


def _html_lines(html: str) -> list[str]:
    """Tags end a line, but for those within one."""
    shown = _WITHIN.sub("", sanitise(html))
    return unescape(_TAG.sub(_BREAK, shown)).split(_BREAK)
