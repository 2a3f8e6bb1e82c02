"""Files of golden cases that Git cannot well hold: odd encodings, bombs, huge files, links."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tiny import FILES, png, put

DEPUTY, COLUMN = "deputies/zichuan-0001.yaml", "columns/2026/W47/zichuan.md"
TEXT, ARTICLE = FILES[DEPUTY], FILES[COLUMN]
PARK = "columns/2026/W47/images/park.png"
#: A start of image, one segment, a start of scan, and no end of image.
CUT_JPEG = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x28\x00\x28\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00\x12\x34"
)


def _file(name: str, data: str | bytes) -> Callable[[Path], object]:
    return lambda root: put(root, name, data)


def _with(line: str) -> Callable[[Path], object]:
    """The deputy's file with one more line."""
    return _file(DEPUTY, TEXT + line + "\n")


def _link(name: str, target: str) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).unlink(missing_ok=True)
        os.symlink(target, root / name)

    return make


def _cover_link(root: Path) -> None:
    outside = root.parent / "outside.png"
    outside.write_bytes(png(4, 4))
    _link(PARK, str(outside))(root)


def _without(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


MADE: dict[str, Callable[[Path], object]] = {
    "byte-order-mark-fine": _file(DEPUTY, "\ufeff" + TEXT.replace("\n", "\r\n")),
    "two-byte-order-marks": _file(DEPUTY, "\ufeff\ufeff" + TEXT),
    "byte-order-mark-within": _file(DEPUTY, TEXT.replace("summary: ", "\ufeffsummary: ")),
    "utf-16": _file(DEPUTY, TEXT.encode("utf-16")),
    "gbk": _file(DEPUTY, TEXT.encode("gbk")),
    "gbk-later-line": _file(DEPUTY, TEXT.encode() + "# 备注".encode("gbk")),
    "control-characters": _file(DEPUTY, TEXT.replace("扎根", "扎\0根").replace("长期", "长\x1b期")),
    "control-characters-body": _file(COLUMN, ARTICLE.replace("家门口有了", "家门口\x0b有了")),
    "carriage-returns-only": _file(DEPUTY, TEXT.replace("\n", "\r").replace("60}", "六十}")),
    "unicode-line-break": _file(DEPUTY, TEXT.replace("扎根", "扎\u2028根").replace("60}", "六十}")),
    "empty-file": _file(DEPUTY, ""),
    "ten-megabytes": _file(DEPUTY, TEXT + "extras: {a: " + "长" * 3_400_000 + "}\n"),
    "very-long-line": _with("education: " + "长" * 200_000),
    "very-long-article": _file(COLUMN, ARTICLE + "很长。" * 20_000),
    "deep-flow": _with("extras: {a: " + "[" * 100_000),
    "deep-block": _with("extras:\n  " + "- " * 100_000 + "a"),
    "deep-mapping": _with("extras:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 500))),
    "huge-integer": _with("birth_year: " + "9" * 5000),
    "huge-date": _file(DEPUTY, TEXT.replace("on: 2026-10-01", "on: 2026-" + "9" * 5000)),
    "picture-is-text": _file(PARK, "这不是图片"),
    "picture-is-gif": _file(PARK, b"GIF89a" + bytes(30)),
    "picture-wrong-extension": _file("deputies/zichuan-0001.jpg", png(9, 9)),
    "picture-truncated": _file("deputies/zichuan-0002.jpg", CUT_JPEG),
    "picture-bomb": _file(PARK, png(50_000, 50_000, rows=2)),
    "picture-link-outside": _cover_link,
    "link-loop": _link("stations/loop.yaml", "loop.yaml"),
    "link-dead": _link("stations/dead.yaml", "nowhere.yaml"),
    "linked-folder": _link("columns/2027", "2026"),
    "no-city": _without("city.yaml"),
    "no-picture-cover": _without(PARK),
    "folder-like-file": _file("deputies/x.yaml/inside.txt", "a"),
}
