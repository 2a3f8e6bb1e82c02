"""Plain prose rendered without the parser is what the parser would have made of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deputy_showcase import markdown, prose, words

PIECES = st.sampled_from(
    ["代表", "到场", "。", "\n", "\n\n", "\n\n\n", " ", "  ", "　", "#", "# ", "## ", "-", "- ", "+", "=",
     "1.", "1. ", "12)", ":", ":-", "!", '"', "'", "(", ")", "a", "http://x.cn", "www.a.cn", "a@b.cn",
     "*", "_", "`", "[", "]", "<b>", "&amp;", "&", "|", "~", "\\", "\t", "\xa0", "\u2028", "2026", "\r",
     "\ufeff", "\x0c", "\x85", "\ue000", ">", "> ", "\n\n> "]
)  # fmt: skip


@settings(max_examples=3000, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_ways_give_the_same(text):
    if prose.blocks(text) is not None:
        assert markdown.to_html(text) == markdown._parsed_html(text, None)
        assert words.to_lines(text) == words._cleaned(words._parsed_lines(text))
        shown = {token.type for _, token in markdown._placed(markdown._checker.parse(text))}
        assert not shown & {"link_open", "image", "html_inline", "html_block"}


def test_usual_texts_take_the_quick_way():
    assert prose.blocks(
        "第一段，有“引号”。\n第二行。\n\n## 小标题\n\n2026年11月16日，1.2公里。\n"
    ) == [
        ("p", "第一段，有“引号”。\n第二行。"),
        ("h2", "小标题"),
        ("p", "2026年11月16日，1.2公里。"),
    ]
    assert prose.blocks("起头。\n\n> 一句话。\n") == [("p", "起头。"), ("blockquote", "一句话。")]
    assert prose.blocks("**重点**") is None
