"""The search index: small files that a browser can ask exactly, without any server.

``search/manifest.json`` names the version; ``directory.json`` is read once; ``g/<number>`` says where
each pair of characters stands, and ``c/…`` what hits show. How it works and what it was chosen over is
told in ``bench/search/RESULTS.md``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ...pages.catalogue import Catalogue
from ..spec import OutputFile
from ..wellformed import json_file
from .cards import COLUMNS, PEOPLE, PLACES, card_files
from .directory import directory
from .documents import Collection, collections
from .grams import occurrences
from .postings import file_bits, posting_files

FOLDER = "search/"


def search_files(catalogue: Catalogue) -> Iterator[OutputFile]:
    """Every file of the index, in a fixed order. ``search.js`` asks for all but the first by version."""
    sources = collections(catalogue)
    found = occurrences(sources)
    files = [OutputFile(f"{FOLDER}directory.json", directory(catalogue))]
    files += card_files(catalogue, f"{FOLDER}c/")
    files += posting_files(found, len(sources), f"{FOLDER}g/")
    yield OutputFile(
        f"{FOLDER}manifest.json", _manifest(files, sources, file_bits(len(found.pair)))
    )
    yield from files


def _manifest(files: list[OutputFile], sources: tuple[Collection, ...], bits: int) -> bytes:
    """What a reader must know before anything else.

    ``bits``: of a pair's number that name its file; ``slots`` of a document, ``cards`` in a file.
    """
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.path.encode() + b"\0" + file.data).digest())
    cards = (PEOPLE, PLACES, COLUMNS)
    parts = {
        one.name: {"slots": one.slots, "cards": size, "documents": len(one.documents)}
        for one, size in zip(sources, cards, strict=True)
    }
    return json_file({"version": digest.hexdigest()[:16], "bits": bits, "collections": parts})
