"""Whole sites for tests: a project folder of its own, built by the command line in its own process.

A copy of the frame and the content, so that a test may change both and no edit under way disturbs it.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from filelock import FileLock

from tiny import tiny_city

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "content"
CACHE = ".cache"
#: The release of the sample's newest article, and the second before it.
RELEASE, SECOND_BEFORE = "2026-11-23T09:00:00", "2026-11-23T08:59:59"
#: ``SECOND_BEFORE`` in Shanghai as seconds since 1970 UTC.
SECOND_BEFORE_EPOCH = "1795395599"
#: Builds content although it has errors, to see what the gate behind the checks lets through.
_ANYWAY = """
import sys
from pathlib import Path
from deputy_showcase.cli.site import build_site
from deputy_showcase.cli.shared import clock_for
from deputy_showcase.pipeline import check, plan_site
from deputy_showcase.problems import as_json
content, site, date = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
checked = check(content)
build_site(plan_site(content, checked.site, clock_for(date)), site)
print(as_json(checked.problems, "content"))
"""


@dataclass(frozen=True)
class Project:
    """A folder with ``mkdocs.yml``, ``theme_overrides`` and ``content``."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    def copy(self, root: Path, shuffle: int | None = None) -> Project:
        """The same content in another folder; pictures that were drawn once are not drawn again."""
        project = make_project(root, self.content, shuffle)
        (root / CACHE).symlink_to(self.root / CACHE)
        return project

    def environment(self, **extra: str) -> dict[str, str]:
        """This process's environment, without what a build takes its time from."""
        clocks = ("SOURCE_DATE_EPOCH", "DEPUTY_SHOWCASE_DATE")
        kept = {name: value for name, value in os.environ.items() if name not in clocks}
        ours = {"PYTHONUTF8": "1", "DEPUTY_SHOWCASE_ROOT": str(self.root)}
        return {**kept, **ours, "NO_MKDOCS_2_WARNING": "1", **extra}

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "deputy_showcase", *map(str, arguments)]

    def run(
        self, *arguments: str | Path, umask: int = -1, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """One command of ours, from the project folder."""
        return call(self.command(*arguments), self.root, self.environment(**environ), umask)

    def build(
        self, site: Path, *arguments: str, date: str = "", umask: int = -1, **environ: str
    ) -> Path:
        """Build and return the site's folder; fails with what was printed."""
        when = ["--date", date] if date else []
        done = self.run("build", "--site-dir", site, *when, *arguments, umask=umask, **environ)
        assert done.returncode == 0, done.stdout + done.stderr
        return site

    def build_anyway(self, site: Path, date: str) -> str:
        """Build whatever the checks say; returns the problems as JSON."""
        arguments = [sys.executable, "-c", _ANYWAY, str(self.content), str(site), date]
        done = call(arguments, self.root, self.environment())
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def call(
    command: list[str], folder: Path, environment: Mapping[str, str], umask: int = -1
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def make_project(root: Path, content: Path, shuffle: int | None = None) -> Project:
    """Copy the frame and some content; with ``shuffle``, the files come into being in that order."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(ROOT / "theme_overrides", root / "theme_overrides")
    files = sorted(path for path in content.rglob("*") if path.is_file())
    if shuffle is not None:
        random.Random(shuffle).shuffle(files)
    for file in files:
        target = root / "content" / file.relative_to(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return Project(root)


def tiny_project(root: Path) -> Project:
    """The smallest city; builds in little more than the time to start Python."""
    return make_project(root, tiny_city(root.with_name(f"{root.name}-content")))


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_text(text.replace(old, new), "utf-8")


def tree(site: Path) -> dict[str, bytes]:
    """Every file of a folder by its path below it."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Paths that are not the same in both; short enough to read when a test fails."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


class _Handler(SimpleHTTPRequestHandler):
    """A static host: unknown addresses get ``404.html``."""

    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves a page early hangs up; that is no fault of the server."""


@contextmanager
def served(site: Path, handler: type[SimpleHTTPRequestHandler] = _Handler) -> Iterator[str]:
    """The site at an address of this machine, ending in ``/``."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all processes of this run of the tests share; the first that asks makes it."""
    own = folders.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(shared / f"{name}.lock"):
        if not (shared / name).exists():
            make(shared / f"{name}.new")
            (shared / f"{name}.new").rename(shared / name)
    return shared / name


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample city, with the pictures that this project has drawn already, if any. To be read only."""

    def make(folder: Path) -> None:
        make_project(folder, SAMPLE)
        (folder / CACHE).mkdir()
        if (ROOT / CACHE).is_dir():
            others = shutil.ignore_patterns("content", "sites", "bench")
            shutil.copytree(ROOT / CACHE, folder / CACHE, ignore=others, dirs_exist_ok=True)

    return Project(_made_once(tmp_path_factory, "sample", make))


@pytest.fixture(scope="session")
def before(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site one second before its newest article is released. To be read only."""
    make = partial(sample.build, date=SECOND_BEFORE)
    return _made_once(tmp_path_factory, "before", make)


@pytest.fixture(scope="session")
def after(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site in the second of that release. To be read only."""
    return _made_once(tmp_path_factory, "after", partial(sample.build, date=RELEASE))


@pytest.fixture(scope="session")
def address(before: Path) -> Iterator[str]:
    """Where the sample site is served."""
    with served(before) as at:
        yield at
