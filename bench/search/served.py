"""Serves a built site gzipped on loopback, and counts what of it a page asks for besides itself."""

from __future__ import annotations

import gzip
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType

TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
    ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml",
}  # fmt: skip


class Server:
    """``sent`` are the bytes of bodies since ``reset``, each gzipped unless that makes it longer."""

    def __init__(self, site: Path) -> None:
        self.sent = self.requests = 0
        lock = Lock()
        outer = self

        @cache
        def body(path: Path) -> tuple[bytes, bool]:
            data = path.read_bytes()
            packed = gzip.compress(data, 6)
            return (packed, True) if len(packed) < len(data) else (data, False)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = site / self.path.partition("?")[0].lstrip("/")
                path = path / "index.html" if path.is_dir() else path
                if not path.is_file():
                    self.send_error(404)
                    return
                data, packed = body(path)
                self.send_response(200)
                self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
                self.send_header("Content-Length", str(len(data)))
                self.send_header("Cache-Control", "max-age=3600")
                if packed:
                    self.send_header("Content-Encoding", "gzip")
                self.end_headers()
                self.wfile.write(data)
                with lock:
                    outer.sent += len(data)
                    outer.requests += 1

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def reset(self) -> None:
        self.sent = self.requests = 0

    def __enter__(self) -> Server:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
