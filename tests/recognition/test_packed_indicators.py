"""Indicators packed into one cell: where one ends and the next begins."""

import pytest

import jiheng
from tests.recognition.page import OBJECTIVE, Item, line, pack, read, small_page


def read_indicators(packed: str) -> tuple[tuple[jiheng.Indicator, ...], list[str]]:
    """The indicators in a cell, and what was said about it."""
    filing = read(small_page(line("科学课经费", "100.00", objective=OBJECTIVE, indicators=packed)))
    (project,) = filing.projects
    return project.indicators, [notice.text for notice in filing.notices]


@pytest.mark.parametrize("value", [
    "打造平台；宣传举荐人才；扩大影响", "90%以上。", "”≥95%", "进度 \\geq 50%", "1、按月；2、按季", "各1份", "12期", "≥ 90 %", "一小时内", "2、3月各1次", "年度指标值",
])
def test_a_value_is_read_as_it_was_written(value: str) -> None:
    (first, second), notices = read_indicators(pack(Item(annual=value), Item("另一项")))
    assert [target and target.text for target in (first.period_target, first.annual_target)] == [value, value]
    assert (second.number, second.name, notices) == (2, "另一项", [])


@pytest.mark.parametrize("name", ["安全保卫、秩序维护工作。", "比例（%）", "服务；宣传", "“一人一案”制定率", "2026年3、4月开课节数", "1、2期学员数"])
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    (item,), notices = read_indicators(pack(Item(name)))
    assert (item.name, notices) == (name, [])


def test_period_and_annual_values_keep_apart() -> None:
    (item,), _ = read_indicators(pack(Item(annual="6所", period="14所")))
    assert item.period_target
    assert item.annual_target
    assert (item.period_target.text, item.annual_target.text) == ("14所", "6所")


def test_numbers_are_those_printed() -> None:
    items, notices = read_indicators(pack(Item()) + pack(Item("第三项"), first=3))
    assert ([item.number for item in items], notices) == ([1, 3], [])


@pytest.mark.parametrize(("dimension", "category", "canonical"), [
    ("1-产出指标", "11-数量指标", ("产出指标", "数量指标")), ("2－效益指标", "22－社会效益", ("效益指标", "社会效益指标")),
    ("满意度", "服务对象满意度", ("满意度指标", "服务对象满意度指标")), ("1-产出指标", "99-没听过", ("产出指标", "没听过")),
])
def test_dimensions_and_categories_are_canonical_where_known(dimension: str, category: str, canonical: tuple[str, str]) -> None:
    (item,), _ = read_indicators(pack(Item(dimension=dimension, category=category)))
    assert (item.dimension, item.category) == canonical
    assert (item.printed["dimension"], item.printed["category"]) == (dimension, category)


def test_a_missing_value_is_named() -> None:
    items, notices = read_indicators("1、1-产出指标；11-数量指标；开课节数；年度指标值:96节。")
    assert (len(items), notices) == (1, ["第 1 项指标没有读到实施周期指标值"])


def test_an_empty_value_is_a_blank_target_and_nothing_is_said() -> None:
    (item,), notices = read_indicators(pack(Item(annual="")))
    assert item.annual_target
    assert (item.annual_target.clauses[0], notices) == (jiheng.Blank(""), [])


def test_a_missing_name_is_said() -> None:
    (item,), notices = read_indicators("1、1-产出指标；开课节数；实施周期指标值:96节；年度指标值:96节。")
    assert item.annual_target
    assert (item.annual_target.text, notices) == ("96节", ["第 1 项指标没有读到名称"])


def test_an_indicator_that_was_not_told_apart_is_suspected() -> None:
    items, notices = read_indicators(pack(Item()) + "第二项；11-数量指标；讲座；实施周期指标值:1场；年度指标值:1场。")
    assert len(items) == 1
    assert any("可能有别的指标没有分出来" in text for text in notices)


def test_text_that_is_no_list_of_indicators_is_said() -> None:
    items, notices = read_indicators("详见附表。")
    assert (items, notices) == ((), ["不是“序号、一级；二级；名称；指标值”样式的指标没有读：详见附表。"])


def test_text_before_the_first_indicator_is_said() -> None:
    items, notices = read_indicators("绩效指标如下" + pack(Item()))
    assert (len(items), notices) == (1, ["指标前面的文字没有读：绩效指标如下"])


@pytest.mark.parametrize("wrapped", ["<p>{}</p>", "<p> {} </p>", "{}<br/>", "  {}  "])
def test_markup_around_the_cell_is_no_part_of_a_value(wrapped: str) -> None:
    (item,), notices = read_indicators(wrapped.format(pack(Item())))
    assert item.annual_target
    assert (item.annual_target.text, notices) == ("96节", [])


def test_markup_inside_a_name_is_taken_out_and_remembered() -> None:
    (item,), _ = read_indicators(pack(Item("裁判<br/>培训人次")))
    assert (item.name, item.printed["name"]) == ("裁判培训人次", "裁判<br/>培训人次")


def test_full_width_colons_and_dots_do_as_well() -> None:
    (item,), notices = read_indicators("1．1-产出指标；11-数量指标；开课节数；实施周期指标值：96节；年度指标值：96节。")
    assert (item.name, notices) == ("开课节数", [])


def test_a_dimension_left_out_is_inferred_from_the_category_and_said() -> None:
    packed = "1、11-数量指标；场次；实施周期指标值:≥8场；年度指标值:≥8场。2、43-生态环境成本；排放量；实施周期指标值:≤1吨；年度指标值:≤1吨。"
    items, notices = read_indicators(packed)
    assert [(item.dimension, item.category, item.printed["dimension"]) for item in items] == [
        ("产出指标", "数量指标", ""), ("成本指标", "生态环境成本指标", ""),
    ]
    assert ["推断为“产出指标”" in notices[0], "推断为“成本指标”" in notices[1]] == [True, True]
