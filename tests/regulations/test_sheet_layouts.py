"""The layouts of sheet forms: their files fit together, and a spelling means one thing in one place."""

import pytest

from jiheng.errors import BrokenRegulation
from jiheng.regulations.layouts_labels import find_money_unit, fold_label
from jiheng.regulations.layouts_sheets import list_families, list_regions, list_spellings, load_family, load_region, load_sheet_layout
from jiheng.regulations.profile_chain import list_profiles
from jiheng.text.money import UNITS


@pytest.mark.parametrize("name", list_regions())
def test_a_region_names_a_profile_and_a_money_unit_that_exist(name: str) -> None:
    region = load_region(name)
    assert region.profile in list_profiles()
    assert region.money_unit in UNITS
    assert region.since.isdecimal()


@pytest.mark.parametrize("region", list_regions())
@pytest.mark.parametrize("family", list_families())
def test_every_family_has_words_in_every_region(family: str, region: str) -> None:
    layout = load_sheet_layout(family, region)
    assert layout.labels[fold_label("项目名称")] == "project_name"
    assert layout.columns[fold_label("三级指标")] == "name"
    assert layout.family is load_family(family)


def test_a_folded_spelling_folds_to_itself() -> None:
    words = {fold_label(word) for spellings in list_spellings().values() for word in spellings}
    assert "" not in words
    assert [word for word in words if fold_label(word) != word] == []


@pytest.mark.parametrize(("printed", "folded"), [
    ("★ 2、其中：项目资金（万元）：", "项目资金"), ("年度(/项目)指标值", "年度指标值"), ("1—9月执行数", "1-N月执行数"), ("1至7月份执行数", "1-N月执行数"),
    ("项目总体目标\n(2024 年-2026 年)", "项目总体目标"), ("执行率／得分", "执行率/得分"), ("*部门（单位）名称", "部门名称"), ("全年预算数（A）", "全年预算数"),
    ("年度绩效目标1（40分）", "年度绩效目标"), ("甲" * 100, ""),
])
def test_labels_are_compared_without_what_surrounds_them(printed: str, folded: str) -> None:
    assert fold_label(printed) == folded


def test_a_money_unit_in_brackets_is_found() -> None:
    assert (find_money_unit("项目资金\n（元）"), find_money_unit("金额（单位：万元）"), find_money_unit("项目资金")) == ("元", "万元", None)


def test_an_unknown_region_is_a_fault_of_the_call() -> None:
    with pytest.raises((BrokenRegulation, FileNotFoundError)):
        load_region("nowhere")
