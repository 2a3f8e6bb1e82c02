"""A small folder with the search, served: the index, the two pages that use it, and their scripts."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import site_project
from deputy_showcase.filters import FILTERS
from deputy_showcase.outputs.my_deputies import my_deputies_files
from deputy_showcase.outputs.search import search_files
from deputy_showcase.pages import my_deputies, search, urls
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.spec import PageSpec
from deputy_showcase.render import environment

OVERRIDES = Path(__file__).parent.parent / "theme_overrides"
FRAME = (
    '<!doctype html><html lang="zh-CN" class="no-js"><meta charset="utf-8"><title>{title}</title>'
    '<link rel="icon" href="data:,"><script src="../assets/display.js"></script>'
    '<link rel="stylesheet" href="../assets/showcase.css">'
    '<script type="module" src="../assets/search-keys.js"></script>{body}'
)
#: Stands for the page of an article, from which words are quoted.
ARTICLE = (
    "<!doctype html><title>文</title>"
    "<div id=content><p>别的</p><p>路修到了家门口，谁也没有想到。</p>"
    "<p>新修的路长 28 公里，ＧＤＰ 增长</p></div>"
)
EMPTY = b'<!doctype html><title>x</title><link rel="icon" href="data:,">'
#: The smallest picture there is, a GIF.
PICTURE = b64decode("R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA=")


class _Quiet(SimpleHTTPRequestHandler):
    """Stands in for pages and pictures of the rest of the site with something empty."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if not re.search("/(deputies|columns|stations|pictures)/", self.path):
            return super().send_error(code, message, explain)
        body = PICTURE if self.path.endswith((".webp", ".jpg")) else EMPTY
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""


def write(folder: Path, given: Catalogue) -> None:
    """Everything the two pages need of a site, and nothing else of it."""
    files = {file.path: file.data for file in (*search_files(given), *my_deputies_files(given))}
    for spec in (*search.pages(given), *my_deputies.pages(given)):
        files[spec.file] = FRAME.format(title=spec.title, body=_body(spec)).encode()
    for asset in (OVERRIDES / "assets").iterdir():
        files[f"assets/{asset.name}"] = asset.read_bytes()
    for one in (("2026-W47", "boshan"), ("2026-W45", "zichuan")):
        files[f"{urls.column(*one)}index.html"] = ARTICLE.encode()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _body(spec: PageSpec) -> str:
    templates = environment(OVERRIDES / "showcase")
    templates.filters.update(FILTERS)
    template = templates.get_template(spec.template)
    return template.render(spec.context, page=spec, root=spec.root, url=urls)


def served(folder: Path) -> AbstractContextManager[str]:
    return site_project.served(folder, _Quiet)


def address_of(folders: pytest.TempPathFactory, given: Catalogue, uri: str) -> Iterator[str]:
    """Where a page of a catalogue's site is served; for fixtures."""
    folder = folders.mktemp("site")
    write(folder, given)
    with served(folder) as root:
        yield root + uri


@contextmanager
def watched(browser: Browser) -> Iterator[Page]:
    """A page that must not complain, ask, or call anybody else."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
    page.on("request", lambda one: faults.append(one.url) if _foreign(one.url) else None)
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain, ask, or call anybody else."""
    with watched(browser) as page:
        yield page


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:"))


#: The address says what is asked for; a query is cut, and half a character is none in an address.
_ASKED = """() => {
  const typed = document.querySelector("#search-q").value.trim().slice(0, 200);
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  return asked === new URLSearchParams([["q", typed]]).get("q");
}"""


def ask(page: Page, query: str) -> list[str]:
    """Type into the page's own box and read the titles of the hits."""
    page.fill("#search-q", query)
    page.wait_for_function(_ASKED)
    return titles(page)


def titles(page: Page, kind: str = "") -> list[str]:
    """All titles, or those of one kind, once nothing more is on its way."""
    page.wait_for_timeout(120)
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    which = f"[data-kind={kind}]" if kind else ""
    return page.locator(f"a[data-result]{which}").all_text_contents()
