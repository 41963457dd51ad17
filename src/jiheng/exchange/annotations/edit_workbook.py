"""Corrections in the cells of an XLSX: texts only. A text that several cells share is copied into the cell before it is changed."""

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from jiheng.document import Document
from jiheng.exchange.annotations import sheet_places
from jiheng.exchange.annotations.package import Package, children, namespace_of
from jiheng.exchange.annotations.sheet_notes import SPACE, is_text
from jiheng.exchange.annotations.stretches import Refused, Stretch, Wanted, refuse_cell, replace_in_pieces
from jiheng.readers.xml_part import attribute, local_name

_READINGS = ("rPh", "phoneticPr")


def edit_workbook(content: bytes, wanted: Wanted, document: Document) -> tuple[bytes, Refused]:
    """The workbook with the stretches replaced, and why some cannot be."""
    package = Package(content, name=document.name)
    shared = _list_shared(package)
    texts = {cell.source[1:4]: cell.text for table in document.tables for row in table.rows for cell in row}
    refused: Refused = {}
    for number, part in enumerate(sheet_places.list_sheets(package), start=1):
        spots = {place[1:]: place for place in wanted if place[0] == number}
        if not spots:
            continue
        sheet = package.parse(part)
        found = {spot: cell for spot, cell in _list_cells(sheet) if spot in spots}
        for spot, place in spots.items():
            reason = _edit(found.get(spot), wanted[place], shared, text=texts.get(place, ""))
            if reason:
                refused |= refuse_cell(place, wanted[place], reason)
        package.write(part, sheet)
    return package.to_bytes(), refused


def _list_cells(sheet: etree._Element) -> Iterator[tuple[sheet_places.Place, etree._Element]]:
    """The cells of a sheet with their places; what has no reference stands behind the one before."""
    number = 0
    for rows in children(sheet, "sheetData"):
        for row in children(rows, "row"):
            said = attribute(row, "r") or ""
            number, column = int(said) if said.isdecimal() else number + 1, 0
            for cell in children(row, "c"):
                place = sheet_places.read_place(attribute(cell, "r") or "") or (number, column + 1)
                number, column = place
                yield place, cell


def _edit(cell: etree._Element | None, stretches: Sequence[Stretch], shared: Sequence[etree._Element], *, text: str) -> str:
    """Change the text of a cell; returns why not, or nothing."""
    if cell is None:
        return "这一格是空的，要人来填"
    if children(cell, "f"):
        return "这一格是公式，没有改；请改它引用的格子"
    kind = attribute(cell, "t") or "n"
    if kind == "str":
        return _edit_pieces(children(cell, "v")[:1], stretches, text=text)
    if kind not in ("s", "inlineStr"):
        return "这一格是数值，没有改；请在表里改"
    body = _find_shared(cell, shared) if kind == "s" else next(iter(children(cell, "is")), None)
    if body is None:
        return "这一格的文字找不到，没有改"
    inline = copy.deepcopy(body)
    inline.tag = f"{namespace_of(cell)}is"
    for reading in [child for child in inline if isinstance(child.tag, str) and local_name(child) in _READINGS]:
        inline.remove(reading)  # they count the characters that are now others
    reason = _edit_pieces([piece for piece in inline.iter() if is_text(piece)], stretches, text=text)
    if not reason:
        for old in [*children(cell, "v"), *children(cell, "is")]:
            cell.remove(old)
        cell.set("t", "inlineStr")
        cell.insert(0, inline)
    return reason


def _edit_pieces(pieces: Sequence[etree._Element], stretches: Sequence[Stretch], *, text: str) -> str:
    olds = [piece.text or "" for piece in pieces]
    if not pieces or "".join(olds) != text:
        return "这一格显示的与存的不一样，没有改；请在表里改"
    for piece, old, new in zip(pieces, olds, replace_in_pieces(olds, stretches), strict=True):
        if old != new:
            piece.text = new
            if local_name(piece) == "t":
                piece.set(SPACE, "preserve")
    return ""


def _list_shared(package: Package) -> list[etree._Element]:
    """The texts that cells share."""
    relation = package.find(sheet_places.BOOK, "sharedStrings")
    return children(package.parse(relation.part), "si") if relation else []


def _find_shared(cell: etree._Element, shared: Sequence[etree._Element]) -> etree._Element | None:
    """The text that a cell shares with others."""
    value = "".join(one.text or "" for one in children(cell, "v")).strip()
    return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else None
