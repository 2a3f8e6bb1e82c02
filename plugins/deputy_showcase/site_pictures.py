"""Writes the pictures of a site, and the share cards that are put together from them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from .earlier import Heritage
from .outputs.pictures import draw_all, key_of, wanted
from .outputs.share_cards import all_cards, card_files
from .outputs.share_cards import key_of as card_key_of
from .pipeline import SitePlan
from .write import write_file

#: Called with what is being done, how many are done and how many there are.
Report = Callable[[str, int, int], None]


def write_pictures(
    plan: SitePlan, site: Path, cache: Path | None, heritage: Heritage | None, report: Report
) -> dict[str, str]:
    """Write every picture, then every card; what an earlier site has is taken over.

    Returns:
        Path → digest of what each file was made from.

    Raises:
        PictureError: a picture that cannot be drawn.
    """
    pictures = wanted(plan.catalogue)
    keys = {one.uri: key_of(one) for one in pictures}
    missing = [one for one in pictures if not _taken(one.uri, keys[one.uri], site, heritage)]
    for done, output in enumerate(draw_all(missing, plan.content, cache), 1):
        write_file(site, output.path, output.data)
        report("图片", done, len(missing))
    return keys | _write_cards(plan, site, cache, heritage, report)


def _write_cards(
    plan: SitePlan, site: Path, cache: Path | None, heritage: Heritage | None, report: Report
) -> dict[str, str]:
    keys: dict[str, str] = {}
    missing = []
    for card in all_cards(plan.catalogue):
        own = {uri: card_key_of(card, form) for uri, form in card.files().items()}
        if not all([_taken(uri, key, site, heritage) for uri, key in own.items()]):
            missing.append(card)
        keys |= own
    for done, outputs in enumerate(card_files(missing, site, cache), 1):
        for output in outputs:
            # One of the two may have been taken over, and must not be written into.
            (site / output.path).unlink(missing_ok=True)
            write_file(site, output.path, output.data)
        report("分享图", done, len(missing))
    return keys


def _taken(uri: str, key: str, site: Path, heritage: Heritage | None) -> bool:
    return heritage is not None and heritage.take(uri, key, os.fspath(site))
