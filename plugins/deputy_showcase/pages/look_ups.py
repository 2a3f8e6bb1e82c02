"""Look-ups that several catalogues share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_WHOLE = "_whole"


def made_by(one: object, whole: object) -> None:
    """Let one take the look-ups marked below from another, when they are asked for."""
    vars(one)[_WHOLE] = whole


def whole_of(one: object) -> object:
    """From which a catalogue takes these look-ups; itself if from no other."""
    return vars(one).get(_WHOLE, one)


class not_of_columns(cached_property[V]):
    """A look-up that is the same whatever articles there are, and is made once for all of these."""

    def __get__(self, instance: Any, owner: Any = None) -> V:  # type: ignore[override]
        whole = vars(instance).get(_WHOLE) if instance is not None else None
        if whole is None:
            value: V = super().__get__(instance, owner)
        else:
            value = vars(instance)[self.attrname] = getattr(whole, str(self.attrname))
        return value


def grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    """For each key its values, in their order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
