"""Who is measured: this project cold, edited and unchanged, Hugo, Pagefind on Hugo's site, MkDocs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .measure import Cost, measure
from .trees import Tree, survey

OURS_COLD, OURS_EDITED, OURS_SAME = "ours, cold", "ours, one article edited", "ours, unchanged"
HUGO, PAGEFIND, MKDOCS = "Hugo alone", "Hugo + Pagefind", "MkDocs + Material, plain"

#: Takes what one run cost and what it built.
Report = Callable[[str, Cost, Tree], None]


@dataclass(frozen=True, slots=True)
class City:
    """One made city in all the forms its contenders read.

    Attributes:
        moment: for which moment we build, ``2026-11-22T12:00``.
        hugo: the Hugo project, or None where Hugo is missing.
        mkdocs: the plain MkDocs project, or None where it is not to be measured.
    """

    deputies: int
    weeks: int
    content: Path
    moment: str
    root: Path
    hugo: Path | None = None
    mkdocs: Path | None = None

    def ours(self, site: Path, *more: str) -> list[str]:
        """The command that builds this city with this project, as its users start it."""
        place = ["--content", str(self.content), "--site-dir", str(site), "--date", self.moment]
        return [sys.executable, str(self.root / "build.py"), "build", *place, *more]


def run_once(city: City, programs: dict[str, Path], number: int, report: Report) -> None:
    """One round of all contenders, each into a fresh folder that is gone afterwards."""
    cold(city, report)
    if city.hugo:
        hugo(city, programs, report)
    incremental(city, number, report)
    if city.mkdocs:
        plain(city, report)


def cold(city: City, report: Report) -> None:
    with fresh(city) as folder:
        cost = measure(city.ours(folder / "site", "--clean"), folder, clean_environment())
        report(OURS_COLD, cost, survey(folder / "site"))


def hugo(city: City, programs: dict[str, Path], report: Report) -> None:
    with fresh(city) as folder:
        site = folder / "site"
        command = [str(programs["hugo"]), "--quiet", "--noBuildLock", "--source", str(city.hugo)]
        command += ["--destination", str(site), "--cacheDir", str(folder / "cache")]
        alone = measure(command, folder, clean_environment())
        report(HUGO, alone, survey(site))
        if "pagefind" in programs:
            search = [str(programs["pagefind"]), "--site", str(site)]
            indexing = measure(search, folder, clean_environment())
            report(PAGEFIND, alone.then(indexing), survey(site))


def incremental(city: City, number: int, report: Report) -> None:
    """Twice over a site that an unmeasured build has just made and whose caches it has filled."""
    with fresh(city) as folder:
        command = city.ours(folder / "site")
        measure(command, folder, clean_environment())
        with one_article_edited(city.content, number):
            cost = measure(command, folder, clean_environment())
            report(OURS_EDITED, cost, survey(folder / "site"))
            cost = measure(command, folder, clean_environment())
            report(OURS_SAME, cost, survey(folder / "site"))


def plain(city: City, report: Report) -> None:
    with fresh(city) as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        command += ["--config-file", f"{city.mkdocs}/mkdocs.yml", "--site-dir", f"{folder}/site"]
        cost = measure(command, folder, clean_environment())
        report(MKDOCS, cost, survey(folder / "site"))


@contextmanager
def fresh(city: City) -> Iterator[Path]:
    """A new folder beside the content: rewriting old ones makes ext4 slower from run to run."""
    with TemporaryDirectory(dir=city.content.parent, ignore_cleanup_errors=True) as name:
        yield Path(name)


def clean_environment() -> dict[str, str]:
    """Without what would turn our clock or Python's caches from what users have."""
    dropped = ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE", "DEPUTY_SHOWCASE_DATE")
    return {name: value for name, value in os.environ.items() if name not in dropped}


@contextmanager
def one_article_edited(content: Path, number: int) -> Iterator[None]:
    """The newest article with a sentence more, of its own in each round, and as it was again."""
    path = max((content / "columns").rglob("*.md"))
    before = path.read_bytes()
    path.write_bytes(before + f"\n这一句是第{number}次测速时加上的。\n".encode())
    try:
        yield
    finally:
        path.write_bytes(before)


def copy_theme(root: Path, project: Path) -> None:
    """The Hugo project without content: our theme for it, and the assets both sites share."""
    shutil.copytree(root / "bench" / "hugo", project)
    shutil.copytree(root / "theme_overrides" / "assets", project / "static" / "assets")
