"""The file of every station's board (``boards/<station>.pdf``), drawn only where something changed."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..pages.catalogue import Catalogue
from . import kept
from .board.content import Board, boards
from .spec import OutputFile, OutputJob
from .typefaces import fingerprint, typeface

__all__ = ["board_files", "boards", "boards_job"]


def boards_job(catalogue: Catalogue, site: Path, cache: Path | None) -> OutputJob:
    """All boards as one job: the glyphs that they share are read once."""
    found = {_key(one): one for one in boards(catalogue)}
    return OutputJob(lambda: _files(found, site, cache), "boards", tuple(found))


def board_files(found: Iterable[Board], site: Path, cache: Path | None) -> Iterator[OutputFile]:
    """The files of boards, in order.

    Args:
        site: the folder with the site's drawn pictures.
        cache: folder of earlier results, made if missing; None draws everything anew.
    """
    return _files({_key(one): one for one in found}, site, cache)


def _files(found: Mapping[str, Board], site: Path, cache: Path | None) -> Iterator[OutputFile]:
    """By their keys."""
    for key, board in found.items():
        yield OutputFile(board.uri, _file(key, board, site, cache))
    # Open fonts take eighty megabytes, and what is made after the boards asks for none.
    typeface.cache_clear()
    gc.collect()


def _file(key: str, board: Board, site: Path, cache: Path | None) -> bytes:
    data = kept.read(cache, key)
    if not data:
        # fontTools is imported by whoever draws; most builds do not.
        from .board.draw import draw

        data = draw(board, lambda uri: (site / uri).read_bytes())
        kept.write(cache, key, data)
    return data


def _key(board: Board) -> str:
    """By everything the file depends on; a picture's uri holds the digest of its source."""
    from .board import VERSION

    text = repr((VERSION, fingerprint(), board))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
