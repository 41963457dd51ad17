"""Markdown: tables drawn with pipes, with and without a line of dashes, escapes, broken cells."""

import pytest

import jiheng
from jiheng.readers.registry import read_document


def read(text: str) -> list[list[list[str]]]:
    """The texts of the cells, table by table and row by row."""
    document = read_document(text.encode())
    assert document.format == "markdown"
    return [[[one.text for one in row] for row in part.rows] for part in document.tables]


def test_a_table_and_the_lines_around_it() -> None:
    assert read("# 标题 #\n\n**单位：万元**\n\n| 甲 | 乙 |\n|:---|---:|\n| 1 |  |\n\n注") == [[["标题 #"], ["单位：万元"], ["甲", "乙"], ["1", ""], ["注"]]]


def test_the_outer_pipes_may_be_missing() -> None:
    assert read("甲 | 乙\n--- | ---\n1 | 2\n尾") == [[["甲", "乙"], ["1", "2"], ["尾"]]]


def test_two_tables_are_two() -> None:
    assert read("|甲|乙|\n|-|-|\n|1|2|\n说明\n|丙|丁|\n|-|-|\n|3|4|") == [[["甲", "乙"], ["1", "2"]], [["说明"], ["丙", "丁"], ["3", "4"]]]


def test_escapes_entities_and_breaks_are_what_they_stand_for() -> None:
    assert read(r"|a\|b|\*≥\*\*%|&lt;p&gt; &ge;90%|一<br/>二|**粗**|**半**粗|" + "\n|-|-|-|-|-|-|") == [
        [["a|b", "*≥**%", "<p> ≥90%", "一\n二", "粗", "**半**粗"]]
    ]


def test_rows_of_pipes_without_a_line_of_dashes_are_a_table() -> None:
    assert read("标题\n| 甲 | 乙 |\n| 1 | 2 |\n| 3 | |\n") == [[["标题"], ["甲", "乙"], ["1", "2"], ["3", ""]]]


def test_a_cell_broken_over_lines_is_one_cell() -> None:
    assert read("| 甲 | 乙 |\n|-|-|\n| 上半\n下半 | ≥1 |\n| 3 | 4 |") == [[["甲", "乙"], ["上半\n下半", "≥1"], ["3", "4"]]]


@pytest.mark.parametrize("text", ["甲\t乙\n---\t---", "a-b\n-----\n", "| 一根\n", "甲|乙\n丙|丁"])
def test_other_texts_are_no_markdown(text: str) -> None:
    assert read_document(text.encode()).format == "text"


@pytest.mark.parametrize(("text", "why"), [
    ("|a|\n|-|\n" + "|" * 1_100_000, "单元格超过"), ("|a|\n|-|\n" + "a" * 2_000_001, "超过 2,000,000 个字"), ("|a|\n|-|\n" + "|\n" * 70_000, "没有认出"),
])
def test_too_much_is_refused(text: str, why: str) -> None:
    with pytest.raises(jiheng.JihengError, match=why):
        jiheng.read(text.encode())
