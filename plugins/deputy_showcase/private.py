"""Finds private data in any text: identity cards, mobile numbers, bank cards, home addresses.

Rules: GB 11643 (17 digits and a check character, ISO 7064 MOD 11-2), mobile numbers 1[3-9] and nine
digits, bank cards by the Luhn check, addresses down to a flat. Full-width digits and spaced or hyphened
groups are seen through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ－＋", "0123456789Xx-+")
_LONG_NUMBER = re.compile(r"\d(?:[ \-]?\d){9,17}[ \-]?[\dXx]")
_MOBILE = re.compile(r"(?<![\d.])(?:(?:\+|00)?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{6}[ \-]?(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])[0-3]\d[ \-]?\d{3}[\dXx](?![\dA-Za-z])")
_BANK = re.compile(r"(?<![\d./=])[3-6]\d{3}(?:[ \-]?\d{4}){2,3}[ \-]?\d{1,4}(?!\d)")
_HOME = re.compile(r"\d+\s*(?:号楼|栋|幢|座)\s*(?:\d+\s*单元\s*)?\d+\s*[室户]|[\d一二三四五六七八九十]+\s*单元\s*\d+\s*[室户号]?(?=\D|$)")  # noqa: E501
_HOME_HINT = re.compile(r"单元|[栋幢座楼]\s*\d+\s*[室户]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class PrivateData:
    """A finding; ``line`` counts from 1 in the text. The number itself is never repeated."""

    line: int
    code: str
    message: str
    hint: str


def find(text: str) -> list[PrivateData]:
    """Every piece of private data in a text, in order of place."""
    plain = text.translate(_WIDE) if "０" <= max(text, default="") else text
    found = [*_numbers(plain)] if _LONG_NUMBER.search(plain) else []
    if _HOME_HINT.search(plain):
        found += _homes(plain)
    return sorted(found, key=lambda one: one.line)


def _numbers(text: str) -> Iterator[PrivateData]:
    identities = [match.span() for match in _IDENTITY.finditer(text)]
    for start, _ in identities:
        yield _finding(text, start, "private-identity", "身份证号码", "请删去，网站上不能出现身份证号码")
    for match in _MOBILE.finditer(text):
        if not _inside(match.start(), identities):
            hint = "请换成联络站的固定电话，如 0533-0000000"
            yield _finding(text, match.start(), "private-mobile", "手机号码", hint)
    for match in _BANK.finditer(text):
        if not _inside(match.start(), identities) and _luhn(match[0]):
            yield _finding(text, match.start(), "private-bank-card", "银行卡号", "请删去")


def _homes(text: str) -> Iterator[PrivateData]:
    for match in _HOME.finditer(text):
        hint = "请写到道路和门牌号为止，不写楼栋、单元和室"
        yield _finding(text, match.start(), "private-address", "住址", hint)


def _finding(text: str, position: int, code: str, what: str, hint: str) -> PrivateData:
    return PrivateData(text.count("\n", 0, position) + 1, code, f"这里像是{what}，属个人信息", hint)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _luhn(number: str) -> bool:
    digits = [int(one) for one in number if one.isdigit()]
    doubled = sum(sum(divmod(one * 2, 10)) for one in digits[-2::-2])
    return 16 <= len(digits) <= 19 and (sum(digits[-1::-2]) + doubled) % 10 == 0


def identity_check(number: str) -> bool:
    """Whether the 18th character of an identity number is the right one."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[17:].upper()
