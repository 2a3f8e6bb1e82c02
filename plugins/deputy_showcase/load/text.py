"""Bytes of a content file to text: encoding, byte order marks, line ends, control characters."""

from __future__ import annotations

import re

from ..problems import Problem
from .records import Raw

#: Far above any real file; a larger one is a slip or an attack and is not read.
MOST_BYTES = 1_000_000
#: So many lines with control characters in one file say enough.
_MOST_LINES = 50
#: What no text may hold, and line breaks of Unicode that editors do not count.
_ODD = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_BREAK = re.compile("[\x85\u2028\u2029]")


def read_text(path: str, raw: Raw) -> str | None:
    """The file's text with plain line ends and no byte order mark, or None with a problem."""
    try:
        data = _read_bytes(path, raw)
        return None if data is None else _cleaned(data.decode("utf-8-sig"), path, raw)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        hint = "请在编辑器里“另存为”，编码选 UTF-8"
        raw.problems.append(Problem(path, line, "", "bad-encoding", "文件不是 UTF-8 编码", hint))
        return None


def _read_bytes(path: str, raw: Raw) -> bytes | None:
    full = raw.root / path
    try:
        if full.stat().st_size <= MOST_BYTES:
            return full.read_bytes()
        told = ("too-large", "文件超过 1 MB", "请检查是否误贴了图片或重复内容")
    except (OSError, RuntimeError) as error:
        told = ("unreadable", *unreadable(error, "文件"))
    raw.problems.append(Problem(path, 1, "", *told))
    return None


def _cleaned(text: str, path: str, raw: Raw) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\ufeff" in text:
        line = text.count("\n", 0, text.index("\ufeff")) + 1
        message, hint = "文件里有多余的字节序标记（BOM）", "请删去看不见的字符，另存为 UTF-8"
        raw.problems.append(Problem(path, line, "", "stray-bom", message, hint))
        text = text.replace("\ufeff", "")
    return _without_odd(text, path, raw) if _ODD.search(text) else text


def _without_odd(text: str, path: str, raw: Raw) -> str:
    text = _BREAK.sub(" ", text)
    lines = enumerate(text.split("\n"), 1)
    for line in [number for number, line in lines if _ODD.search(line)][:_MOST_LINES]:
        message, hint = "这一行有看不见的控制字符", "请删去这一行重新输入"
        raw.problems.append(Problem(path, line, "", "control-character", message, hint))
    return _ODD.sub("", text)


def unreadable(error: Exception, what: str) -> tuple[str, str]:
    """Message and cure for what the system does not let us read."""
    if isinstance(error, PermissionError):
        return f"没有权限读取这个{what}", "请联系管理员，或重新复制一份"
    if isinstance(error, FileNotFoundError):
        return f"这个{what}是失效的链接", "请换成真正的文件"
    return f"{what}打不开", "请检查它是否被占用、是否是绕圈的链接"
