"""Pictures of every kind of page in six forms, to be looked at: ``build.py test --screenshots DIR``."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect

from site_browser import visitor
from site_looks import MODES, WIDTHS, dress, looks, open_page

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


#: Parts of docs/design.md: name → page, element, width.
PARTS = {
    "masthead": ("schedule/", "header.masthead", 1280),
    "menu": ("schedule/", "nav.menu", 1280),
    "menu-phone": ("schedule/", "nav.menu", 390),
    "issue": ("", ".front__week", 390),
    "lead": ("", ".lead", 1280),
    "card": ("weeks/2026-W47/", ".turn", 390),
    "person": ("deputies/", ".people .person:first-child", 390),
    "reach": ("deputies/boshan-0001/", ".reach", 390),
    "pledge": ("deputies/zibo-0001/", ".pledge", 390),
    "timeline": ("deputies/zibo-0001/", ".record", 390),
    "strip": ("weeks/2026-W47/", ".strip", 390),
    "tiles": ("search/", ".tiles", 1280),
    "story": ("", ".story", 390),
    "meeting": ("receptions/", ".meet", 390),
    "project": ("projects/", ".work", 390),
    "figures": ("statistics/", ".sums", 1280),
    "share": ("pledges/", ".tally", 390),
    "year": ("districts/boshan/", ".year", 1280),
    "filters": ("deputies/", ".filters", 390),
    "tools": ("columns/2026-W46-zichuan/", ".piece__tools", 390),
    "menu-open": ("schedule/", "nav.menu", 390),
    "leave": ("columns/2026-W46-zichuan/", ".leave", 390),
    "empty": ("search/", "[data-empty]", 390),
    "prose": ("columns/2026-W46-zichuan/", ".prose > p:first-child", 390),
}

#: What brings a part into the state to be shown.
STATES = {
    "menu-open": "document.querySelector('[data-menu]').click()",
    "leave": "document.querySelector('[data-leave]').showModal()",
    "empty": "document.querySelector('[data-empty]').hidden = false",
}
#: Pixels of surroundings.
AROUND = 14


def test_take_pictures_of_parts(
    browser: Browser, address: str, pytestconfig: pytest.Config
) -> None:
    """Each part light, dark and in the elder mode, as small files for docs/design.md."""
    folder = pytestconfig.invocation_params.dir / str(pytestconfig.getoption("screenshots"))
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    with visitor(browser, address) as (page, faults):
        for name, (path, selector, width) in PARTS.items():
            page.set_viewport_size({"width": width, "height": 900})
            open_page(page, address, path)
            page.evaluate(_LOAD)
            page.evaluate(STATES.get(name, "0"))
            pictures = []
            for mode in MODES:
                dress(page, mode)
                if box := page.locator(selector).first.bounding_box():
                    taken = page.screenshot(full_page=True, clip=widened(box, width))
                    pictures.append(Image.open(BytesIO(taken)).convert("RGB"))
            beside(pictures, width < 500).save(folder / "parts" / f"{name}.webp", quality=70)
        assert faults == []


def widened(box: FloatRect, width: int) -> FloatRect:
    """A little of what stands around, as far as the page goes."""
    left, top = max(0, box["x"] - AROUND), max(0, box["y"] - AROUND)
    right = min(width, box["x"] + box["width"] + AROUND)
    bottom = box["y"] + box["height"] + AROUND
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def beside(pictures: list[Image.Image], in_a_row: bool) -> Image.Image:
    """The pictures in a row or a column, a little apart."""
    apart = 12
    widths, heights = [one.width for one in pictures], [one.height for one in pictures]
    size = (
        (sum(widths) + apart * (len(widths) - 1), max(heights))
        if in_a_row
        else (max(widths), sum(heights) + apart * (len(heights) - 1))
    )
    whole = Image.new("RGB", size, "#8a8580")
    at = 0
    for one in pictures:
        whole.paste(one, (at, 0) if in_a_row else (0, at))
        at += (one.width if in_a_row else one.height) + apart
    return whole


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
