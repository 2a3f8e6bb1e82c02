"""One folder with every kind of fault: one run names them all, quickly, and harms nothing."""
# ruff: noqa: E501 (one fault, one line)

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deputy_showcase.cli import main
from made_files import COLUMN, CUT_JPEG, DEPUTY
from tiny import FILES, PICTURES, png, put, tiny_city

MOST_SECONDS, MOST_BYTES = 5, 500_000_000
DATE = ("--date", "2026-11-18")
FRONT = "---\ntitle: 一\ndistrict: zhangdian\nweek: 2026-W4{}\n---\n\n正文。\n"


def _deputy(number: int, extra: str = "", **changes: str) -> str:
    """A plain deputy's file of four lines, and ``extra`` after them."""
    lines = {"id": f"zhangdian-{number:04d}", "name": "示例", "summary": "一句话", **changes}
    text = "".join(f"{key}: {value}\n" for key, value in lines.items())
    return f"{text}memberships: [{{level: district, district: zhangdian, term: 16}}]\n{extra}"


def _path(number: int) -> str:
    return f"deputies/zhangdian-{number:04d}.yaml"


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcd", "bcde", strict=False)
)
#: Path → its content, and the (line, code) of every fault in it.
FAULTS: dict[str, tuple[str | bytes, set[tuple[int, str]]]] = {
    _path(1): (_deputy(1, "postion: 书记\n"), {(5, "unknown-key")}),
    _path(2): (_deputy(2, "verified_on: 2026-02-30\n"), {(5, "bad-date")}),
    _path(3): (_deputy(3).replace("zhangdian-0003", "zhangdian-0001"), {(1, "id-mismatch"), (1, "duplicate-id")}),
    _path(4): (_deputy(4, "station: nowhere\n"), {(5, "not-found")}),
    _path(5): (_deputy(5, "photo:\n\tcredit: 某\n"), {(6, "tab")}),
    _path(6): ("\ufeff\ufeff" + _deputy(6), {(1, "stray-bom")}),
    _path(7): (BOMB, {(2, "alias")}),
    _path(8): (_deputy(8, f"biography: {'长' * 3_400_000}\n"), {(1, "too-large")}),
    _path(9): (_deputy(9, "extras: " + "[" * 100_000), {(5, "too-deep")}),
    _path(10): (_deputy(10).encode("gbk"), {(2, "bad-encoding")}),
    _path(11): (_deputy(11).encode("utf-16"), {(1, "bad-encoding")}),
    _path(12): (_deputy(12).replace("name: ", "name："), {(2, "full-width-colon")}),
    _path(13): (_deputy(13, "gender: 难\n"), {(5, "unknown-value")}),
    _path(14): (_deputy(14, "name: 又名\n"), {(5, "repeated-key")}),
    _path(15): (_deputy(15, summary='"没写完'), {(3, "bad-yaml")}),
    _path(16): (_deputy(16, "groups: [environment，economy]\n"), {(5, "not-found")}),
    _path(17): (_deputy(17, "contacts: [{type: phone, value: 138 1234 5678}]\n"), {(5, "private-mobile")}),
    _path(18): (_deputy(18, "extras: {号: 11010519491231002X}\n"), {(5, "private-identity")}),
    _path(19): (_deputy(19, "pledges: [{id: p, text: 好, progress: 160}]\n"), {(5, "out-of-range")}),
    _path(20): (_deputy(20).replace("name: 示例\n", ""), {(1, "missing")}),
    _path(21): ("- 一\n", {(1, "wrong-type")}),
    _path(22): ("", {(1, "empty-file")}),
    _path(23): (_deputy(23).replace("示例", "示\0例"), {(2, "control-character")}),
    _path(24): (_deputy(24, "birth_year: " + "9" * 5000), {(5, "wrong-type")}),
    "deputies/zhangdian-0025.yml": (_deputy(25), {(1, "stray-file")}),
    "deputies/zhangdian-0001.jpg": ("不是图片", {(1, "picture-not-a-picture")}),
    "deputies/zhangdian-0002.jpg": (CUT_JPEG, {(1, "picture-truncated")}),
    "deputies/zhangdian-0004.jpg": (png(9, 9), {(1, "picture-wrong-extension")}),
    "deputies/zhangdian-0013.png": (png(50_000, 50_000, rows=1), {(1, "picture-too-big")}),
    "columns/2026/a.md": (FRONT.format(8).replace("W48", "W54"), {(4, "bad-week")}),
    "columns/2026/b.md": ("---\ntitle: 一\n\n正文。\n", {(1, "open-front-matter")}),
    "columns/2026/c.md": ("正文。\n", {(1, "no-front-matter")}),
    "columns/2026/d.md": (FRONT.format(8) + "\n![a](../../../etc/a.png 'b')\n", {(9, "path-outside")}),
    "columns/2026/e.md": (FRONT.format(8), {(4, "duplicate-column")}),
    "columns/2026/f.md": (FRONT.format(7) + "[a](javascript:alert(1))\n", {(8, "bad-link")}),
    "columns/2026/g.md": (FRONT.format(6) + "![a](b.png 'c')\n", {(8, "no-picture")}),
    "columns/2026/h.md": (FRONT.format(5).replace("W45", "W45\npublished: 2026-01-01 09:00"), {(5, "published-early")}),
    "receptions/late.yaml": (FILES["receptions/parks.yaml"].replace("parks", "late").replace("station: zaomatou", "extras: {}").replace("[zichuan-0001]", "[]").replace("11:00", "08:00"), {(6, "dates-reversed")}),
    "schedule/2027.yaml": ("2026-W48: {zichuan: {deputy: zichuan-0002}}\n", {(1, "wrong-year")}),
}  # fmt: skip
EXPECTED = {(path, line, code) for path, (_, found) in FAULTS.items() for line, code in found}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    city = tiny_city(tmp_path_factory.mktemp("faults") / "content")
    for path, (data, _) in FAULTS.items():
        put(city, path, data)
    return city


#: Starts a command from a small process and writes its peak memory into a file. (On Linux a process
#: counts the memory of whoever started it as its own, and the one that runs the tests is large.)
_MEASURED = """
import resource, subprocess, sys
from pathlib import Path
code = subprocess.run(sys.argv[2:]).returncode
Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""


def _run(*arguments: object, memory: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deputy_showcase", *map(str, arguments)]
    if memory:
        command = [sys.executable, "-c", _MEASURED, str(memory), *command]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_there_are_thirty_faults() -> None:
    assert len(FAULTS) >= 30
    assert {DEPUTY, COLUMN, *PICTURES}.isdisjoint(FAULTS)


def test_one_run_names_every_fault_in_time_and_memory(faulty: Path, tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    started = time.perf_counter()
    done = _run("check", "--content", faulty, *DATE, "--format", "json", memory=memory)
    seconds = time.perf_counter() - started
    errors = [one for one in json.loads(done.stdout) if one["severity"] == "error"]
    found = {(one["path"], one["line"], one["code"]) for one in errors}
    assert found == EXPECTED
    assert (done.returncode, done.stderr) == (1, "")
    assert seconds < MOST_SECONDS
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(memory.read_text()) * unit < MOST_BYTES


def test_text_names_the_place_first(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(faulty), *DATE]) == 1
    printed = capsys.readouterr().out
    for path, line, code in EXPECTED:
        assert f"{faulty.as_posix()}/{path}:{line}: 错误 [{code}]" in printed
    assert "Traceback" not in printed


def test_github_annotates_every_line(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(faulty), *DATE, "--format", "github"]) == 1
    printed = capsys.readouterr().out.splitlines()
    lines = [line for line in printed if not line.startswith("::warning")]
    assert len(lines) == len(EXPECTED)
    for path, line, code in EXPECTED:
        start = f"::error file={faulty.as_posix()}/{path},line={line},title={code}"
        assert any(one.startswith(start) for one in lines), start


def test_a_build_leaves_the_old_site_as_it_was(faulty: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, "index.html", "旧的网站")
    put(site, "deputies/a/index.html", "旧的一页")
    before = _tree(tmp_path)
    done = _run("build", "--content", faulty, "--site-dir", site)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert _tree(tmp_path) == before


def _tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [Path(top) / name for top, _, names in os.walk(folder) for name in names]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
