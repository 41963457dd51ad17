"""The source stays whole, whatever points at it."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.document import Cell, Document, Table
from jiheng.source import Source
from jiheng_web.display.source_text import Pointer, SourceRow, all_rows, cut_source, rows_around

TEXT = "1、产出指标；培训场次；不少于10场。2、效益指标；满意度；≥90%。"


def place(start: int, end: int, *, row: int = 1, column: int = 1) -> Source:
    return Source("项目表.txt", 1, row, column, start, end)


def page(*rows: str) -> Document:
    cells = [[Cell(text, place(0, len(text), row=number))] for number, text in enumerate(rows, start=1)]
    return Document("项目表.txt", "0" * 64, "text", (Table(1, tuple(map(tuple, cells))),))


def text_of(rows: list[SourceRow]) -> str:
    return "".join(piece.text for row in rows for cell in row.cells for stretch in cell for piece in stretch.pieces)


stretches = st.tuples(st.integers(-3, 50), st.integers(-3, 50)).map(sorted)
sources = stretches.map(lambda at: place(*at))
pointers = st.lists(st.builds(Pointer, st.sampled_from(["i1", "i2", "f1"]), sources, st.sampled_from(["", "must", "hint"])))


@given(pointers)
def test_not_a_character_is_lost_or_moved_whatever_points_at_it(pointing: list[Pointer]) -> None:
    assert text_of(cut_source(all_rows(page(TEXT)), pointing)) == TEXT


@given(pointers)
def test_every_key_has_one_anchor_at_most(pointing: list[Pointer]) -> None:
    (row,) = cut_source(all_rows(page(TEXT)), pointing)
    anchors = [stretch.key for stretch in row.cells[0] if stretch.anchor]
    assert len(anchors) == len(set(anchors))
    assert "" not in anchors


def test_a_stretch_leads_to_the_narrowest_thing_and_lights_with_all() -> None:
    (row,) = cut_source(all_rows(page(TEXT)), [Pointer("p1", place(0, 42)), Pointer("i1", place(0, 20))])
    first, second, *_ = row.cells[0]
    assert (first.key, first.keys) == ("i1", "i1 p1")
    assert (second.key, second.keys) == ("p1", "p1")


def test_a_finding_marks_its_stretch_with_the_weightiest_severity_but_leads_to_what_is_shown() -> None:
    marks = [Pointer("f1", place(14, 18), "hint"), Pointer("f2", place(14, 18), "must"), Pointer("i1", place(0, 20))]
    (row,) = cut_source(all_rows(page(TEXT)), marks)
    marked = [(stretch.key, piece.keys, piece.severity) for stretch in row.cells[0] for piece in stretch.pieces if piece.severity]
    assert marked == [("i1", "f1 f2", "must")]
    assert [stretch.key for stretch in row.cells[0]] == ["i1", ""]


def test_where_only_a_finding_points_the_stretch_leads_to_it() -> None:
    (row,) = cut_source(all_rows(page(TEXT)), [Pointer("f1", place(14, 18), "hint")])
    assert [stretch.key for stretch in row.cells[0]] == ["", "f1", ""]


def test_a_merged_cell_is_shown_once() -> None:
    cell = Cell("产出指标", place(0, 4))
    table = Table(1, ((cell, cell), (cell, Cell("数量指标", place(0, 4, row=2, column=2)))))
    assert text_of(cut_source(((table, row) for row in table.rows), [])) == "产出指标数量指标"


def test_the_rows_of_a_project_run_from_its_first_to_its_last_source() -> None:
    document = page("表头", "项目", "指标一", "指标二", "下一个项目")
    chosen = rows_around(document, [place(0, 1, row=4), place(0, 1, row=2)])
    assert [row[0].text for _, row in chosen] == ["项目", "指标一", "指标二"]
