"""Pictures: what is refused and why, what is drawn, and that nothing but pixels gets out."""

from __future__ import annotations

import io
import pickle
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from deputy_showcase.outputs import drawing
from deputy_showcase.outputs.inspection import MAX_BYTES, PictureError, checked_header, inspect
from deputy_showcase.outputs.pictures import draw, draw_all, draw_source, wanted
from deputy_showcase.pictures import Derivative, picture_set
from outputs_sample import catalogue

RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)


def halves(width: int = 400, height: int = 200, mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "SECRETCAMERA"
    data.get_ifd(0x8825)[2] = (36.0, 48.0, 12.0)
    return data


def saved(folder: Path, name: str, image: Image.Image, format_: str, **more: object) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, format_, **more)
    return path


def derivative(
    source: str,
    width: int,
    height: int,
    format_: str = "webp",
    focus: tuple[float, float] = (0.5, 0.5),
) -> Derivative:
    uri = f"pictures/{Path(source).stem}-{width}-{focus[0]}.{format_}"
    return Derivative(uri, source, width, height, format_, focus)  # type: ignore[arg-type]


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def near(colour: object, expected: tuple[int, ...]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - other) < 25 for one, other in zip(colour, expected, strict=True))


# ------------------------------------------------------------------ inspection


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.jpg", "JPEG"), ("b.JPEG", "JPEG"), ("c.png", "PNG"), ("d.webp", "WEBP")],
)
def test_size_format_and_digest(tmp_path: Path, name: str, format_: str) -> None:
    path = saved(tmp_path, name, halves(), format_)
    picture = inspect(path, f"deputies/{name}")
    assert (picture.width, picture.height) == (400, 200)
    assert (picture.path, picture.format) == (f"deputies/{name}", format_.lower())
    assert len(picture.digest) == 12 and int(picture.digest, 16) >= 0


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": exif()}, {"quality": 50}])
def test_every_kind_of_webp(tmp_path: Path, options: dict[str, object]) -> None:
    picture = inspect(saved(tmp_path, "a.webp", halves(301, 57), "WEBP", **options), "a.webp")
    assert (picture.width, picture.height) == (301, 57)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_size_is_as_shown(tmp_path: Path, format_: str, orientation: int) -> None:
    name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[format_]
    picture = inspect(saved(tmp_path, name, halves(), format_, exif=exif(orientation)), name)
    assert (picture.width > picture.height) == (orientation < 5)


def refused(path: Path, name: str) -> PictureError:
    with pytest.raises(PictureError) as caught:
        inspect(path, name)
    assert caught.value.path == name
    return caught.value


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        ("这是一段文字".encode(), "不是图片"),
        (b"GIF89a....", "GIF"),
        (b"\0\0\0\x18ftypheic....", "HEIC"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf<svg xmlns='x'/>", "SVG"),
        (b"PK\x03\x04....", "Word"),
        (b"\xff\xd8\xff", "损坏"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "损坏"),
        (b"\x89PNG\r\n\x1a\n", "损坏"),
        (b"RIFF\x10\0\0\0WEBPXXXX", "损坏"),
    ],
)
def test_what_is_no_picture(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    error = refused(path, "deputies/a.jpg")
    assert word in error.message and error.hint


def test_the_wrong_extension_is_named_with_the_right_one(tmp_path: Path) -> None:
    error = refused(saved(tmp_path, "a.jpg", halves(), "PNG"), "deputies/a.jpg")
    assert (error.code, "deputies/a.png" in error.hint) == ("picture-wrong-extension", True)


def test_a_missing_file_is_a_problem_too(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.jpg", "a.jpg").code == "picture-unreadable"


@pytest.mark.parametrize(("name", "format_"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_a_picture_that_is_cut_off(tmp_path: Path, name: str, format_: str) -> None:
    noise = Image.effect_noise((300, 300), 80)
    path = saved(tmp_path, name, noise, format_, exif=_with_thumbnail())
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path, name).code == "picture-truncated"


def test_a_cut_off_webp(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.webp", Image.effect_noise((300, 300), 80), "WEBP")
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path, "a.webp").code == "picture-truncated"


def _with_thumbnail() -> bytes:
    """EXIF that holds a whole small JPEG: its end mark is not that of the picture."""
    small = io.BytesIO()
    halves(16, 16).save(small, "JPEG")
    return exif().tobytes() + small.getvalue()


def test_what_a_phone_puts_behind_the_picture_is_no_fault(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", halves(), "JPEG")
    path.write_bytes(path.read_bytes() + b"motion photo" * 1000)
    assert inspect(path, "a.jpg").width == 400


def test_animations(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    for name, format_ in (("a.png", "PNG"), ("a.webp", "WEBP")):
        path = saved(tmp_path, name, frames[0], format_, save_all=True, append_images=frames[1:])
        assert refused(path, name).code == "picture-animated"


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises a large image and whose data is well compressed emptiness."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1_000_000))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_never_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(bomb(*size))
    assert refused(path, "a.png").code == "picture-too-big"
    with pytest.raises(PictureError):
        draw(derivative("a.png", 16, 16), tmp_path)


def test_a_heavy_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refused(path, "a.jpg").code == "picture-too-big"


JPEG = io.BytesIO()
halves(64, 64).save(JPEG, "JPEG", exif=exif(6))
PNG = io.BytesIO()
halves(64, 64).save(PNG, "PNG", exif=exif(6))
WEBP = io.BytesIO()
halves(64, 64).save(WEBP, "WEBP", exif=exif(6))


@given(
    st.sampled_from([JPEG.getvalue(), PNG.getvalue(), WEBP.getvalue()]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 2000),
)
def test_any_damage_is_a_header_or_a_picture_error(
    data: bytes, changes: list[tuple[int, int]], end: int
) -> None:
    damaged = bytearray(data)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    try:
        header = checked_header(bytes(damaged[:end]), "a")
    except PictureError:
        return
    assert header.width * header.height > 0


# ------------------------------------------------------------------ drawing


def test_nothing_but_pixels_gets_out(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    saved(
        tmp_path,
        "a.jpg",
        halves(),
        "JPEG",
        exif=exif(),
        icc_profile=profile,
        comment=b"SECRETCOMMENT",
        xmp=b"<x>SECRETXMP</x>",
    )
    for format_ in ("webp", "jpeg"):
        data = draw(derivative("a.jpg", 200, 100, format_), tmp_path)
        assert b"SECRET" not in data and b"Exif" not in data and b"ICC" not in data
        image = opened(data)
        assert not image.getexif() and "icc_profile" not in image.info
        assert (image.size, image.mode) == ((200, 100), "RGB")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photo_is_drawn_upright(tmp_path: Path, format_: str) -> None:
    name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}[format_]
    saved(tmp_path, name, halves(800, 400), format_, exif=exif(6), quality=95)
    image = opened(draw(derivative(name, 100, 200), tmp_path))
    assert image.size == (100, 200)
    assert near(image.getpixel((50, 20)), RED) and near(image.getpixel((50, 180)), BLUE)


@pytest.mark.parametrize(("focus", "colour"), [((0.0, 0.5), RED), ((1.0, 0.5), BLUE)])
def test_the_crop_keeps_the_focus(
    tmp_path: Path, focus: tuple[float, float], colour: tuple[int, int, int]
) -> None:
    saved(tmp_path, "a.png", halves(400, 200), "PNG")
    image = opened(draw(derivative("a.png", 75, 100, focus=focus), tmp_path))
    assert near(image.getpixel((2, 50)), colour) and near(image.getpixel((72, 50)), colour)


def test_the_crop_is_in_the_middle_of_a_tall_picture() -> None:
    box = drawing.crop_box((300, 1000), derivative("a", 300, 400, focus=(0.5, 0.3)))
    assert box == (0, 100, 300, 500)


def test_print_colours_become_screen_colours(tmp_path: Path) -> None:
    saved(tmp_path, "a.jpg", halves(mode="CMYK"), "JPEG")
    image = opened(draw(derivative("a.jpg", 200, 100, "jpeg"), tmp_path))
    assert image.mode == "RGB"
    assert near(image.getpixel((20, 50)), RED)


@pytest.mark.parametrize("mode", ["P", "L", "LA", "RGBA", "1", "I;16"])
def test_every_mode_of_png(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (40, 40), 40_000) if mode == "I;16" else halves(40, 40, mode)
    saved(tmp_path, "a.png", image, "PNG")
    drawn = opened(draw(derivative("a.png", 20, 20), tmp_path))
    assert drawn.mode == "RGB"
    if mode == "I;16":
        assert near(drawn.getpixel((10, 10)), (156, 156, 156))


def test_transparency_lies_on_white(tmp_path: Path) -> None:
    saved(tmp_path, "a.png", Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")
    saved(tmp_path, "b.png", Image.new("RGB", (40, 40), RED), "PNG", transparency=RED)
    for name in ("a.png", "b.png"):
        assert near(opened(draw(derivative(name, 20, 20), tmp_path)).getpixel((9, 9)), WHITE)


@pytest.mark.parametrize("profile", [b"not a profile", b""])
def test_a_broken_profile_does_no_harm(tmp_path: Path, profile: bytes) -> None:
    saved(tmp_path, "a.jpg", halves(), "JPEG", icc_profile=profile)
    assert near(opened(draw(derivative("a.jpg", 20, 10), tmp_path)).getpixel((2, 5)), RED)


def test_another_colour_space_is_converted(tmp_path: Path) -> None:
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = plain.replace(b"sRGB", b"wide").replace("sRGB".encode("utf-16-be"), b"\0w\0i\0d\0e")
    saved(tmp_path, "a.jpg", halves(), "JPEG", icc_profile=other)
    assert near(opened(draw(derivative("a.jpg", 20, 10), tmp_path)).getpixel((2, 5)), RED)


def test_data_that_ends_early_is_a_picture_error(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", Image.effect_noise((300, 300), 80), "PNG")
    data = path.read_bytes()
    path.write_bytes(data[:5000] + data[5400:])
    with pytest.raises(PictureError) as caught:
        draw(derivative("a.png", 20, 20), tmp_path)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) and "a.png" in str(again)


def test_a_size_looks_the_same_whatever_is_drawn_along(tmp_path: Path) -> None:
    noise = Image.effect_noise((3000, 2000), 60).convert("RGB")
    path = saved(tmp_path, "a.jpg", noise, "JPEG")
    picture = inspect(path, "a.jpg")
    sets = [picture_set(picture, "portrait", ""), picture_set(picture, "figure", "")]
    all_ = [one for each in sets for one in (*each.webp, each.fallback)]
    together = draw_source(path, all_)
    assert together == {one.uri: draw(one, tmp_path) for one in all_}


# ------------------------------------------------------------------ all of them


def test_wanted_are_portraits_covers_figures_and_projects() -> None:
    derivatives = wanted(catalogue())
    assert {one.source for one in derivatives} == {
        "deputies/zichuan-0001.jpg",
        "columns/images/a.jpg",
        "columns/images/b.jpg",
        "projects/p.jpg",
    }
    uris = [one.uri for one in derivatives]
    assert uris == sorted(set(uris))
    assert derivatives == wanted(catalogue(shuffle=3))


def many(folder: Path) -> list[Derivative]:
    found = []
    for number in range(6):
        path = saved(folder, f"p{number}.jpg", halves(300 + number, 400), "JPEG")
        pictures = picture_set(inspect(path, path.name), "portrait", "")
        found += [*pictures.webp, pictures.fallback]
    return found


def test_workers_and_cache_change_nothing(tmp_path: Path) -> None:
    derivatives, cache = many(tmp_path), tmp_path / "cache"
    alone = list(draw_all(derivatives, tmp_path, workers=1))
    assert alone == list(draw_all(reversed(derivatives), tmp_path, cache, workers=3))
    for path in tmp_path.glob("*.jpg"):
        path.unlink()
    assert alone == list(draw_all(derivatives, tmp_path, cache))
    assert {file.path for file in alone} == {one.uri for one in derivatives}


def test_another_version_of_the_drawing_does_not_use_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    derivatives, cache = many(tmp_path)[:1], tmp_path / "cache"
    list(draw_all(derivatives, tmp_path, cache))
    (tmp_path / derivatives[0].source).unlink()
    monkeypatch.setattr("deputy_showcase.outputs.pictures.VERSION", "other")
    with pytest.raises(PictureError):
        list(draw_all(derivatives, tmp_path, cache))


def test_one_bad_picture_does_not_hold_up_the_others(tmp_path: Path) -> None:
    derivatives = many(tmp_path)
    (tmp_path / "p2.jpg").write_bytes(b"text")
    told: list[PictureError] = []
    files = list(draw_all(derivatives, tmp_path, report=told.append))
    assert [error.path for error in told] == ["p2.jpg"]
    assert len(files) == len(derivatives) - sum(one.source == "p2.jpg" for one in derivatives)
    with pytest.raises(PictureError):
        list(draw_all(derivatives, tmp_path))
