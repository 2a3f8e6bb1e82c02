"""One form for texts and queries: width, case, traditional characters and kinds of dot do not matter.

Nor does the space that many set between a Chinese character and a number or a Latin word ("2 公里").

``search-text.js`` does the same to what somebody types; it gets the table of characters from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..wellformed import legal

Codes = NDArray[np.uint16]

#: What ends a line in the folded text.
LINE_END = 10
SPACE = 32
#: Chinese characters and all that is written as wide begin here.
WIDE = 0x2E80
DOTS = "•‧∙⋅・･᛫⸱⸳ꞏ"
#: Characters that nobody sees: they are in no index and in no query.
UNSEEN = (
    *(0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(*range(0xFE00, 0xFE10), 0xFEFF),
)
#: Which of the forms of a character is meant, beyond U+FFFF.
_VARIANTS = re.compile("[\U000e0100-\U000e01ef]")
#: Marks, in the table of single units, one whose form cannot be told from it alone.
_OTHER = 1


def folded(lines: list[str]) -> Codes:
    """The UTF-16 units of all lines, each with ``LINE_END`` behind it.

    Args:
        lines: texts without a line break.
    """
    codes = _units(lines)
    odd = np.flatnonzero(_alone()[codes] == _OTHER)
    if len(odd):
        ends = np.flatnonzero(codes == LINE_END)
        odd_lines = set(np.searchsorted(ends, odd).tolist())
        codes = _units([_normal(one) if n in odd_lines else one for n, one in enumerate(lines)])
    changed = _all()[codes]
    return _closed(_single(changed[changed != 0]))


def _single(codes: Codes) -> Codes:
    """One space for several, which come where something unseen stood between them."""
    spaces = codes == SPACE
    single: Codes = codes[~(spaces & np.append(False, spaces[:-1]))]
    return single


def _closed(codes: Codes) -> Codes:
    """Without the spaces that have a Chinese character on one side only."""
    spaces = np.flatnonzero(codes[1:-1] == SPACE) + 1
    before, after = codes[spaces - 1], codes[spaces + 1]
    within = (before != LINE_END) & (after != LINE_END)
    return np.delete(codes, spaces[within & ((before >= WIDE) != (after >= WIDE))])


def _normal(line: str) -> str:
    return unicodedata.normalize("NFKC", _VARIANTS.sub("", legal(line))).lower()


def folded_text(text: str) -> str:
    """One text in the form in which it is compared."""
    return folded([" ".join(text.split())])[:-1].tobytes().decode("utf-16-le")


def _units(lines: list[str]) -> Codes:
    text = "\n".join((*lines, ""))
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


@cache
def _alone() -> Codes:
    """What each unit becomes whatever stands beside it: most of any Chinese text, and quick to look up."""
    plain = [*range(0x20, 0x7F), *range(0x3000, 0x3100)]
    plain += [0xB7, *range(0x2010, 0x2028), *range(0xFF01, 0xFF5F), LINE_END]
    table = np.full(0x10000, _OTHER, dtype=np.uint16)
    # Thousands, and most likely none of them changes; then each part is in its normal form, too.
    many = "".join(map(chr, range(0x3400, 0xA000)))
    if _normal(many) == many and not any(map(unicodedata.combining, many)):
        table[0x3400:0xA000] = _table()[0x3400:0xA000]
    else:
        plain += range(0x3400, 0xA000)
    for code in plain:
        form = unicodedata.normalize("NFKC", chr(code)).lower()
        if len(form) == 1 and not unicodedata.combining(chr(code)):
            table[code] = _table()[ord(form)]
    return table


@cache
def _all() -> Codes:
    """What each unit becomes in a line that was made normal, if it had to be."""
    return np.where(_alone() == _OTHER, _table(), _alone())


@cache
def _table() -> Codes:
    table = np.arange(0x10000, dtype=np.uint16)
    for code in UNSEEN:
        table[code] = 0
    for one, other in replaced().items():
        table[ord(one)] = ord(other)
    return table


@cache
def replaced() -> Mapping[str, str]:
    """Characters and the one that stands for each: ς, dots, and traditional characters."""
    return {"ς": "σ", **dict.fromkeys(DOTS, "·"), **simplified()}


@cache
def simplified() -> Mapping[str, str]:
    """Traditional characters with their simplified ones, after OpenCC.

    Characters of GB 2312 are not among them (乾, 著, 藉): in simplified texts they are no traditional ones.
    """
    text = files(__package__).joinpath("traditional.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {pair[0]: pair[1] for line in lines for pair in line.split()}
