"""Whole numbers below ten thousand, written in Arabic digits or in Chinese numerals."""

from __future__ import annotations

import re

#: The characters that such a number is written with.
NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_ONE = "[一二两三四五六七八九]"
_WORDS = re.compile(
    f"(?:({_ONE})千)?(?:[零〇]?({_ONE})百)?(?:[零〇]?({_ONE}?)十)?(?:[零〇]?({_ONE}))?"
)


def value(text: str) -> int | None:
    """What a numeral says; digits in a row (二〇二六) are read one by one.

    None where it says no one number: 二三十 is twenty or thirty.
    """
    if text.isascii() and text.isdecimal():
        return int(text)
    if text and set(text) <= set(_DIGITS):
        return int("".join(str(_DIGITS[one]) for one in text))
    words = _WORDS.fullmatch(text)
    return _sum(words) if words and text else None


def _sum(words: re.Match[str]) -> int:
    thousands, hundreds, tens, ones = words.groups()
    ten = 0 if tens is None else _DIGITS[tens] if tens else 1
    return 1000 * _digit(thousands) + 100 * _digit(hundreds) + 10 * ten + _digit(ones)


def _digit(character: str | None) -> int:
    return _DIGITS[character] if character else 0
