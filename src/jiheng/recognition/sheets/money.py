"""The money block of a sheet: rows of labels with one amount each, in one stack or two side by side, or rows under heads of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.pieces import Piece, part, whole
from jiheng.recognition.sheets.values import find_decimal, is_dash
from jiheng.regulations.layouts_labels import find_money_unit, fold_label
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout

AMOUNT = re.compile(r"\s*[-+－]?\s?[\d０-９][\d０-９,，\s]*(?:[.．][\d０-９]+)?\s*(?:元|万元|亿元)?\s*")
_COLUMNS = frozenset({"initial_budget", "budgeted", "spent", "expected"})
_PAIRS_LENGTH = 200
MONEY_FIELDS = _COLUMNS | {"amount"}
"""The fields of a row that are amounts."""

_BESIDE = MoneyRow("总额", term="any")
"""The row that is not printed as one: amounts and rates of the whole, each beside its own label."""

_NOTED = frozenset({"arrived", "arrival_rate"})
"""Columns that no field of the budget holds: kept under their printed heads."""

_PAIR = re.compile(
    r"(?P<label>[^\s：:\d，,；;、。]{2,10})\s{0,4}[：:]?\s{0,4}"
    r"(?P<value>-?(?:\d{1,3}(?:[,，]\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?\s?(?:%|％|分|万元|亿元|元)?)[\s，,；;、。]{0,4}"
)
"""A label and its number in one cell: ``得分 9.6``, ``预算数：100，执行数：96``."""

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
        self._beside: dict[int, str] = {}

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
            key = "执行率偏差原因" if name == "reason" and printed.label != "备注" else name
            entry.values[printed.label if name in _NOTED else key] = whole(block)

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
        if row.term is None and len(self._beside) > 1 and label.left in self._beside:
            self._read_below(label, value, row)
            return
        entry = AmountRow(row, "".join(label.text.split()).rstrip("：:"), label.left)
        if value is not None and is_dash(value.text):
            self._ledger.set_aside(value)
        elif value is not None:
            self._ledger.take(value)
            entry.values["amount"] = whole(value)
        self.stacked.append(entry)

    def _read_below(self, label: Block, value: Block | None, row: MoneyRow) -> None:
        """Read a part of an amount that stands beside its own label, as one of several such columns: 预算数, 到位数, 执行数."""
        printed = "".join(label.text.split()).rstrip("：:")
        entry = next((entry for entry in self.headed if entry.row is row and entry.label == printed), None)
        if entry is None:
            entry = AmountRow(row, printed, label.left)
            self.headed.append(entry)
        if value is not None:
            self._put(entry, self._beside[label.left], label, value)

    def _put(self, entry: AmountRow, name: str, label: Block, value: Block) -> None:
        """One value of a row; a dash is none, and a second one is not read."""
        if is_dash(value.text):
            self._ledger.set_aside(value)
        elif name in entry.values:
            self._ledger.reject(value, f"“{label.label}”又印了一次，没有读")
        else:
            self._ledger.take(value)
            entry.values[name] = whole(value)

    def _whole_row(self, left: int) -> AmountRow:
        """The row of amounts and rates of the whole."""
        row = next((row for row in self.headed if row.row is _BESIDE), None)
        if row is None:
            row = AmountRow(_BESIDE, "", left)
            self.headed.append(row)
        return row

    def find_pairs(self, block: Block, *, is_money: bool) -> list[re.Match[str]]:
        """The labels with their numbers that a cell is made of; empty where it holds anything else, or nothing says that it is money."""
        pairs = list(_PAIR.finditer(block.text.strip())) if len(block.text) <= _PAIRS_LENGTH else []
        names = [self._layout.money_columns.get(fold_label(pair["label"])) for pair in pairs]
        is_whole = sum(len(pair[0]) for pair in pairs) == len(block.text.strip())
        return pairs if is_whole and all(names) and (is_money or (len(pairs) > 1 and _COLUMNS & set(names))) else []

    def read_pairs(self, block: Block, pairs: Sequence[re.Match[str]]) -> None:
        """Read the numbers of the whole that stand with their labels in one cell."""
        self._ledger.take(block)
        shift = len(block.text) - len(block.text.lstrip())
        row, at = self._whole_row(block.left), 0
        for pair in pairs:
            start, end = pair.start("value") + shift, pair.end("value") + shift
            label = fold_label(pair["label"])
            name = self._layout.money_columns[label]
            key = label if name in _NOTED else name
            self._ledger.furniture.append(block.cell.source.part(at, start))
            if key in row.values:
                self._ledger.say(f"“{label}”又印了一次，没有读：{pair['value']}", block.cell.source.part(start, end), "unread")
            else:
                row.values[key] = part(block, start, end)
            at = end

    def read_execution(self, label: Block, value: Block | None) -> None:
        """Read an amount, rate, points or score that stands beside its label; ``执行率分值（10）`` carries its points in brackets."""
        self._ledger.set_aside(label)
        self.read_unit(label)
        column = self._layout.money_columns[label.label]
        name = label.label if column in _NOTED else column
        row = self._whole_row(label.left)
        if column in _COLUMNS | {"arrived"}:
            self._beside[label.left] = name
        if value is not None:
            self._put(row, name, label, value)
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
