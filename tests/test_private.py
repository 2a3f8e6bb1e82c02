"""Private data is found in every form people write it in, and plain numbers are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deputy_showcase.private import find

MOBILE, IDENTITY, BANK, ADDRESS = (
    f"private-{what}" for what in ("mobile", "identity", "bank-card", "address")
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("13812345678", MOBILE),
        ("138 1234 5678", MOBILE),
        ("138-1234-5678", MOBILE),
        ("138－1234－5678", MOBILE),
        ("138 - 1234 - 5678", MOBILE),
        ("1381 234 5678", MOBILE),
        ("13812 345678", MOBILE),
        ("+86 138 1234 5678", MOBILE),
        ("＋８６１３８１２３４５６７８", MOBILE),
        ("008613812345678", MOBILE),
        ("请拨１３８１２３４５６７８。", MOBILE),
        ("tel:13812345678", MOBILE),
        ("11010519491231002X", IDENTITY),
        ("110105 19491231 002x", IDENTITY),
        ("110105 1949 1231 0021", IDENTITY),
        ("１１０１０５１９４９１２３１００２Ｘ", IDENTITY),
        ("6222021234567890128", BANK),
        ("6222 0212 3456 7890 128", BANK),
        ("幸福里3栋2单元501室", ADDRESS),
        ("3号楼501室", ADDRESS),
        ("三号楼二单元五〇一室", ADDRESS),
        ("2单元501户", ADDRESS),
        ("住2单元501。", ADDRESS),
    ],
)
def test_private_data_is_found_whatever_its_form(text: str, code: str) -> None:
    assert [one.code for one in find(f"第一行\n{text}\n")] == [code]
    assert [one.line for one in find(f"第一行\n{text}\n")] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "0533-2180000",
        "05332180000",
        "400-123-4567",
        "12345",
        "2026-11-16 09:00",
        "2022年1月10日至2026年12月31日",
        "[36.643512345678, 118.13812345678]",
        "https://news.example.cn/2026/13812345678.html?id=11010519491231002X",
        "编号 6222021234567890123",
        "统一社会信用代码91370300MA3C12345X",
        "改造18栋860户",
        "3单元120户居民加装了电梯",
        "2单元36户",
        "第三单元5课时",
        "1号楼3单元门口",
        "人民路128号",
        "投入1380000元",
    ],
)
def test_plain_numbers_are_left_alone(text: str) -> None:
    assert find(text) == []


def test_the_number_itself_is_not_repeated() -> None:
    found = find("电话13812345678")[0]
    assert "1381" not in found.message + found.hint


@given(st.text(alphabet="1389 -+单元栋室户一０．\n", max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for one in find(text):
        assert 1 <= one.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    ["1" * 900_000, "13812345678 " * 70_000, "一" * 300_000, "1 " * 400_000, "3单元" * 200_000],
)
def test_long_texts_are_looked_through_quickly(text: str) -> None:
    started = time.perf_counter()
    find(text + "单元")
    assert time.perf_counter() - started < 3
