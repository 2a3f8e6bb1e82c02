"""The plugin's options, and how our own commands run the engine."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import MkDocsException

if TYPE_CHECKING:
    from .earlier import Heritage, Written
    from .pipeline import SitePlan

PLUGIN = "deputy-showcase"
#: What the engine raises when it fails, or warns in strict mode.
EngineError = MkDocsException


class ShowcaseConfig(Config):  # type: ignore[no-untyped-call]
    """Options under ``plugins: - deputy-showcase:`` in ``mkdocs.yml``."""

    date = config_options.Optional(config_options.Type(str))
    """Build as of this moment (``2026-11-16T09:00``); else ``SOURCE_DATE_EPOCH``, else now."""

    cache_dir = config_options.Type(str, default=".cache")
    """Where drawn pictures are kept between builds, relative to ``mkdocs.yml``; safe to delete."""


def run_build(
    config_file: Path,
    plan: SitePlan,
    site_dir: Path,
    *,
    cache: Path | None,
    heritage: Heritage | None = None,
    progress: Any = None,
) -> Written:
    """Build a planned site with MkDocs into a folder.

    Returns:
        Digests of what its files were made from; none without a heritage.

    Raises:
        EngineError: the engine failed, or warned about something.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with plain_pages(plan) as docs_dir:
        config = load_config(
            config_file=str(config_file), docs_dir=docs_dir, site_dir=str(site_dir), strict=True
        )
        plugin: Any = config.plugins[PLUGIN]
        plugin.prepare(plan, cache, heritage, progress)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    written: Written = plugin.written
    return written


@contextmanager
def plain_pages(plan: SitePlan) -> Iterator[str]:
    """A folder with the pages that MkDocs itself renders; it would look at every file of the content."""
    with TemporaryDirectory() as folder:
        for page in plan.catalogue.site.pages:
            shutil.copyfile(plan.content / page.path, Path(folder) / page.path)
        yield folder
