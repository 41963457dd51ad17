"""A small server for the grid's tests: the files as they are, one table by the protocol, and faults that a test can switch on."""

import json
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.web.grid.table_store import TableStore

STATIC = Path(__file__).resolve().parents[3] / "src" / "jiheng_web" / "static"
POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; "
    "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
)
TIMES = '{"pause": 40, "firstRetry": 60, "lastRetry": 250}'
PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>表格</title>
<link rel="stylesheet" href="/static/tokens.css">{dark}<link rel="stylesheet" href="/static/app.css">
<link rel="stylesheet" href="/static/print.css" media="print"><link rel="stylesheet" href="/static/grid/grid.css">
<script type="module" src="/static/grid/{script}"></script></head>
<body><main class="wrap"><h1>年度绩效指标</h1> <a href="/empty" id="before">前面的链接</a>
<div data-grid="/table" data-token="token" data-times='{times}'></div><a href="/empty" id="behind">后面的链接</a></main></body></html>"""
DARK = '<link rel="stylesheet" href="/static/dark.css" media="screen">'


class GridServer:
    """Answers on one port for as long as the test runs, also over restarts.

    ``faults`` holds what happens to the next posts, one each: a status, ``"lost"`` (written, never answered), ``"dropped"`` (never read)
    or seconds of delay.
    """

    def __init__(self, store: TableStore) -> None:
        self.store = store
        self.faults: list[int | float | str] = []
        self.posts: list[dict[str, Any]] = []
        self.token = "token"
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """``http://127.0.0.1:1234/``."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Listens, on the same port as before."""
        self._server = _Listener(("127.0.0.1", self._port), _Answering)
        self._server.grid = self
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop(self) -> None:
        """Connections are refused from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    grid: GridServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no failure of a test."""


class _Answering(BaseHTTPRequestHandler):
    server: _Listener

    def log_message(self, *_: Any, **__: Any) -> None:
        """Tests stay silent."""

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path.startswith("/static/"):
            self._send_file(STATIC / path.removeprefix("/static/"))
        elif path == "/table":
            self._send(200, json.dumps(self.server.grid.store.get(), ensure_ascii=False), "application/json")
        elif path == "/empty":
            self._send(200, "<!doctype html><title>空</title>", "text/html; charset=utf-8")
        else:
            script = "pack.js" if query == "packed" else "start.js"
            page = PAGE.format(dark=DARK if query == "dark" else "", times=TIMES, script=script)
            self._send(200, page, "text/html; charset=utf-8")

    def do_POST(self) -> None:
        grid = self.server.grid
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = grid.faults.pop(0) if grid.faults and request["changes"] else None
        if fault == "dropped":
            self.close_connection = True
            return
        if self.headers["X-CSRFToken"] != grid.token:
            fault = 403
        if isinstance(fault, float):
            time.sleep(fault)
        if isinstance(fault, int):
            self._send(fault, "<h1>fault</h1>", "text/html")
            return
        grid.posts.append(request)
        status, answer = grid.store.post(request)
        if fault == "lost":
            self.close_connection = True
            return
        self._send(status, json.dumps(answer, ensure_ascii=False), "application/json")

    def _send_file(self, path: Path) -> None:
        if path.is_file() and STATIC in path.resolve().parents:
            self._send(200, path.read_text(encoding="utf-8"), mimetypes.guess_type(path.name)[0] or "text/plain")
        else:
            self._send(404, "", "text/plain")

    def _send(self, status: int, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Content-Security-Policy", POLICY)):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve_table(store: TableStore) -> Iterator[GridServer]:
    """A server that is ended with the block."""
    server = GridServer(store)
    try:
        yield server
    finally:
        server.stop()
