"""Fixtures that several test files share; those of whole sites stand in ``site_*.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_browser import browser
from site_project import address, after, before, sample
from tiny import tiny_city

__all__ = ["address", "after", "before", "browser", "sample"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        metavar="DIR",
        help="instead of testing, take pictures of every kind of page, light, dark and elder",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Pictures are taken on demand only, and then nothing else is done."""
    wanted = bool(config.getoption("screenshots"))
    left = [one for one in items if (one.path.name == "test_screenshots.py") is wanted]
    config.hook.pytest_deselected(items=[one for one in items if one not in left])
    items[:] = left


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A content folder with the tiny valid city."""
    return tiny_city(tmp_path / "content")
