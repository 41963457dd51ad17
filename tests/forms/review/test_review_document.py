"""The review sheet as a Word document says what the workbook says."""

import io
from dataclasses import replace

import pytest
from docx import Document

import jiheng
from jiheng.errors import JihengError
from jiheng.regulations.review_form import load_review_form
from tests.builders import make_filing, make_finding, make_project

CHECKED = [(make_filing(make_project("巡展<经费>&\x07"), make_project("讲座经费")), [make_finding(), make_finding(severity="must")])]


def test_a_table_for_each_project_with_the_eight_items_and_open_cells() -> None:
    tables = Document(io.BytesIO(jiheng.write_review_document(CHECKED))).tables
    assert len(tables) == 2
    rows = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert rows[1][:2] == ["项目名称", "项目名称"]
    assert rows[1][2] == "巡展<经费>&"
    items = {row[1]: row for row in rows if row[1] in {item.title for item in load_review_form().items}}
    assert len(items) == 8
    assert items["指标科学性"][4] == "8.70"
    assert items["实现可能性"][4] == "不评"
    assert {row[7] + row[8] for row in items.values()} == {""}


def test_it_says_that_it_is_advice() -> None:
    paragraphs = [paragraph.text for paragraph in Document(io.BytesIO(jiheng.write_review_document(CHECKED))).paragraphs]
    assert paragraphs.count("项目支出绩效目标审核表\n系统初评，仅供参考") == 2
    assert paragraphs[-1] == ""


def test_one_table_for_a_whole_document() -> None:
    assert len(Document(io.BytesIO(jiheng.write_review_document(CHECKED, as_whole=True))).tables) == 1


def test_a_form_of_results_is_refused() -> None:
    monitoring = replace(make_filing(), form="monitoring")
    with pytest.raises(JihengError, match="监控表"):
        jiheng.write_review_document([(monitoring, [])])
