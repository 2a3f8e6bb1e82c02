"""``new`` writes starting files that ``check`` understands."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from deputy_showcase.cli import main
from deputy_showcase.cli.new import reception_day
from deputy_showcase.pipeline import check
from deputy_showcase.problems import errors_in
from deputy_showcase.schema.json_schema import json_schemas

DATE = "2026-11-18"
KINDS = {
    "deputy": "deputies/zichuan-0003.yaml",
    "column": "columns/2026/W48/zichuan.md",
    "station": "stations/zichuan-0001.yaml",
    "reception": "receptions/2026-11-25-zichuan.yaml",
    "project": "projects/zichuan-0001.yaml",
}


def _new(city: Path, *words: str) -> int:
    return main(["new", *words, "--content", str(city), "--date", DATE])


@pytest.mark.parametrize(("kind", "path"), KINDS.items())
def test_a_fresh_file_is_fine_as_it_is(kind: str, path: str, city: Path) -> None:
    assert _new(city, kind, "--district", "zichuan") == 0
    assert (city / path).is_file()
    assert errors_in(check(city).problems) == []


def test_a_new_reception_can_still_be_announced_in_time(city: Path) -> None:
    assert _new(city, "reception", "--district", "zichuan") == 0
    day = datetime(2026, 11, 18, 12, 0)  # noqa: DTZ001
    found = check(city, lambda zone: day.replace(tzinfo=zone)).problems
    here = [one.code for one in found if one.path == KINDS["reception"]]
    assert here == ["placeholder"], "but for its topic, which is still to be written"


def test_a_reception_is_not_put_on_a_day_off() -> None:
    assert reception_day(date(2026, 9, 24)) == date(2026, 10, 8)  # 国庆节
    assert reception_day(date(2026, 11, 14)) == date(2026, 11, 23)  # a weekend


def test_receptions_of_one_day_are_numbered(city: Path) -> None:
    for suffix in ("", "-2", "-3"):
        assert _new(city, "reception", "--district", "zichuan") == 0
        file = city / f"receptions/2026-11-25-zichuan{suffix}.yaml"
        assert f"id: 2026-11-25-zichuan{suffix}\n" in file.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_citys_own_level_works_too(kind: str, city: Path) -> None:
    assert _new(city, kind, "--district", "zibo", "--name", "示例") == 0
    assert errors_in(check(city).problems) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "王建国",
        "阿依古丽·买买提",
        "题: 一 #二",
        '"引号"',
        "- 横线",
        "yes",
        "null",
        "0533",
        "{a}",
        "行\n二",
        "@a",
        "a'b",
        "\0",
    ],
)
def test_any_name_is_written_so_that_it_is_read_again(kind: str, name: str, city: Path) -> None:
    before = set(check(city).site.deputies)  # type: ignore[union-attr]
    assert _new(city, kind, "--district", "zichuan", "--name", name) == 0
    checked = check(city)
    assert errors_in(checked.problems) == [] and checked.site
    if kind == "deputy":
        (added,) = set(checked.site.deputies) - before
        written = " ".join(name.replace("\0", "").split())
        assert checked.site.deputies[added].name == (written or "（请填写）")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"column"}))
def test_editors_are_told_where_the_schema_is(
    kind: str, city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEPUTY_SHOWCASE_ROOT", str(city.parent))
    _new(city, kind, "--district", "zichuan")
    first = (city / KINDS[kind]).read_text("utf-8").splitlines()[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    target = os.path.normpath((city / KINDS[kind]).parent / schema)
    assert target == str(city.parent / "schemas" / f"{kind}.json")
    assert f"{kind}.json" in json_schemas()


def test_the_district_is_read_off_the_id(city: Path) -> None:
    assert _new(city, "deputy", "zhangdian-0012") == 0
    assert "district: zhangdian" in (city / "deputies/zhangdian-0012.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("deputy",),
        ("deputy", "--district", "nowhere"),
        ("deputy", "zichuan-0001"),
        ("deputy", "../../evil", "--district", "zichuan"),
        ("deputy", "/etc/evil", "--district", "zichuan"),
        ("station", "East Gate", "--district", "zichuan"),
        ("column", "--district", "zichuan", "--week", "2026-W54"),
        ("mayor", "--district", "zichuan"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    words: tuple[str, ...], city: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert _new(city, *words) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_city_that_cannot_be_read_is_named(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (city / "city.yaml").write_text("- 一", "utf-8")
    assert _new(city, "deputy", "--district", "zichuan") == 2
    assert "city.yaml" in capsys.readouterr().err
