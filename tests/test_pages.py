"""The pages as values, and what their templates make of them, on a small city made in memory."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import outputs_sample
from deputy_showcase.filters import FILTERS
from deputy_showcase.model import Membership
from deputy_showcase.outputs import all_outputs
from deputy_showcase.outputs.boards import boards
from deputy_showcase.outputs.hosting import POLICY
from deputy_showcase.pages import all_pages, page_jobs, urls
from deputy_showcase.pages.article import pairs_around
from deputy_showcase.pages.catalogue import NOT_OF_COLUMNS, Catalogue
from deputy_showcase.pages.directory import PER_PAGE
from deputy_showcase.pages.links import safe_url
from deputy_showcase.pages.people import surname
from deputy_showcase.pages.spec import PageSpec
from deputy_showcase.render import MARKS, Renderer
from deputy_showcase.schema.enums import label
from outputs_sample import COLUMNS, PEOPLE, WANG, catalogue, deputy, hostile

OVERRIDES = Path(__file__).parent.parent / "theme_overrides"


class Outline(HTMLParser):
    """What a test wants to know of a page: its links, ids and headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        if tag == "a":
            self.links.append(given.get("href") or "")
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def renderer(shown: Catalogue) -> Renderer:
    globals_ = {
        "city": shown.site.city,
        "district_of": shown.districts,
        "group_of": shown.groups,
        "label": label,
        "url": urls,
        "site_name": "代表风采",
        "base": shown.base,
    }
    frame = "".join(MARKS.values())
    return Renderer(OVERRIDES / "showcase", lambda root, section: frame, globals_, FILTERS)


def bodies(shown: Catalogue) -> dict[str, str]:
    draw = renderer(shown)
    return {page.uri: draw.body(page, page.root) for page in all_pages(shown)}


@cache
def sample() -> dict[str, str]:
    return bodies(catalogue())


@cache
def specs() -> dict[str, PageSpec]:
    return {page.uri: page for page in all_pages(catalogue())}


def internal(uri: str, body: str) -> Iterator[tuple[str, str]]:
    """(address from the site's root, fragment) of each link of a page to the site itself."""
    for link in Outline(body).links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = parts.path
        folder = uri.rpartition("/")[0]
        target = normpath(f"/{folder}/{path}").lstrip("/") if path else uri
        slash = "/" if path.endswith("/") and target else ""
        yield target + slash, parts.fragment


# Addresses


def test_no_two_pages_share_an_address() -> None:
    addresses = Counter(page.file for page in all_pages(catalogue()))
    assert addresses.most_common(1)[0][1] == 1


@pytest.mark.parametrize("id_", ["page-2", "all", "by", "district-zichuan", "2026", "index"])
def test_no_id_of_a_person_clashes_with_a_page(id_: str) -> None:
    people = [deputy(f"zichuan-{number:04}", "某某") for number in range(PER_PAGE + 1)]
    stranger = replace(people[0], id=id_)
    files = Counter(page.file for page in all_pages(catalogue([*people, stranger], ())))
    assert files[f"deputies/{id_}/index.html"] == 1
    assert files.most_common(1)[0][1] == 1


def test_every_internal_link_and_anchor_goes_somewhere() -> None:
    pages = sample()
    ids = {uri: set(Outline(body).ids) for uri, body in pages.items()}
    written = {file.path for file in all_outputs(catalogue())}
    written |= {one.uri for one in boards(catalogue())}
    for uri, body in pages.items():
        for target, fragment in internal(uri, body):
            assert target in pages or target in written, f"{uri} → {target}"
            assert not fragment or fragment in ids[target], f"{uri} → {target}#{fragment}"


def test_every_page_is_reached_from_the_home_page() -> None:
    pages = sample()
    frame = {
        "",
        "deputies/",
        "columns/",
        "districts/",
        "schedule/",
        "search/",
        "sitemap/",
        "weeks/",
    }
    seen: set[str] = set()
    waiting = set(frame)
    while waiting:
        uri = waiting.pop()
        seen.add(uri)
        waiting |= {target for target, _ in internal(uri, pages[uri]) if target in pages} - seen
    assert set(pages) - seen == {"404.html"}


# What every page keeps to


def test_one_main_heading_and_no_level_left_out() -> None:
    for uri, body in sample().items():
        headings = Outline(body).headings
        assert headings.count(1) == 1, uri
        steps = pairwise(headings)
        assert all(after - before <= 1 for before, after in steps), (uri, headings)


def test_ids_are_unique_on_a_page() -> None:
    for uri, body in sample().items():
        ids = Counter(Outline(body).ids)
        assert not [id_ for id_, count in ids.items() if count > 1], uri


def test_no_inline_script_style_or_handler() -> None:
    for uri, body in sample().items():
        assert not re.search(r"<style|<script(?![^>]* src=)|\son[a-z]+=|\sstyle=", body), uri


def test_hostile_text_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    # A lone surrogate is no text in UTF-8, the only encoding of content files.
    monkeypatch.setattr(outputs_sample, "HOSTILE", outputs_sample.HOSTILE.replace("\ud800", ""))
    shown = hostile()
    plain, nasty = sample(), bodies(shown)
    for uri, body in nasty.items():
        outline = Outline(body)
        # A name that begins with a mark stands under an initial of its own, a page the plain has not.
        usual = Outline(plain[uri]).tags["script"] if uri in plain else 0
        assert outline.tags["script"] == usual, uri
        assert not [link for link in outline.links if link.lower().startswith("javascript")], uri
        renderer(shown).render(next(page for page in all_pages(shown) if page.uri == uri))


def test_drafts_of_the_sample_and_extras_are_nowhere() -> None:
    assert not [uri for uri, body in sample().items() if "家住某栋楼" in body]


# Kinds of pages


def test_home_shows_each_district_and_says_why_a_place_is_empty() -> None:
    body = sample()[""]
    for expected in ("王建国", "一部电梯的三年", "山里的营商环境", "本周空缺"):
        assert expected in body
    assert body.count('class="turn') >= 3


def test_jobs_make_the_same_pages() -> None:
    """Each is given less than everything: without a summary, say, a page quotes its article's text."""
    shown = catalogue(columns=[replace(one, summary="", body="正文里的话。") for one in COLUMNS])
    apart = [page for job in page_jobs(shown) for page in job.make()]
    draw = renderer(shown)
    whole = {page.uri: draw.render(page) for page in all_pages(shown)}
    assert {page.uri: draw.render(page) for page in apart} == whole
    assert any("正文里的话".encode() in html.partition(b"</head>")[0] for html in whole.values())


def test_announced_week_shows_who_and_why_but_no_article() -> None:
    body = sample()["weeks/2026-W48/"]
    for expected in ("代表预告", "王建国", "已预告", "没有合适的人选", "2026年11月23日09:00"):
        assert expected in body
    assert "columns/2026" not in body


def test_article_has_its_deputy_neighbours_picture_and_tags() -> None:
    uri = urls.column("2026-W47", "zichuan")
    body, page = sample()[uri], specs()[uri]
    assert f"../../{urls.deputy(WANG.id)}" in body
    assert 'rel="prev" href="../../columns/2026-W46-zichuan/"' in body and 'rel="next"' not in body
    assert ("PubDate", "2026-11-16 09:00") in page.head.meta
    assert ("ContentSource", "淄川区人大常委会") in page.head.meta
    assert dict(page.head.meta)["Url"].endswith(uri)
    assert page.modified == "2026-11-16"


def test_pictures_are_found_from_the_articles_folder_and_the_cover_is_not_shown_twice() -> None:
    written = replace(COLUMNS[0], path="columns/2026-W47.md")
    body = bodies(catalogue(columns=(written,)))[urls.column("2026-W47", "zichuan")]
    assert body.count("<figure") == 1 and 'src="../../pictures/' in body
    unseen = replace(written, pictures=())
    body = bodies(catalogue(columns=(unseen,)))[urls.column("2026-W47", "zichuan")]
    assert body.count("<figure") == 2


def test_neighbours_are_the_articles_of_one_district_newest_first() -> None:
    newest, oldest = COLUMNS[0], COLUMNS[2]
    assert list(pairs_around((newest, oldest))) == [
        (None, newest, oldest),
        (newest, oldest, None),
    ]


def test_profile_tells_who_how_to_reach_and_what_was_promised() -> None:
    body = sample()[urls.deputy(WANG.id)]
    for expected in ("淄川区人大代表", "第十二选区", "早码头代表联络站", "已装三部"):
        assert expected in body
    assert 'href="https://example.gov.cn/a"' in body and "javascript:" not in body
    assert "2026年第48周" in body, "an announced turn"
    assert specs()[urls.deputy(WANG.id)].head.json_ld["@type"] == "Person"


def test_opt_in_fields_appear_only_where_given() -> None:
    assert "出生年份" in sample()["deputies/boshan-0001/"]
    assert "出生年份" not in sample()["deputies/zichuan-0002/"]


def test_former_deputies_stay_and_are_marked() -> None:
    seat = Membership("district", "boshan", 15, date(2017, 1, 1), date(2022, 1, 1), "届满")
    shown = bodies(catalogue((*PEOPLE, deputy("boshan-0009", "老代表", memberships=(seat,)))))
    assert "往届" in shown["deputies/boshan-0009/"] and "届满" in shown["deputies/boshan-0009/"]
    assert "老代表" in shown["directory/district-boshan/"]


def test_schedule_names_week_and_district_of_each_cell() -> None:
    body = sample()["schedule/"]
    assert 'data-week="第48周"' in body and "weeks/2026-W48/#zichuan" in body
    assert "没有合适的人选" in body


# The directory


def test_directory_is_complete_in_static_pages() -> None:
    people = [deputy(f"zichuan-{number:04}", f"某{number}") for number in range(150)]
    found = bodies(catalogue(people, ()))
    lists = ["deputies/", "directory/all/page-2/", "directory/all/page-3/"]
    ids = re.findall(r'href="[./]*deputies/([a-z0-9-]+)/"', "".join(found[uri] for uri in lists))
    assert sorted(ids) == [person.id for person in people]
    assert "directory/all/page-4/" not in found
    assert 'aria-current="page"' in found["directory/all/page-2/"]


def test_filters_combine_district_with_level_and_with_group() -> None:
    found = sample()
    assert "王建国" in found["directory/district-zichuan/group-environment/"]
    assert "王建国" in found["directory/district-zibo/level-city/"]
    assert "王建</span>" not in found["directory/group-environment/"]
    assert "directory/district-boshan/group-environment/" not in found


def test_the_whole_directory_leads_to_surnames_and_to_places() -> None:
    found = sample()
    assert 'href="../directory/initial-w/"' in found["deputies/"]
    assert 'href="../my-deputies/"' in found["deputies/"]
    assert "initial-w" not in found["directory/district-boshan/"]


# Small parts


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://example.gov.cn/a?b=1", "https://example.gov.cn/a?b=1"),
        (" http://example.gov.cn ", "http://example.gov.cn"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.gov.cn/", ""),
        ("https:", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(written: str, expected: str) -> None:
    assert safe_url(written) == expected


@given(st.text("https:/.a-Z0_?#[]@%\n \uff0f", max_size=24).map("http".__add__))
def test_what_is_taken_for_a_usual_address_is_one(written: str) -> None:
    found = safe_url(written)
    parts = urlsplit(found)
    assert not found or (parts.scheme in ("http", "https") and parts.hostname)
    assert found in ("", written.strip()) and not set(found) & {" ", "\n"}


@pytest.mark.parametrize(
    ("name", "drawn"), [("王建国", "王"), ("欧阳明", "欧阳"), ("欧阳", "欧"), ("阿依古丽", "阿")]
)
def test_drawn_initial_is_the_surname(name: str, drawn: str) -> None:
    assert surname(name) == drawn


def test_assets_stay_small() -> None:
    """As they travel, compressed: what every page needs before it is shown, and its scripts."""

    def travels(*names: str) -> int:
        return sum(len(gzip.compress((OVERRIDES / "assets" / name).read_bytes())) for name in names)

    assert travels("showcase.css", "programme.css") < 16_000
    assert travels("display.js", "showcase.js") < 4_000


# The frame


@cache
def frame(root: str = "../", section: str = "deputies", prose: bool = False) -> str:
    import mkdocs.config
    from mkdocs.commands.build import get_context
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    config = mkdocs.config.load_config(str(OVERRIDES.parent / "mkdocs.yml"), plugins=[])
    context = get_context(Navigation([], []), Files([]), config, base_url=root)
    city = catalogue().site.city
    known = {"root": root, "section": section, "city": city, "districts": city.districts}
    context["showcase"] = {
        **known,
        "base": "",
        "prose": prose,
        "pages": (),
        "policy": POLICY,
        **MARKS,
    }
    return str(config.theme.get_env().get_template("main.html").render(context))


def test_frame_holds_each_part_of_a_page_once() -> None:
    for prose in (False, True):
        shown = frame(prose=prose)
        assert all(shown.count(mark) == 1 for mark in MARKS.values())


def test_frame_needs_no_inline_script_and_no_outside_host() -> None:
    scripts = re.findall(r"<script[^>]*>", frame())
    assert scripts and all(" src=" in script for script in scripts)
    assert not re.search(r"<style|\son[a-z]+=|\sstyle=", frame())
    assert not re.search(r'(?:src|href)="(?:https?:)?//', frame())


def test_frame_serves_readers_without_sight_mouse_or_script() -> None:
    shown = frame()
    for expected in ('lang="zh-CN"', 'href="#content"', 'id="content"', 'role="search"', "<main"):
        assert expected in shown
    assert re.search(r'href="\.\./deputies/" aria-current', shown)


def test_frame_asks_for_our_own_styles_only() -> None:
    styles = re.findall(r'rel="stylesheet" href="([^"]+)"', frame())
    assert len(styles) == 3
    for style in styles:
        assert (OVERRIDES / style.removeprefix("../")).is_file()


@pytest.mark.parametrize("name", NOT_OF_COLUMNS)
def test_what_is_shared_between_catalogues_does_not_depend_on_articles(name: str) -> None:
    shown = catalogue()
    assert shown.site.columns
    without = replace(shown, site=replace(shown.site, columns=()))
    assert getattr(without, name) == getattr(shown, name) == getattr(shown.without_columns, name)


def test_a_published_place_without_an_article_promises_none() -> None:
    """It may have been withdrawn."""
    body = bodies(catalogue(columns=()))["weeks/2026-W47/"]
    assert "暂无文章" in body and "补登" not in body
