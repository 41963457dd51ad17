"""One form, however it was flattened, reads the same."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.flattened.forms import CENTRAL, FORMS, SHANGHAI, SICHUAN, printed, read, understood
from tests.recognition.flattened.printing import Form, glued, in_cells, in_lines, in_one_line, in_one_pipe_line, in_pipes, in_words

PARTED: dict[str, Callable[[Form], str]] = {
    "one cell a line": in_cells,
    "blank lines between": lambda form: in_cells(form, between="\n\n"),
    "a pipe behind each cell": lambda form: in_cells(form, end=" |"),
    "pipes with blank cells behind": lambda form: in_pipes(form, trailing=200),
    "cells broken inside pipes": lambda form: in_pipes(form, broken=True),
    "all rows in one pipe line": in_one_pipe_line,
    "blanks between the cells": in_words,
    "all in one line": in_one_line,
    "visual lines": in_lines,
}
GLUED: dict[str, Callable[[Form], str]] = {"cells run together": glued, "rows run together": lambda form: glued(form, between="")}
ALIKE = [(form, layout) for form in FORMS for layout in PARTED]


@pytest.mark.parametrize(("form", "layout"), ALIKE)
def test_every_indicator_is_read_from_every_layout(form: str, layout: str) -> None:
    filing = read(PARTED[layout](FORMS[form])).filing
    assert understood(filing) == printed(FORMS[form])


@pytest.mark.parametrize(("form", "layout"), ALIKE)
def test_nothing_printed_is_lost_and_every_field_stands_where_it_says(form: str, layout: str) -> None:
    reading = read(PARTED[layout](FORMS[form]))
    assert find_uncovered(reading) == []
    assert find_misplaced(reading) == []


@pytest.mark.parametrize("layout", [*PARTED, *GLUED])
def test_what_stands_above_the_indicators_is_read_from_every_layout(layout: str) -> None:
    filing = read((PARTED | GLUED)[layout](SHANGHAI)).filing
    (project,) = filing.projects
    assert (filing.form, filing.money_unit, filing.fiscal_year) == ("project-target", "元", 2026) or layout == "cells broken inside pipes"
    assert (filing.agencies[0].name, project.name) == ("青江市河道管理所", "河道保洁经费")
    assert (project.funds.total, project.period_funds and project.period_funds.total) == ((40_000_000,), (120_000_000,))
    assert project.annual_objective == "1.全年保洁河道三十条。2.水面无成片漂浮物。"
    assert filing.proof.status == "proved"


@pytest.mark.parametrize("layout", PARTED)
def test_a_budget_table_is_read_from_every_layout(layout: str) -> None:
    (project,) = read(PARTED[layout](SICHUAN)).filing.projects
    assert project.budget is not None
    assert (project.budget.spent, project.budget.execution_rate, project.budget.execution_score) == ((118_500_000,), "100.00", "10")


@pytest.mark.parametrize("layout", GLUED)
@pytest.mark.parametrize("form", [SHANGHAI, CENTRAL], ids=["Shanghai", "central"])
def test_cells_run_together_are_parted_at_the_words_of_the_form(form: Form, layout: str) -> None:
    reading = read(GLUED[layout](form))
    assert understood(reading.filing) == printed(form)
    assert find_uncovered(reading) == []
    assert any("连在一起" in notice.text for notice in reading.filing.notices)


_CATEGORIES = (
    ("成本指标", "经济成本指标"), ("成本指标", "社会成本指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
    ("效益指标", "社会效益指标"), ("效益指标", "可持续影响指标"), ("满意度指标", "服务对象满意度指标"),
)
_NAMES = (
    "成本控制合理性", "保洁道路总长度", "设备采购数量", "公共服务设施完好率", "突发事件应急响应及时性", "社会公众对城市管理工作的认可程度", "群众政策知晓度",
)
_VALUES = ("合理", "=100.00(%)", "≥90.00(%)", "985米", "可控", "≤120万元", "2026年12月底前", "不超过预算批复金额", "有效改善居民居住环境质量")
_ROW = st.tuples(st.sampled_from(range(len(_CATEGORIES))), st.sampled_from(_NAMES), st.sampled_from(_VALUES))
_BORDERED = ("a pipe behind each cell", "pipes with blank cells behind", "all rows in one pipe line", "blanks between the cells")


@pytest.mark.parametrize("layout", _BORDERED)
@settings(max_examples=15, deadline=None)
@given(rows=st.lists(_ROW, min_size=1, max_size=14))
def test_rows_with_their_borders_are_read_whatever_is_in_them(layout: str, rows: list[tuple[int, str, str]]) -> None:
    indicators = tuple((*_CATEGORIES[place], name, value) for place, name, value in sorted(rows, key=lambda row: row[0]))
    form = Form(indicators=indicators)
    assert understood(read(PARTED[layout](form)).filing) == printed(form)
