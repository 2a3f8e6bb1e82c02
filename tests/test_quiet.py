"""Texts without what is sought are known again, whatever became of what was kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from deputy_showcase.digest import Digests
from deputy_showcase.held_names import HeldNames
from deputy_showcase.load import Record
from deputy_showcase.model import LASTING, City, Column, Deputy, Membership, Site, Week, WordingRule
from deputy_showcase.quiet import QuietTexts
from deputy_showcase.validate.held import held_rules
from deputy_showcase.validate.wording import wording_problems

ONE, OTHER = b"1" * 16, b"2" * 16
SEAT = Membership("district", "zichuan", 16)
WANG = Deputy("a-1", "王建", (SEAT,))
HELD = replace(WANG, showcase=replace(WANG.showcase, hold=True))
RULE = WordingRule("公里数", "里程")


def found(quiet: QuietTexts, sought: str, *more: bytes) -> set[bytes]:
    with quiet.searched("held", sought) as known:
        before = set(known)
        known.update(more)
    return before


def test_what_was_found_out_is_known_to_the_next_run(tmp_path: Path) -> None:
    assert found(QuietTexts(tmp_path, "1"), "王建", ONE, OTHER) == set()
    assert found(QuietTexts(tmp_path, "1"), "王建") == {ONE, OTHER}


@pytest.mark.parametrize(
    ("version", "sought", "forget"),
    [("2", "王建", False), ("1", "王建国", False), ("1", "王建", True)],
    ids=["other programs", "other names", "a clean build"],
)
def test_it_is_forgotten_with_what_it_depends_on(
    version: str, sought: str, forget: bool, tmp_path: Path
) -> None:
    found(QuietTexts(tmp_path, "1"), "王建", ONE)
    assert found(QuietTexts(tmp_path, version, forget=forget), sought) == set()


def test_of_each_search_only_the_last_is_kept(tmp_path: Path) -> None:
    for sought in ("王建", "王建国"):
        found(QuietTexts(tmp_path, "1"), sought, ONE)
        with QuietTexts(tmp_path, "1").searched("wording", sought) as known:
            known.add(OTHER)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", ONE[:5], ONE + OTHER[:5], b"\0" * 40])
def test_damage_makes_nothing_quiet_that_is_not(damage: bytes, tmp_path: Path) -> None:
    found(QuietTexts(tmp_path, "1"), "王建", ONE, OTHER)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert found(QuietTexts(tmp_path, "1"), "王建") & {ONE, OTHER} <= {ONE}


def test_without_a_folder_and_with_one_that_refuses_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (None, tmp_path / "file"):
        for _ in range(2):
            assert found(QuietTexts(folder, "1"), "王建", ONE) == set()


def test_values_that_mention_nobody_are_looked_through_once() -> None:
    quiet, loud = (Column("题", "zichuan", Week(2026, 3), body=text) for text in ("无", "王建来了"))
    digests = {id(one): (one, Digests(LASTING).of_lasting(one)) for one in (quiet, loud)}
    names = HeldNames([HELD], [], digests)
    assert names.cleared(quiet) is quiet
    assert "某代表" in names.cleared(loud).body
    assert names.quiet == {digests[id(quiet)][1]}


def test_checks_find_the_same_with_what_was_kept(tmp_path: Path) -> None:
    texts = ["王建来了\n公里数", "无", "共三公里数\n", "王 建"]
    records = [
        Record(f"columns/{n}.md", "column", body=text, digest=bytes([n]) * 16)
        for n, text in enumerate(texts)
    ]
    site = Site(City("示例市", "示例市人大", 16, UTC), {HELD.id: HELD})
    runs = [
        [
            *held_rules(site, records, quiet),
            *wording_problems(records, [RULE], quiet),
        ]
        for quiet in (QuietTexts(), QuietTexts(tmp_path, "1"), QuietTexts(tmp_path, "1"))
    ]
    assert runs[0] == runs[1] == runs[2]
    assert len(runs[0]) == 4
