"""However a table is ruled, and however its page lies, its cells are read with their places."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.document import Document
from jiheng.readers.pdf import reader
from tests.readers.pdf.files import HEIGHT, STYLES, WIDTH, Style, cells, grid, pdf, rule, table, text

ROWS = (("项目名称", "总计", "绩效目标"), ("科学课", "19,454.63", ""), ("展览", "", "观众满意"))
TURNED = {90: f"0 1 -1 0 {HEIGHT} 0 cm\n", 180: f"-1 0 0 -1 {WIDTH} {HEIGHT} cm\n", 270: f"0 -1 1 0 0 {WIDTH} cm\n"}
"""The content turned against the clock by so many degrees, on a sheet as wide as it needs."""


def read(content: bytes) -> Document:
    return reader.read(io.BytesIO(content), "表.pdf")


def texts(document: Document, number: int = 1) -> list[tuple[str, ...]]:
    """The texts of one table, row by row."""
    return [tuple(cell.text for cell in row) for row in document.tables[number - 1].rows]


def sheet(degrees: int) -> str:
    """The page's box for content turned by so many degrees."""
    return f"/MediaBox [0 0 {HEIGHT} {WIDTH}]" if degrees % 180 else ""


@pytest.mark.parametrize("style", STYLES)
def test_rules_of_every_style_make_the_same_table(style: Style) -> None:
    assert texts(read(pdf(table(ROWS, style)))) == [*ROWS]


@pytest.mark.parametrize("open_at", ["left right", "bottom", "top", "left right bottom", "left", "top bottom"])
@pytest.mark.parametrize("style", ["strokes", "boxes", "dots"])
def test_a_table_open_at_its_sides_or_ends_is_read_whole(style: Style, open_at: str) -> None:
    assert texts(read(pdf(table(ROWS, style, open_at=open_at)))) == [*ROWS]


@pytest.mark.parametrize("degrees", TURNED)
@pytest.mark.parametrize("is_marked", [True, False])
def test_a_turned_page_is_read_upright_whether_it_says_so_or_not(degrees: int, is_marked: bool) -> None:
    turn = f"/Rotate {degrees}" if is_marked else ""
    document = read(pdf(TURNED[degrees] + table(ROWS), page=turn + sheet(degrees)))
    assert texts(document) == [*ROWS]
    box = document.tables[0].rows[0][0].source.box
    if is_marked:
        assert box == pytest.approx((50, 60, 130, 80), abs=1)
    else:  # the reader of the page sees it lying on its side
        assert box == pytest.approx({90: (60, 470, 80, 550), 180: (470, 320, 550, 340), 270: (320, 50, 340, 130)}[degrees], abs=1)


def test_places_are_counted_from_the_visible_corner() -> None:
    document = read(pdf(table(ROWS), page="/CropBox [40 0 600 350]"))
    source = document.tables[0].rows[1][1].source
    assert source[:7] == ("表.pdf", 1, 2, 2, 0, 9, 1)
    assert source.box == pytest.approx((90, 30, 170, 50), abs=1)


def test_rules_inside_a_form_lie_where_it_is_placed() -> None:
    drawn = grid([10, 90, 170], [0, 20, 40])
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 900 900] /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    placed = "q 1 0 0 1 40 -60 cm /X3 Do Q\n" + cells([50, 130], [60, 80], [("甲", "乙"), ("丙", "丁")])
    assert texts(read(pdf(placed, more=[form]))) == [("甲", "乙"), ("丙", "丁")]


def test_merged_cells_repeat_their_text_and_their_source() -> None:
    rules = grid([50, 130, 210], [60, 80, 100], open_at="top") + rule(50, 60, 210, 60)
    merged = "".join(line for line in rules.splitlines(keepends=True) if not line.endswith("130.00 300.00 l S\n"))
    wide = merged + rule(130, 80, 130, 100) + text(60, 73, "合并") + cells([50, 130], [80], [("甲", "乙")])
    document = read(pdf(wide))
    assert texts(document) == [("合并", "合并"), ("甲", "乙")]
    first, second = document.tables[0].rows[0]
    assert first.source == second.source


def test_two_tables_on_a_page_are_two_and_each_keeps_its_title() -> None:
    page = text(50, 40, "表一") + table(ROWS) + text(50, 170, "表二") + table([("甲", "乙"), ("丙", "丁")], top=190)
    document = read(pdf(page))
    assert texts(document, 1) == [("表一",), *ROWS]
    assert texts(document, 2) == [("表二",), ("甲", "乙"), ("丙", "丁")]


def test_a_frame_around_the_page_and_an_underline_are_no_tables() -> None:
    frame = "5 5 590 390 re S\n" + rule(50, 45, 400, 45)
    assert texts(read(pdf(frame + text(60, 40, "标题") + table(ROWS)))) == [("标题",), *ROWS]


def test_the_shade_behind_a_header_is_no_rule() -> None:
    assert texts(read(pdf("0.9 g 53 326 60 10 re f 0 g\n" + table(ROWS)))) == [*ROWS]


WORDS = st.text(alphabet="项目绩效0123456789.%≥（）", min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=8)),
    style=st.sampled_from(STYLES), degrees=st.sampled_from([0, *TURNED]), is_marked=st.booleans(),
)
def test_what_was_printed_in_a_grid_is_read_from_it(rows: list[list[str]], style: Style, degrees: int, is_marked: bool) -> None:
    turn = sheet(degrees) + (f"/Rotate {degrees}" if is_marked else "")
    assert texts(read(pdf(TURNED.get(degrees, "") + table(rows, style), page=turn))) == [tuple(row) for row in rows]
