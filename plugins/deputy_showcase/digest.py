"""A digest of a value: equal for equal values in any process, whatever objects they share.

(Pickling would not do: its bytes depend on which equal parts are one object.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

SIZE = 16
#: ``id`` → an object and its digest.
Known = dict[int, tuple[Any, bytes]]


class Digests:
    """Digests of many values that have large parts in common.

    Args:
        lasting: types of immutable objects that occur in many values. Each object is looked through
            once, and kept, so that no other can come to have its ``id``. Dictionaries with more than
            ``_MANY`` entries are treated alike.
        known: digests of some of them that were made before.
    """

    def __init__(self, lasting: tuple[type, ...] = (), known: Known | None = None) -> None:
        self._lasting = frozenset(lasting)
        self._known: Known = dict(known or {})

    def of(self, value: Any) -> bytes:
        """``SIZE`` bytes.

        Raises:
            TypeError: a part is of a type that says nothing of its content, such as a function.
        """
        parts: list[str] = []
        self._add(value, parts)
        return _hashed(parts)

    def of_lasting(self, value: Any) -> bytes:
        """The digest of an object of a lasting type, as ``known`` gives it to others."""
        own: list[str] = []
        self._add_fields(value, type(value), own)
        return _hashed(own)

    def _add(self, value: Any, parts: list[str]) -> None:
        kind = type(value)
        if kind is str:
            parts.append(value if _MARK not in value and _END not in value else _escaped(value))
        elif kind in self._lasting:
            known = self._known.get(id(value))
            if known is None:
                known = self._known[id(value)] = (value, self.of_lasting(value))
            parts.append(f"{_MARK}={known[1].hex()}")
        elif kind is tuple or kind is list:
            parts.append(f"{_MARK}({len(value)}")
            for item in value:
                self._add(item, parts)
        elif kind in _PLAIN:
            parts.append(f"{_MARK}{kind.__name__} {value!r}")
        else:
            self._add_other(value, kind, parts)

    def _add_other(self, value: Any, kind: type, parts: list[str]) -> None:
        if is_dataclass(kind):
            self._add_fields(value, kind, parts)
        elif isinstance(value, tuple):
            parts.append(f"{_MARK}{kind.__name__}")
            self._add(tuple(value), parts)
        elif kind is dict and len(value) > _MANY:
            parts.append(f"{_MARK}={self._of_many(value).hex()}")
        elif isinstance(value, Mapping):
            self._add_items(value, parts)
        elif isinstance(value, (set, frozenset)):
            parts.append(f"{_MARK}#{len(value)}")
            parts += sorted(self.of(item).hex() for item in value)
        elif isinstance(value, str):
            parts.append(f"{_MARK}{kind.__name__}")
            self._add(str(value), parts)
        elif isinstance(value, bytes):
            parts.append(f"{_MARK}bytes {blake2b(value, digest_size=SIZE).hexdigest()}")
        else:
            raise TypeError(f"nothing is known of the content of {kind.__name__}")

    def _of_many(self, value: dict[Any, Any]) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            own: list[str] = []
            self._add_items(value, own)
            known = self._known[id(value)] = (value, _hashed(own))
        return known[1]

    def _add_items(self, value: Mapping[Any, Any], parts: list[str]) -> None:
        parts.append(f"{_MARK}{{{len(value)}")
        for key, item in value.items():
            self._add(key, parts)
            self._add(item, parts)

    def _add_fields(self, value: Any, kind: type, parts: list[str]) -> None:
        name, get = _reader(kind)
        parts.append(name)
        for item in get(value):
            # Most fields are texts; this is the innermost loop of a build.
            if type(item) is str and _MARK not in item and _END not in item:
                parts.append(item)
            else:
                self._add(item, parts)


#: Begins every part that is not simply a text, and ends every part; texts that hold one are escaped.
_MARK, _END = "\x1e", "\x1f"
#: Dictionaries of so many entries are those of a site, which stay as they are.
_MANY = 1_000
#: Types whose ``repr`` says all.
_PLAIN = frozenset({int, float, bool, type(None), date, datetime, time, ZoneInfo})


@cache
def _reader(kind: type) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """A dataclass's name, and what gives all its fields."""
    names = [one.name for one in fields(kind)]
    mark = f"{_MARK}<{kind.__qualname__} {len(names)}"
    if len(names) < 2:
        return mark, lambda value: tuple(getattr(value, name) for name in names)
    return mark, attrgetter(*names)


def _escaped(text: str) -> str:
    return f"{_MARK}str {text!r}"


def _hashed(parts: list[str]) -> bytes:
    text = _END.join(parts).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=SIZE).digest()
