"""``check`` on the command line: exit codes and the three formats."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from deputy_showcase.cli import main
from tiny import FILES, put


def _check(city: Path, *more: str) -> int:
    return main(["check", "--content", str(city), "--date", "2026-11-18", *more])


def test_fine_content(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the look ahead says of weeks still without an article is no error."""
    assert _check(city) == 0
    assert "错误 [" not in capsys.readouterr().out
    assert _check(city, "--format", "json") == 0
    assert {row["severity"] for row in json.loads(capsys.readouterr().out)} <= {"warning"}
    assert _check(city, "--format", "github") == 0
    assert "::error" not in capsys.readouterr().out


def test_a_warning_alone_is_no_failure(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(city, "deputies/nobody.png", (city / "deputies/zichuan-0001.png").read_bytes())
    assert _check(city) == 0
    printed = capsys.readouterr().out
    assert "deputies/nobody.png:1: 提醒 [stray-picture]" in printed
    assert "错误 0 处，提醒 " in printed


def test_an_error_in_every_format(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(city, "stations/zaomatou.yaml", FILES["stations/zaomatou.yaml"].replace("name:", "nmae:"))
    assert _check(city) == 1
    where = f"{city.as_posix()}/stations/zaomatou.yaml:2"
    assert f"{where}: 错误 [unknown-key] 「nmae」没有「nmae」这个字段\n    → 是否想写 name？" in (
        capsys.readouterr().out
    )
    _check(city, "--format", "json")
    rows = [row for row in json.loads(capsys.readouterr().out) if row["severity"] == "error"]
    assert set(rows[0]) == {"path", "line", "field", "code", "severity", "message", "hint"}
    assert {(row["path"], row["code"]) for row in rows} == {
        ("stations/zaomatou.yaml", "missing"),
        ("stations/zaomatou.yaml", "unknown-key"),
    }
    _check(city, "--format", "github")
    assert capsys.readouterr().out.count("::error file=") == 2


def test_a_draft_is_to_be_finished_and_a_missing_article_to_be_written(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = FILES["columns/2026/W47/zichuan.md"]
    put(city, "columns/2026/W47/zichuan.md", article.replace("定稿", "送审"))
    _check(city, "--format", "json")
    rows = [row for row in json.loads(capsys.readouterr().out) if row["code"] == "no-article"]
    draft, missing = (row for row in rows if "2026-W47" in row["message"])
    assert (draft["path"], draft["line"], draft["field"]) == (
        "columns/2026/W47/zichuan.md",
        *(article.split("\n").index("status: 定稿") + 1, "status"),
    )
    assert "status 改为定稿" in draft["hint"] and "new column" not in draft["hint"]
    assert missing["path"] == "schedule/2026.yaml"
    assert "new column --district zibo --week 2026-W47" in missing["hint"]


def test_github_commands_cannot_be_broken_out_of(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(city, "deputies/a,b%::c.yml", "x")
    put(city, "stations/x.yaml", '"::warning file=a::b\\n%0A": 1\n')
    assert _check(city, "--format", "github") == 1
    for line in capsys.readouterr().out.splitlines():
        assert line.startswith(("::error file=", "::warning file="))
        assert line.partition("file=")[2].split("::")[0].count(",") == 2


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--date", "昨天"], ["--nope"]])
def test_wrong_usage(arguments: list[str], city: Path) -> None:
    assert _check(city, *arguments) == 2


def test_no_such_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(tmp_path / "none") == 2
    put(tmp_path, "file", "")
    assert _check(tmp_path / "file") == 2
    assert "内容文件夹" in capsys.readouterr().err


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(tmp_path) == 1
    assert "no-city" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_no_unicode(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsencode(city / "deputies") + b"/\xd6\xd0.yaml"
    with open(name, "wb") as file:
        file.write(b"id: a\n")
    assert _check(city, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)


def test_nothing_is_written(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    _check(city)
    assert sorted(tmp_path.rglob("*")) == before
