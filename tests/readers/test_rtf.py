"""RTF: encodings, stand-ins for Unicode, right edges that make columns, hidden and deleted text."""

import pytest

import jiheng
from jiheng.readers.registry import read_document

EDGES = b"{\\rtf1\\trowd" + b"".join(b"\\cellx%d000" % edge for edge in range(1_000))


def read(body: str) -> list[list[list[str]]]:
    """The texts of the cells, table by table and row by row."""
    document = read_document(f"{{\\rtf1\\ansi\\ansicpg936 {body}}}".encode("ascii"))
    assert document.format == "rtf"
    return [[[one.text for one in row] for row in part.rows] for part in document.tables]


def row(edges: str, *texts: str) -> str:
    """A row; ``edges`` defines its cells."""
    return f"\\trowd{edges}" + "".join(f"\\pard\\intbl {text}\\cell" for text in texts) + "\\row\\pard "


@pytest.mark.parametrize("text", [r"\'cf\'ee\'c4\'bf", r"{\uc0\u39033\u30446}", r"\uc2\u39033 ab\u30446\'c4\'bf", r"\u-26503?{\u30446 ?}"])
def test_characters_are_read_however_they_are_written(text: str) -> None:
    assert read(text + r"\par") == [[["项目"]]]


def test_a_character_beyond_the_first_plane_is_one() -> None:
    assert read(r"\u-10180?\u-8752?\par") == [[["\U0001f1d0"]]]


def test_lines_and_tables_come_in_order() -> None:
    assert read("A\\par " + row(r"\cellx100\cellx200", "1", "2") + r"B\par") == [[["A"], ["1", "2"], ["B"]]]


def test_the_edges_of_all_rows_make_the_columns() -> None:
    body = row(r"\cellx1000\cellx2000\cellx3000", "a", "b", "c") + row(r"\cellx2010\cellx3000", "d", "e") + row(r"\cellx3005", "f")
    assert read(body) == [[["a", "b", "c"], ["d", "d", "e"], ["f", "f", "f"]]]


def test_cells_merged_downwards_and_sideways_repeat_their_text() -> None:
    body = row(r"\clvmgf\cellx100\clmgf\cellx200\clmrg\cellx300", "a", "b", "") + row(r"\clvmrg\cellx100\cellx200\cellx300", "", "c", "d")
    assert read(body) == [[["a", "b", "b"], ["a", "c", "d"]]]


def test_paragraphs_in_a_cell_are_lines_of_it() -> None:
    assert read(r"\trowd\cellx1\cellx2\pard\intbl a\par b\line c\cell\pard\intbl d\cell\row") == [[["a\nb\nc", "d"]]]


def test_what_is_not_shown_is_left_out() -> None:
    head = r"{\stylesheet{\s0\v0 Normal;}}{\info{\title x}}{\*\generator y;}{\header z}"
    body = r"a{\v hidden}{\deleted gone}\v h\v0 b{\field{\*\fldinst PAGE}{\fldrslt 3}}\{\~\}\par"
    assert read(head + body) == [[["ab3{\u00a0}"]]]
    notices = read_document(f"{{\\rtf1 {head}{body}}}".encode("ascii")).notices
    assert [notice.text for notice in notices] == ["文档里隐藏或删去的文字没有读：hiddengoneh", "文档里的页眉没有读"]


def test_raised_digits_stay_raised_and_text_boxes_are_said() -> None:
    box = r"{\shp{\*\shpinst{\shptxt \pard x\par}}{\shprslt y}}"
    assert read(r"10{\super 4}m\super 2\nosupersub 3\par" + box) == [[["10⁴m²3"]]]
    notices = read_document(f"{{\\rtf1 a\\par {box}}}".encode("ascii")).notices
    assert [(notice.kind, notice.text) for notice in notices] == [("around", "文档里的文本框没有读")]


@pytest.mark.parametrize(("content", "why"), [
    (b"{\\rtf1" + b"{" * 2_000, "嵌套过深"), (b"{\\rtf1" + b"\\b" * 2_100_000, "内容过多"), (b"{\\rtf1}}}}\\cell\\row", "没有认出"),
    (EDGES + b"\\cell\\row" + b"\\trowd\\cellx999000 x\\cell\\row" * 600, "单元格超过"),
])
def test_a_file_that_means_harm_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(jiheng.JihengError, match=why):
        jiheng.read(content)
