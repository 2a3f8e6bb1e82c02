"""Rules that need today: what is late, near, or not yet. Pure; the date is given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import Site
from ..problems import Problem
from .activities import dated_activity_rules
from .announced import announced_rules
from .future import future_rules
from .places import Places
from .pledges import dated_pledge_rules
from .projects import dated_project_rules
from .receptions import dated_reception_rules


def dated_problems(site: Site, places: Places, today: date) -> Iterator[Problem]:
    """Warnings that come and go with time, although nobody edits anything.

    Args:
        today: the day of the check in the city's time zone.
    """
    deputies = tuple(site.deputies.values())
    yield from dated_pledge_rules(deputies, places, today)
    yield from dated_activity_rules(deputies, places, today)
    yield from dated_reception_rules(site.receptions.values(), places, today)
    yield from dated_project_rules(site.projects.values(), places, today)
    yield from future_rules(site, places, today)
    yield from announced_rules(site, places, today)
