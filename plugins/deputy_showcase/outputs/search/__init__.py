"""The search index: small files that a browser can ask exactly, without any server.

``search/manifest.json`` names the version; ``directory.json`` is read once; ``g/…`` and ``t/…`` say
where each pair of characters stands in profiles and in articles, and ``c/…`` what hits show. How it
works and what it was chosen over is told in ``bench/search/RESULTS.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...pages.catalogue import Catalogue
from ..spec import OutputFile


def search_files(catalogue: Catalogue, cache: Path | None = None) -> Iterator[OutputFile]:
    """Every file of the index, in a fixed order. ``search.js`` asks for all but the first by version.

    Args:
        catalogue: the released content, on which alone the files depend.
        cache: a folder for what the next build may take over, of nobody else's use. It may be empty,
            damaged or gone: that costs time and changes nothing.
    """
    # Not before it is asked for: numpy would take a tenth of a second of every command's start.
    from .index import index_files

    yield from index_files(catalogue, cache)
