"""Pages to bytes: our templates inside the theme's frame.

The theme's template around thousands of pages differs only in depth and active menu entry, so it is
rendered once for each such pair with marks in it, and each page is joined into the pieces between.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markupsafe import escape

from . import markdown
from .pages.spec import Feed, Head, PageSpec
from .share import HEIGHT, SQUARE, WIDTH, Share
from .templates import environment, escaped

#: (root, section) → the theme's whole page with the marks below where a page's own parts belong.
FrameSource = Callable[[str, str], str]
MARKS = {name: f"\ue100{name}\ue101" for name in ("title", "head", "first", "content", "uri")}
#: What kind of thing a page is about (Open Graph), where it is not just a page.
_TYPES = {"article.html": "article", "profile.html": "profile"}
#: Made once: ``json.dumps`` makes an encoder for every value.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SPLIT = re.compile("\ue100([a-z]+)\ue101")


class Renderer:
    """Renders pages of one build.

    Args:
        templates: the folder of our page templates.
        frame: gives the theme's frame, asked once per depth and section.
        globals_: names every template may use (city, labels, …).
        filters: Jinja filters.
        share: the card of pages that name none.
    """

    def __init__(
        self,
        templates: Path,
        frame: FrameSource,
        globals_: Mapping[str, Any],
        filters: Mapping[str, Callable[..., Any]],
        share: Share | None = None,
    ) -> None:
        self._env = environment(templates)
        self._env.globals.update(globals_)
        self._env.filters.update(filters)
        self._share = share
        self._base = str(globals_.get("base", ""))
        self._name = str(globals_["site_name"])

        @cache
        def pieces(root: str, section: str) -> tuple[str, ...]:
            return tuple(_SPLIT.split(frame(root, section)))

        @cache
        def written(root: str, section: str) -> tuple[bytes | str, ...]:
            """The theme's pieces as they are written, between them the names of our own."""
            found = enumerate(pieces(root, section))
            return tuple(text if index % 2 else _utf8(text) for index, text in found)

        #: The theme's page around a page, in pieces; every second one names a part of our own.
        self.pieces = pieces
        self._written = written

    def render(self, page: PageSpec, root: str | None = None) -> bytes:
        """One page as UTF-8. ``root`` overrides the relative way to the site's root (404)."""
        way = page.root if root is None else root
        parts = {
            "title": escaped(self.title(page)),
            "head": head_html(page, way, self._base, self._share),
            "first": first_html(page.head.share or self._share, way),
            "content": self.body(page, way),
            "uri": escaped(page.uri),
        }
        pieces = self._written(way, page.section)
        return b"".join(one if isinstance(one, bytes) else _utf8(parts[one]) for one in pieces)

    def title(self, page: PageSpec) -> str:
        return f"{page.title} - {self._name}" if page.title and page.uri else self._name

    def body(self, page: PageSpec, root: str) -> str:
        template = self._env.get_template(page.template)
        return template.render(page.context, page=page, root=root)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def head_html(page: PageSpec, root: str, base: str, share: Share | None = None) -> str:
    """The part of ``<head>`` that differs from page to page.

    Args:
        share: the card for a page that names none.
    """
    head = page.head
    lines = [_meta("description", head.description)]
    lines += [_meta(name, content) for name, content in head.meta]
    if not head.indexed:
        lines.append(_meta("robots", "noindex"))
    lines += _social(page, head, base, share)
    lines += _feeds(head.feeds, root)
    if head.json_ld:
        lines.append(json_ld_html(head.json_ld))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=1024)
def _feeds(feeds: tuple[Feed, ...], root: str) -> tuple[str, ...]:
    return tuple(
        f'<link rel="alternate" type="{one.type}" title="{escaped(one.title)}"'
        f' href="{escaped(root + one.uri)}">'
        for one in feeds
    )


def _social(page: PageSpec, head: Head, base: str, share: Share | None) -> list[str]:
    if not base or page.uri == "404.html":
        return []
    return [
        f'<link rel="canonical" href="{escaped(base + page.uri)}">',
        _property("og:type", _TYPES.get(page.template, "website")),
        _property("og:title", page.title),
        _property("og:description", head.description),
        _property("og:url", base + page.uri),
        *_card(head.share or share, base),
    ]


@lru_cache(maxsize=1024)
def _card(share: Share | None, base: str) -> tuple[str, ...]:
    """The picture that stands for the page (Open Graph, and what X and others make of it)."""
    if share is None:
        return ()
    return (
        _property("og:image", base + share.uri),
        _property("og:image:type", "image/jpeg"),
        _property("og:image:width", str(WIDTH)),
        _property("og:image:height", str(HEIGHT)),
        _property("og:image:alt", share.alt),
        _meta("twitter:card", "summary_large_image"),
    )


def first_html(share: Share | None, root: str) -> str:
    """The first picture of the page, for WeChat: it takes that when somebody shares the page.

    It is not displayed, and what is not displayed and lazy no browser fetches; within WeChat a line
    of ``showcase.js`` has it fetched. Nothing is read aloud.
    """
    if share is None:
        return ""
    return (
        f'<img src="{escaped(root + share.square)}" width="{SQUARE}" height="{SQUARE}" alt="" '
        'loading="lazy" decoding="async" data-share hidden>'
    )


def _meta(name: str, content: str) -> str:
    return f'<meta name="{escaped(name)}" content="{escaped(content)}">' if content else ""


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escaped(content)}">' if content else ""


def json_ld_html(value: Mapping[str, Any]) -> str:
    """A JSON-LD block; ``<`` is escaped so that no text can close the script element."""
    text = _COMPACT.encode(value)
    for character in "<>&\u2028\u2029":
        if character in text:
            text = text.replace(character, f"\\u{ord(character):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def page_title(page: PageSpec, site_name: str) -> str:
    """Title of a plain page, in the form of all the others."""
    return f"{page.title} - {site_name}" if page.uri else site_name


def plain_page(html: str, title: str) -> str:
    """A plain page's HTML made safe, with one ``h1``: its first, or its title where it has none."""
    safe = markdown.sanitise(html, ids=True)
    start, found, rest = safe.partition("<h1")
    if not found:
        return f"<h1>{escape(title)}</h1>\n{safe}"
    first, end, others = rest.partition("</h1>")
    others = others.replace("<h1", "<h2").replace("</h1>", "</h2>")
    return "".join((start, found, first, end, others))
