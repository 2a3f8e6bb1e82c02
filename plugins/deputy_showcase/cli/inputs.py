"""What a site is made from besides the moment, as the file system shows it."""

from __future__ import annotations

import time
from pathlib import Path

from ..earlier import Inputs, inputs_of
from .shared import project_root

#: What decides besides content and programs how a site looks, in the project's folder.
MACHINERY = ("mkdocs.yml", "theme_overrides")
PROGRAMS = Path(__file__).resolve().parents[1]


def all_inputs(content: Path) -> tuple[Inputs, Inputs]:
    """What everything but the content is, and all together."""
    root, now = project_root(), time.time_ns()
    places = [PROGRAMS, *((root / name).resolve() for name in MACHINERY)]
    machinery = inputs_of(places, now)
    written = inputs_of([content.resolve()], now)
    settled = machinery.settled and written.settled
    return machinery, Inputs(machinery.digest + written.digest, settled)
