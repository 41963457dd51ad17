"""A program for a child process that does what the document says: answers, or misbehaves."""

import ctypes
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from jiheng.errors import MissingExtra, RefusedDocument, UnknownForm
from jiheng.readers.limits import announce_work
from jiheng.sandbox.child import serve
from jiheng.sandbox.limits import OPEN_FILES


def obey(content: bytes, name: str) -> bytes:
    """Do what ``content`` says."""
    order, _, rest = content.decode().partition(" ")
    answer = _DEEDS[order](rest)
    return f"{name}: {answer}".encode()


def _loop(_: str) -> str:
    while True:
        pass


def _sleep(_: str) -> str:
    sys.stdin.buffer.read()
    return "the parent went away"


def _eat(size: str) -> str:
    return str(len(bytearray(int(size))))


def _eat_after_announcing(size: str) -> str:
    announce_work("正在识别第 1 页", seconds=5)
    return _eat(size)


def _write(size: str) -> str:
    with tempfile.TemporaryFile() as file:
        file.write(bytes(int(size)))
    return "written"


def _open_files(count: str) -> str:
    return str(len([os.open(os.devnull, os.O_RDONLY) for _ in range(int(count))]))


def _raise(kind: str) -> str:
    raise {"refused": RefusedDocument, "form": UnknownForm, "extra": MissingExtra, "fault": KeyError}[kind]("为什么。")


def _crash(_: str) -> str:
    return str(ctypes.string_at(0))


def _die(_: str) -> str:
    os._exit(0)


def _attempt(kind: str) -> str:
    deeds: dict[str, Callable[[], object]] = {
        "socket": socket.socket, "program": lambda: subprocess.run(["ls"], check=False), "exec": lambda: os.execv("/bin/ls", ["ls"]),
    }
    try:
        deeds[kind]()
    except OSError as error:
        return type(error).__name__
    return "done"


def _babble(_: str) -> str:
    for number in range(3, OPEN_FILES):  # the one that answers go through is among them
        with suppress(OSError):
            os.write(number, b"\xff" * 100)
    return _sleep("")


def _print(_: str) -> str:
    sys.stdout.write("jiheng reads")
    sys.stdout.flush()
    os.write(1, b"a library prints")
    return "printed"


_DEEDS: dict[str, Callable[[str], str]] = {
    "answer": str, "loop": _loop, "sleep": _sleep, "eat": _eat, "work": _eat_after_announcing, "write": _write, "open": _open_files,
    "raise": _raise, "crash": _crash, "babble": _babble, "die": _die, "attempt": _attempt, "print": _print,
    "folder": lambda _: str(Path.cwd() in map(Path, sys.path)),
}

if __name__ == "__main__":
    serve(obey)
