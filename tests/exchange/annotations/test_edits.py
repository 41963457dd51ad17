"""Corrections written into the user's own file."""

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jiheng.document import Document
from jiheng.domain.finding import Fix
from jiheng.errors import RefusedDocument
from jiheng.exchange.annotations.edits import apply_edits, write_edits
from jiheng.exchange.annotations.stretches import Stretch, overlapping, replace_in_pieces, replace_stretches
from jiheng.source import Source
from tests.exchange.annotations.files import changed_parts, find, looks, parts, read, write_workbook
from tests.readers import papers

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_only_the_corrected_characters_change_and_a_shared_text_stays_with_the_others() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for row in range(3):
            sheet.write(row, 0, "不少于 10 场", book.add_format({"bold": True}))
        sheet.write(3, 0, "末行")
    content = stream.getvalue()
    source = find(read(content), " 10 ")
    written, left = apply_edits(content, [Fix(source._replace(row=2), "10")], name="表.xlsx")
    assert left == ()
    assert changed_parts(content, written) == {"xl/worksheets/sheet1.xml"}
    values = [row[0].value for row in openpyxl.load_workbook(io.BytesIO(written)).active]
    assert values == ["不少于 10 场", "不少于10场", "不少于 10 场", "末行"]
    assert [look[2:] for look in looks(written)[1:]] == [look[2:] for look in looks(content)[1:]]


def test_the_runs_of_a_rich_text_keep_their_looks() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        red, blue = book.add_format({"font_color": "red"}), book.add_format({"font_color": "blue"})
        book.add_worksheet().write_rich_string(0, 0, red, "培训不少", blue, "于10场", red, "次")
    content = stream.getvalue()
    document = read(content)
    written, _ = apply_edits(content, [Fix(find(document, "少于1"), "≥"), Fix(find(document, "次"), "（次）")], name="表.xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(written), rich_text=True).active["A1"].value
    assert [(run.text, run.font.color.rgb) for run in cell] == [("培训不≥", "FFFF0000"), ("0场", "FF0000FF"), ("（次）", "FFFF0000")]


def test_formulas_numbers_and_empty_cells_are_refused_with_a_reason() -> None:
    content = write_workbook()
    document = read(content)
    number, text = find(document, "12"), find(document, "≥10场")
    formula, empty = number._replace(row=5, start=0, end=0), number._replace(row=5, column=2, start=0, end=0)
    edited = write_edits(content, [Fix(number, "13"), Fix(text, "≥12场"), Fix(formula, "1"), Fix(empty, "1")], name="表.xlsx")
    reasons = {refusal.fix.source: refusal.reason for refusal in edited.refused}
    assert reasons.keys() == {number, formula, empty}
    assert "数值" in reasons[number]
    assert "公式" in reasons[formula]
    assert find(read(edited.content), "≥12场")


def test_a_stretch_that_is_not_there_or_was_corrected_already_is_refused() -> None:
    content = write_workbook()
    source = find(read(content), "≥10场")
    edits = [
        Fix(source, "≥12场"), Fix(source.part(1, 2), "2"), Fix(source.part(0, 9), "x"), Fix(source._replace(row=99), "x"),
        Fix(source, "≥12场", before="≥11场"),
    ]
    edited = write_edits(content, edits, name="表.xlsx")
    assert [refusal.reason for refusal in edited.refused] == [
        "与另一处修改重叠", "这一格里没有这一段", "文件里没有这一格", "这一段不是“≥11场”",
    ]
    assert write_edits(content, edits[1:2] * 2, name="表.xlsx").content != content
    assert write_edits(content, edits[2:], name="表.xlsx").content == content


def test_the_runs_of_a_document_keep_their_looks() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>培训不少</w:t></w:r><w:r><w:t>于10场</w:t></w:r></w:p><w:p><w:r><w:t>第二段"
        "</w:t><w:br/><w:t>末行</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    content = papers.docx(body)
    document = read(content, "表.docx")
    edits = [Fix(find(document, "少于1"), "≥"), Fix(find(document, "末"), "尾"), Fix(find(document, "段\n"), "节")]
    edited = write_edits(content, edits, name="表.docx")
    assert [refusal.fix for refusal in edited.refused] == edits[2:]
    assert changed_parts(content, edited.content) == {"word/document.xml"}
    texts = [piece.text for piece in etree.fromstring(parts(edited.content)["word/document.xml"]).iter(f"{_W}t")]
    assert texts == ["培训不≥", "0场", "第二段", "尾行", "乙"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_keeps_its_encoding_and_its_line_ends(encoding: str, end: str) -> None:
    text = f'项目\t指标{end}甲\t"第一行{end}说“10 场”"{end}乙\t10 场{end}{end}丙\t不变'
    content = text.encode(encoding)
    document = read(content, "表.txt")
    source = find(document, " 场")
    written, left = apply_edits(content, [Fix(source, "场"), Fix(find(document, "乙"), "丁")], name="表.txt")
    assert left == ()
    assert written == text.replace("10 场”", "10场”").replace("乙", "丁").encode(encoding)


def test_cells_in_quotes_of_a_csv_are_corrected_in_them() -> None:
    content = '项目,指标,值,说明\n甲,"培训,场次",10 场,"说""好"""\n'.encode()
    document = read(content, "表.csv")
    edits = [Fix(find(document, ",场"), "、场"), Fix(find(document, '好"'), '很好"'), Fix(find(document, "10 场"), "10场")]
    written, left = apply_edits(content, edits, name="表.csv")
    assert left == ()
    assert written.decode() == '项目,指标,值,说明\n甲,"培训、场次",10场,"说""很好"""\n'


def test_a_correction_that_would_move_the_cells_of_a_line_is_not_written() -> None:
    content = "项目\t指标\n甲\t10 场\n".encode()
    edited = write_edits(content, [Fix(find(read(content, "表.txt"), "10 场"), "10\t场")], name="表.txt")
    assert edited.content == content
    assert len(edited.refused) == 1


def test_tables_with_pipes_are_corrected_in_their_rows() -> None:
    content = "# 自评表\n\n| 指标 | 值 |\n|---|---|\n| 培训 | 10 场 |\n| 讲座 | 10 场 |\n".encode()
    document = read(content, "表.md")
    source = find(document, " 场")
    written, left = apply_edits(content, [Fix(source._replace(row=(source.row or 0) + 1), "场")], name="表.md")
    assert left == ()
    assert written.decode().endswith("| 培训 | 10 场 |\n| 讲座 | 10场 |\n")


def test_formats_that_cannot_be_written_are_refused_with_a_sentence() -> None:
    page = "<table><tr><td>甲</td><td>乙</td></tr></table>".encode()
    with pytest.raises(RefusedDocument, match="不能直接改字"):
        apply_edits(page, [], name="表.html")


@pytest.mark.skipif(not SAMPLES.exists(), reason="没有 ../shared/samples，无法在真实的表上试")
@pytest.mark.parametrize("name", ["guangzhou-kexie.xlsx", "guangzhou-kexie.docx", "guangzhou-kexie.txt", "guangzhou-kexie.md"])
def test_every_text_of_a_real_table_can_be_corrected(name: str) -> None:
    content = (SAMPLES / name).read_bytes()
    document = read(content, name)
    fixes = [Fix(source.part(1, 2), "改") for source in _texts(document)]
    written, left = apply_edits(content, fixes, name=name)
    assert left == ()
    assert [source.place for source in _texts(read(written, name))] == [fix.source.place for fix in fixes]


@given(st.lists(st.text("甲乙丙", max_size=4), min_size=1, max_size=5), st.data())
def test_pieces_changed_one_by_one_say_what_the_whole_text_says(pieces: list[str], draw: st.DataObject) -> None:
    text = "".join(pieces)
    marks = sorted(draw.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    stretches = [Stretch(start, end, draw.draw(st.text("一二", max_size=3))) for start, end in zip(marks[::2], marks[1::2], strict=False)]
    assert not overlapping(stretches)
    changed = replace_in_pieces(pieces, stretches)
    assert "".join(changed) == replace_stretches(text, stretches)
    untouched = [new for new, old in zip(changed, pieces, strict=True) if new == old]
    assert len(pieces) - len(untouched) <= sum(end - start for start, end, _ in stretches) + len(stretches)


def _texts(document: Document) -> list[Source]:
    cells = {cell.source: cell for table in document.tables for row in table.rows for cell in row}
    return [source for source, cell in cells.items() if len(cell.text) > 2 and not cell.text[1].isspace()]
