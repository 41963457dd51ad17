"""Serves the web application on this machine: tables, documents to load, and the server itself. Django must be awake (``startup``)."""

import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from waitress.server import BaseWSGIServer, create_server

import jiheng
from jiheng_web.backups.actions.upgrading import upgrade
from jiheng_web.documents.actions import add_document, refresh_summary
from jiheng_web.documents.policies import LOCAL_ACTOR
from jiheng_web.documents.queries import list_outdated
from jiheng_web.home import Home
from jiheng_web.office import check_edition, say_entrance
from jiheng_web.startup import CannotServe
from jiheng_web.supervisor import Supervisor

THREADS = 8
CONNECTIONS = 1_000
"""Open at once: a browser keeps several; at the limit the next one would wait half a minute for others to close."""
LAST_PORT = 65535
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(host: str, port: int, *, home: Home, files: Sequence[Path], has_worker: bool = True) -> None:
    """Serves until Ctrl+C, with a worker beside it unless told otherwise.

    Raises ``CannotServe`` where the address cannot be had or a file cannot be loaded.
    """
    if not 0 <= port <= LAST_PORT:
        raise CannotServe(f"端口 {port} 不对：应在 0 到 {LAST_PORT} 之间。")
    try:
        server = create_server(get_wsgi_application(), host=host, port=port, threads=THREADS, connection_limit=CONNECTIONS, ident="jiheng")
    except (OSError, ValueError) as error:
        raise CannotServe(f"不能在 {host} 的端口 {port} 上启动，可能已被别的程序占用：请换一个端口，例如 --port {port % LAST_PORT + 1}。") from error
    with home.in_use():
        _serve(server, host, home=home, files=files, supervisor=Supervisor(home.folder) if has_worker else None)


def _serve(server: BaseWSGIServer, host: str, *, home: Home, files: Sequence[Path], supervisor: Supervisor | None) -> None:
    try:
        with home.turn():
            upgrade(home.backups)
            check_edition(has_files=bool(files))
            _refresh_summaries()
            load_files(files)
        if supervisor:
            supervisor.start()
        print(f"绩衡已启动，请用浏览器打开 http://{f'[{host}]' if ':' in host else host}:{server.effective_port}/ （按 Ctrl+C 停止）", flush=True)
        say_entrance(is_local=host in _LOOPBACK)
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        if supervisor:
            supervisor.stop()


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
