"""Whether who is featured sat for the district in that week.

Before the week is out somebody else can be chosen. Afterwards nobody can, and an end of office that is entered
late changes nothing of what was shown: it is told, and stops nothing.
"""

from __future__ import annotations

from ..model import Deputy, Week
from ..problems import Severity
from .terms import known_seat

_CHECK = "请核对代表编号、区县和任职起止日期"
_STAYS = "任职起止日期没有写错的，不用改：这一周已经发布，网站上照旧"
_NEVER = (
    "这一周已经发布，不能换人：请核对代表编号和区县；从前当过本区县代表的，在档案里补上那一段任职"
)


def sits_for(deputy: Deputy, district: str, week: Week) -> bool:
    """Whether the deputy holds a seat of that district in at least a part of that week.

    True also where no membership could be read: that is reported already.
    """
    if not deputy.memberships:
        return True
    seats = (known_seat(one) for one in deputy.memberships if one.district == district)
    return any(one.valid_on(week.monday) or one.valid_on(week.sunday) for one in seats)


def unseated(
    deputy: Deputy, district: str, week: Week, out: Week | None, cure: str
) -> tuple[str, str, Severity]:
    """Message, hint and severity for somebody who does not sit for the district in that week.

    Args:
        out: the newest week that has been released; None where that is not known.
        cure: how somebody else is chosen for a week to come.
    """
    message = f"{deputy.name}在 {week} 不是本区县的代表"
    if not is_out(week, out):
        return message, f"{_CHECK}；{cure}", "error"
    if any(one.district == district for one in deputy.memberships):
        return message, _STAYS, "warning"
    return message, _NEVER, "error"


def is_out(week: Week, out: Week | None) -> bool:
    return out is not None and week <= out
