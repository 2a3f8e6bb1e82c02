"""Finds private data in any text: identity cards, mobile numbers, bank cards, home addresses.

Rules: GB 11643 (17 digits and a check character, ISO 7064 MOD 11-2), mobile numbers 1[3-9] and nine
digits, bank cards by the Luhn check, addresses down to a flat. Full-width digits and groups with
spaces or hyphens between them are seen through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ－＋", "0123456789Xx-+")
_WIDE_SIGNS = "０１２３４５６７８９Ｘｘ"
#: What people put between groups of digits: spaces of every width, hyphens and dashes.
_GAP = "[ \u00a0\u2000-\u200a\u3000\\-\u2010-\u2015\uff0d]{0,3}"
_LONG_NUMBER = re.compile(rf"\d(?:{_GAP}\d){{9,17}}{_GAP}[\dXx]")
_MOBILE = re.compile(
    rf"(?<![\d.])(?:(?:[+＋]|00)?86{_GAP})?(?:1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}"
    rf"|1[3-9]\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}|1[3-9]\d{{3}}{_GAP}\d{{6}})(?!\d)"
)
_IDENTITY = re.compile(
    rf"(?<!\d)\d{{6}}{_GAP}(?:18|19|20)\d\d{_GAP}(?:0[1-9]|1[0-2]){_GAP}[0-3]\d{_GAP}\d{{3}}[\dXx]"
    r"(?![\dA-Za-z])"
)
_BANK = re.compile(rf"(?<![\d./=])[3-6]\d{{3}}(?:{_GAP}\d{{4}}){{2,3}}{_GAP}\d{{1,4}}(?!\d)")
_DIGIT = "[\\d〇零一二三四五六七八九十百]"
_UNIT = rf"(?<!{_DIGIT}){_DIGIT}{{1,3}} ?单元 ?"
#: A flat: with 室, or in a numbered unit. 户 and bare numbers count households as often, so they
#: must look like a room number and not be followed by what is counted.
_HOME = re.compile(
    rf"(?<!{_DIGIT}){_DIGIT}{{1,3}} ?(?:号楼|栋|幢|座) ?(?:{_UNIT})?{_DIGIT}{{1,5}} ?室"
    rf"|{_UNIT}(?:{_DIGIT}{{1,5}} ?[室号]|{_DIGIT}{{3,5}} ?户?"
    rf"(?!{_DIGIT}|户|居民|群众|家庭|人家|住户|业主|老|[余多个名人家平米元万年月]))"
)
_HOME_HINT = re.compile(r"单元|[栋幢座楼] ?[\d〇零一二三四五六七八九十百]{1,5} ?室")
#: A number inside an address of the web is a number of a page, not of a person.
_WEB = re.compile(r"https?://[^\s<>\"']+")
#: So many findings of one kind in one text say enough.
MOST_FOUND = 50
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class PrivateData:
    """A finding; ``line`` counts from 1 in the text. The number itself is never repeated."""

    line: int
    code: str
    message: str
    hint: str


def find(text: str) -> list[PrivateData]:
    """Private data in a text, in order of place: at most ``MOST_FOUND`` of each kind."""
    # Looking for single characters is many times as quick as the patterns, and mostly enough.
    plain = text.translate(_WIDE) if any(one in text for one in _WIDE_SIGNS) else text
    found = [*_numbers(_long_numbers(plain))] if _LONG_NUMBER.search(plain) else []
    if _may_name_a_flat(plain) and _HOME_HINT.search(plain):
        found += islice(_homes(plain), MOST_FOUND)
    return sorted(found, key=lambda one: one.line)


def _may_name_a_flat(text: str) -> bool:
    return "单元" in text or ("室" in text and any(one in text for one in "栋幢座楼"))


def _long_numbers(text: str) -> str:
    """The lines with a long number where they stand, the others empty; no number spans two lines."""
    kept, end = [], 0
    for match in _LONG_NUMBER.finditer(text):
        if match.start() >= end:
            start = text.rfind("\n", end, match.start()) + 1 or end
            kept.append("\n" * text.count("\n", end, start))
            end = len(text) if text.find("\n", match.end()) < 0 else text.find("\n", match.end())
            kept.append(text[start:end])
    return "".join(kept)


def _numbers(text: str) -> Iterator[PrivateData]:
    text = _WEB.sub(lambda match: "·" * len(match[0]), text)
    identities = [match.span() for match in islice(_IDENTITY.finditer(text), MOST_FOUND)]
    for start, _ in identities:
        yield _finding(
            text, start, "private-identity", "身份证号码", "请删去，网站上不能出现身份证号码"
        )
    for match in islice(_MOBILE.finditer(text), MOST_FOUND):
        if not _inside(match.start(), identities):
            hint = "请换成联络站的固定电话，如 0533-0000000"
            yield _finding(text, match.start(), "private-mobile", "手机号码", hint)
    cards = (match for match in _BANK.finditer(text) if _luhn(match[0]))
    for match in islice(cards, MOST_FOUND):
        if not _inside(match.start(), identities):
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
