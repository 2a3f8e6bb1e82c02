"""The search page in a real browser, over a small served folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from deputy_showcase.model import Membership, Week
from deputy_showcase.outputs.search.directory import counted
from deputy_showcase.pages import initials, search
from deputy_showcase.pages.catalogue import Catalogue
from outputs_sample import HOSTILE, PEOPLE, catalogue, column, deputy, hostile
from programme_sample import programme
from search_site import address_of, ask, page, titles, watched

__all__ = ["page"]

Folders = pytest.TempPathFactory


def many() -> Catalogue:
    """The sample and 250 more people called 张, so that not all fit on one screen, and two of other units."""
    people = [deputy(f"boshan-1{number:03}", f"张{number:03}") for number in range(250)]
    for name, unit in {"数字": "第16选区", "百位": "第一百零六选区"}.items():
        seat = Membership("district", "boshan", 16, electoral_unit=unit)
        people.append(deputy(f"boshan-3{len(people)}", name, memberships=(seat,)))
    body = "5㎏ of news from ２０２６\n\n新修的路长 28 公里，ＧＤＰ 增长"
    english = column(Week(2026, 45), "zichuan", "ＡＢＣ News", body=body + "，惠及1,280人")
    return catalogue((*PEOPLE, *people), (*catalogue().site.columns, english))


def with_names() -> Catalogue:
    names = (
        "单雄信",
        "仇和",
        "尉迟恭",
        "吕布",
        "重阳",
        "李丽丽",
        "李力",
        "齐心",
        "皇甫𬭎",
        "查朝阳",
    )
    people = [deputy(f"boshan-2{number:03}", name) for number, name in enumerate(names)]
    return catalogue((*PEOPLE, *people))


@pytest.fixture(scope="module")
def address(tmp_path_factory: Folders) -> Iterator[str]:
    yield from address_of(tmp_path_factory, many(), search.URI)


@pytest.fixture(scope="module")
def names_address(tmp_path_factory: Folders) -> Iterator[str]:
    yield from address_of(tmp_path_factory, with_names(), search.URI)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: Folders) -> Iterator[str]:
    yield from address_of(tmp_path_factory, hostile(), search.URI)


def test_the_page_is_made_from_the_catalogue() -> None:
    (page,) = search.pages(catalogue())
    assert (page.uri, page.template, page.section) == ("search/", "search.html", "search")
    assert page.head.indexed, "its lists lead on; canonical leaves out what was searched for"


def test_former_deputies_can_be_left_out(browser: Browser, tmp_path_factory: Folders) -> None:
    for root in address_of(tmp_path_factory, programme(), search.URI):
        with watched(browser) as page:
            page.goto(root)
            ask(page, "老代表")
            assert titles(page) == ["老代表"]
            expect(page.locator(".hit--deputy .badge")).to_have_text(["代表", "往届"])
            page.get_by_role("link", name="不看往届代表的1条结果").click()
            expect(page.locator("a[data-result]")).to_have_count(0)
            assert "former=0" in page.url
            page.get_by_role("link", name="往届代表还有1条结果").click()
            expect(page.locator("a[data-result]").first).to_have_text("老代表")


# ------------------------------------------------------------------ what is fetched


def test_the_index_is_fetched_on_first_use_and_only_in_parts(page: Page, address: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url.partition("/search/")[2]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not _of_index(seen)
    ask(page, "王建国")
    asked = _of_index(seen)
    assert len([path for path in asked if not path.startswith("g/")]) == 2
    assert all("?v=" in path for path in asked if not path.startswith("manifest"))
    ask(page, "李")
    assert _of_index(seen) == asked


def _of_index(paths: list[str]) -> list[str]:
    return [path for path in paths if path.startswith(("manifest", "directory", "g/"))]


def test_a_failed_fetch_is_told_and_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/*.json*", lambda route: route.abort())
    page.goto(address)
    assert ask(page, "王建") == []
    expect(page.locator("[data-result-count]")).to_contain_text("没有取到")
    page.unroute("**/search/*.json*")
    page.press("#search-q", "Enter")
    assert "王建" in titles(page)
    page.close()


# ------------------------------------------------------------------ names


def test_names_come_first_and_in_order(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "王建")[:3] == ["王建", "王建国", "李王建"]
    found = ask(page, "王建国")
    assert found[0] == "王建国" and "王建" in found, "the summary of the second names the first"
    assert ask(page, "李小山") == ["李王建"]


PINYIN = {
    "wangjianguo": "王建国",
    "WangJianGuo": "王建国",
    "wang jian guo": "王建国",
    "wáng jiànguó": "王建国",
    "wang2jian4guo2": "王建国",
    "wjg": "王建国",
    "王jg": "王建国",
    "王jianguo": "王建国",
    "wangjg": "王建国",
    "jianguo": "王建国",
    "shanxiongxin": "单雄信",
    "danxiongxin": "单雄信",
    "qiuhe": "仇和",
    "yuchigong": "尉迟恭",
    "lvbu": "吕布",
    "lubu": "吕布",
    "lübu": "吕布",
    "lǚbù": "吕布",
    "lyubu": "吕布",
    "LYU BU": "吕布",
    "wang2 jian4 guo2": "王建国",
    "a1yi1gu3li4": "阿依古丽·买买提",
    "chongyang": "重阳",
    "zhongyang": "重阳",
    "ayiguli": "阿依古丽·买买提",
    "aygl": "阿依古丽·买买提",
    "li li li": "李丽丽",
    "huangfuhong": "皇甫𬭎",
    "hfh": "皇甫𬭎",
    "皇甫h": "皇甫𬭎",
    "huangfu𬭎": "皇甫𬭎",
    "zha zhao yang": "查朝阳",
    "lilili": "李丽丽",
}


@pytest.mark.parametrize("typed", PINYIN)
def test_pinyin_finds_names(page: Page, names_address: str, typed: str) -> None:
    page.goto(names_address)
    assert ask(page, typed)[:1] == [PINYIN[typed]]
    assert page.locator("[data-results] mark").first.text_content()


@pytest.mark.parametrize("typed", ["w4", "-w", "2026-w", "wj3", "g2", "a4", "wangj3"])
def test_pieces_of_words_are_no_pinyin(page: Page, names_address: str, typed: str) -> None:
    page.goto(names_address)
    assert "王建国" not in ask(page, typed)


DOTTED = ["·", "•", "・", "･", "‧", ".", " ", ""]


@pytest.mark.parametrize("dot", DOTTED)
def test_dots_in_names_do_not_matter(page: Page, names_address: str, dot: str) -> None:
    page.goto(names_address)
    assert ask(page, f"阿依古丽{dot}买买提")[:1] == ["阿依古丽·买买提"]


def test_seldom_readings_come_after_all_others(page: Page, names_address: str) -> None:
    page.goto(names_address)
    found = ask(page, "y")
    # 王 may be read yu, but as a surname never is, unlike 尉 in 尉迟.
    assert "尉迟恭" in found and "王建" not in found
    assert ask(page, "yujianguo") == ["王建国"], "better than nothing"
    assert ask(page, "zhongyang") == ["重阳"]


def test_whole_syllables_come_before_pieces_of_longer_ones(page: Page, names_address: str) -> None:
    page.goto(names_address)
    assert ask(page, "qi")[:2] == ["齐心", "仇和"]


def test_full_readings_come_before_beginnings(page: Page, names_address: str) -> None:
    page.goto(names_address)
    assert ask(page, "wangjian")[:2] == ["王建", "王建国"]


def test_one_character_finds_surnames(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "李") == ["李王建"]


def test_traditional_characters_find_simplified_ones(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "王建國")[0] == "王建国"
    assert "山里的营商环境" in ask(page, "營商環境")


def test_nothing_found_suggests_the_nearest_names(page: Page, names_address: str) -> None:
    page.goto(names_address)
    assert ask(page, "王健国") == []
    expect(page.locator("[data-result-count]")).to_have_text("没有找到")
    assert page.locator("[data-similar] a").all_text_contents()[0] == "王建国"
    page.click("[data-similar] a >> nth=0")
    expect(page.locator("a[data-result]").first).to_have_text("王建国")


# ------------------------------------------------------------------ texts


def test_posts_before_pledges_before_other_words_before_articles(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "小学教师") == ["王建"]
    assert ask(page, "营商环境") == ["阿依古丽·买买提", "山里的营商环境"]
    assert ask(page, "电梯") == ["推动老旧小区加装电梯", "王建国", "一部电梯的三年"]
    assert ask(page, "早码头") == ["早码头代表联络站"]
    assert ask(page, "修路") == ["修路"]


def test_articles_with_the_word_in_the_title_come_first(page: Page, address: str) -> None:
    page.goto(address)
    assert len(ask(page, "摘要")) == 5
    assert ask(page, "水库")[0] == "去年的水库"


def test_several_words_must_all_be_there(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "王建国　电梯")[0] == "王建国"
    assert ask(page, "加装 已装") == ["推动老旧小区加装电梯", "王建国"]
    assert ask(page, "夜校 水库") == []


@pytest.mark.parametrize(
    "query", ["王建国。", "（王建国）", "《王建国》", "王建国，电梯", '"王建国"']
)
def test_signs_around_words_do_not_hide_them(page: Page, address: str, query: str) -> None:
    page.goto(address)
    assert ask(page, query)[0] == "王建国"


@pytest.mark.parametrize(
    ("query", "asked", "found"),
    [
        ("王建国。", "王建国", "王建国"),
        ("王建国代表", "王建国", "王建国"),
        ("博山区王建", "博山区 王建", "李王建"),
        ("淄川区王建同志", "淄川区 王建", "王建"),
        ("12选区", "第十二选区", "王建国"),
        ("第１２选区", "第十二选区", "王建国"),
        ("淄川区12选区", "淄川区 第十二选区", "王建国"),
        ("十六选区", "第16选区", "数字"),
        ("106选区", "第一百零六选区", "百位"),
        ("05330000000", "0533-0000000", "王建国"),
        ("+86 533 0000000", "0533-0000000", "王建国"),
        ("053300000", "0533-00000", "王建国"),
        ("淄川加装电梯", "淄川 加装电梯", "王建国"),
        ("電梯裝好瞭", "電梯裝好了", "一部电梯的三年"),
        ("电梯 楼", "电梯", "王建国"),
        ("王建国 2", "王建国", "王建国"),
        ("20261116", "2026-11-16", "一部电梯的三年"),
        ("2026年11月16号", "2026-11-16", "一部电梯的三年"),
        ("2026年11月", "2026-11", "一部电梯的三年"),
        ("二〇二六年十一月份 电梯", "2026-11 电梯", "一部电梯的三年"),
        ("11月16日", "-11-16", "一部电梯的三年"),
        ("惠及1280人", "惠及1,280人", "ＡＢＣ News"),
        ("二〇二六年十一月十六日 电梯", "2026-11-16 电梯", "一部电梯的三年"),
    ],
)
def test_what_is_not_found_is_asked_otherwise(
    page: Page, address: str, query: str, asked: str, found: str
) -> None:
    page.goto(address)
    assert found in ask(page, query)
    told = f"没有找到“{query}”，以下是“{asked}”的结果。"
    expect(page.locator("[data-otherwise]")).to_have_text(told)
    assert ask(page, "王建")
    expect(page.locator("[data-otherwise]")).to_be_hidden()


@pytest.mark.parametrize(
    "query",
    [
        "代表",
        "王",
        "没有这样的话",
        "<img onerror>",
        "。，；",
        "区区",
        "11:30",
        "43.2万",
        "%00",
        "(?<=a",
        "[a-",
    ],
)
def test_nothing_is_asked_otherwise_without_need(page: Page, address: str, query: str) -> None:
    page.goto(address)
    ask(page, query)
    expect(page.locator("[data-otherwise]")).to_be_hidden()


def test_who_comes_with_a_query_sees_hits_first(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#search-help")).to_be_visible()
    page.goto(address + "?q=王建")
    assert titles(page)
    expect(page.locator("#search-help")).to_be_hidden()


def test_what_is_typed_before_the_script_is_there_is_kept(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/assets/search.js", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    page.fill("#search-q", "王建")
    held.pop().continue_()
    assert titles(page)
    expect(page.locator("#search-q")).to_have_value("王建")


def test_who_waits_is_told(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/search/manifest.json", lambda route: held.append(route))
    page.goto(address + "?q=王建")
    expect(page.locator(".waiting")).to_be_visible()
    expect(page.locator("[data-late]")).to_have_text("正在搜索")
    held.pop().continue_()
    assert titles(page)
    expect(page.locator(".waiting")).to_be_hidden()
    expect(page.locator("[data-late]")).to_be_empty()


@pytest.mark.parametrize("query", ["王 建国", "王　建国"])
def test_a_name_with_a_space_finds_what_tells_of_it(page: Page, address: str, query: str) -> None:
    page.goto(address)
    wanted = ask(page, "王建国")
    assert ask(page, query)[0] == "王建国" and set(titles(page)) >= set(wanted)


def test_width_and_case_do_not_matter(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("abc", "ＡＢＣ", "aBc nEWs", "5kg", "2026 NEWS"):
        assert "ＡＢＣ News" in ask(page, query), query


def test_days_are_found_however_they_are_written(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("2026-11-16", "2026年11月16日", "2026/11/16", "2026.11.16"):
        assert "一部电梯的三年" in ask(page, query), query


def test_hits_are_marked_and_counted(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "电梯")
    told = page.locator("[data-result-count]")
    expect(told).to_have_attribute("data-result-count", "3")
    expect(told).to_have_text("找到3条结果")
    expect(told).to_have_attribute("aria-live", "polite")
    marks = page.locator("[data-results] mark").all_text_contents()
    assert set(marks) == {"电梯"} and len(marks) >= 2
    person = page.locator("a[data-result][data-kind=deputy]")
    expect(person).to_have_attribute("href", "../deputies/zichuan-0001/")
    pledge = page.locator("a[data-result][data-kind=pledge]")
    expect(pledge).to_have_attribute("href", re.compile("deputies/zichuan-0001/#pledge-p1$"))


def test_a_pledge_has_its_address_before_its_text_is_fetched(page: Page, address: str) -> None:
    page.route("**/search/c/**", lambda route: None)
    page.goto(address)
    page.fill("#search-q", "电梯")
    pledge = page.locator("a[data-result][data-kind=pledge]")
    expect(pledge).to_have_attribute("href", "../deputies/zichuan-0001/#pledge-p1")
    expect(pledge).to_have_text("王建国的承诺")


def test_words_only_in_the_text_are_quoted_from_the_page(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "家门口") == ["山里的营商环境"]
    expect(page.locator(".hit__quote")).to_have_text("路修到了家门口，谁也没有想到。")
    expect(page.locator(".hit__quote mark")).to_have_text("家门口")


@pytest.mark.parametrize("query", ["28公里", "28 公里", "长28", "长 28 公里", "长 28"])
def test_a_space_beside_a_number_is_found_with_and_without_it(
    page: Page, address: str, query: str
) -> None:
    page.goto(address)
    assert ask(page, query) == ["ＡＢＣ News"]
    expect(page.locator(".hit__quote")).to_have_text("新修的路长 28 公里，ＧＤＰ 增长")
    marked = "".join(page.locator(".hit__quote mark").all_text_contents())
    assert marked.replace(" ", "") == query.replace(" ", "")


@pytest.mark.parametrize("query", ["王 建国", "建 国", "jian guo", "C N"])
def test_a_hit_that_shows_what_was_asked_is_not_fetched_for_a_quotation(
    page: Page, address: str, query: str
) -> None:
    page.goto(address)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    first = ask(page, query)[0]
    page.wait_for_load_state("networkidle")
    shown = page.locator("a[data-result]", has_text=first).first
    assert not [url for url in asked if url == shown.evaluate("one => one.href")]


@pytest.mark.parametrize("query", ["C N", "c news", "BC　N", "GDP 增"])
def test_a_character_alone_is_found_where_it_stands_so(
    page: Page, address: str, query: str
) -> None:
    page.goto(address)
    assert ask(page, query) == ["ＡＢＣ News"]
    expect(page.locator("[data-otherwise]")).to_be_hidden()


def test_a_space_before_a_sign_of_percent_need_not_stand_in_the_text(
    page: Page, address: str
) -> None:
    page.goto(address)
    found = """async (query) => {
      const { otherwise } = await import("../assets/search-otherwise.js");
      return otherwise(query); }"""
    assert "增长7%" in page.evaluate(found, "增长7 %")


def test_a_quotation_is_fetched_and_shown_once(page: Page, address: str) -> None:
    page.goto(address)
    asked: list[str] = []

    def late(route: Route) -> None:
        asked.append(route.request.url)
        page.wait_for_timeout(200)
        route.continue_()

    page.route("**/columns/2026-W47-boshan/", late)
    assert ask(page, "家门口") == ["山里的营商环境"]
    for _ in range(3):
        page.evaluate("window.dispatchEvent(new Event('scroll'))")
        page.wait_for_timeout(50)
    expect(page.locator(".hit__quote")).to_have_count(1)
    page.wait_for_timeout(300)
    assert page.locator(".hit__quote").count() == len(asked) == 1


def test_a_character_alone_beside_others_is_found_nowhere_else(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("B N", "C N e"):
        assert not ask(page, query), query


def test_telephone_numbers_stay_in_one_piece(browser: Browser, tmp_path_factory: Folders) -> None:
    for root in address_of(tmp_path_factory, programme(), search.URI):
        with watched(browser) as page:
            page.goto(root)
            assert ask(page, "早码头代表")[0] == "早码头代表联络站"
            expect(page.locator(".story__summary .nobr")).to_have_text("0533-0000000")


@pytest.mark.parametrize("blank", [" ", "\u3000\t", "\u200b"])
def test_nothing_but_spaces_gets_an_answer(page: Page, address: str, blank: str) -> None:
    page.goto(address + "?q=王建国")
    titles(page)
    page.fill("#search-q", blank)
    told = page.locator("[data-result-count]")
    expect(told).to_contain_text("没有找到")
    expect(told).to_have_attribute("data-result-count", "0")


def test_ids_that_count_on_are_read_as_they_were(page: Page, address: str) -> None:
    page.goto(address)
    ids = "zibo-0009 zibo-0010 zibo-0011 a9 a10 a12 x-099 x-100 wang wang1 wang2 b-1 b-01 b-02".split()
    ids += ["y-9007199254740993", "y-9007199254740994", "z"]
    read = """async (texts) => {
      const { counted } = await import("../assets/search-directory.js");
      return texts.flatMap(counted); }"""
    said = counted(ids)
    assert "zibo-0009+2" in said and "x-099+1" in said
    assert page.evaluate(read, said) == ids


def test_marks_lie_right_where_width_changes_the_length(page: Page, address: str) -> None:
    page.goto(address)
    marked = """async (text) => {
      const { Folding } = await import("../assets/search-text.js");
      const ranges = new Folding().rangesOf(text, ["kg", "2026"]);
      return ranges.map(([from, to]) => text.slice(from, to)); }"""
    assert page.evaluate(marked, "5㎏ of ２０２６") == ["㎏", "２０２６"]


def test_a_deputy_shows_portrait_district_and_post(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "王建国")
    hit = page.locator(".hit--deputy").first
    expect(hit.locator("img")).to_have_attribute("src", re.compile(r"\.\./pictures/.+\.webp"))
    expect(hit).to_contain_text("某街道某社区书记")
    expect(hit).to_contain_text("淄川区")


# ------------------------------------------------------------------ state, filters, keys


def test_the_address_is_the_state(page: Page, address: str) -> None:
    page.goto(address + "?q=王建")
    assert titles(page)[0] == "王建"
    expect(page.locator("#search-q")).to_have_value("王建")
    page.goto(address + "?q=营商环境&kind=column")
    assert titles(page) == ["山里的营商环境"]
    expect(page.locator("[data-choice=column]")).to_have_attribute("aria-current", "true")


def test_back_goes_to_the_query_before(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "营商")
    ask(page, "营商环境")
    assert "q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83" in page.url
    ask(page, "水库")
    page.go_back()
    assert "山里的营商环境" in titles(page)
    expect(page.locator("#search-q")).to_have_value("营商环境")
    page.go_forward()
    assert titles(page)[0] == "去年的水库"


def test_results_while_typing_make_no_history(page: Page, address: str) -> None:
    page.goto(address)
    length = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("营商环境", delay=120)
    assert "山里的营商环境" in titles(page)
    assert page.evaluate("history.length") == length


def test_filters_narrow_and_count(page: Page, address: str) -> None:
    page.goto(address)
    assert len(ask(page, "营商环境")) == 2
    chosen = page.locator("[data-filter-by=kind] [data-choice=column]")
    expect(chosen).to_have_text("文章1")
    chosen.click()
    assert titles(page) == ["山里的营商环境"]
    assert "kind=column" in page.url
    expect(page.locator("[data-filter-by=kind] [data-choice=deputy]")).to_have_text("代表1")
    page.go_back()
    assert len(titles(page)) == 2


def test_filters_of_district_level_group_and_year(page: Page, address: str) -> None:
    page.goto(address + "?q=王建&district=boshan")
    assert titles(page, "deputy") == ["李王建"]
    page.goto(address + "?q=摘要&year=2025")
    assert titles(page) == ["去年的水库"]
    expect(page.locator("[data-filter-by=year] [aria-current]")).to_have_text("2025年1")
    page.click("[data-filter-by=year] [data-choice='']")
    assert len(titles(page)) == 5


def test_a_filter_that_leaves_nothing_can_be_left(page: Page, address: str) -> None:
    page.goto(address + "?q=营商环境&kind=station")
    assert titles(page) == []
    expect(page.locator("[data-result-count]")).to_have_text("所选范围里没有找到")
    expect(page.locator("[data-empty]")).to_be_hidden()
    page.get_by_role("link", name="不限范围，看全部2条结果").click()
    expect(page.locator("a[data-result]")).to_have_count(2)


def test_one_character_that_finds_nothing_is_explained(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "的") == []
    expect(page.locator("[data-empty]")).to_contain_text("只写一个字，查的是姓名")


def test_back_from_a_hit_is_where_it_was(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "张")
    expect(page.locator("a[data-result]")).to_have_count(250)
    hit = page.locator("a[data-result]").nth(200)
    hit.scroll_into_view_if_needed()
    address_of_hit = hit.get_attribute("href")
    hit.click()
    page.wait_for_url("**/deputies/**")
    page.go_back()
    expect(page.locator("a[data-result]")).to_have_count(250)
    link = page.locator(f"a[data-result][href='{address_of_hit}']")
    expect(link).to_be_in_viewport()
    expect(link).to_be_focused()


@pytest.mark.parametrize("narrowed", ["level=city", "group=environment"])
def test_filters_of_level_and_group(page: Page, address: str, narrowed: str) -> None:
    page.goto(f"{address}?q=王建&{narrowed}")
    assert titles(page, "deputy") == ["王建国"]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator("#search-q")).to_be_focused()
    page.keyboard.type("王建")
    titles(page)
    links = page.locator("a[data-result]")
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    for key in ("ArrowUp", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#search-q")).to_be_focused()


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "没有这样的话")
    expect(page.locator("[data-result-count]")).to_have_text("没有找到")
    expect(page.locator("[data-empty]")).to_be_visible()
    doors = page.locator("[data-doors] a")
    expect(doors.first).to_be_visible()
    ask(page, "")
    expect(page.locator("[data-empty]")).to_be_hidden()
    ask(page, "营商环境")
    expect(doors.first).to_be_hidden()


def test_all_results_are_drawn_without_being_asked_for(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "张")
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "250")
    expect(page.locator("a[data-result]")).to_have_count(250)


_COUNTED = """async (query) => {
  const told = document.querySelector("[data-result-count]");
  const box = document.querySelector("#search-q");
  box.value = query;
  box.dispatchEvent(new Event("input"));
  while (!told.textContent) await new Promise((done) => setTimeout(done));
  const links = document.querySelectorAll("a[data-result]").length;
  return [told.textContent, told.dataset.resultCount, links];
}"""


def test_the_count_is_told_when_all_results_are_there(page: Page, address: str) -> None:
    page.goto(address)
    for query, number in (("张", 250), ("张0", 100), ("张1", 100), ("王建国", 3)):
        assert page.evaluate(_COUNTED, query) == [f"找到{number}条结果", str(number), number]
    assert page.evaluate(_COUNTED, "没有这样的话") == ["没有找到", "0", 0]


# ------------------------------------------------------------------ hostile


def test_hostile_records_are_only_text(page: Page, hostile_address: str) -> None:
    page.goto(hostile_address)
    found = ask(page, "<script>alert(1)")
    assert len(found) == 3 and all("<script>" in title for title in found)
    assert page.locator("[data-results] script").count() == 0


QUERIES = [
    HOSTILE,
    "<img src=x onerror=alert(1)>",
    "\"'`${1}",
    ".*+?^$()[]{}|\\",
    "\ud800",
    "😀\u200f\u202e",
    "长" * 10_000,
    "a1" * 5_000,
    "%%% %00 %u",
    "__proto__ constructor",
    " \u3000\t ",
    "\u0301\u0301",
    "\u202e\u2066",
    "· . -",
]


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_hostile_queries_get_an_answer(page: Page, address: str, query: str) -> None:
    page.goto(address)
    set_value = "(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }"
    page.locator("#search-q").evaluate(set_value, query.encode("utf-8", "replace").decode())
    titles(page)
    page.locator("#search-q").evaluate(
        "box => { box.value = '\\ud800' + box.value; box.dispatchEvent(new Event('input')); }"
    )
    titles(page)
    assert "山里的营商环境" in ask(page, "营商环境")


# ------------------------------------------------------------------ without JavaScript


def test_without_javascript_the_directory_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "?q=王建国")
    expect(page.locator("noscript")).to_be_visible()
    links = [one.get_attribute("href") for one in page.locator("[data-doors] a").all()]
    assert "../directory/district-boshan/" in links and "../directory/initial-w/" in links
    context.close()


def test_the_directory_by_initials_is_complete() -> None:
    given = many()
    shown = [card.id for page in initials.pages(given) for card in page.context["part"].entries]
    assert sorted(shown) == sorted(given.site.deputies)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("雨棚 3 月", ["雨棚", "3月"]),
        ("3 月 雨棚", ["3月", "雨棚"]),
        ("雨棚 3 月 2 日", ["雨棚", "3月2日"]),
        ("单雄信 2 公里", ["单雄信", "2公里"]),
        ("编号 2 甲", ["编号2甲"]),
        ("长 28 公里", ["长28", "公里"]),
        ("修 2 公里", ["修2公里"]),
    ],
)
def test_a_number_goes_with_what_it_counts(
    page: Page, address: str, query: str, words: list[str]
) -> None:
    page.goto(address)
    read = """async (query) => {
      const { Folding } = await import("../assets/search-text.js");
      return new Folding().wordsOf(query); }"""
    assert page.evaluate(read, query) == words
