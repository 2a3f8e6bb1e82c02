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


class Digests:
    """Digests of many values that have large parts in common.

    Args:
        lasting: types of immutable objects that occur in many values. Each object is looked through
            once, and kept, so that no other can come to have its ``id``.
    """

    def __init__(self, lasting: tuple[type, ...] = ()) -> None:
        self._lasting = frozenset(lasting)
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any) -> bytes:
        """``SIZE`` bytes.

        Raises:
            TypeError: a part is of a type that says nothing of its content, such as a function.
        """
        parts: list[bytes] = []
        self._add(value, parts)
        return _hashed(parts)

    def _add(self, value: Any, parts: list[bytes]) -> None:
        kind = type(value)
        if kind is str:
            text = value.encode("utf-8", "surrogatepass")
            parts.append(b"s%d:" % len(text))
            parts.append(text)
        elif kind in self._lasting:
            known = self._known.get(id(value))
            if known is None:
                own: list[bytes] = []
                self._add_fields(value, kind, own)
                known = self._known[id(value)] = (value, _hashed(own))
            parts.append(known[1])
        elif kind is tuple or kind is list:
            parts.append(b"(%d:" % len(value))
            for item in value:
                self._add(item, parts)
        elif kind in _PLAIN:
            parts.append(f"{kind.__name__}:{value!r};".encode())
        else:
            self._add_other(value, kind, parts)

    def _add_other(self, value: Any, kind: type, parts: list[bytes]) -> None:
        if is_dataclass(kind):
            self._add_fields(value, kind, parts)
        elif isinstance(value, tuple):
            parts.append(kind.__name__.encode())
            self._add(tuple(value), parts)
        elif isinstance(value, Mapping):
            parts.append(b"{%d:" % len(value))
            for key, item in value.items():
                self._add(key, parts)
                self._add(item, parts)
        elif isinstance(value, (set, frozenset)):
            parts += [b"#%d:" % len(value), *sorted(self.of(item) for item in value)]
        elif isinstance(value, str):
            parts.append(kind.__name__.encode())
            self._add(str(value), parts)
        elif isinstance(value, bytes):
            parts += [b"b%d:" % len(value), value]
        else:
            raise TypeError(f"nothing is known of the content of {kind.__name__}")

    def _add_fields(self, value: Any, kind: type, parts: list[bytes]) -> None:
        name, get = _reader(kind)
        parts.append(name)
        for item in get(value):
            self._add(item, parts)


#: Types whose ``repr`` says all.
_PLAIN = frozenset({int, float, bool, type(None), date, datetime, time, ZoneInfo})


@cache
def _reader(kind: type) -> tuple[bytes, Callable[[Any], tuple[Any, ...]]]:
    """A dataclass's name, and what gives all its fields."""
    names = [one.name for one in fields(kind)]
    mark = f"<{kind.__qualname__}{len(names)}:".encode()
    if len(names) < 2:
        return mark, lambda value: tuple(getattr(value, name) for name in names)
    return mark, attrgetter(*names)


def _hashed(parts: list[bytes]) -> bytes:
    return blake2b(b"".join(parts), digest_size=SIZE).digest()
