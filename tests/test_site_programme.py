"""The whole programme in the built sample: within three clicks, figures that are right, data others can read."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from html import unescape
from itertools import chain
from pathlib import Path
from posixpath import normpath
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from icalendar import Calendar

from deputy_showcase.validate.pages import RESERVED
from site_html import Html, pages, parse
from site_project import SAMPLE

ZONE = ZoneInfo("Asia/Shanghai")
#: The moment of the ``after`` site, and the day and the week that it lies in.
NOW, TODAY, WEEK = datetime(2026, 11, 23, 9, tzinfo=ZONE), date(2026, 11, 23), "2026-W48"
CLICKS = 3


# Addresses


@pytest.fixture(scope="module")
def found(after: Path) -> dict[str, Html]:
    return pages(after)


def target(origin: str, link: str) -> str:
    """The page of the site that a relative link leads to."""
    path = link.partition("#")[0].partition("?")[0]
    if not path:
        return origin
    folder = origin.rpartition("/")[0]
    whole = normpath(f"/{folder}/{path}").lstrip("/")
    return f"{whole}/index.html".lstrip("/") if path.endswith(("/", ".")) or not path else whole


def test_every_page_is_three_clicks_from_home_at_most(found: dict[str, Html]) -> None:
    clicks, wave = {"index.html": 0}, ["index.html"]
    while wave:
        links = ((origin, one.get("href", "")) for origin in wave for one in found[origin].all("a"))
        near = {target(origin, link): clicks[origin] + 1 for origin, link in links}
        wave = [page for page in near if page in found and page not in clicks]
        clicks |= {page: near[page] for page in wave}
    assert set(found) - set(clicks) == {"404.html"}
    assert {page: n for page, n in clicks.items() if n > CLICKS} == {}


def test_an_address_that_somebody_shortens_leads_to_a_page(after: Path) -> None:
    """Folders of what people open; those of pictures, scripts and the search's parts are nobody's to read."""
    opened = (one for kind in ("html", "pdf", "xml", "ics") for one in after.rglob(f"*.{kind}"))
    folders = {folder for one in opened for folder in one.parents if folder.is_relative_to(after)}
    assert len(folders) > 500
    bare = (one for one in folders if not (one / "index.html").is_file())
    assert sorted(one.relative_to(after).as_posix() for one in bare) == []


def test_the_folders_without_a_page_in_the_menu_lead_to_what_is_in_them(after: Path) -> None:
    for folder in ("directory", "directory/all", "boards", "past-receptions", "project-stages"):
        page = after / folder / "index.html"
        links = {
            target(f"{folder}/index.html", one.get("href", ""))
            for one in parse(page.read_text("utf-8")).all("a")
        }
        inside = {one.relative_to(after).as_posix() for one in (after / folder).glob("*.*")}
        inside |= {
            f"{one.relative_to(after).as_posix()}" for one in (after / folder).glob("*/index.html")
        }
        assert inside - {f"{folder}/index.html"} - links == set(), folder


def test_no_page_of_the_office_can_take_an_address_of_the_site(after: Path) -> None:
    written = {path.stem for path in SAMPLE.glob("*.md")}
    folders = {path.name for path in after.iterdir() if path.is_dir()} - written
    pages_ = {path.stem for path in after.glob("*.html")}
    assert (folders | pages_) - RESERVED == set()
    # Files of boards and cards are there where something draws them.
    assert RESERVED - (folders | pages_) <= {"boards", "cards", "readme"}


# Figures


@cache
def content(folder: str) -> dict[str, Any]:
    """The content as it is written, read without any of our modules."""
    files = sorted((SAMPLE / folder).glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}


@cache
def articles() -> list[dict[str, Any]]:
    """The front matter of everything published."""
    texts = (path.read_text("utf-8") for path in sorted((SAMPLE / "columns").rglob("*.md")))
    fronts = [yaml.safe_load(text.split("---\n")[1]) for text in texts]
    return [one for one in fronts if one["status"] == "定稿" and one["week"] <= WEEK]


def turns() -> list[tuple[str, str, dict[str, Any]]]:
    """Week, district and profile of everybody featured up to the week of the site."""
    years = chain.from_iterable(one.items() for one in content("schedule").values())
    found = {
        (str(week), district): slot["deputy"]
        for week, slots in years
        for district, slot in slots.items()
        if str(week) <= WEEK
    }
    found |= {
        (one["week"], one["district"]): one["deputy"] for one in articles() if "deputy" in one
    }
    return [(week, district, content("deputies")[id_]) for (week, district), id_ in found.items()]


def serving(person: dict[str, Any]) -> bool:
    ends = (one.get("end_date") for one in person["memberships"])
    return any(end is None or end >= TODAY for end in ends)


def city() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((SAMPLE / "city.yaml").read_text("utf-8"))
    return read


def names() -> dict[str, str]:
    return {one["id"]: one["name"] for one in city()["districts"]}


def level(district: str, person: dict[str, Any]) -> str:
    here = [one["level"] for one in person["memberships"] if one["district"] == district]
    return {"city": "市人大代表", "district": "区县人大代表", "town": "乡镇人大代表"}[here[0]]


def featured() -> dict[str, dict[str, list[int]]]:
    """Caption → row → times and people."""
    groups = {one["id"]: one["name"] for one in city()["groups"]}
    kinds: dict[str, list[tuple[str, str]]] = {
        f"按{kind}统计": [] for kind in "年 区县 层级 性别 专业小组".split()
    }
    for week, district, person in turns():
        who = person["id"]
        kinds["按年统计"].append((f"{week[:4]}年", who))
        kinds["按区县统计"].append((names()[district], who))
        kinds["按层级统计"].append((level(district, person), who))
        kinds["按性别统计"].append((f"{person['gender']}性", who))
        kinds["按专业小组统计"] += [(groups[one], who) for one in person.get("groups", ())]
    return {
        caption: {row: [sum(r == row for r, _ in pairs), len({w for r, w in pairs if r == row})] for row, _ in pairs}
        for caption, pairs in kinds.items()
    }  # fmt: skip


def media() -> dict[str, list[int]]:
    outlets = yaml.safe_load((SAMPLE / "media.yaml").read_text("utf-8"))
    carried = Counter(
        one["outlet"] for article in articles() for one in article.get("carried_by", ())
    )
    rows: dict[str, list[int]] = {}
    for one in outlets:
        row = rows.setdefault(
            "市级媒体" if one["level"] == "city" else names()[one["district"]], [0, 0]
        )
        row[0] += 1
        row[1] += carried[one["id"]]
    return rows


def meetings() -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for one in content("receptions").values():
        starts = (
            one["starts"]
            if isinstance(one["starts"], datetime)
            else datetime.fromisoformat(one["starts"])
        )
        outcome = one.get("outcome") or {}
        coming = not outcome and starts.date() >= TODAY
        row = rows.setdefault("接下来" if coming else f"{starts.year}年已举行", [0, 0, 0, 0, 0])
        row[0] += 1
        row[1] += outcome.get("visitors", 0)
        for matter in outcome.get("matters", ()):
            row[2 + ["办理中", "已答复", "已办结"].index(matter.get("status", "办理中"))] += 1
    return rows


def duty() -> dict[str, list[int]]:
    kinds = ["视察", "调研", "接待", "建议", "志愿服务", "执法检查", "述职"]
    rows: dict[str, list[int]] = {}
    for person in content("deputies").values():
        for one in person.get("activities", ()):
            if one["date"].year == TODAY.year:
                row = rows.setdefault(names()[_first(person)], [0] * 8)
                row[kinds.index(one["kind"])] += 1
                row[7] += 1
    return rows


def _first(person: dict[str, Any]) -> str:
    """Where an entry counts: the first seat that is still held, else the first."""
    seats = person["memberships"]
    held = [one for one in seats if one.get("end_date") is None or one["end_date"] >= TODAY]
    return str((held or seats)[0]["district"])


def table(html: str, caption: str) -> dict[str, list[int]]:
    """The rows of a table by their heading, without those of head and foot."""
    whole = html.partition(f">{caption}</caption>")[2].partition("</table>")[0]
    body = re.split(r"<tbody[^>]*>", whole)[-1].partition("</tbody>")[0]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    cells = [
        [_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows
    ]
    return {name: [int(one) for one in values] for name, *values in cells}


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


@pytest.fixture(scope="module")
def statistics(after: Path) -> str:
    return (after / "statistics/index.html").read_text("utf-8")


def test_people_featured_are_those_of_the_content(statistics: str) -> None:
    for caption, rows in featured().items():
        assert table(statistics, caption) == rows, caption
    people = {person["id"] for _, _, person in turns()}
    assert f'>{len(turns())}</b><span class="figure__name">代表人次' in statistics
    assert f"其中{len(people)}位不同的代表" in statistics
    assert f'>{len(articles())}</b><span class="figure__name">篇专栏' in statistics


def test_pledges_are_those_of_the_content(statistics: str) -> None:
    made = [
        one
        for person in content("deputies").values()
        if serving(person)
        for one in person.get("pledges", ())
    ]
    states = Counter(one["status"] for one in made)
    late = sum(
        one["status"] in ("进行中", "已延期") and one.get("due_on", TODAY) < TODAY for one in made
    )
    body = statistics.partition("在任代表的承诺</caption>")[2].partition("</table>")[0]
    (row,) = re.findall(r"<tr[^>]*>(.*?)</tr>", re.split(r"<tbody[^>]*>", body)[-1])
    shown = [int(_text(cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]
    assert shown == [
        *(states[one] for one in ("已兑现", "进行中", "已延期", "已撤回")),
        late,
        len(made),
    ]


def test_other_figures_are_those_of_the_content(statistics: str) -> None:
    assert table(statistics, "媒体家数和刊发次数") == media()
    assert table(statistics, "接待次数、来访人数和反映的事项") == meetings()
    assert table(statistics, f"{TODAY.year}年各区县代表履职次数") == duty()
    stages = Counter(one["status"] for one in content("projects").values())
    expected = {one: [stages[one]] for one in ("征集", "立项", "办理中", "已办结")}
    assert table(statistics, "各阶段的民生微实事") == expected


def test_every_figure_leads_to_a_list_of_what_it_counts(
    after: Path, found: dict[str, Html], statistics: str
) -> None:
    body = statistics.partition("<h1>")[2].partition("</main>")[0]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", body)
    assert {_text(one) for one in cells if "<a " not in one} <= {"0", ""}
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', " ".join(cells))
    assert len(links) > 150
    for link, text in links:
        page = target("statistics/index.html", link)
        html = (after / page).read_text("utf-8")
        assert int(_text(text)) in set(told(html, link.partition("#")[2])), (link, text)


def told(html: str, anchor: str) -> Iterator[int]:
    """The numbers that a page says of itself, and how many things it, or one part of it, lists."""
    main = html.partition("<h1")[2].partition("<footer")[0]
    yield from _numbers(main.partition("</header>")[0])
    sections = re.findall(r"<section[^>]*>.*?</section>", main, re.DOTALL)
    for part in [one for one in sections if f'id="{anchor}"' in one] if anchor else [main]:
        yield len(
            re.findall(r'<li(?: id="outlet[^"]*"| class="(?:vow|deed|work|meet)[^"]*")?>', part)
        )
        yield sum(int(one) for one in re.findall(r'<b class="num">(\d+)<span>次', part))
        yield from _numbers("".join(re.findall(r'<p class="sum">.*?</p>', part, re.DOTALL)))
    yield from _numbers(
        "".join(re.findall(r"<(?:tfoot|ol class=\"flow)\b.*?</(?:tfoot|ol)>", main, re.DOTALL))
    )
    yield sum(_numbers("".join(re.findall(r'<ol class="flow.*?</ol>', main, re.DOTALL))))
    yield len(re.findall(r'<li class="meet[ "]', main))


def _numbers(html: str) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", re.sub(r"<[^>]+>", " ", html))]


def test_every_chart_has_its_table_beneath(found: dict[str, Html], after: Path) -> None:
    drawn = [path for path in found if '<figure class="chart' in (after / path).read_text("utf-8")]
    assert {"pledges/index.html", "statistics/index.html"} <= set(drawn)
    for path in drawn:
        html = (after / path).read_text("utf-8")
        drawing, _, rest = html.rpartition('<figure class="chart')
        assert "<table" in rest, path
        assert drawing.count("<figure") == drawing.count("</svg>"), path


# Calendars and structured data


def test_every_calendar_has_its_events_at_the_local_time(after: Path) -> None:
    files = sorted(after.rglob("*.ics"))
    assert len(files) > 50
    for file in files:
        for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT"):
            assert {"UID", "DTSTAMP", "SUMMARY"} <= set(event), file
            starts = event.decoded("dtstart")
            if "reception" in file.name:
                id_ = str(event["uid"]).removeprefix("reception-").partition("@")[0]
                written = content("receptions")[id_]
                assert starts.astimezone(ZONE).replace(tzinfo=None) == _moment(written["starts"])
                ends = event.decoded("dtend").astimezone(ZONE).replace(tzinfo=None)
                assert ends == _moment(written["ends"])


def _moment(value: Any) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("receptions/", ["receptions.ics"]),
        ("stations/zaomatou/", ["receptions-station-zaomatou.ics"]),
        ("districts/zhoucun/", ["receptions-zhoucun.ics", "pledges-zhoucun.xml"]),
        ("pledges/", ["pledges.xml"]),
    ],
)
def test_calendars_and_feeds_can_be_subscribed_to(
    found: dict[str, Html], page: str, feeds: list[str]
) -> None:
    shown = found[f"{page}index.html"]
    announced = [one["href"] for one in shown.all("link") if one.get("rel") == "alternate"]
    linked = [one.get("href", "") for one in shown.all("a")]
    for feed in feeds:
        assert any(one.endswith(f"feeds/{feed}") for one in announced), feed
        assert any(one.endswith(f"../feeds/{feed}") for one in linked), feed
        if feed.endswith(".ics"):
            assert f"webcal://deputies.zibo.example/feeds/{feed}" in linked


def things(page: Html) -> list[dict[str, Any]]:
    return [
        json.loads(text) for kind, text in page.scripts if kind.get("type") == "application/ld+json"
    ]


def test_events_and_people_have_what_schema_org_asks_for(found: dict[str, Html]) -> None:
    kinds: Counter[str] = Counter()
    for path, page in found.items():
        for thing in things(page):
            assert thing["@context"] == "https://schema.org" and thing["url"], path
            kinds[thing["@type"]] += 1
            if thing["@type"] == "Event":
                _is_event(thing)
            if thing["@type"] == "Person":
                assert thing["name"] and thing["jobTitle"], path
                assert all(one["memberOf"]["name"] for one in thing["memberOf"]), path
                assert all(date.fromisoformat(one["startDate"]) for one in thing["memberOf"]), path
    assert kinds["Event"] == len(content("receptions"))
    assert kinds["Person"] == len(content("deputies"))


def _is_event(thing: dict[str, Any]) -> None:
    starts, ends = (datetime.fromisoformat(thing[one]) for one in ("startDate", "endDate"))
    assert starts.utcoffset() == timedelta(hours=8) and starts < ends
    assert thing["name"] and thing["organizer"]["name"]
    assert thing["location"]["@type"] == "Place" and thing["location"]["name"]
    assert thing["location"]["address"]["addressCountry"] == "CN"
    assert thing["eventStatus"].startswith("https://schema.org/Event")
