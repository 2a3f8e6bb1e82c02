"""Open data: Popolo, CSV for Excel, the public schedule, the sitemap."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.model import Membership
from deputy_showcase.outputs import all_outputs
from deputy_showcase.outputs.csv_files import cell, table
from deputy_showcase.outputs.data import article_files, people_files
from deputy_showcase.outputs.popolo import popolo
from deputy_showcase.outputs.sitemap import robots, sitemap
from deputy_showcase.outputs.tables import csv_of
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.spec import Head, Outline, PageSpec
from deputy_showcase.schema.public_tables import TABLES
from outputs_sample import BASE, PEOPLE, WANG, catalogue, hostile


def written(given_: Catalogue) -> dict[str, Any]:
    files = (
        file
        for file in (*people_files(given_), *article_files(given_))
        if file.path.endswith("json")
    )
    return {file.path: json.loads(file.data) for file in files}


def test_a_person_in_popolo() -> None:
    people = {one["id"]: one for one in popolo(catalogue())["persons"]}
    person = people["zichuan-0001"]
    assert person["name"] == "王建国"
    assert person["gender"] == "male"
    assert person["image"] == BASE + "pictures/000000000000-portrait-50x35-320.jpg"
    assert person["biography"] == "长期做 社区工作。 经历 从事教育二十年。"
    assert person["contact_details"] == [
        {"label": "联络站", "type": "voice", "value": "0533-0000000"}
    ]
    assert person["sources"] == [{"url": "https://example.gov.cn/a", "note": "名单"}]
    assert person["links"][0]["url"] == BASE + "deputies/zichuan-0001/"
    assert people["boshan-0001"]["birth_date"] == "1970"
    assert people["boshan-0001"]["other_names"] == [{"name": "李小山"}]
    assert "birth_date" not in person
    assert "javascript:" not in json.dumps(person)
    assert "secret" not in person


def test_progress_zero_is_told() -> None:
    person = popolo(catalogue())["persons"][2]
    assert person["pledges"][0]["progress"] == 0


def test_memberships_organizations_posts_and_areas() -> None:
    data = popolo(catalogue())
    mine = [one for one in data["memberships"] if one["person_id"] == "zichuan-0001"]
    assert [one["organization_id"] for one in mine] == [
        "congress:zibo",
        "congress:zichuan",
        "group:environment",
    ]
    assert mine[0]["on_behalf_of_id"] == "delegation:zibo/淄川代表团"
    assert mine[1]["post_id"] == "congress:zichuan/第十二选区"
    assert mine[1]["start_date"] == "2022-01-10"
    names = {one["id"]: one["name"] for one in data["organizations"]}
    assert names["congress:zibo"] == "某某市人民代表大会"
    assert names["congress:zichuan"] == "淄川区人民代表大会"
    areas = {one["id"]: one for one in data["areas"]}
    assert areas["boshan"] == {
        "id": "boshan",
        "name": "博山区",
        "identifier": "370304",
        "classification": "district",
        "parent_id": "zibo",
    }


def test_town_seats_have_a_town_and_returning_keeps_ids_apart() -> None:
    town = Membership("town", "boshan", 16, town="源泉镇", electoral_unit="第三选区")
    data = popolo(catalogue((replace(WANG, memberships=(town, town)),)))
    assert [one["id"] for one in data["memberships"]][:2] == [
        "zichuan-0001/congress:boshan/源泉镇/16",
        "zichuan-0001/congress:boshan/源泉镇/16-2",
    ]
    area = next(one for one in data["areas"] if one["id"] == "boshan/源泉镇")
    assert (area["classification"], area["parent_id"]) == ("town", "boshan")


def test_every_reference_resolves() -> None:
    data = popolo(catalogue())
    known = {one["id"] for records in data.values() for one in records}
    for records in data.values():
        assert [one["id"] for one in records] == sorted({one["id"] for one in records})
        for one in records:
            assert {value for key, value in one.items() if key.endswith("_id")} <= known


#: The patterns and required members of the schemas at http://www.popoloproject.com/schemas/.
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def test_the_rules_of_the_popolo_schemas() -> None:
    for records in popolo(catalogue()).values():
        for one in records:
            for key, value in one.items():
                if key in ("birth_date", "start_date", "end_date"):
                    assert DATE.fullmatch(value)
            for contact in one.get("contact_details", []):
                assert contact["type"] and contact["value"]
            for link in (*one.get("links", []), *one.get("sources", [])):
                assert link["url"].startswith("http")


def test_the_csv_opens_in_excel() -> None:
    data = csv_of(TABLES[0], catalogue())
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == TABLES[0].headers
    wang = next(row for row in rows if row["姓名"] == "王建国")
    assert wang["性别"] == "男"
    assert wang["区县"] == "淄川区；某某市"
    assert wang["选区或选举单位"] == "第十二选区；"
    assert wang["联络站"] == "早码头代表联络站"
    assert wang["承诺进展"] == "进行中"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", "  =1",
     "\u3000=1", "\n=1", "\ufeff=1", "\u200b =1", "\x00=1", "\x1b=1", "\ud800=1"],
)  # fmt: skip
def test_no_cell_starts_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


@given(st.text(st.characters(), max_size=8))
def test_any_cell_survives_and_is_harmless(text: str) -> None:
    data = table(("甲", "乙"), [[text, "x"]])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2 and rows[1][1] == "x"
    assert rows[1][0].lstrip()[:1] not in tuple("=+-@＝＋－＠")


def test_the_public_schedule() -> None:
    data = written(catalogue())["data/schedule.json"]
    assert data["generated_for"] == "2026-11-18"
    assert [week["week"] for week in data["weeks"]] == [
        "2025-W52",
        "2026-W46",
        "2026-W47",
        "2026-W48",
    ]
    slot = data["weeks"][2]["slots"][0]
    assert data["weeks"][2]["release"] == "2026-11-16T09:00:00+08:00"
    assert (slot["name"], slot["state"]) == ("王建国", "published")
    assert slot["article"] == BASE + "columns/2026-W47-zichuan/"
    vacant = data["weeks"][3]["slots"][1]
    assert vacant["deputy"] is vacant["name"] is vacant["article"] is None


def test_somebody_taken_down_is_in_no_slot_and_no_article() -> None:
    data = written(catalogue(people=PEOPLE[1:]))
    assert WANG.id not in json.dumps([data["data/schedule.json"], data["data/articles.json"]])


def test_without_a_base_addresses_start_at_the_root() -> None:
    data = written(catalogue(base=""))
    assert data["data/articles.json"]["articles"][0]["url"] == "/columns/2026-W47-zichuan/"


def test_hostile_texts_keep_every_file_readable() -> None:
    # The search index's posting lists are bytes, not text.
    lists = ("search/g/", "search/t/")
    texts = (one for one in all_outputs(hostile()) if not one.path.startswith(lists))
    for file in texts:
        text = file.data.decode()
        assert "\u2028" not in text or file.path.endswith((".csv", ".xml"))
        if file.path.endswith(".json"):
            json.loads(text)


def test_all_outputs_follow_from_the_content_alone() -> None:
    files = [list(all_outputs(catalogue(shuffle=number))) for number in (0, 1, 2)]
    assert files[0] == files[1] == files[2]
    paths = [file.path for file in files[0]]
    assert len(paths) == len(set(paths))


def page(uri: str, modified: str = "", indexed: bool = True) -> Outline:
    head = Head(indexed=indexed)
    return PageSpec(uri, "x.html", "x", {}, head=head, modified=modified).outline()


def test_the_sitemap_lists_indexed_pages_by_address() -> None:
    pages = [page("weeks/b/", "2026-11-16"), page(""), page("search/", indexed=False)]
    (file,) = sitemap([*pages, page("404.html")], BASE)
    locations = [node.text for node in ElementTree.fromstring(file.data).iter() if node.text]
    assert [text for text in locations if text.strip()] == [
        BASE,
        BASE + "weeks/b/",
        "2026-11-16",
    ]


def test_a_large_sitemap_is_split() -> None:
    pages = [page(f"deputies/{number:03}/", "2026-01-01") for number in range(25)]
    files = list(sitemap(pages, BASE, max_entries=10))
    assert [file.path for file in files] == [
        "sitemap-1.xml",
        "sitemap-2.xml",
        "sitemap-3.xml",
        "sitemap.xml",
    ]
    assert files[-1].data.count(b"<sitemap>") == 3


def test_no_sitemap_without_an_address() -> None:
    assert list(sitemap([page("")], "")) == []
    assert b"Sitemap" not in robots("").data
    assert robots(BASE).data.endswith(b"Sitemap: https://deputies.example.gov.cn/sitemap.xml\n")
