"""The search page. Its hits come from ``outputs/search`` through ``assets/search.js``."""

from __future__ import annotations

from collections.abc import Iterator

from . import heads, initials
from .catalogue import Catalogue
from .spec import Head, PageSpec

URI = "search/"


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page; what it finds depends on ``?q=`` and is drawn in the browser."""
    description = f"搜索{catalogue.site.city.name}各级人大代表、承诺、联络站和专栏文章"
    context = {
        "districts": catalogue.site.city.districts,
        "letters": initials.letters(initials.people(catalogue)),
    }
    tags = heads.list_tags("搜索", description, "搜索,人大代表", "概况信息")
    head = Head(description, tags)
    yield PageSpec(URI, "search.html", "搜索", context, "search", head)
