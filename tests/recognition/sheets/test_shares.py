"""A matrix with the money of every place: each place has its own, and together they must be the whole."""

import pytest

import jiheng
from jiheng.text.money import parse_money
from tests.recognition.coverage import find_uncovered
from tests.recognition.sheets.grids import flatten, read_grid

MATRIX = """
|中央财政林业补助资金区域绩效目标表|<|<|<|<|<|
|（2024年度）|<|<|<|<|<|
|专项名称|<|林业草原生态保护恢复资金|<|<|<|
|资金情况（万元）|<|年度金额：|90|<|<|
|绩效指标|一级指标|二级指标|三级指标|甲县|乙县|
|^|年度金额：|<|<|60|30|
|^|其中：中央补助|<|<|40|30|
|^|地方资金|<|<|20|—|
|^|产出指标|数量指标|造林面积|100亩|200亩|
|^|^|质量指标|成活率|≥85%|≥90%|
"""


def shares_of(filing: jiheng.Filing) -> list[tuple[str, jiheng.Money | None, list[jiheng.Money]]]:
    return [
        (agency.name, project.funds.total, [line.amount for line in project.funds.sources])
        for agency in filing.agencies for project in agency.projects
    ]


def money(text: str) -> jiheng.Money:
    return parse_money(text, unit="万元")


@pytest.mark.parametrize("drawing", [MATRIX, flatten(MATRIX)])
def test_every_place_has_the_money_of_its_column(drawing: str) -> None:
    reading = read_grid(drawing)
    assert shares_of(reading.filing) == [
        ("甲县", money("60"), [money("40"), money("20")]), ("乙县", money("30"), [money("30")]),
    ]
    assert [len(project.indicators) for project in reading.filing.projects] == [2, 2]
    assert not find_uncovered(reading)


def test_places_that_do_not_add_up_to_the_whole_break_the_proof() -> None:
    assert read_grid(MATRIX).filing.proof.status == "proved"
    wrong = read_grid(MATRIX.replace("|90|<|<|", "|95|<|<|")).filing.proof
    assert wrong.status == "broken"
    assert [(check.left, check.right) for check in wrong.checks if not check.holds] == [("95.00", "90.00")]


def test_a_place_without_money_leaves_nothing_to_add_up() -> None:
    assert read_grid(MATRIX.replace("|60|30|", "|60|  |").replace("|40|30|", "|40|  |")).filing.proof.status != "broken"
