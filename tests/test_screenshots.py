"""Pictures of every kind of page in six forms, to be looked at: ``build.py test --screenshots DIR``."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_looks import MODES, WIDTHS, looks

#: What scrolling would have brought.
_LOAD = """async () => {
  const pictures = [...document.images];
  pictures.forEach(one => { one.loading = "eager"; });
  await Promise.all(pictures.map(one => one.decode().catch(() => {})));
}"""
_STYLE = (
    "figure{display:inline-block;vertical-align:top;margin:8px}img{width:%dpx;border:1px solid}"
)


def name_of(path: str) -> str:
    return re.sub(r"[^\w-]+", "_", path).strip("_") or "home"


def test_take_pictures(
    browser: Browser, address: str, before: Path, pytestconfig: pytest.Config
) -> None:
    folder = pytestconfig.invocation_params.dir / str(pytestconfig.getoption("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    shown: dict[str, list[str]] = {}
    for width in WIDTHS:
        for page, path, mode in looks(browser, address, before, width):
            page.evaluate(_LOAD)
            file = f"{name_of(path)}.{mode}-{width}.png"
            page.screenshot(path=folder / file, full_page=True)
            shown.setdefault(path or "/", []).append(file)
    (folder / "index.html").write_text(sheet(shown), "utf-8")
    assert all(len(files) == len(MODES) * len(WIDTHS) for files in shown.values())


def sheet(shown: dict[str, list[str]]) -> str:
    """One row of pictures for each page."""
    rows = [
        f"<h2>{escape(path)}</h2>"
        + "".join(
            f'<figure><a href="{file}"><img src="{file}" loading="lazy" alt=""></a>'
            f"<figcaption>{file.split('.')[-2]}</figcaption></figure>"
            for file in files
        )
        for path, files in shown.items()
    ]
    head = f"<!doctype html><meta charset=utf-8><title>Screenshots</title><style>{_STYLE % 240}</style>"
    return head + "\n".join(rows)
