"""Writes the pictures of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .outputs.pictures import draw_all, key_of, wanted
from .pipeline import SitePlan
from .write import write_file

#: Called with what is being done, how many are done and how many there are.
Report = Callable[[str, int, int], None]
#: Whether a file, by uri and digest of what it is made from, can be taken over.
Take = Callable[[str, str], bool]


def write_pictures(
    plan: SitePlan, site: Path, cache: Path | None, take: Take, report: Report
) -> None:
    """Write every picture; what an earlier site has is taken over.

    Args:
        take: asked for each file by its uri and the digest of what it is made from.

    Raises:
        PictureError: a picture that cannot be drawn.
    """
    missing = [one for one in wanted(plan.catalogue) if not take(one.uri, key_of(one))]
    for done, output in enumerate(draw_all(missing, plan.content, cache), 1):
        write_file(site, output.path, output.data)
        report("图片", done, len(missing))
