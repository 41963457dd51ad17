"""The mark on an issued form: task, revision and place, so that what comes back is recognised whatever its file is called."""

import re
import unicodedata
from typing import NamedTuple

from jiheng.document import Document

_WORDS = "收表编号"
_MARK = re.compile(r"收表编号[:：\s]*JH-(\d{1,9})-(\d{1,6})-(\d{1,9})-(\d{2})(?!\d)")
_CHECK_BASE = 97


class TemplateMark(NamedTuple):
    """The numbers of the task and of its revision, and of the place that the form was issued to; all from 1."""

    task: int
    revision: int
    place: int


def print_mark(mark: TemplateMark) -> str:
    """The line on the form; its last two digits check the others.

    >>> print_mark(TemplateMark(7, 1, 23))
    '收表编号：JH-7-1-23-16（请保留本行，收表时用来识别）'
    """
    return f"{_WORDS}：JH-{mark.task}-{mark.revision}-{mark.place}-{_check(mark):02}（请保留本行，收表时用来识别）"


def find_mark(document: Document) -> TemplateMark | None:
    """The mark on a document that came back; None without one, with one that was retyped wrong, and with several that differ."""
    cells = (cell.text for table in document.tables for row in table.rows for cell in row if _WORDS in cell.text)
    found = {TemplateMark(*map(int, match.groups()[:3])): int(match[4]) for text in cells for match in _MARK.finditer(_narrow(text))}
    right = [mark for mark, check in found.items() if check == _check(mark)]
    return right[0] if len(right) == 1 else None


def _check(mark: TemplateMark) -> int:
    return int(f"{mark.task}{mark.revision:06}{mark.place:09}") % _CHECK_BASE


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
