"""Weeks, release times and quarters of a city. Takes the moment it is asked about; has no clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from .model import City, Column, Week

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def release_of(week: Week, city: City) -> datetime:
    """The unified release of that week, in the city's time zone."""
    day = week.monday + timedelta(days=WEEKDAYS.index(city.release.weekday))
    return datetime.combine(day, city.release.time, tzinfo=city.zone)


def current_week(now: datetime, city: City) -> Week:
    """The newest week whose release has come by ``now``."""
    week = Week.of(now.astimezone(city.zone).date())
    return week if release_of(week, city) <= now else week.plus(-1)


def calendar_week(now: datetime, city: City) -> Week:
    """The ISO week ``now`` falls into, released or not."""
    return Week.of(now.astimezone(city.zone).date())


def is_released(column: Column, now: datetime, city: City) -> bool:
    """Whether the public may see an article: final, its week released, its own date reached."""
    if column.status != "final" or release_of(column.week, city) > now:
        return False
    return column.published is None or column.published <= now


def quarter_of(week: Week) -> str:
    """The quarter a week counts to, by its Thursday as ISO 8601 does for years: ``2026Q4``."""
    thursday = week.monday + timedelta(days=3)
    return f"{thursday.year}Q{(thursday.month - 1) // 3 + 1}"
