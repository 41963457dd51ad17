"""What a page break does to the merged cells of a form: a word cut in two is one word, a cell blank before the break is said."""

import pytest

import jiheng
from jiheng.document import Cell, Document, Row, Table
from jiheng.recognition.registry import recognise
from tests.recognition.coverage import find_uncovered
from tests.recognition.sheets.grids import draw, make_document, values

FRONT = """
|项目支出绩效自评表|<|<|<|<|
|项目名称|<|培训经费|实施单位|某培训中心|
"""
HEAD = """
|绩效指标|一级指标|二级指标|三级指标|年度指标值|
|^|产出指标|数量指标|培训场次|≥20场|
|^|^|^|培训人次|≥200人次|
"""


def read(*pages: str) -> tuple[Document, jiheng.Filing]:
    """One table over several pages, as its reader saw it, and the filing in it."""
    rows: list[Row] = []
    for number, page in enumerate(pages, start=1):
        rows += [tuple(_moved(cell, len(rows), number) for cell in row) for row in draw(page)]
    document = make_document(FRONT)
    document = Document(document.name, document.sha256, "pdf", (Table(1, tuple(rows)),), pages=len(pages))
    return document, recognise(document)


def _moved(cell: Cell, rows: int, page: int) -> Cell:
    return cell._replace(source=cell.source._replace(row=(cell.source.row or 0) + rows, page=page))


def cautions(filing: jiheng.Filing) -> list[str]:
    return [notice.text for notice in filing.notices if notice.kind == "caution" and "页" in notice.text]


@pytest.mark.parametrize(("upper", "lower"), [("满意度指", "标"), ("满意", "度指标"), ("满意度", "指标"), ("满意度指标", "")])
def test_a_level_cut_in_two_holds_for_the_rows_on_both_pages(upper: str, lower: str) -> None:
    document, filing = read(
        FRONT + HEAD + f"|^|{upper}|服务对象满|参训人员满意度|≥90%|",
        f"||{lower}|意度指标|讲师满意度|≥95%|",
    )
    places = [(item.dimension, item.category) for project in filing.projects for item in project.indicators][2:]
    assert places == [("满意度指标", "服务对象满意度指标")] * 2
    assert not find_uncovered(jiheng.Reading(document, filing))
    item = next(iter(filing.projects)).indicators[-1]
    assert [source.page for source in item.sources["category"]] == [1, 2]


def test_a_level_printed_behind_the_break_is_that_of_the_blank_cell_before_it_and_is_said() -> None:
    _, filing = read(FRONT + HEAD + "|^|||参训人员满意度|≥90%|", "||满意度指标|服务对象满意度指标|讲师满意度|≥95%|")
    assert [place[:2] for place in values(filing)][2:] == [("满意度指标", "服务对象满意度指标")] * 2
    assert len(cautions(filing)) == 2


def test_a_blank_where_levels_are_printed_once_stays_that_of_the_level_above() -> None:
    _, filing = read(
        FRONT + "|绩效指标|一级指标|二级指标|三级指标|年度指标值|\n||产出指标|数量指标|培训场次|≥20场|\n||||培训人次|≥9人次|\n||||讲座场次|≥2场|",
        "||效益指标|社会效益指标|行业影响|≥95%|",
    )
    assert [place[0] for place in values(filing)] == ["产出指标"] * 3 + ["效益指标"]
    assert not cautions(filing)


def test_a_blank_that_may_be_either_is_said() -> None:
    _, filing = read(
        FRONT + "|绩效指标|一级指标|二级指标|三级指标|年度指标值|\n||产出指标|数量指标|培训场次|≥20场|\n|||质量指标|合格率|≥9%|",
        "||效益指标|社会效益指标|行业影响|≥95%|",
    )
    assert len(cautions(filing)) == 1


@pytest.mark.parametrize(("upper", "lower"), [("年度总体目标", ""), ("年度总", "体目标"), ("", "年度总体目标")])
def test_objective_and_result_stay_apart_wherever_the_break_cuts_their_label(upper: str, lower: str) -> None:
    _, filing = read(
        FRONT + f"|项目资金|<|年度资金总额|1.00|<|\n|^|<|其他资金|0.00|<|\n|{upper}|<|预期目标|实际完成情况|<|",
        f"|{lower}|<|办好培训。|已办好培训。|<|" + HEAD,
    )
    project = next(iter(filing.projects))
    assert (project.annual_objective, project.actual_objective) == ("办好培训。", "已办好培训。")


def test_a_head_that_returns_on_every_page_is_no_part_of_an_objective() -> None:
    form = "|{}|<|<|<|<|\n|项目名称|<|{}|实施单位|某培训中心|\n|总体目标|<|中期目标|年度目标|<|\n|^|<|办好培训。|开好课。|<|"
    tables = [draw(form.format("项目支出绩效目标申报表", name) + HEAD, table=number) for number, name in enumerate(("甲", "乙"), start=1)]
    header = draw("|青江市公开文件|", table=2)
    moved = tuple(tuple(_moved(cell, 1, 2) for cell in row) for row in tables[1])
    document = Document("表.pdf", "0" * 64, "pdf", (Table(1, tables[0]), Table(2, header + moved)), pages=2)
    filing = recognise(document)
    assert [project.period_objective for project in filing.projects] == ["办好培训。"] * 2
    assert not find_uncovered(jiheng.Reading(document, filing))
    assert [notice.kind for notice in filing.notices if "公开文件" in notice.text] == ["around"]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("|绩效指标|一级指标|二级指|三级指标|年度指|", "|||标||标值|"),
        ("|绩效指标|一级指标|二级指标|三级指标|年度指标|", "|||||值|"),
    ],
)
def test_heads_that_the_break_cut_are_put_together_and_said(upper: str, lower: str) -> None:
    document, filing = read(FRONT + upper, lower + "\n|^|产出指标|数量指标|培训场次|≥20场|\n|^|^|质量指标|合格率|≥95%|")
    assert values(filing) == [("产出指标", "数量指标", "培训场次", "≥20场"), ("产出指标", "质量指标", "合格率", "≥95%")]
    assert any("表头在换页处断开" in caution for caution in cautions(filing))
    assert not find_uncovered(jiheng.Reading(document, filing))


def test_heads_that_seem_cut_and_cannot_be_put_together_are_said() -> None:
    _, filing = read(FRONT + "|绩效指标|一级指标|二级指标|三级指标|年度指|", "||产出指标|数量指标|培训场次|标值|")
    assert any("没有接起来" in caution for caution in cautions(filing))


def test_a_label_cut_into_two_that_are_labels_themselves_is_one() -> None:
    _, filing = read(
        FRONT + "|年度|预期目标|<|实际完成情况|<|",
        "|总体目标|办好培训20场。|<|办了培训21场。|<|" + HEAD,
    )
    (project,) = filing.projects
    assert (project.annual_objective, project.actual_objective) == ("办好培训20场。", "办了培训21场。")


def test_an_objective_merged_over_rows_on_both_pages_of_a_list_is_read_whole() -> None:
    document, filing = read(
        """
        |项目支出绩效目标表|<|<|<|<|<|<|
        |序号|项目名称|预算金额（万元）|绩效目标|一级指标|二级指标|三级指标|指标值|
        |1|体育器材更新|50.00|更新体育器材，提|产出指标|数量指标|更新学校数|≥12所|
        """,
        """
        ||||高办学水平。|效益指标|社会效益指标|受益学生|≥2800人|
        |2|图书角建设|55.00|建好图书角。|产出指标|数量指标|图书角|≥13处|
        """,
    )
    assert [project.annual_objective or project.period_objective for project in filing.projects] == ["更新体育器材，提高办学水平。", "建好图书角。"]
    assert not [notice for notice in filing.notices if notice.kind == "unread"]
    assert not find_uncovered(jiheng.Reading(document, filing))
