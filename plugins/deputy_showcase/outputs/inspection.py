"""What a picture file says of itself, read from its header alone: nothing is ever decoded here.

So a decompression bomb costs no more than reading its bytes. Formats: JPEG (ITU T.81), PNG (W3C,
third edition), WebP (RFC 9649).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..model import Picture
from .orientation import SIDEWAYS, exif_orientation

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 80_000_000
EXTENSIONS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}
#: Other kinds of file people take for a usable picture: what they start with, and their name.
_STRANGERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "GIF 图片"),
    (0, b"BM", "BMP 位图"),
    (0, b"II*\0", "TIFF 图片"),
    (0, b"MM\0*", "TIFF 图片"),
    (4, b"ftypavif", "AVIF 图片"),
    (4, b"ftyp", "苹果手机的 HEIC 照片或视频"),
    (0, b"%PDF", "PDF 文件"),
    (0, b"8BPS", "Photoshop 文件"),
    (0, b"PK\x03\x04", "Word、Excel 文档或压缩包"),
    (0, b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文档"),
    (0, b"<svg", "SVG 图形"),
    (0, b"<?xml", "SVG 图形或网页"),
    (0, b"<", "网页"),
)
_SAVE_AS = "请用“画图”或看图软件打开，另存为 JPEG（.jpg）后再放进来"
_SHRINK = "请缩小后再放进来，宽 2000 像素就够用"
_SEND_AGAIN = "请向拍摄者重新要一份原图，不要用没有下载完的文件"


class PictureError(Exception):
    """A picture that cannot be used.

    Attributes:
        path: as given, relative to the content folder.
        message: what is wrong, in plain Chinese.
        hint: what to do instead.
        code: stable identifier for ``Problem.code``.
    """

    def __init__(self, path: str, message: str, hint: str = "", code: str = "picture-bad") -> None:
        super().__init__(path, message, hint, code)
        self.path, self.message, self.hint, self.code = path, message, hint, code

    def __str__(self) -> str:
        return f"{self.path}：{self.message}" + (f"。{self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Header:
    """``width`` and ``height`` are pixels as stored, before turning by ``orientation`` (EXIF)."""

    format: str
    width: int
    height: int
    orientation: int = 1
    animated: bool = False
    complete: bool = True

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height after turning."""
        if self.orientation in SIDEWAYS:
            return self.height, self.width
        return self.width, self.height


class _Broken(Exception):
    """The file starts like a picture and then breaks its format's rules."""


def inspect(path: Path, name: str) -> Picture:
    """Check one picture file without decoding it.

    Args:
        path: where the file is.
        name: its path relative to the content folder, for messages and for ``Picture.path``.

    Raises:
        PictureError: not a JPEG, PNG or WebP; extension of another format; too large; animated;
            cut off; unreadable.
    """
    data = read(path, name)
    header = checked_header(data, name)
    if PurePosixPath(name).suffix.lower() not in EXTENSIONS[header.format]:
        raise _wrong_extension(name, header.format)
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Picture(name, *header.shown, header.format, digest)


def read(path: Path, name: str) -> bytes:
    """The file's bytes, unless there are too many or it cannot be read (PictureError)."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"图片文件有 {size / (1 << 20):.0f} MB，超过 {MAX_BYTES >> 20} MB"
            raise PictureError(name, message, _SHRINK, "picture-too-big")
        return path.read_bytes()
    except OSError as error:
        hint = "请检查文件是否存在、是否被占用"
        raise PictureError(name, "图片文件读不出来", hint, "picture-unreadable") from error


def checked_header(data: bytes, name: str) -> Header:
    """The header of a picture that is safe to decode; PictureError otherwise."""
    reader = next((read for start, read in _READERS if start(data)), None)
    if reader is None:
        raise _not_a_picture(data, name)
    try:
        header = reader(data)
    except (_Broken, struct.error, IndexError) as error:
        message = "图片文件已损坏，读不出尺寸"
        raise PictureError(name, message, _SEND_AGAIN, "picture-broken") from error
    _check(header, name)
    return header


def _check(header: Header, name: str) -> None:
    width, height = header.width, header.height
    if width < 1 or height < 1:
        raise PictureError(name, "图片的宽或高为零", _SEND_AGAIN, "picture-broken")
    if width * height > MAX_PIXELS:
        message = f"图片有 {width}×{height} 像素，超过 {MAX_PIXELS // 10_000} 万像素"
        raise PictureError(name, message, _SHRINK, "picture-too-big")
    if header.animated:
        raise PictureError(name, "这是动图，网站只用静止的图片", _SAVE_AS, "picture-animated")
    if not header.complete:
        message = "图片文件不完整，后半截缺失"
        raise PictureError(name, message, _SEND_AGAIN, "picture-truncated")


def _not_a_picture(data: bytes, name: str) -> PictureError:
    if not data:
        return PictureError(name, "图片文件是空的", _SEND_AGAIN, "picture-not-a-picture")
    head = data[:16].lstrip(b"\xef\xbb\xbf \r\n\t") if data[:1] in b"\xef \r\n\t<" else data
    for offset, start, kind in _STRANGERS:
        if head[offset:].startswith(start):
            space = " " if kind[0].isascii() else ""
            message = f"这是{space}{kind}，不是 JPEG、PNG 或 WebP 图片"
            return PictureError(name, message, _SAVE_AS, "picture-not-a-picture")
    message, hint = "这不是图片文件，只是名字像图片", "请换成真正的照片（JPEG、PNG 或 WebP）"
    return PictureError(name, message, hint, "picture-not-a-picture")


def _wrong_extension(name: str, format_: str) -> PictureError:
    suffix, right = PurePosixPath(name).suffix, EXTENSIONS[format_][0]
    message = f"文件名以“{suffix}”结尾，内容却是 {format_.upper()} 图片"
    better = str(PurePosixPath(name).with_suffix(right))
    return PictureError(name, message, f"请把文件改名为 {better}", "picture-wrong-extension")


def _jpeg(data: bytes) -> Header:
    """Walk the segments to the first scan. No marker but RSTn can stand inside coded data, so the
    first EOI after that is a true end, whatever a phone has put behind it."""
    at, size, exif = 2, (0, 0), b""
    while True:
        while data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise _Broken
        marker = data[at + 1]
        if marker == 0xDA:
            break
        end = at + 2 + _unsigned(">H", data, at + 2)
        body = data[at + 4 : end]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and size == (0, 0):
            size = _unsigned(">H", body, 3), _unsigned(">H", body, 1)
        elif marker == 0xE1 and body.startswith(b"Exif\0") and not exif:
            exif = body
        at = end
    # Most files end with it, which saves looking through megabytes.
    complete = data.endswith(b"\xff\xd9") or data.find(b"\xff\xd9", at) >= 0
    return Header("jpeg", *size, exif_orientation(exif), complete=complete)


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise _Broken
    width, height = _unsigned(">I", data, 16), _unsigned(">I", data, 20)
    at, exif, animated, complete = 8, b"", False, False
    while not complete and at + 12 <= len(data):
        kind, end = data[at + 4 : at + 8], at + 12 + _unsigned(">I", data, at)
        animated = animated or kind == b"acTL"
        exif = data[at + 8 : end - 4] if kind == b"eXIf" else exif
        complete = kind == b"IEND"
        at = end
    return Header("png", width, height, exif_orientation(exif), animated, complete)


def _webp(data: bytes) -> Header:
    total = _unsigned("<I", data, 4) + 8
    width, height, animated = _webp_size(data)
    at, exif = 12, b""
    while at + 8 <= len(data):
        length = _unsigned("<I", data, at + 4)
        if data[at : at + 4] == b"EXIF":
            exif = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    return Header("webp", width, height, exif_orientation(exif), animated, total <= len(data))


def _webp_size(data: bytes) -> tuple[int, int, bool]:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return width, height, bool(data[20] & 2)
    if kind == b"VP8L":
        bits = _unsigned("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, False
    if kind == b"VP8 ":
        return _unsigned("<H", data, 26) & 0x3FFF, _unsigned("<H", data, 28) & 0x3FFF, False
    raise _Broken


def _unsigned(form: str, data: bytes, at: int) -> int:
    value: int = struct.unpack_from(form, data, at)[0]
    return value


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Header]], ...] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP", _webp),
)
