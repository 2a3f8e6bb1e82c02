"""The browser of all tests. One that is missing is a failure: what people see would go unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # Nobody else answers; who was asked for is seen in the requests.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


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
    # Watched and not routed: routes switch the browser's cache off and take a third of each page's time.
    context.on(
        "request",
        lambda one: None if _own(one.url, home) else faults.append(f"asked: {one.url}"),
    )
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


def _own(url: str, home: str) -> bool:
    return url.startswith((home, "data:"))
