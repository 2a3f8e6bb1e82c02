"""Links to pages of ours that the public cannot open: of people on hold, of articles held, in the works or
not released. The words stay, the link goes, and comes back with the page. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from .model import Column, Deputy, PledgeUpdate, Site

_FOLDERS = ("columns", "deputies", "stations", "receptions", "projects")
#: The words of a link: any but brackets, or a picture's own pair of them.
_WORDS = r"((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]*\])*)"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""


class GoneLinks:
    """What stands in place of links in a text.

    Args:
        gone: addresses from the site's root without slashes at the ends, as ``columns/2026-W47-zichuan``.
        domain: the site's own, for links that are written in full.
    """

    def __init__(self, gone: Collection[str] = (), domain: str = "") -> None:
        self._gone = frozenset(gone)
        self._signs = tuple({f"/{one.partition('/')[0]}/" for one in gone})
        host = f"(?:https?://{re.escape(domain)})?" if domain else ""
        address = (
            rf"{host}/(?P<page>(?:{'|'.join(_FOLDERS)})/[\w-]+)(?=[/#?\s)>\"']|\Z)[^\s()<>\"']*"
        )
        self._address = re.compile(address)
        self._inline = re.compile(rf"\[{_WORDS}\]\(\s*<?{address}>?{_TITLE}\s*\)")
        self._defined = re.compile(rf"(?m)^ {{0,3}}\[([^\[\]\n]+)\]:[ \t]*<?{address}[^\n]*\n?")
        self._tag = re.compile(
            rf"(?is)<a\b[^<>]{{0,200}}\bhref\s*=\s*[\"']?{address}[^<>]*>(.{{0,500}}?)</a\s*>"
        )
        self._bare = re.compile(rf"<({address})>")

    def __bool__(self) -> bool:
        return bool(self._gone)

    def may_hold(self, text: str) -> bool:
        """A quick look."""
        return any(sign in text for sign in self._signs)

    def leads_there(self, address: str) -> bool:
        match = self._address.match(address)
        return bool(match) and match["page"] in self._gone  # type: ignore[index]

    def without(self, text: str) -> str:
        """A Markdown text without such links; the words stay."""
        if not self.may_hold(text):
            return text
        labels: list[str] = []

        def words(match: re.Match[str]) -> str:
            return _own(match) if match["page"] in self._gone else match[0]

        def undefined(match: re.Match[str]) -> str:
            if match["page"] not in self._gone:
                return match[0]
            labels.append(match[1])
            return ""

        for pattern in (self._inline, self._tag, self._bare):
            text = pattern.sub(words, text)
        text = self._defined.sub(undefined, text)
        for label in labels:
            text = _without_label(text, label)
        return text


def _own(match: re.Match[str]) -> str:
    """The words between the marks: the one group that is not the address's page."""
    return next(
        match[index]
        for index in range(1, match.re.groups + 1)
        if index != match.re.groupindex["page"]
    )


def _without_label(text: str, label: str) -> str:
    name = re.escape(label)
    text = re.sub(rf"(?i)\[([^\[\]\n]+)\]\[{name}\]", r"\1", text)
    return re.sub(rf"(?i)\[({name})\](?:\[\])?(?![\[(:])", r"\1", text)


def gone_links(site: Site, shown: Site) -> GoneLinks:
    """Links to what the site holds and the public does not see."""
    pages = (
        ("deputies", site.deputies.keys() - shown.deputies.keys()),
        ("stations", site.stations.keys() - shown.stations.keys()),
        ("receptions", site.receptions.keys() - shown.receptions.keys()),
        ("projects", site.projects.keys() - shown.projects.keys()),
        ("columns", {one.id for one in site.columns} - {one.id for one in shown.columns}),
    )
    gone = [f"{folder}/{id_}" for folder, ids in pages for id_ in ids]
    domain = site.city.site.domain.strip().removeprefix("https://").strip("/")
    return GoneLinks(gone, domain)


def without_gone_links(shown: Site, links: GoneLinks) -> Site:
    """The site without such links in any text."""
    if not links:
        return shown
    return replace(
        shown,
        deputies={id_: _of_deputy(one, links) for id_, one in shown.deputies.items()},
        columns=tuple(_of_column(one, links) for one in shown.columns),
    )


def _of_column(column: Column, links: GoneLinks) -> Column:
    body = links.without(column.body)
    return column if body == column.body else replace(column, body=body)


def _of_deputy(deputy: Deputy, links: GoneLinks) -> Deputy:
    biography = links.without(deputy.biography)
    if biography != deputy.biography:
        deputy = replace(deputy, biography=biography)
    updates = (update for pledge in deputy.pledges for update in pledge.updates)
    if any(one.link and links.leads_there(one.link) for one in updates):
        pledges = tuple(
            replace(one, updates=tuple(_of_update(update, links) for update in one.updates))
            for one in deputy.pledges
        )
        deputy = replace(deputy, pledges=pledges)
    return deputy


def _of_update(update: PledgeUpdate, links: GoneLinks) -> PledgeUpdate:
    return replace(update, link="") if links.leads_there(update.link) else update
