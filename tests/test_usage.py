"""What people see who mistype a command, or name a place that cannot be written: Chinese, and no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deputy_showcase.cli import COMMANDS, main
from deputy_showcase.cli.bench import PEERS
from deputy_showcase.cli.starters import STARTERS
from deputy_showcase.cli.usage import width_of
from deputy_showcase.problems import FORMATS

WRONG = {
    ("chek",): "没有「chek」这个命令，是否想写 check？",
    ("xyz",): "没有「xyz」这个命令，可写的有：build、serve、check",
    ("check", "--formt", "json"): "没有「--formt」这个选项，是否想写 --format？",
    ("check", "--nope"): "没有「--nope」这个选项",
    ("check", "--date", "2026-11-30", "09:00"): "多写了「09:00」；中间有空格的要加英文引号",
    ("check", "--date"): "「--date」后面缺少内容",
    ("check", "--format", "xml"): "「--format」不能写「xml」，可写的有：github、json、text",
    ("check", "--held=1"): "「--held」后面不能写内容",
    ("check", "--date", "昨天"): "「--date」昨天 不是日期，请写成 2026-11-16 或",
    ("plan", "--weeks", "0"): "「--weeks」0 超出范围，应为 1 至 520",
    ("plan", "--weeks", "八"): "「--weeks」不能写「八」，请写阿拉伯数字",
    ("plan", "--explain", "2026-W50"): "「--explain」后面要写2项",
    ("demo", "--seed", "x", "--out", "y"): "「--seed」不能写「x」，请写阿拉伯数字",
    ("demo",): "缺少「--out」",
    ("new",): "缺少「种类」，可写的有：column、deputy、project、reception、station",
    ("new", "mayor"): "「种类」不能写「mayor」，可写的有：column、deputy",
    ("bench", "--work", "/nowhere/at/all"): "「--work」没有「/nowhere/at/all」这个文件或文件夹",
    ("publish",): "缺少「--to」",
}


@pytest.mark.parametrize(
    ("words", "said"),
    WRONG.items(),
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_wrong_usage_is_said_in_chinese(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("用法不对：") and said in printed
    assert not re.search(r"Usage|Error|Try|No such|Invalid|Missing", printed)
    assert f"build.py {words[0]} --help" in printed or words[0] not in COMMANDS


#: Words that stand for something the office may have to type, and names of things.
NAMED = set(
    """
build py JSON Schema schemas RESULTS md Linux GitHub content site T W zichuan
""".split()
) | {*COMMANDS, *FORMATS, *STARTERS, *PEERS, "table"}


def _help(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main([*command.split(), "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_but_for_what_is_typed(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = _help(command, capsys)
    assert printed.startswith("用法：build.py")
    words = re.findall("[A-Za-z]+", re.sub(r"(?<![a-z])--?[a-z-]+", "", printed))
    assert not set(words) - NAMED
    assert not re.search(r"<=|\(content\)|; |\.\.\.", printed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_in_one_column(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = _help(command, capsys).splitlines()
    assert all(width_of(line) <= 80 for line in lines)
    rows = [re.fullmatch(r"(  -\S.*?  +)(\S.*)", line) for line in lines]
    found = [one for one in rows if one]
    assert len({width_of(one[1]) for one in found}) == 1
    assert len(found) >= 2 and all(re.search("[\u4e00-\u9fff]", one[2]) for one in found)


def test_a_short_question_for_help_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-h"]) == 0
    assert main(["plan", "-h"]) == 0
    assert "--readiness" in capsys.readouterr().out


def _unwritable(city: Path) -> Path:
    """A place below a file: not even an administrator can write there."""
    (city.parent / "file").write_text("x", "utf-8")
    return city.parent / "file" / "x"


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "--ics", "{}/x.ics"),
        ("schemas", "--out", "{}"),
        ("demo", "--deputies", "1", "--weeks", "0", "--out", "{}"),
        ("build", "--site-dir", "{}"),
    ],
    ids=lambda words: words[0],
)
def test_a_place_that_cannot_be_written_is_the_environments_fault(
    words: tuple[str, ...], city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _unwritable(city)
    arguments = [word.format(place) for word in words]
    if words[0] != "schemas":
        arguments += ["--content", str(city), "--date", "2026-11-18"]
    assert main(arguments) == 3
    printed = capsys.readouterr().err
    assert str(place.parent) in printed
    assert "路径中有一段是文件" in printed or "这里已有同名的文件" in printed


def test_a_folder_that_is_not_there_is_named(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = city / "nowhere" / "x.ics"
    assert main(["plan", "--ics", str(target), "--content", str(city)]) == 3
    assert f"（{target}）" in capsys.readouterr().err
    assert main(["plan", "--ics", str(city), "--content", str(city)]) == 3
    assert "这是文件夹" in capsys.readouterr().err


def test_new_says_what_is_in_the_way(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (city / "receptions/parks.yaml").unlink()
    (city / "receptions").rmdir()
    (city / "receptions").write_text("x", "utf-8")
    words = ["new", "reception", "--district", "zichuan", "--content", str(city)]
    assert main(words) == 3
    assert "receptions" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more", [("--readiness",), ("--ics", "x.ics"), ("--write",), ("--explain", "2026-W48", "zibo")]
)
def test_json_is_refused_where_there_is_none(
    more: tuple[str, ...], city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "--format", "json", *more, "--content", str(city)]) == 2
    assert f"{more[0]} 没有 JSON 的形式" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("new", "column", "--district", "淄川区"),
        ("plan", "--explain", "2026-W47", "淄川区"),
        ("plan", "--replace", "2026-W47", "淄川区", "--reason", "x"),
    ],
)
def test_who_names_a_district_is_told_its_id(
    words: tuple[str, ...], city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--content", str(city), "--date", "2026-11-18"]) == 2
    assert "zichuan（淄川区）" in capsys.readouterr().err
