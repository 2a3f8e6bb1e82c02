"""Which pictures the released site needs, and the drawing of all of them with a cache."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

from ..pages.catalogue import Catalogue
from ..pictures import Derivative, PictureSet, picture_set
from . import kept
from .drawing import VERSION, draw, draw_source
from .inspection import PictureError, inspect
from .spec import OutputFile

__all__ = ["PictureError", "draw", "draw_all", "draw_source", "inspect", "key_of", "wanted"]

#: Told of a picture that cannot be drawn; the others are drawn all the same.
Report = Callable[[PictureError], None]
#: Sources under way at once for each worker: enough to keep it busy, few enough to hold in memory.
_AHEAD = 4


def wanted(catalogue: Catalogue) -> list[Derivative]:
    """Every derivative some page or feed shows, once each, sorted by uri."""
    sets = (*_portraits(catalogue), *_figures(catalogue))
    found = {one.uri: one for each in sets for one in (*each.webp, each.fallback)}
    return [found[uri] for uri in sorted(found)]


def _portraits(catalogue: Catalogue) -> Iterator[PictureSet]:
    for deputy in catalogue.site.deputies.values():
        portrait = catalogue.portrait(deputy)
        if portrait:
            yield portrait


def _figures(catalogue: Catalogue) -> Iterator[PictureSet]:
    """Covers, pictures in articles and photos of projects."""
    for path in _figure_paths(catalogue):
        picture = catalogue.site.pictures.get(path)
        if picture:
            yield picture_set(picture, "figure", "")


def _figure_paths(catalogue: Catalogue) -> Iterator[str]:
    for column in catalogue.site.columns:
        yield from (column.cover, *column.pictures)
    for project in catalogue.site.projects.values():
        yield from (update.photo for update in project.updates)


def draw_all(
    derivatives: Iterable[Derivative],
    content: Path,
    cache: Path | None = None,
    workers: int | None = None,
    report: Report | None = None,
) -> Iterator[OutputFile]:
    """Draw in parallel; files come by source, then uri, whatever the number of workers.

    Threads, not processes: Pillow decodes, scales and encodes outside Python's lock.

    Args:
        derivatives: in any order.
        content: the content folder.
        cache: folder of earlier results, made if missing; None draws everything anew.
        workers: threads, by default one per processor.
        report: told of each picture that cannot be drawn.

    Raises:
        PictureError: the first picture that cannot be drawn, unless ``report`` is given.
    """
    number = workers or os.cpu_count() or 1
    with ThreadPoolExecutor(number) as pool:
        waiting: deque[Future[list[OutputFile] | PictureError]] = deque()
        for group in _by_source(derivatives):
            waiting.append(pool.submit(_draw_group, group, content, cache))
            if len(waiting) >= number * _AHEAD:
                yield from _settled(waiting.popleft().result(), report)
        while waiting:
            yield from _settled(waiting.popleft().result(), report)


def _settled(
    result: list[OutputFile] | PictureError, report: Report | None
) -> Sequence[OutputFile]:
    if not isinstance(result, PictureError):
        return result
    if report is None:
        raise result
    report(result)
    return ()


def _by_source(derivatives: Iterable[Derivative]) -> Iterator[list[Derivative]]:
    ordered = sorted(derivatives, key=lambda one: (one.source, one.uri))
    for _, group in groupby(ordered, key=lambda one: one.source):
        yield list(group)


def _draw_group(
    group: list[Derivative], content: Path, cache: Path | None
) -> list[OutputFile] | PictureError:
    found = {one.uri: _cached(one, cache) for one in group}
    missing = [one for one in group if not found[one.uri]]
    try:
        drawn = draw_source(content / missing[0].source, missing) if missing else {}
    except PictureError as error:
        return error
    for one in missing:
        kept.write(cache, key_of(one), drawn[one.uri])
    return [OutputFile(one.uri, drawn.get(one.uri) or found[one.uri]) for one in group]


def _cached(derivative: Derivative, cache: Path | None) -> bytes:
    return kept.read(cache, key_of(derivative))


def key_of(derivative: Derivative) -> str:
    """By everything the result depends on; the uri holds the digest of the source."""
    parts = (VERSION, derivative.uri, derivative.width, derivative.height, derivative.focus)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
