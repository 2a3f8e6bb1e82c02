"""What says of the index which files there are; light, as it is made in every build."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from ..spec import OutputFile
from ..wellformed import json_file, json_text

FOLDER = "search/"
_KIND = re.compile(r"(?:c/)?[a-z]+")


def kind(path: str) -> str:
    """Of a file of the index: its segment, whose cards it has, or ``directory``."""
    found = _KIND.match(path, len(FOLDER))
    if not found:
        raise ValueError(f"no file of the index: {path}")
    return found[0]


def manifest(parts: Sequence[Any]) -> OutputFile:
    """What a reader must know before anything else, from what was told of all parts."""
    told = {
        "versions": {name: one for part in parts for name, one in part["versions"].items()},
        "collections": {name: one for part in parts for name, one in part["collections"].items()},
        "segments": [one for part in parts for one in part["segments"]],
    }
    version = hashlib.sha256(json_text(told).encode()).hexdigest()[:16]
    return OutputFile(f"{FOLDER}manifest.json", json_file({"version": version, **told}))
