"""On paper: A4, black on white whatever the screen shows, without the frame, with the address as a code."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser

from deputy_showcase.pages import qr
from site_browser import visitor
from site_html import parse

BASE = "https://deputies.zibo.example/"
ARTICLE, PROFILE = "columns/2026-W46-zichuan/", "deputies/zibo-0001/"
WEEK, BOARD = "weeks/2026-W47/", "stations/changjia-tanqu/board/"
_PAPER = """() => {
  const seen = selector => [...document.querySelectorAll(selector)].some(one => one.checkVisibility());
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const colours = new Set();
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (words.currentNode.data.trim() && one.checkVisibility()) colours.add(getComputedStyle(one).color);
  }
  return { chrome: ["nav.menu", "form.search", ".crumbs", "main button", ".foot__links", ".leave"].filter(seen),
    paper: getComputedStyle(document.body).backgroundColor, colours: [...colours] };
}"""


def brightness(colour: str) -> float:
    """0 for black to 255 for white, of ``rgb(r, g, b)``."""
    red, green, blue = (float(part) for part in colour.strip("rgba()").split(",")[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("path", [ARTICLE, PROFILE, WEEK, BOARD])
def test_paper_is_black_on_white_without_the_frame(
    browser: Browser, address: str, path: str
) -> None:
    with visitor(browser, address, color_scheme="dark") as (page, faults):
        page.goto(f"{address}{path}?elder=1")
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
        shown = page.evaluate(_PAPER)
        assert shown["chrome"] == []
        assert shown["paper"] == "rgb(255, 255, 255)"
        assert max(map(brightness, shown["colours"])) < 110, shown["colours"]
        assert faults == []


@pytest.mark.parametrize("path", [ARTICLE, PROFILE, WEEK])
def test_the_code_on_paper_is_that_of_the_page(before: Path, path: str) -> None:
    page = parse((before / path / "index.html").read_text("utf-8"))
    (picture,) = [one for one in page.all("img") if one.get("class") == "paper__code"]
    assert modules(picture["src"]) == expected(BASE + path)
    assert BASE + path in "".join(page.text)


@pytest.mark.parametrize("text", ["https://a.example/", "https://a.example/x-7/", "http://b/" * 9])
def test_pictures_of_codes_equal_the_library_s(text: str) -> None:
    assert modules(qr.picture(text)) == expected(text)


def test_what_a_digit_changes_is_the_same_in_longer_texts() -> None:
    for length, number in ((4, 1739), (5, 20468), (4, 9), (6, 358012)):
        text = f"https://a.example/x-{number:0{length}}/"
        assert modules(qr.picture(text)) == expected(text)


def modules(source: str) -> list[list[bool]]:
    """Row by row, whether a module is dark."""
    kind, data = source.split(",", 1)
    assert kind == "data:image/png;base64"
    image = Image.open(BytesIO(b64decode(data)))
    width, height = image.size
    return [[not image.getpixel((x, y)) for x in range(width)] for y in range(height)]


def expected(text: str) -> list[list[bool]]:
    made = segno.make(text, error="m", mode="byte", mask=0, micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix]


def test_sheets_are_short(browser: Browser, address: str) -> None:
    """A week and a board are one sheet; an article with a picture two, a full profile three."""
    with visitor(browser, address) as (page, _):
        for path, most in ((WEEK, 1), (BOARD, 1), (ARTICLE, 2), (PROFILE, 3)):
            page.goto(address + path)
            made = page.pdf(prefer_css_page_size=True)
            assert made.count(b"/Type /Page\n") <= most, path
