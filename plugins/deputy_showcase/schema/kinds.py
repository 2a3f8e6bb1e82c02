"""The kinds of value a content field may hold: how each is read, and its JSON Schema.

``convert`` takes what YAML gave and returns a model value, or records a fault and returns
``INVALID``. It never raises on bad content. Numbers, words and dates are taken as people mean them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from .enums import ALIASES, ENUMS
from .faults import INVALID, At, Faults, Reference, nearest

Json = dict[str, Any]


class Kind(Protocol):
    def convert(self, value: Any, at: At, faults: Faults) -> Any: ...

    def json_schema(self) -> Json: ...


def shown(value: Any) -> str:
    """A value as a message quotes it, shortened."""
    text = _type_name(value) if isinstance(value, dict | list) else str(value)
    return f"「{text[:30]}…」" if len(text) > 30 else f"「{text}」"


def as_text(value: Any, at: At, faults: Faults) -> Any:
    """Plain text of a scalar; a number is read as its digits, as people mean it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return faults.add(
        at,
        "wrong-type",
        f"这里应是文字，却是{_type_name(value)}",
        "请写成一段文字，必要时加英文引号",
    )


def _type_name(value: Any) -> str:
    names = {dict: "一组“键: 值”", list: "列表", bool: "真假值", type(None): "空的"}
    return names.get(type(value), "其他内容")


@dataclass(frozen=True)
class Text:
    """Text of at most ``most`` characters, on one line unless ``lines``."""

    most: int = 0
    lines: bool = False

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        if self.most and len(text) > self.most:
            hint = f"请压缩到{self.most}个字以内"
            return faults.add(at, "too-long", f"有{len(text)}个字，最多{self.most}个字", hint)
        if not self.lines and "\n" in text:
            return " ".join(text.split())
        return text

    def json_schema(self) -> Json:
        return {"type": "string", "maxLength": self.most} if self.most else {"type": "string"}


@dataclass(frozen=True)
class Pattern:
    """Text of a fixed form; ``form`` says it in Chinese."""

    pattern: str
    form: str
    code: str = "bad-form"

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID or re.fullmatch(self.pattern, text):
            return text
        return faults.add(at, self.code, f"{shown(text)}的写法不对", f"应为{self.form}")

    def json_schema(self) -> Json:
        return {"type": ["string", "integer"], "pattern": f"^(?:{self.pattern})$"}


ID = Pattern("[a-z0-9][a-z0-9-]*", "小写字母、数字和连字符，如 zichuan-0012", "bad-id")
CODE = Pattern("[0-9]{2,12}", '2至12位数字，如 "370302"')
DOMAIN = Pattern(
    r"(?:https://)?[\w-]+(?:\.[\w-]+)*(?::[0-9]{1,5})?(?:/[\w.~-]+)*/?",
    "域名，如 www.example.gov.cn",
)
PHONE = Pattern(
    r"(?:\+?86[- ]?)?(?:0\d{2,3}[- ]?)?\d{7,8}(?:[-转 ]\d{1,6})?"
    r"|400[- ]?\d{3}[- ]?\d{4}|1[0-9]{2,4}|0\d{2,3}[- ]?1\d{4}",
    "固定电话，如 0533-0000000",
    "bad-phone",
)


@dataclass(frozen=True)
class Enum:
    """One of a fixed set of values, in Chinese or as the English token."""

    name: str

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID:
            return text
        token = self.tokens().get(text)
        return token if token else self._unknown(text, at, faults)

    def tokens(self) -> dict[str, str]:
        found = _TOKENS.get(self.name)
        if found is None:
            labels = ENUMS[self.name]
            found = {**{token: token for token in labels}, **{v: k for k, v in labels.items()}}
            found |= ALIASES.get(self.name, {})
            _TOKENS[self.name] = found
        return found

    def _unknown(self, text: str, at: At, faults: Faults) -> Any:
        labels = ENUMS[self.name].values()
        near = nearest(text, self.tokens())
        guess = f"是否想写「{near}」？" if near else ""
        return faults.add(
            at, "unknown-value", f"没有{shown(text)}这个选项", f"{guess}可选：{'、'.join(labels)}"
        )

    def json_schema(self) -> Json:
        labels = ENUMS[self.name]
        return {"enum": [*labels.values(), *labels]}


_TOKENS: dict[str, dict[str, str]] = {}


@dataclass(frozen=True)
class Bool:
    TRUE = frozenset({"true", "yes", "on", "是", "真", "y"})
    FALSE = frozenset({"false", "no", "off", "否", "假", "n"})

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word in self.TRUE or word in self.FALSE:
            return word in self.TRUE
        return faults.add(at, "wrong-type", f"{shown(value)}不是真假值", "请写 true 或 false")

    def json_schema(self) -> Json:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Int:
    least: int = 0
    most: int = 10**12

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        number = _number(value)
        if number is None or number != int(number):
            return faults.add(at, "wrong-type", f"{shown(value)}不是整数", "请写阿拉伯数字，如 8")
        if not self.least <= number <= self.most:
            reach = f"应在{self.least}到{self.most}之间"
            return faults.add(at, "out-of-range", f"{shown(value)}超出范围", reach)
        return int(number)

    def json_schema(self) -> Json:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Num:
    least: float
    most: float

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        number = _number(value)
        if number is None:
            return faults.add(at, "wrong-type", f"{shown(value)}不是数字", "请写阿拉伯数字，如 0.5")
        if not self.least <= number <= self.most:
            reach = f"应在{self.least:g}到{self.most:g}之间"
            return faults.add(at, "out-of-range", f"{shown(value)}超出范围", reach)
        return number

    def json_schema(self) -> Json:
        return {"type": "number", "minimum": self.least, "maximum": self.most}


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = unicodedata.normalize("NFKC", str(value)).strip()
    return float(text) if re.fullmatch(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?", text) else None


@dataclass(frozen=True)
class Url:
    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID or re.fullmatch(r"https?://[^\s<>\"'\\{}|^`]+", text):
            return text
        return faults.add(
            at, "bad-url", f"{shown(text)}不是网址", "网址以 https:// 或 http:// 开头，中间没有空格"
        )

    def json_schema(self) -> Json:
        return {"type": "string", "pattern": "^https?://"}


@dataclass(frozen=True)
class FilePath:
    """A file inside the content folder, written relative to the file that names it."""

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is INVALID or is_inside(text):
            return text
        hint = "只能写本文件所在文件夹里的相对路径，如 images/a.jpg"
        return faults.add(at, "path-outside", f"{shown(text)}指向内容文件夹之外", hint)

    def json_schema(self) -> Json:
        return {"type": "string"}


def is_inside(path: str) -> bool:
    """Whether a written path stays below the folder it starts from, on every operating system."""
    parts = path.replace("\\", "/").split("/")
    return not (path.startswith(("/", "\\")) or ".." in parts or ":" in path or "\0" in path)


@dataclass(frozen=True)
class Ref:
    """The id (or name) of something of that kind elsewhere in the content."""

    kind: str

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        text = as_text(value, at, faults)
        if text is not INVALID:
            faults.references.append(Reference(at, self.kind, text))
        return text

    def json_schema(self) -> Json:
        return {"type": "string"}


@dataclass(frozen=True)
class Free:
    """Anything: kept as it is, never read by us."""

    def convert(self, value: Any, at: At, faults: Faults) -> Any:
        if isinstance(value, Mapping):
            return dict(value)
        return faults.add(at, "wrong-type", "这里应是一组“键: 值”", "如 extras: {备注: 无}")

    def json_schema(self) -> Json:
        return {"type": "object"}
