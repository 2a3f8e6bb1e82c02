"""The search page. Its hits come from ``outputs/search.py`` through ``assets/search.js``."""

from __future__ import annotations

from collections.abc import Iterator

from .catalogue import Catalogue
from .spec import Head, PageSpec

URI = "search/"


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page; what it finds depends on ``?q=`` and is drawn in the browser."""
    description = f"搜索{catalogue.site.city.name}各级人大代表和专栏文章"
    yield PageSpec(
        uri=URI,
        template="search.html",
        title="搜索",
        context={"districts": catalogue.site.city.districts},
        section="search",
        head=Head(description=description, indexed=False),
    )
