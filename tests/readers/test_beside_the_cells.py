"""What stands in no cell is read where it is a cell's text, else said: choices in forms, pictures, text boxes, margins, attached files."""

import io
import struct
import zipfile

import pypdfium2
import pytest
import xlsxwriter

from jiheng.document import Document
from jiheng.readers.margins import strip_codes
from jiheng.readers.registry import read_document
from jiheng.readers.xls_records import list_beside
from tests.readers import binary_workbooks
from tests.readers.papers import open_document, pack
from tests.readers.pdf.files import pdf, text


def page(*cells: str) -> Document:
    """A page of one table of one row."""
    return read_document(f"<html><body><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table></body></html>".encode())


def texts(document: Document) -> list[str]:
    return [cell.text for cell in document.tables[0].rows[0]]


def said(document: Document) -> list[str]:
    return [notice.text for notice in document.notices if "没有表格" not in notice.text]


@pytest.mark.parametrize(
    ("control", "shown"),
    [
        ("<select><option>甲</option><option selected>乙</option></select>", "乙"),
        ("<select><option>甲</option><option>乙</option></select>", "甲"),
        ("<select><option value=''>--请选择--</option><option>乙</option></select>", ""),
        ("<select multiple><option selected>甲</option><option>乙</option><option selected>丙</option></select>", "甲、丙"),
        ("<select></select>", ""),
        ("<input value='100.00'>万元", "100.00万元"),
        ("<input type=checkbox>整体<input type=radio checked>区域", "☐整体☑区域"),
        ("<input type=hidden value=x><input type=submit value=提交>", ""),
        ("<textarea>办好展览</textarea>", "办好展览"),
    ],
)
def test_what_a_form_on_a_page_shows_is_the_text_of_its_cell(control: str, shown: str) -> None:
    assert texts(page("项目", control)) == ["项目", shown]


def test_pictures_and_embedded_pages_are_said_and_ornaments_are_not() -> None:
    document = page("项目", "<img src=a><img src=b width=1 height=1><img src=c width=300><iframe src=d></iframe>")
    assert said(document) == ["网页里有 2 幅图片没有读", "网页里有 1 处嵌入的网页或文件没有读"]


def test_headers_of_a_workbook_are_said_and_page_numbers_are_not() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as workbook:
        for name in "甲乙":
            sheet = workbook.add_worksheet(name)
            sheet.write(0, 0, "项目")
            sheet.set_header('&C&"宋体,加粗"&14附件2 Q&&A')
            sheet.set_footer("&C第 &P 页，共 &N 页")
    assert said(read_document(stream.getvalue())) == ["页眉页脚没有读：附件2 Q&A"]


def test_headers_and_pictures_of_a_binary_workbook_are_said() -> None:
    content = binary_workbooks.write([["项目"]], header="&C附件2")
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/media/image1.png", b"x")
        note = binary_workbooks.record(637, b"\0" + binary_workbooks.text("请核对"))
        package.writestr("xl/comments1.bin", note)
    assert sorted(said(read_document(stream.getvalue()))) == ["有 1 处批注没有读：请核对", "有 1 幅图片没有读", "页眉页脚没有读：附件2"]


def test_codes_are_no_words() -> None:
    assert strip_codes('&L&"黑体,常规"&K0000FF附件&C&D &T&R&F') == "附件"


def test_headers_and_text_boxes_of_open_documents_are_said() -> None:
    styles = (
        '<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><style:master-page>'
        "<style:header><text:p>附件2<text:sheet-name>表1</text:sheet-name></text:p></style:header>"
        '<style:header-left style:display="false"><text:p>不显示</text:p></style:header-left>'
        "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>"
        "</style:master-page></office:document-styles>"
    )
    body = "<table:table><table:shapes><draw:frame><draw:text-box><text:p>单位：万元</text:p></draw:text-box></draw:frame></table:shapes>"
    body += "<table:table-row><table:table-cell><text:p>项目</text:p></table:table-cell></table:table-row></table:table>"
    content = open_document(body, kind="spreadsheet")
    assert said(read_document(content)) == ["有 1 处文本框没有读：单位：万元"]
    with_styles = add(content, "styles.xml", styles)
    assert said(read_document(with_styles)) == ["有 1 处文本框没有读：单位：万元", "页眉页脚没有读：附件2"]


def add(package: bytes, name: str, content: str) -> bytes:
    """The package with one more part."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        parts = {part: opened.read(part).decode() for part in opened.namelist()}
    return pack({**parts, name: content})


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def drawn(kind: int) -> bytes:
    return record(0x5D, struct.pack("<HHH", 0x15, 0x12, kind))


def boxed(words: str) -> bytes:
    return record(0x1B6, bytes(10) + struct.pack("<HH", len(words), 16)) + record(0x3C, b"\1" + words.encode("utf-16-le"))


def margin(words: str) -> bytes:
    return record(0x14, struct.pack("<HB", len(words), 1) + words.encode("utf-16-le"))


def test_text_boxes_pictures_and_headers_of_an_old_workbook_are_said_and_its_notes_are_not_boxes() -> None:
    stream = margin("&C附件2") + drawn(0x06) + boxed("单位：万元") + drawn(0x08) + drawn(0x19) + boxed("批注") + record(0x0A, b"")
    assert [notice.text for notice in list_beside(stream, name="表.xls")] == [
        "有 1 个文本框没有读：单位：万元", "有 1 幅图片没有读", "页眉页脚没有读：附件2",
    ]


def test_records_cut_anywhere_end_the_search_and_break_nothing() -> None:
    stream = margin("&C附件2") + drawn(0x06) + boxed("单位：万元") + drawn(0x08)
    for end in range(len(stream)):
        list(list_beside(stream[:end], name="表.xls"))


def test_files_that_a_pdf_carries_are_said() -> None:
    document = pypdfium2.PdfDocument(pdf(text(100, 100, "项目")))
    document.new_attachment("绩效自评表.xlsx").set_data(b"x")
    stream = io.BytesIO()
    document.save(stream)
    assert said(read_document(stream.getvalue())) == ["PDF 里附带 1 个文件，没有读：绩效自评表.xlsx；请另存出来再读"]
