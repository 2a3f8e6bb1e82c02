"""All files of the index together."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector, which would look again and again through many objects that stay to the end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def index_files(catalogue: Catalogue, cache: Path | None) -> list[OutputFile]:
    """See ``search_files``."""
    kept = Kept(cache)
    sources = collections(catalogue)
    # First, as it needs the most memory.
    parts = [postings(sources, segment, kept) for segment in SEGMENTS]
    files = [OutputFile(f"{FOLDER}directory.json", directory(catalogue, kept))]
    files += card_files(catalogue, f"{FOLDER}c/")
    kept.tidy()
    for part in parts:
        files += part.written(FOLDER)
    return [OutputFile(f"{FOLDER}manifest.json", _manifest(files, sources, parts)), *files]


def _manifest(
    files: list[OutputFile], sources: tuple[Collection, ...], parts: list[Postings]
) -> bytes:
    """What a reader must know before anything else.

    Of each collection the ``slots`` of a document and the ``cards`` in a file; of each segment its files.
    """
    said = (part for one in files for part in (f"{one.path} {len(one.data)}\n".encode(), one.data))
    digest = hashlib.sha256(b"".join(said))
    cards = (PEOPLE, PLACES, COLUMNS)
    told = {
        one.name: {"slots": one.slots, "cards": size, "documents": len(one.documents)}
        for one, size in zip(sources, cards, strict=True)
    }
    segments = [part.told() for part in parts]
    version = digest.hexdigest()[:16]
    return json_file({"version": version, "collections": told, "segments": segments})
