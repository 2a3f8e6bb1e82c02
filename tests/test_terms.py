"""A change of term (换届): every address stays, nobody ended is scheduled, one page holds both terms."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from deputy_showcase.model import Deputy, District, Membership
from deputy_showcase.pages.people import card
from deputy_showcase.pipeline import SitePlan, check, plan_site
from deputy_showcase.problems import Problem
from deputy_showcase.validate.terms import with_term_ends
from search_reader import ids_in
from site_html import pages
from site_project import SAMPLE, Project, make_project, replace_in, tiny_project

#: Lists that are made from what there is, and have no page where there is nothing.
LISTS = ("pledges/", "directory/", "statistics/", "duty/")
BEGUN = date(2027, 1, 15)
SEAT = Membership("district", "zichuan", 16, date(2022, 1, 10))
NEXT = Membership("district", "zichuan", 17, BEGUN)


def _ended(*people: Deputy, term: int = 17) -> list[date | None]:
    found = with_term_ends({one.id: one for one in people}, term)
    return [seat.last_day for one in found.values() for seat in one.memberships]


def test_an_earlier_term_ends_the_day_before_the_next_begins() -> None:
    left, returned = Deputy("a", "甲", (SEAT,)), Deputy("b", "乙", (SEAT, NEXT))
    assert _ended(left, returned) == [date(2027, 1, 14), date(2027, 1, 14), None]
    assert _ended(left, term=16) == [None]


def test_an_end_that_is_written_stands() -> None:
    resigned = Deputy("a", "甲", (replace(SEAT, end_date=date(2025, 5, 1)),))
    assert _ended(resigned, Deputy("b", "乙", (NEXT,)))[0] == date(2025, 5, 1)


def test_before_anybody_of_the_new_term_is_entered_the_old_one_sits_on() -> None:
    assert _ended(Deputy("a", "甲", (SEAT,))) == [None]


def test_a_new_term_whose_beginning_nobody_wrote_ends_the_old_one_on_an_unknown_day() -> None:
    people = Deputy("a", "甲", (SEAT,)), Deputy("b", "乙", (replace(NEXT, start_date=None),))
    seat = with_term_ends({one.id: one for one in people}, 17)["a"].memberships[0]
    assert not seat.valid_on(date(2023, 1, 1)) and seat.known_end is None


def test_every_congress_has_its_own_day() -> None:
    city = Membership("city", "zibo", 16, date(2022, 2, 10))
    people = Deputy("a", "甲", (SEAT, city)), Deputy("b", "乙", (NEXT,))
    assert _ended(*people) == [date(2027, 1, 14), None, None]


def test_two_terms_back_nobody_sits_on() -> None:
    old, other = replace(SEAT, term=15), replace(SEAT, district="boshan")
    assert _ended(Deputy("a", "甲", (old,)), Deputy("b", "乙", (other,)))[0] == date(2022, 1, 9)


def test_a_change_of_term_is_asked_for_until_somebody_is_entered(city: Path) -> None:
    replace_in(city / "city.yaml", "term: 16", "term: 17")
    warnings = _warned(city)
    assert [one.line for one in warnings] == [4]
    assert "淄博市、淄川区" in warnings[0].message and "term: 17" in warnings[0].hint
    seats = "memberships:\n"
    new = f"{seats}  - {{level: district, district: zichuan, term: 17, start_date: 2026-12-20}}\n"
    replace_in(city / "deputies/zichuan-0001.yaml", seats, new)
    assert "淄川区" not in _warned(city)[0].message


def _warned(content: Path) -> list[Problem]:
    return [one for one in check(content).problems if one.code == "term-not-begun"]


def test_a_mandate_to_come_is_neither_present_nor_former() -> None:
    districts = {"zichuan": District("zichuan", "淄川区")}
    old = replace(SEAT, term_ended_on=BEGUN - timedelta(days=1))
    both, new = Deputy("a", "甲", (NEXT, old)), Deputy("b", "乙", (NEXT,))

    def seen(deputy: Deputy, today: date) -> tuple[list[int], bool, bool, bool]:
        one = card(deputy, None, districts, today)
        leading = [seat.membership.term for seat in one.leading]
        return leading, one.serving, one.coming, one.former

    before = BEGUN - timedelta(days=9)
    assert seen(both, before) == ([16], True, False, False)
    assert seen(new, before) == ([17], False, True, False)
    assert seen(both, BEGUN) == seen(new, BEGUN) == ([17], True, False, False)
    left = replace(both, memberships=(old,))
    assert seen(left, BEGUN) == ([16], False, False, True)


def _plan(content: Path, moment: str) -> SitePlan:
    checked = check(content)
    assert checked.usable and checked.site, checked.problems
    now = datetime.fromisoformat(moment).replace(tzinfo=checked.site.city.zone)
    until = None
    return plan_site(content, checked.site, lambda zone: now, until=until)


def _next_term(content: Path) -> tuple[set[str], set[str]]:
    """Move the sample to term 17: every other deputy returns. Gives those who did, and the rest."""
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8").replace("term: 16", "term: 17"), "utf-8")
    returned, left = set[str](), set[str]()
    for index, path in enumerate(sorted((content / "deputies").glob("*.yaml"))):
        (left if index % 2 else returned).add(path.stem)
        if index % 2 == 0:
            path.write_text(_re_elected(path.read_text("utf-8")), "utf-8")
        text = re.sub(r"verified_on: [\d-]+", "verified_on: 2027-01-20", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    return returned, left


def _re_elected(text: str) -> str:
    def again(match: re.Match[str]) -> str:
        line = re.sub(r"term: 16", "term: 17", match[0])
        line = re.sub(r"start_date: [\d-]+", f"start_date: {BEGUN}", line)
        return f"{match[0]}\n{re.sub(r', end_(?:date|reason): [^,}]+', '', line)}"

    return re.sub(r"(?m)^  - \{level: .*\}$", again, text)


def test_half_are_re_elected(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", SAMPLE)
    before = {page.uri for page in _plan(project.content, "2027-02-01T09:00").pages()}
    returned, left = _next_term(project.content)
    plan = _plan(project.content, "2027-02-01T09:00")
    now = {page.uri for page in plan.pages()}
    permanent = (
        "deputies/",
        "columns/",
        "weeks/",
        "districts/",
        "stations/",
        "receptions/",
        "projects/",
    )
    assert {uri for uri in before - now if uri.startswith(permanent)} == set()

    planned = [slot for slot in plan.schedule.slots.values() if slot.state == "planned"]
    assert {slot.deputy for slot in planned if slot.week.monday >= BEGUN} & left == set()
    assert {slot.deputy for slot in planned if slot.deputy} & returned

    cards = plan.catalogue.cards
    assert all(cards[id_].former for id_ in left) and not any(cards[id_].former for id_ in returned)
    terms = {seat.membership.term for seat in cards[min(returned)].seats}
    assert terms == {16, 17}


def test_between_election_and_session_the_site_holds_both_terms(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    replace_in(project.content / "city.yaml", "term: 16", "term: 17")
    seats = "memberships:\n"
    new = f"{seats}  - {{level: district, district: zichuan, term: 17, start_date: 2026-12-20}}\n"
    replace_in(project.content / "deputies/zichuan-0001.yaml", seats, new)
    site = project.build(tmp_path / "site", date="2026-11-30T09:00")
    with (site / "data/memberships.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(one["代表编号"], one["届次"]): one for one in csv.DictReader(file)}
    assert {key: (one["任期止"], one["现任"]) for key, one in rows.items()} == {
        ("zibo-0001", "16"): ("", "是"),
        ("zichuan-0001", "16"): ("2026-12-19", "是"),
        ("zichuan-0001", "17"): ("", "否"),
        ("zichuan-0002", "16"): ("2026-12-19", "是"),
    }
    page = (site / _profile("zichuan-0001")).read_text("utf-8")
    assert "2026年12月20日起" in page and "往届" not in page


def test_the_site_of_the_next_term_has_every_old_address(sample: Project, tmp_path: Path) -> None:
    project = sample.copy(tmp_path / "project")
    before = pages(project.build(tmp_path / "before", date="2027-02-01T09:00"))
    returned, left = _next_term(project.content)
    site = project.build(tmp_path / "after", date="2027-02-01T09:00")
    after = pages(site)
    gone = set(before) - set(after)
    assert {one for one in gone if not one.startswith(LISTS)} == set()

    html = {path: (site / path).read_text("utf-8") for path in after}
    for id_ in left:
        assert '<span class="badge badge--quiet">往届</span></h1>' in html[_profile(id_)], id_
    for id_ in returned:
        head, _, rest = html[_profile(id_)].partition("</h1>")
        assert not head.endswith("往届</span>") and "第16届" in rest and "第17届" in rest, id_

    weeks = json.loads((site / "data/schedule.json").read_text("utf-8"))["weeks"]
    ahead = {slot["deputy"] for one in weeks if one["week"] >= "2027-W05" for slot in one["slots"]}
    assert ahead and not ahead & left
    people = json.loads((site / "search/directory.json").read_text("utf-8"))["people"]
    ids = ids_in(people["ids"])
    assert {ids[number] for number in people["former"]} == left
    for path in ("stations/zaomatou/index.html", "my-deputies/index.html", "two-links/index.html"):
        assert not {id_ for id_ in left if f"deputies/{id_}/" in html[path]}, path


def _profile(id_: str) -> str:
    return f"deputies/{id_}/index.html"


def test_where_nobody_is_in_office_filling_in_profiles_is_not_the_cure(city: Path) -> None:
    replace_in(city / "deputies/zibo-0001.yaml", "start_date:", "end_date: 2026-11-22, start_date:")
    now = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    found = check(city, lambda zone: now).problems
    hints = [one.hint for one in found if one.code == "vacant-week" and "淄博市" in one.message]
    assert len(hints) == 1 and "plan --explain 2026-W49 zibo" in hints[0]
