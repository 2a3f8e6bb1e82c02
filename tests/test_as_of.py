"""A consent or verification that is dated later than the build has not been given yet."""

from __future__ import annotations

from pathlib import Path

from deputy_showcase.cli.shared import clock_for
from deputy_showcase.pipeline import check, plan_site
from deputy_showcase.schedule.eligibility import lacking
from site_project import replace_in, tiny_project, tree

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
