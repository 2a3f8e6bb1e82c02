"""A file to write that is not a page: feeds, data, pictures, search records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """``path`` is relative to the site's root, with forward slashes."""

    path: str
    data: bytes
