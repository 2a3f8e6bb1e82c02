"""What says of the index which files there are; light, as it is made in every build."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from ..spec import OutputFile
from ..wellformed import json_file

FOLDER = "search/"


def manifest(parts: Sequence[Any]) -> OutputFile:
    """What a reader must know before anything else, from what was told of all parts."""
    digests = "".join(one["digest"] for one in parts)
    value = {
        "version": hashlib.sha256(digests.encode()).hexdigest()[:16],
        "collections": {name: one for part in parts for name, one in part["collections"].items()},
        "segments": [one for part in parts for one in part["segments"]],
    }
    return OutputFile(f"{FOLDER}manifest.json", json_file(value))
