"""Dates of what has happened that are still to come: consents, verifications, reviews, outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..as_of import consent_ahead, verified_ahead
from ..model import Column, Deputy, Site
from ..problems import Problem
from ..schema.faults import At
from .places import Places

Found = tuple[str, At, str, str]
_CHECK = "请核对年份和月份"


def future_rules(site: Site, places: Places, today: date) -> Iterator[Problem]:
    """Dates with rules of their own (activities, updates, projects) are told by these."""
    for path, at, message, hint in _found(site, today):
        yield places.problem(path, at, "date-future", message, hint, "warning")


def _found(site: Site, today: date) -> Iterator[Found]:
    for deputy in site.deputies.values():
        yield from _of_deputy(deputy, today)
    for column in site.columns:
        yield from _of_column(column, today)
    for id_, one in site.receptions.items():
        held = one.outcome.held_on if one.outcome else None
        if held and held > today:
            message = f"接待结果的日期（{held}）还没有到，网站上暂不显示"
            yield f"receptions/{id_}.yaml", ("outcome", "held_on"), message, _CHECK


def _of_deputy(deputy: Deputy, today: date) -> Iterator[Found]:
    path = f"deputies/{deputy.id}.yaml"
    if deputy.photo and consent_ahead(deputy, today):
        message = f"照片授权日期（{deputy.photo.consent_on}）还没有到，照片不会发布"
        yield path, ("photo", "consent_on"), message, "请写本人同意公开的那一天"
    if verified_ahead(deputy, today):
        message = f"资料核对日期（{deputy.verified_on}）还没有到，不算核对过"
        yield path, ("verified_on",), message, "请写最近一次核对的那一天"
    for index, pledge in enumerate(deputy.pledges):
        if pledge.made_on and pledge.made_on > today:
            message = f"承诺日期（{pledge.made_on}）还没有到"
            yield path, ("pledges", index, "made_on"), message, _CHECK


def _of_column(column: Column, today: date) -> Iterator[Found]:
    for index, review in enumerate(column.review):
        if review.date and review.date > today:
            message = f"审核日期（{review.date}）还没有到"
            yield column.path, ("review", index, "date"), message, _CHECK
    for index, carried in enumerate(column.carried_by):
        if carried.date and carried.date > today:
            message = f"刊发日期（{carried.date}）还没有到，网站上暂不显示"
            yield column.path, ("carried_by", index, "date"), message, _CHECK
