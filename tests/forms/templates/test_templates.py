"""Issued forms: what is issued is recognised when it comes back, and every change to it is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.document import Cell, Document
from jiheng.forms.templates.mark import print_mark
from jiheng.readers.registry import read_document
from tests.builders import make_filing

_FORMS = [(one.form, one.region) for one in jiheng.list_form_layouts() if one.listed not in ("summary", "regions")]
_TO = jiheng.TemplateFor("市科技馆", "市科协", 2026, (jiheng.TemplateProject("科普活动经费"), jiheng.TemplateProject("信息化运维")))
_NUMBERS = st.integers(min_value=1, max_value=999_999)


def _issue(form: str, region: str) -> Document:
    content = jiheng.write_blank_form(_TO, form=form, region=region, mark=jiheng.TemplateMark(7, 2, 31))
    return read_document(content, name="模板.xlsx")


@pytest.mark.parametrize(("form", "region"), _FORMS)
def test_an_issued_form_is_unchanged_and_carries_its_mark(form: str, region: str) -> None:
    document = _issue(form, region)
    assert jiheng.compare_template(document, form=form, region=region) == ()
    assert jiheng.find_mark(document) == jiheng.TemplateMark(7, 2, 31)


@pytest.mark.parametrize(("form", "region"), [("project-target", "central"), ("project-target", "sichuan"), ("self-evaluation", "central")])
def test_a_renamed_column_is_named(form: str, region: str) -> None:
    changed = _with_text(_issue(form, region), "三级指标", "具体指标")
    assert "列“三级指标”改成了“具体指标”" in [one.text for one in jiheng.compare_template(changed, form=form, region=region)]


def test_a_column_that_was_taken_out_and_one_that_was_put_in_are_named() -> None:
    document = _issue("self-evaluation", "central")
    taken = _without(document, "年度指标值")
    assert "少了列“年度指标值”" in [one.text for one in jiheng.compare_template(taken, form="self-evaluation", region="central")]


def test_another_form_is_no_form_of_ours() -> None:
    document = _issue("monitoring", "central")
    assert [one.kind for one in jiheng.compare_template(document, form="project-target-list", region="guangzhou")] == ["other-form"]


def test_a_form_that_was_filled_in_is_unchanged() -> None:
    filled = jiheng.write_form(jiheng.fill([make_filing()], form="project-target", region="central"), kind="xlsx")
    assert jiheng.compare_template(read_document(filled, name="表.xlsx"), form="project-target", region="central") == ()


@given(_NUMBERS, _NUMBERS, _NUMBERS)
def test_a_mark_reads_back(task: int, revision: int, place: int) -> None:
    mark = jiheng.TemplateMark(task, revision, place)
    document = _with_text(_document(), "?", print_mark(mark))
    assert jiheng.find_mark(document) == mark


def test_a_mark_with_a_wrong_digit_is_none() -> None:
    right = print_mark(jiheng.TemplateMark(7, 2, 31))
    assert jiheng.find_mark(_with_text(_document(), "?", right.replace("JH-7-", "JH-8-"))) is None


def test_two_marks_that_differ_are_none() -> None:
    both = print_mark(jiheng.TemplateMark(7, 2, 31)) + print_mark(jiheng.TemplateMark(7, 2, 32))
    assert jiheng.find_mark(_with_text(_document(), "?", both)) is None


def _document() -> Document:
    return read_document("项目\t?\n".encode(), name="表.txt")


def _with_text(document: Document, before: str, after: str) -> Document:
    def change(cell: Cell) -> Cell:
        return cell._replace(text=after) if cell.text == before else cell

    tables = tuple(replace(table, rows=tuple(tuple(map(change, row)) for row in table.rows)) for table in document.tables)
    return replace(document, tables=tables)


def _without(document: Document, label: str) -> Document:
    tables = tuple(
        replace(table, rows=tuple(tuple(cell for cell in row if cell.text != label) for row in table.rows)) for table in document.tables
    )
    return replace(document, tables=tables)
