"""Where the office's other texts still name somebody who is on hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..held_names import HeldNames, held_names, names_of
from ..load import Record
from ..model import Site
from ..problems import Problem

#: Kinds of file that the public reads anything of.
KINDS = frozenset("deputy column station reception project page city programmes media".split())


def held_rules(site: Site, records: Iterable[Record]) -> Iterator[Problem]:
    """One warning for each line that names a person on hold; their own files are left out."""
    names = held_names(site)
    if not names:
        return
    subjects = _subjects(site)
    for record in records:
        subject = subjects.get(record.path, "")
        deputy = site.deputies.get(subject)
        if record.kind not in KINDS or (deputy and deputy.showcase.hold):
            continue
        keep = frozenset(names_of(deputy)) if deputy else frozenset[str]()
        for text, offset in ((record.text, record.offset), (record.body, record.body_offset)):
            yield from _mentions(record.path, text, offset, names, keep)


def _subjects(site: Site) -> Mapping[str, str]:
    """Path of a file → whom it is about."""
    found = {f"deputies/{id_}.yaml": id_ for id_ in site.deputies}
    for column in site.columns:
        entry = site.ledger.get((column.week, column.district))
        found[column.path] = column.deputy or (entry.deputy if entry else "")
    return found


def _mentions(
    path: str, text: str, offset: int, names: HeldNames, keep: frozenset[str]
) -> Iterator[Problem]:
    lines = {text.count("\n", 0, at) + 1: name for at, name in names.found(text, keep)}
    for line, name in lines.items():
        message = f"这里写着暂停展示的「{name}」，网站上会写成“某代表”"
        hint = "请看是否通顺，必要时改写；恢复展示后自动复原"
        yield Problem(path, line + offset, "", "held-name-mentioned", message, hint, "warning")
