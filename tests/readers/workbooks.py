"""Workbooks written on the fly, sound ones and hostile ones."""

import io
import zipfile
from collections.abc import Mapping

import xlsxwriter

Value = str | int | float | None
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>'
_WORKBOOK = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'
_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>项目</t></is></c></row>'


def write_formatted(rows: list[list[tuple[float | str, str]]], *, is_from_1904: bool = False) -> bytes:
    """A workbook of one sheet, every value with its number format."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": is_from_1904}) as workbook:
        sheet = workbook.add_worksheet("表")
        for number, row in enumerate(rows):
            for column, (value, code) in enumerate(row):
                sheet.write(number, column, value, workbook.add_format({"num_format": code}))
    return stream.getvalue()


def write(sheets: Mapping[str, list[list[Value]]], *, merged: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> bytes:
    """A sound workbook; ``merged`` are ranges of the first sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
            if name in hidden:
                sheet.hide()
        first = workbook.worksheets()[0]
        for place in merged:
            first.merge_range(place, "")
            first.write(place.partition(":")[0], _at(next(iter(sheets.values())), place))
    return stream.getvalue()


def pack(body: str = _CELL, *, sheet: str = "sheet1.xml", doctype: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A workbook put together by hand around the content of ``sheetData``."""
    parts = {
        "_rels/.rels": _RELATIONS.format(package=_PACKAGE, office=_OFFICE, kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(package=_PACKAGE, office=_OFFICE, kind="worksheet", target=f"worksheets/{sheet}"),
        f"xl/worksheets/{sheet}": f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (parts | dict(more or {})).items():
            package.writestr(name, content)
    return stream.getvalue()


def _at(rows: list[list[Value]], place: str) -> Value:
    first = place.partition(":")[0]
    return rows[int(first[1:]) - 1][ord(first[0]) - ord("A")]
