"""Every address in the built site leads to a file of it, every anchor to an element, none to elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from playwright.sync_api import Browser

from site_browser import visitor
from site_html import Html, kinds, pages, parse
from site_project import SECOND_BEFORE, Project, replace_in, served
from tiny import put

BASE = "https://deputies.zibo.example/"
#: What makes a browser fetch something, so it must be of this site.
FETCHED = {
    "img src",
    "img srcset",
    "source src",
    "source srcset",
    "script src",
    "iframe src",
    "video src",
}
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)|sourceMappingURL=(\S+)")


class Site:
    """A built site as a map of what can be reached."""

    def __init__(self, root: Path, prefix: str = "/") -> None:
        self.root, self.prefix = root, prefix
        self.pages = pages(root)

    def resolve(self, origin: str, address: str) -> str:
        """The file below the root that an address on a page of ours leads to."""
        path = unquote(urlsplit(address).path)
        if address.startswith(BASE):
            target = unquote(address.removeprefix(BASE).partition("#")[0].partition("?")[0])
        elif path.startswith("/"):
            assert path.startswith(self.prefix), f"{origin}: {address} lies outside {self.prefix}"
            target = path.removeprefix(self.prefix)
        else:
            target = join(dirname(origin), path) if path else origin
            assert not normpath(target).startswith(".."), f"{origin}: {address} leaves the site"
        is_folder = target.endswith(("/", "/.", "/..")) or target in ("", ".", "./", "..")
        cleaned = normpath(target).lstrip("./") if target else ""
        return join(cleaned, "index.html") if is_folder else cleaned

    def fault(self, origin: str, address: str) -> str:
        """What is wrong with an address, or nothing."""
        target = self.resolve(origin, address)
        if not (self.root / target).is_file():
            return f"{origin}: {address} → {target} is not there"
        anchor = unquote(urlsplit(address).fragment)
        if anchor and target.endswith(".html") and anchor not in self.pages[target].ids:
            return f"{origin}: {address} has no such anchor"
        return ""

    def faults(self, found: Iterator[tuple[str, str]]) -> list[str]:
        return [fault for origin, address in found if (fault := self.fault(origin, address))]


def internal(address: str) -> bool:
    return address.startswith(BASE) or not urlsplit(address).scheme


def of_pages(site: Site) -> Iterator[tuple[str, str]]:
    for path, page in site.pages.items():
        for where, address in page.addresses():
            if where != "link href" or _rel(page, address) != "canonical":
                yield from [(path, address)] if internal(address) else []


def _rel(page: Html, address: str) -> str:
    return next((one.get("rel", "") for one in page.all("link") if one.get("href") == address), "")


@pytest.fixture(scope="module", params=["before", "after"])
def site(request: pytest.FixtureRequest) -> Site:
    return Site(request.getfixturevalue(request.param))


def test_every_address_on_every_page_resolves(site: Site) -> None:
    found = list(of_pages(site))
    assert len(found) > 5000
    assert site.faults(iter(found)) == []


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    """And by people who use no script: each page but the one for lost readers."""
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        origin = waiting.pop()
        links = (
            one["href"] for one in site.pages[origin].all("a") if internal(one.get("href", ""))
        )
        targets = {site.resolve(origin, link) for link in links}
        fresh = {one for one in targets if one.endswith(".html")} - reached
        reached |= fresh
        waiting += fresh
    assert set(site.pages) - reached == {"404.html"}


def test_canonical_addresses_and_shared_pictures(site: Site) -> None:
    for path, page in site.pages.items():
        canonical = [one["href"] for one in page.all("link") if one.get("rel") == "canonical"]
        if path == "404.html":
            assert canonical == []
            continue
        if canonical:
            assert site.resolve("", canonical[0]) == path
        for meta in page.all("meta"):
            if meta.get("property") in ("og:image", "og:url") or meta.get("name") in (
                "Image",
                "Url",
            ):
                assert site.fault("", meta["content"]) == "", path


def test_the_page_for_lost_readers_works_at_any_depth(site: Site) -> None:
    for where, address in site.pages["404.html"].addresses():
        if internal(address) and not address.startswith("#"):
            assert address.startswith("/"), f"{where} {address}"


def test_links_of_feeds_resolve(site: Site) -> None:
    feeds = sorted((site.root / "feeds").glob("*.xml"))
    assert len(feeds) >= 10
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        own = [link["href"] for link in feed.feed.links]
        links = [link["href"] for entry in feed.entries for link in entry.links]
        assert site.faults((f"feeds/{path.name}", one) for one in own + links) == []
        for entry in feed.entries:
            body = parse("".join(part.value for part in entry.get("content", [])))
            inner = [address for _, address in body.addresses() if internal(address)]
            assert site.faults((entry.link.removeprefix(BASE), one) for one in inner) == []


def test_links_of_data_resolve(site: Site) -> None:
    found = [
        (path.name, address)
        for path in sorted(site.root.rglob("*.json"))
        for address in _urls(path)
    ]
    assert len(found) > 200
    assert site.faults(iter(found)) == []


def _urls(path: Path) -> Iterator[str]:
    """Addresses of this site anywhere in a JSON file, and the records' relative ones; an id is none."""
    waiting = [json.loads(path.read_text("utf-8"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [
                one for key, one in value.items() if key not in ("uri", "id", "content_html")
            ]
            yield from [BASE + value["uri"]] if "uri" in value else []
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and value.startswith(BASE) and " " not in value:
            yield value


def test_the_sitemap_lists_every_indexed_page_and_no_other(site: Site) -> None:
    root = ElementTree.parse(site.root / "sitemap.xml").getroot()
    listed = {
        str(one.text) for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }
    indexed = {
        path
        for path, page in site.pages.items()
        if not any(one.get("name") == "robots" for one in page.all("meta")) and path != "404.html"
    }
    assert {site.resolve("", one) for one in listed} == indexed
    robots = (site.root / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {BASE}sitemap.xml" in robots


def test_style_sheets_ask_only_for_files_of_the_site(site: Site) -> None:
    for path in sorted(site.root.rglob("*.css")):
        origin = path.relative_to(site.root).as_posix()
        addresses = [
            one for found in _CSS_URL.findall(path.read_text("utf-8")) for one in found if one
        ]
        asked = [one for one in addresses if not one.startswith(("data:", "#"))]
        assert [one for one in asked if urlsplit(one).scheme or one.startswith("//")] == [], origin
        assert site.faults((origin, one) for one in asked) == []


def test_no_page_fetches_from_another_host(site: Site) -> None:
    for path, page in site.pages.items():
        asked = [address for where, address in page.addresses() if where in FETCHED]
        for link in page.all("link"):
            if not {"canonical", "alternate"} & set(link.get("rel", "").split()):
                asked.append(link["href"])
        assert [one for one in asked if urlsplit(one).netloc] == [], path


def test_a_browser_asks_no_other_host(browser: Browser, before: Path, address: str) -> None:
    visited = kinds(before)
    assert len(visited) > 15, visited
    with visitor(browser, address) as (page, faults):
        for path in visited:
            page.goto(address + path, wait_until="load")
        page.goto(f"{address}search/?q=代表", wait_until="load")
        page.goto(f"{address}no/such/page/", wait_until="load")
        assert page.locator("h1").inner_text()
        assert [one for one in faults if "404" not in one] == []
        assert len(faults) <= 2, "the answer for the page that is not there, and no other"


def test_a_page_that_asks_others_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    """The watch over all browser tests is itself sound, and reaches nobody."""
    others = ("https://elsewhere.example/", "http://127.0.0.1:9/")
    images = "".join(f"<img src='{one}picture.png' alt=''>" for one in others)
    put(tmp_path, "index.html", f"<!doctype html><link rel=icon href='data:,'>{images}")
    with served(tmp_path) as home, visitor(browser, home) as (page, faults):
        page.goto(home, wait_until="networkidle")
        assert {f"asked: {one}picture.png" for one in others} <= set(faults)
        assert page.evaluate("[...document.images].every(one => !one.naturalWidth)")


def test_a_site_in_a_subfolder(sample: Project, tmp_path: Path) -> None:
    """``domain: host/folder`` as GitHub Pages has it: only the lost page needs to know the folder."""
    project = sample.copy(tmp_path / "project")
    replace_in(
        project.content / "city.yaml", "domain: deputies.zibo.example", "domain: a.example/our/site"
    )
    root = project.build(tmp_path / "site", date=SECOND_BEFORE)
    site = Site(root, "/our/site/")
    found = ((path, one) for path, page in site.pages.items() for _, one in page.addresses())
    assert site.faults(pair for pair in found if not urlsplit(pair[1]).scheme) == []
