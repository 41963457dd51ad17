"""Reviews → a workbook: a list of the projects, and for each the sheet on which a person goes on."""

import datetime
import re
from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding
from jiheng.forms.review.layout import (
    ADVICE,
    HEADS,
    LIST_HEADS,
    LIST_TITLE,
    TITLE,
    closing_rows,
    groups_of,
    notes_of,
    opening_rows,
    refuse_results,
    total_note,
)
from jiheng.forms.review.prescore import ItemReview, Review, review_projects, review_table
from jiheng.regulations.review_form import ReviewForm, load_review_form

_WIDTHS = (9, 11, 30, 6, 9, 7, 52, 8, 22)
_LIST_WIDTHS = (6, 26, 40, 16, 10, 10, 11, 10, 8, 8, 8)
_LAST, _LIST_LAST = len(HEADS) - 1, len(LIST_HEADS) - 1
_OPENING, _HEAD, _FIRST = 2, 5, 6
"""The rows (from 0) at which the names, the heads and the items begin."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_NAME_LENGTH, _CELL_LENGTH, _A4 = 31, 32_767, 9
_LINE_HEIGHT, _LEAST_HEIGHT, _HIGHEST = 15.0, 20.0, 409.0
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class _Looks(NamedTuple):
    """How cells look."""

    title: Format
    advice: Format
    head: Format
    text: Format
    centre: Format
    number: Format


def write_review_sheet(
    checked: Sequence[tuple[Filing, Sequence[Finding]]], *, as_whole: bool = False, on: datetime.date | None = None,
) -> bytes:
    """The bytes of an ``.xlsx``: a sheet a project behind a list of all, or with ``as_whole`` one sheet for the whole document.

    ``on`` is the day whose penalties count (default: the newest). What the program scores is marked as advice, and the columns for the
    reviewer are empty. Raises ``JihengError`` for a form that holds results and not targets.
    """
    refuse_results(checked)
    form = load_review_form(on=on)
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as book:
        book.set_properties({"title": TITLE, "author": "绩衡", "created": _EPOCH})
        looks = _looks(book)
        reviews = (review_table(checked, form),) if as_whole else review_projects(checked, form)
        if not as_whole:
            _write_list(book.add_worksheet("汇总"), reviews, looks)
        for review in reviews:
            _write_review(book.add_worksheet(_sheet_name(review)), review, form, looks)
    return stream.getvalue()


def _looks(book: Workbook) -> _Looks:
    line = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体", "font_size": 10}
    return _Looks(
        book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter", "font_name": "黑体"}),
        book.add_format({"font_color": "#B00020", "align": "center", "font_name": "宋体", "font_size": 10, "text_wrap": True}),
        book.add_format({**line, "bold": True, "align": "center", "bg_color": "#EEF2F7"}),
        book.add_format(line),
        book.add_format({**line, "align": "center"}),
        book.add_format({**line, "align": "center", "num_format": "0.00"}),
    )


def _write_list(page: Worksheet, reviews: Sequence[Review], looks: _Looks) -> None:
    for at, (head, width) in enumerate(zip(LIST_HEADS, _LIST_WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write_string(2, at, head, looks.head)
    page.merge_range(0, 0, 0, _LIST_LAST, LIST_TITLE, looks.title)
    page.merge_range(1, 0, 1, _LIST_LAST, f"{ADVICE}；可行性两项系统不评，由审核人评定", looks.advice)
    for row, review in enumerate(reviews, start=3):
        page.write_number(row, 0, review.number or 0, looks.centre)
        for at, text in enumerate((review.agency, review.project, review.amount), start=1):
            page.write_string(row, at, text[:_CELL_LENGTH], looks.text)
        page.write_number(row, 4, review.score, looks.number)
        page.write_number(row, 5, review.possible, looks.centre)
        page.write_number(row, 6, review.percent, looks.number)
        page.write_string(row, 7, review.rating.level, looks.centre)
        for at, count in enumerate(review.counts, start=8):
            page.write_number(row, at, count, looks.centre)
    page.freeze_panes(3, 0)
    _set_page(page)


def _write_review(page: Worksheet, review: Review, form: ReviewForm, looks: _Looks) -> None:
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.merge_range(0, 0, 0, _LAST, TITLE, looks.title)
    page.set_row(0, 30)
    page.merge_range(1, 0, 1, _LAST, ADVICE, looks.advice)
    for row, (label, text) in enumerate(opening_rows(review), start=_OPENING):
        _write_labelled(page, row, label, text, looks)
    for at, head in enumerate(HEADS):
        page.write_string(_HEAD, at, head, looks.head)
    row = _FIRST
    for group, items in groups_of(review):
        if len(items) > 1:
            page.merge_range(row, 0, row + len(items) - 1, 0, group, looks.centre)
        else:
            page.write_string(row, 0, group, looks.centre)
        for at, item in enumerate(items):
            _write_item(page, row + at, item, looks)
        row += len(items)
    _write_total(page, row, review, looks)
    for at, (label, text) in enumerate(closing_rows(review, form), start=row + 1):
        _write_labelled(page, at, label, text, looks)
    page.repeat_rows(_HEAD)
    _set_page(page)


def _write_labelled(page: Worksheet, row: int, label: str, text: str, looks: _Looks) -> None:
    page.merge_range(row, 0, row, 1, label, looks.head)
    page.merge_range(row, 2, row, _LAST, text[:_CELL_LENGTH], looks.text)
    page.set_row(row, _height((text, sum(_WIDTHS[2:]))))


def _write_item(page: Worksheet, row: int, review: ItemReview, looks: _Looks) -> None:
    notes = notes_of(review)
    page.set_row(row, _height((review.item.question, _WIDTHS[2]), (notes, _WIDTHS[6])))
    page.write_string(row, 1, review.item.title, looks.centre)
    page.write_string(row, 2, review.item.question, looks.text)
    page.write_number(row, 3, review.item.points, looks.centre)
    if review.score is None:
        page.write_string(row, 4, "不评", looks.centre)
    else:
        page.write_number(row, 4, review.score, looks.number)
    page.write_string(row, 5, review.level, looks.centre)
    page.write_string(row, 6, notes[:_CELL_LENGTH], looks.text)
    page.write_blank(row, 7, None, looks.number)
    page.write_blank(row, 8, None, looks.text)


def _write_total(page: Worksheet, row: int, review: Review, looks: _Looks) -> None:
    page.merge_range(row, 0, row, 2, "总分", looks.head)
    page.write_number(row, 3, sum(item.item.points for item in review.items), looks.centre)
    page.write_number(row, 4, review.score, looks.number)
    page.write_string(row, 5, review.rating.level, looks.centre)
    page.write_string(row, 6, total_note(review), looks.text)
    reviewers = f"H{_FIRST + 1}:H{row}"
    page.write_formula(row, 7, f'=IF(COUNT({reviewers})=0,"",SUM({reviewers}))', looks.number, "")
    page.write_blank(row, 8, None, looks.text)


def _height(*cells: tuple[str, float]) -> float:
    """The height in points at which the texts of a row are seen whole, each in its width in characters."""
    lines = [sum(max(1, ceil(_width(line) / (width - 1))) for line in text.split("\n")) for text, width in cells]
    return min(_HIGHEST, max(_LEAST_HEIGHT, 4 + _LINE_HEIGHT * max(lines)))


def _width(line: str) -> int:
    """How wide it is in half-width characters."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _sheet_name(review: Review) -> str:
    """A name that a workbook takes and that is there once."""
    if review.number is None:
        return "整张表"
    return f"{review.number} {_FORBIDDEN.sub('', review.project)}"[:_NAME_LENGTH].strip()


def _set_page(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{ADVICE}&R第 &P 页，共 &N 页")
