"""Workbooks and documents to be annotated, and what independent eyes see in them afterwards."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl
from lxml import etree
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from jiheng.document import Document
from jiheng.domain.finding import Citation, Finding, Severity
from jiheng.exchange.annotations.notes import Note, note_findings
from jiheng.readers.registry import read_document
from jiheng.source import Source

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def write_workbook(comments: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    """A workbook of two sheets with looks, a merged title, a formula and hidden rows; ``comments`` are author and text on the first."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "自评表"
    first.merge_cells("A1:C1")
    first["A1"] = "项目支出绩效自评表"
    first["A1"].font = Font(name="宋体", size=16, bold=True)
    for row, values in enumerate([("指标", "指标值", "完成值"), ("培训场次", "≥10场", 12), ("满意度", "≥90%", 0.95), ("合计", None, "=C3+C4")], start=2):
        for column, value in enumerate(values, start=1):
            first.cell(row, column, value).fill = PatternFill("solid", start_color="FFDDEEFF")
    first.column_dimensions["B"].width = 30
    first.row_dimensions[4].hidden = True
    for name, (author, text) in (comments or {}).items():
        first[name].comment = Comment(text, author)
    second = book.create_sheet("附表")
    second["B3"] = "附表的一格"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes, name: str = "表.xlsx") -> Document:
    """What our reader sees."""
    return read_document(content, name=name)


def find(document: Document, text: str) -> Source:
    """The stretch of a text in the first cell that has it."""
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                if text in cell.text:
                    start = cell.text.index(text)
                    return cell.source.part(start, start + len(text))
    raise LookupError(text)


def remark(source: Source, message: str = "指标值无法考核", *, severity: Severity = "should", code: str = "IN003") -> Note:
    """The note on a finding at a stretch."""
    cites = (Citation("财预〔2015〕88号", None, "unverified"),)
    [note] = note_findings([Finding(code, f"规则{code}", severity, "certain", "vague", message, "改为数量值", cites, source)])
    return note


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(content: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The package with parts put in, exchanged, or (None) taken out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in (parts(content) | dict(changed)).items():
            if part is not None:
                package.writestr(name, part)
    return stream.getvalue()


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The names of the parts that are not byte for byte what they were."""
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def comments_in(content: bytes) -> dict[tuple[str, str], tuple[str, str]]:
    """What openpyxl sees: author and text of the comments, by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    return {(title, cell.coordinate): (cell.comment.author, cell.comment.text) for title, cell in cells if cell.comment}


def looks(content: bytes) -> list[tuple[object, ...]]:
    """Every cell as openpyxl sees it: value and style; widths, heights and merges."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    seen: list[tuple[object, ...]] = []
    for sheet in book:
        sizes = [(key, one.width, one.hidden) for key, one in sheet.column_dimensions.items()]
        heights = [(key, one.height, one.hidden) for key, one in sheet.row_dimensions.items()]
        seen.append((sheet.title, sorted(map(str, sheet.merged_cells.ranges)), sizes, heights))
        for row in sheet.iter_rows():
            seen += [(cell.coordinate, cell.value, cell.style_id) for cell in row]
    return seen


def document_texts(content: bytes) -> str:
    """All text of the main part of a DOCX, as XML has it."""
    root = etree.fromstring(parts(content)["word/document.xml"])
    return "".join(piece.text or "" for piece in root.iter(TEXT))


def runs_between(content: bytes, number: str) -> str:
    """The text between the marks of a comment of a DOCX."""
    root = etree.fromstring(parts(content)["word/document.xml"])
    inside, texts = False, []
    for element in root.iter():
        kind = etree.QName(element).localname
        mark = next((value for key, value in element.items() if key.endswith("}id")), None)
        if kind in ("commentRangeStart", "commentRangeEnd") and mark == number:
            inside = kind == "commentRangeStart"
        elif inside and element.tag == TEXT:
            texts.append(element.text or "")
    return "".join(texts)


