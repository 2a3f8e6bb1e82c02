"""我的代表 in a real browser: who stands for a place, and the nearest station."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from deputy_showcase.model import Membership, Site, Station
from deputy_showcase.outputs.my_deputies import my_deputies_files
from deputy_showcase.pages import my_deputies
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.people import seat
from deputy_showcase.pages.towns import town_of
from outputs_sample import NOW, PEOPLE, WANG, catalogue, deputy
from search_site import address_of, page, served, write

__all__ = ["page"]

TOWN = Membership("town", "zichuan", 16, electoral_unit="第三选区", town="双杨镇")
DIGITS = Membership("district", "zichuan", 16, electoral_unit="第16选区")
WORDS = Membership("district", "zichuan", 16, electoral_unit="第十六选区")
WIDE = Membership("district", "zichuan", 16, electoral_unit="机关选区（一 组）")


def place() -> Catalogue:
    """The sample with a town deputy, a unit in digits and two stations whose place is known."""
    neighbour = deputy("zichuan-0009", "邻里", memberships=(TOWN,), station="zaomatou")
    digits = deputy("zichuan-0016", "数字", memberships=(DIGITS,))
    others = [
        deputy("zichuan-0017", "汉字", memberships=(WORDS,)),
        deputy("zichuan-0018", "全角", memberships=(WIDE,)),
    ]
    given = catalogue((*PEOPLE, neighbour, digits, *others))
    near = Station(
        "zaomatou", "早码头代表联络站", "zichuan", "双杨镇早码头", location=(36.8, 117.85)
    )
    far = Station("far", "远处代表联络站", "boshan", location=(36.5, 117.85))
    site: Site = replace(given.site, stations={"zaomatou": near, "far": far})
    return replace(given, site=site)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from address_of(tmp_path_factory, place(), my_deputies.URI)


def test_each_district_has_a_small_file() -> None:
    files = {file.path: json.loads(file.data) for file in my_deputies_files(place())}
    assert set(files) == {f"my-deputies/{name}.json" for name in ("stations", "zichuan", "boshan")}
    zichuan = files["my-deputies/zichuan.json"]
    assert zichuan["towns"] == ["双杨镇"]
    assert {"第一选区", "第十二选区", "第16选区", "第十六选区"} < set(zichuan["units"])
    assert [row[3] for row in zichuan["people"] if row[0] == WANG.id] == ["city", "district"][::-1]
    assert not any(row[0] == WANG.id for row in files["my-deputies/boshan.json"]["people"])


def test_towns_are_read_from_units_too() -> None:
    held = Membership("town", "zichuan", 16, electoral_unit="竹马镇第二十八选区")
    assert (town_of(held), town_of(TOWN)) == ("竹马镇", "双杨镇")


def test_a_town_deputy_is_called_by_the_town() -> None:
    said = {
        "竹马镇第二十八选区": ("淄川区竹马镇人大代表", "第二十八选区"),
        "第三选区": ("淄川区乡镇人大代表", "第三选区"),
    }
    for unit, wanted in said.items():
        held = Membership("town", "zichuan", 16, electoral_unit=unit)
        shown = seat(held, catalogue().districts, NOW.date())
        assert (shown.title, shown.unit) == wanted


def test_deputies_of_all_levels(page: Page, address: str) -> None:
    page.goto(address)
    page.select_option("#mine-district", "zichuan")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    assert "district=zichuan" in page.url
    page.fill("#mine-place", "第十二选区")
    page.press("#mine-place", "Enter")
    expect(page.locator("[data-mine-told]")).to_have_text(
        "淄川区第十二选区：1位代表，其中1位同时是两级代表"
    )
    found = page.locator("[data-mine-found]")
    expect(found).to_contain_text("推动老旧小区加装电梯")
    expect(found.get_by_role("link", name="早码头代表联络站").first).to_be_visible()
    page.go_back()
    expect(page.locator("#mine-place")).to_have_value("")


PLACES = {
    # A town tells nothing of the electoral unit of the district, nor the other way round.
    "双杨镇": ["邻里", "乡镇人大代表（1位）", "写您的选区"],
    "淄川区双杨镇": ["邻里"],
    # Nor does a town with its own electoral unit.
    "双杨镇第三选区": ["邻里", "写您的选区", "早码头代表联络站"],
    "双杨镇 3选区": ["邻里"],
    "第一选区": ["王建", "写您的乡镇"],
    "1选区": ["王建"],
    "12": ["王建国"],
    "第12选区": ["王建国"],
    "第十二": ["王建国"],
    "第16选区": ["数字"],
    "十六选区": ["数字"],
    "淄川区第十六选区": ["数字", "汉字", "第十六选区：3位代表"],
    "机关选区（一 组）": ["全角"],
    "机关选区(一组)": ["全角"],
    "(一组)": ["全角"],
}


@pytest.mark.parametrize("typed", PLACES)
def test_places_are_read_as_people_write_them(page: Page, address: str, typed: str) -> None:
    page.goto(address + "?district=zichuan")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    page.fill("#mine-place", typed)
    found = page.locator("[data-mine]")
    for wanted in PLACES[typed]:
        expect(found).to_contain_text(wanted)
    if "第三" not in typed and "镇" not in typed:
        expect(found).not_to_contain_text("邻里")


def test_a_district_is_asked_for(page: Page, address: str) -> None:
    told = page.locator("[data-mine-told]")
    for search in ("?district=", "?district=nowhere", "?place=双杨镇"):
        page.goto(address + search)
        expect(told).to_have_text("请先选择您住的区县。")
    page.goto(address)
    expect(told).to_be_empty()
    page.get_by_role("button", name="查找", exact=True).click()
    expect(told).to_have_text("请先选择您住的区县。")
    expect(page.locator("#mine-district")).to_be_focused()


def test_one_character_is_no_place(page: Page, address: str) -> None:
    page.goto(address + "?district=zichuan&place=一")
    expect(page.locator("[data-mine-told]")).to_contain_text("没有登记叫“一”的")


def test_an_unknown_place_is_told(page: Page, address: str) -> None:
    page.goto(address + "?district=zichuan")
    page.fill("#mine-place", "没有的地方")
    page.get_by_role("button", name="查找").click()
    expect(page.locator("[data-mine-told]")).to_contain_text("没有登记叫“没有的地方”的")
    expect(page.locator("[data-mine-found] .mine__person")).to_have_count(0)
    search = page.get_by_role("link", name="在全站搜索“没有的地方”")
    expect(search).to_have_attribute("href", re.compile(r"^\.\./search/\?q=%E6"))


def test_a_town_has_its_deputies_and_stations(page: Page, address: str) -> None:
    page.goto(address + "?district=zichuan&place=双杨")
    found = page.locator("[data-mine-found]")
    expect(found.get_by_role("link", name="邻里")).to_be_visible()
    expect(found.locator(".post__name")).to_have_text("早码头代表联络站")


def test_without_javascript_districts_are_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    links = [one.get_attribute("href") for one in page.locator("[data-mine-doors] a").all()]
    assert "../districts/boshan/units/" in links and "../deputies/" in links
    expect(page.locator("form.mine")).to_be_hidden()
    expect(page.locator("noscript")).to_be_visible()
    context.close()


def test_the_nearest_station_is_found_on_the_device(browser: Browser, address: str) -> None:
    here = {"latitude": 36.81, "longitude": 117.85}
    context = browser.new_context(geolocation=here, permissions=["geolocation"])
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(address)
    page.click("[data-mine-near]")
    names = page.locator("[data-mine-found] .post__name")
    expect(names).to_have_text(["早码头代表联络站", "远处代表联络站"])
    expect(page.locator("[data-mine-found]")).to_contain_text("约1.1公里")
    assert not any("117.8" in url or "36.8" in url for url in asked)
    context.close()


#: Whether the browser made the page anew, and kept nothing of it.
_ANEW = "performance.getEntriesByType('navigation')[0].type === 'back_forward'"


def test_whoever_comes_back_from_a_deputy_is_where_they_were(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto(address)
    page.select_option("#mine-district", "zichuan")
    link = page.locator(".mine__name a").last
    link.scroll_into_view_if_needed()
    there = page.evaluate("scrollY")
    assert there > 800
    link.click()
    page.wait_for_url("**/deputies/**")
    page.go_back()
    assert page.evaluate(_ANEW)
    expect(page.locator("#mine-district")).to_have_value("zichuan")
    page.wait_for_function(f"scrollY === {there}")
    page.select_option("#mine-district", "boshan")
    expect(page.locator("[data-mine-told]")).to_contain_text("博山区")
    assert page.evaluate("history.state") is None


def test_whoever_comes_back_from_a_station_finds_the_nearest_again(
    browser: Browser, address: str
) -> None:
    here = {"latitude": 36.81, "longitude": 117.85}
    context = browser.new_context(geolocation=here, permissions=["geolocation"])
    page = context.new_page()
    page.goto(f"{address}?district=boshan")
    page.click("[data-mine-near]")
    names = page.locator("[data-mine-found] .post__name")
    names.get_by_role("link", name="早码头").click()
    page.wait_for_url("**/stations/**")
    context.clear_permissions()
    page.go_back()
    assert page.evaluate(_ANEW)
    expect(names).to_have_text(["早码头代表联络站", "远处代表联络站"])
    expect(page.locator("[data-mine-told]")).to_have_text("离您最近的联络站：")
    expect(page.locator("[data-mine-found]")).to_contain_text("约1.1公里")
    assert page.url == address, "the address tells nobody where the device is"
    page.go_back()
    expect(page.locator("#mine-district")).to_have_value("boshan")
    expect(page.locator("[data-mine-told]")).to_contain_text("博山区")
    context.close()


def test_a_refused_place_is_told(page: Page, address: str) -> None:
    page.goto(address)
    page.click("[data-mine-near]")
    expect(page.locator("[data-mine-told]")).to_contain_text("请选择区县")


# ------------------------------------------------------------------ where something goes wrong


def test_a_lost_file_is_asked_for_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.route("**/my-deputies/zichuan.json", lambda route: route.abort())
    page.select_option("#mine-district", "zichuan")
    expect(page.locator("[data-mine-told]")).to_contain_text("再试一次")
    page.unroute_all()
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    page.close()


def test_a_refused_place_takes_nothing_away(page: Page, address: str) -> None:
    page.goto(f"{address}?district=zichuan")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    page.click("[data-mine-near]")
    expect(page.locator("[data-mine-told]")).to_contain_text("没有取得位置")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    page.get_by_role("button", name="查找", exact=True).click()
    expect(page.locator("[data-mine-told]")).to_contain_text("位代表")


def test_a_step_within_the_page_keeps_the_nearest_stations(browser: Browser, address: str) -> None:
    here = {"latitude": 36.81, "longitude": 117.85}
    context = browser.new_context(geolocation=here, permissions=["geolocation"])
    page = context.new_page()
    page.goto(address)
    page.click("[data-mine-near]")
    names = page.locator("[data-mine-found] .post__name")
    expect(names).to_have_count(2)
    page.evaluate("location.hash = 'mine-district'")
    page.wait_for_timeout(200)
    expect(names).to_have_count(2)
    context.close()


def test_people_are_never_taken_from_an_old_copy(browser: Browser, tmp_path: Path) -> None:
    """Browsers may keep a file of a host that says nothing for a tenth of its age."""

    def put(given: Catalogue, days: int) -> None:
        write(tmp_path, given)
        for path in tmp_path.rglob("*.*"):
            os.utime(path, (time.time() - days * 86400,) * 2)

    context = browser.new_context()
    with served(tmp_path) as root:
        for given, days in ((place(), 100), (catalogue(), 1)):
            put(given, days)
            page = context.new_page()
            page.goto(f"{root}{my_deputies.URI}?district=zichuan")
            people = page.locator("[data-mine-found] .mine__name")
            expect(people.first).to_be_visible()
            assert ("邻里" in people.all_inner_texts()) is (days == 100)
    context.close()


def test_an_input_method_is_waited_for(page: Page, address: str) -> None:
    page.goto(f"{address}?district=zichuan")
    expect(page.locator("[data-mine-found] h2")).to_have_count(3)
    page.evaluate("""() => {
      const box = document.querySelector("#mine-place");
      const told = isComposing => new InputEvent("input", { bubbles: true, isComposing });
      box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      box.value = "双杨镇";
      box.dispatchEvent(told(true));
      box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true })); }""")
    expect(page.locator("[data-mine-told]")).to_contain_text("双杨镇")


@pytest.mark.parametrize(("ends", "shown"), [("2126-01-01T00:00:00+08:00", True), ("", False)])
def test_a_reception_is_next_until_it_is_over(
    page: Page, address: str, ends: str, shown: bool
) -> None:
    page.goto(address)
    station = {"receptions": [["r/", "2026-01-01T09:00:00+08:00", "题", [], ends]]}
    next_of = """async (station) => {
      const { nextOf } = await import("../assets/next-reception.js");
      return Boolean(nextOf(station)); }"""
    assert page.evaluate(next_of, station) is shown
