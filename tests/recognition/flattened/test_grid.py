"""A cell put together from pieces still knows where each of its characters was printed."""

from hypothesis import given
from hypothesis import strategies as st

from jiheng.document import Document, Notice
from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Grid
from jiheng.source import Source

DOCUMENT = Document("表.txt", "0" * 64, "text", ())


def atom(text: str, row: int, start: int = 0) -> Atom:
    """A piece of a line."""
    return Atom(text, Source("表.txt", 1, row, 1, start, start + len(text)), Gap.LINE if start == 0 else Gap.BLANK, row)


def test_a_wrapped_cell_has_a_line_break_and_a_source_for_each_line() -> None:
    grid = Grid(DOCUMENT)
    grid.add_row([(atom("服务对象满意度", 3), atom("指标", 5))])
    ((cell,),) = grid.finish().tables[0].rows
    assert cell.text == "服务对象满意度\n指标"
    assert grid.take_back((cell.source,)) == (Source("表.txt", 1, 3, 1, 0, 7), Source("表.txt", 1, 5, 1, 0, 2))


def test_words_of_one_line_are_one_source() -> None:
    grid = Grid(DOCUMENT)
    grid.add_row([(atom("2024", 1), atom("年", 1, 6))])
    ((cell,),) = grid.finish().tables[0].rows
    assert (cell.text, grid.take_back((cell.source,))) == ("2024  年", (Source("表.txt", 1, 1, 1, 0, 7),))


def test_a_cell_over_several_rows_is_one_cell() -> None:
    grid = Grid(DOCUMENT)
    label = (atom("产出指标", 2),)
    grid.add_row([label, ()])
    grid.add_row([label, ()])
    first, second = grid.finish().tables[0].rows
    assert first[0] == second[0]
    assert first[1].source != second[1].source


def test_a_notice_on_a_wrapped_cell_is_a_notice_on_each_of_its_lines() -> None:
    grid = Grid(DOCUMENT)
    grid.add_row([(atom("甲", 1), atom("乙", 2))])
    ((cell,),) = grid.finish().tables[0].rows
    assert [notice.source.row for notice in grid.take_back((Notice("没有读", cell.source),))] == [1, 2]


@given(st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=5), min_size=1, max_size=5), st.data())
def test_any_stretch_of_a_cell_is_taken_back_to_what_was_printed(lines: list[str], data: st.DataObject) -> None:
    grid = Grid(DOCUMENT)
    grid.add_row([tuple(atom(text, row) for row, text in enumerate(lines, start=1))])
    ((cell,),) = grid.finish().tables[0].rows
    start = data.draw(st.integers(0, len(cell.text) - 1))
    end = data.draw(st.integers(start + 1, len(cell.text)))
    sources = grid.take_back((cell.source.part(start, end),))
    cut = "".join(lines[(source.row or 0) - 1][source.start:source.end] for source in sources)
    assert cut == cell.text[start:end].replace("\n", "")
