"""A change of term (换届): every address stays, nobody ended is scheduled, one page holds both terms."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from deputy_showcase.model import Deputy, Membership
from deputy_showcase.pipeline import SitePlan, check, plan_site
from deputy_showcase.validate.terms import with_term_ends
from site_html import pages
from site_project import SAMPLE, Project, make_project

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


def test_before_anybody_of_the_new_term_is_entered_nobody_of_the_old_one_sits() -> None:
    seat = with_term_ends({"a": Deputy("a", "甲", (SEAT,))}, 17)["a"].memberships[0]
    assert not seat.valid_on(date(2023, 1, 1)) and seat.known_end is None


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
    ids = people["ids"].split(" ")
    assert {ids[number] for number in people["former"]} == left
    for path in ("stations/zaomatou/index.html", "my-deputies/index.html", "two-links/index.html"):
        assert not {id_ for id_ in left if f"deputies/{id_}/" in html[path]}, path


def _profile(id_: str) -> str:
    return f"deputies/{id_}/index.html"
