"""Numbers as Chinese texts write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.numerals import value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("0", 0), ("16", 16), ("0016", 16), ("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20),
        ("二十八", 28), ("一百", 100), ("一百零六", 106), ("一百〇六", 106), ("一百一十二", 112),
        ("一百十二", 112), ("三千零五", 3005), ("二〇二六", 2026), ("一二", 12),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, wanted: int) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    "text", ["", "二三十", "百", "十十", "一百百", "二十三十", "第一", "１２", "²"]
)
def test_what_is_no_exact_number_is_none(text: str) -> None:
    assert value(text) is None


@given(st.text("零〇一二两三四五六七八九十百千0123456789", max_size=6))
def test_nothing_breaks_it(text: str) -> None:
    assert value(text) is None or value(text) >= 0
