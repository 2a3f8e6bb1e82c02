"""Writes a site plan: pages through the renderer, then outputs, then pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from . import markdown
from .model import Week
from .outputs.boards import board_files, boards
from .outputs.pictures import draw_all, wanted
from .outputs.share_cards import all_cards, card_files
from .pages import sharing, urls
from .pages.spec import PageSpec
from .pipeline import SitePlan
from .render import FrameSource, Renderer
from .schema.enums import label
from .write import write_file

#: Called with what is being done, how many are done and how many there are.
Progress = Callable[[str, int, int], None]


class SiteWriter:
    """Writes one plan into a folder.

    Args:
        templates: the folder of our page templates.
        frame: gives the theme's frame for a depth and section.
    """

    def __init__(self, plan: SitePlan, templates: Path, frame: FrameSource, name: str) -> None:
        self._plan = plan
        globals_ = {
            "city": plan.catalogue.site.city,
            "catalogue": plan.catalogue,
            "label": label,
            "url": urls,
            "site_name": name,
            "base": plan.catalogue.base,
        }
        share = sharing.of_site(plan.catalogue).share
        self._renderer = Renderer(templates, frame, globals_, FILTERS, share)

    def write(self, site: Path, cache: Path | None, progress: Progress | None = None) -> None:
        """Write everything below ``site``; pictures are drawn once and kept in ``cache``."""
        report = progress or _silent
        pages = list(self._plan.pages())
        for done, page in enumerate(pages, 1):
            write_file(site, page.file, self.render(page))
            report("网页", done, len(pages))
        for output in self._plan.outputs(pages):
            write_file(site, output.path, output.data)
        self._write_pictures(site, cache, report)
        self._write_cards(site, cache, report)
        self._write_boards(site, cache, report)

    def render(self, page: PageSpec) -> bytes:
        """One page as it is written."""
        return self._renderer.render(page, self._root(page))

    def _write_pictures(self, site: Path, cache: Path | None, report: Progress) -> None:
        pictures = wanted(self._plan.catalogue)
        drawn = draw_all(pictures, self._plan.content, cache)
        for done, output in enumerate(drawn, 1):
            write_file(site, output.path, output.data)
            report("图片", done, len(pictures))

    def _write_cards(self, site: Path, cache: Path | None, report: Progress) -> None:
        """After the pictures, from which they are put together."""
        cards = all_cards(self._plan.catalogue)
        for done, outputs in enumerate(card_files(cards, site, cache), 1):
            for output in outputs:
                write_file(site, output.path, output.data)
            report("分享图", done, len(cards))

    def _write_boards(self, site: Path, cache: Path | None, report: Progress) -> None:
        """After the pictures, which stand on them."""
        total = sum(1 for _ in boards(self._plan.catalogue))
        for done, output in enumerate(board_files(self._plan.catalogue, site, cache), 1):
            write_file(site, output.path, output.data)
            report("公示牌", done, total)

    def _root(self, page: PageSpec) -> str | None:
        """A page that answers for any address (404) cannot use relative links."""
        if page.uri != "404.html":
            return None
        path = urlsplit(self._plan.catalogue.base).path or "/"
        return path if path.endswith("/") else f"{path}/"


def _silent(what: str, done: int, total: int) -> None:
    pass


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


def _markdown(text: str) -> Markup:
    return Markup(markdown.to_html(text))


def _day(value: date | None) -> str:
    return f"{value:%Y-%m-%d}" if value else ""


def _longday(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def _moment(value: datetime | None) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value else ""


def _week_name(week: Week) -> str:
    first, last = week.monday, week.sunday
    span = f"{first.month}月{first.day}日—{last.month}月{last.day}日"
    return f"{week.year}年第{week.number}周（{span}）"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "markdown": _markdown,
    "day": _day,
    "longday": _longday,
    "moment": _moment,
    "week_name": _week_name,
}
