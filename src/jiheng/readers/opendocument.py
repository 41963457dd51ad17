"""ODS and ODT (OpenDocument) → ``Document``: both are tables and paragraphs of one vocabulary, numbers stand there as they are shown.

Programs that write only the value of a cell and not its text get it shown as a sheet shows it by default.
"""

import hashlib
import io
import math
import zipfile
from collections.abc import Iterator

from lxml import etree

from jiheng.document import Document, Notice
from jiheng.readers.cell_formats.formats import CellFormat, show_general
from jiheng.readers.flow import Block, Box, Flow, Grid
from jiheng.readers.limits import CELLS
from jiheng.readers.margins import list_margins
from jiheng.readers.package import BROKEN, refuse_broken
from jiheng.readers.xml_part import attribute, count, local_name, parse_part, read_blocks
from jiheng.source import Source

PART = "content.xml"

_LINES = frozenset({"p", "h"})
_WRAPPERS = frozenset({"list", "list-item", "list-header", "section", "index-body", "table-of-content", "frame", "text-box"})
_ROW_WRAPPERS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MARKS = {"tab": "\t", "line-break": "\n"}
_FIELDS = frozenset({"page-number", "page-count", "sheet-name", "title", "file-name", "date", "time"})
_NO_TEXT = frozenset({"annotation", "note", "ruby-text", "tracked-changes", "frame", "custom-shape"})
_STYLES = "styles.xml"
_MARGINS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_SPACES_MOST = 1_000
_DIGITS_MOST = 40
_PERCENT = CellFormat("0.##%")


def read_package(content: bytes, name: str) -> Document:
    """The sheets or the text in a checked package; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""
    flow, form, remarks = Flow(name), "odt", _Remarks(name)
    bodies, blocks = ("text", "spreadsheet", "automatic-styles"), ("table", "style", *_LINES, *_WRAPPERS, "tracked-changes")
    for block in read_blocks(content, part=PART, name=name, body=bodies, blocks=blocks):
        parent = block.getparent()
        remarks.look_at(block)
        if parent is not None and local_name(parent) == "spreadsheet" and local_name(block) == "table":
            form = "ods"
            _add_sheet(flow, block)
        else:
            flow.add(_read_block(block))
    notices = (*remarks.notices(), *list_margins(_margins(content, name=name), name=name))
    return Document(name, hashlib.sha256(content).hexdigest(), form, flow.finish(), notices=notices)


def _margins(content: bytes, *, name: str) -> list[str]:
    """The paragraphs of headers and footers, without what programs put into them: page numbers, names of sheets and files, dates."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if _STYLES not in package.namelist():
                return []
            root = parse_part(package, _STYLES)
    except (*BROKEN, etree.LxmlError) as error:
        raise refuse_broken(name) from error
    shown = [one for one in root.iter(*(f"{{*}}{kind}" for kind in _MARGINS)) if attribute(one, "display") != "false"]
    for field in (field for margin in shown for field in margin.iter(*(f"{{*}}{kind}" for kind in _FIELDS))):
        field.text = ""
    return [" ".join(_text(line).split()) for margin in shown for line in margin.iter("{*}p")]


class _Remarks:
    """What has to be said about a document: what is hidden, what stands beside the text."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._hidden_styles: set[str] = set()
        self._cautions: list[str] = []
        self._notes: dict[str, list[str]] = {}
        self._pictures = 0

    def look_at(self, block: etree._Element) -> None:
        """Take in a style, a sheet, or a block of text."""
        kind = local_name(block)
        if kind == "style":
            if any(attribute(properties, "display") == "false" for properties in block.iterfind("{*}table-properties")):
                self._hidden_styles.add(attribute(block, "name") or "")
        elif kind == "tracked-changes":
            self._cautions.append("文档里有修订：按接受全部修订读，删去的文字没有读")
        else:
            self._look_into(block)

    def notices(self) -> Iterator[Notice]:
        """One notice for each kind of thing."""
        source = Source(self._name, None, None, None, 0, 0)
        for text in dict.fromkeys(self._cautions):
            yield Notice(text, source, "caution")
        for kind, texts in self._notes.items():
            yield Notice(f"有 {len(texts)} 处{kind}没有读：{'；'.join(texts)[:60]}", source, "around")
        if self._pictures:
            yield Notice(f"有 {self._pictures} 幅图片没有读", source, "around")

    def _look_into(self, block: etree._Element) -> None:
        if local_name(block) == "table":
            caption = attribute(block, "name") or ""
            if attribute(block, "style-name") in self._hidden_styles:
                self._cautions.append(f"工作表“{caption}”是隐藏的，也读了")
            for kind, called in (("table-row", "行"), ("table-column", "列")):
                if any(attribute(one, "visibility") in ("collapse", "filter") for one in block.iter(f"{{*}}{kind}")):
                    self._cautions.append(f"工作表“{caption}”有隐藏的{called}，也读了")
        for kind, called in (("annotation", "批注"), ("note", "脚注"), ("shapes", "文本框"), ("custom-shape", "图形里的文字")):
            for note in block.iter(f"{{*}}{kind}"):
                pieces = [piece for line in note.iter("{*}p") for piece in map(str, line.itertext())]
                if said := " ".join("".join(pieces).split()):
                    self._notes.setdefault(called, []).append(said)
        self._pictures += sum(1 for _ in block.iter("{*}image"))


def _add_sheet(flow: Flow, table: etree._Element) -> None:
    """A sheet row by row: the rows of a sheet may be said to be repeated a million times."""
    flow.begin_sheet(attribute(table, "name") or "")
    flow.begin_grid()
    for boxes, times in _read_rows(table):
        flow.add_row(boxes, times=times)


def _read_block(block: etree._Element) -> Iterator[Block]:
    """The lines and grids of a paragraph, a table or what wraps them; text boxes follow the paragraph on which they hang."""
    kind = local_name(block)
    if kind in _LINES:
        yield _text(block)
        for frame in block.iterfind("{*}frame"):
            yield from _read_block(frame)
    elif kind == "table":
        yield Grid([boxes for row, times in _read_rows(block) for boxes in [row] * min(times, CELLS + 1)])
    elif kind in _WRAPPERS:
        for inner in block:
            yield from _read_block(inner)


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        kind = local_name(child)
        if kind == "table-row":
            yield child
        elif kind in _ROW_WRAPPERS:
            yield from _rows(child)


def _read_rows(table: etree._Element) -> Iterator[tuple[list[Box], int]]:
    """Every row over the width that is used, and how often it is repeated; sheets are said to be 16,384 columns wide."""
    rows = [(_read_row(row), count(row, "number-rows-repeated")) for row in _rows(table)]
    width = max((end for (_, end), _ in rows), default=0)
    for (placed, _), times in rows:
        boxes: list[Box] = []
        for place, repeated, box in placed:
            if place < width:
                box.columns = min(box.columns, width - place)
                boxes += [box] * min(repeated, CELLS + 1)
        yield boxes, times


def _read_row(row: etree._Element) -> tuple[list[tuple[int, int, Box]], int]:
    """The cells of a row with their columns (from 0) and how often each is repeated, and where the last ends that is not blank.

    Those that another one covers are not there of their own.
    """
    placed: list[tuple[int, int, Box]] = []
    place = end = 0
    for cell in row:
        kind, repeated = local_name(cell), count(cell, "number-columns-repeated")
        if kind == "table-cell":
            blocks = [block for inner in cell for block in _read_block(inner) if block] or _value(cell)
            columns, rows = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
            if blocks or rows > 1:
                placed.append((place, repeated, Box(blocks, columns, rows)))
                end = place + repeated - 1 + columns
            else:
                placed.append((place, 1, Box(columns=max(columns, repeated))))
        place += repeated * (kind in ("table-cell", "covered-table-cell"))
    return placed, end


def _value(cell: etree._Element) -> list[Block]:
    """The value of a cell that has no text."""
    value = attribute(cell, "value")
    if attribute(cell, "value-type") in ("float", "currency", "percentage") and value and len(value) < _DIGITS_MOST:
        number = _number(value)
        if number is None:
            return [value]
        return [_PERCENT.show(number).text if attribute(cell, "value-type") == "percentage" else show_general(number)]
    text = attribute(cell, "string-value") or attribute(cell, "date-value") or attribute(cell, "time-value") or ""
    return [text] if text else []


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _text(element: etree._Element) -> str:
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces).strip("\n")


def _collect(element: etree._Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        kind = local_name(child)
        if kind == "s":
            pieces.append(" " * min(count(child, "c"), _SPACES_MOST))
        elif kind in _MARKS:
            pieces.append(_MARKS[kind])
        elif kind not in _NO_TEXT:
            _collect(child, pieces)
        pieces.append(child.tail or "")
