"""Copying and pasting, exact to the letter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.grid.driving import Clerk

EXCEL = '项目A\t产出指标\r\n"含\n换行"\t1,234.50\r\n≥95%\t"带""引号"""\r\n'
EXCEL_HTML = "<table><tr><td>别的</td><td>东西</td></tr></table>"
TEXTS = st.text(st.sampled_from('甲1,. "\t\n<&'), max_size=6)


def parse(clerk: Clerk, text: str) -> object:
    """What the module makes of a text of the clipboard."""
    return clerk.page.evaluate("async text => (await import('/static/grid/clipboard.js')).parseCells(text)", text)


def test_what_excel_copies_is_pasted_exactly(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.paste(EXCEL, EXCEL_HTML)
    assert clerk.block(3, "name", 3, 2) == [["项目A", "产出指标"], ["含\n换行", "1,234.50"], ["≥95%", '带"引号"']]
    assert clerk.range() == (3, "name", 5, "target")


def test_ctrl_v_pastes_from_the_real_clipboard(clerk: Clerk) -> None:
    clerk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clerk.page.evaluate("text => navigator.clipboard.writeText(text)", EXCEL)
    clerk.click(3, "name")
    clerk.press("Control+v")
    clerk.wait(lambda: clerk.cell(5, "target") == '带"引号"')
    clerk.press("Control+c")
    assert clerk.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == EXCEL.replace("\r\n", "\n").rstrip("\n")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("甲", [["甲"]]),
        ("甲\r\n", [["甲"]]),
        ("甲\r\n\r\n", [["甲"], [""]]),
        ("甲\t", [["甲", ""]]),
        ("\t\n", [["", ""]]),
        ("甲\n乙\r丙\r\n丁", [["甲"], ["乙"], ["丙"], ["丁"]]),
        ('"甲\r\n乙"\t丙', [["甲\n乙", "丙"]]),
        ('"a""b"', [['a"b']]),
        ('5"盘\t"', [['5"盘', '"']]),
        ('"优"和"良"\t甲', [['"优"和"良"', "甲"]]),
        ('"没有完\t甲\n乙', [['"没有完', "甲"], ["乙"]]),
        ('""', [[""]]),
        ('""""', [['"']]),
        ('"a\tb"\n', [["a\tb"]]),
    ],
)
def test_every_form_of_a_field_is_understood(clerk: Clerk, text: str, cells: list[list[str]]) -> None:
    assert parse(clerk, text) == cells


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 4).flatmap(lambda wide: st.lists(st.lists(TEXTS, min_size=wide, max_size=wide), min_size=1, max_size=4)))
def test_what_is_copied_pastes_back_the_same(clerk: Clerk, cells: list[list[str]]) -> None:
    script = """async cells => {
        const { parseCells, writeCells } = await import('/static/grid/clipboard.js');
        return parseCells(writeCells(cells) + "\\r\\n");
    }"""
    assert clerk.page.evaluate(script, cells) == cells


def test_a_range_is_copied_as_excel_reads_it(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.paste('甲\t"含\n行"\n乙\t丙')
    assert clerk.copied() == '甲\t"含\n行"\r\n乙\t丙'


def test_cutting_copies_and_empties(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(4, "name", shift=True)
    assert clerk.copied("cut") == "指标3\r\n指标4"
    assert clerk.block(3, "name", 2, 1) == [[""], [""]]


def test_one_cell_fills_the_whole_selection(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(6, "target", shift=True)
    clerk.paste("同")
    assert clerk.block(3, "name", 4, 2) == [["同", "同"]] * 4


def test_a_block_that_fits_several_times_is_repeated(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.click(6, "name", shift=True)
    clerk.paste("甲\n乙")
    assert clerk.block(3, "name", 4, 1) == [["甲"], ["乙"], ["甲"], ["乙"]]


def test_lines_of_different_length_leave_the_other_cells_alone(clerk: Clerk) -> None:
    clerk.click(3, "name")
    clerk.paste("甲\t乙\n丙")
    assert clerk.block(3, "name", 2, 2) == [["甲", "乙"], ["丙", "≥4人次"]]


def test_pasting_over_the_end_adds_rows(clerk: Clerk) -> None:
    clerk.click(30, "name")
    clerk.paste("甲\t≥1次\n乙\t≥2次\n丙\t≥3次")
    clerk.wait_saved()
    assert clerk.server.store.texts("name")[-3:] == ["甲", "乙", "丙"]
    assert clerk.server.store.texts("target")[-3:] == ["≥1次", "≥2次", "≥3次"]
    assert clerk.cell(32, "number") == "3"


def test_what_finds_no_column_is_said(clerk: Clerk) -> None:
    clerk.click(3, "points")
    clerk.paste("1\t2\t3\t4")
    assert clerk.note() == "右边多出 2 列，没有写入。"
    assert clerk.block(3, "points", 1, 2) == [["1", "2"]]


def test_what_meets_locked_cells_is_said(clerk: Clerk) -> None:
    clerk.click(3, "target")
    clerk.paste("≥9次\t＝\t8\t次\t5")
    assert clerk.note() == "有 3 格是只读的，没有写入。"
    assert [clerk.cell(3, "target"), clerk.cell(3, "points")] == ["≥9次", "5"]


def test_pasting_while_writing_goes_into_the_text(clerk: Clerk) -> None:
    clerk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clerk.page.evaluate("navigator.clipboard.writeText('甲\\t乙')")
    clerk.click(3, "name")
    clerk.press("F2", "Control+v", "Enter")
    assert clerk.cell(3, "name") == "指标3甲\t乙"
