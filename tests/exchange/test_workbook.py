"""The workbook is one that people can work with, and that nobody can attack through."""

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from jiheng.document import Notice
from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.funds import FundLine
from jiheng.exchange.workbook import write_workbook
from jiheng.text.grammar import parse_target
from jiheng.text.money import Money
from jiheng.text.targets import Date, Quantity, Statement
from tests.builders import make_filing, make_finding, make_indicator, make_project, make_source, make_target


def sheet(content: bytes, name: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()  # type: ignore[return-value]


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(content)).read(f"xl/worksheets/{name}.xml").decode("utf8")


def test_every_indicator_is_a_row_with_its_number_as_a_number() -> None:
    each = Quantity("=", Decimal(100), unit="人", per="每场", text="每场100人")
    two = make_target("2场，每场100人", Quantity("=", Decimal(2), unit="场"), each)
    dated = make_target("2021年底", Date("≤", "2021-12", text="2021年底"))
    words = make_target("扩大影响", Statement("扩大影响"))
    content = write_workbook(make_filing(make_project("甲", *(make_indicator("某", value) for value in (two, dated, words)))), [])
    head, first, second, third = (dict(zip(sheet(content, "指标")[0], row, strict=True)) for row in sheet(content, "指标"))
    assert list(head) == [
        "预算单位", "项目", "序号", "一级指标", "二级指标", "三级指标", "周期值", "年度值", "符号", "目标值", "上限", "单位", "每",
        "其余目标值", "位置",
    ]
    assert (first["符号"], first["目标值"], first["单位"], first["其余目标值"]) == ("=", 2.0, "场", "每场100人")
    assert (second["符号"], second["目标值"]) == ("≤", "2021-12")
    assert (third["年度值"], third["目标值"], third["其余目标值"]) == ("扩大影响", "", "")
    assert first["位置"] == "表1:8:7"


def test_money_stands_as_numbers_by_source_and_adds_up() -> None:
    line = FundLine("上年结转", None, Money(1_230_000), "上年结转", make_source())
    project = make_project("甲", total="100.00")
    filing = make_filing(replace(project, funds=replace(project.funds, sources=(line,))), make_project("乙", total="0.50"))
    rows = sheet(write_workbook(filing, []), "资金")
    money = [f"{label}（万元）" for label in ("总计", "财政拨款", "财政专户拨款", "其他资金", "上年结转")]
    assert rows[0] == ["层级", "预算单位", "项目", *money]
    assert [row[0] for row in rows[1:]] == ["合计", "单位小计", "项目", "项目"]
    assert [row[3] for row in rows[1:]] == [100.5, 100.5, 100.0, 0.5]
    assert rows[3][7] == 1.23


def test_findings_proof_and_notices_have_their_sheets() -> None:
    content = write_workbook(make_filing(notices=(Notice("没有读：页脚", make_source(row=3)),)), [make_finding()])
    finding = dict(zip(*sheet(content, "检查"), strict=True))
    assert (finding["程度"], finding["代码"], finding["指标序"]) == ("建议改", "IN003", 1.0)
    assert finding["依据"] == "财预〔2015〕88号（条款待核对原文）"
    assert sheet(content, "核对")[1] == ["各单位小计之和 = 合计", 100.0, 100.0, "相符", "表1:6:2"]
    assert sheet(content, "未读")[1] == ["没有读：页脚", "表1:3:1"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://example.com", "mailto:a@example.com", "007", "\x01行"])
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    content = write_workbook(make_filing(make_project(text, make_indicator(text, text))), [])
    assert sheet(content, "指标")[1][5] in (text, text.replace("\x01", "_x0001_"))
    assert "<f>" not in part(content, "sheet1")
    assert "<hyperlink" not in part(content, "sheet1")


def test_a_text_too_long_for_a_cell_is_cut_with_a_word_and_a_long_number_stays_exact() -> None:
    long = make_target("字" * 40_000, Quantity("=", Decimal("1234567890123456789")))
    row = sheet(write_workbook(make_filing(make_project("甲", make_indicator("某", long))), []), "指标")[1]
    assert str(row[7]).endswith("（过长，余下见原文）")
    assert row[9] == "1234567890123456789"


def test_sheets_are_ready_for_the_screen_and_for_paper() -> None:
    content = write_workbook(make_filing(), [make_finding()])
    for number in range(1, 6):
        page = part(content, f"sheet{number}")
        assert 'state="frozen"' in page
        assert "<autoFilter" in page
        assert 'paperSize="9"' in page
        assert 'orientation="landscape"' in page
    assert "_xlnm.Print_Titles" in zipfile.ZipFile(BytesIO(content)).read("xl/workbook.xml").decode("utf8")


def test_the_same_filing_gives_the_same_bytes() -> None:
    assert write_workbook(make_filing(), [make_finding()]) == write_workbook(make_filing(), [make_finding()])


def test_what_came_of_the_targets_has_columns_where_the_form_tells_it() -> None:
    told = replace(
        make_indicator("培训人次", parse_target("≥500人次")), actual=parse_target("450人次"), points="10", score="8.5", deviation_reason="停课",
    )
    lines = (BudgetLine("总额", None, "年度资金总额", budgeted=Money(1_020_000), spent=Money(963_900), execution_rate="94.50"),)
    project = replace(make_project("甲", told), budget=Budget(lines=lines, execution_points="10"))
    content = write_workbook(make_filing(project), [])
    indicator, execution = (dict(zip(*sheet(content, name), strict=True)) for name in ("指标", "执行"))
    assert [indicator[head] for head in ("实际完成值", "完成情况", "分值", "得分", "偏差原因")] == ["450人次", "没有达到", 10.0, 8.5, "停课"]
    assert indicator["对照说明"] == "没有达到指标值，完成程度90%"
    assert (execution["全年预算（万元）"], execution["执行数（万元）"], execution["执行率（%）"]) == (1.02, 0.9639, 94.5)
    assert (execution["执行率分值"], "年初预算（万元）" in execution) == (10.0, False)
