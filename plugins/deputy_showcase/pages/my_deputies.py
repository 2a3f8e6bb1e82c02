"""我的代表: from where somebody lives to their deputies of all levels, and the nearest station.

Without JavaScript the page leads to the lists of each district by town and electoral unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import heads
from .catalogue import Catalogue
from .spec import Head, PageSpec

URI = "my-deputies/"


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    """One page; the choice stands in its address (``?district=…&place=…``)."""
    city = catalogue.site.city
    description = f"选择{city.name}的区县和乡镇、街道或选区，查看自己的市、区县、乡镇三级人大代表和最近的联络站。"
    tags = heads.list_tags("我的代表", description, "我的代表,人大代表,选区", "概况信息")
    context = {"districts": [one for one in city.districts if one.level != "city"]}
    head = Head(description, tags, feeds=heads.feeds(catalogue))
    yield PageSpec(URI, "my_deputies.html", "我的代表", context, "mine", head)
