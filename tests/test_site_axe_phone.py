"""Nobody is shut out, on a phone: axe finds nothing on any kind of page, light, dark or elder."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from site_axe import violations


def test_axe_finds_no_violation_at_390_px(browser: Browser, address: str, before: Path) -> None:
    assert violations(browser, address, before, 390) == {}
