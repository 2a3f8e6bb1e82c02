"""Reads the text of our own boards, independently of how they are drawn."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"/FlateDecode/Length (\d+)>>\nstream\n")


def contents(data: bytes) -> bytes:
    """Every compressed stream of a file, one after the other."""
    found = []
    for match in _STREAM.finditer(data):
        found.append(zlib.decompress(data[match.end() : match.end() + int(match[1])]))
    return b"\n".join(found)


def pdf_text(data: bytes) -> str:
    """All lines of text, without those of codes."""
    shown = re.findall(rb"<([0-9a-f]*)> Tj", contents(data))
    title = re.findall(rb"/Title <feff([0-9a-f]*)>", data)
    return "\n".join(bytes.fromhex(one.decode()).decode("utf-16-be") for one in [*title, *shown])


def code_rows(data: bytes) -> list[list[str]]:
    """The rows of each QR code, as ones and zeros that may have some zeros too many at the end."""
    blocks = re.findall(rb"ActualText<feff>>>BDC.*?Td (.*?) ET EMC", contents(data))
    return [
        [f"{int(row, 16):0{4 * len(row)}b}" for row in re.findall(rb"\((\w+)\)'", one)]
        for one in blocks
    ]
