"""Markdown → ``Document``: tables drawn with pipes, and the lines between them.

Also rows of pipes without the line of dashes below the header, as tools that flatten tables write them.
"""

import hashlib
import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from jiheng.document import Document
from jiheng.readers.decoding import decode
from jiheng.readers.flow import Block, Box, Flow, Grid
from jiheng.readers.limits import TEXT_BYTES, check_cells, check_lines, read_whole

FORMAT = "markdown"

_RULE = frozenset("|-: \t\r")
_ROWS_LEAST, _PIPES_LEAST = 3, 3
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_STRONG = ("**", "__")


def recognises(head: bytes) -> bool:
    """Whether these first bytes hold a line of dashes below a line with pipes, or some lines that begin and end with pipes."""
    if head.count(b"|") < _PIPES_LEAST:
        return False
    lines = head.replace(b"\0", b"").decode("latin-1").splitlines()
    if any("|" in above and _is_rule(line) for above, line in pairwise(lines)):
        return True
    return sum(_is_row(line) and line.rstrip().endswith("|") and line.count("|") >= _PIPES_LEAST for line in lines) >= _ROWS_LEAST


def read(stream: BinaryIO, name: str) -> Document:
    """The tables and lines; raises ``RefusedDocument`` for what is empty, too large or no text."""
    content = read_whole(stream, name=name, limit=TEXT_BYTES)
    text = decode(content, name=name)
    check_cells(text.count("|") // 2, name=name)
    lines = text.splitlines()
    check_lines(lines, name=name)
    flow = Flow(name)
    flow.add(_blocks(lines))
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, flow.finish())


def _blocks(lines: list[str]) -> Iterator[Block]:
    """The lines, and the tables among them: a table ends with the first line that has no pipe."""
    grid: Grid | None = None
    for line, below in pairwise([*_joined(lines), ""]):
        if grid is None and (_is_row(line) or ("|" in line and _is_rule(below))):
            grid = Grid()
        if grid is not None and "|" in line:
            if not _is_rule(line):
                grid.rows.append(_read_row(line))
            continue
        if grid is not None:
            yield grid
            grid = None
        yield _plain(line.strip().lstrip("#"))
    if grid is not None:
        yield grid


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines, those put together between which a cell of a row was broken."""
    row: list[str] = []
    for line in lines:
        if row and (not line.strip() or _is_row(line)):
            yield "\n".join(row)
            row = []
        if row or (_is_row(line) and not line.rstrip().endswith("|")):
            row.append(line)
            if line.rstrip().endswith("|"):
                yield "\n".join(row)
                row = []
        else:
            yield line
    if row:
        yield "\n".join(row)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE.issuperset(line)


def _read_row(line: str) -> list[Box]:
    cells = _PIPE.split(line.strip())
    first = 1 if not cells[0] else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1] else len(cells)
    return [Box([text] if (text := _plain(cell)) else []) for cell in cells[first:last]]


def _plain(text: str) -> str:
    """The text without what marks it up: escapes, entities, line breaks, signs of emphasis around the whole of it."""
    text = text.strip()
    for sign in _STRONG:
        inner = text.removeprefix(sign).removesuffix(sign)
        if len(inner) + 2 * len(sign) == len(text) and inner and sign not in inner:
            text = inner
    if "<" in text:
        text = _BREAK.sub("\n", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
