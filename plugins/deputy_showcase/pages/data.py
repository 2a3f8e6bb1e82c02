"""The open data and what every column of it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..schema.public_tables import TABLES
from . import heads
from .catalogue import Catalogue
from .spec import Head, PageSpec

#: Files besides the tables: path below ``data/``, title, what it is.
OTHERS = (
    ("deputies.json", "代表（Popolo）", "人员、组织、席位、任职和区域，按 Popolo 规范，供程序读取"),
    ("schedule.json", "日程", "已发布和已预告的各周"),
    ("articles.json", "专栏文章", "已发布文章的目录，不含正文"),
    (
        "datapackage.json",
        "数据说明（机读）",
        "以上表格的列名、类型和含义，Frictionless Data Package 格式",
    ),
)
#: JSON Schemas below ``data/schemas/``.
SCHEMAS = (
    ("deputies.json", "代表"),
    ("schedule.json", "日程"),
    ("articles.json", "专栏文章"),
)


def pages(catalogue: Catalogue) -> Iterator[PageSpec]:
    city = catalogue.site.city
    context = {
        "tables": TABLES,
        "others": OTHERS,
        "schemas": SCHEMAS,
        "stamped": data_date(catalogue),
    }
    description = "代表、承诺、联络站、接待、民生微实事、日程等公开数据的下载和每一列的说明。"
    tags = heads.list_tags(city, "公开数据", description, "公开数据,代表,承诺", "概况信息")
    yield PageSpec("data/", "data.html", "公开数据", context, "data", Head(description, tags))


def data_date(catalogue: Catalogue) -> date:
    """The newest day that the released content tells of, so that an unchanged site keeps its stamp."""
    site, today = catalogue.site, catalogue.now.date()
    days = {catalogue.schedule.current.monday}
    days |= {one.published.date() for one in site.columns if one.published}
    for deputy in site.deputies.values():
        days |= {deputy.verified_on} if deputy.verified_on else set()
        days |= {update.date for pledge in deputy.pledges for update in pledge.updates}
        days |= {one.date for one in deputy.activities}
    days |= {update.date for one in site.projects.values() for update in one.updates}
    return max(day for day in days if day <= today)
