"""A page is light, and nothing on it moves when its pictures come."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from PIL import Image

from site_html import Html, pages, parse

#: Bytes a first visit may fetch besides pictures, compressed: a quarter of the 200 kB that are allowed.
MOST = 50_000
#: The pages people come to first.
FIRST = ("", "deputies/zibo-0001/", "deputies/", "columns/2026-W46-zichuan/", "search/")
#: What a script always fetches; `await import(…)` fetches only when something is not found.
_IMPORTS = re.compile(r"""(?:from|import)\s*["'](\./[^"']+)""")


def fetched(site: Path, page: Html, folder: Path) -> set[Path]:
    """Style sheets for the screen and scripts, with those that scripts import."""
    links = [one for one in page.all("link") if one.get("rel") == "stylesheet"]
    names = [one["href"] for one in links] + [
        given["src"] for given, _ in page.scripts if "src" in given
    ]
    waiting = [(folder / name).resolve() for name in names]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [
                (file.parent / one).resolve() for one in _IMPORTS.findall(file.read_text("utf-8"))
            ]
    return found


@pytest.mark.parametrize("path", FIRST)
def test_a_first_visit_is_light(before: Path, path: str) -> None:
    file = before / path / "index.html"
    page = parse(file.read_text("utf-8"))
    files = {file, *fetched(before, page, file.parent)}
    assert sum(len(gzip.compress(one.read_bytes())) for one in files) < MOST


def test_every_picture_has_its_size_a_text_and_a_form_for_old_browsers(before: Path) -> None:
    seen = 0
    for path, page in pages(before).items():
        sources = {given["srcset"].split()[0] for given in page.all("source")}
        for given in page.all("img"):
            assert "alt" in given and int(given["width"]) and int(given["height"]), path
            # Codes on paper, and the picture for WeChat, which is not displayed.
            if given["src"].startswith("data:") or "data-share" in given:
                continue
            seen += 1
            assert not given["src"].endswith(".webp"), path
            stem = given["src"].rpartition("-")[0]
            assert any(
                source.startswith(stem) and source.endswith(".webp") for source in sources
            ), path
    assert seen > 300


def test_sizes_in_pages_have_the_shape_of_the_pictures(before: Path) -> None:
    shapes: dict[Path, float] = {}
    for path, page in pages(before).items():
        for given in page.all("img"):
            if not given["src"].startswith("data:"):
                file = (before / path).parent / given["src"]
                file = before / given["src"].lstrip("/") if given["src"].startswith("/") else file
                if file not in shapes:
                    with Image.open(file) as image:
                        shapes[file] = image.width / image.height
                said = int(given["width"]) / int(given["height"])
                assert abs(said / shapes[file] - 1) < 0.02, f"{path} {given['src']}"
