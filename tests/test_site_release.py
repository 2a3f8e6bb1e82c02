"""The release gate, from outside: what no file of a built site may hold."""

from __future__ import annotations

import gzip
import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from PIL import Image

from pdf_text import pdf_text
from site_project import (
    RELEASE,
    SECOND_BEFORE,
    SECOND_BEFORE_EPOCH,
    Project,
    differing,
    replace_in,
    tiny_project,
    tree,
)
from tiny import png

SCHEDULED, DRAFT = "columns/2026/W48/zichuan.md", "columns/2026/W48/boshan.md"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
#: Shorter pieces of a sentence say nothing.
LEAST = 8
_MARKDOWN = re.compile(r"!\[([^\]]*)\]\(\S+(?: \"([^\"]*)\")?\)|\[([^\]]*)\]\([^)]*\)|[*_`#>|]+")


# ------------------------------------------------------------------ what is secret


def front_and_body(content: Path, path: str) -> tuple[dict[str, object], str]:
    _, front, body = (content / path).read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def plain(text: str) -> str:
    """Text without anything a format may put in, leave out or write in another way."""
    return re.sub(r"[\s\\\"“”'‘’*_`#>|]+", "", text)


def sentences(content: Path, path: str) -> set[str]:
    """Title, summary, captions and every sentence of an article that no other file of the content has."""
    front, body = front_and_body(content, path)
    body = _MARKDOWN.sub(lambda found: "\n".join(one for one in found.groups() if one), body)
    texts = "\n".join([str(front["title"]), str(front["summary"]), body])
    found = {plain(one) for one in re.split(r"[。！？；：\n]", texts)}
    others = plain("".join(_texts(content, path)))
    kept = {one for one in found if len(one) >= LEAST and one not in others}
    return kept | {plain(str(front["title"]))}


def _texts(content: Path, but: str) -> Iterator[str]:
    for file in sorted(content.rglob("*")):
        if file.suffix in (".yaml", ".md") and file != content / but:
            yield file.read_text("utf-8")


def pictures(content: Path, path: str) -> list[Path]:
    front, body = front_and_body(content, path)
    names = {str(front["cover"]), *re.findall(r"!\[[^\]]*\]\((\S+)", body)}
    return [(content / path).parent / name for name in sorted(names)]


def digests(file: Path) -> list[bytes]:
    """How a file could be called after its bytes."""
    data = file.read_bytes()
    kinds = (hashlib.sha256, hashlib.sha1, hashlib.md5)
    return [kind(data).hexdigest()[:8].encode() for kind in kinds]


# ------------------------------------------------------------------ where it is looked for


def everything(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it is, and all that is packed in it."""
    yield path, data
    if data[:2] == b"\x1f\x8b":
        yield from everything(f"{path}!", gzip.decompress(data))
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from everything(f"{path}!{name}", packed.read(name))


def readable(data: bytes) -> str:
    """A file's words however they are written: entities, ``\\u`` escapes, folded lines, tags between."""
    text = data.decode("utf-8", "replace").replace("\r\n ", "").replace("\n ", "\n")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = html.unescape(html.unescape(text))
    return plain(re.sub(r"<[^<>]*>", "", text)) + plain(text)


def written_as(text: str) -> set[bytes]:
    """The ways in which a text may stand in a file, byte for byte."""
    forms = {text, html.escape(text), quote(text), json.dumps(text)[1:-1]}
    encoded = {form.encode() for form in forms}
    return encoded | {text.encode("utf-16-le"), text.encode("gb18030")}


@cache
def parts(site: Path) -> list[tuple[str, bytes, str]]:
    """Every file of a site and everything packed in one: name, bytes, and words if it has any."""
    return [
        (name, data, "" if name.endswith(PICTURES) else readable(data))
        for item in sorted(tree(site).items())
        for name, data in everything(*item)
    ]


def leaks(site: Path, secrets: set[str], markers: Iterable[bytes] = ()) -> list[str]:
    """Every secret text and every marker that some file of the site holds, with the file."""
    found = []
    needles = {form: one for one in secrets for form in written_as(one)}
    needles |= {marker: marker.decode() for marker in markers}
    for name, data, words in parts(site):
        found += [f"{name}: {one}" for form, one in needles.items() if form in data]
        found += [f"{name}: {one}" for one in secrets if one in words]
        found += [f"{name}: {one} in its name" for one in needles.values() if one in name]
    return found


def alike(site: Path, original: Path) -> list[str]:
    """Pictures of the site that show the same, whatever their size and format."""
    wanted = _thumbnail(original)
    return [name for name, small in _thumbnails(site) if _distance(wanted, small) < 3]


@cache
def _thumbnails(site: Path) -> list[tuple[str, bytes]]:
    """The smallest of each picture's sizes; the name ends in the width."""
    smallest: dict[str, Path] = {}
    for path in site.rglob("*"):
        if path.parent.name == "cards":
            continue
        stem, _, width = path.stem.rpartition("-")
        known = smallest.get(stem)
        if path.suffix in PICTURES and (
            known is None or int(width) < int(known.stem.rpartition("-")[2])
        ):
            smallest[stem] = path
    return [(path.name, _thumbnail(path)) for path in smallest.values()]


def _thumbnail(path: Path) -> bytes:
    with Image.open(path) as picture:
        return picture.convert("RGB").resize((16, 16), Image.Resampling.BOX).tobytes()


def _distance(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


# ------------------------------------------------------------------ the tests


def test_the_search_finds_what_is_there(after: Path, sample: Project) -> None:
    """The search itself is sound: at the release it finds nearly every sentence it looks for."""
    secrets = sentences(sample.content, SCHEDULED)
    assert len(secrets) > 20
    found = {line.partition(": ")[2] for line in leaks(after, secrets)}
    assert secrets - found == set()


@pytest.mark.parametrize("article", [SCHEDULED, DRAFT])
def test_nothing_of_it_one_second_before(article: str, before: Path, sample: Project) -> None:
    _nothing_of(article, before, sample)


def test_nothing_of_a_draft_at_the_release(after: Path, sample: Project) -> None:
    _nothing_of(DRAFT, after, sample)


def _nothing_of(article: str, site: Path, project: Project) -> None:
    files = pictures(project.content, article)
    district = Path(article).stem
    markers = {one for file in files for one in digests(file)}
    # With its folder: calendars of the schedule call the event of a week after week and district.
    markers |= {f"columns/2026-W48-{district}".encode(), f"columns\\/2026-W48-{district}".encode()}
    assert leaks(site, sentences(project.content, article), markers) == []
    assert not (site / "columns" / f"2026-W48-{district}").exists()
    contents = set(tree(site).values())
    for file in files:
        assert file.read_bytes() not in contents
        assert alike(site, file) == []


def shared_pictures(site: Path, page: str) -> set[str]:
    """What a page says stands for it where it is shared: the card, and the square for WeChat."""
    text = (site / page / "index.html").read_text("utf-8")
    names = set(re.findall(r"cards/[0-9a-f]{16}(?:-square)?\.jpg", text))
    assert len(names) == 2
    return names


def test_nothing_unreleased_has_a_card(before: Path, after: Path) -> None:
    for page in ("columns/2026-W48-zichuan", "weeks/2026-W48"):
        cards = shared_pictures(after, page)
        assert all((after / one).is_file() for one in cards)
    cards = shared_pictures(after, "columns/2026-W48-zichuan")
    assert not [one for one in cards if (before / one).exists()]


@pytest.mark.parametrize("name", ["before", "after"])
def test_every_card_belongs_to_a_page(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    used: set[str] = set()
    for page in site.rglob("index.html"):
        used |= shared_pictures(site, page.parent.relative_to(site).as_posix())
    assert used == {f"cards/{path.name}" for path in (site / "cards").iterdir()}


def test_at_the_release_the_article_and_its_picture_are_there(after: Path, sample: Project) -> None:
    page = (after / "columns/2026-W48-zichuan/index.html").read_text("utf-8")
    front, _ = front_and_body(sample.content, SCHEDULED)
    assert str(front["title"]) in page
    for file in pictures(sample.content, SCHEDULED):
        assert len(alike(after, file)) == 1
    for name in ("feeds/city.xml", "feeds/zichuan.json", "data/articles.json", "sitemap.xml"):
        assert "2026-W48-zichuan" in (after / name).read_text("utf-8")


def test_who_is_announced_is_public(before: Path) -> None:
    """Who, but not what: a coming week's names stand on the schedule."""
    assert "李佩珊" in (before / "schedule/index.html").read_text("utf-8")


def test_source_date_epoch_is_the_same_clock(sample: Project, before: Path, tmp_path: Path) -> None:
    site = sample.build(tmp_path / "site", SOURCE_DATE_EPOCH=SECOND_BEFORE_EPOCH)
    assert differing(tree(site), tree(before)) == []


def test_the_date_goes_before_source_date_epoch(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    site = project.build(
        tmp_path / "site", date="2026-11-16T08:59:59", SOURCE_DATE_EPOCH="1795395600"
    )
    assert leaks(site, {"口袋公园开到家门口"}, {b"columns/2026-W47-zichuan"}) == []


def test_later_than_the_release_if_the_article_says_so(tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    article = project.content / "columns/2026/W47/zichuan.md"
    replace_in(article, "published: 2026-11-16 09:00", "published: 2026-11-18 15:30")
    secrets = {"口袋公园开到家门口", "代表王建国推动建成三处口袋公园", "居民在口袋公园里下棋"}
    picture = project.content / "columns/2026/W47/images/park.png"
    picture.write_bytes(png(44, 33))
    early = project.build(tmp_path / "early", date="2026-11-18T15:29:59")
    assert leaks(early, secrets, {b"columns/2026-W47-zichuan", digests(picture)[0]}) == []
    late = project.build(tmp_path / "late", date="2026-11-18T15:30")
    assert (late / "columns/2026-W47-zichuan/index.html").is_file()


@pytest.mark.parametrize("status", ["草稿", "送审"])
def test_only_final_articles_however_old(status: str, tmp_path: Path) -> None:
    project = tiny_project(tmp_path / "project")
    replace_in(project.content / "columns/2026/W47/zichuan.md", "status: 定稿", f"status: {status}")
    site = project.build(tmp_path / "site", date="2027-06-01")
    assert leaks(site, {"口袋公园开到家门口"}, {b"columns/2026-W47-zichuan"}) == []


def test_files_of_the_content_are_never_copied(before: Path, sample: Project) -> None:
    """No YAML, no Markdown, no original picture: only what pages ask for."""
    site = tree(before)
    originals = {data for path, data in tree(sample.content).items()}
    assert [path for path, data in site.items() if data in originals] == []
    assert [path for path in site if path.endswith((".yaml", ".yml", ".md", ".py"))] == []


@pytest.fixture(scope="module")
def held(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str, str]:
    """The sample with one person on hold who is featured this week; and their id and name."""
    folder = tmp_path_factory.mktemp("held")
    project = sample.copy(folder / "project")
    id_ = "zichuan-0004"
    path = project.content / f"deputies/{id_}.yaml"
    name = str(yaml.safe_load(path.read_text("utf-8"))["name"])
    data = yaml.safe_load(path.read_text("utf-8"))
    data["showcase"] = {**data.get("showcase", {}), "hold": True}
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    _refer_everywhere(project.content, id_)
    return project, id_, name


def _refer_everywhere(content: Path, id_: str) -> None:
    """Every kind of file that may name a person by id does so."""
    for folder, key in (
        ("stations", "deputies"),
        ("receptions", "deputies"),
        ("projects", "supervisor"),
    ):
        path = min((content / folder).glob("*.yaml"))
        data = yaml.safe_load(path.read_text("utf-8"))
        data[key] = id_ if key == "supervisor" else [*data.get(key, []), id_]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    path = content / "deputies/zichuan-0001.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["links"] = {"deputies": [id_], "constituents": 8}
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.parametrize("date", [SECOND_BEFORE, RELEASE])
def test_no_byte_of_somebody_on_hold(
    held: tuple[Project, str, str], date: str, tmp_path: Path
) -> None:
    project, id_, name = held
    site = project.build(tmp_path / "site", date=date)
    portrait = next((project.content / "deputies").glob(f"{id_}.[jpw]*"))
    named_by_others = [
        text for text in _texts(project.content, f"deputies/{id_}.yaml") if name in text
    ]
    own = {
        one.read_text("utf-8")
        for one in (project.content / "columns").rglob("*.md")
        if id_ in one.read_text("utf-8")
    }
    assert set(named_by_others) <= own, "choose somebody whom no other text names"
    assert leaks(site, {name}, {id_.encode(), digests(portrait)[0]}) == []
    assert alike(site, portrait) == []
    assert [path.name for path in (site / "boards").iterdir() if _on_board(path, name)] == []


def _on_board(path: Path, name: str) -> bool:
    return name in pdf_text(path.read_bytes())


def test_a_card_of_somebody_on_hold_is_gone(
    held: tuple[Project, str, str], before: Path, tmp_path: Path
) -> None:
    """Their own, and those of articles and weeks that showed them."""
    project, id_, _ = held
    site = project.build(tmp_path / "site", date=SECOND_BEFORE)
    cards = shared_pictures(before, f"deputies/{id_}") | shared_pictures(before, "weeks/2026-W47")
    assert [one for one in cards if (site / one).exists()] == []


def test_taking_the_hold_away_brings_all_back(
    held: tuple[Project, str, str], tmp_path: Path
) -> None:
    project = held[0].copy(tmp_path / "project")
    replace_in(project.content / f"deputies/{held[1]}.yaml", "hold: true", "hold: false")
    site = project.build(tmp_path / "site", date=SECOND_BEFORE)
    for page in (
        "index.html",
        f"deputies/{held[1]}/index.html",
        "columns/2026-W47-zichuan/index.html",
    ):
        assert held[2] in (site / page).read_text("utf-8")


def test_slots_beyond_the_horizon_are_the_offices_alone(before: Path) -> None:
    """``plan`` knows the weeks to come; the site's data and pages end with the announced ones."""
    weeks = json.loads((before / "data/schedule.json").read_text("utf-8"))["weeks"]
    assert max(one["week"] for one in weeks) == "2026-W51"
    assert max(path.name for path in (before / "weeks").iterdir() if path.is_dir()) == "2026-W51"
    for path in [*before.rglob("*.json"), *before.rglob("*.ics"), *before.rglob("*.xml")]:
        assert "2026-W52" not in path.read_text("utf-8"), path.name
