"""Strange folders and strange files: all are read or reported, none stops the run."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deputy_showcase.load import load
from deputy_showcase.pipeline import check
from deputy_showcase.schema.compound import Obj
from deputy_showcase.schema.tables import FILES as TABLES
from deputy_showcase.schema.yaml_text import parse
from made_files import ARTICLE, COLUMN, DEPUTY, TEXT
from tiny import FILES, put, tiny_city


def _codes(city: Path) -> set[tuple[str, int, str]]:
    return {(one.path, one.line, one.code) for one in check(city).problems}


def test_line_ends_and_a_byte_order_mark_change_nothing(city: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name, text in FILES.items():
        put(other, name, "\ufeff" + text.replace("\n", "\r\n"))
    one, two = load(city), load(other)
    assert [(r.path, r.data, r.body) for r in one.records] == [
        (r.path, r.data, r.body) for r in two.records
    ]
    assert one.problems == two.problems == []


def test_the_order_of_files_changes_nothing(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = os.walk

    def backwards(*arguments: object, **options: object) -> object:
        for folder, folders, names in walk(*arguments, **options):  # type: ignore[call-overload]
            folders.reverse()
            yield folder, folders, names[::-1]

    put(city, "stations/a.yaml", "id: b\n")
    one = check(city)
    monkeypatch.setattr(os, "walk", backwards)
    assert check(city) == one


def test_what_is_no_regular_file_is_passed_over(city: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(city / "deputies" / "pipe.yaml")
    os.mkfifo(city / "deputies" / "pipe.jpg")
    assert _codes(city) == set()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_named(city: Path) -> None:
    (city / DEPUTY).chmod(0)
    (city / "stations").chmod(0)
    try:
        assert {(DEPUTY, 1, "unreadable"), ("stations", 1, "unreadable")} <= _codes(city)
    finally:
        (city / "stations").chmod(0o755)


def test_a_file_the_system_withholds_is_named(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def withheld(path: Path) -> bytes:
        if path.name == "zichuan-0001.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", withheld)
    (problem,) = check(city).problems
    assert (problem.path, problem.code, problem.message) == (
        DEPUTY,
        "unreadable",
        "没有权限读取这个文件",
    )


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_loops_of_links_end(city: Path) -> None:
    os.symlink("..", city / "columns" / "up")
    os.symlink("b.png", city / "deputies" / "a.png")
    os.symlink("a.png", city / "deputies" / "b.png")
    os.symlink(city, city / "deputies" / "all")
    codes = _codes(city)
    assert ("columns/up", 1, "linked-folder") in codes
    assert ("deputies/all", 1, "linked-folder") in codes
    assert ("deputies/a.png", 1, "picture-unreadable") in codes


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_content_itself_may_be_a_link(city: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(city)
    assert check(link).problems == []


def test_a_portrait_in_capitals_is_a_portrait(city: Path) -> None:
    (city / "deputies/zichuan-0001.png").rename(city / "deputies/zichuan-0001.PNG")
    checked = check(city)
    assert checked.problems == []
    assert checked.site and checked.site.deputies["zichuan-0001"].portrait.endswith(".PNG")


def test_pictures_with_chinese_names_are_found(city: Path) -> None:
    picture = (city / "columns/2026/W47/images/park.png").read_bytes()
    put(city, "columns/2026/W47/images/公 园.png", picture)
    put(city, COLUMN, ARTICLE.replace("(images/park.png ", "(<./images/公 园.png> "))
    checked = check(city)
    assert checked.problems == [] and checked.site
    assert checked.site.columns[0].pictures == ("columns/2026/W47/images/公 园.png",)


YAML_PIECES = st.sampled_from(
    ["a", ":", ": ", "- ", "\n", "\n  ", "[", "]", "{", "}", ",", "&a ", "*a", "!!", "!!map ", "!!int ",
     "!!bool ", "!!timestamp ", "'", '"', "|", ">", "#", "?", "%", "@", "`", "\t", "---", "...", "：",
     "，", "<<", "~", "null", "0533", "1e3", ".inf", ".nan", "2026-11-16", "\\", "\x85", "\u2028", "王"]
)  # fmt: skip


@given(st.lists(YAML_PIECES, max_size=30).map("".join))
def test_any_text_is_read_or_reported(text: str) -> None:
    value, faults = parse(text)
    assert all(
        1 <= one.line <= text.count("\n") + 1 + text.count("\x85") + text.count("\u2028")
        for one in faults
    )
    if value is None and not faults:
        assert parse(text) == (None, [])


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(
        ["zichuan", "2026-W47", "2026-11-16", "9999-W52", "2026-11-16 09:00", "city", "市级", "09:00", "-1", "1" * 40]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_check_never_raises_whatever_a_field_holds(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    city = tiny_city(tmp_path_factory.mktemp("fuzz"))
    path = data.draw(st.sampled_from([name for name in FILES if name.endswith(".yaml")]))
    value = yaml.load(FILES[path], yaml.BaseLoader)
    kind = {
        "deputies": "deputy",
        "stations": "station",
        "receptions": "reception",
        "projects": "project",
    }
    table = TABLES.get(kind.get(path.split("/")[0], path.removesuffix(".yaml")))
    if isinstance(table, Obj) and isinstance(value, dict):
        names = st.sampled_from(sorted(table.by_name))
        value |= data.draw(st.dictionaries(names, TREES, min_size=1, max_size=4))
    else:
        value = data.draw(TREES)
    put(city, path, yaml.safe_dump(value, allow_unicode=True))
    check(city)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200), path=st.sampled_from([*FILES, "deputies/zichuan-0001.png"]))
def test_check_never_raises_whatever_the_bytes(
    data: bytes, path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    city = tiny_city(tmp_path_factory.mktemp("bytes"))
    put(city, path, data)
    check(city)


@settings(max_examples=100, deadline=None)
@given(
    position=st.integers(0, len(TEXT)),
    piece=st.lists(YAML_PIECES, min_size=1, max_size=4).map("".join),
    path=st.sampled_from([DEPUTY, COLUMN, "city.yaml", "schedule/2026.yaml", "proofreading.yaml"]),
)
def test_a_slip_anywhere_is_named_within_the_file(
    position: int, piece: str, path: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    city = tiny_city(tmp_path_factory.mktemp("slip"))
    text = FILES[path]
    position = min(position, len(text))
    put(city, path, text[:position] + piece + text[position:])
    lines = (text + piece).count("\n") + 1
    for problem in check(city).problems:
        assert problem.path != path or 1 <= problem.line <= lines
        assert problem.message and not problem.message.isascii()


@pytest.mark.parametrize("name", ["constituents", "members"])
def test_a_pair_with_one_unreadable_half_is_one_fault_and_no_crash(
    tmp_path: Path, name: str
) -> None:
    city = tiny_city(tmp_path)
    put(city, "city.yaml", re.sub(rf"{name}: \[\d+", f"{name}: [六", FILES["city.yaml"]))
    problems = [one for one in check(city).problems if one.path == "city.yaml"]
    assert [one.code for one in problems] == ["wrong-type"]


def test_a_thousand_references_to_nobody_are_answered_quickly(tmp_path: Path) -> None:
    city = tiny_city(tmp_path)
    for number in range(1500):
        name = f"zhangdian-{number:04d}"
        text = f"id: {name}\nname: 某\nmemberships: [{{level: district, district: zhangdian, term: 16}}]\n"
        put(city, f"deputies/{name}.yaml", f"{text}links: {{deputies: [zhangdain-{number:04d}]}}\n")
    started = time.perf_counter()
    problems = check(city).problems
    assert sum(problem.code == "not-found" for problem in problems) == 1500
    assert time.perf_counter() - started < 8


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("供暖前\n  完成 改造", "供暖前完成 改造"),
        ("供暖前，\n  完成", "供暖前，完成"),
        ('"供暖前\n  完成"', "供暖前完成"),
        (">-\n  供暖前\n  完成", "供暖前完成"),
        ("通过 GDP\n  和 PM\n  完成", "通过 GDP 和 PM 完成"),
        ("|-\n  供暖前\n  完成", "供暖前\n完成"),
        ("供暖前 完成", "供暖前 完成"),
    ],
)
def test_chinese_that_goes_on_in_the_next_line_gets_no_space(written: str, meant: str) -> None:
    value, faults = parse(f"text: {written}\nnext: 1\n")
    assert (value["text"], faults) == (meant, [])
