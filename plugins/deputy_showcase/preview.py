"""A web server for this machine that shows a folder, and tells open pages when it has changed.

It runs in a process of its own, which knows nothing of content: so building is never held up by a
reader, and the other process stays free to work on several processors.
"""

from __future__ import annotations

import os
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

#: Addresses of the preview's own; nothing of a site begins like this.
OWN = "/_preview/"
#: Seconds after which a page asks again whether anything changed.
PATIENCE = 20.0
#: A file of its own, because the site's policy allows no script within a page.
_SCRIPT = """let known = "";
for (;;) {
  try {
    const answer = await fetch(`/_preview/changes?since=${known}`, { cache: "no-store" });
    const told = await answer.text();
    if (known && told !== known) location.reload();
    known = told;
  } catch {
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}
"""
_TAG = b'<script type="module" src="/_preview/changes.js"></script></body>'


class Preview:
    """Shows a folder at ``http://127.0.0.1:<port>/`` until it is closed, or this process ends.

    What ``show`` is given is shown in place of the folder's own until ``changed`` is called.

    Raises:
        OSError: the port cannot be had.
    """

    def __init__(self, folder: Path, port: int) -> None:
        context = get_context("spawn")
        self._channel, theirs = context.Pipe()
        arguments = (os.fspath(folder.resolve()), port, theirs)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        if fault := self._channel.recv():
            raise OSError(fault)

    def show(self, path: str, data: bytes) -> None:
        """Show a page that is not in the folder yet."""
        self._channel.send((path, data))

    def changed(self) -> None:
        """Have open pages load themselves again, all of them from the folder."""
        self._channel.send(None)

    def close(self) -> None:
        self._channel.close()
        self._process.join()


class _Changes:
    """How often anything has changed since the server began, for pages that wait for more."""

    def __init__(self) -> None:
        self._count = 1
        self._news = threading.Condition()
        #: Pages that are not in the folder yet.
        self.pages: dict[str, bytes] = {}

    def note(self, page: tuple[str, bytes] | None) -> None:
        with self._news:
            self.pages = {**self.pages, page[0]: page[1]} if page else {}
            self._count += 1
            self._news.notify_all()

    def since(self, known: str) -> str:
        """The count, at once if it is not the known one, else when it changes or patience ends."""
        with self._news:
            if known == str(self._count):
                self._news.wait(PATIENCE)
            return str(self._count)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page early hangs up; that is no fault of the server."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, changes: _Changes, directory: str) -> None:
        self._changes = changes
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.startswith(f"{OWN}changes.js"):
            self._send(_SCRIPT.encode(), "text/javascript")
        elif self.path.startswith(OWN):
            told = self._changes.since(self.path.rpartition("=")[2])
            self._send(told.encode(), "text/plain")
        else:
            self._show()

    def _show(self) -> None:
        place = Path(self.translate_path(self.path))
        if place.is_dir() and self.path.partition("?")[0].endswith("/"):
            place /= "index.html"
        path = os.path.relpath(place, self.directory).replace(os.sep, "/")
        early = self._changes.pages.get(path) or self._changes.pages.get(f"{path}/index.html")
        if early:
            self._send_html(early)
        elif place.suffix == ".html" and place.is_file():
            self._send_page(place)
        elif not place.exists():
            self._send_page(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _send_page(self, page: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        try:
            self._send_html(page.read_bytes(), status)
        except FileNotFoundError:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send_html(self, data: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(data.replace(b"</body>", _TAG), "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: the terminal is for what the office should read."""


def _serve(folder: str, port: int, channel: Connection) -> None:
    """What the server's process does: serve until the other side of the channel is closed."""
    changes = _Changes()
    try:
        handler = partial(_Handler, changes=changes, directory=folder)
        server = _Server(("127.0.0.1", port), handler)
    except OSError as error:
        channel.send(str(error))
        return
    channel.send("")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            changes.note(_told(channel))
    except (EOFError, OSError):  # Nobody is left on the other side.
        os._exit(0)


def _told(channel: Connection) -> tuple[str, bytes] | None:
    """Wait for news: a page, or None when all are in the folder."""
    while True:
        try:
            news: tuple[str, bytes] | None = channel.recv()
            return news
        except KeyboardInterrupt:  # Meant for the process that builds, which closes the channel.
            continue
