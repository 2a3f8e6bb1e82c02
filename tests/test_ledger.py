"""The ledger: its text keeps what people wrote, and no crash, colleague or branch loses a line."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml

from deputy_showcase.cli import main
from deputy_showcase.model import Week
from deputy_showcase.schedule.ledger_text import Entry, with_entries, with_replaced

SAMPLE = Path(__file__).parent.parent / "content"
DATE = "2026-11-18T12:00"
ADDED = ["2026-W49", "2026-W50", "2026-W51"]
WEEK = Week(2026, 49)
TEXT = """\
# 上半年由王主任定
2026-W47:
  zibo: {deputy: zibo-0004, state: published}   # 已刊发

# 下面是预告
2026-W50:
  zibo: {deputy: zibo-0007, state: announced}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy of the sample whose ledger ends with 2026-W48."""
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content, ignore=shutil.ignore_patterns(".lock"))
    ledger = content / "schedule" / "2026.yaml"
    head, _, _ = ledger.read_text("utf-8").partition("2026-W49:")
    ledger.write_text(head, "utf-8")
    return content


def plan(content: Path, *more: str) -> int:
    return main(["plan", "--content", str(content), "--date", DATE, *more])


def weeks_in(content: Path) -> dict[str, dict[str, object]]:
    loaded = yaml.safe_load((content / "schedule" / "2026.yaml").read_text("utf-8"))
    return {str(week): slots for week, slots in loaded.items()}


def test_a_new_week_stands_between_its_neighbours_and_comments_stay():
    text = with_entries(TEXT, 2026, {WEEK: [Entry("zibo", "zibo-0006", "announced")]})
    lines = text.splitlines()
    assert [line for line in lines if line in TEXT.splitlines()] == TEXT.splitlines()
    assert lines[3:5] == ["2026-W49:", "  zibo: {deputy: zibo-0006, state: announced}"]


def test_a_district_joins_the_block_of_its_week():
    new = {Week(2026, 50): [Entry("boshan", "boshan-0007", "announced")]}
    text = with_entries(TEXT, 2026, new)
    assert text == TEXT + "  boshan: {deputy: boshan-0007, state: announced}\n"


def test_a_replacement_changes_one_line_and_quotes_what_needs_it():
    entry = Entry("zibo", "zibo-0008", "announced", "出差：改期, 再议 # 一")
    text = with_replaced(TEXT, Week(2026, 47), entry)
    changed = set(text.splitlines()) ^ set(TEXT.splitlines())
    assert len(changed) == 2 and "# 已刊发" in text
    slot = yaml.safe_load(text)["2026-W47"]["zibo"]
    assert slot["reason"] == "出差：改期, 再议 # 一"


def test_a_week_in_flow_form_is_refused_and_not_mangled():
    with pytest.raises(ValueError):
        with_entries(
            "2026-W49: {zibo: {deputy: a}}\n", 2026, {WEEK: [Entry("b", "c", "announced")]}
        )


def test_write_records_the_announced_weeks_once(office, capsys):
    assert plan(office, "--write") == 0
    assert list(weeks_in(office))[-3:] == ADDED
    first = (office / "schedule" / "2026.yaml").read_bytes()
    assert plan(office, "--write") == 0
    assert (office / "schedule" / "2026.yaml").read_bytes() == first
    assert "没有改动" in capsys.readouterr().out


def test_released_weeks_are_never_touched(office):
    before = weeks_in(office)
    plan(office, "--write")
    after = weeks_in(office)
    assert {week: after[week] for week in before} == before
    assert main(["plan", "--content", str(office), "--date", DATE, "--write",
                 "--replace", "2026-W47", "zibo", "--reason", "x"]) == 2  # fmt: skip
    assert weeks_in(office) == after


def test_replacing_says_first_and_writes_only_when_asked(office, capsys):
    plan(office, "--write")
    before = weeks_in(office)["2026-W50"]["zibo"]
    assert plan(office, "--replace", "2026-W50", "zibo", "--reason", "出差") == 0
    assert "没有写入" in capsys.readouterr().out
    assert weeks_in(office)["2026-W50"]["zibo"] == before
    assert plan(office, "--replace", "2026-W50", "zibo", "--reason", "出差", "--write") == 0
    after = weeks_in(office)["2026-W50"]["zibo"]
    assert after["deputy"] != before["deputy"]
    assert after["reason"] == f"出差（原为{before['deputy']}）"


def test_whoever_was_replaced_does_not_come_back_and_all_reasons_stay(office, capsys):
    plan(office, "--write")
    seen = [weeks_in(office)["2026-W50"]["zibo"]["deputy"]]
    for reason in ("出差", "生病：住院", "培训"):
        assert plan(office, "--replace", "2026-W50", "zibo", "--reason", reason, "--write") == 0
        seen.append(weeks_in(office)["2026-W50"]["zibo"]["deputy"])
    assert len(set(seen)) == 4
    reasons = f"出差（原为{seen[0]}）；生病：住院（原为{seen[1]}）；培训（原为{seen[2]}）"
    assert weeks_in(office)["2026-W50"]["zibo"]["reason"] == reasons
    capsys.readouterr()
    assert plan(office, "--explain", "2026-W50", "zibo") == 0
    assert reasons in capsys.readouterr().out


def test_who_was_replaced_can_be_named_again_by_a_pin(office):
    plan(office, "--write")
    first = weeks_in(office)["2026-W50"]["zibo"]["deputy"]
    assert plan(office, "--replace", "2026-W50", "zibo", "--reason", "出差", "--write") == 0
    profile = office / "deputies" / f"{first}.yaml"
    profile.write_text(profile.read_text("utf-8") + "showcase: {pin: [2026-W50]}\n", "utf-8")
    assert plan(office, "--replace", "2026-W50", "zibo", "--reason", "改期", "--write") == 0
    assert weeks_in(office)["2026-W50"]["zibo"]["deputy"] == first


@pytest.mark.parametrize("named", [True, False])
def test_a_finished_article_keeps_its_person(named, office, capsys):
    plan(office, "--write")
    ledger = office / "schedule" / "2026.yaml"
    before, entry = ledger.read_bytes(), weeks_in(office)["2026-W49"]["zichuan"]
    article = _article(office, "定稿", entry["deputy"] if named else "")
    replacing = ["--replace", "2026-W49", "zichuan", "--reason", "出差", "--write"]
    assert plan(office, *replacing) == 2
    assert ledger.read_bytes() == before
    said = capsys.readouterr().err
    assert "已定稿" in said and entry["deputy"] in said
    article.write_text(_article_text("草稿", ""), "utf-8")
    assert plan(office, *replacing) == 0
    assert "请改写或删去" in capsys.readouterr().out


def _article(office: Path, status: str, deputy: str) -> Path:
    path = office / "columns" / "2026" / "W49" / "zichuan.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_article_text(status, deputy), "utf-8")
    return path


def _article_text(status: str, deputy: str) -> str:
    who = f"deputy: {deputy}\n" if deputy else ""
    return (
        f"---\ntitle: 一篇\ndistrict: zichuan\nweek: 2026-W49\n{who}"
        f"published: 2026-11-30 09:00\nstatus: {status}\n---\n正文。\n"
    )


def test_a_replacement_needs_a_reason(office):
    assert plan(office, "--replace", "2026-W48", "zibo", "--write") == 2
    assert plan(office, "--replace", "2026-W50", "zibo", "--reason", "长" * 201) == 2


def test_somebody_who_has_left_can_be_replaced_although_the_check_fails(office):
    plan(office, "--write")
    profile = office / "deputies" / "zibo-0007.yaml"
    text = profile.read_text("utf-8")
    profile.write_text(text.replace("start_date:", "end_date: 2026-11-17, start_date:", 1), "utf-8")
    assert main(["check", "--content", str(office), "--date", DATE]) == 1
    week = next(week for week, slots in weeks_in(office).items() if "zibo-0007" in str(slots))
    assert plan(office, "--replace", week, "zibo", "--reason", "调离", "--write") == 0
    assert main(["check", "--content", str(office), "--date", DATE]) == 0


def command(content: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "deputy_showcase", "plan", "--content", str(content),
            "--date", DATE, "--write", *more]  # fmt: skip


def test_killed_at_any_moment_the_ledger_is_the_old_or_the_new_one(office):
    ledger = office / "schedule" / "2026.yaml"
    old = ledger.read_bytes()
    started = time.perf_counter()
    subprocess.run(command(office), check=True, capture_output=True)
    whole, new = time.perf_counter() - started, ledger.read_bytes()
    rng = random.Random(1)
    for _ in range(12):
        ledger.write_bytes(old)
        process = subprocess.Popen(command(office), stdout=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.4, 1.05) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert ledger.read_bytes() in (old, new)
    subprocess.run(command(office), check=True, capture_output=True)
    assert ledger.read_bytes() == new


def test_two_at_once_lose_nothing(office):
    def announce(week: str) -> int:
        call = command(office, "--from", week, "--weeks", "1")
        return subprocess.run(call, capture_output=True).returncode

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(announce, ADDED)) == [0, 0, 0]
    assert list(weeks_in(office))[-3:] == ADDED


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def test_branches_that_announced_different_weeks_merge_cleanly(office):
    git(office, "init", "-q", "-b", "main")
    git(office, "add", "-A")
    git(office, "commit", "-qm", "start")
    for branch, week in (("one", "2026-W49"), ("two", "2026-W50")):
        git(office, "checkout", "-q", "-b", branch, "main")
        assert plan(office, "--write", "--from", week, "--weeks", "1") == 0
        git(office, "add", "-A")
        git(office, "commit", "-qm", week)
    git(office, "merge", "-q", "one", "-m", "both")
    assert {"2026-W49", "2026-W50"} <= set(weeks_in(office))
    assert main(["check", "--content", str(office), "--date", DATE]) == 0


def test_a_withdrawn_article_is_not_called_published(office, capsys):
    where = ["--explain", "2026-W47", "zichuan"]
    assert plan(office, *where) == 0
    assert "没有已发布的文章" not in capsys.readouterr().out
    (office / "columns/2026/W47/zichuan.md").unlink()
    assert plan(office, *where) == 0
    assert "没有已发布的文章" in capsys.readouterr().out
