"""The PDF holds every character within its page, repeats its heads, and finds its way."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pypdfium2
from hypothesis import given, settings

from jiheng.charts.bars import Bar, draw_bars
from jiheng.forms.sheet import FormCell, FormSheet
from jiheng.forms.writers.grid import lay_grids
from jiheng.forms.writers.pdf import write_pdf
from tests.forms.writers.sheets import make_sheet, sheets

POINTS_A_MM = 72 / 25.4


def words_on(page: pypdfium2.PdfPage) -> str:
    """All characters of a page without blanks, line by line from left to right: neither order nor breaks of the text layer count."""
    text = page.get_textpage()
    placed = [(*text.get_charbox(at), text.get_text_range(at, 1)) for at in range(text.count_chars())]
    lines = sorted((-round(bottom + top, -1), left, sign) for left, bottom, _, top, sign in placed if sign.strip())
    return "".join(sign for _, _, sign in lines)


def pages_of(*written: FormSheet, bound: bool = False) -> list[str]:
    return [words_on(page) for page in pypdfium2.PdfDocument(write_pdf(written, bound=bound))]


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_no_character_stands_outside_the_table(sheet: FormSheet) -> None:
    grid = lay_grids([sheet])[0]
    left = grid.margins[3] * POINTS_A_MM
    right = left + max(sum(grid.widths), grid.page[0] - grid.margins[1] - grid.margins[3]) * POINTS_A_MM
    for page in pypdfium2.PdfDocument(write_pdf([sheet])):
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        assert all(left - 1 <= box[0] and box[2] <= right + 1 for box in boxes)


def test_the_head_stands_on_every_page_and_pages_are_numbered() -> None:
    pages = pages_of(make_sheet(("项目名称", "目标"), *((f"第{number}号", "完成。" * 30) for number in range(60))))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "项目名称" in page
        assert f"—{number}—" in page


def test_a_bound_file_begins_with_contents_and_every_sheet_can_be_turned_to() -> None:
    names = [f"第{number}个项目" for number in range(60)]
    written = write_pdf([make_sheet(("项目", "目标"), ("甲", "乙"), name=name) for name in names], bound=True)
    paper = pypdfium2.PdfDocument(written)
    assert [mark.get_title() for mark in paper.get_toc()] == names
    opening = Counter(chain.from_iterable(map(words_on, list(paper)[: len(paper) - len(names)])))
    assert Counter("".join(names)) <= opening


def test_a_file_is_tagged_and_its_fonts_are_in_it() -> None:
    written = write_pdf([make_sheet(("项目", "目标"), ("甲", "乙"))])
    assert b"/MarkInfo" in written
    assert b"/StructTreeRoot" in written
    assert b"/FontFile3" in written


def test_a_row_that_fits_on_a_page_is_not_cut() -> None:
    rows = [("甲乙丙丁戊己庚辛壬癸"[number], "完" * 300 + "子丑寅卯辰巳午未申酉"[number]) for number in range(10)]
    pages = pages_of(make_sheet(("名称", "目标"), *rows))
    assert len(pages) > 2
    for first, text in rows:
        assert sum(first in page and text[-1] in page for page in pages) == 1


def test_a_row_has_its_least_height_and_more_where_its_text_is_longer() -> None:
    cells = (FormCell(0, 0, "短"), FormCell(1, 0, "长" * 600), FormCell(2, 0, "末"))
    page = pypdfium2.PdfDocument(write_pdf([FormSheet("表", (100,), cells, least_heights=((0, 40), (1, 10)))]))[0]
    text = page.get_textpage()
    places = {text.get_text_range(at, 1): text.get_charbox(at)[1] for at in range(text.count_chars())}
    assert places["短"] - places["末"] > (20 + 600 * 3.7 * 3.7 / 100) * POINTS_A_MM


def test_a_chart_is_drawn_into_the_page_as_text_and_lines() -> None:
    chart = draw_bars([Bar("青江市科学技术馆", 3, "3.00")], title="资金")  # type: ignore[arg-type]
    assert "青江市科学技术馆" in pages_of(FormSheet("表", (156,), (FormCell(0, 0, "各项目资金", picture=chart),)))[0]


def test_several_files_are_written_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(lambda number: write_pdf([make_sheet(("项目", f"第{number}个"))]), range(8)))
    assert all(f"第{number}个" in words_on(pypdfium2.PdfDocument(one)[0]) for number, one in enumerate(written))
