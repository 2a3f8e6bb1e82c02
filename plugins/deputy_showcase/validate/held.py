"""Where the office's other texts still name somebody who is on hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..held_names import HeldNames, held_names, names_of
from ..load import Record
from ..model import Deputy, Site
from ..problems import Problem
from ..quiet import QuietTexts
from .addresses import featured

#: Kinds of file that the public reads anything of.
KINDS = frozenset("deputy column station reception project page city programmes media".split())


def held_rules(site: Site, records: Iterable[Record], quiet: QuietTexts) -> Iterator[Problem]:
    """One warning for each line that names a person on hold; their own files are left out."""
    names = held_names(site)
    if not names:
        return
    subjects = _subjects(site)
    with quiet.searched("held", names.sign) as silent:
        for record in _speaking(records, names, silent):
            deputy = site.deputies.get(subjects.get(record.path, ""))
            if not (deputy and deputy.showcase.hold):
                yield from _of_record(record, deputy, names)


def _speaking(records: Iterable[Record], names: HeldNames, silent: set[bytes]) -> Iterator[Record]:
    """Records that name anybody on hold."""
    for record in records:
        if record.kind not in KINDS or record.digest in silent:
            continue
        if any(True for text in (record.text, record.body) for _ in names.found(text)):
            yield record
        elif record.digest:
            silent.add(record.digest)


def _of_record(record: Record, deputy: Deputy | None, names: HeldNames) -> Iterator[Problem]:
    keep = frozenset(names_of(deputy)) if deputy else frozenset[str]()
    for text, offset in ((record.text, record.offset), (record.body, record.body_offset)):
        yield from _mentions(record.path, text, offset, names, keep)


def _subjects(site: Site) -> Mapping[str, str]:
    """Path of a file → whom it is about."""
    found = {f"deputies/{id_}.yaml": id_ for id_ in site.deputies}
    for column in site.columns:
        found[column.path] = featured(column, site)
    return found


def _mentions(
    path: str, text: str, offset: int, names: HeldNames, keep: frozenset[str]
) -> Iterator[Problem]:
    lines = {text.count("\n", 0, at) + 1: name for at, name in names.found(text, keep)}
    for line, name in lines.items():
        message = f"这里写着暂停展示的「{name}」，网站上会写成“某代表”"
        hint = "请看是否通顺，必要时改写；恢复展示后自动复原"
        yield Problem(path, line + offset, "", "held-name-mentioned", message, hint, "warning")
