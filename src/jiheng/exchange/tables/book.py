"""Lines → a workbook with a sheet for each table, and further sheets where one is too short for it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from jiheng.exchange.sheets import Column, Sheet, Value, save_sheets
from jiheng.exchange.tables.columns import TableLayout, is_number
from jiheng.exchange.tables.lines import to_rows

ROWS_PER_SHEET = 1_048_575


def write_book(target: Path, tables: Iterable[tuple[TableLayout, Iterable[str]]], *, rows_per_sheet: int = ROWS_PER_SHEET) -> None:
    """Write the tables to ``target``; no text becomes a formula, and numbers of more than 15 digits, which Excel would round, stay text."""
    sheets = chain.from_iterable(_sheets(layout, to_rows(lines), rows_per_sheet) for layout, lines in tables)
    save_sheets(target, sheets, title="绩衡")


def _sheets(layout: TableLayout, rows: Iterator[list[str]], most: int) -> Iterator[Sheet]:
    columns = tuple(Column(column.title, column.width) for column in layout.columns)
    is_text = [column.kind == "text" for column in layout.columns]
    number, first = 1, next(rows, None)
    while first is not None or number == 1:
        part = chain([first], islice(rows, most - 1)) if first else iter(())
        values = ([_value(text, is_text=kept) for text, kept in zip(row, is_text, strict=True)] for row in part)
        yield Sheet(layout.name if number == 1 else f"{layout.name}{number}", columns, values)
        number, first = number + 1, next(rows, None)


def _value(text: str, *, is_text: bool) -> Value:
    return (text if is_text or not is_number(text) else Decimal(text)) if text else None
