"""A site made of hostile texts: nothing of them runs, and every machine-readable file stays well-formed."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from site_browser import visitor
from site_hostile import DISTRICTS, MOMENT, PAYLOADS, PRODUCT, WORKED_OUT, hostile_city
from site_html import Html, kinds, pages
from site_project import ROOT, Project, make_project, served, tree

FORMULA = set("=+-@")
#: The errors that the checks may find in this city; any other means that a field was not read.
KNOWN = {"bad-link", "wording"}
OUR_SCRIPTS = {path.name for path in (ROOT / "theme_overrides/assets").glob("*.js")}
#: Elements that no page of ours has, so that one of them comes from a text.
STRANGERS = {
    "iframe",
    "object",
    "embed",
    "base",
    "math",
    "style",
    "video",
    "audio",
    "frame",
    "textarea",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path, str]:
    """The project, its site, and the problems as JSON."""
    folder = tmp_path_factory.mktemp("hostile")
    project = make_project(folder / "project", hostile_city(folder / "content"))
    return project, folder / "site", project.build_anyway(folder / "site", MOMENT)


@pytest.fixture(scope="module")
def site(hostile: tuple[Project, Path, str]) -> Path:
    return hostile[1]


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[str, Html]:
    return pages(site)


def test_every_field_was_read(hostile: tuple[Project, Path, str]) -> None:
    errors = [one for one in json.loads(hostile[2]) if one["severity"] == "error"]
    assert [one for one in errors if one["code"] not in KNOWN] == []


def test_a_javascript_link_stops_a_build(
    hostile: tuple[Project, Path, str], tmp_path: Path
) -> None:
    done = hostile[0].run("build", "--site-dir", tmp_path / "site", "--date", MOMENT)
    assert done.returncode == 1 and "javascript:" in done.stderr
    assert not (tmp_path / "site").exists()


def test_everybody_and_everything_is_there(parsed: dict[str, Html]) -> None:
    """The pages that the other tests look at hold what they should be looking for."""
    assert sum(path.startswith("deputies/") for path in parsed) == len(PAYLOADS) + 1
    assert sum("-W4" in path and path.startswith("columns/") for path in parsed) >= 18
    text = "".join("".join(page.text) for page in parsed.values())
    for payload in PAYLOADS[:7]:
        assert payload in text


def test_no_handler_and_no_script_address(parsed: dict[str, Html]) -> None:
    faults = []
    for path, page in parsed.items():
        for tag, attributes in page.elements:
            faults += [
                f"{path}: <{tag} {name}>"
                for name in attributes
                if name.startswith("on") or "<" in name
            ]
            # Charts and codes of ours are drawings with a class or a role.
            stranger = tag in STRANGERS or (
                tag == "svg" and not {"class", "role"} & set(attributes)
            )
            if "style" in attributes or stranger:
                faults.append(f"{path}: <{tag}> {attributes}")
            if (
                tag == "meta"
                and "http-equiv" in attributes
                and "refresh" in attributes["http-equiv"].lower()
            ):
                faults.append(f"{path}: refresh")
        faults += [
            f"{path}: {where} {to}" for where, to in page.addresses() if _scheme(to) not in ALLOWED
        ]
    assert faults == []


ALLOWED = {"", "http", "https", "mailto", "tel", "webcal"}


def _scheme(address: str) -> str:
    """As a browser sees it: control characters and space do not count."""
    cleaned = "".join(one for one in unquote(address) if one > " ")
    return urlsplit(cleaned).scheme if ":" in cleaned.split("/")[0] else ""


def test_scripts_are_ours_or_data(parsed: dict[str, Html]) -> None:
    for path, page in parsed.items():
        for attributes, text in page.scripts:
            if attributes.get("type") == "application/ld+json":
                assert json.loads(text)["@context"] == "https://schema.org", path
            else:
                assert attributes["src"].rpartition("/")[2] in OUR_SCRIPTS and not text.strip(), (
                    path
                )


def test_one_heading_one_title_nothing_spilled(parsed: dict[str, Html]) -> None:
    """A text that broke out of its place would open or close what the page is made of."""
    for path, page in parsed.items():
        for tag in ("html", "head", "body", "h1", "main"):
            assert len(page.all(tag)) == 1, f"{path}: {tag}"
        assert page.all("title").count({}) == 1, path
        assert {"header", "footer"} <= {tag for tag, _ in page.elements}, path


def test_templates_in_texts_are_only_text(site: Path) -> None:
    assert [path for path, data in tree(site).items() if WORKED_OUT.encode() in data] == []
    for plain in ("about", "plain", "untitled"):
        assert PRODUCT in (site / plain / "index.html").read_text("utf-8"), plain


def test_marks_of_the_frame_are_only_text(parsed: dict[str, Html]) -> None:
    """A text that holds the frame's own mark must not get a page's content twice."""
    for path, page in parsed.items():
        assert sum(attributes.get("id") == "content" for _, attributes in page.elements) == 1, path


def test_nothing_runs_in_a_browser(browser: Browser, site: Path) -> None:
    every = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    chosen = [
        one
        for one in every
        if one.startswith(("deputies/", "columns/2026-W45", "columns/2026-W46"))
    ]
    chosen = sorted({*chosen, *kinds(site), *(one for one in every if one.count("/") < 2)})
    with served(site) as home, visitor(browser, home) as (page, faults):
        for path in chosen:
            page.goto(home + path.removesuffix("index.html"))
            page.mouse.move(200, 300)
            assert page.evaluate("window.__pwned") is None, path
            assert page.evaluate(_HANDLERS) == [], path
        assert faults == []
        assert len(chosen) > 50


_HANDLERS = """() => [...document.querySelectorAll('*')].filter(
  (one) => [...one.attributes].some((each) => each.name.startsWith('on'))
    || (one.protocol === 'javascript:')).map((one) => one.outerHTML.slice(0, 200))"""


def test_the_search_shows_them_as_text(browser: Browser, site: Path) -> None:
    found = 0
    with served(site) as home, visitor(browser, home) as (page, faults):
        for query in (
            "script",
            "onerror",
            "alert(1)",
            "1009",
            "javascript:",
            "<img",
            '" onmouse',
            "]]>",
        ):
            page.goto(f"{home}search/")
            page.fill("#search-q", query)
            expect(page.locator("[data-result-count]")).not_to_be_empty()
            found += page.locator("a[data-result]").count()
            assert page.evaluate("window.__pwned") is None
            assert page.evaluate(_HANDLERS) == []
            assert page.locator("[data-results] script, [data-results] img[src=x]").count() == 0
        assert found > 20
        assert faults == []


# ------------------------------------------------------------------ machine-readable files


def of_kind(site: Path, *suffixes: str) -> Iterator[Path]:
    found = [
        path
        for path in sorted(site.rglob("*"))
        if path.suffix in suffixes and "assets" not in path.parts
    ]
    assert found, suffixes
    yield from found


def test_feeds_parse(site: Path) -> None:
    for path in of_kind(site, ".xml"):
        if path.parent.name == "feeds":
            feed = feedparser.parse(path.read_bytes())
            assert not feed.bozo, f"{path.name}: {feed.get('bozo_exception')}"
            assert feed.feed.title
    city = feedparser.parse((site / "feeds/city.xml").read_bytes())
    assert len(city.entries) >= 18
    assert {entry.title for entry in city.entries} & set(PAYLOADS[:3])
    assert not any("<script" in part.value for entry in city.entries for part in entry.content)


def test_json_parses(site: Path) -> None:
    for path in of_kind(site, ".json"):
        text = path.read_bytes().decode("utf-8")
        assert json.loads(text) is not None
        assert not set("\u2028\u2029\x00") & set(text), path.name


def test_csv_cells_start_no_formula(site: Path) -> None:
    for path in of_kind(site, ".csv"):
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        assert len(rows) > 1 and len({len(row) for row in rows}) == 1, path.name
        for cell in (cell for row in rows for cell in row):
            first = unicodedata.normalize("NFKC", cell).strip(
                "\t\r\n \u3000\u2028\u00a0\ufeff\u200b"
            )[:1]
            assert first not in FORMULA, cell
            assert not cell.startswith(("\t", "\r", "\n")), cell


def test_calendars_parse(site: Path) -> None:
    for path in of_kind(site, ".ics"):
        data = path.read_bytes()
        calendar = Calendar.from_ical(data)
        assert calendar.errors == []
        for event in calendar.walk("VEVENT"):
            assert event.errors == [] and "X" not in event, path.name
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), path.name
    whole = Calendar.from_ical((site / "feeds/schedule.ics").read_bytes())
    assert len(whole.walk("VEVENT")) >= 1
    assert len(list(site.glob("feeds/schedule-*.ics"))) == len(DISTRICTS)
