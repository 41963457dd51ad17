"""Every layout of every region reads as what it says, merged or not, and accounts for every character."""

import pytest

import jiheng
from jiheng.regulations.profile_chain import list_profiles
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.sheets.forms import FORMS, Form
from tests.recognition.sheets.grids import flatten, read_grid, values

ALL = pytest.mark.parametrize("form", [pytest.param(form, id=name) for name, form in FORMS.items()])


@ALL
def test_a_layout_reads_as_what_it_says(form: Form) -> None:
    filing = read_grid(form.drawing).filing
    assert (filing.form, filing.profile) == (form.form, form.profile)
    assert filing.profile in list_profiles()
    assert tuple((agency.name, project.name) for agency in filing.agencies for project in agency.projects) == form.projects
    assert tuple(values(filing)) == form.indicators


@ALL
def test_a_grid_without_spans_reads_as_the_merged_one(form: Form) -> None:
    merged, plain = read_grid(form.drawing).filing, read_grid(flatten(form.drawing)).filing
    assert [project.printed for project in plain.projects] == [project.printed for project in merged.projects]
    assert values(plain) == values(merged)
    assert _money(plain) == _money(merged)


@ALL
def test_every_character_of_a_layout_is_accounted_for(form: Form) -> None:
    for drawing in (form.drawing, flatten(form.drawing)):
        reading = read_grid(drawing)
        assert not find_uncovered(reading)
        assert not find_misplaced(reading)


@ALL
def test_no_sum_of_a_sound_form_is_broken(form: Form) -> None:
    assert read_grid(form.drawing).filing.proof.status in ("proved", "not-provable")


@ALL
def test_the_rules_run_on_every_form(form: Form) -> None:
    assert not jiheng.check(read_grid(form.drawing).filing).failures


def test_the_sum_of_one_dimension_is_not_the_total_score() -> None:
    reading = read_grid("""
        |项目支出绩效自评表|<|<|<|<|<|<|
        |项目名称|<|危房改造|<|实施单位|某村镇建设站|<|
        |一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|
        |产出指标|数量指标|改造户数|≥60户|62户|50|49.7|
        |小计|<|<|<|<|50|49.7|
        |满意度指标|服务对象满意度指标|农户满意度|≥95%|98%|50|50|
        |小计|<|<|<|<|50|50|
        |总分|<|<|<|<|100|99.7|
        """)
    (project,) = reading.filing.projects
    assert project.budget
    assert project.budget.total_score == "99.7"
    assert not find_uncovered(reading)


def test_a_project_with_a_name_of_its_own_keeps_it_beside_that_of_its_money() -> None:
    reading = read_grid("""
        |省级财政专项资金项目绩效目标申报表|<|<|<|
        |资金名称|教育信息化专项资金|战略领域|教育强省|
        |申报单位|粤东师范学校|项目名称|智慧课堂建设|
        |一级指标|二级指标|三级指标|年度目标值|
        |产出指标|数量指标|建设智慧课堂间数|≥26间|
        """)
    (project,) = reading.filing.projects
    assert (project.name, project.printed["资金名称"]) == ("智慧课堂建设", "教育信息化专项资金")
    assert not find_uncovered(reading)


def _money(filing: jiheng.Filing) -> list[object]:
    return [(project.funds.total, [line.amount for line in project.funds.sources], project.budget and project.budget.spent)
            for project in filing.projects]
