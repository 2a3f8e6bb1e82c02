"""Versions of installed packages."""

from __future__ import annotations

import os
import sysconfig
from functools import cache
from importlib import metadata


@cache
def version_of(package: str) -> str:
    """Changes with the package. By the name of its folder: reading its whole description takes ten times as long."""
    start = package.replace("-", "_").lower() + "-"
    names = [one.lower() for one in os.listdir(sysconfig.get_path("purelib"))]
    found = [one for one in names if one.startswith(start) and one.endswith(".dist-info")]
    return found[0] if len(found) == 1 else metadata.version(package)
