"""Markdown to HTML: what is shown, what is taken out, and that nothing can be smuggled through."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.markdown import (
    SCHEMES,
    TAGS,
    sanitise,
    to_html,
    uses,
)
from deputy_showcase.words import to_lines, to_text

PICTURE = '<picture><img src="x.jpg" alt="{}"></picture>'
#: What a picture's own HTML may hold besides what an author may write.
DRAWN = {"picture", "img", "figure", "figcaption"}


def _draw(path: str, alt: str) -> str:
    return PICTURE.format("a")


class _Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def _assert_harmless(html: str) -> None:
    seen = _Reader(html)
    assert set(seen.tags) <= TAGS | DRAWN
    for name, value in seen.attributes:
        assert not name.startswith("on") and name not in ("style", "srcdoc", "id")
        if name == "href":
            scheme = value.strip().lower().partition(":")
            assert not scheme[1] or scheme[0] in SCHEMES or not scheme[0].isalpha()


ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](<java\tscript:alert(1)>)",
    '[x](/a "onmouseover=alert(1)")',
    '<https://a.example/"onmouseover=alert(1)>',
    "<math><mtext><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "![x](a.jpg \"' onerror='alert(1)\")",
    '![" onerror="alert(1)](a.jpg)',
    "<b title='&#xE000;0&#xE001;'>x</b> ![x](a.jpg)",
    "<abbr title='&#xE000;0'>x</abbr> ![x](a.jpg \" onload=alert(1) \")",
    "&#xE000;7&#xE001; and &#xE000;abc:9;",
    "`<script>`",
    "```\n<script>alert(1)</script>\n```",
    "<!--><script>alert(1)</script>-->",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_only_text(text: str) -> None:
    _assert_harmless(to_html(text, _draw))
    _assert_harmless(to_html(f"> - {text}\n\n| a |\n|---|\n| {text} |", _draw))
    assert set(_Reader(sanitise(text, ids=True)).tags) <= TAGS | {"h1"}


@given(
    st.lists(
        st.sampled_from(
            [
                *ATTACKS,
                "<",
                ">",
                '"',
                "'",
                "`",
                "\n\n",
                "*",
                "[",
                "](",
                ")",
                "&#xE000;",
                ":0;",
                "文",
            ]
        ),
        max_size=12,
    )
)
def test_no_mixture_of_attacks_survives(parts: list[str]) -> None:
    text = "".join(parts)
    _assert_harmless(to_html(text, _draw))
    to_text(text), uses(text)


@given(st.text(max_size=300))
def test_any_text_can_be_rendered(text: str) -> None:
    _assert_harmless(to_html(text, _draw))


def test_a_picture_alone_becomes_a_figure() -> None:
    html = to_html('![下棋](images/a.jpg "居民下棋。<李明> 摄")', _draw)
    assert html == (
        '<figure><picture><img src="x.jpg" alt="a"></picture>'
        "<figcaption>居民下棋。&lt;李明&gt; 摄</figcaption></figure>\n"
    )
    assert to_html("看![a](b.jpg)吧", _draw) == f"<p>看{PICTURE.format('a')}吧</p>\n"
    assert to_html("![a](b.jpg)").strip() == ""


def test_a_picture_is_asked_for_by_the_name_it_was_written_with() -> None:
    asked: list[str] = []
    text = "![公园](<images/公 园.jpg>)\n\n![a](images/b%20c.jpg)"
    to_html(text, lambda path, alt: asked.append(path) or "")
    assert (
        asked == ["images/公 园.jpg", "images/b c.jpg"] == [one.path for one in uses(text).images]
    )


def test_places_are_lines_not_paragraphs() -> None:
    text = '一\n二[a](b)\n三![c](d "e")\n\n- x\n- [f](javascript:g)\n\n| h |\n|---|\n| [i](j) |\n'
    assert list(uses(text).links) == [(2, "b"), (6, "javascript:g"), (10, "j")]
    assert [(one.line, one.path, one.caption) for one in uses(text).images] == [(3, "d", "e")]
    assert list(uses("一\n\n<div>\n<img src=x>\n</div>").dropped) == [(3, "div"), (4, "img")]
    assert list(uses("一\n\n<p>\n<a href='x'>y</a></p>").links) == [(4, "x")]


def test_headings_start_below_the_pages_own() -> None:
    assert to_html("# 一\n\n## 二") == "<h2>一</h2>\n<h2>二</h2>\n"


def test_text_has_no_marks() -> None:
    assert to_text("# 标题\n\n**粗**体，[链接](/a)。\n\n`码`") == "标题 粗体，链接。 码"


SHOWN = {
    "第一行\n第二行": ["第一行第二行"],
    "here\nnext，中\nWi-Fi": ["here next，中Wi-Fi"],
    "上一行\\\n下一行": ["上一行", "下一行"],
    "上一行  \n下一行": ["上一行", "下一行"],
    '![会场](images/a.jpg "图为大棚，张三摄")': ["图为大棚，张三摄"],
    '看 ![小图](images/a.jpg "说明") 这里': ["看 这里"],
    "<p>直接写的</p><p>另一<b>段</b>&amp;</p>": ["直接写的", "另一段&"],
    "<table><tr><td>甲</td><td>乙</td></tr></table>": ["甲", "乙"],
    "看[规划][g]图纸\n\n[g]: https://example.com": ["看规划图纸"],
    "- 一\n\n    续段，**重点**在此": ["一", "续段，重点在此"],
    "```\n甲\n\n乙\n```": ["甲", "乙"],
    ">> 甲\n>> 乙": ["甲乙"],
    "一<br>二": ["一", "二"],
    "<script>alert(1)</script>字": ["字"],
}


@pytest.mark.parametrize("text", SHOWN)
def test_lines_are_what_the_page_shows(text: str) -> None:
    assert to_lines(text) == SHOWN[text]


MARKS = st.sampled_from("字词A1 \n\n>-*_`#[]()!<>&|~\\:\"'").map(str)
PIECES = st.one_of(
    MARKS,
    st.sampled_from(["<b>", "</b>", "<p>", "<td>", "![", "](a.jpg)", "\n\n    ", "```\n", "<br>"]),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_word_is_lost_between_page_and_lines(text: str) -> None:
    html = to_html(text, lambda path, alt: "<img>")
    shown = unescape(re.sub("<[^>]*>", "", html))
    assert "".join("".join(to_lines(text)).split()) == "".join(shown.split())
