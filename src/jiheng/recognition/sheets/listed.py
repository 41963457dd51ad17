"""Lists of projects with one indicator a row: what stands before the indicators, carried down to the next project.

Every project of a list is read as if it were a sheet of its own: its leading cells become the entries of an ``Area``.
"""

from collections.abc import Sequence

from jiheng.recognition.sheets.area import OBJECTIVES, Area, Entry
from jiheng.recognition.sheets.heads import Head
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block
from jiheng.recognition.sheets.money import AmountRow, is_amount
from jiheng.recognition.sheets.pieces import whole
from jiheng.recognition.sheets.values import is_dash
from jiheng.regulations.layouts_labels import find_money_unit
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout

_NAMES = ("project_name", "programme_name", "department_name")
_AGENCIES = frozenset({"agency", "filing_agency", "department_name", "department"})
_ENDS = ("。", "！", "”")
_COUNT = "序号"
_TOTAL = MoneyRow("总额", term="any")


class Owners:
    """The projects of one list in order, each with the number of its first row, and the agencies that head them."""

    def __init__(self, head: Head, layout: SheetLayout, ledger: Ledger) -> None:
        self._head = head
        self._layout = layout
        self._ledger = ledger
        fields = [layout.labels.get(block.label) for block in head.leading]
        self._name = next((name for name in _NAMES if name in fields), "")
        self._shared: dict[str, Block] = {}
        self._texts: dict[str, str] = {}
        self.units = [(unit, block) for block in head.leading if (unit := find_money_unit(block.text))]
        self.areas: list[Area] = []
        self.agencies: list[Area | None] = []
        self.total: Area | None = None
        self._agency: Area | None = None

    def read(self, blocks: Sequence[Block], *, has_indicator: bool) -> None:
        """Read the leading cells of one row; a new name begins a new project, a row without an indicator heads those below it."""
        empty = [block for block in blocks if is_dash(block.text) or self._is_count(block)]
        found = [(self._field(block), block) for block in blocks if block not in empty]
        self._ledger.set_aside(*empty)
        name = next((block for field, block in found if field == self._name), None)
        total = next((block for _, block in found if block.label in self._layout.totals), None)
        if total is not None and not has_indicator:
            self._ledger.set_aside(total)
            self.total = self._area([(field, block) for field, block in found if block is not total])
        elif name is not None and not has_indicator and not self._has_agency():
            self._agency = self._area(found)
        elif name is not None and not self._repeats(found):
            self._texts = {field: block.text for field, block in found if field}
            self._shared.update({field: block for field, block in found if field in _AGENCIES and field != self._name})
            self.areas.append(self._area([*((field, block) for field, block in self._shared.items()), *found]))
            self.agencies.append(self._agency)
        elif self.areas:
            self._add(found)
        else:
            self._shared.update({field: block for field, block in found if field in _AGENCIES})

    def _is_count(self, block: Block) -> bool:
        """Whether a cell only counts the rows or projects of the list."""
        head = self._head.leading_at(block.left)
        return head is not None and head.label == _COUNT and block.text.strip().isdecimal()

    def _has_agency(self) -> bool:
        """Whether a column of its own prints the agency, so that a row without indicators is a project without them."""
        return any(self._layout.labels.get(block.label) in _AGENCIES - {self._name} for block in self._head.leading)

    def _field(self, block: Block) -> str:
        """What a leading cell prints: the field of its column, ``money`` for an amount."""
        head = self._head.leading_at(block.left)
        if head is None:
            return ""
        if head.label in self._layout.money_rows or head.label in self._layout.money_columns or head.label in self._layout.money_headings:
            return "money"
        return self._layout.labels.get(head.label, "")

    def _repeats(self, found: Sequence[tuple[str, Block]]) -> bool:
        """Whether a row prints the names of the project above again, as grids without merged cells do."""
        names = [(field, block.text) for field, block in found if field == self._name or field in _AGENCIES]
        return bool(self.areas) and all(self._texts.get(field) == text for field, text in names)

    def _area(self, found: Sequence[tuple[str, Block]]) -> Area:
        area = Area(self._layout, self._ledger)
        for field, block in dict.fromkeys(found):
            self._put(area, field, block)
        area.money.stacked.sort(key=lambda row: row.row.term is None)
        return area

    def _put(self, area: Area, field: str, block: Block) -> None:
        head = self._head.leading_at(block.left)
        if head is None or not field or (field == "money" and not is_amount(block)):
            return
        self._ledger.take(block)
        if field == "money":
            row = self._layout.money_rows.get(head.label, _TOTAL)
            area.money.stacked.append(AmountRow(row, head.label, 0, {"amount": whole(block)}))
        else:
            area.entries.append(Entry("project_name" if field == self._name else field, head.label, [whole(block)]))

    def _add(self, found: Sequence[tuple[str, Block]]) -> None:
        """More of the project above: what is printed again is furniture, what was not printed yet belongs to it."""
        area = self.areas[-1]
        known = {piece.text for entry in area.entries for piece in entry.pieces}
        known |= {piece.text for row in area.money.stacked for piece in row.values.values()}
        for field, block in found:
            if block.text in known:
                self._ledger.set_aside(block)
            elif field not in ("money", self._name) and not any(entry.field == field for entry in area.entries):
                self._put(area, field, block)
            elif begun := next((entry for entry in area.entries if entry.field == field and _is_cut(entry, block)), None):
                self._ledger.take(block)
                begun.pieces.append(whole(block))


def _is_cut(entry: Entry, block: Block) -> bool:
    """Whether a text without an end goes on on the next page, in a cell that is merged over rows on both."""
    last = entry.pieces[-1]
    is_next = (block.cell.source.page or 0) > (last.source.page or 0)
    return is_next and entry.field in OBJECTIVES and not last.text.rstrip().endswith(_ENDS)
