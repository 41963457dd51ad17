"""XLSB (the binary workbooks of Excel 2007 and later) → ``Document``: every sheet that is not empty is a table, as in ``xlsx``.

The parts are rows of records: a number, a length, so many bytes (MS-XLSB, 2.1.4). Only what a sheet shows is looked at.
"""

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from jiheng.document import Document, Notice, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.cell_formats.builtin import CODES
from jiheng.readers.cell_formats.formats import GENERAL, CellFormat, show_general
from jiheng.readers.limits import CELLS, MEBIBYTE
from jiheng.readers.margins import list_margins, strip_codes
from jiheng.readers.package import BROKEN, refuse_broken
from jiheng.readers.sheets import Area, Rounded, list_hidden, read_rows
from jiheng.readers.xlsx_book import list_unread
from jiheng.readers.xml_part import attribute, parse_part
from jiheng.source import Source

FORMAT = "xlsb"
PART = "xl/workbook.bin"

_RELATIONS, _STYLES, _STRINGS = "xl/_rels/workbook.bin.rels", "xl/styles.bin", "xl/sharedStrings.bin"
_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED, _FORMULA_TEXT, _FORMULA_BOOL, _FORMULA_ERROR = 0, 2, 3, 4, 5, 6, 7, 8, 10, 11
_STRING, _FORMAT_CODE, _STYLE, _COLUMNS, _BOOK, _SHEET, _MERGED, _STYLES_BEGIN, _STYLES_END = 19, 44, 47, 60, 153, 156, 176, 617, 618
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}
_NOTE_TEXT, _MARGINS = 637, 479
_NOTES = re.compile(r"xl/comments\d*\.bin", re.IGNORECASE)
_SHOWN_MOST = 60
_DAYS_FROM_1900_TO_1904 = 1_462
_PART_BYTES = 200 * MEBIBYTE
_ROWS_MOST, _COLUMNS_MOST = 1_048_576, 16_384


class _Book(NamedTuple):
    """What all sheets share: texts, number formats by style, how many days later they begin to count."""

    texts: Sequence[str]
    formats: Mapping[int, CellFormat]
    shift: int


def read_package(content: bytes, name: str) -> Document:
    """The workbook in a checked package as tables; raises ``RefusedDocument`` for what is damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            notices: list[Notice] = []
            tables = tuple(_tables(package, notices, name=name))
            notices += [*list_unread(package, name=name), *_notes(package, name=name)]
    except (*BROKEN, etree.LxmlError, MemoryError) as error:
        raise refuse_broken(name) from error
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tables, notices=tuple(notices))


def _tables(package: zipfile.ZipFile, notices: list[Notice], *, name: str) -> Iterator[Table]:
    records = list(_records(package, PART))
    is_from_1904 = any(kind == _BOOK and content[0] & 1 for kind, content in records)
    book = _Book(_read_texts(package), dict(_read_formats(package)), _DAYS_FROM_1900_TO_1904 * is_from_1904)
    relations = {attribute(one, "Id"): attribute(one, "Target") or "" for one in parse_part(package, _RELATIONS)}
    cells = 0
    for number, content in enumerate((content for kind, content in records if kind == _SHEET), start=1):
        target, end = _read_text(content, 8)
        caption, _ = _read_text(content, end)
        part = relations.get(target, "")
        sheet = _Sheet(name, book)
        sheet.take_in(_records(package, part[1:] if part.startswith("/") else f"xl/{part}"), room=CELLS - cells)
        table = Table(number, tuple(sheet.read_rows(number)), caption)
        cells += sheet.extent
        if table.rows:
            (state,) = struct.unpack_from("<I", content)
            notices += list_hidden(table, rows=sheet.hidden_rows, columns=sheet.hidden_columns, is_hidden=state != 0)
            notices += [*sheet.rounded.notices(table), *list_margins(sheet.margins, name=name)]
            yield table


def _notes(package: zipfile.ZipFile, *, name: str) -> Iterator[Notice]:
    """The remarks on cells, which in these workbooks are records too."""
    parts = filter(_NOTES.fullmatch, package.namelist())
    notes = [_read_text(content, 1)[0] for part in parts for kind, content in _records(package, part) if kind == _NOTE_TEXT]
    if told := list(filter(None, (" ".join(note.split()) for note in notes))):
        yield Notice(f"有 {len(told)} 处批注没有读：{'；'.join(told)[:_SHOWN_MOST]}", Source(name, None, None, None, 0, 0), "around")


@dataclass(slots=True)
class _Sheet:
    """One sheet as it is taken in: texts by place, merges, what is hidden; places count from 0, what is hidden from 1."""

    name: str
    book: _Book
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rounded: Rounded = field(default_factory=Rounded)
    used: Area | None = None
    margins: list[str] = field(default_factory=list)

    @property
    def extent(self) -> int:
        """How many cells the rectangle between the first and the last cell has."""
        return (self.used.bottom - self.used.top + 1) * (self.used.right - self.used.left + 1) if self.used else 0

    def take_in(self, records: Iterator[tuple[int, bytes]], *, room: int) -> None:
        """All records of the sheet; raises ``RefusedDocument`` where it needs room for more than so many cells."""
        row = 0
        for kind, content in records:
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", content)
                if content[11] & 0x10:
                    self.hidden_rows.add(row + 1)
            elif _RK <= kind <= _FORMULA_ERROR:
                column, style = struct.unpack_from("<II", content)
                if row >= _ROWS_MOST or column >= _COLUMNS_MOST:
                    raise ValueError("a cell outside the sheet")
                if text := self._show(kind, content, style & 0xFFFFFF, (row + 1, column + 1)):
                    self.texts[row, column] = text
                    self._reach(row, column, room=room)
            elif kind == _MERGED:
                top, bottom, left, right = struct.unpack_from("<IIII", content)
                self.merged.append(Area(top, left, bottom, right))
            elif kind == _MARGINS:
                self.margins += _read_margins(content)
            elif kind == _COLUMNS and content[16] & 1:
                first, last = struct.unpack_from("<II", content)
                self.hidden_columns.update(range(first + 1, min(last, _COLUMNS_MOST) + 2))

    def read_rows(self, number: int) -> Iterator[Row]:
        """The rows that are not blank."""
        if self.used:
            top, left, bottom, right = self.used
            shown = ([self.texts.get((row, column), "") for column in range(left, right + 1)] for row in range(top, bottom + 1))
            yield from read_rows(shown, row=top, column=left, merged=self.merged, name=self.name, number=number)

    def _reach(self, row: int, column: int, *, room: int) -> None:
        used = self.used or Area(row, column, row, column)
        self.used = Area(min(used.top, row), min(used.left, column), max(used.bottom, row), max(used.right, column))
        if self.extent > room:
            raise RefusedDocument(f"“{self.name}”的工作表范围过大（到第 {row + 1:,} 行第 {column + 1:,} 列）；请删去多余的空行空列和远处的单元格再试。")

    def _show(self, kind: int, content: bytes, style: int, place: tuple[int, int]) -> str:
        """The text of a cell under its number format."""
        form = self.book.formats.get(style)
        if kind in (_TEXT, _FORMULA_TEXT, _SHARED):
            text = self.book.texts[struct.unpack_from("<I", content, 8)[0]] if kind == _SHARED else _read_text(content, 8)[0]
            return form.show_text(text) if form and text and form.shows_texts else text
        if kind in (_BOOL, _FORMULA_BOOL):
            return "TRUE" if content[8] else "FALSE"
        if kind in (_ERROR, _FORMULA_ERROR):
            return _ERRORS.get(content[8], "#ERROR!")
        value = _read_short_number(content) if kind == _RK else float(struct.unpack_from("<d", content, 8)[0])
        if not form:
            return show_general(value)
        return self.rounded.keep(form.show(value + self.book.shift * form.is_moment), value, place)


def _records(package: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    """The records of a part: their numbers and contents; raises one of ``BROKEN`` where one is cut."""
    if package.getinfo(part).file_size > _PART_BYTES:
        raise ValueError(f"{part} is too large")
    content = package.read(part)
    at = 0
    while at < len(content):
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | content[at] << 7
            at += 1
        length = shift = 0
        while True:
            length |= (content[at] & 0x7F) << shift
            shift += 7
            at += 1
            if not content[at - 1] & 0x80 or shift == 28:
                break
        if at + length > len(content):
            raise ValueError("a record is cut")
        yield kind, content[at:at + length]
        at += length


def _read_texts(package: zipfile.ZipFile) -> list[str]:
    if _STRINGS not in package.namelist():
        return []
    return [_read_text(content, 1)[0] for kind, content in _records(package, _STRINGS) if kind == _STRING]


def _read_formats(package: zipfile.ZipFile) -> Iterator[tuple[int, CellFormat]]:
    """The number formats that change what is shown, by the number of the cell style."""
    codes = dict(CODES)
    known: dict[str, CellFormat] = {}
    is_cell_style, number = False, 0
    for kind, content in _records(package, _STYLES) if _STYLES in package.namelist() else ():
        if kind == _FORMAT_CODE:
            codes[struct.unpack_from("<H", content)[0]] = _read_text(content, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            is_cell_style = kind == _STYLES_BEGIN
        elif kind == _STYLE and is_cell_style:
            code = codes.get(struct.unpack_from("<H", content, 2)[0], "")
            if code.lower() not in GENERAL:
                yield number, known.get(code) or known.setdefault(code, CellFormat(code))
            number += 1


def _read_text(content: bytes, at: int) -> tuple[str, int]:
    """A text that begins with its length, and where it ends."""
    (length,) = struct.unpack_from("<I", content, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(content):
        raise ValueError("a text is cut")
    return content[at + 4:end].decode("utf-16-le", errors="replace"), end


def _read_margins(content: bytes) -> Iterator[str]:
    """The headers and footers of a sheet: six texts behind two bytes, those for odd pages first; a missing one ends them."""
    at = 2
    while at + 4 <= len(content):
        text, at = _read_text(content, at)
        yield strip_codes(text)


def _read_short_number(content: bytes) -> float:
    """A number in four bytes: the upper half of a long one, or whole; perhaps a hundredth of it is meant."""
    (bits,) = struct.unpack_from("<i", content, 8)
    value = float(bits >> 2) if bits & 2 else float(struct.unpack("<d", struct.pack("<ii", 0, bits & ~3))[0])
    return value / 100 if bits & 1 else value
