"""Who may be featured by which district in which week, and what a profile still lacks."""

from __future__ import annotations

from datetime import date

from ..model import Deputy, Membership, ScheduleRules, Week
from ..placeholders import unnamed


def seat(deputy: Deputy, district: str, week: Week) -> Membership | None:
    """The membership by which a district may feature a deputy in a week, if there is one.

    The city features city deputies; a county or district features its own and its towns' deputies,
    which ``validate`` has made sure of by holding levels against districts.
    """
    for one in deputy.memberships:
        if one.district == district and one.valid_in(week):
            return one
    return None


def unavailable(deputy: Deputy, week: Week) -> str:
    """Why a deputy cannot be featured in that week although the seat is valid; empty if they can."""
    if deputy.showcase.hold:
        return "暂停展示"
    for window in deputy.showcase.unavailable:
        if window.touches(week):
            return window.reason or "本人不便"
    return ""


def lacking(deputy: Deputy) -> tuple[str, ...]:
    """What a profile lacks to be shown, whatever the week, in Chinese."""
    lacks = []
    if unnamed(deputy):
        lacks.append("姓名")
    if not deputy.portrait:
        lacks.append("照片")
    if deputy.photo is None or deputy.photo.consent_on is None:
        lacks.append("照片授权")
    if not deputy.summary:
        lacks.append("一句话介绍")
    if not any(one.text for one in deputy.pledges):
        lacks.append("承诺")
    return tuple(lacks)


def missing(deputy: Deputy, week: Week, rules: ScheduleRules) -> tuple[str, ...]:
    """What a profile lacks in that week, verification included; empty if it is ready."""
    until = verified_until(deputy, rules.verified_within_months)
    if until is None or until < week.monday:
        return (*lacking(deputy), "资料核对")
    return lacking(deputy)


def verified_until(deputy: Deputy, months: int) -> date | None:
    """The last day on which the last verification still counts."""
    return _months_later(deputy.verified_on, months) if deputy.verified_on else None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
