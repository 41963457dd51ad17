"""What the writers of forms take beside bare calls of their libraries for the same cells, and the memory of a department's bound PDF."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pylopdf_fonts_zh_cn
import pypdfium2
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from xlsxwriter import Workbook

import jiheng
from bench.clock import EXAMPLE, apart, best
from jiheng.forms.sheet import FormSheet
from jiheng.forms.writers.docx import write_docx
from jiheng.forms.writers.grid import shown
from jiheng.forms.writers.pdf import write_pdf
from jiheng.forms.writers.xlsx import write_xlsx

DEPARTMENT = 200
"""Projects of a large department."""
_FONTS = typst.Fonts(include_system_fonts=False, font_paths=[pylopdf_fonts_zh_cn.serif_path().parent])


def report() -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    spent = apart(write_bound, DEPARTMENT)  # first, since a new process counts the memory of the one that began it
    sheets = _sheets()
    pairs: tuple[tuple[str, Callable[[Sequence[FormSheet]], bytes], Callable[[Sequence[FormSheet]], object]], ...] = (
        ("XLSX", write_xlsx, _bare_xlsx), ("DOCX", write_docx, _bare_docx), ("PDF", write_pdf, _bare_pdf),
    )  # fmt: skip
    yield from ("## 官方表格：写成文件", "", f"{len(sheets)} 个项目的申报表；倍数是与直接调用同一个库写同样格子相比。", "")
    yield from ("| 格式 | 倍数 | 毫秒（本机） |", "|---|---:|---:|")
    for name, ours, bare in pairs:
        ours(sheets[:1])
        bare(sheets[:1])
        seconds = best(lambda write=ours: write(sheets), runs=7)  # type: ignore[misc]
        yield f"| {name} | {seconds / best(lambda write=bare: write(sheets), runs=7):.2f} | {seconds * 1000:.0f} |"  # type: ignore[misc]
    pages = len(pypdfium2.PdfDocument(write_bound(DEPARTMENT)))
    yield from ("", f"{DEPARTMENT} 个项目合订成一份 PDF（{pages} 页，有目录和书签）：{spent.seconds:.1f} 秒，内存峰值多用 {spent.megabytes:.0f} MB（本机）。", "")


def write_bound(projects: int) -> bytes:
    """A bound PDF of so many projects, each with words of its own."""
    sheets = _sheets()
    return write_pdf([_renamed(sheets[number % len(sheets)], number) for number in range(projects)], bound=True)


def _sheets() -> tuple[FormSheet, ...]:
    filings = [reading.filing for reading in jiheng.read_all(EXAMPLE)]
    return jiheng.fill(filings, form="project-target", region="central").sheets[:19]


def _renamed(sheet: FormSheet, number: int) -> FormSheet:
    cells = tuple(replace(cell, text=cell.text and f"{cell.text}{number}") for cell in sheet.cells)
    return replace(sheet, name=f"{number} {sheet.name}", cells=cells)


def _bare_xlsx(sheets: Sequence[FormSheet]) -> bytes:
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        look = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        for sheet in sheets:
            paper = book.add_worksheet()
            for cell in sheet.cells:
                last, end = cell.row + cell.rows - 1, cell.column + cell.columns - 1
                if (last, end) != (cell.row, cell.column):
                    paper.merge_range(cell.row, cell.column, last, end, shown(cell), look)
                elif cell.number is not None:
                    paper.write_number(cell.row, cell.column, float(cell.number), look)
                else:
                    paper.write_string(cell.row, cell.column, cell.text, look)
    return stream.getvalue()


def _bare_docx(sheets: Sequence[FormSheet]) -> bytes:
    paper = Document()
    body: Any = paper.element.body
    for sheet in sheets:
        rows: dict[int, list[str]] = {}
        for cell in sorted(sheet.cells, key=lambda one: one.column):
            for row in range(cell.row, cell.row + cell.rows):
                merge = "" if cell.rows == 1 else f'<w:vMerge w:val="{"restart" if row == cell.row else "continue"}"/>'
                look = f'<w:tcPr><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>'
                content = f'<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr><w:t>{escape(shown(cell))}</w:t></w:r>'
                rows.setdefault(row, []).append(f"<w:tc>{look}<w:p><w:pPr/>{content}</w:p></w:tc>")
        table = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for _, cells in sorted(rows.items()))
        columns = "<w:gridCol/>" * len(sheet.widths)
        body.insert(0, parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{table}</w:tbl>"))
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _bare_pdf(sheets: Sequence[FormSheet]) -> object:
    lines = ['#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")']
    for sheet in sheets:
        columns = ", ".join(f"{width}mm" for width in sheet.widths)
        cells = ", ".join(
            f"table.cell(x: {cell.column}, y: {cell.row}, rowspan: {cell.rows}, colspan: {cell.columns}, {_quoted(shown(cell))})"
            for cell in sheet.cells
        )
        lines.append(f"#page(paper: \"a4\", table(columns: ({columns},), {cells}))")
    return typst.compile("\n".join(lines).encode(), format="pdf", font_paths=_FONTS, ignore_system_fonts=True)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    for line in report():
        print(line)
