"""The bench on a city of a few people: what it counts and writes, not how quick anything is."""

from __future__ import annotations

import importlib
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOMENT = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def bench(name: str) -> Any:
    """A module of ``bench/``, which is no part of the package."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return importlib.import_module(f"bench.{name}")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("bench")
    made = bench("side_by_side").make_city(
        bench("side_by_side").Wish((30,), 1, MOMENT, ROOT), 30, folder
    )
    return bench("side_by_side").prepare_peers(made, True, True)


def test_the_weeks_of_a_city_follow_its_size() -> None:
    weeks_for = bench("side_by_side").weeks_for
    assert [weeks_for(size) for size in (311, 623, 6230, 62300)] == [13, 26, 260, 260]


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    busy = "sum(range(3_000_000)); x = bytearray(60_000_000); import time; time.sleep(0.4)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    cost = bench("measure").measure([sys.executable, "-c", outer], tmp_path, {})
    assert cost.memory > 60_000_000
    assert 0.02 < cost.cpu < 20 and cost.wall > 0.4


def test_a_command_that_fails_is_told(tmp_path: Path) -> None:
    measure = bench("measure")
    with pytest.raises(measure.CommandFailed, match="no such thing"):
        measure.measure([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path, {})


def test_hugo_gets_every_person_and_article(city: Any) -> None:
    people = {path.stem for path in (city.hugo / "content/deputies").glob("*-*.md")}
    written = {path.stem for path in (city.content / "deputies").glob("*.yaml")}
    assert people and people <= written
    articles = list((city.hugo / "content/columns").glob("*/20*.md"))
    assert len(articles) == len(list((city.content / "columns").rglob("*.md")))


def test_mkdocs_gets_every_article(city: Any) -> None:
    articles = list((city.mkdocs / "docs/columns").rglob("*.md"))
    assert len(articles) == len(list((city.content / "columns").rglob("*.md")))


def test_an_edit_is_taken_back(city: Any) -> None:
    files = sorted((city.content / "columns").rglob("*.md"))
    before = [path.read_bytes() for path in files]
    with bench("contenders").one_article_edited(city.content, 1):
        changed = [path.read_bytes() for path in files]
        assert sum(one != other for one, other in zip(before, changed, strict=True)) == 1
    assert [path.read_bytes() for path in files] == before


def test_hugo_builds_the_same_kinds_of_page(city: Any, tmp_path: Path) -> None:
    """Only where the bench has installed Hugo before."""
    place = ".cache/bench/peers/lib/*/site-packages/hugo/binaries/hugo*"
    program = next(ROOT.glob(place), None) or shutil.which("hugo")
    if not program:
        pytest.skip("no Hugo here; the bench installs it")
    command = [str(program), "--noBuildLock", "--source", str(city.hugo)]
    command += ["--destination", f"{tmp_path}/site", "--cacheDir", f"{tmp_path}/cache"]
    bench("measure").measure(command, tmp_path, {"HOME": str(tmp_path)})
    kinds = bench("trees").survey(tmp_path / "site").kinds
    assert kinds["profile"] == len(list((city.hugo / "content/deputies").glob("*-*.md")))
    assert {"home", "article", "week", "directory", "archive", "schedule", "board"} <= set(kinds)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("deputies/index.html", "directory"),
        ("deputies/page/2/index.html", "directory"),
        ("directory/all/page-2/index.html", "directory"),
        ("deputies/zichuan-0001/index.html", "profile"),
        ("columns/2026-W47-zichuan/index.html", "article"),
        ("columns/2026/index.html", "archive"),
        ("districts/zichuan/columns/index.html", "archive"),
        ("weeks/2026-W47/index.html", "week"),
        ("weeks/index.html", "weeks"),
        ("stations/boshan-1/board/index.html", "board"),
        ("stations/boshan-1/board.html", "board"),
    ],
)
def test_kinds_of_page(path: str, kind: str) -> None:
    assert bench("trees").kind_of(Path(path)) == kind


def test_the_document_shows_ratios_and_growth() -> None:
    results, cost, tree = bench("results"), bench("measure").Cost, bench("trees").Tree
    outcomes = []
    for size, times in ((100, 1), (1000, 10)):
        one = results.Outcome(size, 10)
        one.add(
            "ours, cold", cost(2.0 * times, 3.0, 50_000_000), tree(10, 10, {"home": 1}, {"home": 9})
        )
        one.add(
            "Hugo alone", cost(4.0 * times, 2.0, 70_000_000), tree(10, 10, {"home": 1}, {"home": 9})
        )
        outcomes.append(one)
    text = results.document(
        outcomes, {"Python": "3"}, ["**Missing:** nothing."], "2026-11-22 12:00"
    )
    assert "| ours, cold | 2.0 | 3.0 | 0.50 | 1.50 | 50 |" in text
    assert "| ours, cold | 100 → 1,000 | 10.0 | 10.00 | 1.00 | 1.00 |" in text
    assert "**Missing:** nothing." in text
