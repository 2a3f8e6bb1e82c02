"""``build.py`` before it hands over to the environment."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from site_project import ROOT

ALL = str(ROOT / "tests")


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_script", ROOT / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([], [ALL]),
        (["-x", "-k", "hold"], ["-x", "-k", "hold", ALL]),
        ([f"{ALL}/test_hold.py"], [f"{ALL}/test_hold.py"]),
        ([f"{ALL}/test_hold.py::test_x"], [f"{ALL}/test_hold.py::test_x"]),
        # The folder exists when pictures are taken for the second time.
        (["--screenshots", str(ROOT / "docs")], ["--screenshots", str(ROOT / "docs"), ALL]),
    ],
)
def test_all_tests_are_run_unless_some_are_named(
    given: list[str], passed: list[str], build: ModuleType
) -> None:
    assert build.tests(["test", *given]) == passed
