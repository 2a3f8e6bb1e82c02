"""The second tree of a site: whatever state it is in, it comes to equal the record, and shares no change."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deputy_showcase.spare import Spare, forget_orphans, up_to_date
from deputy_showcase.write import stamps_below
from site_project import SECOND_BEFORE, Project, differing, tiny_project, tree
from tiny import put

PATHS = ["index.html", "a/index.html", "a/b/index.html", "a/c.json", "d", "e/f/g.txt"]
FILES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["one", "two"]), min_size=1)


def folder(root: Path, files: dict[str, str]) -> Path:
    root.mkdir()
    for path, text in files.items():
        put(root, path, text)
    return root


def texts(root: Path) -> dict[str, str]:
    return {path: (root / path).read_text() for path, _ in stamps_below(root)}


@settings(max_examples=150, deadline=None)
@given(site=FILES, strange=FILES, linked=st.sets(st.sampled_from(PATHS)))
def test_any_tree_comes_to_equal_the_site(
    site: dict[str, str],
    strange: dict[str, str],
    linked: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("spare")
    place = folder(root / "site", site)
    other = folder(root / "tree", strange)
    for path in linked & site.keys():
        (other / path).unlink(missing_ok=True)
        (other / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(place / path, other / path)
    assert up_to_date(other, place, dict(stamps_below(place))) == frozenset()
    assert texts(other) == texts(place) == site
    assert not [one for one in other.rglob("*") if one.is_dir() and not any(one.iterdir())]


def test_a_file_that_was_changed_by_hand_is_lost_not_taken(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", {"index.html": "page", "b.html": "other"})
    stamps = dict(stamps_below(site))
    spare = folder(tmp_path / "tree", {})
    up_to_date(spare, site, stamps)
    (site / "b.html").write_text("by hand, in both trees at once")
    assert up_to_date(spare, site, stamps) == {"b.html"}
    assert texts(spare) == {"index.html": "page"}


def test_made_files_take_the_place_of_links(tmp_path: Path) -> None:
    """What people are reading stays as it is while the next site is put together."""
    site = folder(tmp_path / "site", {"index.html": "old", "gone/index.html": "x", "kept": "same"})
    spare = Spare(tmp_path / "trees", site, dict(stamps_below(site)))
    made = folder(tmp_path / "made", {"index.html": "new", "gone": "now a file"})
    with spare.made_ready() as lost:
        assert lost() == frozenset()
        whole = spare.completed(made, ["index.html", "gone"], frozenset({"kept"}))
        assert texts(whole) == {"index.html": "new", "gone": "now a file", "kept": "same"}
        assert texts(site) == {"index.html": "old", "gone/index.html": "x", "kept": "same"}
    assert not whole.exists() and [one.name for one in tmp_path.glob(".*")] == []


@pytest.mark.parametrize("fault", ["fetch", "mend"])
def test_without_a_tree_everything_is_made_anew(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError("read-only")

    site = folder(tmp_path / "site", {"index.html": "old"})
    spare = Spare(tmp_path / "trees", site, dict(stamps_below(site)))
    made = folder(tmp_path / "made", {"index.html": "new"})
    if fault == "fetch":
        monkeypatch.setattr(Path, "mkdir", refuses)
    else:
        monkeypatch.setattr("deputy_showcase.spare.up_to_date", refuses)
    with spare.made_ready() as lost:
        assert lost() == {"index.html"}
        assert spare.completed(made, ["index.html"], frozenset()) == made
    assert texts(made) == {"index.html": "new"} and texts(site) == {"index.html": "old"}


def test_a_tree_is_kept_once_and_forgotten_with_its_site(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", {"index.html": "page"})
    spare = Spare(tmp_path / "trees", site, {})
    old, older = folder(tmp_path / "old", {"a": "1"}), folder(tmp_path / "older", {"a": "2"})
    assert spare.keep(old) and not spare.keep(older)
    forget_orphans(tmp_path / "trees")
    assert len(list((tmp_path / "trees").iterdir())) == 1
    shutil.rmtree(site)
    forget_orphans(tmp_path / "trees")
    assert list((tmp_path / "trees").iterdir()) == []


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return tiny_project(tmp_path / "project")


def test_whatever_happened_to_the_trees_the_site_is_right(project: Project, tmp_path: Path) -> None:
    """Between builds files of the site and of its spare are changed, deleted and added by hand."""
    clean = tree(project.build(tmp_path / "clean", "--clean", date=SECOND_BEFORE))
    site, chance = tmp_path / "site", random.Random(5)
    for moment in ("2026-11-16T09:00", SECOND_BEFORE) * 3:
        project.build(site, date=moment)
        for place in (site, *(project.root / ".spare").glob("*/tree")):
            for path in chance.sample(sorted(place.rglob("*.html")), 4):
                chance.choice([path.unlink, lambda one=path: one.write_text("by hand")])()
            put(place, f"stranger-{chance.random()}/index.html", "not of the site")
    project.build(site, date=SECOND_BEFORE)
    assert differing(tree(site), clean) == []
    assert [one.name for one in tmp_path.glob(".site*") if one.is_dir()] == []
