"""The sums of a budget table: totals over rows, parents over children, and columns over columns. Exact, on whole 分.

A sum that is off counts as off, also by 0.01: whether parts were rounded before they were added cannot be told from the page. What is
no more than that many rounded parts may be off is said in the check.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.domain.proof import ProofCheck
from jiheng.domain.publication import BudgetAmount, BudgetRow
from jiheng.recognition.publications.columns import Block, Columns, find_sums
from jiheng.recognition.publications.rows import find_rank
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.publications import TableWordings
from jiheng.source import Source
from jiheng.text.money import UNITS, Money

_DEEPEST = 9
_NAME_AT_MOST = 30


class _Line(NamedTuple):
    """A row of one block, as the sums see it: ``rank`` is its code, or how deep its numbering is."""

    row: BudgetRow
    rank: tuple[str, int]


class Ledger:
    """Makes the checks of one table."""

    def __init__(self, columns: Columns, words: TableWordings, unit: str) -> None:
        self._columns = columns
        self._words = words
        self._unit = unit
        self._place = {position: index for index, position in enumerate(columns.amounts)}

    def check(self, blocks: Sequence[tuple[Block, Sequence[BudgetRow]]]) -> Iterator[ProofCheck]:
        """All checks of the table, block by block, then income against expenditure."""
        for block, rows in blocks:
            counted = [row for row in rows if not self._words.within.match(squeeze(row.name))]
            yield from self._across(block, rows)
            yield from self._down(block, counted)
        yield from self._balance(blocks)

    def _across(self, block: Block, rows: Sequence[BudgetRow]) -> Iterator[ProofCheck]:
        for found in find_sums(self._columns, block, self._words):
            labels = [self._columns.paths[part][-1] for part in found.parts]
            whole = self._columns.paths[found.whole][-1]
            for row in rows:
                left, parts = self._amount(row, found.whole), [self._amount(row, part) for part in found.parts]
                yield from self._compare(f"{_shown(row)}：{whole} = {' + '.join(labels)}", left, parts, row.source)

    def _down(self, block: Block, rows: Sequence[BudgetRow]) -> Iterator[ProofCheck]:
        children, roots = _family(rows)
        for parent, below in children:
            yield from self._column(block, parent, below, f"下级 {len(below)} 行之和", strict=False)
        lead = roots[0] if roots and roots[0].is_total else None
        items: list[BudgetRow] = []
        for row in roots[1:] if lead else roots:
            if row.is_total and items:
                yield from self._column(block, row, items, f"以上 {len(items)} 行之和", strict=True)
                items = []
            items.append(row)
        if lead and items:
            yield from self._column(block, lead, items, f"以下 {len(items)} 行之和", strict=True)

    def _column(self, block: Block, whole: BudgetRow, parts: Sequence[BudgetRow], said: str, *, strict: bool) -> Iterator[ProofCheck]:
        """Every column of amounts; unless ``strict``, one in which no part prints an amount is no sum."""
        for position in block.amounts:
            amounts = [self._amount(part, position) for part in parts]
            if strict or any(amount and amount.money for amount in amounts):
                label = self._columns.paths[position]
                head = label[-1] if label else "金额"
                yield from self._compare(f"{_shown(whole)}：{head} = {said}", self._amount(whole, position), amounts, whole.source)

    def _balance(self, blocks: Sequence[tuple[Block, Sequence[BudgetRow]]]) -> Iterator[ProofCheck]:
        totals = [(block, next((row for row in reversed(rows) if row.is_total), None)) for block, rows in blocks]
        income = next(((block, row) for block, row in totals if block.side == "income" and row), None)
        for block, row in totals:
            if income and row and block.side == "expenditure":
                left, right = self._amount(income[1], income[0].amounts[0]), self._amount(row, block.amounts[0])
                yield from self._compare(f"{_shown(income[1])} = {_shown(row)}", left, [right], income[1].source)

    def _amount(self, row: BudgetRow, position: int) -> BudgetAmount | None:
        return row.amounts[self._place[position]]

    def _compare(
        self, what: str, left: BudgetAmount | None, parts: Sequence[BudgetAmount | None], source: Source,
    ) -> Iterator[ProofCheck]:
        """One check; none where nothing but zeros and blanks is printed."""
        printed = left.money.fen if left and left.money else 0
        computed = sum(part.money.fen for part in parts if part and part.money)
        if not printed and not any(part and part.money and part.money.fen for part in parts):
            return
        if printed != computed and abs(printed - computed) <= self._rounding(left, parts):
            what += "（相差不超过四舍五入可能造成的数额）"
        shown = Money(printed).in_unit(self._unit), Money(computed).in_unit(self._unit)
        yield ProofCheck(what, *shown, printed == computed, left.source if left else source)

    def _rounding(self, left: BudgetAmount | None, parts: Sequence[BudgetAmount | None]) -> int:
        """By how many 分 a sum may be off when every printed amount was rounded to its last decimal."""
        amounts = [amount for amount in (left, *parts) if amount and amount.money]
        decimals = max((len(amount.text.partition(".")[2].rstrip(")） ")) for amount in amounts), default=0)
        scale: int = 10**decimals
        return UNITS[self._unit] * len(amounts) // (2 * scale)


def _family(rows: Sequence[BudgetRow]) -> tuple[list[tuple[BudgetRow, list[BudgetRow]]], list[BudgetRow]]:
    """Parents with their children in printed order, and the rows that have no parent."""
    is_coded = any(row.code for row in rows)
    is_numbered = any(find_rank(row.name) for row in rows)
    stack: list[tuple[_Line, list[BudgetRow]]] = []
    parents: list[tuple[BudgetRow, list[BudgetRow]]] = []
    roots: list[BudgetRow] = []
    for row in rows:
        line = _Line(row, _rank(row, is_coded=is_coded, is_numbered=is_numbered))
        while stack and not _is_above(stack[-1][0], line):
            stack.pop()
        if stack:
            stack[-1][1].append(row)
        else:
            roots.append(row)
        below: list[BudgetRow] = []
        stack.append((line, below))
        parents.append((row, below))
    return [(parent, below) for parent, below in parents if below], roots


def _rank(row: BudgetRow, *, is_coded: bool, is_numbered: bool) -> tuple[str, int]:
    if is_coded and row.code:
        return row.code, 1
    if is_coded or row.is_total:
        return "", 0
    if not is_numbered:
        return "", row.level
    return "", find_rank(row.name) or (_DEEPEST if _is_fund(row.name) else 1)


def _is_fund(name: str) -> bool:
    return squeeze(name).startswith(("一般公共预算", "政府性基金", "国有资本经营"))


def _is_above(above: _Line, line: _Line) -> bool:
    """Whether the row above holds the lower one: its code begins the other's, or its numbering is less deep; a total holds nothing."""
    if above.row.is_total or line.row.is_total:
        return False
    (code, rank), (lower, depth) = above.rank, line.rank
    if code or lower:
        return lower.startswith(code) and lower != code
    return 0 < rank < depth


def _shown(row: BudgetRow) -> str:
    return " ".join(filter(None, (row.code, row.name[:_NAME_AT_MOST]))) or "（没有名称）"
