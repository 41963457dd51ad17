"""What was written reads back with our own readers, cell by cell, in every format."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import Document
from jiheng.errors import JihengError
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.docx import write_docx
from jiheng.forms.writers.grid import printable, shown
from jiheng.forms.writers.pdf import write_pdf
from jiheng.forms.writers.xlsx import write_xlsx
from jiheng.readers.registry import read_document
from tests.forms.writers.sheets import ANY_TEXTS, HOSTILE, make_sheet, sheets

PAGE_NUMBER = re.compile(r"SM30123|—\d+—|(?:SM30123—\d+—)")
"""Without a table on the page number and footer are read as lines like any other."""
Write = Callable[[Sequence[FormSheet]], bytes]
WRITERS: tuple[Write, ...] = (write_xlsx, write_docx, write_pdf)


def texts_in(document: Document) -> list[str]:
    """The texts of all cells, each once, however many places it covers; blank ones are left out."""
    cells = {cell.source: cell.text for table in document.tables for row in table.rows for cell in row}
    return [text for text in map(plain, cells.values()) if text]


def texts_of(*written: FormSheet) -> list[str]:
    """The texts that sheets show, in the same shape."""
    return [text for text in (plain(printable(shown(cell))) for sheet in written for cell in sheet.cells) if text]


def plain(text: str) -> str:
    """Without blanks and line breaks, which formats and fonts spell differently."""
    return re.sub(r"\s+", "", text)


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_a_workbook_reads_back_cell_by_cell(sheet: FormSheet) -> None:
    assert Counter(texts_in(read_document(write_xlsx([sheet])))) == Counter(texts_of(sheet))


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_a_word_document_reads_back_cell_by_cell(sheet: FormSheet) -> None:
    assert Counter(texts_in(read_document(write_docx([sheet])))) == Counter(texts_of(sheet))


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_a_pdf_reads_back_cell_by_cell(sheet: FormSheet) -> None:
    read = [text for text in texts_in(read_document(write_pdf([sheet]))) if not PAGE_NUMBER.fullmatch(text)]
    assert Counter(read) == Counter(texts_of(sheet))


@given(st.lists(sheets(ANY_TEXTS), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("write", WRITERS)
def test_any_text_at_all_is_written(write: Write, some: list[FormSheet]) -> None:
    assert write(some)


@pytest.mark.parametrize("write", WRITERS)
def test_text_that_looks_like_code_stays_text(write: Write) -> None:
    sheet = make_sheet(("指标", "备注"), *((text, "甲") for text in HOSTILE), widths=(120, 36))
    assert Counter(texts_in(read_document(write([sheet])))) >= Counter(map(plain, HOSTILE))


@pytest.mark.parametrize("write", WRITERS)
def test_a_text_longer_than_a_page_is_there_to_its_last_word(write: Write) -> None:
    long = "".join(f"第{number}项任务，按期完成并通过验收。" for number in range(400))
    sheet = make_sheet(("项目", "目标", "金额"), ("甲", long, "1.00"), ("乙", "短", "2.00"), widths=(30, 96, 30))
    read = "".join(texts_in(read_document(write([sheet]))))
    assert all(f"第{number}项任务，按期完成并通过验收。" in read for number in range(400) if write is not write_pdf)
    assert Counter(long) <= Counter(read)


@pytest.mark.parametrize("write", WRITERS)
def test_writing_twice_gives_the_same_bytes(write: Write) -> None:
    sheet = make_sheet(("项目", "目标"), ("甲", "乙"))
    assert write([sheet, sheet]) == write([sheet, sheet])


@pytest.mark.parametrize("write", WRITERS)
def test_without_sheets_there_is_nothing_to_write(write: Write) -> None:
    with pytest.raises(JihengError, match="没有要写的表"):
        write([])


@pytest.mark.parametrize("write", WRITERS)
def test_a_sheet_without_cells_is_an_empty_page(write: Write) -> None:
    assert write([FormSheet("空表", (100.0,), ())])


@pytest.mark.parametrize("cells", [(FormCell(0, 0, "甲", columns=3),), (FormCell(0, 0, "甲", columns=2), FormCell(0, 1, "乙"))])
def test_cells_outside_or_upon_each_other_are_a_mistake_of_the_caller(cells: tuple[FormCell, ...]) -> None:
    with pytest.raises(ValueError, match="cell"):
        write_xlsx([FormSheet("表", (50.0, 50.0), cells)])
