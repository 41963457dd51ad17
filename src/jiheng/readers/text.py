"""Plain text, TSV and CSV → ``Document``: every line is a row, separators part its cells.

Cells copied out of Excel or WPS may stand in quotes and run over lines; the row is that of their first line.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from jiheng.document import Cell, Document, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.decoding import decode
from jiheng.readers.limits import CELLS, LINE_CHARACTERS, TEXT_BYTES, read_whole
from jiheng.source import Source

FORMAT = "text"
_BINARY_HEADS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc")


def recognises(head: bytes) -> bool:
    """Whether these first bytes may begin a text."""
    return not head.startswith(_BINARY_HEADS)


def read(stream: BinaryIO, name: str) -> Document:
    """The text as one table; raises ``RefusedDocument`` for what is empty, too large or no text."""
    content = read_whole(stream, name=name, limit=TEXT_BYTES)
    text = decode(content, name=name)
    rows = tuple(_rows(text, name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, (Table(1, rows),))


def _rows(text: str, *, name: str) -> Iterator[Row]:
    separator = _separator(text)
    cells = 0
    for number, line in _lines(text, separator=separator, name=name):
        if separator == _DRAWN:
            line = line.strip().removeprefix(_DRAWN).removesuffix(_DRAWN)
        texts = _unquoted(line, separator) if '"' in line else line.split(separator)
        cells += len(texts)
        if cells > CELLS:
            raise RefusedDocument(f"“{name}”的单元格超过 {CELLS:,} 个（到第 {number} 行），没有读取；请拆成几个文件再试。")
        yield tuple([Cell(part, Source(name, 1, number, column, 0, len(part))) for column, part in enumerate(texts, start=1)])


def _separator(text: str) -> str:
    """What parts the cells: the tab where there is one; a rule drawn before and behind each; the semicolon where most lines have as many,
    enough for the row of a table; the comma where some line has enough.

    Commas at the thousands of an amount part nothing; semicolons also part sentences, but not as many in every line.
    """
    if "\t" in text:
        return "\t"
    if sum(line.count(_DRAWN) > 1 for line in text[:_SAMPLE].split("\n")) >= _DRAWN_LEAST:
        return _DRAWN
    lines = [line for line in _THOUSANDS.sub("", text[:_SAMPLE]).split("\n") if line.strip()]
    semicolons, times = Counter(line.count(";") for line in lines).most_common(1)[0] if lines else (0, 0)
    if semicolons >= _CSV_SIGNS and 2 * times > len(lines):
        return ";"
    return "," if any(line.count(",") >= _CSV_SIGNS for line in lines) else "\t"


def _lines(text: str, *, separator: str, name: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank with their numbers; a quoted cell that is still open takes in the lines up to its closing quote."""
    pieces = text.splitlines()
    at = never_closed_before = 0
    while at < len(pieces):
        line, number = pieces[at], at + 1
        if len(line) > LINE_CHARACTERS:
            raise RefusedDocument(f"“{name}”第 {number} 行超过 {LINE_CHARACTERS:,} 个字，不像表格；请检查文件是否完整。")
        at += 1
        if '"' in line and _opens(line, separator):
            end = min(at + _QUOTED_LINES, len(pieces))
            start = max(at, never_closed_before)
            closing = next((index for index in range(start, end) if pieces[index].count('"') % 2 == 1), None)
            if closing is None:
                never_closed_before = max(end, start)
            else:
                line, at = "\n".join(pieces[number - 1:closing + 1]), closing + 1
        if line and not line.isspace() and not _FRAME.fullmatch(line):
            yield number, line


def _opens(line: str, separator: str) -> bool:
    """Whether the last cell begins with a quote that is not closed on this line."""
    last = line[line.rfind(separator + '"') + 1:] if separator + '"' in line else line
    return last.startswith('"') and last.count('"') % 2 == 1


def _unquoted(line: str, separator: str) -> list[str]:
    """The cells of a line in which some stand in quotes, doubled quotes inside."""
    cells, rest = [], line
    while True:
        if rest.startswith('"'):
            match = _QUOTED.match(rest)
            if match and (match.end() == len(rest) or rest[match.end()] == separator):
                cells.append(match.group(1).replace('""', '"'))
                if match.end() == len(rest):
                    return cells
                rest = rest[match.end() + 1:]
                continue
        cell, found, rest = rest.partition(separator)
        cells.append(cell)
        if not found:
            return cells


_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CSV_SIGNS = 3
_DRAWN, _DRAWN_LEAST = "│", 3
_FRAME = re.compile(r"[\s─━┄┅┈┉┌-╋═-╬]{3,}")
"""A line that only draws the rule between two rows."""

_SAMPLE = 65_536
_QUOTED_LINES = 2_000
