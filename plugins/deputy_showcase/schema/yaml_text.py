"""YAML text to plain values, strictly: what YAML 1.1 would silently make something else is kept.

``yes``, ``no`` and ``on`` stay words, ``09:00`` is no number in base sixty, ``0533`` keeps its
zero, ``1.50`` its last digit, and dates stay text until the field table reads them. Repeated keys,
aliases and tabs are reported. The C parser of libyaml does the work (11 times as quick as the pure
one on profiles); line numbers are found afterwards, and only in files that have a fault.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from typing import Any, ClassVar

import yaml

from .faults import At
from .yaml_faults import YamlFault, syntax_faults

BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAPPING, SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
TEXT = "tag:yaml.org,2002:str"
SHORT = 24
#: Where an alias may stand; a cheap sign that the events are worth looking through.
_MAYBE_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:-])\*[^\s*,\[\]{}]")
#: Levels of nesting that no content file needs; some thousands would overflow the C parser's stack.
MOST_DEPTH = 40
#: Signs that a text may be nested that deeply: brackets, or a long run of what opens block levels.
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_BLOCK = re.compile(rf"(?m)^[ \-?:]{{{MOST_DEPTH // 2},}}")


#: Two Chinese characters with the end of a line, or a space, between them.
_BROKEN = re.compile(r"([\u2e80-\U0003ffff])[ \t]*\n[ \t]*(?=([\u2e80-\U0003ffff]))")
_APART = re.compile(r"([\u2e80-\U0003ffff]) (?=([\u2e80-\U0003ffff]))")


class _StrictLoader(BASE):  # type: ignore[misc]
    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}
    yaml_constructors: ClassVar[dict[str | None, Any]] = {}

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text
        self.repeated: list[YamlFault] = []

    @cached_property
    def lines(self) -> list[str]:
        return self._text.split("\n")

    # The library's own versions of these serve paths of nodes too, which nothing here uses; they are
    # called for every value of every file.

    def resolve(self, kind: type[Any], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is not yaml.ScalarNode:
            return SEQUENCE if kind is yaml.SequenceNode else MAPPING
        if implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return TEXT

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def get_single_data(self) -> Any:
        node = self.get_single_node()
        return None if node is None else _value(self, node)


def _value(loader: _StrictLoader, node: Any) -> Any:
    """A node's value; what is plain text needs no look-up of constructors."""
    kind, tag = type(node), node.tag
    if kind is yaml.ScalarNode and tag == TEXT:
        # Short texts (ids, kinds, dates) stand in thousands of files, and in memory once.
        text = _unwrapped(loader, node) if " " in node.value else node.value
        return sys.intern(text) if len(text) <= SHORT else text
    if kind is yaml.MappingNode and tag == MAPPING:
        return _map(loader, node)
    if kind is yaml.SequenceNode and tag == SEQUENCE:
        return _seq(loader, node)
    return loader.construct_object(node, deep=True)


def _unwrapped(loader: _StrictLoader, node: Any) -> str:
    """A text that goes on in the next line, without the spaces that YAML puts between Chinese characters then."""
    first, last = node.start_mark.line, node.end_mark.line
    if first == last or node.style == "|":
        return str(node.value)
    lines = "\n".join(loader.lines[first : last + 1])
    broken = set(_BROKEN.findall(lines))
    return _APART.sub(lambda pair: pair[1 if pair.groups() in broken else 0], node.value)


def _map(loader: _StrictLoader, node: Any) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise _misused("a tag does not fit", node)
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = _key(key_node)
        if key in mapping:
            loader.repeated.append(_repeated(key, key_node))
        mapping[key] = _value(loader, value_node)
    return mapping


def _key(node: Any) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    raise _misused("a key must be a word", node)


def _seq(loader: _StrictLoader, node: Any) -> list[Any]:
    if not isinstance(node, yaml.SequenceNode):
        raise _misused("a tag does not fit", node)
    return [_value(loader, child) for child in node.value]


def _scalar(read: Any) -> Any:
    """A constructor of plain values that reports a value its (written) tag does not fit."""

    def construct(loader: _StrictLoader, node: Any) -> Any:
        try:
            return read(str(loader.construct_scalar(node)))
        except ValueError as error:
            raise _misused("a tag does not fit", node) from error

    return construct


def _unknown(loader: _StrictLoader, node: Any) -> Any:
    raise _misused("could not determine a constructor", node)


def _misused(problem: str, node: Any) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, problem, node.start_mark)


_StrictLoader.add_constructor(MAPPING, _map)
_StrictLoader.add_constructor(SEQUENCE, _seq)
_StrictLoader.add_constructor(TEXT, _scalar(str))
_StrictLoader.add_constructor(None, _unknown)
for _tag, _read, _pattern, _first in (
    ("null", lambda _: None, r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", lambda text: text.lower() == "true", r"^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$", [*"tTfF"]),
    ("int", int, r"^-?(?:0|[1-9][0-9]{0,17})$", list("-0123456789")),
):
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
    _StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _scalar(_read))


def _repeated(key: str, node: Any) -> YamlFault:
    line = node.start_mark.line + 1
    return YamlFault(line, "repeated-key", f"「{key}」写了两次", "同一处一个字段只写一次，请合并")


def parse(text: str) -> tuple[Any, list[YamlFault]]:
    """Read one YAML document.

    Returns:
        The value (``None`` if it cannot be read) and all faults of form.
    """
    faults = _too_deep(text) or _aliases(text)
    if faults:
        return None, faults
    try:
        return _load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, syntax_faults(text, error, _syntax_error)


def _load(text: str) -> tuple[Any, list[YamlFault]]:
    loader = _StrictLoader(text)
    try:
        return loader.get_single_data(), loader.repeated
    finally:
        loader.dispose()


def _syntax_error(text: str) -> Exception | None:
    """What the parser says against a text."""
    try:
        _load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return error
    return None


def _too_deep(text: str) -> list[YamlFault]:
    """Nesting beyond all sense, found by events, which need no stack."""
    if _bracket_depth(text) <= MOST_DEPTH and not _DEEP_BLOCK.search(text):
        return []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=BASE):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_DEPTH:
                hint = "请检查方括号、花括号和缩进"
                return [YamlFault(_line(event), "too-deep", f"嵌套超过{MOST_DEPTH}层", hint)]
    except yaml.YAMLError:
        pass
    return []


def _bracket_depth(text: str) -> int:
    if text.count("[") + text.count("{") <= MOST_DEPTH:
        return 0
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if match[0] in "[{" else -1))
        deepest = max(deepest, depth)
    return deepest


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _aliases(text: str) -> list[YamlFault]:
    """The first alias: a file that holds one is not read any further."""
    if "&" not in text or not _MAYBE_ALIAS.search(text):
        return []
    try:
        for event in yaml.parse(text, Loader=BASE):
            if isinstance(event, yaml.AliasEvent):
                message = f"不支持 YAML 别名「*{event.anchor}」"
                return [YamlFault(_line(event), "alias", message, "请把内容直接写出来")]
    except yaml.YAMLError:
        pass
    return []


def line_of(text: str, at: At) -> int:
    """The line of the value at ``at`` (in a mapping: of its key), else of the nearest above."""
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
