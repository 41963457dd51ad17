"""Corrections in text files: TXT, TSV, CSV and Markdown; encoding, line ends and all other characters stay."""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence

from jiheng.document import Cell, Document, Row
from jiheng.exchange.annotations.stretches import Refused, Stretch, Wanted, replace_stretches
from jiheng.readers.decoding import decode
from jiheng.readers.flow import Place
from jiheng.source import Source

Span = tuple[int, int]

_ENCODINGS = (
    ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-16-le", b""), ("utf-16-be", b""), ("gb18030", b""), ("gb18030", b"\x84\x31\x95\x33"),
)
_NOT_FOUND = "这一格在文件里的写法特别（有转义或引号），没有改；请在文件里改"
_LINE_END = r"(?:\r\n|\r|\n)"
_SEPARATORS = ("\t", ",")
_WINDOW = 1 << 17
"""How far a row of pipes may stand behind the one before, so that a row that is not found costs little."""


def edit_text(content: bytes, wanted: Wanted, document: Document) -> tuple[bytes, Refused]:
    """The text with the stretches replaced, and why some cannot be."""
    text = decode(content, name=document.name)
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    rows = {row[0].source.row: row for table in document.tables for row in table.rows}
    needed = {place[1] for place in wanted}
    spans: dict[Place, Span] = {}
    for number, row in rows.items():
        if number in needed and number is not None:
            spans.update(_find_cells(text, row, start=lines[number - 1]))
    return _write(content, text, spans, wanted)


def edit_markdown(content: bytes, wanted: Wanted, document: Document) -> tuple[bytes, Refused]:
    """The same for tables drawn with pipes; a row is looked for behind the one before."""
    text = decode(content, name=document.name)
    spans: dict[Place, Span] = {}
    at = 0
    for row in (row for table in document.tables for row in table.rows):
        pattern = r"[ \t]*\|[ \t]*".join(f"({_pattern(cell.text)})" for cell in row)
        opening = r"^[ \t]*\|?[ \t]*" if len(row) > 1 else r"^[ \t|#*_]*"
        match = re.compile(opening + pattern, re.MULTILINE).search(text, at, at + _WINDOW)
        if match:
            at = match.end()
            spans.update({_place(cell.source): match.span(index) for index, cell in enumerate(row, start=1)})
    return _write(content, text, spans, wanted)


def _find_cells(text: str, row: Row, *, start: int) -> dict[Place, Span]:
    """Where the cells of a row stand, with the quotes around them; nothing where they stand otherwise than they were read."""
    for separator in _SEPARATORS:
        spans: dict[Place, Span] = {}
        at = start
        for index, cell in enumerate(row):
            border = separator if index < len(row) - 1 else ""
            end = next((end for form in _forms(cell) if (end := _end_of(form, text, at)) is not None and _closes(text, end, border)), None)
            if end is None:
                break
            spans[_place(cell.source)] = (at, end)
            at = end + len(border)
        else:
            return spans
    return {}


def _forms(cell: Cell) -> tuple[str, str]:
    """How a cell may be written: in quotes, or as it is."""
    return '"' + cell.text.replace('"', '""') + '"', cell.text


def _end_of(wording: str, text: str, at: int) -> int | None:
    """Where a text ends that stands ``at`` a place, with whatever line ends; None where another one stands there."""
    for number, line in enumerate(wording.split("\n")):
        if number:
            at += 2 if text.startswith("\r\n", at) else 1 if text.startswith(("\r", "\n"), at) else 0
        if not text.startswith(line, at):
            return None
        at += len(line)
    return at


def _closes(text: str, end: int, border: str) -> bool:
    """Whether a cell can end here: before the border, or with its line."""
    return text.startswith(border, end) if border else end == len(text) or text[end] in "\r\n"


def _write(content: bytes, text: str, spans: Mapping[Place, Span], wanted: Wanted) -> tuple[bytes, Refused]:
    everything = [(place, stretch) for place, stretches in wanted.items() for stretch in stretches]
    refused = {one: _NOT_FOUND for one in everything if one[0] not in spans}
    encoding = next((one for one in _ENCODINGS if _encode(text, *one) == content), None)
    if encoding is None:
        return content, dict.fromkeys(everything, "文件的编码特别，没有改；请另存为 UTF-8 编码的文本再试")
    edits = [one for place, stretches in wanted.items() if place in spans for one in _shift(text, spans[place], stretches)]
    written = _encode(replace_stretches(text, edits), *encoding)
    return (written, refused) if written is not None else (content, dict.fromkeys(everything, "文件的编码里没有要写的字，没有改"))


def _shift(text: str, span: Span, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches of a cell as those of the whole text; in quotes, and where the text has line ends of two characters, others count."""
    raw = text[span[0]:span[1]]
    is_quoted = len(raw) > 1 and raw.startswith('"') and raw.endswith('"')
    offsets = _offsets(raw, is_quoted=is_quoted)
    for start, end, replacement in stretches:
        written = replacement.replace('"', '""') if is_quoted else replacement
        yield Stretch(span[0] + offsets[start], span[0] + offsets[end], written)


def _offsets(raw: str, *, is_quoted: bool) -> list[int]:
    """Where each character of a cell stands in how it is written, and its end."""
    body = raw[1:-1] if is_quoted else raw
    pattern = r'""|\r\n|[\s\S]' if is_quoted else r"\r\n|[\s\S]"
    return [match.start() + is_quoted for match in re.finditer(pattern, body)] + [len(body) + is_quoted]


def _pattern(text: str) -> str:
    """A pattern for a text as it may be written, with whatever line ends."""
    return _LINE_END.join(map(re.escape, text.split("\n")))


def _encode(text: str, encoding: str, mark: bytes) -> bytes | None:
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _place(source: Source) -> Place:
    return source.table or 0, source.row or 0, source.column or 0
