"""Quick pickling of frozen dataclasses with slots.

Those that ``dataclass`` makes look up the names of all fields for every object; a city has a hundred
thousand objects, and reading them from the memory of the last run is a fifth of a small build.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_pickled(kind: type[T]) -> type[T]:
    """The same class, of two fields or more, whose objects are pickled as the bare values of their
    fields."""
    names = [one.name for one in fields(kind)]  # type: ignore[arg-type]
    values = attrgetter(*names)

    def get_state(self: Any) -> Any:
        return values(self)

    kind.__getstate__ = get_state  # type: ignore[method-assign]
    kind.__setstate__ = _setter(kind, names)  # type: ignore[attr-defined]
    return kind


def _setter(kind: type, names: list[str]) -> Any:
    """Sets all fields, written out line by line as ``dataclass`` writes its ``__init__``."""
    # Slots are set by their descriptors: the class itself refuses to set anything.
    setters = {f"set_{name}": vars(kind)[name].__set__ for name in names}
    values = ", ".join(f"v_{name}" for name in names)
    lines = [f"    set_{name}(self, v_{name})" for name in names]
    source = "\n".join(["def set_state(self, state):", f"    {values} = state", *lines])
    exec(source, setters)  # Names of fields, and nothing else.
    return setters["set_state"]
