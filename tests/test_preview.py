"""``serve``: what is edited is shown, what is broken is told, and the site's policy lets pages reload."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser

from deputy_showcase.preview import Preview
from site_project import replace_in, tiny_project
from tiny import put

PROFILE = "deputies/zichuan-0002"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def got(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def until(address: str, text: str, seconds: float = 60) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if text in got(address):
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Preview, Path, str]]:
    folder = tmp_path / "site"
    put(folder, "index.html", "<body><p>home</p></body>")
    put(folder, "a/index.html", "<body><p>a</p></body>")
    put(folder, "404.html", "<body><p>nothing here</p></body>")
    put(folder, "data.json", "{}")
    port = free_port()
    preview = Preview(folder, port)
    yield preview, folder, f"http://127.0.0.1:{port}/"
    preview.close()


def test_pages_and_files_are_shown(shown: tuple[Preview, Path, str]) -> None:
    _, _, address = shown
    assert "<p>home</p>" in got(address) and "changes.js" in got(address)
    assert "<p>a</p>" in got(f"{address}a/") and got(f"{address}data.json") == "{}"
    with pytest.raises(HTTPError) as error:
        got(f"{address}b/")
    assert error.value.code == 404 and b"nothing here" in error.value.read()


def test_a_page_that_is_not_in_the_folder_yet(shown: tuple[Preview, Path, str]) -> None:
    preview, _, address = shown
    preview.show("a/index.html", b"<body><p>early</p></body>")
    assert until(f"{address}a/", "<p>early</p>", 10)
    preview.changed()
    assert until(f"{address}a/", "<p>a</p>", 10)


def test_a_taken_port_is_an_error(shown: tuple[Preview, Path, str], tmp_path: Path) -> None:
    port = int(shown[2].rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError):
        Preview(tmp_path, port)


def test_an_open_page_loads_itself_again_under_the_sites_policy(
    tmp_path: Path, browser: Browser
) -> None:
    project, port = tiny_project(tmp_path / "project"), free_port()
    address = f"http://127.0.0.1:{port}/{PROFILE}/"
    serving = subprocess.Popen(
        project.command("serve", "--port", str(port), "--date", "2026-11-24T12:00"),
        env=project.environment(),
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert until(address, "<body")
        page = browser.new_page()
        page.goto(address)
        replace_in(project.content / f"{PROFILE}.yaml", "农技员", "种粮能手")
        page.get_by_text("种粮能手").first.wait_for(timeout=60_000)
        replace_in(project.content / f"{PROFILE}.yaml", "gender: ", "gendre: ")
        time.sleep(3)
        assert "种粮能手" in got(address), "broken content leaves the pages as they were"
        replace_in(project.content / f"{PROFILE}.yaml", "gendre: ", "gender: ")
        replace_in(project.content / f"{PROFILE}.yaml", "种粮能手", "水稻专家")
        page.get_by_text("水稻专家").first.wait_for(timeout=60_000)
    finally:
        serving.terminate()
        said = "".join(serving.communicate(timeout=30))
    assert "gendre" in said and "Traceback" not in said, said
    with pytest.raises(OSError):
        got(address)
