"""The search page where something goes wrong on the way, and people who do not wait for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from deputy_showcase.model import Station
from deputy_showcase.pages import search
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import catalogue
from search_site import address_of, ask, page, served, titles, write
from test_search_robust import LATER, broken, publish, refused

__all__ = ["broken", "page"]
PHONE = {"width": 390, "height": 600}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from address_of(tmp_path_factory, catalogue(), search.URI)


# ------------------------------------------------------------------ a renewed site


def stations(*ids: str) -> Catalogue:
    """The sample with stations whose address is their name's."""
    given = catalogue()
    made = {id_: Station(id_, f"{id_}号联络站", "boshan", address=f"{id_}号路") for id_ in ids}
    return replace(given, site=replace(given.site, stations=made))


def test_a_hit_never_shows_what_belongs_to_another(broken: Page, tmp_path: Path) -> None:
    """Rows are numbered; a station more moves those of all behind it, and hits are filled on sight."""
    ids = [f"s{number:02}" for number in range(20)]
    write(tmp_path, stations(*ids))
    broken.set_viewport_size(PHONE)
    with served(tmp_path) as root:
        broken.goto(root + search.URI)
        assert len(ask(broken, "号联络站")) == 20
        publish(tmp_path, stations("a00", *ids))
        broken.evaluate(LATER)
        broken.locator(".hit").last.scroll_into_view_if_needed()
        broken.wait_for_timeout(500)
        for hit in broken.locator(".hit").all():
            said = hit.locator(".story__summary").inner_text()
            assert said in ("", hit.locator("a").inner_text().replace("联络站", "路"))
        assert len(ask(broken, "号联络")) == 21
        expect(broken.locator(".hit .story__summary").first).to_have_text("s19号路")


# ------------------------------------------------------------------ a network that interferes


def portal(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><p>请先登录网络")


def empty(route: Route) -> None:
    route.fulfill(status=200, body="")


def short(route: Route) -> None:
    route.fulfill(status=200, body="\n")


@pytest.mark.parametrize("answer", [portal, empty, short])
@pytest.mark.parametrize("files", ["[gt]/", "g/", "t/characters", "t/0"])
def test_a_network_that_answers_with_its_own_page(
    broken: Page, address: str, files: str, answer: Callable[[Route], None]
) -> None:
    broken.goto(address)
    broken.route(re.compile(f"/search/{files}"), answer)
    assert ask(broken, "营商环境") == []
    expect(broken.locator("[data-result-count]")).to_contain_text("没有取到")
    broken.unroute_all()
    broken.press("#search-q", "Enter")
    expect(broken.locator("a[data-result]")).not_to_have_count(0)


def test_a_card_that_comes_late_is_asked_for_again(broken: Page, tmp_path: Path) -> None:
    write(tmp_path, stations(*(f"s{number:02}" for number in range(30))))
    broken.set_viewport_size(PHONE)
    with served(tmp_path) as root:
        broken.goto(root + search.URI)
        assert len(ask(broken, "号联络站")) == 30
        broken.route("**/search/c/*", refused)
        last = broken.locator(".hit").last
        last.scroll_into_view_if_needed()
        broken.wait_for_timeout(300)
        expect(last.locator(".story__summary")).to_be_empty()
        broken.unroute_all()
        broken.locator(".hit").first.scroll_into_view_if_needed()
        broken.wait_for_timeout(100)
        last.scroll_into_view_if_needed()
        expect(last.locator(".story__summary")).to_have_text("s00号路")


def test_an_answer_does_not_wait_for_ever_to_know_its_version(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "营商环境")
    page.evaluate(LATER)
    page.route("**/search/manifest.json", lambda route: None)
    page.fill("#search-q", "电梯")
    expect(page.locator("[data-tally]")).to_have_text("找到3条结果")


@pytest.mark.parametrize("script", ["search.js", "search-text.js"])
@pytest.mark.parametrize("body", ["", "class Older {"])
def test_a_script_that_cannot_be_had_leads_to_the_lists(
    browser: Browser, address: str, script: str, body: str
) -> None:
    """Not fetched, or not understood: then nothing waits, and people are told where to look."""
    page = browser.new_page()
    answer = {"status": 200, "content_type": "text/javascript", "body": body} if body else {}
    page.route(f"**/assets/{script}", lambda route: route.fulfill(**{"status": 404, **answer}))
    page.goto(f"{address}?q=王建国")
    expect(page.locator(".unable__told")).to_be_visible()
    expect(page.locator(".waiting")).to_be_hidden()
    expect(page.locator("[data-doors]")).to_be_visible()
    page.close()


# ------------------------------------------------------------------ people who go on


def test_people_shown_first_stand_without_the_verdict_before(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "魑") == []
    expect(page.locator("[data-empty]")).to_be_visible()
    page.route("**/search/g/*", lambda route: None)
    page.fill("#search-q", "李王")
    expect(page.locator("a[data-result]").first).to_be_visible()
    expect(page.locator("[data-empty]")).to_be_hidden()
    expect(page.locator("[data-tally]")).to_be_empty()


def test_a_step_within_the_page_changes_nothing(page: Page, address: str) -> None:
    """The way past the menu is one; it must lead where it says, and not back to the last hit."""
    page.goto(address)
    ask(page, "营商环境")
    page.locator("a[data-result]").first.click()
    page.go_back()
    expect(page.locator("a[data-result]").first).to_be_focused()
    page.focus("#search-q")
    page.evaluate("location.hash = 'search-help'")
    page.wait_for_timeout(300)
    expect(page.locator("a[data-result]").first).not_to_be_focused()


def test_whoever_went_on_keeps_the_focus_when_the_answer_comes(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "营商环境")
    page.locator("a[data-result]").first.click()
    held: list[Route] = []
    page.route("**/search/manifest.json", lambda route: held.append(route))
    page.go_back()
    page.focus("#search-q")
    page.wait_for_timeout(200)
    held.pop().continue_()
    assert titles(page)
    expect(page.locator("#search-q")).to_be_focused()
