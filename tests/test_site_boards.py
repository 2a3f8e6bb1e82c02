"""The boards of the stations as they are printed: one sheet, and codes that a phone can read."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser

from site_browser import visitor

#: A4 at 96 dots to the inch, as browsers count.
A4 = {"width": 794, "height": 1123}


@pytest.fixture(scope="module")
def boards(before: Path) -> list[str]:
    found = sorted(before.glob("stations/*/board/index.html"))
    assert len(found) > 10
    return [path.relative_to(before).as_posix().removesuffix("index.html") for path in found]


def test_every_code_of_a_board_leads_to_the_profile_beside_it(
    browser: Browser, address: str, boards: list[str]
) -> None:
    options = {"viewport": A4, "device_scale_factor": 2}
    with visitor(browser, address, **options) as (page, faults):
        page.emulate_media(media="print")
        for board in boards:
            page.goto(address + board)
            read = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot(full_page=True))))
            shown = re.findall(r"https://deputies\.zibo\.example/deputies/[^<\s]+", page.content())
            assert sorted(one.text for one in read) == sorted(set(shown)) != [], board
        assert faults == []


def test_a_board_fits_on_one_sheet(browser: Browser, address: str, boards: list[str]) -> None:
    with visitor(browser, address) as (page, faults):
        for board in boards[::4]:
            page.goto(address + board)
            sheets = page.pdf(format="A4", prefer_css_page_size=True)
            assert re.findall(rb"/Type /Pages\s.*?/Count (\d+)", sheets, re.DOTALL) == [b"1"], board
        assert faults == []
