"""Text that YAML takes for a comment: what follows `` #`` in a value without quotes is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..load import Record
from ..problems import Problem

#: A field with a plain value, a blank, and a hash that is close to its word; people put a space behind the one
#: that begins a remark.
_LOST = re.compile(r"(?m)^[ ]*(?:- )?[a-z_]+:[ ]+(?![\"'|>{\[#&*!])[^\n]*?[ \t](#[^\s#][^\n]*)")


def comment_rules(records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        for match in _LOST.finditer(record.text) if " #" in record.text else ():
            line = record.text.count("\n", 0, match.start(1)) + 1 + record.offset
            shown = match[1] if len(match[1]) <= 20 else f"{match[1][:20]}…"
            message = f"空格后面的「{shown}」被当成了注释，网站上没有"
            hint = "是正文的，给整段文字加英文引号；是注释的，在 # 后面空一格"
            yield Problem(record.path, line, "", "hash-comment", message, hint, "warning")
