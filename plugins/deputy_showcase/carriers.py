"""Where people on hold would be shown: every address of the site without the hold, and every outlet.

The pages are rendered as they are written, so that nothing is missed that a template adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .held_names import HeldNames, held_names
from .model import Column, Deputy, Site
from .outputs.boards import boards
from .outputs.pictures import wanted
from .outputs.share_cards import all_cards
from .pages import urls
from .pipeline import Clock, SitePlan, plan_site
from .render import MARKS
from .site_writer import SiteWriter


@dataclass(frozen=True, slots=True)
class Carrier:
    """One place that carries somebody.

    Attributes:
        kind: ``page``, ``file``, ``picture`` or ``outlet``.
        address: of the page or file; of an outlet's article, where that is known.
        name: of the outlet, empty for our own.
        date: when the outlet carried it.
    """

    kind: str
    address: str
    name: str = ""
    date: date | None = None


def carriers(content: Path, site: Site, clock: Clock, templates: Path) -> list[Carrier]:
    """Everything that would show those on hold if they were not; empty if nobody is.

    Args:
        templates: the folder of our page templates.
    """
    names = held_names(site)
    held = {id_: one for id_, one in site.deputies.items() if one.showcase.hold}
    if not held:
        return []
    shown = plan_site(content, _released(site), clock)
    hidden = plan_site(content, site, clock)
    found = [*_ours(shown, names, held, templates), *_pictures(shown, hidden)]
    return [*found, *_outlets(shown, names, held)]


def _released(site: Site) -> Site:
    deputies = {
        id_: replace(one, showcase=replace(one.showcase, hold=False))
        for id_, one in site.deputies.items()
    }
    return replace(site, deputies=deputies)


def _ours(
    plan: SitePlan, names: HeldNames, held: dict[str, Deputy], templates: Path
) -> Iterator[Carrier]:
    frame = "".join(MARKS[name] for name in ("title", "head", "content"))
    writer = SiteWriter(plan, templates, lambda root, section: frame, "")
    pages = list(plan.pages())
    ids = re.compile("|".join(rf"\b{re.escape(id_)}\b(?!-)" for id_ in sorted(held)))
    for page in pages:
        text = writer.render(page).decode()
        if ids.search(text) or any(names.found(text)):
            yield Carrier("page", plan.catalogue.base + page.uri)
    for file in (*plan.outputs(), *plan.sitemap([one.outline() for one in pages])):
        # Long lines of calendars are folded (RFC 5545).
        text = file.data.decode("utf-8", "replace").replace("\r\n ", "")
        if ids.search(text) or any(names.found(text)):
            yield Carrier("file", plan.catalogue.base + file.path)
    for card in all_cards(plan.catalogue):
        if any(ids.search(text) or any(names.found(text)) for text in card.texts()):
            yield Carrier("picture", plan.catalogue.base + card.share.uri)
            yield Carrier("picture", plan.catalogue.base + card.share.square)
    for board in boards(plan.catalogue):
        if any(ids.search(text) or any(names.found(text)) for text in board.texts()):
            yield Carrier("file", plan.catalogue.base + board.uri)
    for one in plan.catalogue.site.pages:
        text = (plan.content / one.path).read_text("utf-8", "replace")
        if any(names.found(text)):
            yield Carrier("page", f"{plan.catalogue.base}{one.name}/")


def _pictures(shown: SitePlan, hidden: SitePlan) -> Iterator[Carrier]:
    left = {one.uri for one in wanted(hidden.catalogue)}
    for one in wanted(shown.catalogue):
        if one.uri not in left:
            yield Carrier("picture", shown.catalogue.base + one.uri)


def _outlets(plan: SitePlan, names: HeldNames, held: dict[str, Deputy]) -> Iterator[Carrier]:
    site = plan.catalogue.site
    for column in site.columns:
        if plan.catalogue.featured_in(column) in held or _mentions(column, names):
            for one in column.carried_by:
                outlet = site.outlets.get(one.outlet)
                ours = plan.catalogue.base + urls.column(column.week, column.district)
                name = outlet.name if outlet else one.outlet
                yield Carrier("outlet", one.url or ours, name, one.date)


def _mentions(column: Column, names: HeldNames) -> bool:
    return any(any(names.found(text)) for text in (column.title, column.summary, column.body))
