"""Tables without any outer rule: a row of two cells at the end, a first or last column that nothing marks on the next page."""

from tests.readers.pdf.files import cells, grid, pdf, rule, text
from tests.readers.pdf.test_grids import read, texts

XS, YS = [50, 130, 210, 290], [60, 80, 100, 120]
ROWS = [("甲", "乙", "丙"), ("丁", "戊", "己"), ("庚", "辛", "壬")]
OPEN = "left right top bottom"


def first_page() -> str:
    return grid(XS, YS, open_at=OPEN) + cells(XS, YS, ROWS)


def test_a_row_of_two_cells_above_the_first_level_rule_is_a_row() -> None:
    below = [80, 100, 120, 140]
    inner = rule(130, 60, 130, 80) + grid(XS, below, open_at="left right bottom") + cells(XS, below, ROWS)
    document = read(pdf(inner + text(53, 73, "项目名称") + text(133, 73, "科学课")))
    assert texts(document) == [("项目名称", "科学课", "科学课"), *ROWS]


def test_a_row_of_two_cells_below_the_last_level_rule_is_a_row() -> None:
    inner = grid(XS, YS, open_at="left right top") + rule(130, 120, 130, 140) + cells(XS, YS, ROWS)
    document = read(pdf(inner + text(53, 133, "合计") + text(133, 133, "9")))
    assert texts(document) == [*ROWS, ("合计", "9", "9")]


def test_a_merged_first_column_that_goes_on_keeps_its_place() -> None:
    inner = rule(130, 60, 130, 120) + rule(210, 60, 210, 120) + rule(130, 80, 290, 80) + rule(130, 100, 290, 100)
    document = read(pdf(first_page(), inner + cells(XS, YS, [("续", "子", "丑"), ("", "寅", "卯"), ("", "辰", "巳")])))
    assert texts(document) == [*ROWS, ("续", "子", "丑"), ("续", "寅", "卯"), ("续", "辰", "巳")]


def test_a_single_row_that_goes_on_has_all_columns() -> None:
    inner = rule(130, 60, 130, 100) + rule(210, 60, 210, 100)
    document = read(pdf(first_page(), inner + cells(XS, YS, [("续", "子", "丑"), ("再续", "", "寅")])))
    assert texts(document) == [*ROWS, ("续再续", "子", "丑寅")]


def test_rules_in_other_places_are_another_table() -> None:
    inner = grid([170, 230, 280], YS[:3], open_at="left right") + cells([170, 230], YS, [("子", "丑"), ("寅", "卯")])
    document = read(pdf(first_page(), inner))
    assert texts(document) == ROWS


def test_a_table_with_outer_rules_lends_no_columns() -> None:
    inner = rule(130, 60, 130, 100) + rule(210, 60, 210, 100)
    document = read(pdf(grid(XS, YS) + cells(XS, YS, ROWS), inner + cells(XS, YS, [("续", "子", "丑")])))
    assert texts(document)[:3] == ROWS
    assert ("续", "子", "丑") not in [row for number in range(1, len(document.tables) + 1) for row in texts(document, number)]
