"""The browser of all tests. One that is missing is a failure: what people see would go unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visitor(browser: Browser, home: str, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the list of everything that must not happen on it; stays empty on a good site.

    Args:
        home: the only address from which anything may be asked.
        options: of the browser's context, for example ``viewport``.
    """
    context = browser.new_context(**options)
    faults: list[str] = []
    _refuse_others(context, home, faults)
    page = context.new_page()
    page.on(
        "console",
        lambda one: faults.append(f"console: {one.text}") if one.type == "error" else None,
    )
    page.on(
        "response",
        lambda one: faults.append(f"{one.status}: {one.url}") if one.status >= 400 else None,
    )
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        yield page, faults
    finally:
        context.close()


def _refuse_others(context: BrowserContext, home: str, faults: list[str]) -> None:
    def decide(route: Any) -> None:
        url = route.request.url
        if url.startswith((home, "data:")):
            route.continue_()
        else:
            faults.append(f"asked: {url}")
            route.abort()

    context.route("**/*", decide)
