"""The boards as files: what stands on them, that they can be read again, and that nothing else does."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PIL import Image

from deputy_showcase.outputs.board.content import Board, Entry, Photo
from deputy_showcase.outputs.board.draw import draw
from deputy_showcase.outputs.board.lines import lines, width_of
from deputy_showcase.outputs.boards import board_files, boards
from deputy_showcase.pages.catalogue import Catalogue
from pdf_text import code_rows, contents, pdf_text
from programme_sample import programme

BASE = "https://deputies.zibo.example/"


def entry(number: int = 1, **more: object) -> Entry:
    plain = Entry(
        f"王建国{number}",
        "某街道某社区党委书记",
        "淄川区人大代表",
        "第十二选区",
        (("建好口袋公园", "2026年12月31日前"),),
        f"{BASE}deputies/zichuan-{number:04}/",
        None,
        "王",
        number % 6,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def board(*entries: Entry, **more: object) -> Board:
    facts = (("地址", "人民路1号"), ("电话", "0533-0000000"))
    plain = Board(
        "boards/s.pdf",
        "某市人民代表大会",
        "口号",
        "早码头联络站",
        False,
        facts,
        "0533-0000000",
        "",
        entries,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def none(uri: str) -> bytes:
    raise AssertionError(uri)


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type/Page/", data))


def test_everything_about_a_deputy_is_text() -> None:
    text = pdf_text(draw(board(entry(1)), none))
    for part in (
        *("我是代表承诺", "早码头联络站公示牌", "人民路1号", "王建国1", "某街道某社区党委书记"),
        *("淄川区人大代表", "第十二选区", "电话 0533-0000000", "建好口袋公园", "2026年12月31日前"),
        f"{BASE}deputies/zichuan-0001/",
    ):
        assert part in text


def test_the_code_is_that_of_the_address() -> None:
    address = f"{BASE}deputies/zichuan-0007/"
    (rows,) = code_rows(draw(board(entry(7)), none))
    made = segno.make(address, error="m", mode="byte", mask=0, micro=False, boost_error=False)
    expected = ["".join("1" if one else "0" for one in row) for row in made.matrix]
    assert [row[: len(expected)] for row in rows] == expected


def test_without_the_sites_address_there_is_no_code() -> None:
    data = draw(board(entry(1, address="")), none)
    assert code_rows(data) == [] and "扫二维码" not in pdf_text(data)


def test_many_deputies_take_several_numbered_pages() -> None:
    data = draw(board(*(entry(number) for number in range(1, 42))), none)
    assert pages(data) == 5
    text = pdf_text(data)
    assert "第5页，共5页" in text
    assert [number for number in range(1, 42) if f"王建国{number}\n" not in text] == []


def test_the_same_board_has_the_same_bytes_and_no_date() -> None:
    one = draw(board(entry(1), entry(2)), none)
    assert one == draw(board(entry(1), entry(2)), none)
    assert b"CreationDate" not in one and b"Producer" not in one


HOSTILE = [
    ") Tj ET (x",
    "<script>",
    "a\\) endstream endobj",
    "%PDF",
    "王\u202e建\x00国",
    "𠮷野家",
    "🙂",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_gets_out_of_its_string(name: str) -> None:
    plain = draw(board(entry(1)), none)
    data = draw(board(entry(1, name=name, post=name * 30, unit=name)), none)
    assert pages(data) == 1
    assert len(re.findall(rb"\bendobj\b", data)) == len(re.findall(rb"\bendobj\b", plain))
    assert b"<script>" not in data


def test_a_character_that_the_font_lacks_is_marked_and_can_still_be_copied() -> None:
    data = draw(board(entry(1, name="𠮷王")), none)
    assert b"<e000><d842dfb7>" in contents(data)


def test_a_photo_goes_in_as_it_is() -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "red").save(file, "JPEG")
    photo = Photo("pictures/a.jpg", 300, 400)
    asked: list[str] = []

    def picture(uri: str) -> bytes:
        asked.append(uri)
        return file.getvalue()

    data = draw(board(entry(1, photo=photo), entry(2, photo=photo)), picture)
    assert data.count(file.getvalue()) == 1 and asked == ["pictures/a.jpg"]
    assert b"/Width 300/Height 400" in data


@pytest.mark.parametrize(
    "text", ["，" * 40, "（" * 40, "a" * 200, "", "王", "人大代表，" * 20, "“引”" * 9]
)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str) -> None:
    found = lines(text, 100, 10)
    assert "".join(found) == text
    assert all(width_of(one) <= 10.0001 for one in found)


def test_marks_stay_with_their_words() -> None:
    assert lines("一二三四五，六七", 50, 10) == ["一二三四", "五，六七"]
    assert lines("一二三四（五六七）", 50, 10) == ["一二三四", "（五六七）"]
    assert lines("一二三10个abc", 40, 10) == ["一二三", "10个abc"]


def city() -> Catalogue:
    return programme()


def test_each_station_with_deputies_has_one() -> None:
    found = {one.uri: one for one in boards(city())}
    assert "boards/zaomatou.pdf" in found
    assert all(one.entries for one in found.values())


def test_those_whose_mandate_ended_are_not_on_it() -> None:
    catalogue = city()
    first = next(iter(boards(catalogue)))
    ended = {card.name for card in catalogue.cards.values() if card.former}
    assert ended and not ended & {one.name for one in first.entries}


def test_unchanged_boards_are_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = without_photos(city())

    def read(uri: str) -> bytes:
        return (tmp_path / uri).read_bytes()

    drawn = list(board_files(boards(catalogue), read, tmp_path / "cache"))

    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("deputy_showcase.outputs.board.draw.draw", never)
    assert list(board_files(boards(catalogue), read, tmp_path / "cache")) == drawn


def without_photos(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, site=replace(catalogue.site, pictures={}))


def test_where_there_is_no_room_each_line_has_one_character() -> None:
    """A very long site name leaves no room for the owner's on a card."""
    assert lines("人大", -5, 24) == ["人", "大"]
    assert lines("大", 0, 24) == ["大"]
