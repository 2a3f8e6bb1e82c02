"""An electoral unit (选区, 选举单位) is spelled one way throughout its congress, or it becomes two pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..model import Deputy
from ..numerals import NUMERALS, value
from ..problems import Problem
from .places import Places

_NUMBER = re.compile(rf"第?([0-9]+|[{NUMERALS}]+)(?:号|个)?(?=选区|选举|选民|$)")


def unit_rules(deputies: Iterable[Deputy], places: Places) -> Iterator[Problem]:
    """Each spelling that is rarer than another one of the same unit."""
    found: dict[tuple[str, ...], list[tuple[str, str, int]]] = defaultdict(list)
    for deputy in deputies:
        for index, one in enumerate(deputy.memberships):
            if one.electoral_unit:
                key = (one.level, one.district, one.town, plain_unit(one.electoral_unit))
                found[key].append((one.electoral_unit, deputy.id, index))
    for _, places_of_unit in sorted(found.items()):
        counts = Counter(spelling for spelling, _, _ in places_of_unit)
        usual = min(counts, key=lambda spelling: (-counts[spelling], spelling))
        for spelling, id_, index in places_of_unit:
            if spelling != usual:
                message = f"「{spelling}」在别处写作「{usual}」"
                path, at = f"deputies/{id_}.yaml", ("memberships", index, "electoral_unit")
                hint = f"同一选区写法要一致，请改为 {usual}"
                yield places.problem(path, at, "unit-spelled-twice", message, hint, "warning")


def plain_unit(text: str) -> str:
    """What all spellings of one unit have in common: 十二选区, 第12选区 and 第十二选区 are ``12选区``."""
    compact = "".join(unicodedata.normalize("NFKC", text).split())
    return _NUMBER.sub(_in_digits, compact)


def _in_digits(match: re.Match[str]) -> str:
    found = value(match[1])
    return match[0] if found is None else str(found)
