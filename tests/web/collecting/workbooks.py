"""Workbooks as agencies send them: an official form filled in, with the mark of the task; good ones and bad ones."""

import io
from collections.abc import Sequence

import openpyxl  # type: ignore[import-untyped]

import jiheng
from jiheng.forms.fillers.fill import fill_form, get_form_layout
from jiheng.forms.templates.issuing import mark_sheets
from jiheng.forms.writers.xlsx import write_xlsx
from tests.builders import make_filing, make_indicator, make_project, make_target

FORM, REGION = "project-target", "central"
ROWS = (
    ("产出指标", "数量指标", "培训场次", "≥10场"), ("产出指标", "质量指标", "验收合格率", "≥98%"),
    ("产出指标", "时效指标", "完成时间", "2026年11月底前"), ("成本指标", "经济成本指标", "培训成本", "≤500元/人"),
    ("效益指标", "社会效益指标", "受益人数", "≥2000人"), ("满意度指标", "服务对象满意度指标", "学员满意度", "≥95%"),
)


def make_workbook(
    agency: str, projects: Sequence[tuple[str, str]] = (("教师培训经费", "120.00"),), *, mark: jiheng.TemplateMark | None = None,
    vague: bool = False, form: str = FORM,
) -> bytes:
    """The official form with these projects (name and money in 万元); ``vague`` writes a value that cannot be assessed."""
    filing = make_filing(*(_project(name, money, vague=vague) for name, money in projects), agency=agency, profile="central")
    layout = get_form_layout(form, REGION)
    sheets = fill_form([filing], layout).sheets
    return write_xlsx(mark_sheets(sheets, mark) if mark else sheets)


def _project(name: str, money: str, *, vague: bool) -> jiheng.Project:
    rows = [
        make_indicator(indicator, make_target("显著提高" if vague and not at else target), dimension=dimension, category=category)
        for at, (dimension, category, indicator, target) in enumerate(ROWS)
    ]
    return make_project(name, *rows, total=money, objective=f"完成{name}，全年培训教师2000人次，满意度95%以上。")


def rename_column(content: bytes, before: str, after: str) -> bytes:
    """The workbook with another word in a head."""
    return _change(content, before, after)


def say_year(content: bytes, year: int) -> bytes:
    """The workbook with its fiscal year below the title."""
    return _change(content, "（\u3000\u3000年度）", f"（{year}年度）")


def break_sum(content: bytes) -> bytes:
    """The workbook with a total that its parts do not add up to."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for at, cell in enumerate(row):
                if isinstance(cell.value, str) and cell.value.startswith("年度资金总额"):
                    value = next(one for one in row[at + 1:] if isinstance(one.value, (int, float)))
                    value.value = float(value.value) + 7
    return _save(book)


def write_answer(content: bytes, answer: str) -> bytes:
    """The workbook as it comes back, with an answer below the first of our comments."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and "〔意见" in cell.comment.text:
                    cell.comment.text = f"{cell.comment.text}\n{answer}"
                    return _save(book)
    raise AssertionError("the workbook has no comment of ours")


def _change(content: bytes, before: str, after: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == before:
                    cell.value = after
    return _save(book)


def _save(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
