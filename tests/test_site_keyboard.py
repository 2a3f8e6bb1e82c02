"""By keyboard alone, at 320 px, at 200 %, and without scripts: nobody needs a mouse or a large screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from site_browser import visitor
from site_html import pages
from site_looks import addresses, open_page

#: So many steps of the tabulator are patience enough to reach anything on a page.
STEPS = 150
_FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return { outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight, free: !at || one.contains(at) || at.contains(one),
    what: one.outerHTML.slice(0, 90) };
}"""


def walk_to(page: Page, there: Locator) -> None:
    """Press the tabulator until the element has the focus; each stop on the way must be seen."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        assert focus["outline"] != "none" and focus["width"] >= 2, focus
        assert focus["seen"] and focus["free"], focus
        if there.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{there} is not reached in {STEPS} steps")


def go(page: Page, key: str = "Enter") -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_walk_without_a_mouse(browser: Browser, address: str) -> None:
    """Home → search → profile → article → elder mode."""
    with visitor(browser, address, reduced_motion="reduce") as (page, faults):
        page.goto(address)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#content') !== null"), "skipped"

        page.goto(address)
        walk_to(page, page.locator("header input[name=q]"))
        page.keyboard.type("孟祥敏")
        go(page)
        hit = page.locator("a[data-result]").first
        expect(hit).to_have_text("孟祥敏")
        walk_to(page, hit)
        go(page)
        assert page.url.endswith("/deputies/zibo-0001/")

        walk_to(page, page.locator("main a[href*='columns/2026-W44-zibo/']").first)
        go(page)
        assert page.url.endswith("/columns/2026-W44-zibo/")
        walk_to(page, page.get_by_role("button", name="长者模式"))
        page.keyboard.press("Space")
        assert page.evaluate("document.documentElement.hasAttribute('data-elder')")
        assert faults == []


def test_the_menu_of_a_phone_by_keyboard(browser: Browser, address: str) -> None:
    with visitor(browser, address, viewport={"width": 390, "height": 844}) as (page, faults):
        page.goto(address)
        button = page.get_by_role("button", name="菜单")
        inside = page.locator("nav.menu").get_by_role("link", name="统计")
        expect(inside).to_be_hidden()
        walk_to(page, button)
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(inside).to_be_visible()
        inside.focus()
        go(page)
        assert page.url.endswith("/statistics/")
        assert faults == []


def test_no_kind_of_page_is_wider_than_the_screen(
    browser: Browser, address: str, before: Path
) -> None:
    """1280 px at 200 % and 400 % are 640 and 320 CSS pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
    with visitor(browser, address) as (page, faults):
        wide = {}
        for path in addresses(before):
            open_page(page, address, path)
            for width in (640, 320):
                page.set_viewport_size({"width": width, "height": 512})
                if (seen := page.evaluate("document.documentElement.scrollWidth")) > width:
                    wide[f"{path} {width}"] = seen
        assert wide == {}
        assert faults == []


_STANDING = """() => {
  const seen = one => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const all = selector => [...document.querySelectorAll(selector)].filter(seen);
  return { heading: all("h1").length, words: document.querySelector("main").innerText.length,
    menu: all("nav.menu a").length, buttons: all("button:not([type=submit])").map(one => one.outerHTML) };
}"""


def test_every_kind_of_page_reads_without_scripts(
    browser: Browser, address: str, before: Path
) -> None:
    """Nothing stays hidden that only a script would show, and no control stands there in vain."""
    size = {"width": 390, "height": 844}
    with visitor(browser, address, java_script_enabled=False, viewport=size) as (page, faults):
        for path in addresses(before):
            page.goto(address + path)
            stands = page.evaluate(_STANDING)
            assert stands["words"] > 60, path
            assert (stands["heading"], stands["menu"], stands["buttons"]) == (1, 11, []), path
        assert faults == []


def test_no_text_waits_for_a_script(before: Path) -> None:
    """Words in ``hidden`` elements are only those of controls that scripts bring to life."""
    for path, page in pages(before).items():
        for name, given in page.elements:
            if "hidden" in given:
                ours = [key for key in given if key.startswith("data-")]
                assert ours, f"{path}: <{name} {given}>"


def test_the_single_key_can_be_switched_off(browser: Browser, address: str) -> None:
    """Who speaks to their computer may say a key by accident (WCAG 2.1.4)."""
    with visitor(browser, address) as (page, faults):
        box = page.locator("input[name=q]")
        for reached in (False, True):
            page.goto(f"{address}search/")
            page.get_by_role("button", name="使用“/”键").click()
            page.goto(f"{address}deputies/")
            page.keyboard.press("/")
            (expect(box).to_be_focused if reached else expect(box).not_to_be_focused)()
        assert not faults
