"""Pages that only lead on: the one for lost readers and the site map."""

from __future__ import annotations

from collections.abc import Iterator

from . import year_map
from .archive import years
from .catalogue import Catalogue
from .spec import Head, PageSpec


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """``404.html`` and the site map."""
    lost = Head("您要找的页面不存在或已经移动。", indexed=False)
    yield PageSpec("404.html", "404.html", "没有找到这个页面", {}, "", lost)
    context = {
        "years": years(catalogue),
        "schedule_years": year_map.years(catalogue),
        "plain": catalogue.site.pages,
    }
    yield PageSpec("sitemap/", "sitemap.html", "网站地图", context, "", Head("本站全部栏目。"))


def office_pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """The pages that the office writes in Markdown, as far as the sitemap has to know them."""
    for page in catalogue.site.pages:
        yield PageSpec(f"{page.name}/", "", page.title, {})
