"""我的代表 in a real browser: who stands for a place, and the nearest station."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from deputy_showcase.model import Membership, Site, Station
from deputy_showcase.outputs.my_deputies import my_deputies_files, town_of
from deputy_showcase.pages import my_deputies
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import PEOPLE, WANG, catalogue, deputy
from search_site import served, watched, write

TOWN = Membership("town", "zichuan", 16, electoral_unit="第三选区", town="双杨镇")


def place() -> Catalogue:
    """The sample with a town deputy and two stations whose place is known."""
    neighbour = deputy("zichuan-0009", "邻里", memberships=(TOWN,), station="zaomatou")
    given = catalogue((*PEOPLE, neighbour))
    near = Station(
        "zaomatou", "早码头代表联络站", "zichuan", "双杨镇早码头", location=(36.8, 117.85)
    )
    far = Station("far", "远处代表联络站", "boshan", location=(36.5, 117.85))
    site: Site = replace(given.site, stations={"zaomatou": near, "far": far})
    return replace(given, site=site)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    write(folder, place())
    with served(folder) as root:
        yield root + my_deputies.URI


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser) as page:
        yield page


def test_each_district_has_a_small_file() -> None:
    files = {file.path: json.loads(file.data) for file in my_deputies_files(place())}
    assert set(files) == {f"my-deputies/{name}.json" for name in ("stations", "zichuan", "boshan")}
    zichuan = files["my-deputies/zichuan.json"]
    assert zichuan["towns"] == ["双杨镇"]
    assert zichuan["units"] == ["第一选区", "第十二选区"]
    assert [row[3] for row in zichuan["people"] if row[0] == WANG.id] == ["city", "district"][::-1]
    assert not any(row[0] == WANG.id for row in files["my-deputies/boshan.json"]["people"])


def test_towns_are_read_from_units_too() -> None:
    seat = Membership("town", "zichuan", 16, electoral_unit="竹马镇第二十八选区")
    assert (town_of(seat), town_of(TOWN)) == ("竹马镇", "双杨镇")


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


def test_a_refused_place_is_told(page: Page, address: str) -> None:
    page.goto(address)
    page.click("[data-mine-near]")
    expect(page.locator("[data-mine-told]")).to_contain_text("请选择区县")
