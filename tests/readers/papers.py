"""The same lines and rows written as DOCX, ODT, ODS, RTF, HTML, Markdown and workbooks: what a test reads back."""

import html
import io
import zipfile
from collections.abc import Callable, Mapping

from tests.readers import compounds, workbooks
from tests.readers.workbooks import Value

Rows = list[list[str]]
"""A row of one cell is a line outside the grid; a row without cells is nothing."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
)


def rows_of(page: str) -> Rows:
    """The lines of a page of text, as rows of cells."""
    return [line.split("\t") for line in page.split("\n") if line]


def pack(parts: Mapping[str, str]) -> bytes:
    """A zip package with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, doctype: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A DOCX around the content of its body."""
    document = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return pack({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(more or {})})


def open_document(body: str, *, kind: str = "text") -> bytes:
    """An ODT (``text``) or ODS (``spreadsheet``) around the content of its body."""
    inner = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    content = f'<?xml version="1.0"?><office:document-content {_ODF}>{inner}</office:document-content>'
    return pack({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def paragraph(text: str) -> str:
    """A paragraph of a DOCX."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{html.escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of a DOCX."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of a DOCX, of rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def write_docx(rows: Rows) -> bytes:
    """The rows as paragraphs and tables."""
    body = _flow(rows, line=paragraph, row=lambda cells: f"<w:tr>{''.join(map(cell, cells))}</w:tr>", grid="<w:tbl>{}</w:tbl>")
    return docx(body)


def write_odt(rows: Rows) -> bytes:
    """The rows as paragraphs and tables."""
    return open_document(_flow(rows, line=_odf_line, row=_odf_row, grid="<table:table>{}</table:table>"))


def write_ods(rows: Rows) -> bytes:
    """The rows as one sheet."""
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    filler = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    return open_document(f'<table:table table:name="表">{"".join(map(_odf_row, rows))}{filler}</table:table>', kind="spreadsheet")


def write_html(rows: Rows) -> bytes:
    """The rows as a page whose author closes no cell."""
    page = _flow(
        rows, line=lambda text: f"<p>{_html(text)}", row=lambda cells: "<tr>" + "".join(f"<td><p>{_html(text)}" for text in cells),
        grid="<table>{}</table>",
    )
    return f'<html><head><meta charset="gb2312"><title>页</title></head><body>{page}'.encode("gb18030")


def write_markdown(rows: Rows) -> bytes:
    """The rows as tables drawn with pipes."""
    lines: list[str] = []
    for before, row in zip([[], *rows], rows, strict=False):
        if len(row) == 1:
            lines += ["", _markdown(row[0])]
        else:
            is_first = len(before) < 2
            lines += [""] * is_first + ["| " + " | ".join(map(_markdown, row)) + " |"] + ["|---" * len(row) + "|"] * is_first
    return "\n".join(lines).encode()


def write_rtf(rows: Rows) -> bytes:
    """The rows as paragraphs and tables in GBK."""
    text = _flow(
        rows, line=lambda text: f"\\pard {_rtf(text)}\\par\n", grid="{}",
        row=lambda cells: "\\trowd" + "".join(f"\\cellx{900 * (at + 1)}" for at in range(len(cells)))
        + "".join(f"\\pard\\intbl{{{_rtf(text)}}}\\cell\n" for text in cells) + "\\row\n",
    )
    return f"{{\\rtf1\\ansi\\ansicpg936{{\\fonttbl{{\\f0\\fcharset134 {_rtf('宋体')};}}}}\n{text}}}".encode("ascii")


def write_xls(rows: Rows) -> bytes:
    """The rows as one sheet of an old workbook."""
    return compounds.write_xls({"表": _values(rows)})


def write_xlsx(rows: Rows) -> bytes:
    """The rows as one sheet of a workbook."""
    return workbooks.write({"表": _values(rows)})


def write_spreadsheetml(rows: Rows) -> bytes:
    """The rows as one sheet of a workbook in one XML file."""
    return spreadsheetml("".join(f"<Row>{''.join(map(_xml_cell, row))}</Row>" for row in rows))


def spreadsheetml(body: str, *, head: str = "", tail: str = "", declared: str = "") -> bytes:
    """A workbook in one XML file around the rows of its only sheet."""
    namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    sheet = f'<Worksheet ss:Name="表"><Table>{body}</Table>{tail}</Worksheet>'
    content = f'<?xml version="1.0"{declared}?><Workbook xmlns="{namespace}" xmlns:ss="{namespace}">{head}{sheet}</Workbook>'
    return content.encode("gb18030" if declared else "utf-8")


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "docx": write_docx, "odt": write_odt, "rtf": write_rtf, "html": write_html,
    "markdown": write_markdown, "spreadsheetml": write_spreadsheetml,
}
"""How to write rows in every format that a test can write."""


def _xml_cell(text: str) -> str:
    return f'<Cell><Data ss:Type="String">{html.escape(text).replace(chr(10), "&#10;")}</Data></Cell>'


def _values(rows: Rows) -> list[list[Value]]:
    return [[text or None for text in row] for row in rows]


def _flow(rows: Rows, *, line: Callable[[str], str], row: Callable[[list[str]], str], grid: str) -> str:
    """Lines as they come, and the rows between them as grids."""
    pieces, waiting = [], ""
    for cells in [*rows, [""]]:
        if len(cells) > 1:
            waiting += row(cells)
            continue
        pieces.append(grid.format(waiting) if waiting else "")
        pieces.append(line(cells[0]))
        waiting = ""
    return "".join(pieces)


def _odf_text(text: str) -> str:
    return html.escape(text).replace("\n", "<text:line-break/>").replace("  ", ' <text:s text:c="1"/>')


def _odf_line(text: str) -> str:
    return f"<text:p>{_odf_text(text)}</text:p>"


def _odf_row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(f'<table:table-cell>{_odf_line(text)}</table:table-cell>' for text in cells)}</table:table-row>"


def _html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _markdown(text: str) -> str:
    for sign in "\\|*_#":
        text = text.replace(sign, "\\" + sign)
    return html.escape(text, quote=False).replace("\n", "<br>")


def _rtf(text: str) -> str:
    pieces = []
    for sign in text:
        if sign in "\\{}":
            pieces.append("\\" + sign)
        elif sign == "\n":
            pieces.append("\\line ")
        elif ord(sign) < 128:
            pieces.append(sign)
        else:
            pieces.append("".join(f"\\'{byte:02x}" for byte in sign.encode("gb18030")))
    return "".join(pieces)
