"""What helps beside the words: reading aloud, a word before other websites, telling of an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from site_browser import visitor

ARTICLE = "columns/2026-W46-zichuan/"
PROFILE = "deputies/zibo-0001/"
#: A voice that writes down what it is told, and ends a sentence when the test says so.
VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; this.rate = 1; } };
const voice = {
  speak(one) { window.said.push([one.text, one.rate, one.lang]); window.now = one; },
  cancel() { const one = window.now; window.now = null; if (one && one.onend) one.onend(); },
};
Object.defineProperty(window, "speechSynthesis", { value: voice });
window.next = () => { const one = window.now; window.now = null; one.onend(); };
"""
MUTE = """
delete Window.prototype.speechSynthesis;
delete window.speechSynthesis;
"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with visitor(browser, address, reduced_motion="reduce") as (page, faults):
        yield page
        assert faults == []


def said(page: Page) -> list[list[object]]:
    found: list[list[object]] = page.evaluate("window.said")
    return found


@pytest.mark.parametrize("path", [ARTICLE, PROFILE])
def test_reading_aloud_with_rate_and_pause(page: Page, address: str, path: str) -> None:
    page.add_init_script(VOICE)
    page.goto(address + path)
    title = page.evaluate("document.querySelector('h1').firstChild.textContent.trim()")
    play, stop = page.locator("[data-aloud]"), page.locator("[data-aloud-stop]")
    expect(play).to_have_text("朗读")
    expect(stop).to_be_hidden()
    play.click()
    assert said(page) == [[title, 1, "zh-CN"]]
    expect(play).to_have_text("暂停")
    page.evaluate("next()")
    second = said(page)[1][0]
    assert second != title and page.locator(".aloud__here").count() == 1

    play.click()
    expect(play).to_have_text("继续")
    assert len(said(page)) == 2 and page.locator(".aloud__here").count() == 0
    page.locator("[data-aloud-rate]").select_option("0.7")
    play.click()
    assert said(page)[2] == [second, 0.7, "zh-CN"], "the sentence again, slower"
    page.locator("[data-aloud-rate]").select_option("1.3")
    assert said(page)[3] == [second, 1.3, "zh-CN"]

    stop.click()
    expect(play).to_have_text("朗读")
    expect(stop).to_be_hidden()


def test_reading_aloud_reads_everything_once_and_ends(page: Page, address: str) -> None:
    page.add_init_script(VOICE)
    page.goto(address + ARTICLE)
    page.locator("[data-aloud]").click()
    while page.evaluate("!!window.now"):
        page.evaluate("next()")
    heard = "".join(str(one[0]) for one in said(page))
    text = page.locator("main .prose").first.inner_text()
    for line in filter(None, (one.strip() for one in text.splitlines())):
        for sentence in filter(None, (part.strip() for part in line.split("。"))):
            assert heard.count("".join(sentence.split("\t"))[:12]) >= 1, sentence
    expect(page.locator("[data-aloud]")).to_have_text("朗读")


def test_no_reading_aloud_where_the_browser_has_none(page: Page, address: str) -> None:
    page.add_init_script(MUTE)
    page.goto(address + ARTICLE)
    assert page.evaluate("'speechSynthesis' in window") is False
    expect(page.locator("[data-aloud]")).to_be_hidden()


def test_a_word_before_other_websites(page: Page, address: str) -> None:
    page.goto(address + ARTICLE)
    link = page.locator("main a[rel~=external]").first
    host = link.evaluate("one => one.host")
    dialog = page.get_by_role("dialog")
    link.click()
    expect(dialog).to_contain_text(host)
    expect(dialog.get_by_role("link", name="继续访问")).to_have_attribute(
        "href", link.evaluate("one => one.href")
    )
    dialog.get_by_role("button", name="留在本站").click()
    expect(dialog).to_be_hidden()
    assert page.url == address + ARTICLE
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.locator("nav.menu a").first.click()
    assert page.url == address, "links within the site ask nothing"


def test_links_to_other_websites_work_without_scripts(browser: Browser, address: str) -> None:
    with visitor(browser, address, java_script_enabled=False) as (page, _):
        page.goto(address + ARTICLE)
        link = page.locator("main a[rel~=external]").first
        assert str(link.get_attribute("href")).startswith("https://")


@pytest.mark.parametrize("path", ["", PROFILE, ARTICLE, "about/", "search/"])
def test_telling_of_an_error_names_the_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.get_by_role("contentinfo").get_by_role("link", name="本页找错").click()
    assert page.url == f"{address}report/?page={path}"
    expect(page.locator("[data-report-page]")).to_have_text(address + path)
    expect(page.locator("main a[href^='tel:']")).to_be_visible()


@pytest.mark.parametrize(
    "smuggled", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "<b>x</b>"]
)
def test_no_other_address_is_shown_as_a_page_of_ours(
    page: Page, address: str, smuggled: str
) -> None:
    page.goto(f"{address}report/?page={smuggled}")
    expect(page.locator("[data-report-page]")).to_have_text("请说明网页的标题或网址")


def test_a_profile_says_when_it_was_verified(page: Page, address: str) -> None:
    page.goto(address + PROFILE)
    expect(page.locator(".checked time")).to_have_attribute("datetime", "2026-10-26")
    page.locator(".checked").get_by_role("link").click()
    expect(page.locator("[data-report-page]")).to_have_text(address + PROFILE)
