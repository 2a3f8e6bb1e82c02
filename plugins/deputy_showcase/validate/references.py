"""Every reference must lead somewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from ..model import Site
from ..problems import Problem
from ..schema.faults import nearest
from ..schema.tables import REFERENCE_LABELS
from .files import Entry
from .places import problem_at

#: Kind of reference → everything it may name.
Known = Mapping[str, frozenset[str]]
#: These tell of everybody who was ever shown, so a wrong id is not the likeliest fault.
_OF_THE_PAST = ("schedule", "column")
_GONE = "档案改名或删去了的，请恢复原来的文件：离任的也不删，写 end_date"


def dangling(entries: Iterable[Entry], known: Known, site: Site) -> Iterator[Problem]:
    """References to what is not there, with what was meant; kinds not known are passed."""
    by_name = cache(partial(_named, site=site))
    for entry in entries:
        for one in entry.references:
            if one.kind in known and one.key not in known[one.kind]:
                what = REFERENCE_LABELS[one.kind]
                message = f"没有编号为「{one.key}」的{what}"
                named = by_name(one.kind).get(one.key, [])
                hint = _by_name(named) if named else _cure(one.key, known[one.kind], what)
                if one.kind == "deputy" and entry.record.kind in _OF_THE_PAST and not named:
                    hint += _GONE if hint.endswith("？") else f"；{_GONE}"
                yield problem_at(entry.record, one.at, "not-found", message, hint)


def ids_written(files: Iterable[Any], key: str = "") -> frozenset[str]:
    """The ids in lists of things with an id, as YAML gave them.

    Args:
        key: the field of each file that holds the list; empty if the file is the list.
    """
    return frozenset(str(one["id"]) for one in _things(files, key) if "id" in one)


def names_written(files: Iterable[Any]) -> frozenset[str]:
    """Ids, names and items: all that a programme may be called by."""
    names: set[str] = set()
    for one in _things(files, ""):
        items = one.get("items")
        names |= {str(one.get("id")), str(one.get("name"))}
        names |= {str(item) for item in items} if isinstance(items, list) else set()
    return frozenset(names)


def _things(files: Iterable[Any], key: str) -> Iterator[dict[str, Any]]:
    for data in files:
        found = data.get(key) if key and isinstance(data, dict) else data
        yield from (
            (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()
        )


def _named(kind: str, site: Site) -> Mapping[str, list[str]]:
    """Ids by what things are called: people write a name where an id is asked for."""
    things: Mapping[str, Iterable[Any]] = {
        "deputy": site.deputies.values(),
        "district": site.city.districts,
        "group": site.city.groups,
        "station": site.stations.values(),
        "project": site.projects.values(),
        "outlet": site.outlets.values(),
    }
    found: dict[str, list[str]] = defaultdict(list)
    for one in things.get(kind, ()):
        for name in {getattr(one, field, "") for field in ("name", "short", "title")} - {""}:
            found[name].append(one.id)
    return found


def _by_name(ids: list[str]) -> str:
    if len(ids) == 1:
        return f"这里写编号，不写名称：{ids[0]}"
    return f"这里写编号，不写名称；叫这个名称的有：{'、'.join(ids)}"


def _cure(key: str, known: frozenset[str], what: str) -> str:
    if any(mark in key for mark in "，、；"):
        return "列表各项之间请用英文逗号，如 [a, b]"
    near = nearest(key, known)
    if near:
        return f"是否想写 {near}？"
    if 0 < len(known) <= 12:
        return f"可写的有：{'、'.join(sorted(known))}"
    return f"请先建好这个{what}，或改成已有的编号"
