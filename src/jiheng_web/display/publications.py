"""What the page of a budget publication shows: its statements on performance and its budget tables."""

from collections.abc import Iterator
from dataclasses import dataclass

import jiheng
from jiheng_web.display.numbers import MISSING, show_number
from jiheng_web.display.source_text import Pointer


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement in one line, and the sentences that it was read from."""

    key: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownBudgetRow:
    """A row with its amounts as they are printed in digits; what is blank stays so."""

    row: jiheng.BudgetRow
    amounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownBudgetTable:
    """A budget table with its rows and the number of sums that hold and that do not."""

    key: str
    table: jiheng.BudgetTable
    rows: tuple[ShownBudgetRow, ...]
    held: int
    failed: int


def show_statements(filing: jiheng.Filing) -> Iterator[ShownStatement]:
    """The statements in printed order."""
    for number, statement in enumerate(filing.statements, start=1):
        yield ShownStatement(f"w{number}", jiheng.describe_statement(statement), statement.text)


def show_tables(filing: jiheng.Filing) -> Iterator[ShownBudgetTable]:
    """The tables in printed order."""
    for number, table in enumerate(filing.budget_tables, start=1):
        failed = sum(not check.holds for check in table.checks)
        rows = tuple(ShownBudgetRow(row, tuple(_show(amount, table.money_unit) for amount in row.amounts)) for row in table.rows)
        yield ShownBudgetTable(f"b{number}", table, rows, len(table.checks) - failed, failed)


def _show(amount: jiheng.BudgetAmount | None, unit: str) -> str:
    if amount is None:
        return ""
    return show_number(amount.money.in_unit(unit)) if amount.money is not None else amount.text or MISSING


def list_publication_pointers(filing: jiheng.Filing) -> Iterator[Pointer]:
    """Where the statements and the titles of the tables are printed."""
    for number, statement in enumerate(filing.statements, start=1):
        yield from (Pointer(f"w{number}", source) for source in statement.sources)
    for number, table in enumerate(filing.budget_tables, start=1):
        yield Pointer(f"b{number}", table.source)
