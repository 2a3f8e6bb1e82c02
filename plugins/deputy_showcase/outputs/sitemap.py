"""``sitemap.xml`` (sitemaps.org protocol 0.9) and ``robots.txt``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote
from xml.etree import ElementTree

from ..pages.spec import Outline
from .spec import OutputFile
from .wellformed import legal

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The protocol's limit of addresses in one file.
MAX_ENTRIES = 50_000
NOT_PAGES = frozenset({"404.html"})


def sitemap(
    pages: Iterable[Outline], base: str, max_entries: int = MAX_ENTRIES
) -> Iterator[OutputFile]:
    """The sitemap of all indexed pages; nothing where the site's address is not known.

    Args:
        pages: in any order.
        base: absolute address of the site ending in ``/``, or empty.
        max_entries: more than this are split into ``sitemap-1.xml``, … with an index.
    """
    if not base:
        return
    shown = {uri: modified for uri, modified, indexed in pages if indexed and uri not in NOT_PAGES}
    entries = [(base + quote(uri), modified) for uri, modified in sorted(shown.items())]
    if len(entries) <= max_entries:
        yield OutputFile("sitemap.xml", _document("urlset", "url", entries))
        return
    yield from _parts(entries, base, max_entries)


def robots(base: str) -> OutputFile:
    """Everything may be read; says where the sitemap is when the address is known."""
    lines = ["User-agent: *", "Disallow:"]
    if base:
        lines.append(f"Sitemap: {base}sitemap.xml")
    return OutputFile("robots.txt", ("\n".join(lines) + "\n").encode())


def _parts(entries: Sequence[tuple[str, str]], base: str, max_entries: int) -> Iterator[OutputFile]:
    index: list[tuple[str, str]] = []
    for start in range(0, len(entries), max_entries):
        part = entries[start : start + max_entries]
        name = f"sitemap-{len(index) + 1}.xml"
        index.append((base + name, max(modified for _, modified in part)))
        yield OutputFile(name, _document("urlset", "url", part))
    yield OutputFile("sitemap.xml", _document("sitemapindex", "sitemap", index))


def _document(outer: str, inner: str, entries: Iterable[tuple[str, str]]) -> bytes:
    root = ElementTree.Element(outer, xmlns=NAMESPACE)
    for address, modified in entries:
        entry = ElementTree.SubElement(root, inner)
        ElementTree.SubElement(entry, "loc").text = legal(address)
        if modified:
            ElementTree.SubElement(entry, "lastmod").text = legal(modified)
    ElementTree.indent(root, " ")
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
