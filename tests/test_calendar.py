"""Weeks, releases and quarters, at the turns where they go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.calendar import (
    calendar_week,
    current_week,
    is_released,
    quarter_of,
    release_of,
)
from deputy_showcase.model import City, Column, Release, Week

CITY = City(name="淄博市", congress="淄博市人民代表大会", term=16, zone=ZoneInfo("Asia/Shanghai"))
WEEK = Week(2026, 47)
#: One second before the release of week 47 and the second itself, on a machine in UTC.
BEFORE, AT = (datetime(2026, 11, 16, 0, 59, 59, tzinfo=UTC), datetime(2026, 11, 16, 1, tzinfo=UTC))


def test_a_year_of_53_weeks_turns_into_the_next() -> None:
    assert Week(2026, 53).plus(1) == Week(2027, 1)
    assert Week.of(date(2027, 1, 3)) == Week(2026, 53)
    assert Week.of(date(2027, 1, 4)) == Week(2027, 1)
    assert Week(2027, 1).minus(Week(2026, 52)) == 2
    assert str(Week(2026, 53)) == "2026-W53"


@pytest.mark.parametrize(
    "wrong", ["2027-W53", "2026-W54", "2026-W00", "2026W47", "2026-W7", "", "x"]
)
def test_weeks_that_do_not_exist_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        Week.parse(wrong)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_week_holds_its_days_and_reads_as_it_prints(day: date) -> None:
    week = Week.of(day)
    assert week.monday <= day <= week.sunday
    assert Week.parse(str(week)) == week
    assert week.plus(1).minus(week) == 1
    assert week.plus(1).monday == week.monday + timedelta(days=7)


def test_the_release_comes_at_nine_in_the_city() -> None:
    assert release_of(WEEK, CITY) == AT
    assert current_week(BEFORE, CITY) == Week(2026, 46)
    assert current_week(AT, CITY) == WEEK
    assert calendar_week(BEFORE, CITY) == WEEK


def test_another_city_has_its_own_nine_oclock() -> None:
    urumqi = replace(CITY, zone=ZoneInfo("Asia/Urumqi"))
    assert release_of(WEEK, urumqi) == AT + timedelta(hours=2)
    assert current_week(AT, urumqi) == Week(2026, 46)


def test_a_late_release_keeps_the_week_before_until_then() -> None:
    friday = replace(CITY, release=Release("friday", time(18)))
    thursday = datetime(2026, 11, 19, 12, tzinfo=UTC)
    assert current_week(thursday, friday) == Week(2026, 46)
    assert current_week(thursday + timedelta(days=1), friday) == WEEK


def test_the_last_hours_of_sunday_belong_to_the_city() -> None:
    sunday_in_utc = datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert calendar_week(sunday_in_utc, CITY) == WEEK


@pytest.mark.parametrize(
    ("status", "published", "now", "shown"),
    [
        ("final", None, BEFORE, False),
        ("final", None, AT, True),
        ("draft", None, AT, False),
        ("in_review", None, AT, False),
        ("final", AT + timedelta(hours=1), AT, False),
        ("final", AT + timedelta(hours=1), AT + timedelta(hours=1), True),
    ],
)
def test_an_article_is_out_when_final_and_due(
    status: str, published: datetime | None, now: datetime, shown: bool
) -> None:
    column = Column("题", "zichuan", WEEK, status=status, published=published)
    assert is_released(column, now, CITY) is shown


def test_a_week_counts_to_the_quarter_of_its_thursday() -> None:
    assert quarter_of(Week(2026, 53)) == "2026Q4"
    assert quarter_of(Week(2027, 1)) == "2027Q1"
    assert quarter_of(Week(2026, 14)) == "2026Q2"  # Thursday is 2 April.
