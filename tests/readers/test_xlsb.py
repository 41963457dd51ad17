"""XLSB: values as shown, short numbers, merged cells, what is hidden, files that mean harm; and an independent reader's opinion."""

import io
import random
import struct
from contextlib import suppress

import pytest
import python_calamine

import jiheng
from jiheng.document import Document
from jiheng.readers.registry import read_document
from tests.readers.binary_workbooks import record, write
from tests.readers.papers import pack, rows_of
from tests.recognition.page import facts, read, small_page

FORMATTED = write([[0.95, 95.0, 45747.0, "文"], ["头", 1.5, 0.5, None]], codes=("0%", '"≥"0.0', "yyyy-mm-dd", '"〔"@"〕"'))


def short(number: int) -> bytes:
    """A cell with a number in four bytes."""
    return bytes([2]) + struct.pack("<i", number)


def texts(document: Document) -> list[list[str]]:
    """The texts of the cells of the only sheet."""
    (table,) = document.tables
    return [[cell.text for cell in row] for row in table.rows]


def test_a_binary_workbook_says_what_the_text_says() -> None:
    content = write([[cell or None for cell in row] for row in rows_of(small_page())])
    assert read_document(content).format == "xlsb"
    assert facts(jiheng.read(content).filing) == facts(read(small_page()))


def test_cells_say_what_their_formats_show() -> None:
    assert texts(read_document(FORMATTED)) == [["95%", "≥95.0", "2025-03-31", "〔文〕"], ["头", "≥1.5", "1900-01-00", ""]]


def test_every_kind_of_cell_is_read() -> None:
    real = bytes([9]) + struct.pack("<d", 2.5) + b"rest"
    inline = bytes([6]) + struct.pack("<I", 1) + "字".encode("utf-16-le")
    cells = [short(5 << 2 | 2), short(-5 << 2 | 2), short(512 << 2 | 3), short(0x3FF00000), bytes([4, 1]), bytes([3, 7]), real, inline]
    assert texts(read_document(write([list(cells)]))) == [["5", "-5", "5.12", "1", "TRUE", "#DIV/0!", "2.5", "字"]]


def test_an_independent_reader_sees_the_same_values() -> None:
    content = write([[short(5 << 2 | 2), short(512 << 2 | 3), 2.5, "字"], ["甲", "乙"]])
    sheet = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0)
    assert sheet.to_python() == [[5, 5.12, 2.5, "字"], ["甲", "乙", "", ""]]
    assert texts(read_document(content)) == [["5", "5.12", "2.5", "字"], ["甲", "乙", "", ""]]


def test_merged_cells_repeat_and_what_is_hidden_is_said() -> None:
    content = write([["宽", None, "右"], ["下", "中", "尾"]], merged=((0, 0, 0, 1),), hidden_row=1, hidden_column=2, is_hidden=True)
    document = read_document(content)
    assert texts(document) == [["宽", "宽", "右"], ["下", "中", "尾"]]
    assert [notice.text for notice in document.notices] == ["工作表“表”是隐藏的，也读了", "工作表“表”第 2 行是隐藏的，也读了", "工作表“表”第 3 列是隐藏的，也读了"]


def test_days_may_be_counted_from_1904() -> None:
    assert texts(read_document(write([[45747.0 - 1462]], codes=("yyyy-mm-dd",), is_from_1904=True))) == [["2025-03-31"]]


@pytest.mark.parametrize(("content", "why"), [
    (pack({"xl/workbook.bin": ""}), "损坏"), (write([[bytes([7]) + b"\xff\xff\xff\x7f"]]), "损坏"),
    (write([[bytes([6]) + b"\xff\xff\xff\x7f"]]), "损坏"),
    (write([["x"]], merged=((0, 4_000_000_000, 0, 4_000_000_000),)), "损坏"),
    (write([["x"], *[[] for _ in range(60_000)], [*[None] * 20, "x"]]), "范围过大"),
])
def test_a_workbook_that_means_harm_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        read_document(content)


def test_records_that_are_cut_or_changed_are_read_or_refused() -> None:
    chance = random.Random(3)  # the same bytes every time
    for _ in range(300):
        cells = bytes([chance.choice([2, 5, 6, 7, 8, 176, 0, 60])]) + chance.randbytes(chance.randrange(20))
        with suppress(jiheng.JihengError):
            read_document(write([["甲", cells, 1.0]], codes=("0%",)))
    assert record(300, b"x" * 200)[:4] == b"\xac\x02\xc8\x01"
