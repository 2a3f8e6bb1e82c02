"""Kinds made of other kinds: lists, mappings, and objects that become one of the model's values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .faults import INVALID, At, Faults, nearest
from .kinds import Json, Kind, shown
from .yaml_faults import FULL_WIDTH, NO_SPACE

#: A text of so many characters is shown as the list it should be.
_MOST_LISTED = 120


@dataclass(frozen=True)
class List:
    """A list of one kind, read into a tuple; unreadable entries are reported and left out."""

    item: Kind
    least: int = 0
    most: int = 0

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if not isinstance(value, list):
            return faults.add(
                at, "wrong-type", f"这里应是列表，却是{shown(value)}", self._cure(value)
            )
        if len(value) < self.least or (self.most and len(value) > self.most):
            return faults.add(at, "wrong-length", f"有{len(value)}项", self._reach())
        items = (self._item(one, (*at, index), faults) for index, one in enumerate(value))
        read = tuple(one for one in items if one is not INVALID)
        # A pair of which one half is unreadable must not reach rules that unpack both.
        return read if len(read) >= self.least else INVALID

    def _cure(self, value: Any) -> str:
        if isinstance(self.item, Obj):
            return "每项前加短横线和空格，写成“- 字段: 内容”"
        listed = isinstance(value, str) and len(value) <= _MOST_LISTED
        return f"请写成 [{_parted(value)}]" if listed else "每项前加短横线和空格"

    def _reach(self) -> str:
        if self.least == self.most:
            return f"应有{self.least}项"
        reach = [f"至少{self.least}项"] if self.least else []
        return "，".join([*reach, f"最多{self.most}项"] if self.most else reach)

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


def _parted(text: str) -> str:
    """A list as people write it, as YAML has it: without brackets of other widths, with commas."""
    inner = text.strip().strip("[]【】［］〔〕()（）").strip()
    marks = r"\s*[，、；,;]\s*"
    parts = re.split(marks if re.search(marks, inner) else r"\s+", inner)
    return ", ".join(one for one in parts if one)


@dataclass(frozen=True)
class Map:
    """A mapping of one kind of key to one kind of value."""

    key: Kind
    value: Kind

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if not isinstance(value, dict):
            slip = _colon_slip(value, r"[\w·-]+") if isinstance(value, str) else None
            if slip:
                return faults.add(at, *slip)
            message = f"这里应是一组“键: 值”，却是{shown(value)}"
            return faults.add(at, "wrong-type", message, "请写成“键: 值”，一行一个")
        read = {}
        for key, item in value.items():
            name, entry = self._entry(key, item, (*at, key), faults)
            if name is not INVALID and entry is not INVALID:
                read[name] = entry
        return read

    def _entry(self, key: str, item: Any, at: At, faults: Faults) -> tuple[Any, Any]:
        if key == "" or item is None:
            what = "冒号前面" if key == "" else "冒号后面"
            return faults.add(at, "missing", f"{what}是空的", "请补上，或删去这一行"), INVALID
        return self.key.convert(key, at, faults), self.value.convert(item, at, faults)

    def json_schema(self) -> Json:
        keys = {name: rule for name, rule in self.key.json_schema().items() if name != "type"}
        schema: Json = {"type": "object", "additionalProperties": self.value.json_schema()}
        return {**schema, "propertyNames": keys} if keys else schema


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
            slip = _colon_slip(value) if isinstance(value, str) else None
            if slip:
                return faults.add(at, *slip)
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
        slip = _colon_slip(key)
        if slip:
            faults.add((*at, key), *slip)
            return
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
    """The field's schema; one that may be left out may also be left blank."""
    schema = one.kind.json_schema()
    if not one.required:
        schema = _or_blank(schema)
    return {"title": one.label, "description": one.help or one.label, **schema}


def _or_blank(schema: Json) -> Json:
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return {**schema, "type": [*types, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _colon_slip(text: str, key: str = "[A-Za-z_]+") -> tuple[str, str, str] | None:
    """Code, message and cure where a word that should be ``key: value`` is one word.

    Args:
        key: pattern of the keys there are.
    """
    if re.match(rf"{key}\s*：", text):
        return FULL_WIDTH, "字段名后用了全角冒号「：」", "请改成英文冒号加一个空格「: 」"
    close = re.match(rf"{key}:(\s?)[^ \t\n]", text)
    if close and close[1]:
        hint = "请删去冒号后的空白，重新输入一个空格（英文输入法）"
        return NO_SPACE, "英文冒号后面不是普通的空格", hint
    if close:
        return NO_SPACE, "英文冒号后面缺一个空格", "请写成“字段: 内容”，冒号后空一格"
    return None


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
