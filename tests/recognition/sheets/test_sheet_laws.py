"""Laws of sheet forms: columns in any order say the same, and whatever happens to a sheet is read or said."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiheng
from jiheng.recognition.sheets.filings import recognise_sheets
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.sheets.forms import FORMS
from tests.recognition.sheets.grids import flatten, make_document, read_grid, values

HEADS = ("一级指标", "二级指标", "三级指标", "指标性质", "年度指标值", "计量单位", "实际完成值", "分值", "得分", "偏差原因分析及改进措施", "备注")
ROWS = (
    ("产出指标", "数量指标", "培训场次", "≥", "20", "场", "21", "40", "40", "", "含线上"),
    ("产出指标", "质量指标", "合格率", "=", "100", "%", "98", "30", "29", "两人缺考", ""),
    ("效益指标", "社会效益指标", "行业影响", "定性", "提升", "", "提升", "20", "20", "", ""),
)
SCRAPS = (
    "", "<", "^", "项目名称", "总分", "100", "—", "一级指标", "三级指标", "指标值", "年度目标", "项目资金（万元）", "年初预算数", "全年执行数", "产出指标",
    "……", "指标2", "说明", "（2024年度）", "单位：万元", "项目支出绩效目标表", "填表人：甲 联系电话：1", "其他", "≥", "5%", "甲县", "1/2", "任务名称", "★甲", "指标1：",
)


def _table(order: list[int]) -> str:
    rows = "\n".join("|" + "|".join(row[index] for index in order) + "|" for row in (HEADS, *ROWS))
    return f"|项目支出绩效自评表|\n|项目名称|培训经费|实施单位|某培训中心|\n{rows}"


@given(st.permutations(range(len(HEADS))))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    said, usual = read_grid(_table(order)).filing, read_grid(_table(list(range(len(HEADS))))).filing
    assert values(said) == values(usual)
    assert [_results(item) for project in said.projects for item in project.indicators] == [
        _results(item) for project in usual.projects for item in project.indicators
    ]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.integers(min_value=0, max_value=2**32))
def test_a_sheet_with_scraps_and_gaps_is_read_or_said(name: str, seed: int) -> None:
    document = make_document(_damaged(FORMS[name].drawing, random.Random(seed)))
    filings = recognise_sheets(document)
    for filing in filings:
        jiheng.filing_to_json(filing)
    if len(filings) == 1:
        reading = jiheng.Reading(document, filings[0])
        assert not find_uncovered(reading)
        assert not find_misplaced(reading)


@given(st.sampled_from(sorted(FORMS)))
def test_reading_twice_gives_the_same(name: str) -> None:
    assert read_grid(FORMS[name].drawing) == read_grid(FORMS[name].drawing)


@pytest.mark.parametrize("rows", [
    [["合计", "1", "其他资金", "2"]] * 20_000, [["说明", "甲"] * 4_000] * 2, [["其他资金"] * 8_000] * 3, [["任务名称", "总额"]] * 20_000,
    [["一级指标", "二级指标", "三级指标", "指标值"] * 2_000, ["产出指标", "数量指标", "甲", "1"] * 2_000], [["甲" * 1_000_000, "（" * 100_000]],
], ids=["totals", "labels", "money", "tasks", "heads", "texts"])
def test_a_huge_sheet_is_read_in_one_go(rows: list[list[str]]) -> None:
    drawing = "\n".join("|" + "|".join(row) + "|" for row in [*rows, [*HEADS[:3], "指标值"], ["产出指标", "数量指标", "甲", "1"]])
    assert sum(filing.indicator_count for filing in recognise_sheets(make_document(drawing)))


def _results(item: jiheng.Indicator) -> tuple[object, ...]:
    return item.actual, item.points, item.score, item.deviation_reason, dict(item.printed)


def _damaged(drawing: str, chance: random.Random) -> str:
    rows = [line.strip()[1:-1].split("|") for line in drawing.strip("\n").splitlines()]
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
        match chance.randrange(6):
            case 0 | 1:
                rows[at][chance.randrange(len(rows[at]))] = chance.choice(SCRAPS)
            case 2 if len(rows) > 1:
                del rows[at]
            case 3:
                rows.insert(at, list(rows[other]))
            case 4:
                rows[at], rows[other] = rows[other], rows[at]
            case _:
                rows[at] = rows[at][:chance.randrange(len(rows[at]))] or [""]
    for at, row in enumerate(rows):
        rows[at] = ["" if (cell.strip(), column, at) in (("<", 0, at), ("^", column, 0)) else cell for column, cell in enumerate(row)]
    text = "\n".join("|" + "|".join(row) + "|" for row in rows)
    return flatten(text) if chance.random() < 0.3 else text
