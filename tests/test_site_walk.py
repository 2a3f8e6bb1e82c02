"""People on the built site, in a browser: they look for their deputy, read, go on, search, on any screen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from site_browser import visitor
from site_html import kinds, pages
from site_looks import addresses, open_page
from site_project import Project

WIDTHS = (320, 390)
DESK = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that must not complain, ask, or call anybody else."""
    with visitor(browser, address, viewport=DESK) as (page, faults):
        yield page
        assert faults == []


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def people(project: Project) -> dict[str, str]:
    """Everybody's name by id, from the content."""
    files = (project.content / "deputies").glob("*.yaml")
    return {path.stem: str(yaml.safe_load(path.read_text("utf-8"))["name"]) for path in files}


def this_week(site: Path) -> list[dict[str, str]]:
    weeks = json.loads((site / "data/schedule.json").read_text("utf-8"))["weeks"]
    slots: list[dict[str, str]] = next(one["slots"] for one in weeks if one["week"] == "2026-W47")
    return slots


def test_the_home_page_shows_the_nine_of_the_week(page: Page, address: str, before: Path) -> None:
    page.goto(address)
    slots = this_week(before)
    assert len(slots) == 9 and len({slot["deputy"] for slot in slots}) == 9
    for slot in slots:
        who = page.locator(f"#{slot['district']}")
        expect(who).to_contain_text(slot["name"])
        expect(who.locator(f"a[href='deputies/{slot['deputy']}/']").first).to_be_attached()


def test_a_walk_through_the_site(page: Page, address: str, before: Path) -> None:
    """From the week's deputy to the article, its neighbours, the district, the directory, the schedule."""
    slot = next(one for one in this_week(before) if one["district"] == "zichuan")
    page.goto(address)
    page.locator("#zichuan").get_by_role("link", name=slot["name"], exact=True).click()
    assert slot["name"] in heading(page) and page.url.endswith(f"/deputies/{slot['deputy']}/")

    page.locator("a[href='../../columns/2026-W47-zichuan/']").first.click()
    title = heading(page)
    assert slot["name"] in page.locator("main").inner_text()

    page.locator("a[rel=prev]").click()
    assert page.url.endswith("/columns/2026-W46-zichuan/") and heading(page) != title
    page.locator("a[rel=next]").click()
    assert heading(page) == title

    page.locator("nav.crumbs").get_by_role("link", name="淄川区").click()
    assert "淄川区" in heading(page) and page.url.endswith("/districts/zichuan/")

    menu = page.locator("nav.menu")
    menu.get_by_role("link", name="代表", exact=True).click()
    assert page.url.endswith("/deputies/")
    page.get_by_role("link", name="博山区").first.click()
    expect(page.locator("[data-person]").nth(8)).to_be_visible()

    menu.get_by_role("link", name="日程", exact=True).click()
    assert heading(page) == "日程"
    assert "李佩珊" in page.locator("main").inner_text()
    page.locator("nav.crumbs").get_by_role("link", name="首页").click()
    assert page.url == address


@pytest.mark.parametrize(
    "start", ["", "deputies/zibo-0001/", "columns/2026-W45-linzi/", "weeks/", "about/"]
)
def test_the_header_searches_from_everywhere(
    page: Page, address: str, start: str, sample: Project
) -> None:
    name = people(sample)["yiyuan-0002"]
    page.goto(address + start)
    page.fill("header input[name=q]", name)
    page.press("header input[name=q]", "Enter")
    first = page.locator("a[data-result]").first
    expect(first).to_have_text(name)
    first.click()
    assert page.url.endswith("/deputies/yiyuan-0002/") and name in heading(page)


def test_the_search_finds_words_of_articles(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=代表联络站&kind=column")
    expect(page.locator("a[data-result]").first).to_be_visible()


@pytest.mark.parametrize("title", ["粉黄白三联单", "末班车晚走一刻钟"])
def test_the_search_knows_no_unreleased_article(page: Page, address: str, title: str) -> None:
    page.goto(f"{address}search/?q={title}")
    expect(page.locator("[data-result-count]")).not_to_be_empty()
    assert page.locator("a[data-result][href*='2026-W48']").count() == 0
    assert title not in page.locator("a[data-result]").all_inner_texts()


def test_every_page_is_a_document_of_its_own(before: Path) -> None:
    titles: dict[str, str] = {}
    for path, page in pages(before).items():
        assert page.all("html")[0]["lang"] == "zh-CN", path
        assert len(page.all("h1")) == 1, path
        assert page.all("title").count({}) == 1, path
        title = (before / path).read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
        assert title.strip(), path
        assert title not in titles, f"{path} and {titles.get(title)} are both called {title}"
        titles[title] = path


@pytest.mark.parametrize("width", WIDTHS)
def test_a_phone_never_scrolls_sideways(
    browser: Browser, address: str, before: Path, width: int
) -> None:
    size = {"width": width, "height": 800}
    with visitor(browser, address, viewport=size, is_mobile=True, has_touch=True) as (page, faults):
        wide = {}
        for path in [*kinds(before), "search/?q=代表"]:
            page.goto(address + path)
            seen = page.evaluate("document.documentElement.scrollWidth")
            if seen > width:
                wide[path] = seen
        assert wide == {}
        assert faults == []


def test_letters_twice_as_large_never_scroll_sideways(
    browser: Browser, address: str, before: Path
) -> None:
    """Whoever sets the letters of the browser to 200 % reads downwards only (WCAG 1.4.4, 1.4.10)."""
    with visitor(browser, address) as (page, faults):
        wide = {}
        for path in addresses(before):
            open_page(page, address, path)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            for width in (*WIDTHS, 768, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                if (seen := page.evaluate("document.scrollingElement.scrollWidth")) > width:
                    wide[f"{path} {width}"] = seen
        assert wide == {}
        assert faults == []


_NUMBER = re.compile(r"\d{3,4}-\d{7,8}")
#: Telephone numbers on more than one line, outside running text and what hits of the search quote.
_BROKEN = r"""() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (parentElement.closest(".prose, .hit")) continue;
    for (const number of data.matchAll(/\d{3,4}-\d{7,8}/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, number.index);
      range.setEnd(texts.currentNode, number.index + number[0].length);
      if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1)
        found.push(parentElement.outerHTML);
    }
  }
  return found;
}"""


def test_telephone_numbers_stay_in_one_piece(browser: Browser, address: str, before: Path) -> None:
    with visitor(browser, address) as (page, faults):
        broken = {}
        for path in [*addresses(before), "my-deputies/?district=zhoucun&place=早码头"]:
            open_page(page, address, path)
            if not _NUMBER.search(page.content()):
                continue
            for width, size in product(WIDTHS, ("100%", "200%")):
                page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
                page.set_viewport_size({"width": width, "height": 800})
                if found := page.evaluate(_BROKEN):
                    broken[f"{path} {width} {size}"] = found
        assert broken == {}
        assert faults == []


def test_no_page_complains(browser: Browser, address: str, before: Path) -> None:
    """Nor for those who want dark colours, strong contrast and no motion."""
    wishes = {"color_scheme": "dark", "reduced_motion": "reduce", "forced_colors": "active"}
    with visitor(browser, address, viewport=DESK, **wishes) as (page, faults):
        for path in kinds(before):
            page.goto(address + path)
        assert faults == []


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody whose browser runs no script."""
    with visitor(browser, address, java_script_enabled=False) as (page, faults):
        yield page
        assert faults == []


def test_without_javascript_the_directory_has_everybody(
    plain: Page, address: str, sample: Project
) -> None:
    plain.goto(f"{address}deputies/")
    found = _names(plain)
    while plain.locator("a[rel=next]").count():
        plain.locator("a[rel=next]").first.click()
        found += _names(plain)
    assert sorted(found) == sorted(people(sample).values())


def _names(page: Page) -> list[str]:
    shown = page.locator("[data-person]:visible .person__name")
    return [text.strip() for text in shown.all_inner_texts()]


def test_without_javascript_the_filters_work(plain: Page, address: str, sample: Project) -> None:
    plain.goto(f"{address}deputies/")
    plain.get_by_role("link", name="高青县").first.click()
    here = [id_ for id_ in people(sample) if id_.startswith("gaoqing-")]
    assert len(_names(plain)) >= len(here) > 0


def test_without_javascript_the_archive_has_everything(plain: Page, address: str) -> None:
    plain.goto(f"{address}columns/2026/")
    links = plain.locator("main a[href*='-W4']:visible")
    targets = {one.get_attribute("href") for one in links.all()}
    assert len([one for one in targets if one and "2026-W" in one and "weeks" not in one]) == 36
    plain.goto(f"{address}weeks/")
    assert plain.locator("main a[href*='2026-W']:visible").count() >= 4
