"""Kinds made of other kinds: lists, mappings, and objects that become one of the model's values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .faults import INVALID, At, Faults, nearest
from .kinds import Json, Kind, shown


@dataclass(frozen=True)
class List:
    """A list of one kind, read into a tuple; entries that cannot be read are reported and left out."""

    item: Kind
    least: int = 0
    most: int = 0

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if not isinstance(value, list):
            hint = f"请写成 [{value}]" if isinstance(value, str) else "每项前加短横线和空格"
            return faults.add(at, "wrong-type", f"这里应是列表，却是{shown(value)}", hint)
        if len(value) < self.least or (self.most and len(value) > self.most):
            reach = f"应有{self.least}项" if self.least == self.most else f"最多{self.most}项"
            return faults.add(at, "wrong-length", f"有{len(value)}项", reach)
        read = [self._item(one, (*at, index), faults) for index, one in enumerate(value)]
        return tuple(one for one in read if one is not INVALID)

    def _item(self, value: Any, at: At, faults: Faults) -> Any:
        if value is None:
            return faults.add(at, "blank-item", "列表里有一项是空的", "请填写或删去这一项")
        return self.item.convert(value, at, faults)

    def json_schema(self) -> Json:
        schema: Json = {"type": "array", "items": self.item.json_schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.most:
            schema["maxItems"] = self.most
        return schema


@dataclass(frozen=True)
class Map:
    """A mapping of one kind of key to one kind of value."""

    key: Kind
    value: Kind

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return faults.add(at, "wrong-type", f"这里应是一组“键: 值”，却是{shown(value)}")
        read = {}
        for key, item in value.items():
            name = self.key.convert(key, (*at, str(key)), faults)
            entry = self.value.convert(item, (*at, str(key)), faults)
            if name is not INVALID and entry is not INVALID:
                read[name] = entry
        return read

    def json_schema(self) -> Json:
        return {"type": "object", "additionalProperties": self.value.json_schema()}


@dataclass(frozen=True)
class Field:
    """One field of a content file.

    Attributes:
        name: the key people write.
        label: what it is called in Chinese.
        kind: what it may hold.
        required: a fault if absent or blank.
        help: one Chinese sentence for editors and the handbook.
        attribute: the model's name where it differs from the key (``from`` is a keyword).
    """

    name: str
    label: str
    kind: Kind
    required: bool = False
    help: str = ""
    attribute: str = ""

    @property
    def target(self) -> str:
        return self.attribute or self.name


@dataclass(frozen=True)
class Obj:
    """A mapping with known keys that becomes ``make(**values)``; blank values are left out."""

    fields: tuple[Field, ...]
    make: Callable[..., Any]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {one.name: one for one in self.fields}

    @cached_property
    def _readers(self) -> dict[str, tuple[str, Callable[[Any, At, Faults], Any]]]:
        return {one.name: (one.target, one.kind.convert) for one in self.fields}

    @cached_property
    def _required(self) -> tuple[Field, ...]:
        return tuple(one for one in self.fields if one.required)

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if not isinstance(value, dict):
            hint = f"其中可写：{'、'.join(self.by_name)}"
            return faults.add(at, "wrong-type", f"这里应是一组“键: 值”，却是{shown(value)}", hint)
        read = self._read(value, at, faults)
        if any(one.target not in read for one in self._required):
            self._report_missing(value, at, faults)
            return INVALID
        return self.make(**read)

    def _read(self, value: dict[Any, Any], at: At, faults: Faults) -> dict[str, Any]:
        read: dict[str, Any] = {}
        readers = self._readers
        for key, item in value.items():
            reader = readers.get(key)
            if reader is None:
                self._unknown(str(key), at, faults)
            elif item is not None and item != "":
                converted = reader[1](item, (*at, key), faults)
                if converted is not INVALID:
                    read[reader[0]] = converted
        return read

    def _unknown(self, key: str, at: At, faults: Faults) -> None:
        near = nearest(key, self.by_name) or _by_label(key, self.fields)
        cure = f"是否想写 {near}？" if near else f"可写的有：{'、'.join(self.by_name)}"
        faults.add((*at, key), "unknown-key", f"没有「{key}」这个字段", cure)

    def _report_missing(self, value: dict[Any, Any], at: At, faults: Faults) -> None:
        for one in self._required:
            if value.get(one.name) in (None, ""):
                place = (*at, one.name) if one.name in value else at
                message = f"缺少必填项 {one.name}（{one.label}）"
                faults.add(place, "missing", message, f"请补上一行 {one.name}: …")

    def json_schema(self) -> Json:
        schema: Json = {
            "type": "object",
            "properties": {one.name: _described(one) for one in self.fields},
            "additionalProperties": False,
        }
        required = [one.name for one in self.fields if one.required]
        return {**schema, "required": required} if required else schema


def _described(one: Field) -> Json:
    return {"title": one.label, "description": one.help or one.label, **one.kind.json_schema()}


def _by_label(key: str, fields: tuple[Field, ...]) -> str:
    return next((one.name for one in fields if one.label == key), "")


@dataclass(frozen=True)
class Either:
    """A short form (a scalar) or the long one (a mapping)."""

    short: Kind
    long: Kind
    lift: Callable[[Any], Any] = field(default=lambda value: value)

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if isinstance(value, dict):
            return self.long.convert(value, at, faults)
        read = self.short.convert(value, at, faults)
        return read if read is INVALID else self.lift(read)

    def json_schema(self) -> Json:
        return {"anyOf": [self.short.json_schema(), self.long.json_schema()]}
