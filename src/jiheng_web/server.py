"""Serves the web application on this machine: tables, documents to load, and the server itself. Django must be awake (``startup``)."""

import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

import jiheng
from jiheng_web.documents.actions import add_document, refresh_summary
from jiheng_web.documents.policies import LOCAL_ACTOR
from jiheng_web.documents.queries import list_outdated
from jiheng_web.home import Home
from jiheng_web.startup import CannotServe

THREADS = 8
LAST_PORT = 65535
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(host: str, port: int, *, home: Home, files: Sequence[Path]) -> None:
    """Serves until Ctrl+C. Raises ``CannotServe`` where the address cannot be had or a file cannot be loaded."""
    if not 0 <= port <= LAST_PORT:
        raise CannotServe(f"端口 {port} 不对：应在 0 到 {LAST_PORT} 之间。")
    try:
        server = create_server(get_wsgi_application(), host=host, port=port, threads=THREADS, ident="jiheng")
    except (OSError, ValueError) as error:
        raise CannotServe(f"不能在 {host} 的端口 {port} 上启动，可能已被别的程序占用：请换一个端口，例如 --port {port % LAST_PORT + 1}。") from error
    try:
        with home.turn():
            call_command("migrate", verbosity=0)
            _refresh_summaries()
            load_files(files)
        print(f"绩衡已启动，请用浏览器打开 http://{f'[{host}]' if ':' in host else host}:{server.effective_port}/ （按 Ctrl+C 停止）", flush=True)
        if host not in _LOOPBACK:
            print("注意：单机版没有登录，能连到这台机器的人都能看到和删除其中的文件。", file=sys.stderr, flush=True)
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def load_files(files: Sequence[Path]) -> None:
    """Reads files in; those that are there already are not read again. Raises ``CannotServe`` for the first that cannot be read."""
    for path in files:
        try:
            add_document(path.read_bytes(), name=path.name, actor=LOCAL_ACTOR)
        except OSError as error:
            raise CannotServe(f"打不开文件“{path}”，请检查 --load 后面的路径。") from error
        except jiheng.JihengError as error:
            raise CannotServe(f"{path.name}：{error}") from error


def _refresh_summaries() -> None:
    """After an upgrade the list says what the new version reads; a document that it cannot read keeps its old summary."""
    for document in list_outdated(jiheng.__version__):
        try:
            refresh_summary(document, actor=LOCAL_ACTOR)
        except jiheng.JihengError as error:
            print(f"{document.name}：{error}", file=sys.stderr)
