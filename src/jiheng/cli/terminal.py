"""Colour on a terminal, plain text in a pipe; progress on long work."""

import os
import sys
from typing import Literal, TextIO

Style = Literal["bold", "dim", "red", "yellow", "green", "blue"]

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32", "blue": "34"}


def paint(text: str, style: Style, *, stream: TextIO = sys.stdout) -> str:
    """``text`` in a style where ``stream`` is a terminal that wants colours (NO_COLOR is honoured), else as it is."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if has_colour(stream) else text


def has_colour(stream: TextIO) -> bool:
    """Whether colours may be written to ``stream``."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def show_progress(text: str) -> None:
    """One line on the terminal's error stream that the next replaces; nothing in a pipe."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    """Take the line of progress away."""
    show_progress("")
