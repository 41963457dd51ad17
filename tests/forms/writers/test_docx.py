"""The document is one that people edit: sections, tables whose heads repeat, names of fonts for Chinese text."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings

from jiheng.charts.bars import Bar, draw_bars
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.docx import write_docx
from tests.forms.writers.sheets import make_sheet, sheets


def paper_of(*written: FormSheet) -> Any:
    return Document(BytesIO(write_docx(written)))


def all_in(paper: Any, name: str) -> list[Any]:
    return list(paper.element.body.iter(qn(name)))


def test_every_sheet_is_a_section_of_its_own_on_a4() -> None:
    paper = paper_of(make_sheet(("甲", "乙")), FormSheet("横", (200.0,), (FormCell(0, 0, "丙"),), is_landscape=True))
    sizes = [(round(section.page_width.mm), round(section.page_height.mm)) for section in paper.sections]
    assert sizes == [(210, 297), (297, 210)]
    assert abs(paper.sections[0].left_margin - Mm(28)) < Mm(0.1)
    assert abs(paper.sections[0].right_margin - Mm(26)) < Mm(0.1)


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_rows_of_a_table_cover_all_its_columns_and_it_never_ends_a_document(sheet: FormSheet) -> None:
    paper = paper_of(sheet, sheet)
    for table in paper.tables:
        for row in table._tbl.tr_lst:
            assert sum(cell.grid_span for cell in row.tc_lst) == len(sheet.widths)
    assert paper.element.body[-2].tag == qn("w:p")
    assert all(after.tag == qn("w:p") for table in all_in(paper, "w:tbl") for after in [table.getnext()])


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_bookmarks_differ_and_are_such_as_word_takes(sheet: FormSheet) -> None:
    names = [mark.get(qn("w:name")) for mark in all_in(paper_of(sheet, sheet), "w:bookmarkStart")]
    assert len(names) == len(set(names)) == 2
    assert all(name[0].isalpha() and len(name) <= 40 and name.replace("_", "a").isalnum() for name in names)


def test_the_head_is_repeated_and_low_rows_are_kept_whole() -> None:
    rows = paper_of(make_sheet(("项目", "目标"), ("甲", "短"), ("乙", "长" * 3000))).tables[0]._tbl.tr_lst
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, False]


def test_a_head_below_other_rows_begins_a_table_since_only_first_rows_repeat() -> None:
    cells = tuple(FormCell(row, column, f"{row}{column}") for row in range(4) for column in range(2))
    tables = paper_of(FormSheet("表", (78, 78), cells, repeated=(2, 2))).tables
    assert [len(table.rows) for table in tables] == [2, 2]


def test_fonts_are_named_for_chinese_text() -> None:
    cells = (FormCell(0, 0, "标题", "title", columns=2), FormCell(1, 0, "名", "label"), FormCell(1, 1, "字"))
    paper = paper_of(FormSheet("表", (78, 78), cells))
    assert [font.get(qn("w:eastAsia")) for font in all_in(paper, "w:rFonts")] == ["黑体", "宋体", "仿宋_GB2312"]


def test_a_chart_is_a_picture_that_says_what_it_shows() -> None:
    chart = draw_bars([Bar("甲", 3, "3")], title="资金")  # type: ignore[arg-type]
    paper = paper_of(FormSheet("表", (156,), (FormCell(0, 0, "各项目资金", picture=chart),)))
    assert len(paper.inline_shapes) == 1
    assert next(iter(all_in(paper, "wp:docPr"))).get("descr") == "各项目资金"
