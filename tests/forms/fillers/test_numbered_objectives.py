"""The forms of Hubei give every numbered objective a table of its own, and are read again with the same numbers."""

from dataclasses import replace

import pytest

import jiheng
from tests.builders import make_filing, make_indicator, make_project
from tests.forms.fillers.losses import list_losses

KINDS: tuple[jiheng.FormKind, ...] = ("xlsx", "docx", "pdf")
FORMS = ("project-target", "self-evaluation")


def make_numbered(form: str, *numbers: str, each: int = 2) -> jiheng.Filing:
    """A project with ``each`` indicators for every one of these objectives; a blank number is none."""
    indicators = [
        replace(
            make_indicator(f"第{position}类修复数量{at}", jiheng.parse_target(f"≥{position * 100 + at}件")), period_target=None,
            printed={"对应目标": number} if number else {},
        )
        for position, number in enumerate(numbers, start=1) for at in range(each)
    ]
    project = make_project("文物保护", *indicators, objective="目标1：修复馆藏文物10件。目标2：办好陈列展览。")
    return replace(make_filing(project), form=form, fiscal_year=2026)


def lose(filing: jiheng.Filing, form: str) -> list[list[str]]:
    """What each format loses."""
    filled = jiheng.fill([filing], form=form, region="hubei")
    files = [jiheng.write_form(filled, kind=kind) for kind in KINDS]
    return [list_losses([filing], filled, [reading.filing for reading in jiheng.read_all(content, name="表")]) for content in files]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("prefix", ["目标", "年度绩效目标", "年度目标", "长期绩效目标"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_indicators_of_each_objective_read_back_under_its_number(form: str, prefix: str, count: int) -> None:
    filing = make_numbered(form, *(f"{prefix}{number}" for number in range(1, count + 1)))
    assert lose(filing, form) == [[], [], []]
    assert not [one for one in jiheng.fill([filing], form=form, region="hubei").omissions if "目标" in one.words]


@pytest.mark.parametrize("form", FORMS)
def test_objectives_that_go_over_pages_keep_their_indicators(form: str) -> None:
    assert lose(make_numbered(form, "年度绩效目标1", "年度绩效目标2", each=40), form) == [[], [], []]


def test_an_objective_that_comes_again_has_its_heads_again() -> None:
    filing = make_numbered("self-evaluation", "目标1", "目标2", "目标1")
    cells = jiheng.fill([filing], form="self-evaluation", region="hubei").sheets[0].cells
    assert [cell.text for cell in cells if cell.text in ("目标1", "目标2", "三级指标")] == ["目标1", "三级指标", "目标2", "三级指标", "目标1", "三级指标"]
    assert lose(filing, "self-evaluation") == [[], [], []]


@pytest.mark.parametrize("numbers", [("目标1", ""), ("修复馆藏文物", "办好陈列展览")])
def test_objectives_that_are_not_all_numbered_stay_in_one_table_and_are_told(numbers: tuple[str, ...]) -> None:
    filing = make_numbered("project-target", *numbers)
    filled = jiheng.fill([filing], form="project-target", region="hubei")
    assert [cell.text for cell in filled.sheets[0].cells].count("三级指标") == 1
    assert {one.text for one in filled.omissions if one.kind == "对应目标"} == set(numbers) - {""}
    assert lose(filing, "project-target") == [[], [], []]


def test_other_forms_say_that_they_leave_the_numbers_out() -> None:
    omissions = jiheng.fill([make_numbered("project-target", "目标1", "目标2")], form="project-target").omissions
    assert [one.text for one in omissions if one.kind == "对应目标"] == ["目标1", "目标1", "目标2", "目标2"]
