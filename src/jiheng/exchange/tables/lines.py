"""Rows as lines of CSV: how they are kept and passed on, since most tables are written as that in the end.

A line has no break at its end; texts with commas, quotes or breaks stand in quotes. An empty text and an empty cell are the same.
"""

import csv
import sys
from collections.abc import Iterable, Iterator

from jiheng.exchange.tables.columns import Row

_END = "\r\n"
"""Both characters, so that the writer puts texts with either into quotes."""


def to_lines(rows: Iterable[Row]) -> list[str]:
    """The rows as lines."""
    lines = _Lines()
    csv.writer(lines, lineterminator=_END).writerows(rows)
    return lines.written


def to_line(row: Row) -> str:
    """One row, or a part of one, as a line or a part of one."""
    return to_lines([row])[0]


def to_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """The rows that lines stand for, all values as text."""
    csv.field_size_limit(sys.maxsize)  # readers have their own limits on the length of a text
    return csv.reader(lines)


class _Lines:
    """A file whose lines are kept in a list."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, line: str) -> None:
        """Take a line as the CSV writer made it."""
        self.written.append(line[: -len(_END)])
