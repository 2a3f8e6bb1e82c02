"""The files of the index, in parts that are made apart."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...pages.catalogue import Catalogue
from ..spec import OutputFile, Told
from . import cards, documents
from .documents import Collection
from .kept import Kept
from .manifest import FOLDER, kind
from .segments import ARTICLES, PROFILES, Postings, postings

CARDS = f"{FOLDER}c/"


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


Made = list[OutputFile | Told]


@_uncollected()
def people(catalogue: Catalogue, cache: Path | None) -> Made:
    """All of deputies, places and events."""
    kept = Kept(cache)
    sources = documents.people(catalogue), documents.events(catalogue)
    # First, as it needs the most memory.
    found = postings(sources, PROFILES, kept)
    kept.tidy()
    files = [
        *cards.people(catalogue, CARDS),
        *cards.places(catalogue, CARDS),
        *found.written(FOLDER),
    ]
    return _part(files, sources, [found])


@_uncollected()
def articles(catalogue: Catalogue, cache: Path | None) -> Made:
    """The texts of articles."""
    kept = Kept(cache)
    source = documents.articles(catalogue)
    found = postings([source], ARTICLES, kept)
    kept.tidy()
    return _part(list(found.written(FOLDER)), [source], [found])


@_uncollected()
def titles(catalogue: Catalogue, cache: Path | None) -> Made:
    """The directory, and what hits in articles show."""
    # Readings of names are a large module, of which no other part has any use.
    from .directory import directory

    kept = Kept(cache)
    files = [OutputFile(f"{FOLDER}directory.json", directory(catalogue, kept))]
    kept.tidy()
    return _part([*files, *cards.columns(catalogue, CARDS)])


def _part(
    files: Sequence[OutputFile],
    collections: Sequence[Collection] = (),
    found: Sequence[Postings] = (),
) -> Made:
    """Files with what the manifest says of them: for each kind the version; of each collection the ``slots``
    of a document; of each segment its files."""
    told = {
        "versions": _versions(files),
        "collections": {one.name: {"slots": one.slots} for one in collections},
        "segments": [one.told() for one in found],
    }
    return [*files, Told(told)]


def _versions(files: Sequence[OutputFile]) -> dict[str, str]:
    """For each kind of file a digest of all of that kind: what an edit leaves keeps its address, and so may
    stay in browsers."""
    digests: dict[str, Any] = {}
    for one in files:
        digest = digests.setdefault(kind(one.path), hashlib.sha256())
        digest.update(f"{one.path} {len(one.data)}\n".encode())
        digest.update(one.data)
    return {name: digest.hexdigest()[:16] for name, digest in digests.items()}
