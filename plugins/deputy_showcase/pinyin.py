"""How Chinese names are read: every reading of a character, without tones, ready to type."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache

#: Characters read their own way, or chiefly so, as surnames.
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "盖": "ge", "曾": "zeng",
    "朴": "piao", "覃": "qin tan", "繁": "po", "乐": "yue le", "翟": "zhai di", "缪": "miao",
    "宓": "mi fu", "冼": "xian", "洗": "xian", "黑": "he", "折": "she", "员": "yun", "贠": "yun",
    "召": "shao", "秘": "bi", "种": "chong", "祭": "zhai", "纪": "ji", "郇": "xun huan", "逄": "pang",
    "隗": "wei kui", "牟": "mu mou", "佘": "she", "仝": "tong", "郗": "xi chi", "乜": "nie", "瞿": "qu",
    "钭": "tou", "厍": "she", "句": "gou", "过": "guo", "能": "nai", "呙": "guo", "臧": "zang",
    "车": "che", "缑": "gou", "逯": "lu", "那": "na", "哈": "ha", "訾": "zi", "阚": "kan", "晁": "chao",
    "亓": "qi", "郝": "hao", "邸": "di", "蒯": "kuai", "谌": "chen shen", "柏": "bai bo", "费": "fei bi",
    "么": "yao", "都": "du", "佴": "nai", "薄": "bo", "卜": "bu", "藏": "zang", "蔚": "yu wei", "贲": "ben",
    "适": "kuo", "六": "lu liu", "石": "shi",
    "任": "ren", "华": "hua", "宁": "ning", "应": "ying", "乘": "sheng", "令": "ling",
}  # fmt: skip
#: Surnames of two characters; alone, some of these are read differently.
DOUBLE = {
    "尉迟": "yu chi", "万俟": "mo qi", "澹台": "tan tai", "单于": "chan yu", "长孙": "zhang sun",
    "令狐": "ling hu", "鲜于": "xian yu", "宰父": "zai fu", "夹谷": "jia gu", "赫连": "he lian",
}  # fmt: skip
#: Readings that are as usual in given names as the first one.
GIVEN = {"朝": "zhao", "长": "chang zhang", "重": "chong", "筠": "jun", "琢": "zhuo", "行": "hang"}
#: Where names stand whose first character has no letter.
OTHER = "#"


def readings(characters: Iterable[str]) -> dict[str, str]:
    """For each Chinese character its readings, separated by spaces, behind a ``/`` those seldom heard in
    names: 王 is ``wang/yu``.

    ü is written as ``v``, because keyboards differ as ``u``, and as passports have it: 吕 is ``lv lu lyu``.
    """
    found = {one: (usual(one), reading(one)) for one in sorted(set(characters))}
    return {one: _said(first, all_) for one, (first, all_) in found.items() if all_}


def _said(first: tuple[str, ...], all_: tuple[str, ...]) -> str:
    others = " ".join(one for one in all_ if one not in first)
    return " ".join(first) + (f"/{others}" if others else "")


@cache
def usual(character: str) -> tuple[str, ...]:
    """As a surname, and as the character is read most often, or as often in given names."""
    told = [*SURNAMES.get(character, "").split(), *_known(character)[:1], *_in_double(character)]
    told += GIVEN.get(character, "").split()
    return _typable(told)


@cache
def reading(character: str) -> tuple[str, ...]:
    """All readings of one character; that of a surname comes first."""
    surname = SURNAMES.get(character, "").split()
    return _typable([*surname, *_known(character), *_in_double(character)])


@cache
def _known(character: str) -> list[str]:
    # Only single characters are asked for: the library's phrases would take 44 MB and a tenth of a
    # second. Late, because an edit seldom needs a name's reading.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    (known,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ([],)
    return list(known)


def _typable(texts: Iterable[str]) -> tuple[str, ...]:
    typed = (form for one in texts for form in _typed(one))
    return tuple(dict.fromkeys(form for form in typed if form.isascii() and form.isalpha()))


def initial(name: str) -> str:
    """The letter under which a name is looked up, ``A`` to ``Z`` or ``OTHER``."""
    if name[:2] in DOUBLE:
        return DOUBLE[name[:2]][0].upper()
    first = name[:1].upper()
    if first.isascii() and first.isalpha():
        return first
    known = reading(name[:1]) if name else ()
    return known[0][0].upper() if known else OTHER


def _in_double(character: str) -> Iterator[str]:
    for name, texts in DOUBLE.items():
        yield from (text for one, text in zip(name, texts.split(), strict=True) if one == character)


def _typed(text: str) -> tuple[str, ...]:
    plain = text.replace("ê", "e").replace("ü", "v")
    return tuple(plain.replace("v", one) for one in ("v", "u", "yu")) if "v" in plain else (plain,)
