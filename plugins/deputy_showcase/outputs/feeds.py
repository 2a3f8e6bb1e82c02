"""Atom (RFC 4287) and JSON Feed 1.1 of the released articles, for the city and for each district.

An entry's id never changes: the article's permanent address, or a tag URI (RFC 4151) where the
site's own address is not known. No feed holds the time of the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from .. import markdown
from ..calendar import release_of
from ..model import Column, Site
from ..pages import urls
from ..pages.catalogue import Catalogue
from .spec import OutputFile, OutputJob, Told
from .wellformed import json_file, legal, without_blanks

#: How many of the newest articles a feed holds.
LENGTH = 50
ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
JSON_FEED = "https://jsonfeed.org/version/1.1"
#: The year in the ids of the feeds themselves: a tag URI needs a date, which must then stay.
MINTED = 2026


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as both formats show it; all texts are legal in XML."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    author: str
    source: str
    published: datetime
    district: str
    district_name: str
    week: str
    image: str


@dataclass(frozen=True, slots=True)
class FeedText:
    """What a feed says of itself; ``home``, ``atom`` and ``json`` are addresses."""

    id: str
    title: str
    subtitle: str
    author: str
    home: str
    atom: str
    json: str
    updated: datetime


def feed_files(catalogue: Catalogue) -> Iterator[OutputFile | Told]:
    """``feeds/city.xml``, ``feeds/city.json`` and a pair for each district."""
    for job in feed_jobs(catalogue):
        yield from job.make()


def feed_jobs(catalogue: Catalogue) -> Iterator[OutputJob]:
    """The same, each pair by itself from the articles it holds."""
    for scope in ("city", *catalogue.districts):
        only = _only(catalogue, _columns(catalogue, scope))
        yield OutputJob(partial(_pair, only, scope), f"feeds {scope}", only.made_from)


def _only(catalogue: Catalogue, columns: Sequence[Column]) -> Catalogue:
    """A catalogue of nothing but some articles."""
    site, covers = catalogue.site, (one.cover for one in columns)
    pictures = {path: site.pictures[path] for path in covers if path in site.pictures}
    own = Site(site.city, columns=tuple(columns), pictures=pictures)
    return replace(catalogue, site=own, schedule=replace(catalogue.schedule, slots={}))


def _pair(catalogue: Catalogue, scope: str) -> Iterator[OutputFile]:
    entries = [_entry(one, catalogue) for one in _columns(catalogue, scope)]
    text = _feed_text(catalogue, scope, entries)
    yield OutputFile(urls.atom(scope), atom(text, entries))
    yield OutputFile(urls.json_feed(scope), json_feed(text, entries))


def feed_address(catalogue: Catalogue, uri: str) -> str:
    """Absolute where the base is known, else relative to the folder of the feeds."""
    return (catalogue.base or "../") + uri


def _columns(catalogue: Catalogue, scope: str) -> Sequence[Column]:
    if scope == "city":
        return catalogue.newest_columns[:LENGTH]
    return catalogue.columns_of_district.get(scope, ())[:LENGTH]


def _entry(column: Column, catalogue: Catalogue) -> Entry:
    uri = urls.column(column.week, column.district)
    cover = catalogue.cover(column)
    return Entry(
        id=permanent_id(catalogue, column.week.year, uri),
        address=feed_address(catalogue, uri),
        title=legal(column.title),
        summary=legal(column.summary),
        html=legal(markdown.to_html(legal(column.body))),
        author=legal(column.author or column.source or organizer(catalogue)),
        source=legal(column.source),
        published=column.published or release_of(column.week, catalogue.site.city),
        district=column.district,
        district_name=legal(catalogue.districts[column.district].name),
        week=str(column.week),
        image=feed_address(catalogue, cover.fallback.uri) if cover else "",
    )


def _feed_text(catalogue: Catalogue, scope: str, entries: Sequence[Entry]) -> FeedText:
    city = catalogue.site.city
    release = release_of(catalogue.schedule.current, city)
    place = "" if scope == "city" else catalogue.districts[scope].name
    name = city.site.name or city.congress
    home = "" if scope == "city" else urls.district(scope)
    return FeedText(
        id=permanent_id(catalogue, MINTED, urls.atom(scope)),
        title=legal(f"{name} · {place}" if place else name),
        subtitle=legal(f"{city.column.title} {city.column.subtitle}".strip()),
        author=legal(organizer(catalogue)),
        home=feed_address(catalogue, home),
        atom=feed_address(catalogue, urls.atom(scope)),
        json=feed_address(catalogue, urls.json_feed(scope)),
        updated=max((entry.published for entry in entries), default=release),
    )


def organizer(catalogue: Catalogue) -> str:
    return catalogue.site.city.site.organizer or catalogue.site.city.congress


def permanent_id(catalogue: Catalogue, year: int, uri: str) -> str:
    if catalogue.base:
        return catalogue.base + uri
    authority = catalogue.site.city.site.domain or "deputy-showcase"
    return legal(f"tag:{authority},{year}:{uri}")


def atom(text: FeedText, entries: Sequence[Entry]) -> bytes:
    """An Atom document as UTF-8."""
    root = Element("feed", {"xmlns": ATOM, "xmlns:dc": DUBLIN_CORE, "xml:lang": "zh-CN"})
    _add(root, "id", text.id)
    _add(root, "title", text.title)
    if text.subtitle:
        _add(root, "subtitle", text.subtitle)
    _add(root, "updated", text.updated.isoformat())
    _link(root, "self", "application/atom+xml", text.atom)
    _link(root, "alternate", "text/html", text.home)
    _add(SubElement(root, "author"), "name", text.author)
    _add(root, "generator", "deputy-showcase")
    for entry in entries:
        _atom_entry(SubElement(root, "entry"), entry)
    ElementTree.indent(root, " ")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _atom_entry(node: Element, entry: Entry) -> None:
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "published", entry.published.isoformat())
    _add(node, "updated", entry.published.isoformat())
    _link(node, "alternate", "text/html", entry.address)
    if entry.image:
        _link(node, "enclosure", "image/jpeg", entry.image)
    _add(SubElement(node, "author"), "name", entry.author)
    if entry.source:
        _add(node, "dc:source", entry.source)
    SubElement(node, "category", {"term": entry.district, "label": entry.district_name})
    if entry.summary:
        _add(node, "summary", entry.summary)
    content = SubElement(node, "content", {"type": "html", "xml:base": entry.address})
    content.text = entry.html


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _link(parent: Element, rel: str, type_: str, address: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": type_, "href": address})


def json_feed(text: FeedText, entries: Sequence[Entry]) -> bytes:
    """A JSON Feed 1.1 document as UTF-8; ``_showcase`` is our extension object."""
    members: dict[str, Any] = {
        "version": JSON_FEED,
        "title": text.title,
        "home_page_url": text.home,
        "feed_url": text.json,
        "description": text.subtitle,
        "language": "zh-CN",
        "authors": [{"name": text.author}],
    }
    return json_file(without_blanks(members) | {"items": [_json_item(entry) for entry in entries]})


def _json_item(entry: Entry) -> dict[str, Any]:
    own = {"week": entry.week, "district": entry.district, "source": entry.source}
    return without_blanks(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "image": entry.image,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.published.isoformat(),
            "authors": [{"name": entry.author}],
            "tags": [entry.district_name],
            "_showcase": without_blanks(own),
        }
    ) | {"content_html": entry.html}
