"""Rules that are drawn in odd ways, and tables in odd places."""

import pytest

from tests.readers.pdf.files import cells, filled, form, grid, pdf, rule, table, text
from tests.readers.pdf.test_grids import read, texts

ROWS = [("甲", "乙"), ("丙", "丁")]
XS, YS = [50, 130, 210], [60, 80, 100]


def bars(thick: float) -> str:
    """A grid of filled bars."""
    down = [filled(x - thick / 2, 60, x + thick / 2, 100, grey=0) for x in XS]
    across = [filled(50, y - thick / 2, 210, y + thick / 2, grey=0) for y in YS]
    return "".join(down + across)


@pytest.mark.parametrize("rules", [
    bars(0.5), bars(4.5),
    grid(XS, YS) + grid([x + 2 for x in XS], [y + 2 for y in YS]),
    "6 w " + grid(XS, YS).replace("0.5 w", ""),
    grid(XS, YS).replace(" S", " s"),
    "q 1 0 0 1 0 0 cm 1 0 0 RG " + grid(XS, YS) + "Q ",
], ids=["hairlines", "thick bars", "double", "broad strokes", "closed paths", "coloured"])
def test_they_make_the_same_table(rules: str) -> None:
    assert texts(read(pdf(rules + cells(XS, YS, ROWS)))) == ROWS


def test_rules_that_end_at_the_inner_one_of_a_double_frame_still_part_rows() -> None:
    frame = "0.5 w 50 300 160 40 re S 53 303 154 34 re S\n" + rule(56, 80, 204, 80) + rule(130, 60, 130, 100)
    assert texts(read(pdf(frame + cells(XS, YS, ROWS)))) == ROWS


def test_tables_side_by_side_are_two() -> None:
    document = read(pdf(table(ROWS) + table([("戊", "己"), ("庚", "辛")], left=300)))
    assert [texts(document, 1), texts(document, 2)] == [ROWS, [("戊", "己"), ("庚", "辛")]]


def test_a_table_in_a_cell_is_read_beside_the_text_around_it() -> None:
    outer = grid([40, 400, 560], [40, 200, 240]) + text(45, 53, "外") + text(405, 53, "右") + text(45, 213, "下") + text(405, 213, "角")
    document = read(pdf(outer + table(ROWS)))
    assert [texts(document, 1), texts(document, 2)] == [[("外", "右"), ("下", "角")], ROWS]


@pytest.mark.parametrize("box", ["/MediaBox [100 200 700 600]", "/MediaBox [-50 -50 700 500] /CropBox [0 0 600 400]"])
def test_a_page_may_begin_anywhere(box: str) -> None:
    shift = "1 0 0 1 100 200 cm " if "200" in box else ""
    document = read(pdf(shift + table(ROWS), page=box))
    assert texts(document) == ROWS
    assert document.tables[0].rows[0][0].source.box == pytest.approx((50, 60, 130, 80), abs=0.5)


def test_words_that_stand_in_the_middle_of_every_page_are_no_running_heads() -> None:
    pages = [table(ROWS, top=60 + 30 * at) + text(50, 130 + 30 * at, "说明") for at in range(3)]
    assert [texts(read(pdf(*pages)), number)[-1] for number in (1, 2, 3)] == [("说明",)] * 3


def test_rules_in_forms_within_forms_lie_where_they_are_placed() -> None:
    inner = form(grid(XS, YS))
    outer = form("q 1 0 0 1 30 0 cm /X3 Do Q").replace("/BBox", "/Resources << /XObject << /X3 3 0 R >> >> /BBox")
    document = read(pdf("q 1 0 0 1 -30 0 cm /X4 Do Q " + cells(XS, YS, ROWS), more=[inner, outer]))
    assert texts(document) == ROWS


def test_a_form_that_holds_itself_ends() -> None:
    loop = form("/X3 Do").replace("/BBox", "/Resources << /XObject << /X3 3 0 R >> >> /BBox")
    assert texts(read(pdf("/X3 Do " + table(ROWS), more=[loop]))) == ROWS
