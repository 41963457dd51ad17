"""The child's side: a process that answers one document after another until its input ends.

Refusals are answers. Any other fault ends the process with its traceback on the error stream, and the parent says a sentence; so
nothing that one document left behind reaches the next.
"""

import logging
import os
import sys
from collections.abc import Callable
from typing import IO, NamedTuple

from jiheng.readers import limits as readers
from jiheng.sandbox.confinement import confine, grant
from jiheng.sandbox.frames import ANSWER, DOCUMENT, LIMITS, NAME, REFUSALS, WORK, read_frame, write_frame
from jiheng.sandbox.limits import MEMORY_MOST, WORK_SECONDS_MOST, Limits


def serve(answer: Callable[[bytes, str], bytes]) -> None:
    """Answer every document that comes on standard input, under limits; returns when the input ends.

    ``answer`` makes bytes of a document's content and name, or raises one of ``REFUSALS``.
    """
    source, target = sys.stdin.buffer, _own_output()
    confine()
    readers.WORK.setLevel(logging.INFO)
    readers.WORK.propagate = False
    readers.WORK.addHandler(_Announcer(target))
    while question := _next_question(source):
        grant(question.limits)
        write_frame(target, *_answered(answer, question))


class _Question(NamedTuple):
    limits: Limits
    name: str
    content: bytes


def _next_question(source: IO[bytes]) -> _Question | None:
    """What is asked next; None where the parent ended."""
    frames = [read_frame(source) for _ in range(3)]
    parts = {frame[0]: frame[1] for frame in frames if frame}
    if parts.keys() != {LIMITS, NAME, DOCUMENT}:
        return None
    return _Question(Limits.unpack(parts[LIMITS]), parts[NAME].decode(), parts[DOCUMENT])


def _answered(answer: Callable[[bytes, str], bytes], question: _Question) -> tuple[bytes, bytes]:
    try:
        return ANSWER, answer(question.content, question.name)
    except tuple(REFUSALS.values()) as refusal:
        return next(kind for kind, error in REFUSALS.items() if isinstance(refusal, error)), str(refusal).encode()


def _own_output() -> IO[bytes]:
    """A stream that only we write to: what a C library prints on standard output goes to the error stream."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


class _Announcer(logging.Handler):
    """Makes room for announced work here, and has the parent do so."""

    def __init__(self, target: IO[bytes]) -> None:
        super().__init__()
        self._target = target

    def emit(self, record: logging.LogRecord) -> None:
        """Raise the limits by what the record asks for."""
        seconds = min(int(getattr(record, "seconds", 0)), WORK_SECONDS_MOST)
        grant(Limits(MEMORY_MOST, seconds, seconds * (os.cpu_count() or 1)))
        write_frame(self._target, WORK, seconds.to_bytes(2))
