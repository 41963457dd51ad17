"""The money of a matrix: rows of amounts under the places that have a column of values each."""

from collections.abc import Iterable

from jiheng.recognition.sheets.heads import Head
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.money import AmountRow, MoneyBlock, is_amount
from jiheng.recognition.sheets.pieces import whole
from jiheng.recognition.sheets.values import is_dash
from jiheng.regulations.layouts_sheets import SheetLayout

_PLACE = "region"


class Shares:
    """The amounts of every place in one table, collected line by line; ``units`` are the money units that their labels print."""

    def __init__(self, head: Head, layout: SheetLayout, ledger: Ledger) -> None:
        self._head = head
        self._layout = layout
        self._ledger = ledger
        self._start = min((column.left for column in head.columns if column.field == _PLACE), default=-1)
        self._blocks: dict[str, MoneyBlock] = {}
        self.units: list[tuple[str, Block]] = []

    def find(self, region: str) -> MoneyBlock:
        """The money of one place; empty where none is printed."""
        return self._blocks.get(region) or MoneyBlock(self._layout, self._ledger)

    @property
    def places(self) -> Iterable[str]:
        """The places that have an amount."""
        return self._blocks

    def find_label(self, line: Line) -> Block | None:
        """The label of a row of amounts; None where the line is none."""
        label = next((block for block in line.fresh if block.left < self._start and block.label in self._layout.money_rows), None)
        return label if label and all(is_amount(block) and self._place(block) for block in self._list_cells(line)) else None

    def read(self, line: Line) -> bool:
        """Take in a row of amounts; False where the line is none."""
        label = self.find_label(line)
        if label is None:
            return False
        block = MoneyBlock(self._layout, self._ledger)
        block.read_unit(label)
        self.units += block.units
        self._ledger.set_aside(label)
        for cell in self._list_cells(line):
            self._put(label, cell)
        return True

    def _list_cells(self, line: Line) -> list[Block]:
        return [block for block in line.fresh if self._start <= block.left]

    def _place(self, block: Block) -> str:
        """The place whose column a block stands in."""
        column = self._head.column_at(block.left)
        return column.head if column is not None and column.field == _PLACE else ""

    def _put(self, label: Block, cell: Block) -> None:
        if is_dash(cell.text):
            self._ledger.set_aside(cell)
            return
        self._ledger.take(cell)
        printed = "".join(label.text.split()).rstrip("：:")
        row = AmountRow(self._layout.money_rows[label.label], printed, 0, {"amount": whole(cell)})
        self._blocks.setdefault(self._place(cell), MoneyBlock(self._layout, self._ledger)).stacked.append(row)
