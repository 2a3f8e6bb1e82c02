"""The CI files fit their public schemas, and agree with city.yaml and the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from deputy_showcase.calendar import release_of
from deputy_showcase.model import City, Week
from deputy_showcase.pipeline import check

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / ".github/workflows/site.yml"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
RUN = ROOT / ".ci/run"
FILES = [(path, "vendor.github-workflows") for path in WORKFLOWS] + [(GITLAB, "vendor.gitlab-ci")]
WEEK = Week(2026, 47)
PINNED = re.compile(r"actions/[a-z-]+@(v\d+|[0-9a-f]{40})")


@pytest.mark.parametrize(("path", "schema"), FILES, ids=lambda value: getattr(value, "name", value))
def test_fits_its_public_schema(path: Path, schema: str) -> None:
    """The schemas come with the package, so nothing is downloaded."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_github_runs_at_the_release_and_once_more(city: City) -> None:
    first, second, daily = (row["cron"] for row in _read(SITE)["on"]["schedule"])
    assert daily.endswith(" * * *"), "what is over does not stay announced for a week"
    assert first == _cron(release_of(WEEK, city).astimezone(UTC))
    assert 0 < _minutes(second) - _minutes(first) <= 15


def test_gitlab_names_the_release_in_the_city_time(city: City) -> None:
    first, second, _ = re.findall(r"(?m)^#   (\d+ \d+ \* \* [\d*])", GITLAB.read_text("utf-8"))
    assert first == _cron(release_of(WEEK, city))
    assert 0 < _minutes(second) - _minutes(first) <= 15


@pytest.mark.parametrize("path", [*WORKFLOWS, GITLAB], ids=lambda path: path.name)
def test_the_actual_time_decides_what_is_public(path: Path) -> None:
    assert not re.search(r"SOURCE_DATE_EPOCH|DEPUTY_SHOWCASE_DATE|--date", path.read_text("utf-8"))


def test_only_the_deployment_may_write() -> None:
    for path in WORKFLOWS:
        workflow = _read(path)
        jobs = workflow["jobs"].items()
        assert workflow["permissions"] == {"contents": "read"}
        assert {name for name, job in jobs if "permissions" in job} <= {"deploy"}


def test_every_action_is_pinned() -> None:
    used = [step["uses"] for path in WORKFLOWS for step in _steps(path) if "uses" in step]
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_ci_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = re.search(r"(?s)## Two commands.*?```sh\n(.*?)```", readme)
    assert commands
    build, test = commands[1].splitlines()
    called = re.findall(r'(?m)^step "[^"]+" (python3 .+)$', RUN.read_text("utf-8"))
    assert called[0] == test
    assert any(one.startswith(build) for one in called[1:])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_run_is_executable() -> None:
    assert os.access(RUN, os.X_OK)


@pytest.fixture
def city() -> City:
    site = check(ROOT / "content").site
    assert site is not None
    return site.city


def _read(path: Path) -> Any:
    """Words as written: YAML 1.1 would make ``on`` a truth value."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def _steps(path: Path) -> list[Any]:
    return [step for job in _read(path)["jobs"].values() for step in job["steps"]]


def _cron(moment: datetime) -> str:
    return f"{moment.minute} {moment.hour} * * {moment.isoweekday() % 7}"


def _minutes(cron: str) -> int:
    minute, hour, *_ = cron.split()
    return int(hour) * 60 + int(minute)
