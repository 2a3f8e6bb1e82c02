"""Invented names, spread as in life: few surnames carry most people, and full names repeat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from .grammar import words

#: Shares of those who are not Han, roughly a northern city's, and the rule of their surnames.
_MINORITIES = (
    ("回族", 0.011, "ethnic_hui"),
    ("满族", 0.004, "ethnic_man"),
    ("朝鲜族", 0.002, "ethnic_korean"),
)
#: Peoples whose names are written with a middle dot, and which of the name parts are theirs.
_DOTTED = (("维吾尔族", 0, 8), ("哈萨克族", 8, 10), ("蒙古族", 10, 15), ("藏族", 15, 20))
_DOTTED_SHARE = 0.004
_DOUBLE_SHARE = 0.006
#: Given names of one character, and given names from the list of usual ones.
_SINGLE_SHARE, _USUAL_SHARE = 0.16, 0.34


@dataclass(frozen=True, slots=True)
class Name:
    full: str
    gender: str
    ethnicity: str


def draw_name(rng: Random, women: float = 0.36) -> Name:
    """A person's name; ``women`` is the share of women."""
    gender = "女" if rng.random() < women else "男"
    share = rng.random()
    if share < _DOTTED_SHARE:
        return _dotted(rng, gender)
    share -= _DOTTED_SHARE
    for ethnicity, width, rule in _MINORITIES:
        if share < width:
            return Name(rng.choice(words(rule, "names")) + _given(rng, gender), gender, ethnicity)
        share -= width
    return Name(_surname(rng) + _given(rng, gender), gender, "汉族")


def _dotted(rng: Random, gender: str) -> Name:
    ethnicity, first, last = rng.choice(_DOTTED)
    own = words("ethnic_dotted_first", "names")[first:last]
    return Name(f"{rng.choice(own)}·{_second(rng, ethnicity)}", gender, ethnicity)


def _second(rng: Random, ethnicity: str) -> str:
    bounds = {"维吾尔族": (0, 4), "哈萨克族": (4, 6), "蒙古族": (6, 10), "藏族": (10, 15)}
    first, last = bounds[ethnicity]
    return rng.choice(words("ethnic_dotted_second", "names")[first:last])


def _surname(rng: Random) -> str:
    if rng.random() < _DOUBLE_SHARE:
        return rng.choice(words("surname_double", "names"))
    return _ranked(rng, "surname", 4.0)


def _given(rng: Random, gender: str) -> str:
    kind = "given_female" if gender == "女" else "given_male"
    share = rng.random()
    if share < _USUAL_SHARE:
        return _ranked(rng, f"{kind}_usual", 12.0)
    first = _ranked(rng, kind, 60.0)
    if share < _USUAL_SHARE + _SINGLE_SHARE:
        return first
    return first + _ranked(rng, kind, 60.0)


def _ranked(rng: Random, rule: str, flatness: float) -> str:
    """A word drawn by its rank in the file: the weight of rank ``r`` is ``1 / (r + flatness)``."""
    return rng.choices(words(rule, "names"), cum_weights=_weights(rule, flatness))[0]


@cache
def _weights(rule: str, flatness: float) -> tuple[float, ...]:
    count = len(words(rule, "names"))
    return tuple(accumulate(1 / (rank + flatness) for rank in range(count)))
