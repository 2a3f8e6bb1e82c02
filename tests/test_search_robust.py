"""The search page and "my deputies" where something is amiss: a renewed site, a lost network, an old browser."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from deputy_showcase.model import Week
from deputy_showcase.pages import my_deputies, search
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import COLUMNS, CURRENT, PEOPLE, catalogue, column, deputy
from search_site import OVERRIDES, address_of, ask, page, served, titles, write

__all__ = ["page"]

Folders = pytest.TempPathFactory
#: As if the page had been open for hours.
LATER = "const now = performance.now.bind(performance); performance.now = () => now() + 9e6;"
#: What browsers before 2023 do not have.
OLD = "delete URLSearchParams.prototype.size"


def long() -> Catalogue:
    """The sample with names and texts that take long where every way to read them is tried."""
    names = ("Alexander Christopher", "a" * 30, "乐乐乐乐乐乐乐乐乐乐乐乐乐乐乐乐")
    people = [deputy(f"boshan-3{number:03}", name) for number, name in enumerate(names)]
    body = "代表" * 20_000
    return catalogue((*PEOPLE, *people), (*COLUMNS, column(CURRENT, "zibo", "很长", body=body)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: Folders) -> Iterator[str]:
    yield from address_of(tmp_path_factory, long(), "")


@pytest.fixture
def broken(browser: Browser) -> Iterator[Page]:
    """A page that may complain of what it cannot fetch, but of nothing else."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


def refused(route: Route) -> None:
    route.fulfill(status=404, body="gone")


# ------------------------------------------------------------------ a renewed site


def publish(folder: Path, given: Catalogue) -> None:
    """Writes a site over the one before, some time later: hosts tell seconds apart, not less."""
    write(folder, given)
    for path in folder.rglob("*.*"):
        os.utime(path, (time.time() + 60,) * 2)


def renewed(before: Catalogue) -> Catalogue:
    """Somebody whom all others of the index come behind, and an article of an earlier week."""
    first = deputy("boshan-0000", "甲乙丙", summary="推动营商环境改善")
    early = column(Week(2025, 1), "boshan", "从前的营商环境", body="说营商环境")
    site = replace(
        before.site,
        deputies={first.id: first, **before.site.deputies},
        columns=(early, *before.site.columns),
    )
    return replace(before, site=site)


@pytest.fixture
def outdated(page: Page, tmp_path: Path) -> Iterator[Page]:
    """A search page that has been used, and that has been open for hours when its site is renewed."""
    write(tmp_path, catalogue())
    with served(tmp_path) as root:
        page.goto(root + search.URI)
        assert ask(page, "电梯")
        publish(tmp_path, renewed(catalogue()))
        page.evaluate(LATER)
        yield page


def test_an_open_page_answers_from_the_renewed_site(outdated: Page) -> None:
    wanted = ["甲乙丙", "阿依古丽·买买提", "从前的营商环境", "山里的营商环境"]
    assert sorted(ask(outdated, "营商环境")) == sorted(wanted)
    outdated.locator("a[data-kind=deputy]").first.wait_for()
    first = outdated.locator(".hit--deputy").first
    expect(first.locator("a")).to_have_attribute("href", "../deputies/boshan-0000/")


def test_files_of_another_version_are_noticed(page: Page, tmp_path: Path) -> None:
    write(tmp_path, catalogue())
    with served(tmp_path) as root:
        page.goto(root + search.URI)
        page.focus("#search-q")
        page.wait_for_load_state("networkidle")
        added = column(Week(2026, 48), "boshan", "又一部电梯", body="说电梯")
        publish(tmp_path, catalogue(columns=(*COLUMNS, added)))
        assert "又一部电梯" in ask(page, "一部电梯")


def test_no_answer_is_taken_before_the_version_is_known(outdated: Page) -> None:
    """A second query, while it is still being looked up for the first whether the site was renewed."""

    def late(route: Route) -> None:
        outdated.wait_for_timeout(600)
        route.continue_()

    outdated.route("**/search/manifest.json", late)
    outdated.fill("#search-q", "营商环")
    outdated.wait_for_timeout(200)
    assert "甲乙丙" in ask(outdated, "营商环境")


# ------------------------------------------------------------------ a lost network


def test_nothing_found_needs_no_further_script(broken: Page, root: str) -> None:
    broken.goto(root + search.URI)
    broken.route("**/search-similar.js", refused)
    assert ask(broken, "魑魅魍魉") == []
    expect(broken.locator("[data-result-count]")).to_have_text("没有找到")


def test_pieces_that_are_lost_are_told_and_tried_again(broken: Page, root: str) -> None:
    broken.goto(root + search.URI)
    broken.route("**/search/g/*", refused)
    assert ask(broken, "王建") == []
    broken.wait_for_timeout(400)
    expect(broken.locator("[data-result-count]")).to_contain_text("没有取到")
    assert titles(broken) == []
    expect(broken.locator("[data-doors]")).to_be_visible()
    broken.unroute("**/search/g/*")
    broken.press("#search-q", "Enter")
    assert "王建" in titles(broken)


def test_names_are_shown_while_the_rest_is_on_its_way(page: Page, root: str) -> None:
    page.goto(root + search.URI)
    page.route("**/search/g/*", lambda route: None)
    page.fill("#search-q", "李王")
    expect(page.locator("a[data-result]")).to_have_text(["李王建"])
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "true")


def test_another_district_does_not_show_the_one_before(broken: Page, root: str) -> None:
    broken.goto(root + my_deputies.URI)
    broken.select_option("#mine-district", "zichuan")
    expect(broken.locator("[data-mine-found] h2")).to_have_count(3)
    broken.route("**/my-deputies/boshan.json", refused)
    broken.select_option("#mine-district", "boshan")
    expect(broken.locator("[data-mine-told]")).to_contain_text("没有取到")
    expect(broken.locator("[data-mine-found] *")).to_have_count(0)
    broken.select_option("#mine-district", "")
    expect(broken.locator("[data-mine-told]")).to_have_text("")
    expect(broken.locator("[data-mine-doors]")).to_be_visible()


def test_stations_that_are_lost_are_told(browser: Browser, root: str) -> None:
    here = {"latitude": 36.81, "longitude": 117.85}
    context = browser.new_context(geolocation=here, permissions=["geolocation"])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/my-deputies/stations.json", refused)
    page.goto(root + my_deputies.URI)
    page.click("[data-mine-near]")
    expect(page.locator("[data-mine-told]")).to_contain_text("没有取到")
    context.close()
    assert faults == []


# ------------------------------------------------------------------ focus


def test_a_chosen_filter_keeps_the_focus(page: Page, root: str) -> None:
    page.goto(root + search.URI)
    ask(page, "营商环境")
    page.focus("[data-choice=column]")
    page.keyboard.press("Enter")
    assert titles(page) == ["山里的营商环境"]
    expect(page.locator("[data-choice=column]")).to_be_focused()


def test_a_result_keeps_the_focus_when_the_rest_has_come(page: Page, root: str) -> None:
    page.goto(root + search.URI)
    held: list[Route] = []
    page.route("**/search/g/*", lambda route: held.append(route))
    page.fill("#search-q", "李王")
    expect(page.locator("a[data-result]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    for route in held:
        route.continue_()
    page.unroute("**/search/g/*")
    titles(page)
    expect(page.locator("a[data-result]").first).to_be_focused()


# ------------------------------------------------------------------ old browsers, long texts


def test_an_old_browser_keeps_the_address(page: Page, root: str) -> None:
    page.add_init_script(OLD)
    page.goto(root + search.URI)
    ask(page, "营商环境")
    assert "?q=" in page.url
    page.goto(root + my_deputies.URI)
    page.select_option("#mine-district", "zichuan")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)


@pytest.mark.parametrize("unknown", ["(?<", ".at(", "hasOwn(", "structuredClone(", "findLast"])
def test_no_script_needs_a_new_browser(unknown: str) -> None:
    """Safari before 16.4 refuses a whole module for looking behind; before 15.4 it knows no ``at``."""
    scripts = {path.name: path.read_text("utf-8") for path in (OVERRIDES / "assets").glob("*.js")}
    assert scripts and not [name for name, text in scripts.items() if unknown in text]


@pytest.mark.parametrize(
    "typed", ["alexanderchristopxx", "a" * 29 + "b", "l" * 15 + "x", "代表" * 6, "代" * 9]
)
def test_nothing_typed_takes_long(page: Page, root: str, typed: str) -> None:
    page.goto(root + search.URI)
    ask(page, "王建国")
    page.fill("#search-q", typed)
    titles(page)
    # Milliseconds from the question to the answer; most of it is work, during which the page stands still.
    longest = """async () => {
      const { Engine } = await import("../assets/search-engine.js");
      const engine = new Engine("../");
      await engine.find("王建国");
      const start = performance.now();
      await engine.find(document.querySelector("#search-q").value);
      return performance.now() - start; }"""
    assert page.evaluate(longest) < 1500
