"""Markdown of the office to safe HTML: raw tags are sanitised, pictures become figures.

markdown-it-py because it gives a token tree to change (python-markdown only hooks) and is the
quicker of the two on Chinese prose; nh3 (the Rust library ammonia) because sanitising is not to be
written by hand.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from . import prose
from .slips import GAP, in_prose, slips

#: Gives the HTML of the picture at a path (as written) with a plain-text alternative; "" drops it.
PictureHtml = Callable[[str, str], str]
#: A token and its line.
_Placed = tuple[int, Token]

TAGS = frozenset(
    "p br hr h2 h3 h4 h5 h6 strong em b i u s del ins sub sup mark small blockquote ul ol li "
    "dl dt dd table thead tbody tfoot tr th td caption a code pre figure figcaption cite q abbr "
    "ruby rt rp".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "abbr": {"title"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
_HREF = re.compile(r"""(?i)\bhref\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")

parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Checker(MarkdownIt):
    """Takes every link for one; the other parser shows ``[x](javascript:…)`` as plain text."""

    def validateLink(self, url: str) -> bool:
        return True


#: Without ``text_join`` it tells what was escaped from what is text.
_checker = _Checker("commonmark", {"html": True}).enable(["table", "strikethrough"])
_checker.disable("text_join")


SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ImageUse:
    """A picture as written in Markdown; ``line`` counts from 1 in the Markdown text."""

    path: str
    alt: str
    caption: str
    line: int


@dataclass(frozen=True, slots=True)
class _Figure:
    drawn: str
    caption: str

    @property
    def alone(self) -> str:
        if not self.drawn:
            return ""
        legend = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return f"<figure>{self.drawn}{legend}</figure>"


def to_html(text: str, picture: PictureHtml | None = None) -> str:
    """Render Markdown; headings start at h2, because every page has its own h1.

    Args:
        text: Markdown, any user's.
        picture: draws local pictures; without it they are dropped.

    Returns:
        HTML that holds no script, no style, no event handler and no ``javascript:`` address.
    """
    plain = prose.blocks(text)
    if plain is not None:
        return "".join(block.html for block in plain)
    return _parsed_html(SURROGATES.sub("", text), picture)


def _parsed_html(text: str, picture: PictureHtml | None) -> str:
    figures: list[_Figure] = []
    mark = _mark_for(text)
    tokens = parser.parse(text)
    _lower_headings(tokens)
    for token in _images(tokens):
        _take_out(token, figures, picture, mark)
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return _put_back(sanitise(html), figures, mark)


@dataclass(frozen=True, slots=True)
class Uses:
    """What a Markdown text refers to, each with its line (from 1), and what of it is not shown.

    Attributes:
        images: every picture it shows or means to show.
        links: line and address of every link it makes or means to make.
        dropped: line and name of every HTML tag that will not be shown.
        slips: line and text of every mark that did not work (``slips``).
    """

    images: tuple[ImageUse, ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()
    slips: tuple[tuple[int, str], ...] = ()


_NONE = Uses()


def uses(text: str) -> Uses:
    """Everything that checks ask of a Markdown text; it is parsed once."""
    if prose.blocks(text) is not None:
        slipped = tuple(in_prose(text))
        return Uses(slips=slipped) if slipped else _NONE
    blocks = _checker.parse(text)
    placed = list(_placed(blocks))
    images = tuple(_images_in(placed)) if "![" in text else ()
    links, dropped = tuple(_links_in(placed)), tuple(_dropped_in(placed))
    found = Uses(images, links, dropped, tuple(_slips_in(blocks)))
    return _NONE if found == _NONE else found


def _images_in(placed: Iterable[_Placed]) -> Iterator[ImageUse]:
    for line, token in placed:
        if token.type == "image":
            caption = str(token.attrGet("title") or "")
            yield ImageUse(_written(token), token.content, caption, line)


def _links_in(placed: Iterable[_Placed]) -> Iterator[tuple[int, str]]:
    for line, token in placed:
        if token.type == "link_open":
            yield line, str(token.attrGet("href") or "")
        elif token.type in ("html_inline", "html_block"):
            for match in _HREF.finditer(token.content):
                yield (
                    line + token.content.count("\n", 0, match.start()),
                    unescape(match[1].strip("\"'")),
                )


def _dropped_in(placed: Iterable[_Placed]) -> Iterator[tuple[int, str]]:
    for line, token in placed:
        if token.type in ("html_inline", "html_block"):
            for match in _OPENING.finditer(token.content):
                if match[1].lower() not in TAGS:
                    yield line + token.content.count("\n", 0, match.start()), match[1].lower()


def _slips_in(blocks: Iterable[Token]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if block.type == "inline" and block.map:
            lines = _shown_lines(block)
            for at, shown in enumerate(lines, block.map[0] + 1):
                yield from ((at, slip) for slip in slips(shown, alone=len(lines) == 1))


def _shown_lines(block: Token) -> list[str]:
    lines = [""]
    for token in block.children or ():
        if token.type == "text":
            lines[-1] += token.content
        elif token.type in ("softbreak", "hardbreak"):
            lines.append("")
        else:
            lines[-1] += GAP
            lines += [GAP] * token.content.count("\n")
    return lines


def _placed(blocks: Iterable[Token]) -> Iterator[_Placed]:
    """Every token within lines, and raw HTML, with its line from 1; refused links are links."""
    line = 1
    for block in blocks:
        line = block.map[0] + 1 if block.map else line
        if block.type == "html_block":
            yield line, block
        at = line
        for token in block.children or ():
            yield at, token
            at += token.type in ("softbreak", "hardbreak") or token.content.count("\n")


def _written(image: Token) -> str:
    """A picture's address as it was written; the parser gives it percent-encoded."""
    return unquote(str(image.attrGet("src") or ""))


def _lower_headings(tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"


def _images(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "image")


def _mark_for(text: str) -> str:
    """Stands for pictures until all is sanitised. A digest of the text, so no text holds it:
    whoever could write a mark could put a picture's HTML into an attribute.
    """
    return f"\ue000{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _take_out(token: Token, figures: list[_Figure], picture: PictureHtml | None, mark: str) -> None:
    """Turn an image token into a mark, and keep what will stand there."""
    source, caption = _written(token), str(token.attrGet("title") or "")
    figures.append(_Figure(picture(source, token.content) if picture else "", caption))
    token.type, token.tag, token.children = "text", "", None
    token.content = f"{mark}:{len(figures) - 1};"


def sanitise(html: str, *, ids: bool = False) -> str:
    """Keep harmless tags and attributes only; with ``ids``, headings keep theirs as anchors."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    if ids:
        attributes |= {f"h{level}": {"id"} for level in range(1, 7)}
    tags = TAGS | {"h1"} if ids else TAGS
    schemes = set(SCHEMES)
    return nh3.clean(
        html, tags=set(tags), attributes=attributes, url_schemes=schemes, link_rel="noopener"
    )


def _put_back(html: str, figures: list[_Figure], mark: str) -> str:
    """A picture alone in its paragraph becomes a figure with a caption, others stay in the line."""
    html = re.sub(f"<p>{mark}:([0-9]+);</p>", lambda found: figures[int(found[1])].alone, html)
    return re.sub(f"{mark}:([0-9]+);", lambda found: figures[int(found[1])].drawn, html)
