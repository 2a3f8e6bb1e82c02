"""Every page carries the official tags that 国办发〔2017〕47号 asks of its kind, blank ones left out."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from site_html import Html, pages
from site_project import Project, replace_in, tiny_project

#: The table of shared/FIELD.md.
SITE = ("SiteName", "SiteDomain", "SiteIDCode")
LIST = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
ARTICLE = ("ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource")
OFTEN = ("Keywords", "Description", "Author", "Image", "Url")
#: 栏目类别 of the circular, as far as this site has them.
TYPES = {"概况信息", "政务动态"}
_ARTICLE = re.compile(r"columns/\d{4}-W\d\d-[a-z0-9-]+/index\.html")


def tags(page: Html) -> dict[str, str]:
    found = [
        (one["name"], one["content"])
        for one in page.all("meta")
        if one.get("name", "") in {*SITE, *LIST, *ARTICLE, *OFTEN}
    ]
    assert len(dict(found)) == len(found), "a tag stands twice"
    return dict(found)


def expected(path: str) -> set[str]:
    if _ARTICLE.fullmatch(path):
        return set(ARTICLE)
    return set() if path in ("index.html", "404.html") else set(LIST)


def front_matter(project: Project) -> dict[str, dict[str, object]]:
    """Front matter by the address of the article's page."""
    found = {}
    for file in (project.content / "columns").rglob("*.md"):
        data = yaml.load(file.read_text("utf-8").split("---")[1], yaml.BaseLoader)
        found[f"columns/{data['week']}-{data['district']}/index.html"] = data
    return found


def test_every_kind_of_page_has_its_tags(after: Path) -> None:
    for path, page in pages(after).items():
        found = tags(page)
        # The sample has no id code: it is left out, not invented.
        assert set(found) - set(OFTEN) == {"SiteName", "SiteDomain", *expected(path)}, path
        assert all(value.strip() for value in found.values()), path
        assert found.get("ColumnType", "概况信息") in TYPES, path


def test_tags_of_articles_equal_their_front_matter(after: Path, sample: Project) -> None:
    written = front_matter(sample)
    shown = {path: page for path, page in pages(after).items() if _ARTICLE.fullmatch(path)}
    assert len(shown) >= 36
    for path, page in shown.items():
        found, data = tags(page), written[path]
        assert found["ArticleTitle"] == data["title"]
        assert found["ContentSource"] == data["source"]
        assert found["PubDate"] == data["published"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", found["PubDate"])
        assert found["PubDate"] in "".join(page.text), "shown in the same form"
        assert found["Description"] == data["summary"] and found["Author"] == data["author"]


def test_what_the_city_fills_in_is_in_tags_and_footer(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    known = {"id_code": "bm12345678", "icp": "鲁ICP备00000000号", "police": "鲁公网安备00号"}
    line = "site: {name: 代表风采, domain: deputies.example.gov.cn"
    more = "".join(f', {name}: "{value}"' for name, value in known.items())
    replace_in(project.content / "city.yaml", line, line + more)
    site = project.build(tmp_path / "site", date="2026-11-22T12:00")
    for path, page in pages(site).items():
        assert tags(page)["SiteIDCode"] == "bm12345678", path
        text = "".join(page.text)
        assert all(value in text for value in known.values()), path
