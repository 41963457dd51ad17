"""A page as people see it: where the characters of a text stand."""

from jiheng.readers.pdf.sight import see
from jiheng.readers.registry import read_document
from jiheng.readers.sight import Sight, Spot
from jiheng.source import Source
from tests.readers.pdf.files import cells, pdf, rule
from tests.readers.pdf.test_open_sides import XS, YS, first_page

CELL = (10.0, 10.0, 90.0, 40.0)
WHOLE = Source("表.pdf", 1, 1, 1, 0, 6, 1, CELL)


def test_digits_and_chinese_characters_of_one_line_are_one_box() -> None:
    spots = (Spot(0, 1, (10.0, 10.0, 20.0, 20.0)), Spot(1, 2, (20.0, 12.5, 25.0, 19.5)), Spot(2, 3, (25.0, 10.2, 35.0, 20.2)))
    assert Sight(b"", 100, 100, {CELL: spots}).find_boxes(WHOLE) == ((10.0, 10.0, 35.0, 20.2),)


def test_each_line_is_a_box_of_its_own() -> None:
    spots = (Spot(0, 1, (10.0, 10.0, 20.0, 20.0)), Spot(1, 2, (10.0, 21.0, 20.0, 31.0)), Spot(2, 3, (20.0, 23.0, 25.0, 30.0)))
    assert Sight(b"", 100, 100, {CELL: spots}).find_boxes(WHOLE) == ((10.0, 10.0, 20.0, 20.0), (10.0, 21.0, 25.0, 31.0))


def test_a_page_on_which_a_table_without_outer_rules_goes_on_is_seen_as_it_was_read() -> None:
    inner = rule(130, 60, 130, 100) + rule(210, 60, 210, 100) + cells(XS, YS, [("子", "丑", "寅")])
    content = pdf(first_page(), inner, inner)
    document = read_document(content)
    for number in (1, 2, 3):
        seen = see(content, number, name="表.pdf", side=100).spots
        printed = [cell for part in document.tables for row in part.rows for cell in row if cell.source.page == number and cell.text]
        assert printed
        assert all(cell.source.box in seen for cell in printed)
