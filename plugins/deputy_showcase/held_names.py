"""Names of people on hold, found and replaced in any text. Pure.

A name that is part of somebody else's (王建 in 王建国) is left alone there; spaces and one line end
within a name do not hide it. Somebody with the very same name keeps it in texts about themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from .model import Deputy, Site

#: ``id`` → a value and the digest of all it says.
Known = Mapping[int, tuple[Any, bytes]]
T = TypeVar("T")
SUBSTITUTE = "某代表"
_SPACE = r"[ \t\u3000\xa0\u200b]*"
_GAP = f"{_SPACE}\\n?{_SPACE}"
#: Paths of files, which are looked up and never shown.
_PATHS = frozenset({"path", "cover", "pictures", "portrait"})


class HeldNames:
    """The names of those on hold, against the names of everybody else.

    Args:
        held: people on hold.
        others: everybody else, whose names may contain a held one.
        known: values by their ``id``, with their digests.

    Attributes:
        names: without spaces.
        quiet: digests of values that mention nobody; those found out are added.
    """

    def __init__(
        self, held: Iterable[Deputy], others: Iterable[Deputy], known: Known | None = None
    ) -> None:
        held = list(held)
        self.quiet: set[bytes] = set()
        self._known = known or {}
        self.names = frozenset(name for one in held for name in names_of(one) if len(name) > 1)
        self._pattern = _pattern(self.names, others) if self.names else None
        ids = "|".join(re.escape(one.id) for one in held)
        signs = [re.escape(one) for one in sorted(self.names)]
        self._sign = re.compile("|".join([*signs, f"deputies/(?:{ids})"]))
        self._link = re.compile(rf"\[([^\]\n]*)\]\([^()\s]*deputies/(?:{ids})(?:/[^()\n]*)?\)")

    def __bool__(self) -> bool:
        return bool(self.names)

    @property
    def sign(self) -> str:
        """What decides which texts mention somebody, or may."""
        return f"{self._sign.pattern}\n{self._pattern.pattern if self._pattern else ''}"

    def found(self, text: str, keep: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
        """Position and name of each mention.

        Args:
            keep: names that belong to somebody else here.
        """
        for match in self._pattern.finditer(text) if self._pattern else ():
            name = _plain(match[0])
            if name in self.names and name not in keep:
                yield match.start(), name

    def without(self, text: str, keep: frozenset[str] = frozenset()) -> str:
        """The text with 某代表 for each mention, and no link to a page that is gone."""
        if self._pattern is None:
            return text

        def shown(match: re.Match[str]) -> str:
            name = _plain(match[0])
            return SUBSTITUTE if name in self.names and name not in keep else match[0]

        return self._pattern.sub(shown, self._link.sub(r"\1", text))

    def cleared(self, value: T, keep: frozenset[str] = frozenset()) -> T:
        """Any value of the model with its texts replaced; itself where nothing is to be replaced."""
        if self._pattern is None:
            return value
        _, digest = self._known.get(id(value), (None, b""))
        if digest in self.quiet:
            return value
        if not self._may_mention(value):
            if digest:
                self.quiet.add(digest)
            return value
        cleared: T = self._cleared(value, keep)
        return cleared

    def _may_mention(self, value: Any) -> bool:
        """Whether any text of a value may hold a held name: one quick look at all of them together.

        Blanks go first, so what ``_GAP`` allows within a name cannot hide it here; that this finds
        names across two texts, too, only costs a closer look.
        """
        texts: list[str] = []
        _gather(value, texts)
        return bool(self._sign.search("".join("".join(texts).replace("\u200b", "").split())))

    def _cleared(self, value: Any, keep: frozenset[str]) -> Any:
        if isinstance(value, str):
            return self.without(value, keep)
        if type(value) is tuple:
            items = tuple(self._cleared(item, keep) for item in value)
            return value if items == value else items
        if isinstance(value, dict):
            return {key: self._cleared(item, keep) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return self._with_fields(value, keep)
        return value

    def _with_fields(self, value: Any, keep: frozenset[str]) -> Any:
        own = {"name", "other_names"} if isinstance(value, Deputy) else set()
        changed = {}
        for one in fields(value):
            before = getattr(value, one.name)
            if one.name in _PATHS or one.name in own:
                continue
            after = self._cleared(before, keep)
            if after is not before and after != before:
                changed[one.name] = after
        return replace(value, **changed) if changed else value


def _gather(value: Any, texts: list[str]) -> None:
    """Append every text within a value of the model."""
    kind: Any = type(value)
    if kind is str:
        texts.append(value)
    elif kind is tuple:
        for item in value:
            _gather(item, texts)
    elif kind is dict:
        for item in value.values():
            _gather(item, texts)
    else:
        plain, others = _fields(kind)
        texts += plain(value)
        for item in others(value):
            # Most lists are empty, and most other fields are numbers and days.
            if item and type(item) not in _WITHOUT_TEXT:
                _gather(item, texts)


_WITHOUT_TEXT = frozenset({int, float, bool, date, datetime})
#: Gives some fields of a value.
_Fields = Callable[[Any], tuple[Any, ...]]


@cache
def _fields(kind: type) -> tuple[_Fields, _Fields]:
    """What gives a type's texts, and what gives everything else."""
    own = fields(kind) if is_dataclass(kind) else ()
    return (
        _getter([one.name for one in own if one.type == "str"]),
        _getter([one.name for one in own if one.type != "str"]),
    )


def _getter(names: list[str]) -> _Fields:
    if not names:
        return lambda value: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _pattern(names: frozenset[str], others: Iterable[Deputy]) -> re.Pattern[str]:
    """All held names and all longer ones that contain one, the longest first."""
    any_held = re.compile("|".join(map(re.escape, sorted(names))))
    longer = {name for one in others for name in names_of(one) if any_held.search(name)}
    words = sorted(names | longer, key=lambda name: (-len(name), name))
    return re.compile("|".join(_GAP.join(map(re.escape, word)) for word in words))


def _plain(found: str) -> str:
    return re.sub(_GAP, "", found)


def names_of(deputy: Deputy) -> tuple[str, ...]:
    """All names of a person, as they are written without spaces."""
    return tuple("".join(name.split()) for name in (deputy.name, *deputy.other_names))


def held_names(site: Site, known: Known | None = None) -> HeldNames:
    """Those of the whole site, before anybody is taken down; ``known`` as for ``HeldNames``."""
    deputies = site.deputies.values()
    held = [one for one in deputies if one.showcase.hold]
    others = (one for one in deputies if not one.showcase.hold) if held else ()
    return HeldNames(held, others, known)
