"""``hold: true``: no byte of the name is left, everything comes back, and the office knows whom to tell."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.carriers import carriers
from deputy_showcase.held_names import HeldNames
from deputy_showcase.model import Deputy, Membership, Site
from deputy_showcase.pipeline import check, plan_site
from pdf_text import pdf_text
from site_project import RELEASE, ROOT, SAMPLE, Project, make_project

SEAT = Membership("district", "zichuan", 16)
WANG, LONGER, OTHER = (
    Deputy(id_, name, (SEAT,))
    for id_, name in (("a-1", "王建"), ("a-2", "王建国"), ("a-3", "孙立新"))
)


@given(st.lists(st.text("王建国 \u3000\n\u200b[]()deputies/a-1", max_size=30), max_size=4))
def test_the_quick_look_misses_nothing(texts: list[str]) -> None:
    names = HeldNames([WANG], [LONGER, OTHER])
    value = replace(OTHER, summary="".join(texts), groups=tuple(texts))
    assert names.cleared(value) == names._cleared(value, frozenset())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("代表王建说", "代表某代表说"),
        ("王建国和王建", "王建国和某代表"),
        ("王 建、王　建", "某代表、某代表"),
        ("王\n建", "某代表"),
        ("[王建](/deputies/a-1/)与[王建国](/deputies/a-2/)", "某代表与[王建国](/deputies/a-2/)"),
        ("大王\n\n建设", "大王\n\n建设"),
        ("孙立新", "孙立新"),
    ],
)
def test_a_name_is_replaced_unless_it_is_part_of_another(text: str, shown: str) -> None:
    assert HeldNames([WANG], [LONGER, OTHER]).without(text) == shown


def test_somebody_of_the_same_name_keeps_it_in_texts_about_them() -> None:
    names = HeldNames([WANG], [replace(OTHER, name="王建")])
    assert names.without("王建到场", frozenset({"王建"})) == "王建到场"
    assert names.without("王建到场") == "某代表到场"


def busiest(site: Site) -> Deputy:
    """Somebody of the sample with an article, pledges, a station, a reception and a project."""
    featured = {one.deputy for one in site.columns if one.status == "final"}
    receiving = {id_ for one in site.receptions.values() for id_ in one.deputies}
    listed = {id_ for one in site.stations.values() for id_ in one.deputies}
    supervising = {one.supervisor for one in site.projects.values()}
    known = featured & receiving & listed & supervising
    return next(one for one in site.deputies.values() if one.id in known and one.pledges)


def files(site: Path) -> dict[str, bytes]:
    """Every file by its path; calendars without the folds that can part a name (RFC 5545, 3.1)."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes().replace(b"\r\n ", b"")
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_no_byte_of_the_name_is_left_and_all_of_it_comes_back(
    sample: Project, tmp_path: Path
) -> None:
    project = sample.copy(tmp_path / "project")
    whole = check(project.content).site
    assert whole
    person = busiest(whole)
    other = next(id_ for id_ in whole.deputies if id_ != person.id)
    mention = project.content / f"deputies/{other}.yaml"
    text = mention.read_text("utf-8")
    name = person.name
    mention.write_text(
        text.replace("biography: |\n", f"biography: |\n  与{name}同行。\n\n", 1), "utf-8"
    )
    about = project.content / "about.md"
    about.write_text(about.read_text("utf-8") + f"\n联系人：{name}。\n", "utf-8")

    before = files(project.build(tmp_path / "before", date=RELEASE))
    carrying = {path for path, data in before.items() if name.encode() in data}
    profile = project.content / f"deputies/{person.id}.yaml"
    written = profile.read_text("utf-8")
    profile.write_text(f"{written}\nshowcase: {{hold: true}}\n", "utf-8")
    held = files(project.build(tmp_path / "held", date=RELEASE))
    assert _all_parts(whole, person) - carrying == set()
    assert [path for path, data in held.items() if name.encode() in data] == []
    assert [path for path in held if person.id in path] == []
    boards = {path for path, data in before.items() if _on_board(path, data, name)}
    assert boards and not [path for path, data in held.items() if _on_board(path, data, name)]
    assert "某代表" in held["about/index.html"].decode()
    assert "某代表" in held[f"deputies/{other}/index.html"].decode()

    checked = check(project.content)
    lines = {(one.path, one.line) for one in checked.problems if one.code == "held-name-mentioned"}
    assert {"about.md", f"deputies/{other}.yaml"} <= {path for path, _ in lines}
    _lists_every_address(project.content, carrying | boards, name)

    profile.write_text(written, "utf-8")
    assert files(project.build(tmp_path / "after", date=RELEASE)) == before


def _all_parts(site: Site, person: Deputy) -> set[str]:
    """Where somebody of every part of the programme is named, so that the hold is worth testing."""
    columns = {one.id for one in site.columns if (one.deputy, one.status) == (person.id, "final")}
    stations = {one.id for one in site.stations.values() if person.id in one.deputies}
    receptions = {one.id for one in site.receptions.values() if person.id in one.deputies}
    projects = {one.id for one in site.projects.values() if one.supervisor == person.id}
    district = person.memberships[0].district
    return {
        f"deputies/{person.id}/index.html",
        *(f"columns/{id_}/index.html" for id_ in columns),
        *(f"stations/{id_}/{page}index.html" for id_ in stations for page in ("", "board/")),
        *(
            f"receptions/{id_}/{page}"
            for id_ in receptions
            for page in ("index.html", "reception.ics")
        ),
        *(f"projects/{id_}/index.html" for id_ in projects),
        f"pledges/district-{district}/index.html",
        "data/deputies.csv",
        "data/deputies.json",
        "data/pledges.csv",
        "feeds/city.xml",
        "feeds/pledges.xml",
        "feeds/receptions.ics",
        "search/directory.json",
        "statistics/all-time/index.html",
    }


def _on_board(path: str, data: bytes, name: str) -> bool:
    return path.endswith(".pdf") and name in pdf_text(data)


def _lists_every_address(content: Path, carrying: set[str], name: str) -> None:
    """What ``check --held`` says is what the site without the hold really had."""
    site = check(content).site
    assert site
    now = datetime.fromisoformat(RELEASE).replace(tzinfo=site.city.zone)
    found = carriers(content, site, lambda zone: now, ROOT / "theme_overrides/showcase")
    base = plan_site(content, site, lambda zone: now).catalogue.base
    told = {one.address.removeprefix(base) for one in found if one.kind != "outlet"}
    pages = {path.removesuffix("index.html") for path in carrying}
    assert pages - told == set()
    expected = {
        (carriage.outlet, carriage.url)
        for column in site.columns
        if name in column.body or site.deputies.get(column.deputy, WANG).showcase.hold
        for carriage in column.carried_by
        if column.status == "final"
    }
    assert len([one for one in found if one.kind == "outlet"]) >= len(expected) > 0


def test_the_command_says_when_nobody_is_held(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", SAMPLE)
    done = project.run("check", "--held", "--format", "json", "--date", RELEASE)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
