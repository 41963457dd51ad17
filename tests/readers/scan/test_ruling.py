"""The grid that is drawn is the grid that is seen, however it is drawn and scanned."""

from typing import Any

import numpy as np
import pytest

from jiheng.readers.pdf.grid import Area, build_grid
from jiheng.readers.pdf.rules import part_tables
from jiheng.readers.scan.paper import Paper, clean, turn
from jiheng.readers.scan.ruling import find_rules
from tests.readers.pdf.files import STYLES, Style, pdf, rule, table, text
from tests.readers.scan.scans import draw, spoil, stamp

ROWS = (("Item", "Total", "Goal"), ("Science class", "19,454.63", ""), ("Exhibition", "25.00", "III HHH EEE"))
SPOILT: dict[str, dict[str, Any]] = {
    "clean": {}, "askew": {"degrees": 3, "noise": 6}, "askew the other way": {"degrees": -2.4},
    "grey and grainy": {"grey": 50, "noise": 15}, "faded": {"fading": 0.5, "noise": 4},
}


def paper(content: bytes, *, dpi: int = 200, quarters: int = 0, **spoiling: Any) -> Paper:
    levels, _ = clean(spoil(draw(content, dpi=dpi), **spoiling), point=dpi / 72)
    return turn(levels, quarters, point=dpi / 72)


def areas(seen: Paper) -> list[list[Area]]:
    """The cells of each table that is seen."""
    return [grid.areas for grid in map(build_grid, part_tables(find_rules(seen)) or ()) if grid]


@pytest.mark.parametrize("spoiling", SPOILT.values(), ids=SPOILT.keys())
@pytest.mark.parametrize("style", STYLES)
def test_rules_of_every_style_make_the_same_grid(style: Style, spoiling: dict[str, Any]) -> None:
    full = [Area(row, column, 1, 1) for row in range(3) for column in range(3)]
    assert areas(paper(pdf(table(ROWS, style)), **spoiling)) == [full]


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("open_at", ["", "left right", "bottom"])
def test_the_grid_is_seen_at_every_resolution_and_where_it_is_open(open_at: str, dpi: int) -> None:
    (found,) = areas(paper(pdf(table(ROWS, open_at=open_at)), dpi=dpi, noise=4))
    assert len(found) == 9


def test_a_merged_cell_is_one_area_and_strokes_of_letters_are_no_rules() -> None:
    head = rule(50, 40, 290, 40) + rule(50, 40, 50, 60) + rule(290, 40, 290, 60) + text(100, 55, "IIIII HHHHH", size=16)
    (found,) = areas(paper(pdf(head + table(ROWS)), degrees=1.1, noise=5))
    assert found[0] == Area(0, 0, 1, 3)
    assert len(found) == 10


def test_letters_without_a_table_make_no_rules() -> None:
    lines = "".join(text(40, 40 + 14 * row, "THE LITTLE TITLE HILL FELL " * 3, size=12) for row in range(20))
    assert areas(paper(pdf(lines), noise=5)) == []


@pytest.mark.parametrize("degrees", [-4.5, -1.3, 0.0, 0.4, 3.0])
def test_a_page_is_levelled_to_a_twentieth_of_a_degree(degrees: float) -> None:
    seen = paper(pdf(table(ROWS)), degrees=degrees)
    assert np.degrees(np.arctan2(seen.matrix[1, 0], seen.matrix[0, 0])) == pytest.approx(-degrees, abs=0.05)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_boxes_go_back_to_the_page_as_it_was_shown(quarters: int) -> None:
    shown = spoil(draw(pdf(table(ROWS))), quarters=-quarters)
    seen = turn(clean(shown, point=200 / 72)[0], quarters, point=200 / 72)
    left, top, right, bottom = {0: (50, 60, 130, 80), 1: (60, 470, 80, 550), 2: (470, 320, 550, 340), 3: (320, 50, 340, 130)}[quarters]
    assert seen.shown((50, 60, 130, 80)) == pytest.approx((left, top, right, bottom), abs=1)


def test_a_red_stamp_goes_and_what_it_covers_stays() -> None:
    plain = draw(pdf(table(ROWS)))
    stamped = stamp(plain, x=300, y=220, radius=110)
    levels, red = clean(stamped, point=200 / 72)
    assert red is not None
    assert red.box == pytest.approx((66, 37, 150, 121), abs=6)
    was_paper = (plain.min(axis=2) > 250) & (stamped.min(axis=2) < 100)
    assert np.percentile(levels[was_paper], 2) > 200
    assert np.percentile(levels[plain.max(axis=2) < 60], 98) < 100
    assert areas(turn(levels, 0, point=200 / 72)) == areas(paper(pdf(table(ROWS))))


def test_a_page_without_colour_has_no_stamp() -> None:
    assert clean(spoil(draw(pdf(table(ROWS))), noise=10), point=200 / 72)[1] is None
