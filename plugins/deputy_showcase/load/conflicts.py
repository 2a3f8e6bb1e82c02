"""What Git leaves in a file that two people changed at once, until somebody decides."""

from __future__ import annotations

import re

from ..schema.yaml_faults import YamlFault

_MARK = re.compile(r"(<{7}|>{7}|\|{7})(?: .*)?|={7}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HINT = "两个人改了同一处：留下对的内容，再删去 <<<<<<<、=======、>>>>>>> 这几行"


def conflicts(text: str, *, markdown: bool = False) -> list[YamlFault]:
    """Every line with such a mark; a row of = counts only between two others.

    Args:
        markdown: what stands between fences is an example.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    found, open_ = [], False
    for number, line in _lines(text, markdown):
        mark = _MARK.fullmatch(line)
        if mark and (mark[1] or open_):
            open_ = not line.startswith(">")
            message = f"这里留着合并冲突的标记「{line[:20]}」"
            found.append(YamlFault(number, "merge-conflict", message, _HINT))
    return found


def _lines(text: str, markdown: bool) -> list[tuple[int, str]]:
    found, fence = [], ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line) if markdown else None
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        else:
            found.append((number, line.rstrip()))
    return found
