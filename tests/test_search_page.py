"""The search page in a real browser, over a small served folder."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from deputy_showcase.model import Week
from deputy_showcase.outputs.search import search_files
from deputy_showcase.pages import search, urls
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.render import environment
from deputy_showcase.site_writer import FILTERS
from outputs_sample import HOSTILE, PEOPLE, WANG, catalogue, column, deputy, hostile
from playwright.sync_api import Browser, Page, expect

OVERRIDES = Path(__file__).parent.parent / "theme_overrides"
FRAME = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>'
    '<link rel="icon" href="data:,">'
    '<form role="search" action="../search/"><input name="q" id="header-q"></form>{body}'
)


def test_the_page_is_made_from_the_catalogue() -> None:
    (page,) = search.pages(catalogue())
    assert (page.uri, page.template, page.section) == ("search/", "search.html", "search")
    assert not page.head.indexed


def test_records_hold_the_words_and_only_those() -> None:
    files = {file.path: json.loads(file.data) for file in search_files(catalogue())}
    assert files["search/records.json"]["parts"] == [
        "search/deputies.json",
        "search/columns-2026.json",
        "search/columns-2025.json",
    ]
    records = {one["uri"]: one for one in files["search/deputies.json"]["records"]}
    record = records["deputies/zichuan-0001/"]
    assert record["kind"] == "deputy" and record["title"] == "王建国"
    assert record["sub"] == "某街道某社区书记 · 淄川区 · 某某市"
    for words in ("从事教育二十年", "推动老旧小区加装电梯", "第十二选区", "已装三部"):
        assert words in record["text"]
    assert "家住" not in json.dumps(files, ensure_ascii=False)
    article = files["search/columns-2026.json"]["records"][0]
    assert article["sub"] == "2026年第47周 · 淄川区"
    assert article["text"] == "一部电梯的三年的摘要 电梯装好了。 第一 第二 链接"


# ------------------------------------------------------------------ in the browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Tests print nothing."""


def write(folder: Path, given: Catalogue) -> None:
    (spec,) = search.pages(given)
    templates = environment(OVERRIDES / "showcase")
    templates.filters.update(FILTERS)
    template = templates.get_template(spec.template)
    body = template.render(spec.context, page=spec, root=spec.root, url=urls)
    files = {file.path: file.data for file in search_files(given)}
    files["search/index.html"] = FRAME.format(title=spec.title, body=body).encode()
    for script in ("search.js", "search-engine.js"):
        files[f"assets/{script}"] = (OVERRIDES / "assets" / script).read_bytes()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/search/"
    server.shutdown()
    server.server_close()
    thread.join()


def many() -> Catalogue:
    """The sample and 250 more people called 张, so that not all fit on one screen."""
    people = [deputy(f"boshan-1{number:03}", f"张{number:03}") for number in range(250)]
    english = column(Week(2026, 45), "zichuan", "ＡＢＣ News", body="5㎏ of news from ２０２６")
    return catalogue((*PEOPLE, *people), (*catalogue().site.columns, english))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    write(folder, many())
    yield from served(folder)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    write(folder, hostile())
    yield from served(folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain, ask, or call anybody else."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
    page.on("request", lambda one: faults.append(one.url) if _foreign(one.url) else None)
    yield page
    page.close()
    assert faults == []


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:"))


def ask(page: Page, query: str) -> list[str]:
    """Type into the page's own box and read the titles of the hits."""
    page.fill("#search-q", query)
    return titles(page)


def titles(page: Page) -> list[str]:
    page.wait_for_timeout(150)
    expect(page.locator("[data-results]")).not_to_have_attribute("aria-busy", "true")
    return page.locator("a[data-result]").all_text_contents()


def test_the_data_is_fetched_on_first_use_only(page: Page, address: str) -> None:
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert not any(url.endswith(".json") for url in seen)
    ask(page, "王建国")
    ask(page, "李")
    assert len([url for url in seen if url.endswith(".json")]) == 4


def test_names_come_first_and_in_order(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "王建") == ["王建", "王建国", "李王建"]
    assert ask(page, "王建国")[0] == "王建国"
    assert ask(page, "王建国") == ["王建国", "王建"]
    assert ask(page, "李小山") == ["李王建"]


def test_posts_before_other_words_before_articles(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "小学教师") == ["王建"]
    assert ask(page, "营商环境") == ["阿依古丽·买买提", "山里的营商环境"]
    assert ask(page, "水") == ["去年的水库"]
    assert ask(page, "摘要") == [
        "一部电梯的三年",
        "山里的营商环境",
        "夜校开课了",
        "ＡＢＣ News",
        "去年的水库",
    ]


def test_several_words_must_all_be_there(page: Page, address: str) -> None:
    page.goto(address)
    assert ask(page, "王建　电梯") == ["王建国"]
    assert ask(page, "王建 水库") == []


def test_width_case_and_dots_do_not_matter(page: Page, address: str) -> None:
    page.goto(address)
    for query in ("abc", "ＡＢＣ", "aBc nEWs", "5kg", "2026 NEWS"):
        assert "ＡＢＣ News" in ask(page, query), query
    assert ask(page, "阿依古丽•买") == ["阿依古丽·买买提"]


def test_hits_are_marked_and_counted(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "电梯")
    count = page.locator("[data-result-count]")
    expect(count).to_have_attribute("data-result-count", "2")
    expect(count).to_have_text("找到2条结果")
    expect(count).to_have_attribute("aria-live", "polite")
    marks = page.locator("[data-results] mark").all_text_contents()
    assert set(marks) == {"电梯"} and len(marks) >= 3
    link = page.locator("a[data-result][data-kind=deputy]")
    assert link.get_attribute("href") == "../deputies/zichuan-0001/"


def test_marks_lie_right_where_width_changes_the_length(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "kg of 2026")
    marks = page.locator(".story__title mark, .story__summary mark").all_text_contents()
    assert marks == ["㎏", "of", "２０２６"]


def test_the_address_is_the_state(page: Page, address: str) -> None:
    page.goto(address + "?q=王建国")
    assert titles(page) == ["王建国", "王建"]
    expect(page.locator("#search-q")).to_have_value("王建国")
    page.goto(address + "?q=营商环境&kind=column")
    assert titles(page) == ["山里的营商环境"]
    chosen = page.locator("[data-choice=column]")
    expect(chosen).to_have_attribute("aria-current", "true")


def test_back_goes_to_the_query_before(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "王建")
    ask(page, "王建国")
    assert "q=%E7%8E%8B%E5%BB%BA%E5%9B%BD" in page.url
    ask(page, "水库")
    page.go_back()
    assert titles(page) == ["王建国", "王建"]
    expect(page.locator("#search-q")).to_have_value("王建国")
    page.go_forward()
    assert titles(page) == ["去年的水库"]


def test_results_while_typing_make_no_history(page: Page, address: str) -> None:
    page.goto(address)
    length = page.evaluate("history.length")
    page.locator("#search-q").press_sequentially("王建国", delay=120)
    assert titles(page) == ["王建国", "王建"]
    assert page.evaluate("history.length") == length


def test_only_one_kind(page: Page, address: str) -> None:
    page.goto(address)
    assert len(ask(page, "电梯")) == 2
    expect(page.locator("[data-choice=column]")).to_have_text("文章1")
    page.click("[data-choice=column]")
    assert titles(page) == ["一部电梯的三年"]
    assert "kind=column" in page.url
    page.go_back()
    assert len(titles(page)) == 2
    page.click("[data-choice=deputy]")
    assert ask(page, "水") == []
    expect(page.locator("[data-choice=column]")).to_have_text("文章1")


def test_the_headers_box_is_the_same_box(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#header-q", "水库")
    assert titles(page) == ["去年的水库"]
    expect(page.locator("#search-q")).to_have_value("水库")
    page.fill("#header-q", "夜校")
    page.press("#header-q", "Enter")
    assert titles(page) == ["夜校开课了"]


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "没有这样的话")
    expect(page.locator("[data-result-count]")).to_have_text("没有找到")
    expect(page.locator("[data-empty] a")).to_be_visible()
    doors = page.locator("[data-doors] a")
    expect(doors.first).to_be_visible()
    assert "../districts/boshan/" in [one.get_attribute("href") for one in doors.all()]
    ask(page, "")
    expect(page.locator("[data-empty]")).to_be_hidden()
    expect(doors.first).to_be_visible()
    ask(page, "王建国")
    expect(doors.first).to_be_hidden()


def test_more_results_on_demand(page: Page, address: str) -> None:
    page.goto(address)
    assert len(ask(page, "张")) == 100
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "250")
    page.click("[data-more]")
    assert len(titles(page)) == 200
    page.click("[data-more]")
    assert len(titles(page)) == 250
    expect(page.locator("[data-more]")).to_be_hidden()


def test_hostile_records_are_only_text(page: Page, hostile_address: str) -> None:
    page.goto(hostile_address)
    found = ask(page, "<script>alert(1)")
    assert len(found) == 2 and all("<script>" in title for title in found)
    assert page.locator("[data-results] script").count() == 0


QUERIES = [
    HOSTILE,
    "<img src=x onerror=alert(1)>",
    "\"'`${1}",
    ".*+?^$()[]{}|\\",
    "\ud800",
    "😀\u200f\u202e",
    "长" * 10_000,
    "%%% %00 %u",
    "__proto__ constructor",
    " \u3000\t ",
    "\u0301\u0301",
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
    assert ask(page, "王建国") == ["王建国", "王建"]


def test_a_failed_fetch_is_told_and_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/*.json", lambda route: route.abort())
    page.goto(address)
    assert ask(page, "王建") == []
    expect(page.locator("[data-result-count]")).to_contain_text("没有取到")
    page.unroute("**/search/*.json")
    page.press("#search-q", "Enter")
    assert len(titles(page)) == 3
    page.close()


def test_without_javascript_the_directory_is_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("noscript a")).to_have_attribute("href", "../deputies/")
    context.close()


def test_somebody_taken_down_is_in_no_record() -> None:
    given = catalogue(people=(replace(PEOPLE[1], summary=""), *PEOPLE[2:]))
    assert not any(WANG.name.encode() in file.data for file in search_files(given))
