"""YAML text to plain values, strictly: what YAML 1.1 would silently turn into something else is kept.

``yes``, ``no`` and ``on`` stay words, ``09:00`` is not a number in base sixty, ``0533`` keeps its zero,
and dates stay text until the field table reads them. Repeated keys, aliases and tabs are reported.
The C parser of libyaml does the work (11 times as quick as the pure one on profiles); line numbers are
found afterwards, and only in files that have a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from .faults import At

BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAPPING, SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
#: Where an alias may stand; a cheap sign that the events are worth looking through.
_MAYBE_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])\*[^\s*,\[\]{}]")
_FULL_WIDTH_COLON = re.compile(r"(?m)^\s*(?:- )?[A-Za-z_][A-Za-z_ ]*：.*$")


@dataclass(frozen=True, slots=True)
class YamlFault:
    """``line`` counts from 1 in the given text."""

    line: int
    code: str
    message: str
    hint: str = ""


class _StrictLoader(BASE):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, Any] = {}

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.repeated: list[YamlFault] = []

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in mapping:
                self.repeated.append(_repeated(key, key_node))
            mapping[key] = self.construct_object(value_node, deep=True)
        return mapping

    def _key(self, node: Any) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        place = node.start_mark
        raise yaml.constructor.ConstructorError(None, None, "a key must be a word", place)


def _construct_map(loader: _StrictLoader, node: Any) -> dict[Any, Any]:
    return loader.construct_mapping(node)


def _construct_seq(loader: _StrictLoader, node: Any) -> list[Any]:
    return [loader.construct_object(child, deep=True) for child in node.value]


_StrictLoader.add_constructor(MAPPING, _construct_map)
_StrictLoader.add_constructor(SEQUENCE, _construct_seq)
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]{0,17})$", list("-0123456789")),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _StrictLoader.add_implicit_resolver(_tag, re.compile(_pattern), _first)


def _repeated(key: str, node: Any) -> YamlFault:
    line = node.start_mark.line + 1
    return YamlFault(line, "repeated-key", f"「{key}」写了两次", "同一处一个字段只写一次，请合并")


def parse(text: str) -> tuple[Any, list[YamlFault]]:
    """Read one YAML document.

    Returns:
        The value (``None`` if it cannot be read) and all faults of form.
    """
    faults = _aliases(text)
    if faults:
        return None, faults
    try:
        loader = _StrictLoader(text)
        try:
            value = loader.get_single_data()
            return value, loader.repeated
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, _syntax_faults(text, error)


def _aliases(text: str) -> list[YamlFault]:
    if "&" not in text or not _MAYBE_ALIAS.search(text):
        return []
    try:
        events = [event for event in yaml.parse(text, Loader=BASE)]
    except (yaml.YAMLError, RecursionError):
        return []
    return [
        YamlFault(event.start_mark.line + 1, "alias", f"不支持 YAML 别名「*{event.anchor}」", "请把内容直接写出来")
        for event in events
        if isinstance(event, yaml.AliasEvent)
    ][:1]


def _syntax_faults(text: str, error: Exception) -> list[YamlFault]:
    """Name the usual slips one by one; else say where the parser stopped."""
    slips = _slips(text)
    if slips:
        return slips
    line = _error_line(text, error)
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message = f"这里不是正确的 YAML 格式（{_plain(detail)}）"
    hint = "请检查缩进、引号和冒号后的空格；含特殊符号的文字请加英文引号"
    return [YamlFault(line, "bad-yaml", message, hint)]


def _slips(text: str) -> list[YamlFault]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if _FULL_WIDTH_COLON.match(line):
            found.append(YamlFault(number, "full-width-colon", "字段名后用了全角冒号「：」", "请改成英文冒号加一个空格「: 」"))
        elif "\t" in line[: len(line) - len(line.lstrip())]:
            found.append(YamlFault(number, "tab", "行首用了制表符（Tab）缩进", "请改用空格缩进"))
    return found


#: What was left open is to be mended where it was opened, not where the parser gave up.
_OPENED = ("while scanning a quoted", "while parsing a flow", "while scanning a simple key")


def _error_line(text: str, error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    if str(getattr(error, "context", "")).startswith(_OPENED):
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        return min(int(mark.line) + 1, text.count("\n") + 1)
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 1


_PLAIN = {
    "could not find expected ':'": "缺少冒号",
    "mapping values are not allowed": "冒号位置不对",
    "found unexpected end of stream": "引号没有写完",
    "did not find expected key": "缩进或引号不对",
    "did not find expected ',' or": "方括号或花括号没有写完",
    "block sequence entries are not allowed": "短横线位置不对",
    "found character that cannot start": "有不能作开头的符号",
    "found undefined alias": "星号开头的文字要加引号",
    "did not find expected alphabetic": "星号或 & 开头的文字要加引号",
    "expected a single document": "一个文件只能有一段，中间不要写 ---",
    "but found another document": "一个文件只能有一段，中间不要写 ---",
    "special characters are not allowed": "有看不见的控制字符",
    "control characters are not allowed": "有看不见的控制字符",
    "could not determine a constructor": "不支持以叹号开头的标记",
    "exceeded": "层次太深",
    "a key must be a word": "字段名只能是一个词",
}


def _plain(detail: str) -> str:
    return next((chinese for english, chinese in _PLAIN.items() if english in detail), "格式有误")


def line_of(text: str, at: At) -> int:
    """The line of the value (for a mapping entry: of its key) at ``at``; the nearest one above if gone."""
    node, line = _composed(text), 1
    for step in at:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line


@lru_cache(maxsize=4)
def _composed(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=BASE)
    except (yaml.YAMLError, RecursionError):
        return None


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and str(key.value).strip() == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line + 1, child
    return None
