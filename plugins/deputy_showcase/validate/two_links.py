"""Rules about the two links (双联), whose numbers come from the source document by way of ``city.rules``.

Members of a standing committee keep in touch with deputies of their own congress (本级); deputies with
constituents, of whom only the number is ever written (``schema.headcount``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Deputy, LinkRules
from ..problems import Problem
from .places import Places

Congress = tuple[str, str, str]


def link_rules(
    deputies: Mapping[str, Deputy], rules: LinkRules, places: Places
) -> Iterator[Problem]:
    for deputy in deputies.values():
        path = f"deputies/{deputy.id}.yaml"
        yield from _numbers(deputy, path, rules, places)
        seen: set[str] = set()
        for index, id_ in enumerate(deputy.links.deputies):
            fault = _fault(deputy, deputies.get(id_), id_ in seen)
            seen.add(id_)
            if fault:
                hint, at = "请核对编号，联系的应是本级另外几位代表", ("links", "deputies", index)
                yield places.problem(path, at, "link-one-way", fault, hint, "warning")


def _numbers(deputy: Deputy, path: str, rules: LinkRules, places: Places) -> Iterator[Problem]:
    linked, people = len(deputy.links.deputies), deputy.links.constituents
    least, most = rules.members
    if linked and least <= most and not least <= linked <= most:
        message, hint = f"联系了{linked}名代表", f"应联系{least}至{most}名本级代表"
        at = ("links", "deputies")
        yield places.problem(path, at, "link-members-number", message, hint, "warning")
    least, most = rules.constituents
    if people is not None and least <= most and not least <= people <= most:
        message, hint = f"联系了{people}名群众", f"应相对固定联系{least}至{most}名群众"
        at = ("links", "constituents")
        yield places.problem(path, at, "link-constituents-number", message, hint, "warning")


def _fault(deputy: Deputy, other: Deputy | None, again: bool) -> str:
    """Why a link cannot be, in Chinese. A missing id is reported as such elsewhere."""
    if other is None:
        return ""
    if other.id == deputy.id:
        return "所联系的是本人"
    if again:
        return f"{other.id} 写了两次"
    if congresses(deputy).isdisjoint(congresses(other)):
        return f"{other.name}（{other.id}）不是本级人大的代表"
    return ""


def congresses(deputy: Deputy) -> frozenset[Congress]:
    """Level, district and town of each congress in which somebody sits or sat."""
    return frozenset((one.level, one.district, one.town) for one in deputy.memberships)
