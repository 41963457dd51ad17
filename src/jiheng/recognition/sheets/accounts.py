"""The money block understood: funds of the year and of the whole period, and budget with execution."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jiheng.domain.budget import Budget, BudgetLine
from jiheng.domain.funds import FundLine, Funds
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.money import AmountRow, MoneyBlock
from jiheng.recognition.sheets.pieces import Piece, text_of
from jiheng.recognition.sheets.values import find_decimal
from jiheng.text.money import Money, parse_money

_OWN_UNIT = re.compile(r"(?<=[\d\s０-９])(万元|亿元|元)\s*\Z")
_MONEY = ("initial_budget", "budgeted", "spent", "expected")
_NUMBERS = ("execution_rate", "execution_points", "execution_score")


class Accounts(NamedTuple):
    """The money of one sheet: funds of the year, of the whole period, and budget; ``notes`` are words printed among it."""

    funds: Funds
    period_funds: Funds | None
    budget: Budget | None
    notes: Mapping[str, Piece]


class _Stack(NamedTuple):
    """A total with the rows below it in the same column."""

    total: AmountRow
    lines: list[AmountRow]


def read_accounts(block: MoneyBlock, score: Piece | None, ledger: Ledger, *, unit: str) -> Accounts:
    """The amounts of a money block in ``unit``; what is no amount becomes a notice. ``score`` is the printed total score."""
    planned = _planned(block)
    headed = [row for row in block.headed if row is not planned]
    stacks = _stacks([*(_stacked(planned) if planned else ()), *block.stacked])
    for stack in filter(_is_doubled, stacks):
        _reject(stack, ledger)
    stacks = [stack for stack in stacks if not _is_doubled(stack)]
    period = next((stack for stack in stacks if stack.total.row.term == "period" and (len(stacks) > 1 or _says_period(stack))), None)
    annual = next((stack for stack in stacks if stack.total.row.term == "annual"), None) or next(
        (stack for stack in stacks if stack is not period), None
    )
    for stack in stacks:
        if stack not in (period, annual):
            _reject(stack, ledger)
    budget = _budget(headed, score, ledger, unit=unit)
    funds = _funds(annual, ledger, unit=unit) if annual else _funds_of_budget(budget)
    return Accounts(funds, _funds(period, ledger, unit=unit) if period else None, budget, _notes(headed))


def _notes(rows: Sequence[AmountRow]) -> dict[str, Piece]:
    """The words and numbers of the money block that are no field of the budget, by their heads; a second one by its row too."""
    notes: dict[str, Piece] = {}
    for row in rows:
        for key, piece in row.values.items():
            if key not in (*_MONEY, *_NUMBERS, "amount"):
                notes[f"{key}（{row.label}）" if key in notes else key] = piece
    return notes


def _is_doubled(stack: _Stack) -> bool:
    """Whether rows below no total come again: columns of money that nothing tells apart."""
    labels = [row.label for row in (stack.total, *stack.lines)]
    return stack.total.row.term is None and len(set(labels)) < len(labels)


def _planned(block: MoneyBlock) -> AmountRow | None:
    """The 预算数 beside its label where nothing says what was spent: in a form of targets that is the total of the year."""
    alone = block.headed[0] if len(block.headed) == 1 else None
    return alone if alone and set(alone.values) == {"budgeted"} and not any(row.row.term for row in block.stacked) else None


def _stacked(row: AmountRow) -> tuple[AmountRow, ...]:
    """A row of one amount as the top of a stack that all rows of parts stand under."""
    return (AmountRow(row.row, row.label, 0, {"amount": row.values["budgeted"]}),)


def _says_period(stack: _Stack) -> bool:
    return stack.total.label.startswith(("中期", "实施", "长期"))


def _stacks(rows: Sequence[AmountRow]) -> list[_Stack]:
    """Each total with the rows that stand below it: those nearest to it on the left."""
    stacks: list[_Stack] = []
    latest: dict[int, _Stack] = {}
    for row in rows:
        if row.row.term or not stacks:
            stacks.append(_Stack(row, []))
            latest[row.left] = stacks[-1]
            continue
        left = max([left for left in latest if left <= row.left], default=stacks[-1].total.left)
        latest[left].lines.append(row)
    return stacks


def _reject(stack: _Stack, ledger: Ledger) -> None:
    for row in (stack.total, *stack.lines):
        for piece in row.values.values():
            ledger.say(f"资金没有读：{row.label} {text_of([piece])}", piece.source, "unread")


def _funds(stack: _Stack, ledger: Ledger, *, unit: str) -> Funds:
    is_total = stack.total.row.term is not None
    rows = stack.lines if is_total else [stack.total, *stack.lines]
    lines = [line for row in rows if (line := _line(row, ledger, unit=unit))]
    total = read_money(stack.total, "amount", ledger, unit=unit) if is_total else None
    columns = _columns(rows, lines)
    source = stack.total.values["amount"].source if "amount" in stack.total.values and is_total else None
    return Funds(total, columns.get("fiscal"), columns.get("special_account"), columns.get("other"), tuple(lines), source)


def _line(row: AmountRow, ledger: Ledger, *, unit: str) -> FundLine | None:
    amount = read_money(row, "amount", ledger, unit=unit)
    return None if amount is None else FundLine(row.row.kind, row.row.level, amount, row.label, row.values["amount"].source)


def _columns(rows: Sequence[AmountRow], lines: Sequence[FundLine]) -> dict[str, Money]:
    """The amounts that have a column of their own in ``Funds``: a row that fills it alone."""
    by_source = {line.source: line.amount for line in lines}
    found: dict[str, list[Money]] = {}
    for row in rows:
        if row.row.column and "amount" in row.values and row.values["amount"].source in by_source:
            found.setdefault(row.row.column, []).append(by_source[row.values["amount"].source])
    return {column: amounts[0] for column, amounts in found.items() if len(amounts) == 1}


def _budget(rows: Sequence[AmountRow], score: Piece | None, ledger: Ledger, *, unit: str) -> Budget | None:
    """Budget and execution: the total row, every printed one, and rate, points and score of the whole."""
    if not rows and score is None:
        return None
    lines = tuple([_budget_line(row, ledger, unit=unit) for row in rows])
    total = next((line for line, row in zip(lines, rows, strict=True) if row.row.term), BudgetLine("总额", None, ""))
    numbers = _numbers(rows)
    if score is not None:
        numbers["total_score"] = score
    sources = {**total.sources, **{field: (piece.source,) for field, piece in numbers.items()}}
    said = {field: find_decimal(piece.text) for field, piece in numbers.items()}
    return Budget(
        total.initial_budget, total.budgeted, total.spent, total.expected, said.get("execution_rate"), said.get("execution_points"),
        said.get("execution_score"), said.get("total_score"), lines, sources,
    )


def _numbers(rows: Sequence[AmountRow]) -> dict[str, Piece]:
    """Rate, points and score as the first row prints them that does; a rate of one source of money is not that of the whole."""
    found: dict[str, Piece] = {}
    rows = sorted(rows, key=lambda row: row.row.term is None)
    for field in _NUMBERS:
        own = (row for row in rows if field in row.values and (field != "execution_rate" or row.row.term))
        row = next(own, None)
        if row is not None:
            found[field] = row.values[field]
    return found


def _budget_line(row: AmountRow, ledger: Ledger, *, unit: str) -> BudgetLine:
    rate = row.values.get("execution_rate")
    number = find_decimal(rate.text) if rate else None
    if rate and number is None:
        ledger.say(f"执行率没有读：{text_of([rate])}", rate.source, "unread")
    sources = {field: (piece.source,) for field, piece in row.values.items()}
    initial, budgeted, spent, expected = (read_money(row, field, ledger, unit=unit) for field in _MONEY)
    return BudgetLine(row.row.kind, row.row.level, row.label, initial, budgeted, spent, expected, number, sources)


def _funds_of_budget(budget: Budget | None) -> Funds:
    """The money of the year as a form of execution prints it: its 全年预算数, else its 年初预算数."""
    if budget is None:
        return Funds(None)
    field = "budgeted" if budget.budgeted is not None else "initial_budget"
    total: Money | None = getattr(budget, field)
    lines = []
    for line in budget.lines:
        amount: Money | None = getattr(line, field)
        if line.kind != "总额" and amount is not None and field in line.sources:
            lines.append(FundLine(line.kind, line.level, amount, line.label, line.sources[field][0]))
    places = budget.sources.get(field, ())
    return Funds(total, sources=tuple(lines), source=places[0] if places else None)


def has_unit(piece: Piece) -> bool:
    """Whether an amount prints its own unit: ``200万元``."""
    return _OWN_UNIT.search(piece.text) is not None


def read_money(row: AmountRow, field: str, ledger: Ledger, *, unit: str) -> Money | None:
    """An amount in its own unit where it prints one, else in the unit of the form; a notice where it is none."""
    piece = row.values.get(field)
    if piece is None:
        return None
    own = _OWN_UNIT.search(piece.text)
    text = piece.text[:own.start()] if own else piece.text
    try:
        return parse_money("".join(text.split()), unit=own[1] if own else unit)
    except ValueError as error:
        ledger.say(f"金额没有读：{error}", piece.source, "unread")
        return None
