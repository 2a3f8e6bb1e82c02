"""Receptions as calendars, and pledge updates as feeds: what readers of both make of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import feedparser
import pytest
from icalendar import Calendar

from deputy_showcase.holidays import holiday_name
from deputy_showcase.outputs.calendars import calendar_files
from deputy_showcase.outputs.feeds import feed_files
from deputy_showcase.outputs.pledge_feeds import pledge_feed_files
from deputy_showcase.outputs.reception_calendars import reception_calendar_files
from deputy_showcase.outputs.spec import OutputFile
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pipeline import check, plan_site
from outputs_sample import ZONE
from site_project import RELEASE, SAMPLE


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    site = check(SAMPLE).site
    assert site
    now = datetime.fromisoformat(RELEASE).replace(tzinfo=ZONE)
    return plan_site(SAMPLE, site, lambda zone: now).catalogue


@pytest.fixture(scope="module")
def calendars(shown: Catalogue) -> dict[str, Any]:
    found = {file.path: Calendar.from_ical(file.data) for file in reception_calendar_files(shown)}
    assert found
    return found


def test_each_reception_is_at_its_local_time(shown: Catalogue, calendars: dict[str, Any]) -> None:
    for id_, one in shown.site.receptions.items():
        (event,) = calendars[f"receptions/{id_}/reception.ics"].walk("VEVENT")
        assert event.decoded("dtstart").astimezone(ZONE) == one.starts
        assert event.decoded("dtstart").astimezone(ZONE).hour == one.starts.hour
        assert event.decoded("dtend").astimezone(ZONE) == one.ends
        assert one.topic in str(event["summary"])


def test_every_scope_has_its_calendar(shown: Catalogue, calendars: dict[str, Any]) -> None:
    site = shown.site
    assert len(calendars["feeds/receptions.ics"].walk("VEVENT")) == len(site.receptions)
    for id_ in shown.districts:
        expected = sum(one.district == id_ for one in site.receptions.values())
        assert len(calendars[f"feeds/receptions-{id_}.ics"].walk("VEVENT")) == expected
    for id_ in site.stations:
        expected = sum(one.station == id_ for one in site.receptions.values())
        assert len(calendars[f"feeds/receptions-station-{id_}.ics"].walk("VEVENT")) == expected


@pytest.mark.parametrize("moment", ["2025-03-01T00:00", "2026-11-15T23:59", RELEASE, "2027-06-01"])
def test_no_calendar_or_feed_comes_from_the_future(moment: str) -> None:
    site = check(SAMPLE).site
    assert site
    now = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    catalogue = plan_site(SAMPLE, site, lambda zone: now).catalogue
    stamps = [one for file in _subscribed(catalogue) for one in _stamps(file)]
    assert len(stamps) > 20
    assert [one for one in stamps if one > now] == []


def _subscribed(catalogue: Catalogue) -> Iterator[OutputFile]:
    for make in (calendar_files, reception_calendar_files, feed_files, pledge_feed_files):
        yield from (one for one in make(catalogue) if isinstance(one, OutputFile))


def _stamps(file: OutputFile) -> Iterator[datetime]:
    """Every moment at which a file says that something was made or changed."""
    if file.path.endswith(".ics"):
        yield from (one.decoded("dtstamp") for one in Calendar.from_ical(file.data).walk("VEVENT"))
        return
    said = r"<(?:updated|published)>([^<]+)|\"date_[a-z]+\": ?\"([^\"]+)"
    for match in re.finditer(said, file.data.decode()):
        yield datetime.fromisoformat(match[1] or match[2])


def test_a_calendar_is_the_same_all_day(shown: Catalogue) -> None:
    later = replace(shown, now=shown.now.replace(hour=23))
    assert list(reception_calendar_files(later)) == list(reception_calendar_files(shown))


def test_ids_do_not_repeat(calendars: dict[str, Any]) -> None:
    uids = [str(event["uid"]) for event in calendars["feeds/receptions.ics"].walk("VEVENT")]
    assert len(set(uids)) == len(uids)


def test_pledge_feeds_hold_what_has_happened_newest_first(shown: Catalogue) -> None:
    files = {file.path: file.data for file in pledge_feed_files(shown)}
    assert len(files) == 2 * (len(shown.districts) + 1)
    for path, data in files.items():
        if path.endswith(".xml"):
            feed = feedparser.parse(data)
            assert not feed.bozo
            moments = [one.published for one in feed.entries]
            assert moments == sorted(moments, reverse=True)
            assert all(one <= RELEASE for one in moments)
            assert len({one.id for one in feed.entries}) == len(feed.entries)
        else:
            assert json.loads(data)["version"] == "https://jsonfeed.org/version/1.1"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 1), "国庆节"),
        (date(2027, 2, 6), "春节"),
        (date(2026, 1, 2), "节假日调休"),
        (date(2031, 10, 1), "中秋节、国庆节"),
        (date(2026, 11, 22), ""),
        (date(2026, 11, 25), ""),
    ],
)
def test_holidays_by_name(day: date, name: str) -> None:
    assert holiday_name(day) == name
