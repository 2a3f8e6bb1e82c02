"""The documents say what is there: commands, links, problem codes."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deputy_showcase.cli import COMMANDS
from deputy_showcase.pipeline import check

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
HANDBOOK = ROOT / "docs/handbook.zh-CN.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])

#: Which argument of these calls is a problem's code.
CODE_AT = {
    "Problem": 3,
    "PictureError": 3,
    "problem": 2,
    "problem_at": 2,
    "Pattern": 2,
    "_finding": 2,
    "_warning": 2,
    "_at": 2,
    "Fault": 1,
    "YamlFault": 1,
    "add": 1,
    "fault": 1,
}
CODE = re.compile(r"[a-z]+(-[a-z]+)*")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_listed(readme: str) -> None:
    rows = re.findall(r"(?m)^\| `([a-z]+)` \|", (ROOT / readme).read_text("utf-8"))
    assert sorted(rows) == sorted([*COMMANDS, "test"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_relative_links_lead_somewhere(document: Path) -> None:
    gone = [link for link in _relative_links(document) if not _target(document, link)]
    assert gone == []


def test_the_readmes_have_the_same_sections() -> None:
    shapes = [_shape((ROOT / readme).read_text("utf-8")) for readme in READMES]
    assert shapes[0] == shapes[1]


def test_the_recipes_name_files_that_exist() -> None:
    named = re.findall(r"`([\w/.-]+(?:/|\.(?:py|md|toml|txt)))`", _contributing())
    places = (ROOT, ROOT / "plugins/deputy_showcase")
    assert [one for one in named if not any((place / one).exists() for place in places)] == []


def test_the_handbook_lists_every_problem_code_and_no_other() -> None:
    listed = re.findall(r"(?m)^\| `([a-z-]+)`(?:（提醒）)? \|", HANDBOOK.read_text("utf-8"))
    assert sorted(listed) == sorted(set(_codes()))


def test_the_handbook_lists_every_code_that_was_ever_printed() -> None:
    """The codes of the golden cases, whatever in the program gives them."""
    cases = (ROOT / "tests/golden").glob("*/problems.txt")
    texts = "\n".join(case.read_text("utf-8") for case in cases)
    printed = set(re.findall(r"(?m)^\S.*?:\d+ ([a-z-]+)\??(?= )", texts))
    assert len(printed) > 50
    assert printed - set(_codes()) == set()


def test_the_handbooks_deputy_can_be_copied_as_it_stands(tmp_path: Path) -> None:
    city = tmp_path / "content"
    shutil.copytree(ROOT / "content", city)
    section = HANDBOOK.read_text("utf-8").partition("## 三、写档案")[2]
    sample = re.findall(r"(?ms)^```yaml\n(.+?)^```", section)[0]
    path = f"deputies/{sample.split()[1]}.yaml"
    assert not (city / path).exists()
    (city / path).write_text(sample, "utf-8")
    shutil.copy(city / "deputies/zichuan-0009.jpg", city / path.replace(".yaml", ".jpg"))
    day = datetime(2026, 11, 27, 12, 0)  # noqa: DTZ001
    found = check(city, lambda zone: day.replace(tzinfo=zone)).problems
    assert [one for one in found if one.path == path] == []


def _contributing() -> str:
    return (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def _relative_links(document: Path) -> list[str]:
    prose = re.sub(r"(?ms)^ *```.*?^ *```|`[^`\n]*`", "", document.read_text("utf-8"))
    links = re.findall(r"\]\(([^)\s]+)", prose)
    return [link for link in links if not re.match(r"[a-z]+:", link)]


def _target(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    file = document.parent / path if path else document
    if not anchor:
        return file.exists()
    headings = re.findall(r"(?m)^#+ (.+)$", file.read_text("utf-8"))
    return anchor in {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    """The anchor that GitHub and GitLab give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _shape(text: str) -> list[str]:
    """What must be alike in two languages: heading levels, links within, fences, rows of tables."""
    return re.findall(r"(?m)^#+ |^ *```\w*|^\| `[a-z]+`|^\| \[.+?\]\(.+?\)|^\d\. ", text)


def _codes() -> Iterator[str]:
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        tuples = path.parent.name in ("load", "validate")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for value in [*_code_values(node), *(_in_tuple(node) if tuples else ())]:
                yield from _words(value)


def _code_values(node: ast.AST) -> Iterator[ast.expr]:
    """A code as an argument of a call, or as a default."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        yield from node.args[CODE_AT[name] :][:1] if name in CODE_AT else []
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "code")
    elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "code":
        yield from [node.value] if node.value else []
    elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CODES":
        yield from node.value.values if isinstance(node.value, ast.Dict) else []
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        # Codes that two modules share have names of their own.
        values = node.value.elts if isinstance(node.value, ast.Tuple) else []
        yield from (value for value in values if "-" in str(getattr(value, "value", "")))
    elif isinstance(node, ast.arguments):
        defaulted = zip(node.args[::-1], node.defaults[::-1], strict=False)
        yield from (value for argument, value in defaulted if argument.arg == "code")


def _in_tuple(node: ast.AST) -> Iterator[ast.expr]:
    """A code before its message: ``("too-large", "文件超过 1 MB", …)`` or ``("…", *told)``."""
    if isinstance(node, ast.Tuple) and len(node.elts) > 1:
        code, message = node.elts[:2]
        if isinstance(message, ast.Starred) or re.search("[一-鿿]", ast.unparse(message)):
            yield code


def _words(value: ast.expr) -> Iterator[str]:
    """The codes an expression can be; none where it is just a name."""
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if CODE.fullmatch(node.value):
                yield node.value
