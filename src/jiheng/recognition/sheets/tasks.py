"""The 年度主要任务 of a whole department: a list of tasks with their contents and money."""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.money import AmountRow, is_amount
from jiheng.recognition.sheets.pieces import Piece, whole
from jiheng.recognition.sheets.values import is_dash
from jiheng.regulations.layouts_labels import find_money_unit
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout

_NAMES = frozenset({"任务名称", "年度主要任务名称", "主要任务", "工作任务", "重点工作任务", "重点任务", "任务"})
_CONTENTS = frozenset({"主要内容", "任务内容", "工作内容", "任务描述", "主要工作内容"})


class TaskHead(NamedTuple):
    """The columns of a list of tasks by their first position; ``name``, ``content`` or the row of money that a column holds."""

    columns: dict[int, MoneyRow | str]
    heads: tuple[Block, ...]


class TaskRow(NamedTuple):
    """One task as printed."""

    name: Piece
    content: tuple[Piece, ...]
    amounts: tuple[AmountRow, ...]


def find_task_head(line: Line, layout: SheetLayout) -> TaskHead | None:
    """The heads of a list of tasks, None where the line has none."""
    if not any(block.label in _NAMES for block in line.fresh) or len(line.fresh) < 2:
        return None
    columns: dict[int, MoneyRow | str] = {}
    for block in line.fresh:
        if block.label in _NAMES:
            columns[block.left] = "name"
        elif block.label in _CONTENTS:
            columns[block.left] = "content"
        elif block.label in layout.money_rows:
            columns[block.left] = layout.money_rows[block.label]
    return TaskHead(columns, line.fresh) if len(columns) > 1 else None


class TaskTable:
    """Reads the rows of one list of tasks."""

    def __init__(self, head: TaskHead, layout: SheetLayout, ledger: Ledger) -> None:
        self._columns = dict(head.columns)
        self._layout = layout
        self._ledger = ledger
        self._labels = {block.left: block.label for block in head.heads}
        self.rows: list[TaskRow] = []
        self.total: tuple[AmountRow, ...] = ()
        self.units = [unit for block in head.heads if (unit := find_money_unit(block.text))]
        ledger.set_aside(*head.heads)

    def read(self, lines: Sequence[Line], at: int) -> int:
        """Read the rows below the head on line ``at``; the index of the first line that is none of them."""
        at += 1
        while at < len(lines) and lines[at].table == lines[at - 1].table and self._read_row(lines[at]):
            at += 1
        return at

    def _read_row(self, line: Line) -> bool:
        fresh = line.fresh
        if not fresh or fresh[0].label in self._layout.labels or any(block.label in self._layout.columns for block in fresh[:2]):
            return False
        if all(block.label in self._layout.money_rows for block in fresh):  # the second row of heads: 总额, 财政拨款, 其他资金
            self._columns |= {block.left: self._layout.money_rows[block.label] for block in fresh}
            self._labels |= {block.left: block.label for block in fresh}
            self._ledger.set_aside(*fresh)
            return True
        found = [(self._column_at(block.left), block) for block in fresh]
        name = next((block for column, block in found if column == "name"), None)
        totals = [block for block in fresh if (row := self._layout.money_rows.get(block.label)) and row.term]
        amounts = self._amounts([(column, block) for column, block in found if isinstance(column, MoneyRow) and is_amount(block)])
        if totals and amounts:
            self.total = amounts
            self._ledger.set_aside(*totals)
        elif name is not None and len(fresh) > 1:
            contents = [block for column, block in found if column == "content"]
            self.rows.append(TaskRow(whole(name), tuple(map(whole, contents)), amounts))
            self._ledger.take(name, *contents)
        else:
            return False
        return True

    def _column_at(self, position: int) -> MoneyRow | str | None:
        left = max([left for left in self._columns if left <= position], default=None)
        return None if left is None else self._columns[left]

    def _amounts(self, found: Sequence[tuple[MoneyRow, Block]]) -> tuple[AmountRow, ...]:
        """The amounts of a row, one for each column; a second one in a column stays for the notices."""
        amounts: dict[MoneyRow, AmountRow] = {}
        for row, block in found:
            if row not in amounts:
                amounts[row] = self._amount(row, block)
        return tuple(amounts.values())

    def _amount(self, row: MoneyRow, block: Block) -> AmountRow:
        label = self._labels[max([left for left in self._labels if left <= block.left], default=block.left)]
        if is_dash(block.text):
            self._ledger.set_aside(block)
            return AmountRow(row, label, block.left)
        self._ledger.take(block)
        return AmountRow(row, label, block.left, {"amount": whole(block)})
