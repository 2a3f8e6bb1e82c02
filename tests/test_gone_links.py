"""No link leads to a page that a hold, a draft or a week to come keeps from the public."""

from __future__ import annotations

from pathlib import Path

import pytest

from deputy_showcase.gone_links import GoneLinks
from deputy_showcase.pipeline import check
from site_project import replace_in, tiny_project, tree
from tiny import FILES, put

LINKS = GoneLinks(["columns/2026-W47-zichuan", "deputies/a-1"], "www.example.cn")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("见[专栏](/columns/2026-W47-zichuan/)。", "见专栏。"),
        ("[专\n栏](/columns/2026-W47-zichuan#a '题')", "专\n栏"),
        ("[专栏](https://www.example.cn/columns/2026-W47-zichuan/)", "专栏"),
        ("[专栏](</columns/2026-W47-zichuan/> \"题（一）\")", "专栏"),
        ("[![图](images/a.jpg)](/columns/2026-W47-zichuan/)", "![图](images/a.jpg)"),
        ('<a href="/columns/2026-W47-zichuan/">专栏</a>', "专栏"),
        ("<https://www.example.cn/columns/2026-W47-zichuan/>", "https://www.example.cn/columns/2026-W47-zichuan/"),
        ("[专栏][一]、[一]\n\n[一]: /columns/2026-W47-zichuan/\n", "专栏、一\n\n"),
        ("[甲](/deputies/a-1/)和[乙](/deputies/a-11/)", "甲和[乙](/deputies/a-11/)"),
        ("[丙](/columns/2026-W47-zichuan-b/)", "[丙](/columns/2026-W47-zichuan-b/)"),
        ("[丁](https://other.cn/columns/2026-W47-zichuan/)", "[丁](https://other.cn/columns/2026-W47-zichuan/)"),
        ("[戊](/columns/2026-W46-zichuan/)", "[戊](/columns/2026-W46-zichuan/)"),
    ],
)  # fmt: skip
def test_the_words_stay_and_the_link_goes(text: str, left: str) -> None:
    assert LINKS.without(text) == left


def test_hostile_text_takes_no_time() -> None:
    for piece in (
        "[",
        "[a](/columns/",
        "[[a]",
        "<a href=/columns/2026-W47-zichuan>",
        "[a]: /columns/x\n",
    ):
        LINKS.without(piece * (50_000 // len(piece)))


ARTICLE = """\
---
title: 二
district: zhangdian
week: 2026-W47
source: 张店区人大常委会
deputy: zhangdian-0001
status: 定稿
---

见[口袋公园](/columns/2026-W47-zichuan/)。
"""
DEPUTY = """\
id: zhangdian-0001
name: 周明
biography: |
  见[下周的文章](/columns/2026-W48-zichuan/)。
memberships:
  - {level: district, district: zhangdian, term: 16, start_date: 2022-01-10}
pledges:
  - id: p1
    text: 修好步道
    made_on: 2026-01-15
    updates: [{date: 2026-11-01, text: 开工, link: "https://deputies.example.gov.cn/columns/2026-W47-zichuan/"}]
"""


def test_links_to_a_held_article_and_to_one_not_out_yet_come_back(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    content = project.content
    put(content, "columns/2026/W47/zhangdian.md", ARTICLE)
    put(content, "deputies/zhangdian-0001.yaml", DEPUTY)
    coming = FILES["columns/2026/W47/zichuan.md"].replace("W47", "W48").replace("11-16", "11-23")
    coming = coming.replace("zichuan-0001", "zichuan-0002").partition("![")[0]
    coming = coming.replace("cover: images/park.png\n", "")
    put(content, "columns/2026/W48/zichuan.md", coming)
    replace_in(content / "about.md", "人大代表。", "[人大代表](/columns/2026-W47-zichuan/)。")

    def linking(date: str, address: str) -> list[str]:
        site = tree(project.build(tmp_path / "site", date=date))
        pages = ("about/", "columns/2026-W47-zhangdian/", "deputies/zhangdian-0001/", "data/")
        return [
            path
            for path, data in sorted(site.items())
            if path.startswith(pages) and address.encode() in data
        ]

    assert linking("2026-11-18", "columns/2026-W48-zichuan/") == []
    out = linking("2026-11-24", "columns/2026-W48-zichuan/")
    assert "deputies/zhangdian-0001/index.html" in out
    whole = linking("2026-11-18", "columns/2026-W47-zichuan/")
    assert {"about/index.html", "columns/2026-W47-zhangdian/index.html"} <= set(whole)
    replace_in(content / "deputies/zichuan-0001.yaml", "hold: false", "hold: true")
    assert linking("2026-11-18", "columns/2026-W47-zichuan/") == []
    found = [one for one in check(content).problems if one.code == "held-link"]
    assert [(one.path, one.line) for one in found] == [
        ("about.md", 3),
        ("columns/2026/W47/zhangdian.md", 10),
    ]
