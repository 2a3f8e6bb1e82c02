"""Columns of the published tables, explained from the field table.

A column that stands for a field names it (``deputy.pledges.due_on``), so that its explanation and its
possible values are those that the office reads; one that is worked out says itself what it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from .compound import Either, Field, List, Obj
from .enums import ENUMS
from .kinds import Enum, Int, Kind, Num
from .tables import FILES
from .times import Date


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column.

    Attributes:
        header: what stands in the first row.
        field: dotted path in the field table, empty for what is worked out.
        own: explanation where the field table has none that fits.
    """

    header: str
    field: str = ""
    own: str = ""

    @property
    def explanation(self) -> str:
        one = field_at(self.field) if self.field else None
        return self.own or (one.help or one.label if one else "")

    @property
    def values(self) -> tuple[str, ...]:
        """The words that may stand there; empty where any text may."""
        kind = _item(field_at(self.field).kind) if self.field else None
        return tuple(ENUMS[kind.name].values()) if isinstance(kind, Enum) else ()

    @property
    def type(self) -> str:
        """As in the Table Schema of the Frictionless Data Package."""
        kind = field_at(self.field).kind if self.field else None
        names: tuple[tuple[type, str], ...] = ((Date, "date"), (Int, "integer"), (Num, "number"))
        return next((name for made, name in names if isinstance(kind, made)), "string")


@dataclass(frozen=True, slots=True)
class DataTable:
    """One file ``data/<name>.csv``: its title, what one row is, and its columns."""

    name: str
    title: str
    row: str
    columns: tuple[DataColumn, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        return tuple(one.header for one in self.columns)


def field_at(path: str) -> Field:
    """The field at a dotted path that starts with a kind of file; raise KeyError if there is none."""
    kind, *steps = path.split(".")
    here: Kind = FILES[kind]
    found: Field | None = None
    for step in steps:
        within = _item(here)
        if not isinstance(within, Obj):
            raise KeyError(path)
        found = within.by_name[step]
        here = found.kind
    if found is None:
        raise KeyError(path)
    return found


def _item(kind: Kind) -> Kind:
    while isinstance(kind, List | Either):
        kind = kind.item if isinstance(kind, List) else kind.long
    return kind
