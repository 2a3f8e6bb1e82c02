"""Texts that any parser takes, and JSON in one tidy form.

Content may hold characters that XML 1.0 forbids and lone surrogates that UTF-8 cannot hold; both go
before a text is written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

#: Everything outside the ``Char`` production of XML 1.0 (fifth edition, section 2.2).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Made once: ``json.dumps`` makes a new one for every value that is written in another form than its own.
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

_BLANK: tuple[object, ...] = ("", None, [], {})


def legal(text: str) -> str:
    """The text without characters that are illegal in XML 1.0, its line ends as ``\\n``."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def json_text(value: Any) -> str:
    """Compact JSON that is also safe inside JavaScript: no raw U+2028 or U+2029, no surrogate."""
    return _plain(_COMPACT.encode(value))


def pretty_json(value: Any) -> bytes:
    """Indented JSON for people to read, as UTF-8."""
    return (_plain(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode()


def _plain(text: str) -> str:
    if text.isprintable():
        return text
    text = _SURROGATES.sub("", text)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def json_file(value: Mapping[str, Any]) -> bytes:
    """A JSON object with each entry of its lists on a line of its own, as UTF-8.

    So a change of one record is one line in a comparison, at almost the size of compact JSON.

    Args:
        value: an iterator in it is written like a list, and asked for its entries one after the other.
    """
    file = BytesIO()
    file.writelines(part.encode() for part in _object(value))
    return file.getvalue()


def _object(value: Mapping[str, Any]) -> Iterator[str]:
    yield "{\n"
    for index, (key, item) in enumerate(value.items()):
        yield (",\n" if index else "") + f"{json_text(key)}: "
        yield from _member(item)
    yield "\n}\n"


def _member(value: Any) -> Iterator[str]:
    if not isinstance(value, (list, Iterator)):
        yield json_text(value)
        return
    before = "[\n"
    for item in value:
        yield before + json_text(item)
        before = ",\n"
    yield "\n]" if before == ",\n" else "[]"


def without_blanks(pairs: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The entries that say something: no empty text, empty list or None (0 and False stay)."""
    given = pairs if isinstance(pairs, dict) else dict(pairs)
    return {key: value for key, value in given.items() if value or value not in _BLANK}
