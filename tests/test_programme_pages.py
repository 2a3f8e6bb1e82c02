"""Pages of the whole programme: pledges, stations, receptions, projects, links, groups, media, figures."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest
import segno

from deputy_showcase.holidays import holiday_name
from deputy_showcase.model import Matter, Outcome, Programme, Project, ProjectUpdate, Station
from deputy_showcase.outputs.boards import boards
from deputy_showcase.pages import all_pages, qr, urls
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.charts import plain, stacked
from deputy_showcase.pages.duty import rows
from deputy_showcase.pages.numbered import parts
from deputy_showcase.pages.pledge_index import leaf_starts, leaves
from deputy_showcase.pages.pledges import breakdown, counts, index
from deputy_showcase.pages.projects import money
from deputy_showcase.pages.spec import PageSpec
from deputy_showcase.pages.statistics import features, tables
from deputy_showcase.pages.two_links import coverage
from deputy_showcase.pages.units import areas, in_order
from outputs_sample import BASE, COLUMNS, WANG
from programme_sample import OUTLETS, PROJECTS, RECEPTIONS, STATIONS, TEXT, programme
from test_pages import Outline, bodies, internal, renderer


@cache
def shown() -> Catalogue:
    return programme()


@cache
def drawn() -> dict[str, str]:
    return bodies(shown())


@cache
def specs() -> dict[str, PageSpec]:
    return {page.uri: page for page in all_pages(shown())}


#: Templates that ask for one script of their own.
WITH_SCRIPT = ("search.html", "my_deputies.html", "report.html", "profile.html", "article.html")


def words(uri: str) -> str:
    """A page's text without tags and spaces, so that a sentence can be looked for."""
    return re.sub(r"\s|<[^>]+>", "", drawn()[uri])


# All of them


def test_every_page_is_three_clicks_from_home_at_most() -> None:
    pages = drawn()
    menu = {"deputies/", "pledges/", "stations/", "columns/", "districts/", "schedule/", "search/"}
    menu |= {"sitemap/", "weeks/", "statistics/", "projects/"}
    reached, waiting = {""}, {""} | menu
    for _ in range(3):
        reached |= waiting
        waiting = {to for uri in waiting for to, _ in internal(uri, pages[uri]) if to in pages}
    assert set(pages) - reached - waiting == {"404.html"}


def test_links_and_anchors_of_all_pages_go_somewhere() -> None:
    pages = drawn()
    ids = {uri: set(Outline(body).ids) for uri, body in pages.items()}
    for uri, body in pages.items():
        for target, fragment in internal(uri, body):
            if not re.match(r"feeds/|data/|boards/|receptions/[^/]+/reception\.ics$", target):
                assert target in pages, f"{uri} → {target}"
                assert not fragment or fragment in ids[target], f"{uri} → {target}#{fragment}"


def test_every_address_can_be_shortened() -> None:
    found = {"boards/", "feeds/", *(uri for uri in drawn() if uri.endswith("/"))}
    above = {f"{uri[: cut.start()]}/" for uri in found for cut in re.finditer("/(?=.)", uri)}
    assert above | {"boards/", "feeds/"} <= set(drawn())


def test_the_page_of_feeds_names_every_feed_of_the_city_and_its_districts() -> None:
    links = set(re.findall('href="../(feeds/[^"]+)"', drawn()["feeds/"]))
    scopes = ["", *(f"-{id_}" for id_ in shown().districts)]
    names = [f"pledges{one}.xml" for one in scopes]
    names += [f"{kind}{one}.ics" for kind in ("receptions", "schedule") for one in scopes]
    names += [f"{one}.xml" for one in ("city", *shown().districts)]
    assert {f"feeds/{name}" for name in names} == links


def test_the_page_of_boards_has_the_file_of_every_station_where_somebody_serves() -> None:
    page = drawn()["boards/"]
    for station in STATIONS:
        assert f'href="../stations/{station}/board/"' in page
    files = set(re.findall(r"boards/([^\"/]+)\.pdf", page))
    assert files == {one.uri[7:-4] for one in boards(shown())}


def test_headings_ids_and_scripts_are_in_order() -> None:
    for uri, body in drawn().items():
        outline = Outline(body)
        assert outline.headings.count(1) == 1, uri
        assert max(Counter(outline.ids).values(), default=1) == 1, uri
        assert not re.search(r"<style|\son[a-z]+=|\sstyle=", body), uri


def test_an_empty_city_has_all_the_pages_and_says_kindly_that_nothing_is_there() -> None:
    none = programme(
        stations={}, receptions={}, projects={}, outlets={}, programmes=(), deputies={}
    )
    bare = bodies(replace(none, site=replace(none.site, columns=())))
    fronts = "pledges stations receptions projects groups programmes media statistics duty".split()
    for front in fronts:
        assert 'class="empty"' in bare[f"{front}/"] or front == "groups", front
    assert "two-links/" in bare


def test_hostile_text_stays_text() -> None:
    nasty = programme(
        stations={"zaomatou": replace(STATIONS["zaomatou"], name=TEXT, address=TEXT, opening=TEXT)},
        receptions={
            "parks": replace(RECEPTIONS["parks"], topic=TEXT, departments=(TEXT,)),
            "buses": replace(
                RECEPTIONS["buses"], outcome=Outcome(matters=(Matter(TEXT, reply=TEXT),))
            ),
        },
        projects={
            "road": replace(
                PROJECTS["road"], title=TEXT, updates=(ProjectUpdate(date(2026, 1, 2), TEXT),)
            )
        },
        outlets={"daily": replace(OUTLETS["daily"], name=TEXT)},
        programmes=(Programme("five", TEXT, (TEXT, "代表工作新格局")),),
    )
    draw = renderer(nasty)
    for page in all_pages(nasty):
        outline = Outline(draw.body(page, page.root))
        allowed = 1 if page.template in WITH_SCRIPT else 0
        assert outline.tags["script"] <= allowed, page.uri
        assert not [link for link in outline.links if link.lower().startswith("javascript")], (
            page.uri
        )
        assert b"<script>alert" not in draw.render(page), page.uri


def test_ids_that_look_like_pages_clash_with_none() -> None:
    names = ("year-2026", "2026", "all", "page-2", "stage-settled", "board", "index")
    stations = {id_: Station(id_, id_, "zichuan") for id_ in names}
    receptions = {id_: replace(RECEPTIONS["buses"], id=id_) for id_ in names}
    projects = {id_: Project(id_, id_, "zichuan") for id_ in names}
    all_ = programme(stations=stations, receptions=receptions, projects=projects)
    files = Counter(page.file for page in all_pages(all_))
    assert files.most_common(1)[0][1] == 1


# Pledges


def test_pledges_are_counted_once_in_the_whole_and_in_every_district_of_their_deputy() -> None:
    found = counts(shown(), index(shown()))
    assert [row.total for row in found] == [3, 1, 1, 2]
    assert found[0].statuses == {"in_progress": 1, "kept": 1, "delayed": 1}


def test_an_overdue_pledge_is_marked_in_words_and_leads_to_its_place_on_the_profile() -> None:
    body = drawn()["pledges/due-overdue/"]
    assert "修好一条路" in body and "已到期，尚未完成" in body and "办好夜校" not in body
    assert 'href="../../deputies/boshan-0001/#pledge-p1"' in body
    assert 'id="pledge-p1"' in drawn()["deputies/boshan-0001/"]


def test_pledges_can_be_narrowed_by_status_district_and_day() -> None:
    assert "修好一条路" in drawn()["pledges/status-delayed/"]
    assert "修好一条路" in drawn()["pledges/district-boshan/"]
    assert "修好一条路" in drawn()["pledges/due-2026/"]
    assert 'id="due-2026"' in drawn()["pledges/district-boshan/delayed/"]
    assert "办好夜校" in words("pledges/") and "办了十期" in words("pledges/")


def test_pledges_of_former_deputies_are_apart() -> None:
    assert "早先的承诺" in drawn()["pledges/status-former/"]
    assert "往届" in drawn()["pledges/status-former/"] and "status-former/" in drawn()["pledges/"]
    assert "早先的承诺" not in drawn()["pledges/district-boshan/"]


def test_a_long_facet_counts_and_leads_into_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deputy_showcase.pages.pledges.LINES_PER_PAGE", 0)
    found = index(shown())
    for facet, promised in found.items():
        table = breakdown(shown(), facet, promised, leaf_starts(leaves(shown())))
        expected = sum(len(one.districts) if facet[0] != "district" else 1 for one in promised)
        cells = [cell for _, row in table.rows for cell in row if cell.count]
        assert sum(cell.count for cell in cells) == expected, facet
        for cell in cells:
            page, _, anchor = cell.uri.partition("#")
            assert page in drawn() or "former" in page, cell
            assert not anchor or f'id="{anchor}"' in drawn().get(page, f'id="{anchor}"')


# Stations and their boards


def test_a_station_tells_how_to_get_there_and_who_is_there_by_group() -> None:
    text = words("stations/zaomatou/")
    for expected in (
        "人民路1号",
        "0533-0000000",
        "每周三",
        "24名义务咨询员",
        "王建国",
        "口袋公园怎么建",
    ):
        assert expected in text
    people = text[text.rindex("进站代表") :]
    assert people.index("环境资源") < people.index("王建国") < people.index("其他代表")
    assert people.index("其他代表") < people.index("某小学教师")
    assert "老代表" not in text
    thing = specs()["stations/zaomatou/"].head.json_ld
    assert thing["@type"] == "GovernmentOffice" and thing["telephone"] == "0533-0000000"


def test_a_board_shows_a_code_and_prints_the_address_below_it() -> None:
    body = drawn()["stations/zaomatou/board/"]
    assert f"{BASE}deputies/{WANG.id}/" in body and body.count("<svg") == 2
    assert "推动老旧小区加装电梯" in body and "老代表" not in body
    assert not specs()["stations/zaomatou/board/"].head.indexed


def test_without_the_sites_address_a_board_has_no_code() -> None:
    body = bodies(programme(base=""))["stations/zaomatou/board/"]
    assert "<svg" not in body and "王建国" in body


def addresses() -> Iterator[str]:
    draw = random.Random(1)
    for _ in range(60):
        number = draw.randrange(10_000)
        yield f"{BASE}deputies/{draw.choice(('zichuan', 'zhangdian'))}-{number:04}/"
    yield from (f"{BASE}deputies/{id_}/" for id_ in ("a", "9", "0-0", "abc", "a" * 60))


def test_codes_put_together_are_those_of_the_library() -> None:
    for address in addresses():
        made = segno.make(address, error="m", mode="byte", mask=0, micro=False, boost_error=False)
        expected = {
            (x + qr.QUIET, y + qr.QUIET)
            for y, row in enumerate(made.matrix)
            for x, dark in enumerate(row)
            if dark
        }
        code = qr.code(address)
        assert set(painted(code.path)) == expected
        assert code.size == len(made.matrix) + 2 * qr.QUIET


def painted(path: str) -> Iterator[tuple[int, int]]:
    """The modules that a path darkens, by column and row."""
    x, y = 0, 0
    for command, first, second in re.findall(r"([Mmh])([0-9]+)(?: ([0-9.]+))?", path):
        if command == "M":
            x, y = int(first), int(float(second))
        elif command == "m":
            x += int(first)
        else:
            yield from ((x + step, y) for step in range(int(first)))
            x += int(first)


# Receptions


def test_a_coming_reception_says_when_where_who_and_what_it_is_not_for() -> None:
    text = words("receptions/parks/")
    for expected in (
        "2026年11月25日09:00",
        "11:30",
        "早码头代表联络站",
        "园林中心",
        "王建国",
        "不直接处理",
    ):
        assert expected in text
    assert 'href="../../receptions/parks/reception.ics"' in drawn()["receptions/parks/"]


def test_an_event_has_what_schema_org_asks_for() -> None:
    thing = specs()["receptions/parks/"].head.json_ld
    assert thing["@type"] == "Event" and thing["name"]
    assert thing["startDate"] == "2026-11-25T09:00:00+08:00"
    assert thing["endDate"] == "2026-11-25T11:30:00+08:00"
    assert (
        thing["location"]["name"] and thing["location"]["address"]["streetAddress"] == "人民路1号"
    )
    assert thing["eventStatus"].endswith("EventScheduled")
    assert thing["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")
    assert specs()["receptions/buses/"].head.json_ld["location"]["name"] == "博山区"


def test_a_reception_on_a_public_holiday_may_be_moved() -> None:
    assert "可能改期" in words("receptions/new-year/") and "元旦" in words("receptions/new-year/")
    assert "可能改期" not in words("receptions/parks/")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 1), "国庆节"),
        (date(2027, 2, 6), "春节"),
        (date(2030, 2, 3), "春节"),
        (date(2026, 11, 25), ""),
        (date(2026, 11, 28), ""),
    ],
)
def test_public_holidays_are_known_for_any_year(day: date, name: str) -> None:
    assert holiday_name(day).startswith(name) and bool(holiday_name(day)) == bool(name)


def test_a_past_reception_says_what_came_of_it() -> None:
    text = words("receptions/buses/")
    for expected in ("已经举行", "来访14人", "反映2件", "已办结1件", "灯太暗", "已换"):
        assert expected in text
    assert "山里的班车" in drawn()["past-receptions/2025/"]
    assert "reception.ics" not in drawn()["receptions/buses/"]


# Projects


def test_a_project_shows_stage_cost_supervisor_and_dated_photos() -> None:
    text, body = words("projects/road/"), drawn()["projects/road/"]
    for expected in ("21.4万元", "李王建", "2026年3月1日", "开工", "已到期，尚未办结"):
        assert expected in text
    assert 'aria-current="step">办理中' in body and "<picture>" in body
    assert "修路" in words("deputies/boshan-0001/"), "on the supervisor's own page"


@pytest.mark.parametrize(
    ("yuan", "text"),
    [(None, ""), (0, "0元"), (9_500, "9500元"), (214_000, "21.4万元"), (10_000, "1万元"), (12_345, "1.2345万元")],
)  # fmt: skip
def test_money_is_written_as_people_say_it(yuan: int | None, text: str) -> None:
    assert money(yuan) == text


# Links, duty, groups, programmes, media, figures


def test_links_count_only_deputies_of_the_same_congress() -> None:
    found = {one.id: coverage(shown(), one) for one in shown().site.city.districts}
    zichuan, boshan = found["zichuan"], found["boshan"]
    assert (zichuan.members, zichuan.members_right, zichuan.linked, zichuan.own) == (1, 0, 1, 3)
    assert (boshan.linked, boshan.own, boshan.deputies, boshan.constituents) == (0, 1, 2, 7)


def test_a_profile_names_the_member_who_keeps_in_touch() -> None:
    text = words(urls.deputy(WANG.id))
    assert "固定联系这位代表的常委会组成人员：委员甲" in text and "8名固定联系的群众" in text


def test_duty_is_counted_by_kind_year_and_district_and_listed() -> None:
    (row,) = rows(shown(), shown().deeds, 2026)
    assert (row.name, row.kinds, row.total) == ("博山区", {"inspection": 1}, 1)
    assert "看河道" in drawn()["duty/boshan/2026/"] and "看河道" not in drawn()["duty/boshan/2025/"]
    assert "duty/boshan/2026/" in drawn()["districts/boshan/"]


def test_a_group_gathers_all_levels() -> None:
    text = words("groups/environment/")
    assert text.index("市人大代表") < text.index("王建国") < text.index("李王建")


def test_a_programme_gathers_articles_by_item_and_articles_lead_to_it() -> None:
    text = words("programmes/five/")
    assert (
        text.index("代表工作新格局") < text.index("一部电梯的三年") < text.index("宣传工作新格局")
    )
    assert "programmes/five/#item-1" in drawn()["columns/2026-W47-zichuan/"]


def test_media_say_what_they_carried_and_only_web_addresses_are_links() -> None:
    text = words("media/")
    assert "市级媒体1家" in text and "博山之声" in text
    assert "https://daily.example.com/1" in drawn()["media/daily/"]
    assert "media/radio/" not in drawn(), "nothing carried, nothing to list"


def test_figures_add_up_to_what_they_link_to() -> None:
    found = features(shown())
    whole = len(shown().features)
    assert whole == len(COLUMNS)
    for table in tables(shown(), found):
        if not table.overlapping:
            assert sum(row.times for row in table.rows) == whole, table.title
        for row in table.rows:
            listed = [body for uri, body in drawn().items() if uri.startswith(row.uri)]
            assert sum(body.count("rows__where") for body in listed) == row.times, row.name


# Electoral units, pages, charts


def test_deputies_are_listed_by_level_town_and_unit() -> None:
    boshan = next(one for one in shown().site.city.districts if one.id == "boshan")
    found = areas(shown(), boshan)
    assert [(one.name, one.anchor, one.total) for one in found] == [
        ("区县人大代表", "area-1", 1),
        ("石马镇人大代表", "area-2", 1),
    ]
    assert "districts/boshan/units/#area-2" in drawn()["districts/boshan/"]


def test_electoral_units_are_in_the_order_of_their_numbers() -> None:
    written = [
        "第十二选区",
        "第三选区",
        "第2选区",
        "驻军",
        "第一百零二选区",
        "第二十选区",
        "百花社区第五选区",
    ]
    assert sorted(written, key=in_order) == [
        "第2选区", "第三选区", "百花社区第五选区", "第十二选区", "第二十选区", "第一百零二选区", "驻军"
    ]  # fmt: skip


def test_long_lists_are_cut_into_pages_that_know_their_neighbours() -> None:
    first, second, third = parts(range(125), lambda number: f"x/{number}/")
    assert [len(one.entries) for one in (first, second, third)] == [60, 60, 5]
    assert (first.earlier, second.earlier, second.later, third.later) == ("", "x/1/", "x/3/", "")
    (empty,) = parts([], lambda number: "x/")
    assert (empty.total, empty.count, empty.links[0].here) == (0, 1, True)


def test_bars_show_shares_or_one_scale() -> None:
    counted = [("甲", {"kept": 1, "delayed": 3}), ("乙", {"kept": 2})]
    kinds = {"kept": "已兑现", "delayed": "已延期"}
    share = stacked("图", counted, kinds)
    assert [one.width for one in share.bars[0].segments] == [25, 75]
    assert share.bars[1].segments[0].width == 100 and len(share.bars[1].segments) == 1
    scaled = plain("图", [("甲", 4), ("乙", 1), ("丙", 0)])
    assert [one.segments[0].width if one.segments else 0 for one in scaled.bars] == [100, 25, 0]
    assert share.bars[0].spoken == "甲：已兑现1，已延期3" and scaled.bars[0].spoken == "甲4"


def test_a_chart_is_svg_with_words_for_those_who_cannot_see_it() -> None:
    found = re.findall(r"<svg.*?</svg>", drawn()["statistics/"], re.DOTALL)
    assert found
    for text in found:
        chart = ElementTree.fromstring(text)
        assert chart.get("role") == "img" and chart.findtext("title") and chart.findtext("desc")


@pytest.mark.parametrize(("status", "said"), [("in_hand", True), ("settled", False)])
def test_a_project_without_a_supervisor_promises_nothing(status: str, said: bool) -> None:
    """Whoever supervised it may be on hold: what is said must be true in every case."""
    given = programme(projects={"road": replace(PROJECTS["road"], supervisor="", status=status)})
    body = bodies(given)["projects/road/"]
    assert "正在确定" not in body and ("暂未公布" in body) is said
