"""The parent's side: one child process, asked one document at a time, killed when its time is up."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import IO, Self

from jiheng.errors import JihengError, StoppedReading, say_why
from jiheng.sandbox.deadline import Deadline
from jiheng.sandbox.frames import ANSWER, DOCUMENT, LIMITS, NAME, REFUSALS, WORK, read_frame, write_frame
from jiheng.sandbox.limits import Limits

_TAIL = 4_096
_LINGERS = 2
_OUT_OF_TIME = "SIGXCPU"
_ADVICE = "没有读取；请拆成几个文件，或用 Office、WPS 另存为新的文件再试。"


class Worker:
    """A process that runs ``program`` (a module that ends in ``serve``): started when first asked, and anew after it was lost.

    ``allow`` says what a document of so many bytes may spend. Only one thread may ask at a time.
    """

    def __init__(self, program: str, *, allow: Callable[[int], Limits] = Limits.of_size) -> None:
        self._program = program
        self._allow = allow
        self._child: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the running process; None before it is asked and after it was lost."""
        return self._child.pid if self._child else None

    def ask(self, content: bytes, *, name: str) -> bytes:
        """The program's answer for a document.

        Raises what the program refuses it with, and ``StoppedReading`` where the child ends without an answer.
        """
        limits = self._allow(len(content))
        child = self._child or self._start()
        with Deadline(partial(_kill, child), limits.seconds) as deadline:
            frame = _exchange(child, (limits.pack(), name.encode(errors="replace"), content), deadline)
        if frame is None:
            raise self._lost(name, is_late=deadline.passed)
        if deadline.passed:
            self.close()
        kind, answer = frame
        if kind == ANSWER:
            return answer
        raise REFUSALS.get(kind, JihengError)(answer.decode(errors="replace"))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        child, self._child = self._child, None
        if child is None:
            return
        _kill(child)
        child.wait()
        for stream in (child.stdin, child.stdout, self._errors):
            with suppress(OSError):  # what was still to be sent has no reader
                if stream:
                    stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _start(self) -> "subprocess.Popen[bytes]":
        """The process; raises ``StoppedReading`` where the system does not let it start."""
        # Not the current folder, which may hold a stranger's files: the modules come from where ours came from.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
        command = [sys.executable, "-P", "-m", self._program]
        try:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the child
            self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env=environment, start_new_session=True,
            )
        except OSError as error:
            raise StoppedReading(f"读取用的进程起不来（{say_why(error)}）；请关闭一些程序，或清理磁盘后再试。") from error
        return self._child

    def _lost(self, name: str, *, is_late: bool) -> StoppedReading:
        """Clear away what is left of the process, and say how it ended."""
        child, errors = self._child, self._errors
        code = _ended(child) if child else 0
        said = _tail(errors) if errors else ""
        self.close()
        stopped = StoppedReading(f"“{name}”{_how(code, said, is_late=is_late)}，{_ADVICE}")
        if said:
            stopped.add_note(said)
        return stopped


def _exchange(child: "subprocess.Popen[bytes]", question: tuple[bytes, bytes, bytes], deadline: Deadline) -> tuple[bytes, bytes] | None:
    """The frame that answers; None where the process ended instead."""
    if not (child.stdin and child.stdout):
        return None
    with suppress(OSError):  # it ended while we wrote; perhaps it answered before
        for kind, part in zip((LIMITS, NAME, DOCUMENT), question, strict=True):
            write_frame(child.stdin, kind, part)
    while (frame := read_frame(child.stdout)) and frame[0] == WORK:
        deadline.extend(int.from_bytes(frame[1][:2]))
    return frame


def _ended(child: "subprocess.Popen[bytes]") -> int:
    """The exit code of a process that ends, or is ended where it lingers."""
    try:
        return child.wait(_LINGERS)
    except subprocess.TimeoutExpired:
        _kill(child)
        return child.wait()


def _kill(child: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it may have started: it is the first of a session of its own."""
    if sys.platform != "win32" and child.poll() is None:
        with suppress(OSError):  # it ended by itself
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _tail(errors: IO[bytes]) -> str:
    """The last of what the process said on its error stream."""
    errors.seek(max(errors.seek(0, os.SEEK_END) - _TAIL, 0))
    return errors.read().decode(errors="replace").strip()


def _how(code: int, said: str, *, is_late: bool) -> str:
    last = said.rpartition("\n")[2].strip()
    if is_late or (code < 0 and -code == getattr(signal, _OUT_OF_TIME, None)):
        return "内容过于复杂，处理超时"
    if last.startswith("MemoryError"):
        return "内容过多，内存不够"
    return f"内容过多或已损坏，读到一半程序中止了（{last[:200] or f'代码 {code}'}）"
