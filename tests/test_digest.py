"""Digests: equal exactly for equal values, whatever objects they share."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from deputy_showcase.digest import Digests
from deputy_showcase.model import Deputy, Membership, Week

SEAT = Membership("district", "zichuan", 16)
LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.dates()
NAMES = st.text(max_size=2)
DEPUTIES = st.builds(Deputy, NAMES, NAMES, st.just((SEAT,)))
VALUES = st.recursive(
    LEAVES | st.builds(Markup, NAMES) | DEPUTIES,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_equal_for_equal_values_only(one: Any, other: Any) -> None:
    digests = Digests((Deputy,))
    assert digests.of(one) == digests.of(copy.deepcopy(one)) == Digests((Deputy,)).of(one)
    # ``repr`` tells True from 1, and markup from text, as ``==`` does not.
    assert (digests.of(one) == digests.of(other)) == (repr(one) == repr(other))


def test_what_is_gone_leaves_nothing_behind() -> None:
    """Objects of one page are freed before the next is made, which may get their places in memory."""
    digests = Digests((Deputy,))
    base = Deputy("a-1", "王建", (SEAT,))
    found = [digests.of((replace(base, name=str(number)),)) for number in range(1000)]
    assert len(set(found)) == 1000


def test_sets_have_no_order_and_weeks_are_no_tuples() -> None:
    digests = Digests()
    assert digests.of(frozenset("abc")) == digests.of(frozenset("cba"))
    assert digests.of(Week(2026, 47)) != digests.of((2026, 47))
    assert digests.of(("ab", "c")) != digests.of(("a", "bc"))


def test_what_says_nothing_of_its_content_is_refused() -> None:
    with pytest.raises(TypeError):
        Digests().of({"day": date(2026, 1, 1), "of": print})


@dataclass(frozen=True)
class One:
    value: object


@dataclass(frozen=True)
class Other:
    value: object


def test_two_types_with_the_same_fields_differ() -> None:
    assert Digests().of(One(1)) != Digests().of(Other(1))
