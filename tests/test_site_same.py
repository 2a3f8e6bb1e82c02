"""The same content and moment give the same bytes, whatever the machine, and by whatever engine."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from site_html import pages
from site_project import (
    SECOND_BEFORE,
    SECOND_BEFORE_EPOCH,
    Project,
    call,
    differing,
    replace_in,
    tiny_project,
    tree,
)

REQUIREMENTS = Path(__file__).parent / "properdocs-requirements.txt"


@pytest.mark.parametrize(
    ("clean", "umask", "environ"),
    [
        ([], 0o022, {"TZ": "UTC", "PYTHONHASHSEED": "0", "LANG": "C", "LC_ALL": "C"}),
        (
            ["--clean"],
            0o077,
            {"TZ": "America/New_York", "PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.UTF-8"},
        ),
    ],
    ids=["machine", "another"],
)
def test_on_another_machine(
    clean: list[str],
    umask: int,
    environ: dict[str, str],
    sample: Project,
    before: Path,
    tmp_path: Path,
) -> None:
    """Other folders, umask, time zone, hash seed, language and order of files; once without a cache."""
    project = sample.copy(tmp_path / "a b" / "项目", shuffle=umask)
    epoch = SECOND_BEFORE_EPOCH
    site = project.build(tmp_path / "site", *clean, umask=umask, SOURCE_DATE_EPOCH=epoch, **environ)
    assert differing(tree(site), tree(before)) == []


def test_nothing_depends_on_the_minute(sample: Project, before: Path, tmp_path: Path) -> None:
    """A build each night at another second must not look like a change."""
    site = sample.build(tmp_path / "site", date="2026-11-23T01:02:03")
    assert differing(tree(site), tree(before)) == []


def test_now_is_the_same_twice(tmp_path: Path) -> None:
    """Without any date: nothing but the day may show, so two builds differ at midnight at most."""
    project = tiny_project(tmp_path / "project")
    for attempt in range(2):
        one = tree(project.build(tmp_path / f"one{attempt}"))
        other = tree(project.build(tmp_path / f"other{attempt}"))
        if one == other:
            return
    assert differing(one, other) == []


def test_built_again_in_place(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    first = tree(project.build(tmp_path / "site", date=SECOND_BEFORE))
    again = tree(project.build(tmp_path / "site", date=SECOND_BEFORE))
    assert differing(first, again) == []


def test_files_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    """Who builds with a private umask still means to publish; after an edit, too."""
    project = tiny_project(tmp_path / "project")
    for words in ("", "一句新话", "又一句新话"):
        page = project.content / "about.md"
        page.write_text(f"{page.read_text('utf-8')}\n{words}\n", "utf-8")
        site = project.build(tmp_path / "site", umask=0o077, date=SECOND_BEFORE)
        for path in [site, *site.rglob("*")]:
            wanted = 0o755 if path.is_dir() else 0o644
            assert path.stat().st_mode & 0o777 == wanted, path


# ------------------------------------------------------------------ engines


def mkdocs(
    project: Project, site: Path, program: Path | None = None, **environ: str
) -> subprocess.CompletedProcess[str]:
    engine = [str(program)] if program else [sys.executable, "-m", "mkdocs"]
    command = [*engine, "build", "--strict", "-f", "mkdocs.yml", "-d", str(site)]
    return call(command, project.root, project.environment(**environ))


def test_plain_mkdocs_makes_the_same_site(sample: Project, before: Path, tmp_path: Path) -> None:
    done = mkdocs(sample, tmp_path / "site", SOURCE_DATE_EPOCH=SECOND_BEFORE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert differing(tree(tmp_path / "site"), tree(before)) == []


def test_plain_mkdocs_keeps_the_old_site_when_the_content_is_wrong(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    assert mkdocs(project, tmp_path / "site").returncode == 0
    old = tree(tmp_path / "site")
    replace_in(project.content / "city.yaml", "term: 16", "term: 十六届")
    done = mkdocs(project, tmp_path / "site")
    assert done.returncode != 0 and "content/city.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(tmp_path / "site") == old


def test_plain_mkdocs_takes_the_date_from_its_options(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    option = f"  - deputy-showcase:\n      date: '{SECOND_BEFORE}'\n"
    replace_in(project.root / "mkdocs.yml", "  - deputy-showcase\n", option)
    done = mkdocs(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    ours = project.build(tmp_path / "ours", date=SECOND_BEFORE)
    assert differing(tree(tmp_path / "site"), tree(ours)) == []


def test_an_option_that_does_not_exist_stops_a_strict_build(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    option = "  - deputy-showcase:\n      dat: '2026-11-16'\n"
    replace_in(project.root / "mkdocs.yml", "  - deputy-showcase\n", option)
    assert mkdocs(project, tmp_path / "site").returncode != 0


@pytest.fixture(scope="module")
def properdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ProperDocs, the continuation of MkDocs, in an environment of its own above all that we need."""
    environment = tmp_path_factory.mktemp("properdocs") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    python = environment / "bin/python"
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    ours = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (Path(packages) / "ours.pth").write_text(ours, "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
    options = ["--disable-pip-version-check", "--require-hashes", "--no-deps"]
    run(*pip, *options, "-r", REQUIREMENTS)
    return environment / "bin/properdocs"


def run(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_properdocs_makes_the_same_site(
    properdocs: Path, sample: Project, before: Path, tmp_path: Path
) -> None:
    done = mkdocs(sample, tmp_path / "site", properdocs, SOURCE_DATE_EPOCH=SECOND_BEFORE_EPOCH)
    assert done.returncode == 0, done.stderr
    assert differing(tree(tmp_path / "site"), tree(before)) == []
    home = pages(tmp_path / "site")["index.html"]
    featured = {one["href"] for one in home.all("a") if one.get("href", "").startswith("deputies/")}
    assert len(featured - {"deputies/"}) >= 9
