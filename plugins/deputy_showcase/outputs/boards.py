"""The file of every station's board (``boards/<station>.pdf``), drawn only where something changed."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..pages.catalogue import Catalogue
from . import kept
from .board import VERSION
from .board.content import Board, boards
from .spec import Drawn, OutputFile, OutputJob
from .typefaces import fingerprint, typeface

__all__ = ["board_files", "boards", "boards_job"]


def boards_job(catalogue: Catalogue, drawn: Drawn, cache: Path | None) -> OutputJob:
    """All boards as one job: the glyphs that they share are read once."""
    # No board says anything of articles.
    bare = catalogue.without_columns
    made_from = (*bare.made_from, VERSION, fingerprint())
    return OutputJob(lambda: board_files(boards(bare), drawn, cache), "boards", made_from)


def board_files(found: Iterable[Board], drawn: Drawn, cache: Path | None) -> Iterator[OutputFile]:
    """The files of boards, in order.

    Args:
        drawn: gives the site's drawn pictures.
        cache: folder of earlier results, made if missing; None draws everything anew.
    """
    for board in found:
        yield OutputFile(board.uri, _file(board, drawn, cache))
    # Open fonts take eighty megabytes, and what is made after the boards asks for none of them.
    typeface.cache_clear()
    gc.collect()


def _file(board: Board, drawn: Drawn, cache: Path | None) -> bytes:
    key = _key(board)
    data = kept.read(cache, key)
    if not data:
        # fontTools is imported by whoever draws; most builds do not.
        from .board.draw import draw

        data = draw(board, drawn)
        kept.write(cache, key, data)
    return data


def _key(board: Board) -> str:
    """By everything the file depends on; a picture's uri holds the digest of its source."""
    text = repr((VERSION, fingerprint(), board))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
