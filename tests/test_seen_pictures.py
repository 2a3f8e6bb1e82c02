"""Pictures that were seen before are not read again, and never taken for what they are no longer."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from deputy_showcase import seen_pictures
from deputy_showcase.outputs.inspection import PictureError
from deputy_showcase.pipeline import check
from deputy_showcase.seen_pictures import SeenPictures
from tiny import tiny_city

LONG_AGO = 1_600_000_000_500_000_000


def rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files count as having been at rest for long."""
    monkeypatch.setattr("deputy_showcase.write.settled", lambda stat, now: True)


def picture(path: Path, colour: str = "red", size: int = 30) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (size, size), colour).save(path, "PNG")
    return path


def never(*_: object) -> None:
    raise AssertionError("read again")


def test_an_unchanged_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(monkeypatch)
    picture(tmp_path / "a.png")
    first = SeenPictures(tmp_path, tmp_path / "cache")
    found = first.inspect("a.png")
    first.keep()
    monkeypatch.setattr(seen_pictures, "inspect", never)
    assert SeenPictures(tmp_path, tmp_path / "cache").inspect("a.png") == found


def test_another_content_under_the_same_size_and_time_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ``touch -r`` and ``cp -p`` do: the times of the content are those of before."""
    rest(monkeypatch)
    path = picture(tmp_path / "a.png")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    first = SeenPictures(tmp_path, tmp_path / "cache")
    before = first.inspect("a.png")
    first.keep()
    other = bytearray(path.read_bytes())
    other[-20] ^= 1
    path.write_bytes(other)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert SeenPictures(tmp_path, tmp_path / "cache").inspect("a.png").digest != before.digest


def test_a_file_written_just_now_is_not_trusted(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    # A whole second: a file system with a coarse clock.
    first = SeenPictures(tmp_path, tmp_path / "cache")
    first.inspect("a.png")
    first.keep()
    kept = (tmp_path / "cache" / "pictures-seen.json").exists()
    assert not kept or path.stat().st_ctime_ns + 20_000_000 < first_written(tmp_path)


def first_written(folder: Path) -> int:
    return (folder / "cache" / "pictures-seen.json").stat().st_mtime_ns


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"null", b'[[1,"/"],{"a.png":[1]}]', b"\xff"])
def test_a_broken_memory_does_no_harm(tmp_path: Path, data: bytes) -> None:
    picture(tmp_path / "a.png")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pictures-seen.json").write_bytes(data)
    assert SeenPictures(tmp_path, tmp_path / "cache").inspect("a.png").width == 30


def test_what_is_wrong_is_said_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rest(monkeypatch)
    (tmp_path / "a.jpg").write_bytes(picture(tmp_path / "b.png").read_bytes())
    for _ in range(2):
        seen = SeenPictures(tmp_path, tmp_path / "cache")
        seen.look_ahead(["a.jpg", "b.png", "missing.png"])
        with pytest.raises(PictureError) as caught:
            seen.inspect("a.jpg")
        assert caught.value.code == "picture-wrong-extension"
        with pytest.raises(PictureError):
            seen.inspect("missing.png")
        assert seen.inspect("b.png").width == 30
        seen.keep()


def test_another_content_folder_has_a_memory_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(monkeypatch)
    one, other = tmp_path / "one", tmp_path / "other"
    picture(one / "a.png")
    seen = SeenPictures(one, tmp_path / "cache")
    seen.inspect("a.png")
    seen.keep()
    picture(other / "a.png", size=40)
    assert SeenPictures(other, tmp_path / "cache").inspect("a.png").width == 40


def big(path: Path) -> None:
    """A portrait of 30 MB: a real one, with something behind it as phones put there."""
    Image.effect_noise((300, 400), 80).save(path, "JPEG")
    with path.open("ab") as file:
        file.write(bytes(30 << 20))


def heavy(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 << 20)


@pytest.mark.parametrize(
    ("name", "make", "code", "words"),
    [
        ("zichuan-0001.jpg", big, "", ""),
        ("zichuan-0001.jpg", heavy, "picture-too-big", "50 MB，超过 40 MB"),
        ("zichuan-0001.jpg", picture, "picture-wrong-extension", "内容却是 PNG"),
    ],
)
def test_a_check_tells_plainly_of_portraits_that_cannot_be_used(
    tmp_path: Path, name: str, make: object, code: str, words: str
) -> None:
    city = tiny_city(tmp_path / "content")
    for left in (city / "deputies").glob("zichuan-0001.[jpw]*g"):
        left.unlink()
    make(city / "deputies" / name)  # type: ignore[operator]
    found = [one for one in check(city).problems if one.path.endswith(name)]
    assert [one.code for one in found] == ([code] if code else [])
    assert all(words in one.message and one.hint for one in found)
    shutil.rmtree(city)
