"""What is dated later than the build has not happened yet: no consent, no verification, no entry of any record."""

from __future__ import annotations

from pathlib import Path

from deputy_showcase.cli.shared import clock_for
from deputy_showcase.pipeline import check, plan_site
from deputy_showcase.schedule.eligibility import lacking
from site_project import differing, replace_in, tiny_project, tree
from tiny import png, put

DAY, LATER = "2026-11-24", "2026-12-02"
PROFILE = "deputies/zichuan-0001.yaml"


def test_a_consent_ahead_shows_no_photo_until_its_day(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    replace_in(project.content / PROFILE, "consent_on: 2026-01-10", "consent_on: 2026-12-02")
    early = tree(project.build(tmp_path / "early", date=DAY))
    late = tree(project.build(tmp_path / "late", date=LATER))
    page = "deputies/zichuan-0001/index.html"
    assert "王建国半身像".encode() in late[page]
    assert [path for path, data in early.items() if "王建国半身像".encode() in data] == []
    drawn = {path for path in late if path.startswith("pictures/")}
    assert {path for path in early if path.startswith("pictures/")} < drawn


def test_a_verification_ahead_is_neither_shown_nor_counted(city: Path) -> None:
    replace_in(city / PROFILE, "verified_on: 2026-10-01", "verified_on: 2026-12-02")
    checked = check(city, clock_for(DAY))
    assert checked.site
    plan = plan_site(city, checked.site, clock_for(DAY))
    assert plan.catalogue.site.deputies["zichuan-0001"].verified_on is None
    told = {one.code for one in checked.problems if "资料核对" in one.message}
    assert told == {"date-future", "not-ready"}
    later = plan_site(city, checked.site, clock_for(LATER)).catalogue.site
    assert str(later.deputies["zichuan-0001"].verified_on) == LATER


def test_a_consent_ahead_leaves_the_profile_incomplete(city: Path) -> None:
    replace_in(city / PROFILE, "consent_on: 2026-01-10", "consent_on: 2028-10-30")
    site = check(city).site
    assert site
    plan = plan_site(city, site, clock_for(DAY))
    assert lacking(plan.site.deputies["zichuan-0001"]) == ("照片授权",)


#: What is entered early → where it stands, and what it is put before there.
AHEAD = {
    PROFILE: (
        ("activities:\n", "  - {date: 2026-12-02, kind: 调研, title: 夜访菜市场}\n"),
        ("progress: 60", ", updates: [{date: 2026-12-02, text: 围栏拆了}]"),
    ),
    "projects/pocket-park.yaml": (
        ("text: 开工}", ", {date: 2026-12-02, text: 铺草, photo: a.png}"),
    ),
    "receptions/parks.yaml": (
        ("notice_days: 3\n", "outcome: {held_on: 2026-12-02, visitors: 7}\n"),
    ),
    "columns/2026/W47/zichuan.md": (
        (
            "date: 2026-11-17}",
            ', {outlet: zibo-daily, url: "https://daily.example.com/2", date: 2026-12-02}',
        ),
    ),
}


def test_what_is_entered_ahead_changes_nothing_until_its_day(tmp_path: Path) -> None:
    plain, ahead = tiny_project(tmp_path / "plain"), tiny_project(tmp_path / "ahead")
    for path, additions in AHEAD.items():
        for place, more in additions:
            replace_in(ahead.content / path, place, place + more)
    put(ahead.content, "projects/a.png", png(50, 40))
    site = {
        (project, date): tree(project.build(tmp_path / f"{project.root.name}-{date}", date=date))
        for project in (plain, ahead)
        for date in (DAY, LATER)
    }
    assert differing(site[plain, DAY], site[ahead, DAY]) == []
    shown = differing(site[plain, LATER], site[ahead, LATER])
    pages = (
        "deputies/zichuan-0001",
        "projects/pocket-park",
        "receptions/parks",
        "columns/2026-W47-zichuan",
    )
    assert {f"{page}/index.html" for page in pages} < set(shown)
    assert any(path.startswith("pictures/") for path in shown)
