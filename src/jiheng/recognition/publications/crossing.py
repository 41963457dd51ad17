"""Sums that run from one budget table of a publication to another: what the 收支总表 says, the tables of its parts say too."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.domain.proof import ProofCheck
from jiheng.domain.publication import BudgetAmount, BudgetTable, Side


class _Place(NamedTuple):
    """The total row of a kind of table: on which side, and in the column with which words in its head (empty: the first)."""

    kind: str
    side: Side | None
    head: str


_PAIRS = (
    (_Place("balance", "income", ""), _Place("income", None, "")),
    (_Place("balance", "expenditure", ""), _Place("expenditure", None, "")),
    (_Place("fiscal-balance", "expenditure", "一般公共预算"), _Place("general-public", None, "")),
    (_Place("fiscal-balance", "expenditure", "政府性基金"), _Place("government-fund", None, "")),
    (_Place("fiscal-balance", "expenditure", "国有资本经营"), _Place("state-capital", None, "")),
    (_Place("general-public", None, "基本支出"), _Place("basic-expenditure", None, "")),
)


def cross_check(tables: Sequence[BudgetTable]) -> Iterator[ProofCheck]:
    """The checks between tables, where the publication has one of each kind; amounts are compared exactly, across money units."""
    for left, right in _PAIRS:
        first, second = _only(tables, left.kind), _only(tables, right.kind)
        if first is None or second is None or first.fiscal_year != second.fiscal_year:
            continue
        whole, part = _find_total(first, left), _find_total(second, right)
        if whole and part and whole.money and part.money:
            unit = first.money_unit
            what = f"{first.title}与{second.title}的合计一致"
            holds = whole.money == part.money
            yield ProofCheck(what, whole.money.in_unit(unit), part.money.in_unit(unit), holds, whole.source)


def _only(tables: Sequence[BudgetTable], kind: str) -> BudgetTable | None:
    found = [table for table in tables if table.kind == kind]
    return found[0] if len(found) == 1 else None


def _find_total(table: BudgetTable, place: _Place) -> BudgetAmount | None:
    """The grand total: the last total row, unless the table begins with it."""
    rows = [row for row in table.rows if row.side == place.side]
    totals = [row for row in rows if row.is_total]
    if not totals:
        return None
    row = rows[0] if rows[0].is_total else totals[-1]
    columns = [index for index, column in enumerate(table.columns) if column.side == place.side and place.head in column.label]
    return row.amounts[columns[0]] if columns else None
