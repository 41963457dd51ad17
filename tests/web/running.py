"""A real server in a process of its own, and a visitor who uses it without a browser."""

import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

SOURCE = Path(__file__).resolve().parents[2] / "src"
SERVE = """
import argparse, sys
import jiheng
from jiheng_web import command
parser = argparse.ArgumentParser()
command.add_arguments(parser)
try:
    sys.exit(command.run(parser.parse_args()))
except jiheng.JihengError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
"""


@dataclass(frozen=True)
class RunningServer:
    """A server that has said its address."""

    address: str
    process: "subprocess.Popen[str]"

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        self.process.kill()
        self.process.wait()


def serve_process(folder: Path, *options: str, database: str = "", has_worker: bool = False) -> "subprocess.Popen[str]":
    """Starts the command with these options in a clean environment; the port is one that the system picks unless options say otherwise.

    Without a worker for background jobs, which most tests do not need.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JIHENG_", "DJANGO_"))}
    environment |= {"PYTHONPATH": os.pathsep.join([str(SOURCE), environment.get("PYTHONPATH", "")]), "PYTHONUTF8": "1"}
    if database:
        environment["JIHENG_DATABASE_URL"] = database
    command = [sys.executable, "-c", SERVE, "--port", "0", "--data", str(folder), *([] if has_worker else ["--no-worker"]), *options]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


@contextmanager
def start_server(folder: Path, *options: str, database: str = "", has_worker: bool = False) -> Iterator[RunningServer]:
    """A server that answers; it is ended with the block."""
    process = serve_process(folder, *options, database=database, has_worker=has_worker)
    assert process.stdout is not None
    with process:
        line = process.stdout.readline()
        found = re.search(r"http://\S+/", line)
        if found is None:
            process.kill()
            raise AssertionError(f"the server did not start: {line}{process.stderr.read() if process.stderr else ''}")
        try:
            yield RunningServer(found.group(), process)
        finally:
            process.kill()


class Visitor:
    """Somebody with a cookie jar: fetches pages and hands in forms as a browser does."""

    def __init__(self, server: RunningServer) -> None:
        self._address = server.address.rstrip("/")
        self._open = build_opener(HTTPCookieProcessor(CookieJar())).open

    def get(self, path: str) -> str:
        """The page at ``path``."""
        with self._open(self._address + path) as answer:
            return str(answer.read().decode())

    def post(self, path: str, *, form_at: str, **fields: str) -> tuple[str, str]:
        """Hands in the form at ``form_at``; gives the address that it leads to and the page there."""
        body = urlencode({"csrfmiddlewaretoken": self._token(form_at), **fields}).encode()
        with self._open(Request(self._address + path, body)) as answer:
            return answer.url.removeprefix(self._address), answer.read().decode()

    def upload(self, files: Sequence[tuple[str, bytes]]) -> tuple[str, str]:
        """Hands files in on the first page."""
        border = uuid.uuid4().hex
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self._token("/")}\r\n'.encode()]
        for name, content in files:
            head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
            parts += [head.encode(), content, b"\r\n"]
        body = b"".join([*parts, f"--{border}--\r\n".encode()])
        request = Request(f"{self._address}/documents/", body, {"Content-Type": f"multipart/form-data; boundary={border}"})
        with self._open(request) as answer:
            return answer.url.removeprefix(self._address), answer.read().decode()

    def _token(self, path: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert found is not None
        return found.group(1)
