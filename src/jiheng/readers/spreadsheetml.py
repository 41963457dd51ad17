"""Workbooks saved as one XML file (SpreadsheetML 2003, often called XLS) → ``Document``: every sheet that is not empty is a table.

Office systems write them because they need no library; cells say what the sheet shows, as in ``xlsx``.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from jiheng.document import Document, Notice, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.cell_formats.builtin import NAMED
from jiheng.readers.cell_formats.formats import GENERAL, CellFormat, show_general
from jiheng.readers.decoding import decode
from jiheng.readers.limits import CELLS, TAGS, TEXT_BYTES, read_whole
from jiheng.readers.margins import list_margins, strip_codes
from jiheng.readers.sheets import Area, Rounded, list_hidden, read_rows
from jiheng.readers.xml_part import attribute, count, local_name, parse_xml
from jiheng.source import Source

FORMAT = "spreadsheetml"

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_ROOT = re.compile(rb"<(?:\w{1,20}:)?Workbook\b")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 — a sheet knows no time zones
_BOXES = ("{*}textbox", "{*}TextBox", "{*}txBody")
_SHOWN_MOST = 60
_ROWS_MOST, _COLUMNS_MOST = 1_048_576, 16_384


def recognises(head: bytes) -> bool:
    """Whether these first bytes begin such a workbook."""
    plain = head.replace(b"\0", b"")
    return _NAMESPACE in plain and bool(_ROOT.search(plain))


def read(stream: BinaryIO, name: str) -> Document:
    """The sheets; raises ``RefusedDocument`` for what is empty, too large, damaged or has a DTD."""
    content = read_whole(stream, name=name, limit=TEXT_BYTES)
    text = _DECLARATION.sub("", decode(content, name=name))
    if text.count("<") > TAGS:
        raise RefusedDocument(f"“{name}”的标签超过 {TAGS:,} 个，没有读取；请用 Excel 或 WPS 另存为 XLSX 再试。")
    try:
        root = parse_xml(text.encode(), name=name)
    except etree.LxmlError as error:
        raise RefusedDocument(f"“{name}”是 XML 工作簿，已损坏或不完整；请用 Excel 或 WPS 打开后另存为 XLSX 再试。") from error
    formats = dict(_formats(root))
    notices: list[Notice] = []
    tables = []
    for number, element in enumerate(root.iterfind("{*}Worksheet"), start=1):
        sheet = _Sheet(name, formats)
        sheet.take_in(element)
        caption = attribute(element, "Name") or ""
        table = Table(number, tuple(sheet.read_rows(number)), caption)
        if table.rows:
            tables.append(table)
            notices += sheet.notices(table, element)
    notices += _list_boxes(root, name=name)
    return Document(name, hashlib.sha256(content).hexdigest(), FORMAT, tuple(tables), notices=tuple(notices))


def _list_boxes(root: etree._Element, *, name: str) -> Iterator[Notice]:
    """A notice on texts that lie over the sheets, as some programs draw them into such files."""
    found = (" ".join("".join(map(str, box.itertext())).split()) for box in root.iter(*_BOXES))
    if boxes := [text for text in found if text]:
        yield Notice(f"有 {len(boxes)} 个文本框没有读：{'；'.join(boxes)[:_SHOWN_MOST]}", Source(name, None, None, None, 0, 0), "around")


def _formats(root: etree._Element) -> Iterator[tuple[str, CellFormat]]:
    """The number formats that change what is shown, by style; a style may stand on another."""
    codes: dict[str, str] = {}
    for style in root.iterfind("{*}Styles/{*}Style"):
        form = style.find("{*}NumberFormat")
        own = attribute(form, "Format") if form is not None else None
        code = codes.get(attribute(style, "Parent") or "Default", "") if own is None else NAMED.get(own.lower(), own)
        codes[attribute(style, "ID") or ""] = code
        if code.lower() not in GENERAL:
            yield attribute(style, "ID") or "", CellFormat(code)


@dataclass(slots=True)
class _Sheet:
    """One sheet as it is taken in: texts by place, merges, what is hidden. Places count from 1."""

    name: str
    formats: dict[str, CellFormat]
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: dict[int, str] = field(default_factory=dict)
    rounded: Rounded = field(default_factory=Rounded)
    remarks: list[str] = field(default_factory=list)

    def take_in(self, sheet: etree._Element) -> None:
        """Columns, rows and cells in order; each may say where it stands."""
        column = row = 0
        for element in sheet.iterfind("{*}Table/*"):
            kind = local_name(element)
            if kind == "Column":
                first = _index(element, after=column)
                column = min(first + _number(element, "Span"), _COLUMNS_MOST)
                self._take_columns(element, range(first, column + 1))
            elif kind == "Row":
                row = _index(element, after=row)
                if row > _ROWS_MOST:
                    raise self._refuse_far(row, 1)
                if attribute(element, "Hidden") == "1":
                    self.hidden_rows.add(row)
                self._take_row(element, row)
                row += _number(element, "Span")

    def read_rows(self, number: int) -> Iterator[Row]:
        """The rows that are not blank."""
        if not self.texts:
            return
        rows, columns = {row for row, _ in self.texts}, {column for _, column in self.texts}
        top, left, bottom, right = min(rows), min(columns), max(rows), max(columns)
        if (bottom - top + 1) * (right - left + 1) > CELLS:
            raise self._refuse_far(bottom, right)
        shown = ([self.texts.get((row, column), "") for column in range(left, right + 1)] for row in range(top, bottom + 1))
        yield from read_rows(shown, row=top - 1, column=left - 1, merged=self.merged, name=self.name, number=number)

    def notices(self, table: Table, sheet: etree._Element) -> Iterator[Notice]:
        """What has to be said about the sheet."""
        is_hidden = any(str(one.text) != "SheetVisible" for one in sheet.iterfind("{*}WorksheetOptions/{*}Visible"))
        yield from list_hidden(table, rows=self.hidden_rows, columns=self.hidden_columns, is_hidden=is_hidden)
        yield from self.rounded.notices(table)
        margins = [attribute(one, "Data") or "" for kind in ("Header", "Footer") for one in sheet.iter(f"{{*}}{kind}")]
        yield from list_margins(map(strip_codes, margins), name=self.name)
        if self.remarks:
            source = Source(self.name, table.number, 1, 1, 0, 0)
            yield Notice(f"工作表“{table.caption}”有 {len(self.remarks)} 处批注没有读：{'；'.join(self.remarks)[:60]}", source, "around")

    def _take_columns(self, element: etree._Element, columns: range) -> None:
        if attribute(element, "Hidden") == "1":
            self.hidden_columns.update(columns)
        style = attribute(element, "StyleID")
        if style in self.formats:
            self.column_styles.update(dict.fromkeys(columns, style))

    def _take_row(self, row_element: etree._Element, row: int) -> None:
        column = 0
        row_style = attribute(row_element, "StyleID")
        for cell in row_element.iterfind("{*}Cell"):
            column = _index(cell, after=column)
            if column > _COLUMNS_MOST:
                raise self._refuse_far(row, column)
            style = attribute(cell, "StyleID") or row_style or self.column_styles.get(column) or "Default"
            text = self._show(cell.find("{*}Data"), self.formats.get(style), (row, column))
            across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
            if text or across or down:
                self.texts[row, column] = text
            if across or down:
                self._merge(row, column, min(across, _COLUMNS_MOST - column), min(down, _ROWS_MOST - row))
            if (remark := cell.find("{*}Comment")) is not None:
                self.remarks.append(" ".join("".join(map(str, remark.itertext())).split()))
            column += across

    def _merge(self, row: int, column: int, across: int, down: int) -> None:
        self.merged.append(Area(row - 1, column - 1, row - 1 + down, column - 1 + across))
        self.texts.setdefault((row + down, column + across), "")

    def _show(self, cell: etree._Element | None, form: CellFormat | None, place: tuple[int, int]) -> str:
        if cell is None:
            return ""
        text, kind = "".join(map(str, cell.itertext())), attribute(cell, "Type")
        if kind == "Boolean":
            return "TRUE" if text.strip() == "1" else "FALSE"
        value = _value(text, kind)
        if value is None:
            return form.show_text(text) if form and form.shows_texts and text else text
        return self.rounded.keep(form.show(value), value, place) if form else text if kind == "DateTime" else show_general(value)

    def _refuse_far(self, row: int, column: int) -> RefusedDocument:
        return RefusedDocument(f"“{self.name}”的工作表范围过大（到第 {row:,} 行第 {column:,} 列）；请删去多余的空行空列和远处的单元格再试。")


def _value(text: str, kind: str | None) -> float | None:
    """A number, or a date as a number of days; None for what is neither."""
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return (datetime.datetime.fromisoformat(text).replace(tzinfo=None) - _EPOCH) / datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return None


def _index(element: etree._Element, *, after: int) -> int:
    return count(element, "Index") if attribute(element, "Index") else after + 1


def _number(element: etree._Element, name: str) -> int:
    return count(element, name) if (attribute(element, name) or "0") != "0" else 0
