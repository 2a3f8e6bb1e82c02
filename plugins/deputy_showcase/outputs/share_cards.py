"""All share cards and squares, drawn side by side and kept like the other pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import __version__ as pillow_version

from ..pages.catalogue import Catalogue
from ..pages.sharing import cards
from ..share import ShareCard
from . import kept
from .spec import OutputFile
from .typefaces import fingerprint

__all__ = ["all_cards", "card_files", "key_of"]


def all_cards(catalogue: Catalogue) -> list[ShareCard]:
    """Each card once, in the order of their addresses."""
    found = {one.digest: one for one in cards(catalogue)}
    return [found[digest] for digest in sorted(found)]


def card_files(
    wanted: list[ShareCard], site: Path, cache: Path | None, workers: int | None = None
) -> Iterator[tuple[OutputFile, OutputFile]]:
    """The card and the square of each, in order.

    Args:
        site: the folder with the site's drawn pictures.
        cache: folder of earlier results, made if missing; None draws everything anew.
        workers: threads, by default one per processor.
    """
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(lambda one: _files(one, site, cache), wanted)


def _files(card: ShareCard, site: Path, cache: Path | None) -> tuple[OutputFile, OutputFile]:
    return (
        OutputFile(card.share.uri, _drawn(card, "large", site, cache)),
        OutputFile(card.share.square, _drawn(card, "square", site, cache)),
    )


def _drawn(card: ShareCard, form: str, site: Path, cache: Path | None) -> bytes:
    key = key_of(card, form)
    data = kept.read(cache, key)
    if not data:
        from .cards.designs import large, square

        draw = large if form == "large" else square
        data = draw(card, lambda uri: (site / uri).read_bytes())
        kept.write(cache, key, data)
    return data


def key_of(card: ShareCard, form: str) -> str:
    """By everything the result depends on; a picture's uri holds the digest of its source."""
    text = repr((form, card.digest, pillow_version, fingerprint()))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
