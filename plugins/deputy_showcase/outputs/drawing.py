"""Draws the sizes of one picture. Only pixels survive: no EXIF, place, profile or comment."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageCms
from PIL import __version__ as pillow_version

from ..pictures import Derivative
from .inspection import Header, PictureError, checked_header, read
from .orientation import upright

#: Raise this when the same input is to be drawn differently, so that cached results are not used.
VERSION = f"1-{pillow_version}"
#: JPEG can be decoded to a fraction of its size, which is much quicker …
_FRACTIONS = (8, 4, 2)
#: … but to no less than this crop width in pixels, so that the small sizes share one decoding.
_LEAST = 640
Box = tuple[float, float, float, float]
_HINT = "请向拍摄者重新要一份原图，或另存为 JPEG 后再放进来"


def draw(derivative: Derivative, content: Path) -> bytes:
    """One derivative as a file's bytes; raises PictureError."""
    return draw_source(content / derivative.source, [derivative])[derivative.uri]


def draw_source(path: Path, derivatives: Sequence[Derivative]) -> dict[str, bytes]:
    """Several sizes of one source, decoded once for all that need about the same detail.

    What a derivative looks like does not depend on which others are drawn along with it.

    Args:
        path: the source file.
        derivatives: at least one, all of this source.

    Returns:
        The files' bytes by uri; always the same for the same file and version of Pillow.

    Raises:
        PictureError: the file is cut off, no picture, or too large to decode safely.
    """
    name = derivatives[0].source
    data = read(path, name)
    header = checked_header(data, name)
    try:
        return dict(_drawn(data, header, derivatives))
    # Pillow raises whatever its parsers stumble over (struct.error, SyntaxError, KeyError, …).
    except Exception as error:
        message = "图片文件已损坏，画面读不出来"
        raise PictureError(name, message, _HINT, "picture-broken") from error


def _drawn(
    data: bytes, header: Header, derivatives: Sequence[Derivative]
) -> Iterator[tuple[str, bytes]]:
    def fraction(one: Derivative) -> int:
        return _fraction(header, one)

    for part, group in groupby(sorted(derivatives, key=fraction), key=fraction):
        image, profile = _decode(data, header, part)
        for _, alike in groupby(sorted(group, key=_shape), key=_shape):
            forms = list(alike)
            drawn = _srgb(_cut(image, forms[0]), profile)
            for one in forms:
                yield one.uri, _encode(drawn, one.format)


def _shape(one: Derivative) -> tuple[int, int, tuple[float, float]]:
    """What decides the pixels; only then comes the format."""
    return one.width, one.height, one.focus


def _decode(data: bytes, header: Header, fraction: int) -> tuple[Image.Image, bytes]:
    """The upright image (L, RGB, RGBA or CMYK) at 1/``fraction`` of its size, and its profile."""
    with Image.open(io.BytesIO(data), formats=[header.format.upper()]) as image:
        if image.size != (header.width, header.height):
            raise ValueError(image.size)
        profile = image.info.get("icc_profile") or b""
        if fraction > 1:
            image.draft(None, (header.width // fraction, header.height // fraction))
        image.load()
        return upright(_plain(image), header.orientation), profile


def _fraction(header: Header, derivative: Derivative) -> int:
    """The smallest part of a JPEG's size that still gives the derivative all its pixels."""
    if header.format != "jpeg":
        return 1
    left, _, right, _ = crop_box(header.shown, derivative)
    spare = (right - left) / max(derivative.width, _LEAST)
    return next((fraction for fraction in _FRACTIONS if fraction <= spare), 1)


def crop_box(size: tuple[int, int], derivative: Derivative) -> Box:
    """The largest part of an image that has the derivative's aspect, centred on its focus."""
    width, height = size
    aspect = derivative.width / derivative.height
    across, down = min(width, height * aspect), min(height, width / aspect)
    left = min(max(derivative.focus[0] * width - across / 2, 0), width - across)
    top = min(max(derivative.focus[1] * height - down / 2, 0), height - down)
    return left, top, left + across, top + down


def _cut(image: Image.Image, derivative: Derivative) -> Image.Image:
    size = derivative.width, derivative.height
    box = crop_box(image.size, derivative)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _plain(image: Image.Image) -> Image.Image:
    """Palettes and depths over 8 bits resolved, so that it can be scaled."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """By the embedded profile where it fits the image, else by Pillow's plain conversion.

    What is transparent becomes white.
    """
    if image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    if profile and image.mode != "L" and not _says_srgb(profile):
        try:
            return _by_profile(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def _says_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    drawn = ImageCms.profileToProfile(image, source, target, intent, "RGB", flags=flags)
    if drawn is None:
        raise ValueError("no image")
    return drawn


def _encode(image: Image.Image, format_: str) -> bytes:
    image.info.clear()
    file = io.BytesIO()
    if format_ == "webp":
        image.save(file, "WEBP", quality=80, method=4)
    else:
        image.save(file, "JPEG", quality=82, progressive=True, optimize=True, subsampling="4:2:0")
    return file.getvalue()
