"""The rows of a table of indicators: every row as its fields, with places carried down that are merged or left blank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.recognition.sheets.heads import Column, Head, find_head
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.listed import Owners
from jiheng.recognition.sheets.numbered import COLUMN, NumberedObjectives
from jiheng.recognition.sheets.pieces import Piece, Pieces, both, part, text_of, whole
from jiheng.recognition.sheets.places import find_category, find_dimension
from jiheng.recognition.sheets.shares import Shares
from jiheng.recognition.sheets.surroundings import is_around
from jiheng.recognition.sheets.values import find_decimal, find_sign, is_dash
from jiheng.regulations.layouts_sheets import SheetLayout, Term

_MEASURED = frozenset({
    "target", "annual_target", "period_target", "initial_target", "adjusted_target", "actual", "expected", "score", "region",
})
_SCORE_WORDS = ("得分", "自评")
_SUBTOTAL = "小计"
_HEADING = "heading"
_MARK = re.compile(r"\s*(?P<star>[★☆▲*＊]+)?\s*(?P<number>(?:三级)?指标\s?\d{1,2}\s?[：:、.．]\s*)?")


@dataclass(slots=True)
class IndicatorRow:
    """One printed indicator: the pieces of every field, what stands in other columns by their heads, and the term of a plain value.

    ``is_carried`` says that the row itself leaves its 一级指标 blank; ``owner`` is the number of its project in a list of them
    (from 0), ``heads`` has the printed head of every field.
    """

    fields: dict[str, Pieces]
    others: dict[str, Pieces]
    regions: dict[str, Pieces]
    term: Term
    is_carried: bool = False
    owner: int = -1
    heads: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class IndicatorTable:
    """All rows of one table, the printed total of points and of scores, and the money of the places that have a column each."""

    head: Head
    shares: Shares
    rows: list[IndicatorRow] = field(default_factory=list)
    total: dict[str, Piece] = field(default_factory=dict)
    owners: Owners | None = None


class TableReader:
    """Reads one table of indicators line by line."""

    def __init__(self, head: Head, layout: SheetLayout, ledger: Ledger, *, before: Piece | None = None) -> None:
        self._layout = layout
        self._ledger = ledger
        self.objectives = NumberedObjectives(head, before, layout, ledger)
        self._carried: dict[tuple[int, str], Block] = {}
        self._unused: list[Block] = []
        self._fresh: frozenset[Block] = frozenset()
        self.table = IndicatorTable(head, Shares(head, layout, ledger), owners=Owners(head, layout, ledger) if head.leading else None)

    def read(self, lines: Sequence[Line], at: int) -> int:
        """Read the table whose head begins on line ``at`` of the sheet; the index of the first line behind it."""
        self._set_heads(lines, at)
        at += self.table.head.line_count
        while at < len(lines):
            line = lines[at]
            again = find_head(lines, at, self._layout)
            if again is not None and self._repeats(again):
                self._set_heads(lines, at, again)
                self.objectives.read_heading(again)
                at += again.line_count
                continue
            if self._stands_above(lines, at):
                self._ledger.set_aside(*line.fresh)
                at += 1
                continue
            if again is not None or self._ends(line):
                break
            self._read_line(line)
            at += 1
        self._ledger.set_aside(*self._unused)
        if self.objectives.is_alone:
            for row in self.table.rows:
                row.others.pop(COLUMN, None)
        return at

    def _stands_above(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a line is the upper one of the heads of a list, printed again."""
        own = self.table.head
        if not own.is_below or at + 1 == len(lines) or all(block.label != own.leading[0].label for block in lines[at].fresh):
            return False
        below = find_head(lines, at + 1, self._layout)
        return below is not None and below.is_below and self._repeats(below)

    def _set_heads(self, lines: Sequence[Line], at: int, head: Head | None = None) -> None:
        for line in lines[at:at + (head or self.table.head).line_count]:
            self._ledger.set_aside(*line.fresh)

    def _repeats(self, head: Head) -> bool:
        own = self.table.head
        return [column.head for column in head.columns] == [column.head for column in own.columns] and head.term == own.term

    def _ends(self, line: Line) -> bool:
        """Whether a line is no row of the table: a label of the form, or a line of another table with other columns."""
        if is_around(line, self._layout):
            return False
        if not line.fresh:
            return False
        first = line.fresh[0]
        if self.table.shares.find_label(line):
            return False
        if self._has_name(line) and (self.table.head.leading or self._has_place(line)):
            return False
        column = self.table.head.column_at(first.left)
        in_place = column is not None and column.field in ("dimension", "category") and len(line.fresh) > 1
        is_label = first.label in self._layout.labels or self._layout.caption.match(first.text.strip()) is not None
        if is_label and first.label not in self._layout.totals:
            known = find_dimension(first.text) or find_category(first.text)
            named = column is not None and column.field == "name" and first.left > 0
            return not (known or named or (in_place and self._has_name(line)))
        return line.table != self.table.head.table and line.width != self.table.head.width

    def _has_name(self, line: Line) -> bool:
        return any((column := self.table.head.column_at(block.left)) and column.field == "name" for block in line.fresh)

    def _has_place(self, line: Line) -> bool:
        """Whether a line prints a known 一级 or 二级指标 in its column, so that what stands left of it heads a group of indicators."""
        return any(
            (column := self.table.head.column_at(block.left)) is not None
            and (column.field == "dimension" and find_dimension(block.text) or column.field == "category" and find_category(block.text))
            for block in line.fresh
        )

    def _read_line(self, line: Line) -> None:
        if self.table.owners is None:
            self._ledger.set_aside(*(block for block in line.fresh if self._is_heading(block)))
        self._fresh = frozenset(line.fresh)
        fresh = [block for block in line.fresh if not self._ledger.is_claimed(block)]
        if is_around(line, self._layout):
            self._ledger.set_aside(*fresh)
        elif self.table.owners is None and (self.table.shares.read(line) or self.objectives.read(line, has_name=self._has_name(line))):
            return
        elif self._read_leading(line):
            self._read_rows(line)
        elif fresh and any(block.label in self._layout.totals for block in fresh[:2]):
            self._read_total(fresh, is_ragged=line.width < self.table.head.width)
        elif len(line.blocks) == 1 and (find_dimension(fresh[0].text) if fresh else None):
            self._carried = {(0, "dimension"): fresh[0]}
            self._ledger.take(fresh[0])
        else:
            self._read_rows(line)

    def _is_heading(self, block: Block) -> bool:
        """Whether a label that stands left of all columns only names the table, as where its heads repeat on every page."""
        is_beside = block.right < self.table.head.columns[0].left
        return is_beside and self._layout.labels.get(block.label, "").endswith(_HEADING)

    def _read_rows(self, line: Line) -> None:
        """Read a line as one row, or as one on each side where two tables stand side by side."""
        for number in sorted({column.block for column in self.table.head.columns}):
            self._read_row(line, number)

    def _read_leading(self, line: Line) -> bool:
        """Read what a list of projects prints before its indicators; True where the row prints any of it."""
        owners = self.table.owners
        start = self.table.head.columns[0].left
        blocks = [block for block in line.fresh if block.left < start]
        if owners is None or not blocks:
            return False
        count = len(owners.areas)
        owners.read(blocks, has_indicator=any(block.left >= start for block in line.blocks))
        if len(owners.areas) > count:
            self._carried = {}
        return True

    def _read_total(self, fresh: Sequence[Block], *, is_ragged: bool) -> None:
        """The row 总分: the total of points and of scores, wherever they stand; a 小计 before it is none.

        In a row that lost its blank cells no number stands under its head: then two are points and score, and one beside 得分 is a score.
        """
        if any(block.label == _SUBTOTAL for block in fresh):
            self._ledger.set_aside(*fresh)
            return
        in_order = self._totals_in_order(fresh) if is_ragged else {}
        for block in fresh:
            column = self._total_column(block) if len(fresh) == 2 else self.table.head.column_at(block.left)
            field_name = in_order.get(block) or (column.field if column else "")
            if block.label in self._layout.totals or is_dash(block.text):
                self._ledger.set_aside(block)
            elif field_name in ("points", "score") and find_decimal(block.text) and field_name not in self.table.total:
                self.table.total[field_name] = whole(block)
                self._ledger.take(block)

    def _totals_in_order(self, fresh: Sequence[Block]) -> dict[Block, str]:
        """What the numbers of a row mean that stand one behind the other, whatever head they stand under."""
        fields = [column.field for column in self.table.head.columns if column.field in ("points", "score")]
        numbers = [block for block in fresh if find_decimal(block.text)]
        if len(numbers) == 1 and any(word in fresh[0].label for word in _SCORE_WORDS):
            fields = [field for field in fields if field == "score"]
        return dict(zip(numbers, fields, strict=True)) if len(numbers) == len(fields) else {}

    def _total_column(self, block: Block) -> Column | None:
        """The column that the only number beside 总分 belongs to: the one of points or scores that it covers, where there is one."""
        under = [column for column in self.table.head.columns if block.left <= column.left <= block.right]
        counted = [column for column in under if column.field in ("points", "score")]
        return counted[0] if len(counted) == 1 else self.table.head.column_at(block.left)

    def _read_row(self, line: Line, number: int) -> None:
        head = self.table.head
        found: dict[Column, list[Block]] = {}
        for block in line.blocks:
            column = head.column_at(block.left)
            if column is not None and column.block == number:
                found.setdefault(column, []).append(block)
        cells = {column: blocks for column, blocks in found.items() if any(block in self._fresh for block in blocks) or column.field}
        places = {column.field: blocks[0] for column, blocks in cells.items() if column.field in ("dimension", "category")}
        for field_name in ("dimension", "category"):
            self._carry(number, field_name, places)
        if self._is_cut(cells, line):
            self._go_on(cells)
            return
        if not self._is_row(cells):
            self._set_aside_template(cells)
            return
        self.table.rows.append(self._row(cells, number))

    def _carry(self, number: int, field_name: str, places: dict[str, Block]) -> None:
        """Remember the place that a row prints; a new 一级指标 takes the 二级指标 of the one before away."""
        block = places.get(field_name)
        if block is None or self._layout.template_name.fullmatch(block.text.strip()):
            return
        if field_name == "dimension" and self._carried.get((number, "dimension")) != block:
            self._carried.pop((number, "category"), None)
        self._carried[number, field_name] = block

    def _is_row(self, cells: dict[Column, list[Block]]) -> bool:
        """Whether the cells print an indicator: a name of its own, or a value for a name that spans several rows."""
        names = [block for column, blocks in cells.items() if column.field == "name" for block in blocks if not is_dash(block.text)]
        measured = [block for column, blocks in cells.items() if column.field in _MEASURED for block in blocks if block in self._fresh]
        if not names:
            return False
        if not any(block in self._fresh for block in names):
            return bool(measured)
        has_name = any(not self._layout.template_name.fullmatch(block.text.strip()) for block in names)
        return has_name or any(not is_dash(block.text) for block in measured)

    def _is_cut(self, cells: dict[Column, list[Block]], line: Line) -> bool:
        """Whether a page break cut the row above in two: the first row of a page that prints no place, and nothing short where that did.

        A name alone, or values without a name, go on with those above.
        """
        if not self.table.rows or not line.fresh:
            return False
        before = self.table.rows[-1]
        own = [pieces for field_name, pieces in before.fields.items() if field_name not in ("dimension", "category")]
        above = max(piece.source.page or 0 for pieces in own for piece in pieces)
        fresh = {column.field for column, blocks in cells.items() if any(block in self._fresh for block in blocks)}
        if (line.fresh[0].cell.source.page or 0) <= above or not fresh or fresh & {"dimension", "category", "number"}:
            return False
        short = {"points", "score"} & set(before.fields)
        return not fresh & {"points", "score"} and ("name" not in fresh or bool(short) or fresh == {"name"})

    def _go_on(self, cells: dict[Column, list[Block]]) -> None:
        """Join what a page break parted to the row above."""
        before = self.table.rows[-1]
        for column, blocks in cells.items():
            new = [block for block in blocks if block in self._fresh]
            if not new:
                continue
            pieces = self._pieces(new)
            if column.field == "name":
                self._ledger.say(f"指标名称在换页处断开，接成了“{text_of((*before.fields['name'], *pieces))}”；请核对", new[0].cell.source)
            if column.field in before.fields:
                before.fields[column.field] = (*before.fields[column.field], *pieces)
            else:
                self._put(before, column, pieces)

    def _set_aside_template(self, cells: dict[Column, list[Block]]) -> None:
        """An unused row of the template is furniture; a row with a value and no name is left for the notices."""
        for column, blocks in cells.items():
            for block in blocks:
                if block not in self._fresh:
                    continue
                if column.field == "dimension" and find_dimension(block.text) or column.field == "category" and find_category(block.text):
                    self._unused.append(block)
                elif self._layout.template_name.fullmatch(block.text.strip()) or is_dash(block.text):
                    self._ledger.set_aside(block)

    def _row(self, cells: dict[Column, list[Block]], number: int) -> IndicatorRow:
        row = IndicatorRow({}, {}, {}, self._term(number), not any(column.field == "dimension" for column in cells))
        row.owner = len(self.table.owners.areas) - 1 if self.table.owners else -1
        for column, blocks in cells.items():
            if column.field in ("dimension", "category"):
                continue
            pieces = self._pieces(blocks)
            if pieces:
                self._put(row, column, pieces)
        for field_name in ("dimension", "category"):
            carried = self._carried.get((number, field_name)) or self._carried.get((0, field_name))
            if carried is not None:
                self._ledger.take(carried)
                row.fields[field_name] = both(carried)
        if self.objectives.of_row:
            row.others[COLUMN] = self.objectives.of_row
        self._read_name(row, next(blocks for column, blocks in cells.items() if column.field == "name"))
        return row

    def _term(self, number: int) -> Term:
        if self.table.head.term != "any" or not any(column.block for column in self.table.head.columns):
            return self.table.head.term
        return "annual" if number else "period"

    def _pieces(self, blocks: Sequence[Block]) -> Pieces:
        """The cells of one column as one value; a cell that repeats its neighbour's text counts once, a dash is a blank."""
        used: list[Block] = []
        for block in blocks:
            if is_dash(block.text) or (used and used[-1].text == block.text):
                self._ledger.set_aside(block)
            else:
                self._ledger.take(block)
                used.append(block)
        return tuple(map(whole, used))

    def _put(self, row: IndicatorRow, column: Column, pieces: Pieces) -> None:
        if column.field == "sign" and find_sign(text_of(pieces)) is None:
            row.others[column.head] = pieces  # 定性, 正向: the nature of the indicator, no comparison
        elif column.field == "region":
            row.regions[column.head] = pieces
        elif column.field in ("", "note", "review_score", "coefficient", "likelihood", "core", "number") or column.field in row.fields:
            key = column.head or "备注"
            row.others[key] = (*row.others.get(key, ()), *pieces)
        else:
            row.fields[column.field] = pieces
            row.heads[column.field] = column.head

    def _read_name(self, row: IndicatorRow, blocks: Sequence[Block]) -> None:
        """Part the name from a mark of a core indicator before it and from the number that the template prints."""
        first = blocks[0]
        mark = _MARK.match(first.text)
        if mark is None or not mark.end() or mark.end() == len(first.text):
            return
        if mark["star"]:
            row.others["核心指标"] = (part(first, *mark.span("star")),)
        if mark["number"]:
            self._ledger.furniture.append(part(first, *mark.span("number")).source)
        row.fields["name"] = (part(first, mark.end(), len(first.text)), *row.fields.get("name", ())[1:])
