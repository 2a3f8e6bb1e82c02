"""The architecture as DESIGN.md draws it: who may import whom, and how large a module may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "deputy_showcase"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 300
#: Only a list of fields, with no logic to follow; still to be divided.
LONGER = {"model.py"}

#: Part of the package → the parts it may import. What stands in no list may import anything.
MAY_IMPORT = {
    "problems": set(),
    "model": {"problems", "states"},
    "as_of": {"model"},
    "states": set(),
    "digest": set(),
    "earlier": {"parallel", "write"},
    "parallel": set(),
    "spare": {"parallel", "write"},
    "quiet": {"write"},
    "theme_files": {"write"},
    "private": {"problems"},
    "moment": {"model"},
    "write": {"parallel"},
    "ledger_file": {"write"},
    "calendar": {"model"},
    "pictures": {"model"},
    "share": set(),
    "placeholders": set(),
    "prose": set(),
    "templates": set(),
    "markdown": {"prose", "slips"},
    "words": {"markdown", "prose"},
    "slips": set(),
    "pinyin": set(),
    "schema": {"model", "problems", "states"},
    "load": {"parallel", "private", "problems", "schema", "write"},
    "held_names": {"model"},
    "gone_links": {"model"},
    "holidays": set(),
    "numerals": set(),
    "validate": {
        "as_of",
        "digest",
        "held_names",
        "holidays",
        "calendar",
        "load",
        "markdown",
        "model",
        "numerals",
        "placeholders",
        "problems",
        "quiet",
        "schema",
    },
    "schedule": {"as_of", "calendar", "model", "placeholders"},
    "look_ahead": {"model", "problems", "schedule", "validate"},
    "release": {
        "calendar",
        "gone_links",
        "held_names",
        "model",
        "placeholders",
        "schedule",
        "unfinished",
    },
    "unfinished": {"model", "placeholders"},
    "pages": {
        *("calendar", "holidays", "markdown", "model", "numerals", "pictures", "pinyin", "words"),
        *("schedule", "schema", "share"),
    },
    "outputs": {
        "pinyin",
        "calendar",
        "holidays",
        "markdown",
        "model",
        "pages",
        "pictures",
        "schedule",
        "schema",
        "share",
        "words",
    },
    "demo": {"model", "schema"},
    "pipeline": {
        *("calendar", "held_names", "load", "model", "outputs", "pages", "parallel", "problems"),
        *(
            "as_of",
            "digest",
            "gone_links",
            "look_ahead",
            "quiet",
            "release",
            "schedule",
            "seen_pictures",
            "validate",
        ),
    },
}
MAY_IMPORT_MKDOCS = {"config", "plugin"}


def part_of(module: Path) -> str:
    """The top-level name a module belongs to: ``schema/kinds.py`` to ``schema``."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(module: Path) -> Iterator[str]:
    """Full names of everything a module imports, wherever in it."""
    package = ("deputy_showcase", *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def ours(module: Path) -> set[str]:
    """Other parts of the package that a module imports."""
    names = (name.split(".") for name in imported(module))
    parts = {steps[1] for steps in names if steps[0] == "deputy_showcase" and len(steps) > 1}
    return parts - {part_of(module)}


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_go_one_way(part: str) -> None:
    for module in (one for one in MODULES if part_of(one) == part):
        assert ours(module) <= MAY_IMPORT[part], module.relative_to(ROOT)


def test_only_the_edges_know_mkdocs() -> None:
    knowing = {part_of(one) for one in MODULES if any(_is_mkdocs(name) for name in imported(one))}
    assert knowing == MAY_IMPORT_MKDOCS


def _is_mkdocs(name: str) -> bool:
    return name.split(".")[0] in ("mkdocs", "material", "properdocs")


def test_only_the_edge_reads_the_clock() -> None:
    reading = {part_of(one) for one in MODULES if _reads_clock(one.read_text("utf-8"))}
    assert reading <= {"moment"}


def _reads_clock(text: str) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    names = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return bool(names & {"now", "today", "utcnow"})


@pytest.mark.parametrize("module", MODULES, ids=lambda one: str(one.relative_to(PACKAGE)))
def test_a_module_is_read_in_one_sitting(module: Path) -> None:
    text = module.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES or module.name in LONGER
    assert not text.strip() or ast.get_docstring(ast.parse(text))
