"""The money block of a sheet: rows of labels with one amount each, in one stack or two side by side, or rows under heads of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.pieces import Piece, part, whole
from jiheng.recognition.sheets.values import find_decimal, is_dash
from jiheng.regulations.layouts_labels import find_money_unit
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout

AMOUNT = re.compile(r"\s*[-+－]?\s?[\d０-９][\d０-９,，\s]*(?:[.．][\d０-９]+)?\s*(?:元|万元|亿元)?\s*")
_COLUMNS = frozenset({"initial_budget", "budgeted", "spent", "expected"})
MONEY_FIELDS = _COLUMNS | {"amount"}
"""The fields of a row that are amounts."""

_BESIDE = MoneyRow("总额", term="any")
"""The row that is not printed as one: amounts and rates of the whole, each beside its own label."""

_POINTS = re.compile(r"[（(]\s?(\d{1,3}(?:\.\d+)?)\s?分?\s?[)）]")


@dataclass(slots=True)
class AmountRow:
    """One printed row: what it is, its label and where that begins, and the printed value of every field (``amount`` without heads)."""

    row: MoneyRow
    label: str
    left: int
    values: dict[str, Piece] = field(default_factory=dict)


class MoneyBlock:
    """The money of one sheet, collected line by line; amounts are understood when the unit is known."""

    def __init__(self, layout: SheetLayout, ledger: Ledger) -> None:
        self._layout = layout
        self._ledger = ledger
        self.units: list[tuple[str, Block]] = []
        self.stacked: list[AmountRow] = []
        self.headed: list[AmountRow] = []

    def read_unit(self, label: Block) -> None:
        """Note the unit that a label prints in brackets."""
        unit = find_money_unit(label.text)
        if unit:
            self.units.append((unit, label))

    def find_heads(self, line: Line) -> dict[int, tuple[str, Block]]:
        """The heads of money columns on a line by their first position; empty where the line is no row of heads."""
        heads = {
            block.left: (self._layout.money_columns[block.label], block)
            for block in line.fresh if block.label in self._layout.money_columns
        }
        fields = {name for name, _ in heads.values()}
        has_amounts = any(AMOUNT.fullmatch(block.text) for block in line.fresh)
        return heads if len(fields) > 1 and fields & _COLUMNS and not has_amounts else {}

    def read_headed(self, lines: Sequence[Line], at: int) -> int:
        """Read the rows under the heads on line ``at``; the index of the first line that is none of them."""
        heads = self.find_heads(lines[at])
        first = min(heads)
        for block in lines[at].fresh:
            self.read_unit(block)
            if block.left in heads or block.label in self._layout.money_headings or block.left < first:
                self._ledger.set_aside(block)
        at += 1
        while at < len(lines) and lines[at].table == lines[at - 1].table and self._read_row(lines[at], heads):
            at += 1
        return at

    def _read_row(self, line: Line, heads: dict[int, tuple[str, Block]]) -> bool:
        """Read one row under the heads; False where the line is no such row."""
        first = min(heads)
        before = [block for block in line.blocks if block.left < first]
        label = next((block for block in reversed(before) if block in line.fresh or block.label in self._layout.money_rows), None)
        is_money = label is None or label.label in self._layout.money_rows or label.label in self._layout.money_headings
        cells = [block for block in line.fresh if block.left >= first]
        is_other = not is_money and (not _has_amount(cells) or (label is not None and label.label in self._layout.labels))
        if is_other or self.find_heads(line) or not (cells or label):
            return False
        for block in before:
            self.read_unit(block)
            self._ledger.set_aside(block)
        row = self._layout.money_rows.get(label.label) if label else None
        if row is None:
            row = MoneyRow("总额", term="any") if not self.headed else MoneyRow("".join(label.text.split()) if label else "")
        entry = AmountRow(row, "".join(label.text.split()).rstrip("：:") if label else "", label.left if label else 0)
        for block in cells:
            self._read_cell(entry, heads[max([left for left in heads if left <= block.left], default=first)], block)
        self.headed.append(entry)
        return True

    def _read_cell(self, entry: AmountRow, head: tuple[str, Block], block: Block) -> None:
        name, printed = head
        if is_dash(block.text):
            self._ledger.set_aside(block)
        elif name == "execution_rate_and_score":
            self._read_rate_and_score(entry, block)
        elif name in entry.values:
            self._ledger.reject(block, "资金表里的内容没有读")
        else:
            self._ledger.take(block)
            entry.values["执行率偏差原因" if name == "reason" and printed.label != "备注" else name] = whole(block)

    def _read_rate_and_score(self, entry: AmountRow, block: Block) -> None:
        """``87.83%／8.8``: the rate, and behind the stroke the score."""
        self._ledger.take(block)
        at = max(block.text.find("/"), block.text.find("／"))
        if at < 0:
            entry.values["execution_rate"] = whole(block)
            return
        self._ledger.furniture.append(block.cell.source.part(at, at + 1))
        entry.values["execution_rate"], entry.values["execution_score"] = part(block, 0, at), part(block, at + 1, len(block.text))

    def read_stacked(self, label: Block, value: Block | None, row: MoneyRow | None = None) -> None:
        """Read a label with its amount on the right; a blank or a dash is no amount."""
        self.read_unit(label)
        self._ledger.set_aside(label)
        row = row or self._layout.money_rows[label.label]
        entry = AmountRow(row, "".join(label.text.split()).rstrip("：:"), label.left)
        if value is not None and is_dash(value.text):
            self._ledger.set_aside(value)
        elif value is not None:
            self._ledger.take(value)
            entry.values["amount"] = whole(value)
        self.stacked.append(entry)

    def read_execution(self, label: Block, value: Block | None) -> None:
        """Read an amount, rate, points or score that stands beside its label; ``执行率分值（10）`` carries its points in brackets."""
        self._ledger.set_aside(label)
        self.read_unit(label)
        name = self._layout.money_columns[label.label]
        row = next((row for row in self.headed if row.row is _BESIDE), None)
        if row is None:
            row = AmountRow(_BESIDE, "", label.left)
            self.headed.append(row)
        if value is not None and is_dash(value.text):
            self._ledger.set_aside(value)
        elif value is not None and name in row.values:
            self._ledger.reject(value, f"“{label.label}”又印了一次，没有读")
        elif value is not None:
            self._ledger.take(value)
            row.values[name] = whole(value)
        elif match := _POINTS.search(label.text):
            row.values.setdefault(name, part(label, *match.span(1)))


def is_amount(block: Block | None) -> bool:
    """Whether a cell prints an amount, or a dash for none."""
    return block is not None and (AMOUNT.fullmatch(block.text) is not None or is_dash(block.text))


def is_rate(block: Block | None) -> bool:
    """Whether a cell prints a rate, points or a score."""
    return block is not None and (find_decimal(block.text) is not None or is_dash(block.text))


def _has_amount(cells: Sequence[Block]) -> bool:
    return any(is_amount(block) for block in cells)
