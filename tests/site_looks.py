"""Every kind of page in the forms that people see it in: light, dark and elder, on a phone and a desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from site_browser import visitor
from site_html import kinds

MODES = ("light", "dark", "elder")
WIDTHS = (390, 1280)
#: Pages whose content comes from the browser, as people come to them.
DRAWN = (
    "search/?q=代表联络站",
    "my-deputies/?district=zichuan",
    "report/?page=deputies/zibo-0001/",
)


def addresses(site: Path) -> list[str]:
    """One of each kind of page, and the pages that scripts complete."""
    return [*kinds(site), *DRAWN]


def open_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    if "?" in path:
        page.wait_for_load_state("networkidle")


def dress(page: Page, mode: str) -> None:
    """Show the open page as somebody sees it who chose this mode."""
    page.emulate_media(color_scheme="dark" if mode == "dark" else "light", reduced_motion="reduce")
    page.evaluate(
        "on => document.documentElement.toggleAttribute('data-elder', on)", mode == "elder"
    )


def looks(
    browser: Browser, address: str, site: Path, width: int, **options: Any
) -> Iterator[tuple[Page, str, str]]:
    """The page, its address below the site's root and the mode, for every form at one width."""
    size = {"width": width, "height": 900}
    with visitor(browser, address, viewport=size, **options) as (page, faults):
        for path in addresses(site):
            open_page(page, address, path)
            for mode in MODES:
                dress(page, mode)
                yield page, path, mode
        assert faults == []
