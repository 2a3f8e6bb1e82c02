"""``publish`` and what it stands on: files and folders change as a whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from deputy_showcase import write
from deputy_showcase.cli import main
from deputy_showcase.cli.inputs import all_inputs
from deputy_showcase.cli.shared import CACHE
from deputy_showcase.earlier import Earlier, keep
from tiny import put

BUILT, LATER = "2026-11-27T12:00", "2026-11-27T12:01"


@pytest.fixture
def site(tmp_path: Path, city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site as if it had been built from the city at ``BUILT``."""
    monkeypatch.setenv("DEPUTY_SHOWCASE_ROOT", str(tmp_path))
    put(tmp_path, "site/index.html", "新")
    put(tmp_path, "site/a/index.html", "甲")
    put(tmp_path, "site/same.txt", "同")
    _recorded(tmp_path / "site", city)
    return tmp_path / "site"


def _recorded(site: Path, city: Path, moment: str = BUILT) -> None:
    """What a build for that moment would have remembered of the site."""
    files = {path: ("", stamp) for path, stamp in write.stamps_below(site)}
    since, made_from = f"{moment}:00+08:00", all_inputs(city)[1].digest
    said = {"zone": "Asia/Shanghai"}
    keep(
        Earlier(since=since, said=said, files=files, made_from=made_from), site.parent / CACHE, site
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    put(tmp_path, "www/index.html", "旧")
    put(tmp_path, "www/gone/index.html", "去")
    put(tmp_path, "www/same.txt", "同")
    return tmp_path / "www"


def _publish(city: Path, site: Path, target: Path, *more: str) -> int:
    where = ["--content", str(city), "--site-dir", str(site), "--to", str(target)]
    return main(["publish", *where, "--date", LATER, *more])


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {one.relative_to(folder).as_posix(): one.read_text("utf-8", "replace") for one in files}


def test_the_target_becomes_the_site(
    city: Path, site: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _publish(city, site, target) == 0
    assert tree(target) == tree(site)
    assert "新增 1 个文件，更新 1 个，删除 1 个" in capsys.readouterr().out
    assert _leftovers(target) == []


def test_a_first_publication_makes_the_folders(city: Path, site: Path, tmp_path: Path) -> None:
    assert _publish(city, site, tmp_path / "new" / "www") == 0
    assert tree(tmp_path / "new" / "www") == tree(site)


def test_a_dry_run_only_tells(city: Path, site: Path, target: Path, tmp_path: Path) -> None:
    before = tree(tmp_path)
    assert _publish(city, site, target, "--dry-run") == 0
    assert _publish(city, site, tmp_path / "none", "--dry-run") == 0
    assert tree(tmp_path) == before
    assert not (tmp_path / "none").exists()


def test_a_target_behind_a_link_is_replaced_where_it_is(
    city: Path, site: Path, target: Path, tmp_path: Path
) -> None:
    link = tmp_path / "current"
    link.symlink_to(target)
    assert _publish(city, site, link) == 0
    assert link.is_symlink() and tree(target) == tree(site)


@pytest.mark.parametrize("where", ["site", "site/sub", ".", "photos", "file.txt", "nosite"])
def test_strange_folders_are_refused(where: str, city: Path, site: Path, tmp_path: Path) -> None:
    put(tmp_path, "photos/holiday.jpg", "x")
    put(tmp_path, "file.txt", "x")
    put(tmp_path, "empty/x", "x")
    before = tree(tmp_path)
    source = tmp_path / "empty" if where == "nosite" else site
    assert _publish(city, source, tmp_path / where) == 2
    assert tree(tmp_path) == before


def test_faulty_content_is_not_published(city: Path, site: Path, target: Path) -> None:
    put(city, "city.yaml", "名: 一")
    before = tree(target)
    assert _publish(city, site, target) == 1
    assert tree(target) == before


def test_a_site_for_a_later_moment_is_not_published_before_it(
    city: Path, site: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _recorded(site, city, "2026-11-30T09:00")
    before = tree(target)
    assert _publish(city, site, target) == _publish(city, site, target, "--dry-run") == 2
    assert tree(target) == before
    said = capsys.readouterr().err
    assert "2026-11-30 09:00" in said and "请先生成" in said
    assert _publish(city, site, target, "--date", "2026-11-30T09:00") == 0


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("deputies/zichuan-0001.yaml", "hold: false", "hold: true"),
        ("columns/2026/W47/zichuan.md", "status: 定稿", "status: 草稿"),
    ],
)
def test_a_site_from_before_an_edit_is_not_published(
    path: str, old: str, new: str, city: Path, site: Path, target: Path
) -> None:
    put(city, path, (city / path).read_text("utf-8").replace(old, new))
    before = tree(target)
    assert _publish(city, site, target) == 2
    assert tree(target) == before
    _recorded(site, city)
    assert _publish(city, site, target) == 0


def test_a_site_that_was_changed_since_is_not_published(
    city: Path, site: Path, target: Path
) -> None:
    put(site, "a/index.html", "乙、不知从何而来")
    before = tree(target)
    assert _publish(city, site, target) == 2
    assert tree(target) == before


def test_a_site_that_nothing_is_known_of_is_told_of(
    city: Path, site: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As after ``mkdocs build``, or where another machine built it."""
    shutil.rmtree(site.parent / CACHE)
    assert _publish(city, site, target) == 0
    assert "没有" in capsys.readouterr().err


def test_what_the_office_adds_to_a_site_goes_along(city: Path, site: Path, target: Path) -> None:
    put(site, "verify.txt", "本站归我")
    assert _publish(city, site, target) == 0
    assert tree(target)["verify.txt"] == "本站归我"


def test_a_full_disk_leaves_the_old_site(
    city: Path, site: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    before = tree(target)
    monkeypatch.setattr("deputy_showcase.cli.publish.shutil.copytree", fail)
    assert _publish(city, site, target) == 3
    assert tree(target) == before
    assert _leftovers(target) == []


def _leftovers(target: Path) -> list[str]:
    return [
        path.name for path in target.parent.iterdir() if path.name.startswith(f".{target.name}")
    ]


@pytest.mark.parametrize("exchange", [True, False])
def test_folders_are_swapped_with_and_without_the_kernels_help(
    exchange: bool, site: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(write, "_exchange", lambda one, other: False)
    staging = write.staging_for(target)
    put(staging, "index.html", "新")
    old = write.swap_in(staging, target)
    assert tree(target) == {"index.html": "新"}
    assert old
    shutil.rmtree(old)
    assert _leftovers(target) == []


def test_what_a_kill_left_behind_is_put_right(target: Path) -> None:
    before = tree(target)
    target.rename(target.with_name(".www.old"))
    put(target.parent, ".www.new-abc/index.html", "半")
    staging = write.staging_for(target)
    assert tree(target) == before
    assert _leftovers(target) == [staging.name]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = put(tmp_path, "a.yaml", "旧")
    path.chmod(0o640)
    write.atomic_write(path, "新".encode())
    assert path.read_text("utf-8") == "新"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    write.atomic_write(tmp_path / "b.yaml", b"x")
    assert stat.S_IMODE((tmp_path / "b.yaml").stat().st_mode) == 0o644
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "b.yaml"]


def test_a_failed_replacement_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    path = put(tmp_path, "a.yaml", "旧")
    monkeypatch.setattr(write.os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write.atomic_write(path, b"new")
    assert tree(tmp_path) == {"a.yaml": "旧"}
