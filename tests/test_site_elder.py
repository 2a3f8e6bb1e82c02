"""The elder mode: remembered, at least 18 pt and 60 px as computed, and never wider than the screen."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from site_browser import visitor
from site_html import pages
from site_looks import WIDTHS, addresses, open_page

#: 18 pt in CSS pixels; what a target measures at least, less half a pixel of rounding.
LEAST_TEXT, LEAST_TARGET = 24, 59.5
_MEASURE = """([text, target]) => {
  const seen = one => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && one.checkVisibility() && !one.closest(".unseen, .skip");
  };
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !seen(one)) continue;
    const size = parseFloat(getComputedStyle(one).fontSize);
    if (size < text) found.push(`text ${size} px: ${words.currentNode.data.trim()}`);
  }
  for (const one of document.querySelectorAll("a[href], button, input, select, summary")) {
    // A link within a sentence is as high as its line (WCAG 2.2, 2.5.8, "Inline").
    const sentence = one.parentElement.textContent.trim().length > one.textContent.trim().length + 1;
    if (!seen(one) || one.tabIndex < 0 || (sentence && getComputedStyle(one).display === "inline")) continue;
    const box = one.getBoundingClientRect();
    if (box.height < target || box.width < target)
      found.push(`${box.width}×${box.height} px: ${one.outerHTML.slice(0, 120)}`);
  }
  return found;
}"""


def test_text_and_targets_are_large_on_every_kind_of_page(
    browser: Browser, address: str, before: Path
) -> None:
    with visitor(browser, address) as (page, faults):
        page.goto(f"{address}?elder=1")
        small, wide = {}, {}
        for path in addresses(before):
            open_page(page, address, path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if found := page.evaluate(_MEASURE, [LEAST_TEXT, LEAST_TARGET]):
                    small[f"{path} {width}"] = found
                if (seen := page.evaluate("document.documentElement.scrollWidth")) > width:
                    wide[f"{path} {width}"] = seen
        assert small == {}
        assert wide == {}
        assert faults == []


#: The left edge of each line of the breadcrumbs, the gaps between neighbours, and the way from line to line.
_CRUMBS = """() => {
  const words = [...document.querySelectorAll(".crumbs li")].filter(one => one.checkVisibility()).map(one => {
    const text = document.createRange();
    text.selectNodeContents(document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode());
    return text.getBoundingClientRect();
  });
  const round = value => Math.round(value);
  const lines = [], gaps = [], ways = [];
  let last;
  for (const one of words) {
    if (last && Math.abs(last.top - one.top) < 5) gaps.push(round(one.left - last.right));
    else {
      if (last) ways.push(round(one.top - last.top));
      lines.push(round(one.left - document.querySelector("#content").getBoundingClientRect().left));
    }
    last = one;
  }
  return { lines, gaps, ways };
}"""


def test_breadcrumbs_are_as_even_as_any_line(browser: Browser, address: str, before: Path) -> None:
    seen: dict[str, set[int]] = {"lines": set(), "gaps": set(), "ways": set()}
    with visitor(browser, address, viewport={"width": 390, "height": 844}) as (page, faults):
        page.goto(f"{address}?elder=1")
        for path in addresses(before):
            open_page(page, address, path)
            for name, values in page.evaluate(_CRUMBS).items():
                seen[name] |= set(values)
        assert faults == []
    assert all(abs(one) <= 1 for one in seen["lines"]), seen
    assert max(seen["gaps"]) - min(seen["gaps"]) <= 1, seen
    assert max(seen["ways"]) - min(seen["ways"]) <= 1, seen


def test_the_first_hit_is_in_sight_on_a_phone(browser: Browser, address: str) -> None:
    with visitor(browser, address, viewport={"width": 390, "height": 844}) as (page, faults):
        for query in ("代表", "孟祥敏", "联络站"):
            page.goto(f"{address}search/?q={query}&elder=1")
            first = page.locator("a[data-result]").first
            expect(first).to_be_visible()
            box = first.bounding_box()
            assert box and box["y"] + box["height"] < 820, query
        assert page.get_by_role("heading", level=1).inner_text() == "搜索"
        assert faults == []


def is_elder(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.hasAttribute('data-elder')"))


def test_the_switch_is_on_every_page(before: Path) -> None:
    for path, page in pages(before).items():
        assert [one for one in page.all("button") if one.get("data-switch") == "elder"], path


def test_the_switch_is_remembered(browser: Browser, address: str) -> None:
    with visitor(browser, address) as (page, faults):
        page.goto(address)
        assert not is_elder(page)
        button = page.get_by_role("button", name="长者模式")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        page.goto(f"{address}schedule/")
        assert is_elder(page)
        page.goto(f"{address}?elder=0")
        assert not is_elder(page)
        page.goto(f"{address}deputies/?elder=1")
        page.goto(address)
        assert is_elder(page)
        assert faults == []


def test_the_elder_mode_is_there_before_anything_is_painted(browser: Browser, address: str) -> None:
    """Otherwise a slow reader sees the small page first, and then everything jumps."""
    with visitor(browser, address, reduced_motion="reduce") as (page, faults):
        page.add_init_script(
            """new PerformanceObserver(list => list.getEntries().forEach(
              one => { window.moved = (window.moved || 0) + one.value; }
            )).observe({ type: "layout-shift", buffered: true });"""
        )
        moved = {}
        for path in ("?elder=1", "deputies/zibo-0001/", "columns/2026-W46-zichuan/", "deputies/"):
            page.goto(address + path, wait_until="networkidle")
            moved[path] = page.evaluate("window.moved || 0")
        assert {path: value for path, value in moved.items() if value >= 0.02} == {}, json.dumps(
            moved
        )
        assert faults == []
