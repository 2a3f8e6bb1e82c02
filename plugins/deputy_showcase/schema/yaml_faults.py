"""What is wrong with a text that is no YAML: the usual slips one by one, else where it stopped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: After a field's name; at the very left also after a Chinese word, as in the rules of wording.
_FULL_WIDTH_COLON = re.compile(r"(?:[ ]*(?:- )?[A-Za-z_0-9][A-Za-z_0-9-]*|[\w·-]+)[ ]*：")
_NO_SPACE = re.compile(r"([ ]*(?:- )?[A-Za-z_][A-Za-z_0-9-]*:)(?=[^ \t/])(\s*)")
#: A blank value within braces; YAML 1.1 takes the colon for a part of the word.
_BLANK = re.compile(r"(?<=[A-Za-z_]):(?=[,}\]])")
_TAB = re.compile(r"[ ]*\t[ \t]*(?=\S)")
#: Spaces of a Chinese keyboard and of web pages, which indent nothing.
_ODD_INDENT = re.compile(r"[ ]*[\u3000\xa0][ \u3000\xa0]*(?=\S)")
_WIDE_BRACKET = re.compile(r"(?:^[ ]*|- |: )[｛［]")
_ASCII_BRACKETS = str.maketrans("｛｝［］", "{}[]")
#: Within braces: the comma before the next field.
_COMMA = re.compile(r"(\w: [^,\[\]{}\"']{0,200})，\s*(?=[A-Za-z_]\w*:\s)")
#: In a value without quotes: a colon that makes a field of what stands before it.
_INNER = re.compile(r"([ ]*(?:- )?[A-Za-z_][\w-]*:[ ]+(?![\[{\"'|>#]).*?[^\s:]):(?=[ ])")
_INNER_FLOW = re.compile(r"([{,\s][A-Za-z_][\w-]*:[ ]+(?![\[{\"'#])[^,\[\]{}\"']*?[^\s:]):(?=[ ])")
FULL_WIDTH, NO_SPACE = "full-width-colon", "no-space-after-colon"
#: No line that somebody wrote; looking through it could take long.
_LONG_LINE = 5_000
#: Slips are mended one after another to find the next one; beyond this many the file is given up.
MOST_SLIPS = 30
#: Reading again after each mending takes this many characters in all.
_EFFORT = 3_000_000


@dataclass(frozen=True, slots=True)
class YamlFault:
    """``line`` counts from 1 in the given text."""

    line: int
    code: str
    message: str
    hint: str = ""


def syntax_faults(
    text: str, error: Exception, again: Callable[[str], Exception | None]
) -> list[YamlFault]:
    """All slips the parser stumbles over, and what else it does not understand.

    Args:
        error: what the parser said.
        again: what it says of another text, ``None`` if that can be read.
    """
    lines, found = text.split("\n"), dict[int, YamlFault]()
    most = min(MOST_SLIPS, _EFFORT // (len(text) + 1))
    left: Exception | None = error
    for _ in range(most + 1):
        if left is None:
            break
        slips = _slips_near(lines, left)
        if not slips:
            break
        found |= slips
        left = again("\n".join(lines))
    if left is not None and not (found and _touches(left, text, found)):
        fault = _plain_fault(text, left)
        found.setdefault(fault.line, fault)
    return [found[line] for line in sorted(found)]


def _slips_near(lines: list[str], error: Exception) -> dict[int, YamlFault]:
    """Slips where the parser stopped and on the lines right above; mends them in ``lines``."""
    text = "\n".join(lines)
    last = _error_line(text, error)
    if "flow" in str(getattr(error, "context", "")):
        for number in range(last, _line_at(text, getattr(error, "problem_mark", None)) + 1):
            slip = _slip_in_braces(number, lines)
            if slip:
                return {number: slip}
    found = {}
    for number in range(last, 0, -1):
        slip = _slip(number, lines)
        if slip:
            found[number] = slip
        elif number < last or found:
            break
    return found


def _slip(number: int, lines: list[str]) -> YamlFault | None:
    """The slip in a line, which is mended."""
    line = lines[number - 1]
    odd = _odd_sign(number, lines)
    if odd:
        return odd
    if _FULL_WIDTH_COLON.match(line):
        lines[number - 1] = line.replace("：", ": ", 1)
        message, hint = "字段名后用了全角冒号「：」", "请改成英文冒号加一个空格「: 」"
        return YamlFault(number, FULL_WIDTH, message, hint)
    indent = _TAB.match(line)
    if indent:
        lines[number - 1] = indent[0].replace("\t", "  ") + line[indent.end() :]
        return YamlFault(number, "tab", "行首用了制表符（Tab）缩进", "请改用空格缩进")
    close = _NO_SPACE.match(line)
    if close or _BLANK.search(line):
        lines[number - 1] = _BLANK.sub(": ", line) if not close else _NO_SPACE.sub(r"\1 ", line, 1)
        return _unspaced(number, odd=bool(close and close[2]))
    return _inner_colon(number, lines, _INNER.match(line))


def _odd_sign(number: int, lines: list[str]) -> YamlFault | None:
    """Spaces and brackets of a Chinese keyboard where YAML wants its own; they are mended."""
    line = lines[number - 1]
    indent = _ODD_INDENT.match(line)
    if indent:
        spaces = indent[0].replace("\u3000", "  ").replace("\xa0", " ")
        lines[number - 1] = spaces + line[indent.end() :]
        message, hint = "行首用了全角空格或别的空白缩进", "请删去，换成英文输入法的空格"
        return YamlFault(number, "bad-yaml", message, hint)
    if _WIDE_BRACKET.search(line):
        lines[number - 1] = line.translate(_ASCII_BRACKETS)
        message, hint = "用了全角的花括号或方括号", "请改成英文的 { } 或 [ ]"
        return YamlFault(number, "bad-yaml", message, hint)
    return None


def _slip_in_braces(number: int, lines: list[str]) -> YamlFault | None:
    line = lines[number - 1]
    if len(line) > _LONG_LINE:
        return None
    if _COMMA.search(line):
        lines[number - 1] = _COMMA.sub(r"\1, ", line)
        hint = "请改成英文逗号加一个空格「, 」"
        return YamlFault(number, "full-width-comma", "字段之间用了全角逗号「，」", hint)
    return _inner_colon(number, lines, _INNER_FLOW.search(line))


def _inner_colon(number: int, lines: list[str], match: re.Match[str] | None) -> YamlFault | None:
    if not match:
        return None
    line = lines[number - 1]
    lines[number - 1] = f"{line[: match.end(1)]}：{line[match.end() :]}"
    message = "文字里的英文冒号加空格，被当成了又一个字段"
    hint = "请给这段文字加英文引号，或把其中的冒号改成中文冒号「：」"
    return YamlFault(number, "bad-yaml", message, hint)


def _unspaced(number: int, *, odd: bool) -> YamlFault:
    if odd:
        hint = "请删去冒号后的空白，重新输入一个空格（英文输入法）"
        return YamlFault(number, NO_SPACE, "英文冒号后面不是普通的空格", hint)
    hint = "请写成“字段: 内容”，冒号后空一格"
    return YamlFault(number, NO_SPACE, "英文冒号后面缺一个空格", hint)


def _touches(error: Exception, text: str, found: dict[int, YamlFault]) -> bool:
    """Whether an error may come from our own mending of a line."""
    line = _error_line(text, error)
    return any(abs(line - one) <= 1 for one in found)


def _plain_fault(text: str, error: Exception) -> YamlFault:
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    message = f"这里不是正确的 YAML 格式（{_plain(detail)}）"
    hint = "请检查缩进、引号和冒号后的空格；含特殊符号的文字请加英文引号"
    return YamlFault(_error_line(text, error), "bad-yaml", message, hint)


#: What was left open is to be mended where it was opened, not where the parser gave up.
_OPENED = ("while scanning a quoted", "while parsing a flow", "while scanning a simple key")


def _error_line(text: str, error: Any) -> int:
    mark = getattr(error, "problem_mark", None)
    if str(getattr(error, "context", "")).startswith(_OPENED):
        mark = getattr(error, "context_mark", None) or mark
    return _line_at(text, mark)


def _line_at(text: str, mark: Any) -> int:
    line = int(mark.line) + 1 if mark is not None else 1
    return max(1, min(line, text.count("\n") + 1))


_PLAIN = {
    "could not find expected ':'": "缺少冒号",
    "mapping values are not allowed": "冒号位置不对",
    "found unexpected end of stream": "引号没有写完",
    "did not find expected key": "缩进或引号不对",
    "did not find expected ',' or": "方括号或花括号没有写完",
    "did not find expected node content": "方括号或花括号没有写完",
    "did not find expected '-' indicator": "列表的缩进不对",
    "block sequence entries are not allowed": "短横线位置不对",
    "found character that cannot start": "有不能作开头的符号",
    "found undefined alias": "星号开头的文字要加引号",
    "did not find expected alphabetic": "星号或 & 开头的文字要加引号",
    "expected a single document": "一个文件只能有一段，中间不要写 ---",
    "but found another document": "一个文件只能有一段，中间不要写 ---",
    "special characters are not allowed": "有看不见的控制字符",
    "control characters are not allowed": "有看不见的控制字符",
    "could not determine a constructor": "不支持以叹号开头的标记",
    "a tag does not fit": "不支持以叹号开头的标记",
    "exceeded": "层次太深",
    "a key must be a word": "字段名只能是一个词",
    "unknown escape": "双引号里的反斜杠要写两遍",
}


def _plain(detail: str) -> str:
    return next((chinese for english, chinese in _PLAIN.items() if english in detail), "格式有误")
