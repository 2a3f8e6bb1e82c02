"""Caches are never wrong: after any edits, a build that uses them equals one that does not, byte for byte."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from deputy_showcase.cli import main
from deputy_showcase.outputs import kept
from deputy_showcase.tidy import tidy
from made_files import COLUMN, DEPUTY
from site_project import CACHE, Project, differing, replace_in, tiny_project, tree

DATE = "2026-11-24T10:00"
ARTICLE = """\
---
title: "{title}"
district: {district}
week: 2026-W{week}
status: 定稿
author: 李明
source: 淄博日报
---

{body}
"""
PERSON = """\
id: zhangdian-{number:04d}
name: {name}
summary: {summary}
memberships: [{{level: district, district: zhangdian, term: 16, start_date: 2022-01-10}}]
"""
WORDS = st.sampled_from(["一句新话", "王建国到了现场", "# 小标题", "**重点**", "<b>标签</b>", "好"])
Edit = Callable[[Project], None]


def _article(project: Project, week: int, district: str) -> Path:
    return project.content / f"columns/2026/W{week}/{district}.md"


def write_article(week: int, district: str, words: str) -> Edit:
    def edit(project: Project) -> None:
        path = _article(project, week, district)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = ARTICLE.format(title=words[:4], district=district, week=week, body=words)
        path.write_text(text.replace("#", ""), "utf-8")

    return edit


def write_person(number: int, name: str, words: str) -> Edit:
    def edit(project: Project) -> None:
        path = project.content / f"deputies/zhangdian-{number:04d}.yaml"
        text = PERSON.format(number=number, name=name, summary=f'"{words}"')
        path.write_text(text, "utf-8")

    return edit


def delete(name: str) -> Edit:
    return lambda project: (project.content / name).unlink(missing_ok=True)


def rename(old: str, new: str) -> Edit:
    def edit(project: Project) -> None:
        if (project.content / old).exists():
            (project.content / old).rename(project.content / new)

    return edit


def change(name: str, pattern: str, new: str) -> Edit:
    def edit(project: Project) -> None:
        path = project.root / name
        if path.exists():
            path.write_text(re.sub(pattern, new, path.read_text("utf-8"), count=1), "utf-8")

    return edit


def break_cache(project: Project) -> None:
    """Half of the cache's files are cut, as by a full disk."""
    for number, path in enumerate(sorted((project.root / CACHE).rglob("*"))):
        if path.is_file() and number % 2:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def drop_cache(project: Project) -> None:
    shutil.rmtree(project.root / CACHE, ignore_errors=True)


def spoil_site(project: Project) -> None:
    """Somebody writes into the built site."""
    page = project.root / "site" / "index.html"
    if page.exists():
        page.write_text("别人写的", "utf-8")


def nothing(project: Project) -> None:
    """The same again."""


EDITS = st.one_of(
    st.builds(write_article, st.integers(45, 48), st.sampled_from(["zibo", "zichuan", "zhangdian"]), WORDS),
    st.builds(write_person, st.integers(1, 3), st.sampled_from(["王建", "孙立", "赵淑芬"]), WORDS),
    st.sampled_from(
        [
            nothing,
            break_cache,
            drop_cache,
            spoil_site,
            delete("columns/2026/W47/zichuan.md"),
            delete("deputies/zhangdian-0001.yaml"),
            delete("deputies/zichuan-0001.png"),
            delete("proofreading.yaml"),
            rename("deputies/zhangdian-0001.yaml", "deputies/zhangdian-0002.yaml"),
            change("content/city.yaml", "subtitle: .*?}", "subtitle: 风采}"),
            change("content/city.yaml", "announce_weeks: [0-9]", "announce_weeks: 3"),
            change("content/deputies/zichuan-0001.yaml", "hold: (true|false)", "hold: true"),
            change("content/deputies/zichuan-0001.yaml", "hold: true", "hold: false"),
            change("content/deputies/zichuan-0002.yaml", "summary: .*", "summary: 种田的能手"),
            change("content/about.md", "$", "\n一句话。\n"),
            change("theme_overrides/showcase/profile.html", "<h2", "<h2 data-edited"),
            change("theme_overrides/showcase/_macros.html", "class=\"card", "class=\"other card"),
            change("theme_overrides/main.html", "</body>", "<!-- edited --></body>"),
            change("mkdocs.yml", "language: zh", "language: zh "),
        ]
    ),
)  # fmt: skip


def _build(project: Project, site: str, *more: str) -> int:
    folder = str(project.root / site)
    where = ("--content", str(project.content), "--site-dir", folder, "--date", DATE)
    return main(["build", *where, *more])


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=st.lists(EDITS, min_size=4, max_size=4))
def test_a_cached_build_equals_a_clean_one_after_any_edits(
    edits: list[Edit],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = tiny_project(tmp_path_factory.mktemp("cache") / "project")
    monkeypatch.setenv("DEPUTY_SHOWCASE_ROOT", str(project.root))
    for edit in [nothing, *edits]:
        edit(project)
        code = _build(project, "site")
        shutil.rmtree(project.root / "clean", ignore_errors=True)
        saved = _put_away(project)
        assert _build(project, "clean", "--clean") == code
        _put_back(project, saved)
        if code == 0:
            assert differing(tree(project.root / "site"), tree(project.root / "clean")) == []


def _put_away(project: Project) -> Path:
    """The clean build writes caches too; the next cached one shall find its own."""
    saved = project.root / "saved"
    shutil.rmtree(saved, ignore_errors=True)
    if (project.root / CACHE).exists():
        os.rename(project.root / CACHE, saved)
    return saved


def _put_back(project: Project, saved: Path) -> None:
    shutil.rmtree(project.root / CACHE, ignore_errors=True)
    if saved.exists():
        os.rename(saved, project.root / CACHE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return tiny_project(tmp_path / "project")


def _times(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns
        for path in site.rglob("*")
        if path.is_file()
    }


def test_a_sitemap_taken_over_is_still_ours(project: Project, tmp_path: Path) -> None:
    """The theme has a template of that name, which MkDocs copies as it is."""
    site = project.build(tmp_path / "site", date=DATE)
    before = (site / "sitemap.xml").read_bytes()
    for words in ("一句新话", "又一句新话"):
        change("content/about.md", "$", f"\n{words}。\n")(project)
        project.build(site, date=DATE)
        assert (site / "sitemap.xml").read_bytes() == before


def test_an_unchanged_site_is_not_touched(project: Project, tmp_path: Path) -> None:
    site = project.build(tmp_path / "site", date=DATE)
    written = _times(site)
    said = project.run("build", "--site-dir", site, "--date", "2026-11-24T23:59").stdout
    assert _times(site) == written and "网站已生成" in said
    project.build(site, date="2026-11-25T00:00")
    assert _times(site) != written, "days are counted, so a new day is a new site"


def test_a_release_between_two_builds_of_a_day_is_not_missed(
    project: Project, tmp_path: Path
) -> None:
    write_article(48, "zichuan", "新的一周")(project)
    before = project.build(tmp_path / "site", date="2026-11-23T08:59:59")
    assert not (before / "columns/2026-W48-zichuan").exists()
    project.build(before, date="2026-11-23T09:00")
    assert (before / "columns/2026-W48-zichuan").exists()


def test_one_edit_writes_only_what_it_changes(project: Project, tmp_path: Path) -> None:
    site = project.build(tmp_path / "site", date=DATE)
    # A first build keeps digests of whole jobs only, the second those of pages.
    replace_in(project.content / "deputies/zichuan-0002.yaml", "农技员", "农艺师")
    project.build(site, date=DATE)
    written = _times(site)
    replace_in(project.content / "deputies/zichuan-0002.yaml", "农艺师", "种粮能手")
    project.build(site, date=DATE)
    changed = {path for path, time in _times(site).items() if written.get(path) != time}
    assert "deputies/zichuan-0002/index.html" in changed
    assert "deputies/zibo-0001/index.html" not in changed
    assert "columns/2026-W47-zichuan/index.html" not in changed


def test_the_site_in_place_shares_no_file_with_its_successor_that_differs(
    project: Project, tmp_path: Path
) -> None:
    """Files are taken over by links; writing into one would change the site that people are reading."""
    site = project.build(tmp_path / "site", date=DATE)
    kept = shutil.copytree(site, tmp_path / "kept", copy_function=os.link)
    before = tree(site)
    replace_in(project.content / "deputies/zichuan-0002.yaml", "农技员", "种粮能手")
    project.build(site, date=DATE)
    assert differing(tree(kept), before) == []


def test_warnings_are_repeated_when_nothing_changed(project: Project, tmp_path: Path) -> None:
    replace_in(project.content / "city.yaml", "groups:\n", "groups:\n  - {id: law, name: 法制}\n")
    one, two = (project.run("build", "--site-dir", tmp_path / "site", "--date", DATE) for _ in "ab")
    assert one.returncode == two.returncode == 0
    assert one.stderr == two.stderr != ""


def test_faults_are_said_again_from_memory(project: Project, tmp_path: Path) -> None:
    (project.content / DEPUTY).write_text("id: zichuan-0001\nnmae: 某\n", "utf-8")
    one, two = (project.run("build", "--site-dir", tmp_path / "site", "--date", DATE) for _ in "ab")
    assert one.returncode == two.returncode == 1
    assert one.stderr == two.stderr and "nmae" in one.stderr


def test_a_cache_that_cannot_be_written_stops_nothing(project: Project, tmp_path: Path) -> None:
    (project.root / CACHE).mkdir()
    for name in ("content", "sites"):
        (project.root / CACHE / name).write_text("a file, not a folder", "utf-8")
    assert (project.build(tmp_path / "site", date=DATE) / "index.html").exists()


def test_edits_within_one_tick_of_the_clock_are_seen(project: Project, tmp_path: Path) -> None:
    """Same size, same times: only the clock's tick tells that the file cannot be trusted."""
    site = tmp_path / "site"
    words = random.Random(1).sample("甲乙丙丁戊己庚辛", 4)
    for word in words:
        path = project.content / COLUMN
        path.write_text(re.sub("title: .*", f"title: 题目{word}", path.read_text("utf-8")), "utf-8")
        os.utime(path, ns=(1_790_000_000_000_000_000, 1_790_000_000_000_000_000))
        project.build(site, date=DATE)
        assert f"题目{word}" in (site / "columns/2026-W47-zichuan/index.html").read_text("utf-8")


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:9], lambda _: b""])
def test_a_damaged_picture_is_drawn_again(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    kept.write(tmp_path, "ab" * 16, b"a picture")
    assert kept.read(tmp_path, "ab" * 16) == b"a picture"
    path = kept.file(tmp_path, "ab" * 16)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.read(tmp_path, "ab" * 16) == b""


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / "aa" / str(number)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * 100)
        os.utime(path, (number, number))
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "large").write_bytes(b"x" * 10_000)
    tidy(tmp_path, 350)
    assert sorted(one.name for one in (tmp_path / "aa").iterdir()) == ["7", "8", "9"]
    assert (tmp_path / "bench" / "large").exists()
