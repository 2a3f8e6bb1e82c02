#!/usr/bin/env python3
"""Makes the environment on first use, then runs the command line in it. Standard library only.

    python3 build.py            check the content and build the site
    python3 build.py test       run the tests
    python3 build.py --help     all commands

The environment is ``.venv``, installed from hash-locked files and made again whenever they change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
LEAST_PYTHON = (3, 11)
ENVIRONMENT_FAILED = 3


def main(arguments: list[str]) -> int:
    if sys.version_info < LEAST_PYTHON:
        return fail("需要 Python 3.11 或更新版本，现在是 " + sys.version.split()[0])
    testing = arguments[:1] == ["test"]
    try:
        ensure_environment(["runtime", "test"] if testing else ["runtime"])
    except (OSError, subprocess.CalledProcessError) as error:
        return fail(f"准备运行环境失败：{error}")
    command = (
        ["-m", "pytest", f"--rootdir={ROOT}", *tests(arguments)]
        if testing
        else ["-m", "deputy_showcase", *arguments]
    )
    return run([str(python()), *command])


def tests(arguments: list[str]) -> list[str]:
    """pytest's arguments: all tests, unless some are named."""
    given = arguments[1:]
    # The folder for pictures is there already if they are taken once more.
    others = [one for at, one in enumerate(given) if given[at - 1 : at] != ["--screenshots"]]
    named = any(not one.startswith("-") and Path(one.split("::")[0]).exists() for one in others)
    return given if named else [*given, str(ROOT / "tests")]


def fail(message: str) -> int:
    print(message, file=sys.stderr)
    return ENVIRONMENT_FAILED


def python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(command: list[str]) -> int:
    environment = {**os.environ, "PYTHONUTF8": "1", "DEPUTY_SHOWCASE_ROOT": str(ROOT)}
    # This process is done: where the system can, become the command instead of waiting for it.
    if os.name != "nt":
        os.execve(command[0], command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


def ensure_environment(groups: list[str]) -> None:
    """Make or complete ``.venv`` so that it holds exactly what the lock files of the groups say."""
    installed = STAMP.read_text("utf-8").split() if STAMP.is_file() and python().is_file() else []
    wanted = [fingerprint(group) for group in groups]
    if set(wanted) <= set(installed):
        return
    outdated = any(
        one not in [fingerprint(name) for name in ("runtime", "test")] for one in installed
    )
    if outdated or not installed:
        # What the old one could do the new one can too: tests may be running in it.
        groups = [name for name in ("runtime", "test") if name in groups or _had(name, installed)]
        wanted = [fingerprint(group) for group in groups]
        make_environment()
        installed = []
    for group, mark in zip(groups, wanted, strict=True):
        if mark not in installed:
            install(group)
            installed.append(mark)
            STAMP.write_text("\n".join(installed) + "\n", "utf-8")


def _had(group: str, installed: list[str]) -> bool:
    return any(one.startswith(f"{group}:") for one in installed)


def fingerprint(group: str) -> str:
    """Changes with the lock file, the package's metadata, the interpreter, and the folder's place."""
    sources = [lock(group), ROOT / "pyproject.toml"]
    text = b"\0".join(path.read_bytes() for path in sources)
    place = f"{sys.version_info[:2]}{ROOT}".encode()
    return f"{group}:{hashlib.sha256(text + place).hexdigest()[:24]}"


def lock(group: str) -> Path:
    return ROOT / "requirements" / f"{group}.txt"


def make_environment() -> None:
    print("首次运行：正在准备环境（.venv），约需一两分钟……", file=sys.stderr, flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        import venv

        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (ImportError, subprocess.CalledProcessError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        hint = "Debian 和 Ubuntu 请先运行：sudo apt install python3-venv"
        raise OSError(f"这台机器的 Python 缺少 venv 模块。{hint}") from error


def install(group: str) -> None:
    """Install a lock file with its hashes, and with the first one the package itself."""
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # pip's own notices go to the log; what it says on failure is shown.
    call([*pip, "--require-hashes", "--requirement", str(lock(group))])
    if group == "runtime":
        call([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])


def call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        done.check_returncode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
