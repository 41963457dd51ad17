"""Text, TSV and CSV in every encoding that offices write; cells that a spreadsheet put in quotes."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiheng
from jiheng.readers.registry import read_document
from tests.recognition.page import EXAMPLES, facts, read, small_page

EXAMPLE = (EXAMPLES / "青江市科学技术馆.txt").read_text(encoding="utf-8")
ENCODED = {
    "UTF-8": EXAMPLE.encode(),
    "UTF-8 with mark": codecs.BOM_UTF8 + EXAMPLE.encode(),
    "GB18030": EXAMPLE.encode("gb18030"),
    "GB18030 with mark": ("\ufeff" + EXAMPLE).encode("gb18030"),
    "UTF-16 little": codecs.BOM_UTF16_LE + EXAMPLE.encode("utf-16-le"),
    "UTF-16 big": codecs.BOM_UTF16_BE + EXAMPLE.encode("utf-16-be"),
    "UTF-16 little without mark": EXAMPLE.encode("utf-16-le"),
    "UTF-16 big without mark": EXAMPLE.encode("utf-16-be"),
}


def cells(text: str) -> list[list[str]]:
    """The texts of the cells, row by row."""
    (table,) = read_document(text.encode()).tables
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED.keys())
def test_a_table_is_the_same_in_every_encoding(content: bytes) -> None:
    assert facts(jiheng.read(content).filing) == facts(read(EXAMPLE))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b"])
def test_a_table_is_the_same_with_every_kind_of_line_end(end: str) -> None:
    assert facts(read(EXAMPLE.replace("\n", end))) == facts(read(EXAMPLE))


def test_rows_are_numbered_by_lines_and_blank_ones_left_out() -> None:
    (table,) = read_document("甲\t乙\n\n \t \n丙".encode()).tables
    places = [(cell.text, cell.source.row, cell.source.column) for row in table.rows for cell in row]
    assert places == [("甲", 1, 1), ("乙", 1, 2), ("丙", 4, 1)]


def test_commas_part_cells_where_there_is_no_tab() -> None:
    assert cells('甲,"1,000.00",丙,丁\n1,2,3,4') == [["甲", "1,000.00", "丙", "丁"], ["1", "2", "3", "4"]]


def test_a_table_saved_as_csv_reads_the_same() -> None:
    lines = small_page().split("\n")
    text = "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line.split("\t")) for line in lines)
    assert facts(read(text)) == facts(read(small_page()))


def test_a_cell_pasted_from_a_spreadsheet_may_run_over_lines() -> None:
    (table,) = read_document('甲\t"第一行\n第二行"\t丙\n丁'.encode()).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["甲", "第一行\n第二行", "丙"], ["丁"]]
    assert [row[0].source.row for row in table.rows] == [1, 3]


def test_doubled_quotes_inside_a_quoted_cell_are_one() -> None:
    assert cells('甲\t"他说""好"""\t丙') == [["甲", '他说"好"', "丙"]]


@pytest.mark.parametrize("text", ['甲\t"乙\n丙\t丁', '"甲\n乙\n丙', '甲\t"乙"丙\n丁'])
def test_a_quote_that_is_never_closed_swallows_nothing(text: str) -> None:
    assert [row[0] for row in cells(text)] == [line.split("\t")[0] for line in text.split("\n")]


def test_a_single_quote_sign_in_a_real_table_costs_no_row() -> None:
    text = small_page().replace("科学课经费\t", '"科学课经费\t')
    filing = read(text)
    assert [item.name for item in filing.projects] == ['"科学课经费']


@given(st.lists(st.lists(st.text(alphabet='甲乙",\n 1', max_size=6), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_a_spreadsheet_copies_is_read_back(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert cells("表头\t列\n" + text)[1:] == rows


@pytest.mark.parametrize(("content", "why"), [
    (b"", "是空的"), (b" \r\n\t ", "是空的"), (b"\0" * 100, "是空的"), (b"abc\x01def", "控制字符"), (b"\xe9\xa1\xb9\xff\xfe\xe7\x9b", "认不出来"),
    ("项目名称、总计、绩效目标".encode() + b"\xff" + "绩效指标".encode(), "损坏的字节"), (b"\xff\xfea", "损坏的字节"),
    (b"a" * 2_000_001, "超过 2,000,000 个字"), (b"\t" * 600_000 + b"a", "单元格超过 500,000 个"),
])
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.RefusedDocument, match=why):
        jiheng.read(content)




def test_commas_at_thousands_part_no_cells() -> None:
    line = "项目资金总额 10,308,000.00 年度资金申请总额 3,498,000.00"
    assert cells(f"项目名称 水库除险加固\n{line}") == [["项目名称 水库除险加固"], [line]]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_table_saved_as_csv_with_semicolons_reads_the_same(quote: str) -> None:
    lines = small_page().split("\n")
    wide = max(line.count("\t") for line in lines)
    padded = [line.split("\t") + [""] * (wide - line.count("\t")) for line in lines]
    text = "\r\n".join(";".join(quote + cell + quote for cell in row) for row in padded)
    assert facts(jiheng.read(text.encode("gb18030")).filing) == facts(read(small_page()))


def test_semicolons_of_sentences_part_no_cells() -> None:
    assert cells("甲;乙;丙;丁\n一;二\n三\n四;五;六;七;八") == [["甲;乙;丙;丁"], ["一;二"], ["三"], ["四;五;六;七;八"]]


def test_rules_drawn_with_characters_part_cells() -> None:
    assert cells("┌──┬──┐\n│甲│乙│\n├──┼──┤\n│丙│丁│\n├──┼──┤\n│  │戊│\n└──┴──┘") == [["甲", "乙"], ["丙", "丁"], ["  ", "戊"]]
