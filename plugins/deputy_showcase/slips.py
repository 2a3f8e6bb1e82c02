"""Marks of Markdown that did not work and would be read by the public as they were typed.

What is looked at is text that the parser left as text, so code, real links and comments are out of
the question, and whoever writes a backslash before a mark means it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What stands in a line for anything that is not plain text.
GAP = "\0"
#: How an address begins: what stands in brackets for other reasons, （见附件） or a number, does not.
_ADDRESS = (
    r"[ \t]*<?(?:[/#]|\.{1,2}/|https?:|www\.|mailto:|tel:|[a-z0-9_-]+/"
    r"|[^\s()（）]*\.(?:jpe?g|png|webp|gif)\b)"
)
#: Bounded, so that a line made for it takes no minutes.
_INNER = r"(?:[^()（）\n]|[(（][^()（）\n]{0,200}[)）]){0,300}"
_LINK = re.compile(rf"(?i)[!！]?\[[^\[\]\n]*\][ \t]?[(（]{_ADDRESS}{_INNER}[)）]")
_HEADING = re.compile("[#＃]{2,6}[^\\s#＃]|[#＃]{1,6}\u3000|＃{1,6}[ \t]")
#: One sign may begin a hashtag or a number, so it must stand alone before a short line of words.
_LONE = re.compile("#[\u4e00-\u9fff“《「][^#\n]{0,40}")
_BOLD = re.compile(r"\*\*[^*\s][^*\n]*\*\*")


def slips(line: str, *, alone: bool) -> Iterator[str]:
    """Each slip of one line of text as it stands there, to the end of the line for headings.

    Args:
        line: as it would be shown, with ``GAP`` for what is not plain text.
        alone: the line is a paragraph of its own.
    """
    if line[:1] in ("#", "＃") and (_HEADING.match(line) or (alone and _LONE.fullmatch(line))):
        yield line
    if "]" in line:
        yield from (match[0] for match in _LINK.finditer(line))
    if "**" in line:
        yield from (match[0] for match in _BOLD.finditer(line))


def in_prose(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of slips in what holds none of the signs that Markdown knows."""
    if "＃" in text:
        for number, line in enumerate(text.split("\n"), 1):
            yield from ((number, slip) for slip in slips(line, alone=False))
