"""What ``new`` wrote for somebody to fill in is told, and reaches no file of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from deputy_showcase.cli import main
from deputy_showcase.cli.shared import clock_for
from deputy_showcase.pipeline import check, plan_site
from deputy_showcase.placeholders import HINTS, filled_in, lines_with
from deputy_showcase.problems import Problem
from deputy_showcase.schedule.eligibility import lacking
from site_project import replace_in, tiny_project, tree
from tiny import png, put

DATE = "2026-11-24"


def _new(city: Path, *words: str) -> None:
    assert main(["new", *words, "--content", str(city), "--date", DATE]) == 0


def _left(city: Path, path: str) -> list[Problem]:
    found = check(city).problems
    return [one for one in found if one.path == path and one.code == "placeholder"]


def test_a_new_profile_is_warned_about_line_by_line_and_is_not_complete(city: Path) -> None:
    _new(city, "deputy", "--district", "zichuan", "--name", "刘备")
    path = "deputies/zichuan-0003.yaml"
    fields = [one.field for one in _left(city, path)]
    own = ["position", "summary", "biography"]
    assert fields == [*own, "memberships[0].electoral_unit", "pledges[0].text"]
    assert {one.severity for one in _left(city, path)} == {"warning"}
    site = check(city).site
    assert site
    assert {"一句话介绍", "承诺"} <= set(lacking(site.deputies["zichuan-0003"]))


def test_nothing_of_what_new_wrote_reaches_any_file(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    for kind in ("deputy", "station", "reception", "project", "column"):
        name = ("--name", "示例") if kind in ("deputy", "station") else ()
        _new(project.content, kind, "--district", "zichuan", *name)
    _new(project.content, "deputy", "zichuan-0009", "--district", "zichuan")
    profile = project.content / "deputies/zichuan-0003.yaml"
    replace_in(
        profile,
        "# photo: {credit: （谁拍的）, consent_on: （本人同意公开的日期）",
        "photo: {consent_on: 2026-11-20",
    )
    put(project.content, "deputies/zichuan-0003.png", png(40, 40))
    site = tree(project.build(tmp_path / "site", date=DATE))
    assert "deputies/zichuan-0003/index.html" in site
    assert "stations/zichuan-0001/index.html" in site
    unnamed = ("receptions/2026-11-24-zichuan", "projects/zichuan-0001", "deputies/zichuan-0009")
    for path, data in site.items():
        assert not path.startswith(unnamed)
        for text in HINTS.values():
            assert text.encode() not in data, (path, text)


def test_what_refers_to_something_without_a_name_shows_nothing_of_it(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    replace_in(project.content / "stations/zaomatou.yaml", "早码头代表联络站", "（请填写）")
    replace_in(
        project.content / "projects/pocket-park.yaml", "title: 口袋公园", "title: （请填写）"
    )
    article = project.content / "columns/2026/W47/zichuan.md"
    replace_in(article, "[新公园](/projects/pocket-park/)", "新公园")
    site = tree(project.build(tmp_path / "site", date=DATE))
    for path, data in site.items():
        assert not path.startswith(("stations/zaomatou", "projects/pocket-park"))
        assert b"zaomatou" not in data and b"pocket-park" not in data, path


def test_a_final_article_must_be_filled_in_and_a_draft_need_not(city: Path) -> None:
    _new(city, "column", "--district", "zichuan", "--week", "2026-W48")
    path = "columns/2026/W48/zichuan.md"
    assert _left(city, path) == []
    replace_in(city / path, "status: 草稿", "status: 定稿")
    found = _left(city, path)
    assert [one.field for one in found] == ["title", "author", "summary", ""]
    assert {one.severity for one in found} == {"error"}
    lines = (city / path).read_text("utf-8").split("\n")
    assert lines[found[-1].line - 1] == HINTS["body"]
    assert main(["check", "--content", str(city), "--date", DATE]) == 1


@pytest.mark.parametrize("kind", ["deputy", "station", "reception", "project", "column"])
def test_a_fresh_file_passes_the_check(kind: str, city: Path) -> None:
    _new(city, kind, "--district", "zichuan")
    assert main(["check", "--content", str(city), "--date", DATE]) == 0


def test_only_a_whole_line_is_a_placeholder() -> None:
    text = "李白（作者）\n（作者）\n  （摘要） \n公示（承诺内容）后"
    assert list(lines_with(text)) == [(2, "（作者）"), (3, "（摘要）")]
    assert filled_in(("（作者）", "甲（作者）")) == ("", "甲（作者）")


def test_a_pin_shows_nobody_without_a_name(city: Path) -> None:
    _new(city, "deputy", "--district", "zichuan")
    with (city / "deputies/zichuan-0003.yaml").open("a", encoding="utf-8") as file:
        file.write("showcase: {pin: [2026-W49]}\n")
    checked = check(city)
    assert checked.site
    plan = plan_site(city, checked.site, clock_for(DATE))
    assert "zichuan-0003" not in plan.catalogue.site.deputies
    assert all(slot.deputy != "zichuan-0003" for slot in plan.catalogue.schedule.slots.values())
