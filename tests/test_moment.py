"""The one clock: option, then ``SOURCE_DATE_EPOCH``, then now, always in the city's time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deputy_showcase.moment import read_moment

SHANGHAI, URUMQI = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Urumqi")
EPOCH = {"SOURCE_DATE_EPOCH": "1794790800"}  # 2026-11-16 01:00:00 UTC


@pytest.mark.parametrize(
    ("option", "shown"),
    [
        ("2026-11-16", "2026-11-16T00:00:00+08:00"),
        ("2026-11-16T09:00", "2026-11-16T09:00:00+08:00"),
        ("2026-11-16T08:59:59", "2026-11-16T08:59:59+08:00"),
        ("2026-11-16T01:00+00:00", "2026-11-16T09:00:00+08:00"),
    ],
)
def test_an_option_is_local_to_the_city_and_wins(option: str, shown: str) -> None:
    assert read_moment(option, EPOCH, SHANGHAI).isoformat() == shown


def test_the_epoch_is_shown_in_the_citys_zone() -> None:
    assert read_moment(None, EPOCH, SHANGHAI).isoformat() == "2026-11-16T09:00:00+08:00"
    assert read_moment("", EPOCH, URUMQI).isoformat() == "2026-11-16T07:00:00+06:00"


def test_else_it_is_now() -> None:
    moment = read_moment(None, {"SOURCE_DATE_EPOCH": ""}, SHANGHAI)
    assert abs(moment - datetime.now(UTC)) < timedelta(seconds=10)
    assert moment.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize("machine", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_the_machines_zone_does_not_matter(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", machine)
    assert read_moment("2026-11-16", {}, SHANGHAI).isoformat() == "2026-11-16T00:00:00+08:00"
    assert read_moment(None, EPOCH, SHANGHAI).isoformat() == "2026-11-16T09:00:00+08:00"


@pytest.mark.parametrize("wrong", ["昨天", "2026-13-01", "2026/11/16", "2026-11-16T25:00"])
def test_what_is_no_moment_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        read_moment(wrong, {}, SHANGHAI)
    with pytest.raises(ValueError):
        read_moment(None, {"SOURCE_DATE_EPOCH": wrong}, SHANGHAI)
