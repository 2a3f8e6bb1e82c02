"""Groups and programme items that nothing refers to. Unknown ones are reported where they are written."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..problems import Problem
from .places import Places


def unused_rules(site: Site, places: Places) -> Iterator[Problem]:
    used = {id_ for deputy in site.deputies.values() for id_ in deputy.groups}
    used |= {id_ for station in site.stations.values() for id_ in station.groups}
    for index, group in enumerate(site.city.groups):
        if group.id not in used:
            message, hint = (
                f"没有代表或联络站属于「{group.name}」",
                "请在档案的 groups 里写上，或删去这个小组",
            )
            at = ("groups", index)
            yield places.problem("city.yaml", at, "group-unused", message, hint, "warning")
    yield from _programmes(site, places)


def _programmes(site: Site, places: Places) -> Iterator[Problem]:
    """Items whose page would be empty, in one message for each programme."""
    tagged = {name for column in site.columns for name in column.programmes}
    for index, one in enumerate(site.programmes):
        if tagged.isdisjoint((one.id, one.name)):
            idle = [item for item in one.items or (one.name,) if item not in tagged]
            if idle:
                message, hint = (
                    f"还没有文章属于：{'、'.join(idle)}",
                    "请在文章的 programmes 里写上，或删去",
                )
                at = (index, "items") if one.items else (index, "name")
                yield places.problem(
                    "programmes.yaml", at, "programme-unused", message, hint, "warning"
                )
