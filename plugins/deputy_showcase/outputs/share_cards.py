"""All share cards and squares, drawn side by side and kept like the other pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PIL import __version__ as pillow_version

from ..pages.catalogue import Catalogue
from ..pages.sharing import cards
from ..share import ShareCard
from . import kept
from .spec import Drawn, OutputFile, OutputJob
from .typefaces import fingerprint

__all__ = ["all_cards", "card_files", "card_jobs", "key_of"]


def all_cards(catalogue: Catalogue) -> list[ShareCard]:
    """Each card once, in the order of their addresses."""
    found = {one.digest: one for one in cards(catalogue)}
    return [found[digest] for digest in sorted(found)]


def card_jobs(catalogue: Catalogue, drawn: Drawn, cache: Path | None) -> Iterator[OutputJob]:
    """Each card as a job of its own: most stay as they are.

    Args:
        drawn: gives the site's drawn pictures.
        cache: folder of earlier results, made if missing; None draws everything anew.
    """
    for card in all_cards(catalogue):
        keys = tuple(key_of(card, form) for form in card.files().values())
        yield OutputJob(partial(card_files, card, drawn, cache), f"card {card.digest}", keys)


def card_files(card: ShareCard, drawn: Drawn, cache: Path | None) -> tuple[OutputFile, OutputFile]:
    """The card and its square."""
    return (
        OutputFile(card.share.uri, _drawn(card, "large", drawn, cache)),
        OutputFile(card.share.square, _drawn(card, "square", drawn, cache)),
    )


def _drawn(card: ShareCard, form: str, drawn: Drawn, cache: Path | None) -> bytes:
    key = key_of(card, form)
    data = kept.read(cache, key)
    if not data:
        from .cards.designs import large, square

        draw = large if form == "large" else square
        data = draw(card, drawn)
        kept.write(cache, key, data)
    return data


def key_of(card: ShareCard, form: str) -> str:
    """By everything the result depends on; a picture's uri holds the digest of its source."""
    text = repr((form, card.digest, pillow_version, fingerprint()))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
