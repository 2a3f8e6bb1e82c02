"""Pages that only lead on: for lost readers, the site map, and where errors are reported."""

from __future__ import annotations

from collections.abc import Iterator

from . import heads, year_map
from .archive import years
from .catalogue import Catalogue
from .spec import Head, PageSpec


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """``404.html``, the site map, and the page that says whom to tell of an error."""
    lost = Head("您要找的页面不存在或已经移动。", indexed=False)
    yield PageSpec("404.html", "404.html", "没有找到这个页面", {}, "", lost)
    context = {
        "years": years(catalogue),
        "schedule_years": year_map.years(catalogue),
        "plain": catalogue.site.pages,
    }
    yield PageSpec(
        "sitemap/", "sitemap.html", "网站地图", context, "", _head("网站地图", "本站全部栏目。")
    )
    report = _head("网站找错", "网页有错误，请告诉我们。", indexed=False)
    yield PageSpec("report/", "report.html", "网站找错", {}, "", report)


def _head(name: str, description: str, *, indexed: bool = True) -> Head:
    tags = heads.list_tags(name, description, name, "概况信息")
    return Head(description, tags, indexed=indexed)


def office_head(title: str, description: str) -> Head:
    """Head of a page that the office writes in Markdown."""
    name = title or "关于"
    tags = heads.list_tags(name, description or name, name, "概况信息")
    return Head(description, tags)


def office_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The pages that the office writes in Markdown, as far as the sitemap has to know them."""
    for page in catalogue.site.pages:
        yield PageSpec(f"{page.name}/", "", page.title, {})
