"""Several sheets in one document: projects of one agency, several agencies, several forms, tables cut by pages."""

from dataclasses import replace

import jiheng
from jiheng.document import Document, Table
from jiheng.recognition.registry import recognise
from tests.recognition.coverage import find_uncovered
from tests.recognition.sheets.grids import draw, make_document, read_filings, read_grid, values

TITLE = "|项目支出绩效目标表|<|<|<|"


def sheet(name: str, agency: str = "某局", *, title: str = TITLE, year: str = "2024") -> str:
    """A small sheet of one indicator."""
    return (
        f"{title}\n|（{year}年度）|<|<|<|\n|项目名称|{name}|实施单位|{agency}|\n|项目资金（万元）|年度资金总额|10|  |\n"
        "|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|次数|3次|"
    )


def _names(filing: jiheng.Filing) -> list[tuple[str, list[str]]]:
    return [(agency.name, [project.name for project in agency.projects]) for agency in filing.agencies]


def test_sheets_of_one_agency_are_its_projects_in_printed_order() -> None:
    assert _names(read_grid(sheet("乙"), sheet("甲"), sheet("丙")).filing) == [("某局", ["乙", "甲", "丙"])]


def test_sheets_one_below_the_other_are_parted_by_their_titles() -> None:
    reading = read_grid("\n".join([sheet("甲"), sheet("乙"), sheet("丙", "某所")]))
    assert _names(reading.filing) == [("某局", ["甲", "乙"]), ("某所", ["丙"])]
    assert reading.filing.furniture
    assert not find_uncovered(reading)


def test_sheets_without_titles_are_parted_by_the_label_that_opens_them() -> None:
    body = "\n".join(sheet("甲").splitlines()[2:])
    assert _names(read_grid(sheet("甲") + "\n" + body.replace("甲", "乙")).filing) == [("某局", ["甲", "乙"])]


def test_other_forms_and_years_are_filings_of_their_own() -> None:
    evaluated = sheet("乙", title="|项目支出绩效自评表|<|<|<|").replace("指标值", "指标值|实际完成值|得分").replace("3次", "3次|3次|90")
    filings = read_filings(sheet("甲"), evaluated, sheet("丙", year="2025"))
    assert [(filing.form, filing.fiscal_year, _names(filing)[0][1]) for filing in filings] == [
        ("project-target", 2024, ["甲"]), ("self-evaluation", 2024, ["乙"]), ("project-target", 2025, ["丙"]),
    ]


def test_the_filing_with_most_indicators_is_read_and_the_others_are_said() -> None:
    filing = read_grid(sheet("甲"), sheet("乙", year="2025") + "\n|^|^|人数|5人|").filing
    assert _names(filing) == [("某局", ["乙"])]
    assert ["另一张表" in notice.text for notice in filing.notices] == [True]


def test_a_sheet_without_indicators_is_said_cell_by_cell() -> None:
    reading = read_grid(sheet("甲"), sheet("乙"), "|项目支出绩效目标表|\n|项目名称|丙|实施单位|某所|")
    assert _names(reading.filing)[0] == ("某局", ["甲", "乙"])
    assert not find_uncovered(reading)


def test_an_indicator_that_a_page_break_cut_in_two_is_one() -> None:
    first = draw("|项目支出绩效自评表|\n|项目名称|甲|实施单位|某局|\n|一级指标|二级指标|三级指标|指标值|实际完成值|分值|\n|产出指标|数量指标|活动|不少于2|2次|5|")
    rest = draw("|  |  |  |次，共100人|  |  |\n|  |质量指标|合格率|100%|100%|5|")
    cells = [tuple(cell._replace(source=cell.source._replace(row=10, page=2)) for cell in row) for row in rest]
    rows = tuple(tuple(cell._replace(source=cell.source._replace(page=1)) for cell in row) for row in first)
    document = Document("表.pdf", "0" * 64, "pdf", (Table(1, rows + tuple(cells)),), pages=2)
    filing = recognise(document)
    assert values(filing) == [("产出指标", "数量指标", "活动", "不少于2次，共100人"), ("产出指标", "质量指标", "合格率", "100%")]
    (project,) = filing.projects
    assert [source.page for source in project.indicators[0].sources["annual_target"]] == [1, 2]


def test_the_head_of_the_table_may_come_again_after_a_page() -> None:
    lines = sheet("甲").splitlines()
    assert len(values(read_grid("\n".join([*lines, lines[4], "|效益指标|社会效益|受益人数|9人|"])).filing)) == 2


def test_a_table_of_indicators_apart_from_its_labels_belongs_to_them() -> None:
    lines = sheet("甲").splitlines()
    assert _names(read_grid("\n".join(lines[:4]), "\n".join(lines[4:])).filing) == [("某局", ["甲"])]


def test_a_caption_of_the_sheet_tells_the_form_where_no_title_is_printed() -> None:
    body = "\n".join(sheet("甲").splitlines()[2:])
    document = make_document(body, captions=("项目绩效运行监控表",))
    assert recognise(document).form == "monitoring"
    assert recognise(replace(document, tables=(replace(document.tables[0], caption=""),))).form == "project-target"
