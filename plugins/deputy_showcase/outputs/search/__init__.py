"""The search index: small files that a browser can ask exactly, without any server.

``search/manifest.json`` names the version; ``directory.json`` is read once; ``g/…`` and ``t/…`` say where
each pair of characters stands in profiles and in articles, ``t/characters`` which characters these have,
and ``c/…`` what hits show. How it works and what it was chosen over is told in ``bench/search/RESULTS.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ...pages.catalogue import Catalogue
from ..spec import OutputFile, OutputJob, Told, made
from .manifest import manifest

#: Parts of the index, which are made apart; each has a function of its name in ``index.py``.
PARTS = ("people", "articles", "titles")


def search_jobs(catalogue: Catalogue, cache: Path | None = None) -> list[OutputJob]:
    """The index in jobs, all but its manifest. ``search.js`` asks for their files by version.

    Args:
        catalogue: the released content, on which alone the files depend.
        cache: a folder for what the next build may take over, of nobody else's use. It may be empty,
            damaged or gone: that costs time and changes nothing.
    """
    bare, light = catalogue.without_columns, catalogue.without_bodies
    given = {"people": (bare, bare.made_from), "titles": (light, light.made_from)}
    return [
        OutputJob(
            partial(_made, name, given.get(name, (catalogue,))[0], cache and cache / name),
            f"search {name}",
            given.get(name, (catalogue, None))[1],
        )
        for name in PARTS
    ]


def _made(name: str, catalogue: Catalogue, cache: Path | None) -> Iterable[OutputFile | Told]:
    # Not before it is asked for: numpy would take a tenth of a second of every command's start.
    from . import index

    found: Iterable[OutputFile | Told] = getattr(index, name)(catalogue, cache)
    return found


def search_manifest(told: Mapping[str, Any]) -> Iterator[OutputFile]:
    """``manifest.json``, from what the jobs told; without all of them there is no search.

    Args:
        told: the ``Told`` of each job by its name.
    """
    parts = [told.get(f"search {name}") for name in PARTS]
    if all(parts):
        yield manifest(parts)


def search_files(catalogue: Catalogue, cache: Path | None = None) -> Iterator[OutputFile]:
    """Every file of the index by itself, in a fixed order."""
    told: dict[str, Any] = {}
    yield from made(search_jobs(catalogue, cache), told)
    yield from search_manifest(told)
