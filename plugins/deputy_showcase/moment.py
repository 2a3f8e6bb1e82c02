"""The one clock: read once, at the edge, and passed on as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo


def read_moment(option: str | None, environ: Mapping[str, str], zone: tzinfo) -> datetime:
    """The moment to build for, in the city's time zone.

    Args:
        option: ``YYYY-MM-DD`` (the start of that day) or ``YYYY-MM-DDTHH:MM[:SS]``, local to the
            city; wins over everything.
        environ: ``SOURCE_DATE_EPOCH`` (seconds since 1970 UTC) comes next, then now.

    Raises:
        ValueError: the option or the variable is not a moment.
    """
    if option:
        moment = datetime.fromisoformat(option)
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    return datetime.now(UTC).astimezone(zone)
