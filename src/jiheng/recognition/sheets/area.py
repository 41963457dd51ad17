"""The part of a sheet that is no table of indicators: labels with their values on the right or below, and the money block."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Literal

from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.money import AMOUNT, AmountRow, MoneyBlock, is_amount, is_rate
from jiheng.recognition.sheets.pieces import Piece, Pieces, part, text_of, whole
from jiheng.recognition.sheets.surroundings import (
    find_coded_agency,
    find_leading_year,
    find_unit_caption,
    find_year,
    is_around,
    is_title,
)
from jiheng.recognition.sheets.tasks import TaskTable, find_task_head
from jiheng.recognition.sheets.values import find_decimal
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout
from jiheng.text.money import UNITS

OBJECTIVES = frozenset({"objective", "initial_objective", "annual_objective", "period_objective", "actual_objective"})
_LONG = OBJECTIVES | {"note", "deviation_reason"}
_HEADINGS = frozenset({"heading", "period_heading", "annual_heading"})
_CAPTION_LENGTH = 400
_LINE_LENGTH = 100
_TOTAL = MoneyRow("总额", term="any")

Kind = Literal["label", "money", "execution", "pairs", "money heading", "inline", "text"]


@dataclass(slots=True)
class Entry:
    """One label with everything that was printed for it; ``left`` is where its last value began."""

    field: str
    label: str
    pieces: list[Piece] = dataclass_field(default_factory=list)
    left: int = -1


class Area:
    """Reads the lines of a sheet around its tables of indicators."""

    def __init__(self, layout: SheetLayout, ledger: Ledger) -> None:
        self._layout = layout
        self._ledger = ledger
        self.entries: list[Entry] = []
        self.money = MoneyBlock(layout, ledger)
        self.tasks: list[TaskTable] = []
        self.title: Pieces = ()
        self.years: list[tuple[int, Piece]] = []
        self._heads: list[tuple[Block, Entry]] = []
        self._spanning: dict[Block, Entry] = {}
        self._following = -1
        self._parted = 0

    def find(self, *fields: str) -> Entry | None:
        """The first entry of the first of these fields that has a value."""
        return next((entry for name in fields for entry in self.entries if entry.field == name and entry.pieces), None)

    def latest_objective(self) -> Entry | None:
        """The objective that was read last."""
        return next((entry for entry in reversed(self.entries) if entry.field in OBJECTIVES and entry.pieces), None)

    def add_objective(self, field: str, label: str, pieces: Pieces) -> None:
        """An objective that stands among the indicators: it goes on with the one above them of the same kind."""
        latest = self.latest_objective()
        if latest is not None and latest.field == field:
            latest.pieces.extend(pieces)
        else:
            self.entries.append(Entry(field, label, list(pieces)))

    def read(self, lines: Sequence[Line], at: int) -> int:
        """Read line ``at``, with a money block or a table of tasks all of it; the index of the next line to read."""
        line = lines[at]
        self._heads = [pair for pair in self._heads if pair[0] not in line.blocks]  # a label that reaches down has its values beside it
        if line.order != self._following:
            self._heads, self._parted = [], len(self.entries)  # a table of indicators parts values from the labels above it
        self._following = line.order + 1
        if self.money.find_heads(line):
            return self.money.read_headed(lines, at)
        head = find_task_head(line, self._layout)
        if head is not None:
            table = TaskTable(head, self._layout, self._ledger)
            self.tasks.append(table)
            return table.read(lines, at)
        if is_around(line, self._layout):
            for block in line.fresh:
                self._read_around(block)
        else:
            self._read_line(line)
        return at + 1

    def _read_line(self, line: Line) -> None:
        tokens = [block for block in line.fresh if not self._ledger.is_claimed(block)]
        is_money = self._is_money_line(line)
        kinds = [self._kind(tokens, index, is_money=is_money) for index in range(len(tokens))]
        spanning = [block for block in line.blocks if block in self._spanning]
        heads: list[tuple[Block, Entry]] = []
        filled = [len(entry.pieces) for _, entry in self._heads]
        index = 0
        while index < len(tokens):
            end = index + 1
            if kinds[index] == "text":
                self._read_loose(tokens[index], line, spanning)
            else:
                while end < len(tokens) and kinds[end] == "text":
                    end += 1
                heads += self._read_token(kinds[index], tokens[index], tokens[index + 1:end])
            index = end
        if any(kind != "text" for kind in kinds) or [len(entry.pieces) for _, entry in self._heads] == filled:
            self._heads = heads  # heads have their values on the lines right below them

    def _kind(self, tokens: Sequence[Block], index: int, *, is_money: bool) -> Kind:
        """What a block is, seen with what follows it."""
        block, layout = tokens[index], self._layout
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if block.label in layout.money_headings:
            return "money" if is_amount(following) else "money heading"
        if block.label in layout.money_rows and (is_amount(following) or is_money):
            return "money"
        if block.label in layout.money_columns and block.label not in layout.labels and (is_rate(following) or "（" in block.text):
            return "execution"
        if block.label in layout.labels:
            return "label"
        if self.money.find_pairs(block, is_money=is_money):
            return "pairs"
        return "inline" if self._is_inline(block) else "text"

    def _is_money_line(self, line: Line) -> bool:
        return any(block.label in self._layout.money_headings for block in line.blocks) or any(
            row.row.term for row in self.money.stacked[-3:] if row.values
        ) and not any(block.label in self._layout.labels for block in line.fresh)

    def _is_inline(self, block: Block) -> bool:
        text = block.text.strip()
        if self._layout.caption.match(text) or (block.left == 0 and self._ends_with_unit(text)):
            return True
        label, colon, value = text.replace(":", "：").partition("：")
        return bool(colon) and fold_label(label) in self._layout.money_rows and AMOUNT.fullmatch(value) is not None

    def _ends_with_unit(self, text: str) -> bool:
        """Whether a line says something and then its money unit: ``（2025年度）  金额单位：万元``, ``316501 某局  单位：万元``."""
        captions = list(self._layout.caption.finditer(text)) if len(text) <= _LINE_LENGTH else []
        return any(self._layout.labels[fold_label(caption["label"])] == "money_unit" for caption in captions)

    def _read_token(self, kind: Kind, block: Block, values: Sequence[Block]) -> list[tuple[Block, Entry]]:
        """Read a label with what stands on its right; a label without values may have them below and is returned for that."""
        if kind == "money":
            row = self._layout.money_rows.get(block.label, _TOTAL)
            self.money.read_stacked(block, values[0] if values else None, row)
            self._reject(values[1:])
        elif kind == "execution":
            self.money.read_execution(block, values[0] if values else None)
            self._reject(values[1:])
        elif kind == "pairs":
            self.money.read_pairs(block, self.money.find_pairs(block, is_money=True))
            self._reject(values)
        elif kind == "money heading":
            self.money.read_unit(block)
            self._ledger.set_aside(block)
            self._reject(values)
        elif kind == "inline":
            self._read_inline(block)
            self._reject(values)
        else:
            return self._read_label(block, values)
        return []

    def _reject(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._read_around(block)

    def _read_label(self, block: Block, values: Sequence[Block]) -> list[tuple[Block, Entry]]:
        self._ledger.set_aside(block)
        self.money.read_unit(block)
        entry = Entry(self._layout.labels[block.label], block.label)
        self.entries.append(entry)
        self._spanning[block] = entry
        if entry.field in _HEADINGS:
            for value in values:
                self._read_around(value)
            return []
        for value in _without_points(entry, values):
            self._add(entry, value)
        return [] if values else [(block, entry)]

    def _add(self, entry: Entry, value: Block) -> None:
        """One more value of a label; fields with a single value take one, and the same text again is a cell printed twice."""
        if entry.pieces and entry.pieces[-1].text == value.text:
            self._ledger.set_aside(value)
        elif entry.pieces and entry.field not in _LONG:
            self._ledger.reject(value, f"“{entry.label}”后面还有内容没有读")
        else:
            self._ledger.take(value)
            entry.pieces.append(whole(value))
            entry.left = value.left

    def _read_loose(self, block: Block, line: Line, spanning: Sequence[Block]) -> None:
        """A text without a label on its left: the value of a head above, or the next line of a label that spans several."""
        above = self._head_above(block)
        index = bisect_left(spanning, block.left, key=lambda other: other.right)
        spanned = self._spanning[spanning[index - 1]] if index else None
        if above:
            self._add(above, block)
        elif spanned and spanned.field in _LONG and (spanned.pieces or spanned.field == "note"):
            self._add(spanned, block)
        elif cut := self._cut_above(block, line):
            self._add(cut, block)
        else:
            self._read_around(block)

    def _head_above(self, block: Block) -> Entry | None:
        """The label without a value on the line of heads above, in whose columns a block stands."""
        index = bisect_right(self._heads, block.right, key=lambda pair: pair[0].left)
        head, entry = self._heads[index - 1] if index else (None, None)
        return entry if head is not None and head.right >= block.left else None

    def _cut_above(self, block: Block, line: Line) -> Entry | None:
        """The long text that goes on in a block: right below in a grid without merged cells, or behind a page break."""
        page = block.cell.source.page or 0
        for entry in reversed(self.entries[self._parted:][-4:]):
            if entry.field in _LONG and entry.pieces and entry.left == block.left > 0:
                is_next = entry is self.entries[-1] and len(line.blocks) == 1
                return entry if is_next or page > (entry.pieces[-1].source.page or 0) else None
        return None

    def _read_around(self, block: Block) -> None:
        """A block that is title, year or unit caption; anything else is left for the notices at the end."""
        text = block.text
        if (span := find_coded_agency(text)) and not self.entries:
            self._ledger.take(block)
            self._add_coded(block, 0, span)
            return
        unit = find_unit_caption(text)
        year = find_year(text) if len(text) <= 90 else None
        titled = is_title(text, self._layout)
        if titled and not self.title:
            self.title = (whole(block),)
        if unit:
            self.money.units.append((unit, block))
        if year and (titled or len(text) <= 20):
            self.years.append((year, whole(block)))
        if text.strip() in UNITS:
            unit = text.strip()
            self.money.units.append((unit, block))
        if titled or unit or year and len(text) <= 20 or self._layout.furniture.fullmatch(text.strip()):
            self._ledger.set_aside(block)

    def _add_coded(self, block: Block, start: int, span: tuple[int, int]) -> None:
        """The agency whose code and name open the form, ``316501 某县卫生健康局``."""
        self._ledger.furniture.append(block.cell.source.part(start, start + span[0]))
        self.entries.append(Entry("filing_agency", "单位", [part(block, start + span[0], start + span[1])], block.left))

    def _read_inline(self, block: Block) -> None:
        """Labels with their values in one cell: ``填表人：…  联系电话：…``."""
        text = block.text
        captions = list(self._layout.caption.finditer(text)) if len(text) <= _CAPTION_LENGTH else []
        first = captions[0] if captions else self._layout.caption.match(text.lstrip(), 0)
        self._ledger.take(block)
        if first is None:
            self._read_inline_money(block)
            return
        shift = 0 if captions else len(text) - len(text.lstrip())
        if self._layout.labels.get(fold_label(first["label"])) in OBJECTIVES:
            captions = [first]
        starts = [caption.start() + shift for caption in captions or [first]]
        for caption, end in zip(captions or [first], [*starts[1:], len(text)], strict=True):
            name = self._layout.labels[fold_label(caption["label"])]
            value = part(block, caption.end() + shift, end)
            self._ledger.furniture.append(block.cell.source.part(caption.start() + shift, caption.end() + shift))
            self.entries.append(Entry(name, fold_label(caption["label"]), [value] if value.text else [], block.left))
        self._read_before(block, starts[0])

    def _read_before(self, block: Block, end: int) -> None:
        """What stands before the first label of a line: its year; anything else is told."""
        text = block.text[:end]
        leading = find_leading_year(text)
        start = leading[1] if leading else 0
        if leading:
            self.years.append((leading[0], part(block, 0, start)))
        if span := find_coded_agency(text[start:]):
            self._add_coded(block, start, span)
        elif is_title(text[start:].strip(), self._layout) and not self.title:
            self.title = (part(block, start, end),)
        elif text[start:].strip():
            self._ledger.say(f"表外文字没有读：{text_of([part(block, start, end)])}", block.cell.source.part(start, end), "around")

    def _read_inline_money(self, block: Block) -> None:
        """``年度资金总额：100.00`` in one cell."""
        at = max(block.text.find("："), block.text.find(":"))
        label = fold_label(block.text[:at])
        from_label = self.money.stacked
        self._ledger.furniture.append(block.cell.source.part(0, at + 1))
        from_label.append(_inline_row(self._layout.money_rows[label], block, at))


def _without_points(entry: Entry, values: Sequence[Block]) -> Sequence[Block]:
    """The values of a label; beside 总分 the score stands behind the points, which are left for the notices."""
    numbers = [value for value in values if find_decimal(value.text)] if entry.field == "total_score" else []
    return numbers[-1:] if len(numbers) > 1 else values


def _inline_row(row: MoneyRow, block: Block, at: int) -> AmountRow:
    return AmountRow(row, "".join(block.text[:at].split()), block.left, {"amount": part(block, at + 1, len(block.text))})
