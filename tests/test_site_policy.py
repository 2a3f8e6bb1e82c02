"""The content security policy: on every page, obeyed by every page, and the same for every host."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from deputy_showcase.outputs.hosting import EVERYWHERE, POLICY, SOMEWHERE
from site_browser import visitor
from site_html import pages
from site_looks import addresses, open_page
from site_project import ROOT

_INLINE = re.compile(r"<style|<[^>]+\s(?:style|on[a-z]+)=", re.IGNORECASE)


def test_every_page_carries_the_policy_before_anything_is_fetched(before: Path) -> None:
    for path, page in pages(before).items():
        names = [name for name, given in page.elements if given.get("href") or given.get("src")]
        policy = next(
            index
            for index, (_, given) in enumerate(page.elements)
            if given.get("http-equiv") == "Content-Security-Policy"
        )
        assert page.elements[policy][1]["content"] == POLICY, path
        first = next(index for index, (name, _) in enumerate(page.elements) if name == names[0])
        assert policy < first, path


def test_no_page_has_inline_scripts_styles_or_handlers(before: Path) -> None:
    for path, page in pages(before).items():
        for given, text in page.scripts:
            assert given.get("type") == "application/ld+json" or not text.strip(), path
        assert not _INLINE.search((before / path).read_text("utf-8")), path


def test_no_kind_of_page_breaks_the_policy(browser: Browser, address: str, before: Path) -> None:
    """The strictest form, as a host sends it; a browser logs each violation as an error."""
    with visitor(browser, address) as (page, faults):

        def with_headers(route: object) -> None:
            answer = route.fetch()  # type: ignore[attr-defined]
            headers = {**answer.headers, **EVERYWHERE}
            route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]

        page.context.route(f"{address}**", with_headers)
        for path in addresses(before):
            open_page(page, address, path)
        assert faults == []


def test_the_policy_stops_what_somebody_smuggles_in(browser: Browser, address: str) -> None:
    with visitor(browser, address) as (page, faults):
        page.goto(address)
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'taken'";
              document.body.append(script);
              document.body.insertAdjacentHTML("beforeend",
                "<img src='nowhere:' onerror='document.title=`taken`' style='position:fixed'>");
            }"""
        )
        page.wait_for_timeout(100)
        assert page.title() != "taken"
        assert sum("Content Security Policy" in fault for fault in faults) >= 2


def test_hosts_are_told_the_same(before: Path) -> None:
    told = (before / "_headers").read_text("utf-8")
    assert told.startswith("/*\n") and max(map(len, told.splitlines())) < 2000
    nginx = "".join(file.read_text("utf-8") for file in (ROOT / "docs/hosting").glob("*.conf"))
    for headers in (EVERYWHERE, *SOMEWHERE.values()):
        for name, value in headers.items():
            assert f"  {name}: {value}\n" in told
            assert f'add_header {name} "{value}" always;' in nginx
