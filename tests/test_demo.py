"""The synthetic city: complete, consistent, the same every time; and its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from PIL import Image

from deputy_showcase.demo import looks
from deputy_showcase.demo.city import write_city
from deputy_showcase.demo.grammar import Writer, missing_rules, parse_rules
from deputy_showcase.demo.portraits import draw_portrait
from deputy_showcase.demo.prose import rules_of
from deputy_showcase.demo.roster import THEMES, Era, draw_roster
from deputy_showcase.demo.rota import draw_rota
from deputy_showcase.demo.sample import draw_sample_pictures
from deputy_showcase.demo.scenes import KINDS, draw_scene
from deputy_showcase.demo.write_yaml import dump
from deputy_showcase.model import Week

DEPUTIES, WEEKS, UNTIL = 150, 8, "2026-W47"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLUGINS = Path(__file__).parents[1] / "plugins"


def write(out: Path, **changes: Any) -> Path:
    arguments = {"deputies": DEPUTIES, "weeks": WEEKS, "seed": 7, "until": UNTIL, **changes}
    write_city(out, **arguments)
    return out


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("demo") / "content")


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)


def records(city: Path, folder: str) -> dict[str, Any]:
    return {path.stem: read(path) for path in sorted((city / folder).glob("*.yaml"))}


def articles(city: Path) -> Iterator[tuple[Any, str]]:
    for path in sorted((city / "columns").rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        yield yaml.load(front, LOADER), body


def ledger(city: Path) -> dict[str, Any]:
    weeks: dict[str, Any] = {}
    for path in sorted((city / "schedule").glob("*.yaml")):
        weeks |= read(path)
    return weeks


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(p.relative_to(folder)): sha256(p.read_bytes()).hexdigest() for p in files}


def test_counts(city: Path) -> None:
    weeks = ledger(city)
    assert len(records(city, "deputies")) == DEPUTIES
    assert len(list(articles(city))) == 9 * WEEKS
    assert [len(slots) for slots in weeks.values()] == [9] * (WEEKS + 4)
    assert min(weeks) == "2026-W40" and max(weeks) == "2026-W51"
    assert Counter(one["level"] for one in read(city / "media.yaml")) == {"city": 7, "district": 41}


def test_ids_are_file_names(city: Path) -> None:
    for folder in ("deputies", "stations", "receptions", "projects"):
        found = records(city, folder)
        assert found
        assert all(values["id"] == name for name, values in found.items())


def test_references_resolve(city: Path) -> None:
    deputies, stations = records(city, "deputies"), records(city, "stations")
    projects, receptions = records(city, "projects"), records(city, "receptions")
    base = read(city / "city.yaml")
    groups = {one["id"] for one in base["groups"]}
    districts = {one["id"] for one in base["districts"]}
    for one in deputies.values():
        assert {seat["district"] for seat in one["memberships"]} <= districts
        assert set(one["groups"]) <= groups
        assert set(one.get("links", {}).get("deputies", [])) <= set(deputies) - {one["id"]}
        for activity in one["activities"]:
            assert activity.get("station", one.get("station")) == one.get("station")
            assert activity.get("project") in {None, *projects}
    members = defaultdict(list)
    for name, one in deputies.items():
        members[one.get("station")].append(name)
    assert all(one["deputies"] == members[name] for name, one in stations.items())
    assert all(set(one["deputies"]) <= set(deputies) for one in receptions.values())
    assert all(one["station"] in stations for one in receptions.values())
    assert all(one["supervisor"] in deputies for one in projects.values())


def test_articles_refer_to_members_outlets_and_programmes(city: Path) -> None:
    deputies, slots = records(city, "deputies"), ledger(city)
    outlets = {one["id"] for one in read(city / "media.yaml")}
    items = {item for one in read(city / "programmes.yaml") for item in one["items"]}
    for front, _ in articles(city):
        week = Week.parse(front["week"])
        seats = deputies[front["deputy"]]["memberships"]
        assert any(
            seat["district"] == front["district"]
            and seat["start_date"] <= week.monday
            and seat.get("end_date", week.sunday) >= week.sunday
            for seat in seats
        )
        assert slots[front["week"]][front["district"]]["deputy"] == front["deputy"]
        assert {one["outlet"] for one in front["carried_by"]} <= outlets
        assert set(front["programmes"]) <= items
        assert len({one["by"] for one in front["review"]}) == 3


def test_nobody_twice_in_a_week(city: Path) -> None:
    for slots in ledger(city).values():
        featured = [slot["deputy"] for slot in slots.values()]
        assert len(set(featured)) == len(featured)


def test_nobody_again_within_a_year_in_a_large_city() -> None:
    until = Week.parse(UNTIL)
    people = draw_roster(Random(1), 2000, Era(until.plus(-259), until))
    last: dict[str, Week] = {}
    for feature in draw_rota(Random(1), people, until, 260):
        before = last.get(feature.person.id)
        # Before the term of 2022 began only a few served who are in the roster at all.
        if before and before >= Week(2022, 8):
            assert feature.week.minus(before) >= 52
        last[feature.person.id] = feature.week


def test_announced_deputies_lack_nothing_but_the_picture(city: Path) -> None:
    deputies = records(city, "deputies")
    for slots in list(ledger(city).values())[-4:]:
        for slot in slots.values():
            assert slot["state"] == "announced"
            one = deputies[slot["deputy"]]
            assert one["pledges"] and one["summary"] and one["photo"]["consent_on"]
            assert "showcase" not in one
            assert (Week.parse(UNTIL).monday - one["verified_on"]).days < 365


def test_everything_is_marked_as_a_sample(city: Path) -> None:
    for one in records(city, "deputies").values():
        assert one["position"].endswith("（示例）")
        assert one["extras"]["sample"] is True
        assert len(one["summary"]) <= 80
    assert all(front["extras"]["sample"] is True for front, _ in articles(city))


def test_articles_are_long_and_differ(city: Path) -> None:
    lengths = [len(body) for _, body in articles(city)]
    assert 1000 < sum(lengths) / len(lengths) < 1250
    paragraphs = Counter(
        part for _, body in articles(city) for part in body.split("\n\n") if len(part) > 60
    )
    assert max(paragraphs.values()) == 1


def test_house_wording_is_kept(city: Path) -> None:
    wrong = list(read(city / "proofreading.yaml"))
    text = "".join(path.read_text(encoding="utf-8") for path in (city / "columns").rglob("*.md"))
    assert [word for word in wrong if word in text] == []
    assert "{" not in "".join(body for _, body in articles(city))


def test_same_arguments_same_bytes_whatever_the_hash_seed(city: Path, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from deputy_showcase.demo.city import write_city;"
        f"write_city(pathlib.Path(sys.argv[1]), deputies={DEPUTIES}, weeks={WEEKS}, seed=7,"
        f" until='{UNTIL}')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "99", "PYTHONPATH": str(PLUGINS)}
    out = tmp_path / "again"
    subprocess.run([sys.executable, "-c", code, str(out)], check=True, env=environment)
    assert digest(out) == digest(city)


def test_another_seed_is_another_city(city: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other", seed=8)
    assert read(other / "deputies/zibo-0001.yaml") != read(city / "deputies/zibo-0001.yaml")


def test_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_fills_an_empty_folder_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "content"
    out.mkdir()
    write(out, deputies=9, weeks=1)
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_writes_nothing_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr("deputy_showcase.demo.city.columns.column_text", broken)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path / "content", deputies=9, weeks=1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("wrong", [{"until": "2026-47"}, {"deputies": 0}, {"weeks": -1}])
def test_wrong_arguments_are_refused(tmp_path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        write(tmp_path / "content", **wrong)


@pytest.mark.parametrize(("until", "weeks"), [("2022-W08", 12), ("2027-W02", 6), ("2026-W53", 60)])
def test_every_slot_is_filled_around_a_change_of_term_and_a_long_year(
    tmp_path: Path, until: str, weeks: int
) -> None:
    out = write(tmp_path / "content", deputies=60, until=until, weeks=weeks)
    assert [len(slots) for slots in ledger(out).values()] == [9] * (weeks + 4)


def test_ids_and_names_stay_unique_in_a_huge_roster() -> None:
    until = Week.parse(UNTIL)
    people = draw_roster(Random(3), 20_000, Era(until, until))
    assert len({person.id for person in people}) == 20_000
    names = Counter(person.name.full for person in people)
    assert 0.5 < len(names) / len(people) < 0.97
    levels = Counter(person.memberships[0].level for person in people)
    assert abs(levels["city"] / 20_000 - 0.07) < 0.02
    assert abs(levels["district"] / 20_000 - 0.35) < 0.03
    towns = defaultdict(set)
    for person in people:
        if person.memberships[0].level == "town":
            towns[person.home.id].add(person.town.name)
    assert sum(map(len, towns.values())) > 80


@pytest.mark.parametrize("theme", THEMES)
def test_every_slot_of_the_grammar_is_known(theme: str) -> None:
    until = Week.parse(UNTIL)
    person = draw_roster(Random(1), 1, Era(until, until))[0]
    facts = [*person.facts(), "cong", "issue", "cause", "proposal", "firm"]
    assert missing_rules(rules_of(theme, "winter"), facts) == set()


def test_grammar_fills_facts_rules_and_numbers() -> None:
    rules = parse_rules("# words\n@greeting\n{name}说{word}{#3-3}遍\n@word\n好 好\n")
    assert Writer(Random(1), rules, {"name": "王建国"}).write("greeting") == "王建国说好3遍"


@pytest.mark.parametrize(
    "text",
    ["王建国", "no", "2026-11-16", "0533-0012", "a: b", "“好。”", "- x", "3户", "A # b", " x", ""],
)
def test_yaml_reads_back_as_written(text: str) -> None:
    values = {"a": {"b": text}, "c": [text, "乙"], "d": [{"e": [1, 2]}], "g": "一\n\n二\n"}
    read_back = yaml.safe_load(dump(values))
    assert read_back["c"] == [text, "乙"]
    assert read_back.get("a", {}).get("b", "") == text
    assert read_back["g"] == "一\n\n二\n"


def test_portraits_are_the_same_every_time() -> None:
    first, again = (draw_portrait("zibo-0001", gender="女", size=(150, 200)) for _ in range(2))
    assert first.size == (150, 200)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != draw_portrait("zibo-0002", gender="女", size=(150, 200)).tobytes()


@pytest.mark.parametrize(
    ("gender", "styles", "outfits"),
    [("男", looks.HAIR_MEN, looks.OUTFITS_MEN), ("女", looks.HAIR_WOMEN, looks.OUTFITS_WOMEN)],
)
def test_every_choice_comes_up(gender: str, styles: list[str], outfits: list[str]) -> None:
    drawn = [looks.draw_look(f"seed {place}", gender) for place in range(400)]
    assert {look.hair_style for look in drawn} == set(styles) and len(styles) >= 8
    assert {look.outfit for look in drawn} == set(outfits) and len(outfits) >= 5
    assert {look.face for look in drawn} == set(looks.FACES)
    assert {look.eyes for look in drawn} == set(looks.EYES)
    assert {look.mouth for look in drawn} == set(looks.MOUTHS)


@pytest.mark.parametrize("kind", KINDS)
def test_scenes_are_the_same_every_time(kind: str) -> None:
    first, again = (draw_scene(kind, "a", size=(160, 100)) for _ in range(2))
    assert first.size == (160, 100)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != draw_scene(kind, "b", size=(160, 100)).tobytes()


def test_an_unknown_scene_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"castle.*river"):
        draw_scene("castle", "a")


def test_sample_pictures_are_drawn_once_small_and_without_metadata(tmp_path: Path) -> None:
    (tmp_path / "deputies").mkdir()
    (tmp_path / "deputies/a-1.yaml").write_text("id: a-1\ngender: 女\nphoto: {alt: 甲}\n", "utf-8")
    (tmp_path / "deputies/a-2.yaml").write_text("id: a-2\ngender: 男\n", "utf-8")
    (tmp_path / "columns/2026").mkdir(parents=True)
    front = "---\ntitle: 题\ncover: images/x.jpg\nextras: {scene: kiln}\n---\n\n正文\n"
    (tmp_path / "columns/2026/x.md").write_text(front, "utf-8")
    assert draw_sample_pictures(tmp_path) == 2
    assert draw_sample_pictures(tmp_path) == 0
    portrait, cover = tmp_path / "deputies/a-1.jpg", tmp_path / "columns/2026/images/x.jpg"
    assert portrait.stat().st_size < 60_000 and cover.stat().st_size < 120_000
    with Image.open(portrait) as one, Image.open(cover) as other:
        assert one.size == (600, 800) and other.size == (1280, 800)
        assert not one.getexif() and not other.getexif()


def test_a_city_with_photos_has_every_picture_it_names(tmp_path: Path) -> None:
    out = write(tmp_path / "content", deputies=9, weeks=1, photos=True)
    for name in records(out, "deputies"):
        assert (out / f"deputies/{name}.jpg").is_file()
    for path in (out / "columns").rglob("*.md"):
        front = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        assert (path.parent / front["cover"]).is_file()
