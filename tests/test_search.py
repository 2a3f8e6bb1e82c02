"""The search index as bytes, read by a small reader of its own, against a plain scan."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from math import log2
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deputy_showcase.model import Column, Pledge, Week
from deputy_showcase.outputs.search import documents, folding, huffman, search_files, segments
from deputy_showcase.outputs.search.bits import gamma, packed, rice
from deputy_showcase.outputs.search.blocks import Block
from deputy_showcase.outputs.search.coded import Coded
from deputy_showcase.outputs.search.directory import counted
from deputy_showcase.outputs.search.folding import folded_text
from deputy_showcase.outputs.search.grams import paired
from deputy_showcase.outputs.search.kept import Kept
from deputy_showcase.outputs.search.manifest import kind
from deputy_showcase.outputs.search.pairs import HIGH, HOMES, common, gathered, homes, mixed, owners
from deputy_showcase.pages.catalogue import Catalogue
from deputy_showcase.pinyin import initial, reading, readings
from outputs_sample import COLUMNS, CURRENT, HOSTILE, PEOPLE, WANG, catalogue, column, hostile
from programme_sample import programme
from search_reader import Reader, ids_in


def index(of: Catalogue) -> Reader:
    return Reader({file.path: file.data for file in search_files(of)})


Scan = Callable[[str], list[tuple[int, int]]]


def scanner(of: Catalogue) -> Scan:
    """Gives collection and document of everything that holds a text, by plain comparison."""
    texts = [
        ((number, place), [folded_text(line) for _, line in documents.lines(lines)])
        for number, one in enumerate(documents.collections(of))
        for place, lines in enumerate(one.documents)
    ]
    return lambda text: [place for place, lines in texts if any(text in line for line in lines)]


def scan(of: Catalogue, text: str) -> list[tuple[int, int]]:
    return scanner(of)(text)


# ------------------------------------------------------------------ folding


def test_width_case_dots_and_traditional_characters_do_not_matter() -> None:
    assert folded_text("淄川區人民代表大會") == "淄川区人民代表大会"
    assert folded_text("ＡＢＣ１２３") == "abc123"
    assert {folded_text(f"阿依古丽{dot}买买提") for dot in "·•・‧∙⋅･"} == {"阿依古丽·买买提"}
    assert folded_text("唐\u200b加\u202e福\ufeff") == "唐加福"


def test_characters_of_simplified_texts_stay() -> None:
    assert folded_text("乾隆著藉") == "乾隆著藉"


def test_a_space_between_chinese_and_a_number_or_a_latin_word_does_not_matter() -> None:
    assert folded_text("修路 2 公里，GDP 增长 6 %") == "修路2公里,gdp增长6 %"
    assert folded_text("张三 李四 的 QR code") == "张三 李四 的qr code"
    assert folded_text("２\u3000公里") == "2公里"
    assert folded_text("满意 \u200b 5 分，x \u200b y") == "满意5分,x y"
    assert (
        folding.folded(["路 ", " 2", "公 2 ", "里"]).tobytes().decode("utf-16-le").split("\n")[2]
        == "公2 "
    )


# ------------------------------------------------------------------ numbers


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**20), min_size=1, max_size=50), st.integers(0, 12))
def test_numbers_come_back_out_of_their_bits(values: list[int], k: int) -> None:
    numbers = np.array(values, dtype=np.int64) >> k
    for symbols, read in (
        (gamma(numbers), Reader.gamma),
        (rice(numbers, np.full(len(numbers), 3)), lambda bits: Reader.rice(bits, 3)),
    ):
        ends = np.cumsum(symbols.lengths)
        data = packed(symbols, ends - symbols.lengths, int(ends[-1] + 7) // 8)
        bits = Reader.bits(data)
        assert [read(bits) for _ in values] == numbers.tolist()


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**32 - 1), min_size=2, max_size=9, unique=True))
def test_pairs_keep_numbers_of_their_own(pairs: list[int]) -> None:
    for numbering in (mixed, gathered):
        assert len(set(numbering(np.array(pairs, dtype=np.uint32)).tolist())) == len(pairs)


def test_pairs_are_gathered_by_their_rarer_character() -> None:
    assert common()[:3] == " ,。" and len(set(common())) == len(common()) == 801
    pairs = [(ord(one) << 16) | ord(other) for one, other in ("的鑫", "鑫的", "鑫在", "的在")]
    places = (gathered(np.array(pairs, dtype=np.uint32)) >> np.uint64(HIGH)).tolist()
    assert places[0] == places[1] == places[2] != places[3]
    assert [owners()[place] for place in places[2:]] == [ord("鑫"), ord("在")]


def test_every_character_lives_in_one_of_the_homes() -> None:
    every = np.arange(0xFFFF, dtype=np.uint32)
    places = (gathered((every << np.uint32(16)) | every) >> np.uint64(HIGH)).astype(np.int64)
    assert len(set(places.tolist())) == len(every)
    assert len(homes()) == len(common()) and set(places >> 9) == set(homes()) == set(range(HOMES))
    assert (owners()[places] == every).all()


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(1, 10**4), min_size=1, max_size=30), min_size=1, max_size=4))
def test_codes_are_prefix_free_and_short(alphabets: list[list[int]]) -> None:
    firsts = np.cumsum([0, *map(len, alphabets)])[:-1]
    lengths, codes = huffman.codes(np.concatenate(alphabets), firsts)
    for counts, first in zip(alphabets, firsts.tolist(), strict=True):
        own = slice(first, first + len(counts))
        written = [
            f"{code:0{n}b}" if n else "" for code, n in zip(codes[own], lengths[own], strict=True)
        ]
        assert not any(two.startswith(one) for one, two in permutations(written, 2))
        assert sum(2.0**-n for n in lengths[own]) == 1
        bits = sum(n * count for n, count in zip(lengths[own], counts, strict=True))
        entropy = -sum(count * log2(count / sum(counts)) for count in counts)
        assert entropy - 1e-6 <= bits <= entropy + sum(counts)


def test_no_code_is_longer_than_a_reader_can_take() -> None:
    counts = [1, 1]
    while len(counts) < 60:
        counts.append(sum(counts[-2:]))
    lengths, _ = huffman.codes(np.array(counts), np.zeros(1, dtype=np.int64))
    assert max(lengths) <= huffman.LONGEST and sum(2.0**-n for n in lengths) == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), unique=True))
def test_two_counts_are_one_number(both: list[tuple[int, int]]) -> None:
    one, other = np.array(both, dtype=np.int64).reshape(-1, 2).T
    assert len(set(paired(one, other).tolist())) == len(both)


# ------------------------------------------------------------------ what is found


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_every_substring_is_found_exactly(seed: int) -> None:
    draw = random.Random(seed)
    alphabet = draw.choice(["甲乙", "代表人大，。", "aA1Ａ１é", "的了·•・", "公里 2k", "ab 1"])
    text = "".join(draw.choice(alphabet) for _ in range(draw.randint(2, 60)))
    others = [
        column(Week(2026, 1 + n), "boshan", f"题目{n}", body=_shuffled(draw, text))
        for n in range(4)
    ]
    people = (replace(WANG, biography=_shuffled(draw, text), pledges=(Pledge("p1", text),)),)
    given_ = catalogue((*people, *PEOPLE[1:]), (*COLUMNS, *others))
    reader, scan = index(given_), scanner(given_)
    for _ in range(20):
        start = draw.randint(0, max(0, len(text) - 2))
        query = folded_text(text[start : start + draw.randint(2, 8)])
        if len(query.strip()) >= 2 and "  " not in query:
            query = query.strip()
            assert reader.find(query) == scan(query), query


def _shuffled(draw: random.Random, text: str) -> str:
    characters = list(text)
    draw.shuffle(characters)
    return "".join(characters)


def test_a_phrase_never_spans_two_lines_and_spans_spaces_only_as_they_stand() -> None:
    body = "前面一段\n\n后面一段 再一句"
    given_ = catalogue(columns=(column(Week(2026, 1), "boshan", "题", body=body),))
    reader = index(given_)
    assert reader.find("前面一段") and reader.find("后面一段")
    assert not reader.find("段后") and not reader.find("段再") and not reader.find("段 后")
    assert reader.find("段 再一")


def test_names_with_a_dot_are_found_without_it() -> None:
    article = column(Week(2026, 1), "boshan", "题", body="代表阿依古丽·买买提说")
    reader = index(catalogue(columns=(article,)))
    boshan = 2
    assert (2, boshan) in reader.find("阿依古丽买买提")
    assert (2, boshan) in reader.find("阿依古丽·买买提")


def test_pledges_activities_stations_and_days_are_found() -> None:
    given_ = catalogue()
    reader = index(given_)
    wang = [one.id for one in documents.deputies(given_)].index(WANG.id)
    assert (0, wang) in reader.find("加装电梯") and (0, wang) in reader.find("已装三部")
    assert (1, 0) in reader.find("早码头") or (1, 1) in reader.find("早码头")
    assert reader.find("2026-11-16"), "the page shows it so; other ways to write it are asked for"


def test_nothing_private_is_in_any_file() -> None:
    files = list(search_files(catalogue()))
    reader = Reader({file.path: file.data for file in files})
    assert not reader.find("家住") and not reader.find("某栋")
    assert not any("家住某栋楼".encode() in file.data for file in files)
    held = catalogue(people=(replace(PEOPLE[1], summary=""), *PEOPLE[2:]))
    assert not any(WANG.name.encode() in file.data for file in search_files(held))


def test_more_equal_characters_than_are_counted_hide_nothing_else() -> None:
    body = "…" * 25000 + "终点、起点终于到了"
    given_ = catalogue(columns=[column(Week(2026, 40), "boshan", "题", body=body)])
    reader = index(given_)
    for text in ("终点", "起点终于到了", "..", "点、起"):
        assert reader.find(folded_text(text)) == scan(given_, folded_text(text)) != [], text


def test_hostile_texts_are_indexed_as_texts() -> None:
    given_ = hostile()
    reader = index(given_)
    assert reader.find(folded_text("<script>")) == scan(given_, "<script>") != []
    assert HOSTILE.strip()[:8] == "<script>"


# ------------------------------------------------------------------ the files


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[a-b]{0,1}-?[089]{0,3}", fullmatch=True).filter(bool)))
def test_ids_that_count_on_are_only_counted(ids: list[str]) -> None:
    assert ids_in(" ".join(counted(ids))) == ids or not ids
    assert counted(["a-09", "a-10", "a-11", "a-13", "b"]) == ["a-09+2", "a-13", "b"]


def test_the_same_content_makes_the_same_bytes() -> None:
    one = {file.path: file.data for file in search_files(catalogue())}
    other = {file.path: file.data for file in search_files(catalogue(shuffle=7))}
    assert one == other


def paragraphs(count: int) -> list[str]:
    return [f"第{n}段，{'上下左右东西南北'[n % 8] * 3}，说的是别的事情{n}。" for n in range(count)]


@pytest.mark.parametrize("place", [0, 5, 11])
@pytest.mark.parametrize("before", [True, False])
def test_an_edit_touches_what_is_told_of_its_own_characters(place: int, before: bool) -> None:
    said, added = paragraphs(12), "补了一句。"
    first = column(Week(2026, 10), "boshan", "题", body="\n\n".join(said))
    said[place] = added + said[place] if before else said[place] + added
    second = column(Week(2026, 10), "boshan", "题", body="\n\n".join(said))
    one, other = (index(catalogue(columns=(*COLUMNS, each))).told() for each in (first, second))
    changed = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    assert {folder for folder, _ in changed} == {"t"}
    assert {character for _, character in changed} <= set(folded_text("".join(said)))


def test_an_edit_of_an_article_leaves_the_files_of_people() -> None:
    edited = column(Week(2026, 47), "boshan", "别的题目", body="完全不同的正文")
    one, other = (
        {file.path: file.data for file in search_files(catalogue(columns=columns))}
        for columns in (COLUMNS, (*COLUMNS[:-1], edited))
    )
    changed = {path for path in one if one[path] != other.get(path)}
    assert changed and not any(path.startswith("search/g/") for path in changed)


def test_only_what_an_edit_changes_gets_another_version() -> None:
    given_ = grown(random.Random(4), 59)
    columns = sorted(given_.site.columns, key=lambda one: one.week)

    def versions(columns: Sequence[Column]) -> dict[str, str]:
        of = replace(given_, site=replace(given_.site, columns=tuple(columns)))
        files = {file.path: file.data for file in search_files(of)}
        found: dict[str, str] = json.loads(files["search/manifest.json"])["versions"]
        assert found.keys() == {kind(path) for path in files} - {"manifest"}
        return found

    before = versions(columns)
    after = versions([replace(columns[0], body="别的正文"), *columns[1:]])
    assert {name for name in before if before[name] != after[name]} == {"t"}


@pytest.mark.parametrize("week", [Week(2026, 48), Week(2026, 10), CURRENT, Week(2025, 2)])
def test_an_article_that_comes_moves_no_number(week: Week) -> None:
    before = (*COLUMNS, column(Week(2025, 9), "boshan", "先前一篇", body="说水库"))
    added = column(week, "zibo", "新的一篇", body="新的内容")
    one, other = catalogue(columns=before), catalogue(columns=(*before, added))
    for query in ("营商环境", "电梯", "水库"):
        assert index(other).find(query) == index(one).find(query) != []


def test_an_article_that_goes_rewrites_few_files() -> None:
    given_ = grown(random.Random(4), 59)
    columns = sorted(given_.site.columns, key=lambda one: one.week)
    after = replace(given_, site=replace(given_.site, columns=(*columns[:20], *columns[21:])))
    one, other = ({file.path: file.data for file in search_files(of)} for of in (given_, after))
    gone = [path for path in one if path not in other]
    cards = [path for path in one if path.startswith("search/c/") and path in other]
    assert len([path for path in gone if path.startswith("search/c/")]) == 1
    assert all(one[path] == other[path] for path in cards)


def test_somebody_who_comes_leaves_the_cards_of_others() -> None:
    first = replace(PEOPLE[1], id="boshan-0000", name="先来")
    one, other = (
        {file.path: file.data for file in search_files(catalogue(people=people))}
        for people in (PEOPLE, (*PEOPLE, first))
    )
    cards = {path for path in {*one, *other} if path.startswith("search/c/")}
    assert {path for path in cards if one.get(path) != other.get(path)} == {
        "search/c/people-boshan-0000.json"
    }


def test_a_mistaken_year_makes_no_large_index() -> None:
    old = column(Week(1026, 47), "boshan", "一千年前", body="很久以前的水库")
    given_ = catalogue(columns=(*COLUMNS, old))
    assert len(documents.columns(given_)) <= 3 * (documents.LONGEST_GAP + 1) * 3
    assert index(given_).find("水库") == scan(given_, "水库")
    assert index(given_).find("很久") == scan(given_, "很久") != []


def test_no_file_is_empty_and_each_is_told_of() -> None:
    given_ = catalogue()
    assert all(file.data for file in search_files(given_))
    index(given_).told()


def test_an_empty_city_has_an_index_too() -> None:
    reader = index(catalogue(people=(), columns=()))
    assert reader.find("不存在的话") == []


# ------------------------------------------------------------------ what is kept


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**9), st.booleans())
def test_what_is_kept_changes_no_byte(tmp_path: Path, seed: int, damaged: bool) -> None:
    draw, cache = random.Random(seed), tmp_path / str(seed)
    given_ = grown(draw, draw.choice((0, 40)))
    for _ in range(5):
        given_ = _edited(given_, draw)
        assert list(search_files(given_, cache)) == list(search_files(given_))
        if damaged:
            _damage(cache, draw)
    shutil.rmtree(cache, ignore_errors=True)


def grown(draw: random.Random, count: int = 40) -> Catalogue:
    """With so many more articles; the pairs of 40 stand in several files."""
    others = [
        column(Week(2027, 1).plus(n), "boshan", _words(draw, 9), body=_words(draw, 300))
        for n in range(count)
    ]
    return catalogue(columns=(*COLUMNS, *others))


def _words(draw: random.Random, most: int) -> str:
    often = draw.choices("的一是代表人民，。镇村\n>#", k=draw.randint(0, most))
    seldom = [chr(draw.randrange(0x4E00, 0x4F80)) for _ in range(draw.randint(0, most))]
    return "".join(draw.sample(often + seldom, len(often + seldom)))


def _edited(given_: Catalogue, draw: random.Random) -> Catalogue:
    """With some articles rewritten, at times one more or one fewer, at times somebody's profile changed."""
    columns = sorted(given_.site.columns, key=lambda one: one.week)
    for _ in range(draw.choice((0, 1, 1, 2))):
        place = draw.randrange(len(columns))
        long = draw.choice((1, 1, 1, 400)) * _words(draw, 40)
        body = draw.choice((columns[place].body, "")) + long
        columns[place] = replace(columns[place], body=body)
    if len(columns) > 2 and draw.random() < 0.3:
        columns.pop(draw.choice((-1, -1, draw.randrange(len(columns)))))
    if draw.random() < 0.3:
        columns.append(replace(columns[-1], week=columns[-1].week.plus(1), body=_words(draw, 90)))
    people = given_.site.deputies
    if draw.random() < 0.3:
        one = people[draw.choice(sorted(people))]
        pledges = tuple(Pledge(f"p{n}", _words(draw, 9)) for n in range(draw.choice((0, 1, 9))))
        people = {**people, one.id: replace(one, summary=_words(draw, 30), pledges=pledges)}
    return replace(given_, site=replace(given_.site, columns=tuple(columns), deputies=people))


def _damage(cache: Path, draw: random.Random) -> None:
    """Cut, spoil or remove some of what is kept."""
    for path in sorted(one for one in cache.rglob("*") if one.is_file()):
        kind, data = draw.randrange(6), path.read_bytes()
        if kind == 0:
            path.write_bytes(data[: draw.randrange(len(data) + 1)])
        elif kind == 1 and data:
            place = draw.randrange(len(data))
            path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        elif kind == 2:
            path.unlink()


@pytest.fixture
def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names the segments that were made without those before, as they are."""
    names: list[str] = []
    anew = segments._anew

    def told(parts: Sequence[Block], segment: segments.Segment, kept: Kept) -> Coded:
        names.append(segment.name)
        return anew(parts, segment, kept)

    monkeypatch.setattr(segments, "_anew", told)
    return names


def rewritten(given_: Catalogue, place: int, body: str) -> Catalogue:
    columns = list(given_.site.columns)
    columns[place] = replace(columns[place], body=body)
    return replace(given_, site=replace(given_.site, columns=tuple(columns)))


def _touched(body: str) -> str:
    """With one other character, and as long."""
    often = set("的一是代表人民，。镇村\n>#")
    place = next(n for n, one in enumerate(body) if n > 9 and one not in often)
    return f"{body[:place]}鑫{body[place + 1 :]}"


def test_an_edit_makes_no_segment_anew(tmp_path: Path, made_anew: list[str]) -> None:
    given_ = grown(random.Random(2), 60)
    list(search_files(given_, tmp_path))
    assert made_anew == ["g", "t"]
    for place in (5, 9, 5, 30):
        given_ = rewritten(given_, place, _touched(given_.site.columns[place].body))
        found = list(search_files(given_, tmp_path))
        assert made_anew == ["g", "t"]
        assert found == list(search_files(given_))
        del made_anew[2:]
    assert (tmp_path / "articles" / "t.later").is_file()


@pytest.mark.parametrize("name", ["t.base", "t.later", "t"])
@pytest.mark.parametrize("harm", ["cut", "changed", "gone", "another's"])
def test_damage_is_seen(tmp_path: Path, made_anew: list[str], name: str, harm: str) -> None:
    given_, path = grown(random.Random(2), 60), tmp_path / "articles" / name
    list(search_files(given_, tmp_path))
    given_ = rewritten(given_, 5, _touched(given_.site.columns[5].body))
    list(search_files(given_, tmp_path))
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    elif harm == "another's":
        list(search_files(grown(random.Random(12), 60), tmp_path / "other"))
        path.write_bytes((tmp_path / "other" / "articles" / "t.base").read_bytes())
        shutil.rmtree(tmp_path / "other")
    else:
        path.write_bytes(data[: len(data) // 20] if harm == "cut" else bytes(len(data)))
    del made_anew[:]
    given_ = rewritten(given_, 5, "全都不一样了" + given_.site.columns[7].body)
    found = list(search_files(given_, tmp_path))
    assert made_anew == ["t"]
    assert found == list(search_files(given_))


def test_what_other_versions_kept_is_not_used(tmp_path: Path, made_anew: list[str]) -> None:
    given_ = grown(random.Random(2), 60)
    list(search_files(given_, tmp_path))
    wanted = list(search_files(given_))
    for path in [one for one in tmp_path.rglob("*") if one.is_file()]:
        Kept(path.parent).put(
            path.name, [b"another form, whole as it was written", path.read_bytes()]
        )
    del made_anew[:]
    assert list(search_files(given_, tmp_path)) == wanted
    assert made_anew == ["g", "t"]
    given_ = rewritten(given_, 5, "别的")
    assert list(search_files(given_, tmp_path)) == list(search_files(given_))
    assert made_anew[2:] == ["t", "g", "t"]


def test_very_long_texts_may_be_edited(tmp_path: Path, made_anew: list[str]) -> None:
    given_ = grown(random.Random(2), 60)
    list(search_files(given_, tmp_path))
    for body, anew in (("代表" * 400, ["t"]), ("代表" * 401, []), ("代" * 900, []), ("短", [])):
        del made_anew[:]
        given_ = rewritten(given_, 5, body)
        found = list(search_files(given_, tmp_path))
        assert made_anew == anew
        assert found == list(search_files(given_))


def test_nothing_of_it_is_loaded_before_it_is_made() -> None:
    asked = "import sys, deputy_showcase.pipeline; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_only_what_is_of_use_is_kept(tmp_path: Path) -> None:
    list(search_files(catalogue(), tmp_path))
    before = set(tmp_path.rglob("*"))
    (tmp_path / "articles" / "old").write_bytes(b"?")
    list(search_files(catalogue(), tmp_path))
    assert set(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    given_ = catalogue()
    assert list(search_files(given_, tmp_path / "file")) == list(search_files(given_))


# ------------------------------------------------------------------ readings


def test_readings_of_names() -> None:
    wanted = {
        "单": "shan",
        "仇": "qiu",
        "解": "xie",
        "区": "ou",
        "查": "zha",
        "尉": "yu",
        "吕": "lv",
    }
    for character, text in wanted.items():
        assert text in reading(character), character
    assert "lu" in reading("吕") and "zhong" in reading("重") and "chong" in reading("重")
    assert readings("王a吕") == {"王": "wang/yu", "吕": "lv lu lyu"}


def test_initials_of_surnames() -> None:
    named = {
        "单雄": "S",
        "尉迟恭": "Y",
        "万里": "W",
        "万俟明": "M",
        "吕品": "L",
        "Ａ": "A",
        "·": "#",
        "": "#",
    }
    assert {name: initial(folded_text(name).upper() or "") for name in named} == named


def test_days_are_indexed_as_pages_write_them() -> None:
    given_ = programme()
    reader = index(given_)
    assert reader.find("2026年11月25日") == scan(given_, "2026年11月25日") != []
    assert reader.find("2026-11-16") == scan(given_, "2026-11-16") != []
    assert reader.find("2026年11月16日") == [], "an article's page shows its day with hyphens"


def test_a_reception_is_found_by_where_it_is() -> None:
    given_ = programme()
    number = [one.id for one in documents.places(given_)].index("parks")
    station = given_.site.stations["zaomatou"]
    assert (1, number) in index(given_).find(folded_text(station.address))


def test_what_only_chooses_the_form_of_a_character_does_not_count() -> None:
    assert folded_text("葛\U000e0100飞 1\ufe0f号") == folded_text("葛飞 1号")


def test_a_long_run_without_signs_takes_no_time() -> None:
    document: documents.Document = ((None, False, ("字" * 40_000 + "。买买提·艾力",)),)
    started = time.perf_counter()
    assert (None, "买买提艾力") in list(documents.lines(document))
    assert time.perf_counter() - started < 1
