"""Every way in which the ledger can disagree with the rest: named at file and line, nothing changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deputy_showcase.cli import main
from site_project import replace_in, tiny_project
from tiny import put

LEDGER = """\
2026-W47:
  zichuan: {deputy: zibo-0001, state: published}
  zibo: {deputy: zibo-0001, state: announced}
2026-W48:
  zichuan: {deputy: nobody-0009, state: announced}
  moon: {deputy: zichuan-0001, state: announced}
  zhangdian: {deputy: zhangdian-0001, state: announced}
2026-W49:
  zichuan: {deputy: zichuan-0002, state: maybe}
2026-W50:
  zichuan: {deputy: zichuan-0002, state: announced}
  zibo: {deputy: zibo-0001, state: published}
2026-W52:
  zibo: {deputy: zibo-0001, state: announced}
2026-W52:
  zichuan: {deputy: zichuan-0001, state: announced}
2026-W51:
  zhangdian: {deputy: zhangdian-0002, state: announced}
  zichuan: {deputy: zichuan-0003, state: announced}
2026-W60:
  zibo: {deputy: zibo-0001, state: announced}
"""
NEXT_YEAR = """\
2026-W51:
  zhangdian: {deputy: zhangdian-0001, state: announced}
"""
DEPUTY = """\
id: {id}
name: {name}
memberships:
  - {{level: district, district: {district}, term: 16, start_date: 2022-01-10{end}}}
showcase: {showcase}
"""


def deputy(root: Path, id_: str, name: str, end: str = "", showcase: str = "{}") -> None:
    district = id_.partition("-")[0]
    text = DEPUTY.format(id=id_, name=name, district=district, end=end, showcase=showcase)
    put(root, f"deputies/{id_}.yaml", text)


def conflicted(root: Path) -> None:
    put(root, "schedule/2026.yaml", LEDGER)
    put(root, "schedule/2027.yaml", NEXT_YEAR)
    deputy(root, "zhangdian-0001", "钱一鸣", ", end_date: 2026-08-31")
    deputy(root, "zhangdian-0002", "冯二妹", showcase="{hold: true}")
    away = "{unavailable: [{from: 2026-12-10, to: 2026-12-20, reason: 学习}]}"
    deputy(root, "zichuan-0003", "陈三立", showcase=away)


EXPECTED = {
    ("schedule/2026.yaml", 2, "ledger-mismatch"),
    ("columns/2026/W47/zichuan.md", 5, "ledger-mismatch"),
    ("schedule/2026.yaml", 2, "not-a-member"),
    ("schedule/2026.yaml", 2, "twice-in-week"),
    ("schedule/2026.yaml", 5, "not-found"),
    ("schedule/2026.yaml", 6, "not-found"),
    ("schedule/2026.yaml", 7, "not-a-member"),
    ("schedule/2026.yaml", 9, "unknown-value"),
    ("schedule/2026.yaml", 12, "ledger-future"),
    ("schedule/2026.yaml", 15, "repeated-key"),
    ("schedule/2026.yaml", 18, "ledger-held"),
    ("schedule/2026.yaml", 19, "ledger-unavailable"),
    ("schedule/2026.yaml", 20, "bad-week"),
    ("schedule/2027.yaml", 1, "wrong-year"),
    ("schedule/2027.yaml", 2, "duplicate-slot"),
    ("deputies/zichuan-0001.yaml", 19, "ledger-pin"),
}


def test_every_conflict_is_named_where_it_stands_and_nothing_is_written(city: Path, capsys):
    conflicted(city)
    before = {path: path.read_bytes() for path in city.rglob("*.yaml")}
    common = ["--content", str(city), "--date", "2026-11-18"]
    assert main(["check", "--format", "json", *common]) == 1
    found = json.loads(capsys.readouterr().out)
    places = {(one["path"], one["line"], one["code"]) for one in found}
    assert places >= EXPECTED, sorted(EXPECTED - places)
    assert all(one["hint"] for one in found if one["path"].startswith("schedule/"))
    assert main(["plan", "--write", *common]) == 1
    assert {path: path.read_bytes() for path in city.rglob("*.yaml")} == before


def _hints(city: Path, capsys: pytest.CaptureFixture[str], moment: str, code: str) -> list[str]:
    main(["check", "--format", "json", "--content", str(city), "--date", moment])
    found = json.loads(capsys.readouterr().out)
    return [one["hint"] for one in found if one["code"] == code]


@pytest.mark.parametrize(
    ("moment", "command", "too_late"),
    [
        ("2026-11-29", True, False),
        ("2026-11-30T08:00", True, True),
        ("2026-12-01", False, True),
        ("2026-12-06", False, True),
    ],
)
def test_a_week_that_is_out_is_not_to_be_replaced(
    moment: str, command: bool, too_late: bool, city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(city, "schedule/2026.yaml", "2026-W49:\n  zhangdian: {deputy: zhangdian-0002}\n")
    away = "unavailable: [{from: 2026-12-01, to: 2026-12-02}]"
    deputy(city, "zhangdian-0002", "冯二妹", showcase=f"{{hold: true, {away}}}")
    (hint,) = _hints(city, capsys, moment, "ledger-held")
    assert ("plan --replace 2026-W49 zhangdian" in hint) is command
    assert ("已经发布的一周不能换人" in hint) is too_late
    assert len(_hints(city, capsys, moment, "ledger-unavailable")) == (moment < "2026-11-30")


def test_whoever_left_after_the_announcement_is_to_be_replaced(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(city, "schedule/2026.yaml", "2026-W49:\n  zhangdian: {deputy: zhangdian-0002}\n")
    deputy(city, "zhangdian-0002", "冯二妹", ", end_date: 2026-11-20")
    (hint,) = _hints(city, capsys, "2026-11-28", "not-a-member")
    assert "plan --replace 2026-W49 zhangdian" in hint


def test_who_left_after_the_release_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tiny_project(tmp_path / "project")
    profile, ledger = "deputies/zibo-0001.yaml", "2026-W47:\n  zibo: {deputy: zibo-0001}\n"
    put(project.content, "schedule/2026.yaml", ledger)
    replace_in(project.content / profile, "02-10}", "02-10, end_date: 2026-11-13}")
    early = project.run("build", "--date", "2026-11-16T08:59", "--site-dir", "early")
    assert early.returncode == 1 and "plan --replace 2026-W47 zibo" in early.stderr
    late = project.run("build", "--date", "2026-11-16T09:00", "--site-dir", "late")
    assert late.returncode == 0 and "提醒 [not-a-member]" in late.stderr
    common = ["--content", str(project.content), "--date", "2026-11-18"]
    for words in (["plan"], ["plan", "--write"], ["check"], ["check", "--held"]):
        assert main([*words, *common]) == 0
