"""The search index: small files that a browser can ask exactly, without any server.

``search/manifest.json`` names the version; ``directory.json`` is read once; ``g/…`` and ``t/…`` say
where each pair of characters stands in profiles and in articles, and ``c/…`` what hits show. How it
works and what it was chosen over is told in ``bench/search/RESULTS.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...pages.catalogue import Catalogue
from ..spec import OutputFile
from ..wellformed import json_file
from .cards import COLUMNS, PEOPLE, PLACES, card_files
from .directory import directory
from .documents import Collection, collections
from .kept import Kept
from .segments import SEGMENTS, Postings, postings

FOLDER = "search/"


def search_files(catalogue: Catalogue, cache: Path | None = None) -> Iterator[OutputFile]:
    """Every file of the index, in a fixed order. ``search.js`` asks for all but the first by version.

    Args:
        catalogue: the released content, on which alone the files depend.
        cache: a folder for what the next build may take over, of nobody else's use. It may be empty,
            damaged or gone: that costs time and changes nothing.
    """
    kept = Kept(cache)
    sources = collections(catalogue)
    parts = [postings(sources, segment, kept) for segment in SEGMENTS]
    kept.tidy()
    files = [OutputFile(f"{FOLDER}directory.json", directory(catalogue))]
    files += card_files(catalogue, f"{FOLDER}c/")
    for part in parts:
        files += part.written(FOLDER)
    yield OutputFile(f"{FOLDER}manifest.json", _manifest(files, sources, parts))
    yield from files


def _manifest(
    files: list[OutputFile], sources: tuple[Collection, ...], parts: list[Postings]
) -> bytes:
    """What a reader must know before anything else.

    Of each collection the ``slots`` of a document and the ``cards`` in a file; of each segment its files.
    """
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.path} {len(file.data)}\n".encode())
        digest.update(file.data)
    cards = (PEOPLE, PLACES, COLUMNS)
    told = {
        one.name: {"slots": one.slots, "cards": size, "documents": len(one.documents)}
        for one, size in zip(sources, cards, strict=True)
    }
    segments = [part.told() for part in parts]
    version = digest.hexdigest()[:16]
    return json_file({"version": version, "collections": told, "segments": segments})
