"""Objectives that a form numbers, each with indicators of its own: 目标1 as the heading of its rows, beside them, or on a line above them."""

from jiheng.recognition.sheets.area import OBJECTIVES
from jiheng.recognition.sheets.heads import Head
from jiheng.recognition.sheets.ledger import Ledger
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.pieces import Piece, Pieces, whole
from jiheng.recognition.sheets.places import find_objective_number
from jiheng.regulations.layouts_sheets import SheetLayout

COLUMN = "对应目标"
"""Under which an indicator keeps the number of the objective that it belongs to."""


class NumberedObjectives:
    """The numbered objectives of one table of indicators: the texts that were found in it, and which one a row belongs to.

    ``before`` is the objective above the table, to which its first rows belong where others follow.
    """

    def __init__(self, head: Head, before: Piece | None, layout: SheetLayout, ledger: Ledger) -> None:
        self._start = head.columns[0].left
        self._layout = layout
        self._ledger = ledger
        self._heading: Block | None = None
        self._current = _numbered(before) if before else None
        self._is_alone = True
        self.field, self.label = "annual_objective", "年度绩效目标"
        self.pieces: list[Piece] = []
        self.read_heading(head)

    def read_heading(self, head: Head) -> None:
        """Take in the heading beside a head, which names one objective (``年度绩效目标1（40分）``) or has them below it."""
        for block in head.headings:
            field = self._layout.labels.get(block.label, "")
            if field in OBJECTIVES:
                self._heading, self.field, self.label = block, field, block.label
            if find_objective_number(block.text):
                self._current, self._is_alone = _numbered(whole(block)), False

    def read(self, line: Line, *, has_name: bool) -> bool:
        """Take in an objective that a line prints left of its indicator or by itself; True where the line prints nothing else."""
        block = line.fresh[0] if line.fresh else None
        if block is None or not self._is_objective(block, alone=len(line.fresh) == 1, has_name=has_name):
            return False
        self._ledger.take(block)
        self._current, self._is_alone = _numbered(whole(block)) or whole(block), False
        self.pieces.append(whole(block))
        return len(line.fresh) == 1

    def _is_objective(self, block: Block, *, alone: bool, has_name: bool) -> bool:
        if block == self._heading or block.label in self._layout.totals or block.label in self._layout.labels:
            return False
        if find_objective_number(block.text):
            return alone or block.left < self._start
        return has_name and self._heading is not None and block.left == self._heading.left < self._start

    @property
    def of_row(self) -> Pieces:
        """The number of the objective of the row that is being read."""
        return (self._current,) if self._current else ()

    @property
    def is_alone(self) -> bool:
        """Whether there is no objective but the one above the table, so that it is that of the whole project."""
        return self._is_alone


def _numbered(piece: Piece) -> Piece | None:
    """The number of an objective without its text."""
    numbered = find_objective_number(piece.text)
    if numbered is None:
        return None
    start, end = numbered.span("number")
    return Piece(piece.text[start:end], piece.source.part(piece.source.start + start, piece.source.start + end))
