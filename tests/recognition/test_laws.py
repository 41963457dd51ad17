"""Laws of reading: what was written is read, every character is accounted for, and order and blanks of the page do not matter."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiheng
from jiheng.regulations.taxonomy import read_category
from tests.recognition.coverage import find_misplaced, find_uncovered
from tests.recognition.page import COLUMNS, EXAMPLES, REAL, facts, read
from tests.recognition.tables import Written, agencies, write

TABLES = sorted(path for path in EXAMPLES.iterdir() if path.suffix != ".md")
SAMPLES = [REAL, REAL.with_suffix(".xlsx"), *sorted((REAL.parent / "planted").glob("*.txt"))]
EXAMPLE = (EXAMPLES / "青江市科学技术馆.txt").read_text(encoding="utf-8")
SCRAPS = ("\t", "\n", " ", "；", "。", "12、", "1-产出指标；", "年度指标值:", "；年度指标值:", "<p>", "—", "1,2", "单位：元", '"', "合计\t1\n", "第3页", "注：\n")


@given(agencies())
def test_a_table_that_was_written_reads_back_equal(written: list[Written]) -> None:
    filing = read(write(written))
    assert filing.proof.status == "proved"
    assert not filing.notices
    assert [agency.name for agency in filing.agencies] == [agency.name for agency in written]
    for agency, original in zip(filing.agencies, written, strict=True):
        for project, (name, fen, objective, listed) in zip(agency.projects, original.projects, strict=True):
            assert (project.name, project.funds.total, project.annual_objective) == (name, (fen,), objective)
            assert [(one.name, _text(one.annual_target), _text(one.period_target)) for one in project.indicators] == [
                (item.name, item.annual, item.period) for item in listed
            ]
            canonical = [taxon.name for item in listed if (taxon := read_category(item.category).taxon)]
            assert [one.category for one in project.indicators] == canonical


@given(agencies())
def test_every_character_of_a_written_table_is_accounted_for(written: list[Written]) -> None:
    reading = jiheng.read(write(written).encode())
    assert not find_uncovered(reading)
    assert not find_misplaced(reading)


@given(agencies(), st.permutations(range(len(COLUMNS))))
def test_the_order_of_the_columns_does_not_matter(written: list[Written], order: list[int]) -> None:
    assert facts(read(write(written, columns=tuple(order)))) == facts(read(write(written)))


@given(agencies(), st.data())
def test_blank_lines_do_not_matter(written: list[Written], choice: st.DataObject) -> None:
    text = write(written)
    lines = text.split("\n")
    at = choice.draw(st.integers(min_value=0, max_value=len(lines)))
    blank = choice.draw(st.sampled_from(["", "  ", "\t\t\t", "　"]))
    assert facts(read("\n".join([*lines[:at], blank, *lines[at:]]))) == facts(read(text))


@given(agencies())
def test_reading_twice_gives_the_same(written: list[Written]) -> None:
    content = write(written).encode()
    assert jiheng.read(content) == jiheng.read(content)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(min_value=0, max_value=len(EXAMPLE)), st.sampled_from(SCRAPS)), min_size=1, max_size=6))
def test_scraps_anywhere_in_a_table_are_read_or_said(scraps: list[tuple[int, str]]) -> None:
    text = EXAMPLE
    for at, scrap in scraps:
        text = text[:at] + scrap + text[at:]
    _assert_accounted_for(text)


@settings(max_examples=100)
@given(st.data())
def test_whatever_is_cut_out_of_a_table_the_rest_is_read_or_said(choice: st.DataObject) -> None:
    start = choice.draw(st.integers(min_value=0, max_value=len(EXAMPLE)))
    _assert_accounted_for(EXAMPLE[:start] + EXAMPLE[start + choice.draw(st.integers(min_value=1, max_value=3000)):])


@settings(max_examples=100)
@given(st.data())
def test_lines_in_another_order_are_read_or_said(choice: st.DataObject) -> None:
    lines = EXAMPLE.split("\n")
    first, second = (choice.draw(st.integers(min_value=0, max_value=len(lines) - 1)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    _assert_accounted_for("\n".join(lines))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_character_of_an_example_is_accounted_for(table: Path) -> None:
    assert not find_uncovered(jiheng.read(table))
    assert not find_misplaced(jiheng.read(table))


@pytest.mark.skipif(not REAL.exists(), reason="needs ../shared")
@pytest.mark.parametrize("table", SAMPLES, ids=lambda path: path.name)
def test_every_character_of_a_real_table_is_accounted_for(table: Path) -> None:
    assert not find_uncovered(jiheng.read(table))
    assert not find_misplaced(jiheng.read(table))


def _assert_accounted_for(text: str) -> None:
    try:
        reading = jiheng.read(text.encode())
    except jiheng.JihengError:
        return
    assert not find_uncovered(reading)
    assert not find_misplaced(reading)


def _text(target: jiheng.Target | None) -> str | None:
    return target.text if target else None
