"""Rules about weekly articles: one per district and week, three reviewers, pictures that work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from itertools import pairwise

from ..calendar import release_of
from ..load import Record
from ..markdown import ImageUse
from ..model import City, Column, Deputy, Week
from ..problems import Problem
from ..schema.enums import ENUMS
from ..schema.kinds import is_inside
from .addresses import Addresses
from .bodies import body_uses
from .mandates import is_out, sits_for, unseated
from .places import Places
from .texts import markdown_problems

#: As ``new`` names the files of articles; other names are as good.
_PATH = re.compile(r"columns/(\d{4})/W(\d{2})/([^/]+)\.md")
STEPS = ("first", "second", "final")
_CHANGE = "确已离任的，先把状态改回草稿、删去 deputy 这一行，再更换台账里的人选"


def column_rules(
    columns: Iterable[Column],
    deputies: Mapping[str, Deputy],
    city: City,
    addresses: Addresses,
    places: Places,
    out: Week | None,
) -> Iterator[Problem]:
    """
    Args:
        out: the newest week that has been released; None where that is not known.
    """
    columns = list(columns)
    for column in columns:
        yield from _publication(column, city, places, out)
        yield from _reviews(column, places)
        yield from _place(column, city, places)
        yield from _mandate(column, deputies, places, out)
        yield from _body(column, addresses, places)
    yield from _one_per_place(columns, places)
    yield from _once_a_week(columns, places)


def _publication(column: Column, city: City, places: Places, out: Week | None) -> Iterator[Problem]:
    release = release_of(column.week, city)
    if column.published and column.published < _earliest(column.week, release, out):
        message = f"发布时间早于本周统一发布时间（{release:%Y-%m-%d %H:%M}）"
        hint = f"请改为 {release:%Y-%m-%d %H:%M} 或更晚"
        yield places.problem(column.path, ("published",), "published-early", message, hint)
    if column.status != "final":
        return
    if not column.body.strip():
        yield places.problem(
            column.path, (), "empty-body", "定稿没有正文", "请补上正文，或把状态改回草稿"
        )
    if not column.source:
        yield places.problem(
            column.path, (), "no-source", "没有写稿源（source）", "如 淄川区人大常委会", "warning"
        )


def _earliest(week: Week, release: datetime, out: Week | None) -> datetime:
    """Of a week that is out only its beginning: the city may have moved its release since."""
    return datetime.combine(week.monday, time(), release.tzinfo) if is_out(week, out) else release


def _place(column: Column, city: City, places: Places) -> Iterator[Problem]:
    """A file named as ``new`` names it, whose front matter was copied from another week or district."""
    named = _PATH.fullmatch(column.path)
    if not named:
        return
    week, district = f"{named[1]}-W{named[2]}", named[3]
    hint = "请核对：是从别处复制来的，改文首；写得没有错的，把文件移过去"
    if week != str(column.week):
        message = f"文件在 {week} 的文件夹里，文首写的是 {column.week}"
        yield places.problem(column.path, ("week",), "column-misplaced", message, hint, "warning")
    if district != column.district and district in {one.id for one in city.districts}:
        message = f"文件名是 {district}，文首写的是 {column.district}"
        yield places.problem(
            column.path, ("district",), "column-misplaced", message, hint, "warning"
        )


def _reviews(column: Column, places: Places) -> Iterator[Problem]:
    people = [one.by for one in column.review if one.by]
    if len(set(people)) < len(people):
        message = "三审中有人审了两次"
        hint = "初审、复审、终审须由三个不同的人完成"
        yield places.problem(column.path, ("review",), "review-same-person", message, hint)
    missing = set(STEPS) - {one.step for one in column.review if one.by}
    if column.status == "final" and missing:
        hint = "请补全初审、复审、终审的审核人和日期"
        message = "定稿缺少审核记录"
        yield places.problem(column.path, ("review",), "review-missing", message, hint, "warning")
    yield from _order(column, places)


def _order(column: Column, places: Places) -> Iterator[Problem]:
    """Each review with the one before it, in the order of the steps."""
    at = {one.step: index for index, one in enumerate(column.review) if one.date}
    dated = [(at[step], column.review[at[step]]) for step in STEPS if step in at]
    for (_, before), (index, one) in pairwise(dated):
        if before.date and one.date and one.date < before.date:
            names = ENUMS["review_step"]
            message = f"{names[one.step]}（{one.date}）早于{names[before.step]}（{before.date}）"
            hint, where = "请核对两个日期", ("review", index, "date")
            yield places.problem(column.path, where, "review-order", message, hint, "warning")


def _mandate(
    column: Column, deputies: Mapping[str, Deputy], places: Places, out: Week | None
) -> Iterator[Problem]:
    deputy = deputies.get(column.deputy)
    if deputy and not sits_for(deputy, column.district, column.week):
        told = unseated(deputy, column.district, column.week, out, _CHANGE)
        yield places.problem(column.path, ("deputy",), "not-a-member", *told)


def _body(column: Column, addresses: Addresses, places: Places) -> Iterator[Problem]:
    record = places.records[column.path]
    found = body_uses(record)
    for image in found.images:
        yield from _image(image, column, record)
    yield from markdown_problems(
        column.path, found, record.body_offset, addresses, week=column.week
    )


def _image(image: ImageUse, column: Column, record: Record) -> Iterator[Problem]:
    line = image.line + record.body_offset
    if not is_inside(image.path):
        remote = image.path.startswith(("http:", "https:", "//", "data:"))
        code, message = "path-outside", f"图片「{image.path[:40]}」不在内容文件夹里"
        hint = "请把图片存到 images 文件夹，写成 images/文件名.jpg"
        yield Problem(column.path, line, "", "outside-picture" if remote else code, message, hint)
        return
    if not image.alt:
        message = f"图片 {image.path} 没有替代文字"
        hint = '写成 ![图上有什么](images/a.jpg "图说。某某 摄")'
        yield Problem(column.path, line, "", "no-alt", message, hint, "warning")
    if not image.caption:
        message = f"图片 {image.path} 没有图说和署名"
        hint = '写成 ![图上有什么](images/a.jpg "图说。某某 摄")'
        yield Problem(column.path, line, "", "no-caption", message, hint, "warning")


def _one_per_place(columns: list[Column], places: Places) -> Iterator[Problem]:
    taken: dict[tuple[Week, str], str] = {}
    for column in columns:
        first = taken.setdefault((column.week, column.district), column.path)
        if first != column.path:
            message = f"{column.week} {column.district} 已有文章 {first}"
            hint = "一个区县一周只有一篇，请改周次或删去一篇"
            yield places.problem(column.path, ("week",), "duplicate-column", message, hint)


def _once_a_week(columns: list[Column], places: Places) -> Iterator[Problem]:
    featured: dict[tuple[Week, str], list[Column]] = defaultdict(list)
    for column in columns:
        if column.deputy:
            featured[column.week, column.deputy].append(column)
    for (week, id_), same in featured.items():
        for column in same[1:]:
            if column.district != same[0].district:
                message = f"{id_} 在 {week} 已由 {same[0].path} 宣传"
                hint = "同一人一周只宣传一次，请换一位代表"
                yield places.problem(column.path, ("deputy",), "twice-in-week", message, hint)
