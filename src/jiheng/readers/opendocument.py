"""ODS and ODT (OpenDocument) → ``Document``: both are tables and paragraphs of one vocabulary, numbers stand there as they are shown."""

import hashlib
from collections.abc import Iterator

from lxml import etree

from jiheng.document import Document
from jiheng.readers.flow import Block, Box, Flow, Grid
from jiheng.readers.limits import CELLS
from jiheng.readers.xml_part import attribute, count, local_name, read_blocks

PART = "content.xml"

_LINES = frozenset({"p", "h"})
_WRAPPERS = frozenset({"list", "list-item", "list-header", "section", "index-body", "table-of-content", "frame", "text-box"})
_ROW_WRAPPERS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_MARKS = {"tab": "\t", "line-break": "\n"}
_NO_TEXT = frozenset({"annotation", "note", "ruby-text", "tracked-changes", "frame", "custom-shape"})
_SPACES_MOST = 1_000


def read_package(content: bytes, name: str) -> Document:
    """The sheets or the text in a checked package; raises ``RefusedDocument`` for what is damaged, dangerous or too large."""
    flow, form = Flow(name), "odt"
    for block in read_blocks(content, part=PART, name=name, body=("text", "spreadsheet"), blocks=("table", *_LINES, *_WRAPPERS)):
        parent = block.getparent()
        if parent is not None and local_name(parent) == "spreadsheet":
            form = "ods"
            _add_sheet(flow, block)
        else:
            flow.add(_read_block(block))
    return Document(name, hashlib.sha256(content).hexdigest(), form, flow.finish())


def _add_sheet(flow: Flow, table: etree._Element) -> None:
    """A sheet row by row: the rows of a sheet may be said to be repeated a million times."""
    flow.begin_sheet(attribute(table, "name") or "")
    flow.begin_grid()
    for row in _rows(table):
        flow.add_row(_read_row(row), times=count(row, "number-rows-repeated"))


def _read_block(block: etree._Element) -> Iterator[Block]:
    """The lines and grids of a paragraph, a table or what wraps them; text boxes follow the paragraph on which they hang."""
    kind = local_name(block)
    if kind in _LINES:
        yield _text(block)
        for frame in block.iterfind("{*}frame"):
            yield from _read_block(frame)
    elif kind == "table":
        yield Grid([boxes for row in _rows(block) for boxes in [_read_row(row)] * min(count(row, "number-rows-repeated"), CELLS + 1)])
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


def _read_row(row: etree._Element) -> list[Box]:
    """The cells of a row up to the last that is not blank; those that another one covers are not there of their own."""
    boxes: list[Box] = []
    end = 0
    for cell in row:
        if local_name(cell) != "table-cell":
            continue
        blocks = [block for inner in cell for block in _read_block(inner) if block]
        columns, rows = count(cell, "number-columns-spanned"), count(cell, "number-rows-spanned")
        repeated = count(cell, "number-columns-repeated")
        if blocks or rows > 1:
            boxes.extend([Box(blocks, columns, rows)] * min(repeated, CELLS + 1))
            end = len(boxes)
        else:
            boxes.append(Box(columns=columns * repeated))
    return boxes[:end]


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
