"""Fixtures that several test files share; those of whole sites stand in ``site_*.py``."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_browser import browser
from site_project import address, after, before, sample
from tiny import tiny_city

__all__ = ["address", "after", "before", "browser", "sample"]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A content folder with the tiny valid city."""
    return tiny_city(tmp_path / "content")
