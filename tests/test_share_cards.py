"""Share cards: which page has which, that they are drawn once, and that nothing breaks them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from deputy_showcase.outputs.cards.canvas import fitting, plain, wrapped
from deputy_showcase.outputs.cards.designs import large, square
from deputy_showcase.outputs.share_cards import all_cards, card_files
from deputy_showcase.pages import all_pages, sharing
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pages.spec import PageSpec
from deputy_showcase.render import first_html, head_html
from deputy_showcase.share import Likeness, Share, ShareCard
from outputs_sample import catalogue

SHARE = Share("cards/a.jpg", "cards/a-square.jpg", '名"字<')


def photo(uri: str = "") -> bytes:
    file = io.BytesIO()
    Image.effect_noise((320, 427), 80).save(file, "WEBP")
    return file.getvalue()


def card(kind: str = "profile", **more: object) -> ShareCard:
    pictures = (Likeness("pictures/a.webp", (0.5, 0.3)),)
    lines = ("某街道某社区党委书记", "淄川区人大代表")
    one = ShareCard(
        kind, "王建国", "口号", lines, pictures, "人大代表风采录", "某市人大", False, ""
    )  # type: ignore[arg-type]
    return replace(one, **more)  # type: ignore[arg-type]


def week(people: int) -> ShareCard:
    someone = Likeness("", (0.5, 0.3), "欧阳", 1, "欧阳建国", "淄川区")
    pictures = (Likeness("pictures/a.webp", label="王建国"), *[someone] * (people - 1))
    return card("week", title="2026年第47周", lines=("11月16日—11月22日",), pictures=pictures)


TITLES = (
    "王",
    "买买提·艾力·阿不都热西提",
    "𠮷野䶮",
    "a" * 60,
    "长" * 120,
    "，" * 50,
    "\u202e王\n建",
    "",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["profile", "article", "place"])
def test_any_title_fits(kind: str, title: str) -> None:
    one = card(kind, title=title, sample=True)
    for draw, size in ((large, (1200, 630)), (square, (400, 400))):
        image = Image.open(io.BytesIO(draw(one, photo)))
        assert image.size == size and image.format == "JPEG"
        assert not image.getexif() and "icc_profile" not in image.info


@pytest.mark.parametrize("people", [1, 3, 4, 7, 9])
def test_any_week_fits(people: int) -> None:
    assert Image.open(io.BytesIO(large(week(people), photo))).size == (1200, 630)
    assert Image.open(io.BytesIO(square(week(people), photo))).size == (400, 400)


def test_what_the_fonts_lack_is_marked() -> None:
    assert plain("𠮷野䶮·艾力") == "〓野䶮·艾力"


def test_too_much_text_ends_in_an_ellipsis() -> None:
    found = wrapped("长" * 100, 100, 20, 2)
    assert len(found) == 2 and found[1].endswith("…")
    found, size = fitting("长" * 100, 200, (40, 20), 2)
    assert size == 20 and found[-1].endswith("…")
    assert fitting("一二三四五六", 80, (20,), 2) == (["一二三", "四五六"], 20)


def shares(of: Catalogue) -> dict[str, Share | None]:
    return {page.uri: page.head.share for page in all_pages(of)}


def test_who_has_a_portrait_has_a_card_and_others_share_their_districts() -> None:
    found = shares(catalogue())
    home = found["districts/zichuan/"]
    own = found["deputies/zichuan-0001/"]
    assert own and home and own != home and "王" in own.alt
    assert found["deputies/zichuan-0002/"] == home
    assert found["deputies/"] is None


def test_a_city_without_pictures_has_one_card_for_each_district_and_its_own() -> None:
    bare = catalogue()
    bare = replace(bare, site=replace(bare.site, pictures={}))
    assert len(all_cards(bare)) == len(bare.site.city.districts) + 1


def test_every_card_on_a_page_is_drawn_and_no_other() -> None:
    of = catalogue()
    used = {one.uri for one in shares(of).values() if one} | {sharing.of_site(of).share.uri}
    assert {one.share.uri for one in all_cards(of)} == used


def test_only_released_pictures_are_on_cards() -> None:
    from deputy_showcase.outputs.pictures import wanted

    of = catalogue()
    drawn = {one.uri for one in wanted(of)}
    assert {one.uri for each in all_cards(of) for one in each.pictures if one.uri} <= drawn


def test_a_changed_card_has_another_address() -> None:
    assert card().share.uri != card(title="王建").share.uri
    assert re.fullmatch(r"cards/[0-9a-f]{16}\.jpg", card().share.uri)


def test_unchanged_cards_are_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/a.webp").write_bytes(photo())
    wanted = [card(), week(2)]

    def read(uri: str) -> bytes:
        return (tmp_path / uri).read_bytes()

    drawn = [card_files(one, read, tmp_path / "cache") for one in wanted]
    assert drawn == [card_files(one, read, None) for one in wanted]
    monkeypatch.setattr("deputy_showcase.outputs.cards.designs.large", None)
    monkeypatch.setattr("deputy_showcase.outputs.cards.designs.square", None)
    (tmp_path / "pictures/a.webp").unlink()
    assert [card_files(one, read, tmp_path / "cache") for one in wanted] == drawn


def test_the_head_says_what_the_card_is() -> None:
    page = PageSpec("deputies/a/", "profile.html", "王建国", {})
    head = head_html(page, "../../", "https://a.example/", SHARE)
    for part in (
        'property="og:image" content="https://a.example/cards/a.jpg"',
        'property="og:image:width" content="1200"',
        'property="og:image:height" content="630"',
        'property="og:image:alt" content="名&#34;字&lt;"',
        'name="twitter:card" content="summary_large_image"',
        'property="og:type" content="profile"',
    ):
        assert part in head
    assert "og:" not in head_html(page, "../../", "", SHARE)


def test_the_first_picture_is_for_nobody_but_wechat() -> None:
    html = first_html(SHARE, "../../")
    assert 'src="../../cards/a-square.jpg"' in html and 'alt=""' in html
    assert " hidden" in html and 'loading="lazy"' in html
    assert first_html(None, "") == ""
