"""Lines and grids in reading order → tables: what DOCX, HTML, OpenDocument, RTF and Markdown have in common.

Lines above a grid belong to its table, so that title and captions are found there; lines below the last grid belong to that one.
Merged cells are laid out: every place that a cell covers repeats its text and its source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.readers.limits import check_cells
from jiheng.source import Source

_NESTED = 50


@dataclass(slots=True)
class Box:
    """A cell as it is printed: what is in it, how many columns and rows it takes, whether it only goes on with the cell above.

    ``origin`` is what it was made of, for those who write into the file.
    """

    blocks: list["Block"] = field(default_factory=list)
    columns: int = 1
    rows: int = 1
    continues: bool = False
    origin: object = None

    @property
    def text(self) -> str:
        """Its lines, without the grids in it."""
        if len(self.blocks) == 1 and isinstance(self.blocks[0], str):
            return self.blocks[0]
        return "\n".join([block for block in self.blocks if isinstance(block, str)])


@dataclass(slots=True)
class Grid:
    """A table as it is printed: rows of boxes from left to right, those left out that are covered by another.

    ``widths`` of its columns tell a table that goes on from one that begins.
    """

    rows: list[list[Box]] = field(default_factory=list)
    widths: tuple[str, ...] = ()


Block = str | Grid
Place = tuple[int, int, int]
"""Table, row and column, as in ``Source``."""


class Flow:
    """The tables of one document, written from top to bottom; raises ``RefusedDocument`` where they take more than ``CELLS`` cells.

    ``origins`` is filled with what every cell was made of, by table, row and column, where somebody asks for it.
    """

    def __init__(self, name: str, *, origins: dict[Place, object] | None = None) -> None:
        self._name = name
        self._origins = origins
        self._tables: list[Table] = []
        self._rows: list[Row] = []
        self._lines: list[tuple[str, object]] = []
        self._caption = ""
        self._number = self._spent = 0
        self._is_grid = False
        self._open: Grid | None = None
        self._above: Row = ()
        self._hanging: dict[int, tuple[Cell, int]] = {}

    def add(self, blocks: Iterable[Block], *, nested: int = 0, origin: object = None) -> None:
        """Lines and grids in reading order, the lines made of ``origin``; a blank line is nothing."""
        for block in blocks:
            if isinstance(block, Grid):
                self._add_grid(block, nested=nested + 1)
                continue
            self._open = None
            if block and not block.isspace():
                self._lines.append((block, origin))

    def begin_sheet(self, caption: str) -> None:
        """A sheet begins here: a table of its own, whatever stands before."""
        self._close()
        self._caption = caption

    def begin_grid(self) -> None:
        """The rows of a grid begin here; what was only lines so far stands above them."""
        if self._is_grid:
            self._close_grid()
        self._set_lines()
        self._above, self._hanging = (), {}

    def add_row(self, boxes: Iterable[Box], *, times: int = 1) -> None:
        """One row of the grid, printed so many times; blank rows are counted and left out."""
        boxes = tuple(boxes)
        is_filled = any(box.blocks or box.continues for box in boxes)
        check_cells(self._spent + times * is_filled, name=self._name)
        while times and (self._hanging or is_filled):
            self._lay_row(boxes)
            times -= 1
        self._number += times
        self._above = () if times else self._above

    def finish(self) -> tuple[Table, ...]:
        """All tables; those without any text are left out."""
        self._close()
        return tuple(self._tables)

    def _add_grid(self, grid: Grid, *, nested: int) -> None:
        """A grid row by row; a grid inside a cell stands on its own, below.

        A grid with a row that holds nothing but another grid only places things on the page: such rows are laid out as if it were not
        there.
        """
        if nested > _NESTED:
            raise RefusedDocument(f"“{self._name}”的表格嵌套超过 {_NESTED} 层，已拒绝；请另存为新的文件再试。")
        check_cells(self._spent + len(grid.rows), name=self._name)
        rows = [(boxes, [box for box in boxes if box.blocks], _grids_in(boxes)) for boxes in grid.rows]
        only_places = any(inner and len(used) == 1 for _, used, inner in rows)
        below: list[Grid] = []
        is_begun = self._goes_on(grid)
        for boxes, used, inner in rows:
            if only_places and len(used) == 1:
                self.add(used[0].blocks, nested=nested, origin=used[0].origin)
                is_begun = False
                continue
            if not is_begun:
                self.begin_grid()
                is_begun = True
            self.add_row(boxes)
            below.extend(inner)
        self.add(below, nested=nested)
        self._open = None if below or only_places or nested > 1 else grid

    def _goes_on(self, grid: Grid) -> bool:
        """Whether a grid follows another at once on the same columns, and does not begin as that one did: then both are one."""
        before = self._open
        if before is None or not grid.widths or before.widths != grid.widths or not grid.rows or not before.rows:
            return False
        return [box.text for box in grid.rows[0]] != [box.text for box in before.rows[0]]

    def _lay_row(self, boxes: Sequence[Box]) -> None:
        self._number += 1
        hanging, self._hanging = self._hanging, {}
        row: list[Cell] = []
        for box in boxes:
            if hanging:
                self._hang(row, hanging)
            column = len(row)
            cell = self._above[column] if box.continues and column < len(self._above) else self._cell(box.text, column + 1, box.origin)
            self._put(row, cell, columns=box.columns, rows=box.rows)
        self._hang(row, hanging)
        for column in sorted(hanging):
            if column >= len(row):
                self._put(row, self._cell("", len(row) + 1), columns=column - len(row), rows=1)
                self._hang(row, hanging)
        self._above = tuple(row)
        self._is_grid = self._is_grid or len(set(row)) > 1
        if any(cell.text and not cell.text.isspace() for cell in row):
            self._rows.append(self._above)

    def _hang(self, row: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
        """The cells of rows above that reach down to where the row has come to."""
        while len(row) in hanging:
            cell, rows = hanging.pop(len(row))
            self._put(row, cell, columns=1, rows=rows)

    def _put(self, row: list[Cell], cell: Cell, *, columns: int, rows: int) -> None:
        self._spend(columns)
        if rows > 1:
            self._hanging.update(dict.fromkeys(range(len(row), len(row) + columns), (cell, rows - 1)))
        row.extend([cell] * columns)

    def _cell(self, text: str, column: int, origin: object = None) -> Cell:
        if self._origins is not None and origin is not None:
            self._origins[len(self._tables) + 1, self._number, column] = origin
        make = tuple.__new__  # no call of Python for each of very many
        return make(Cell, (text, make(Source, (self._name, len(self._tables) + 1, self._number, column, 0, len(text), None, None))))

    def _spend(self, cells: int) -> None:
        self._spent += cells
        check_cells(self._spent, name=self._name)

    def _set_lines(self) -> None:
        for text, origin in self._lines:
            self._number += 1
            self._spend(1)
            self._rows.append((self._cell(text, 1, origin),))
        self._lines = []

    def _close(self) -> None:
        self._set_lines()
        self._close_grid()

    def _close_grid(self) -> None:
        if self._rows:
            self._tables.append(Table(len(self._tables) + 1, tuple(self._rows), self._caption))
        self._rows, self._number, self._is_grid = [], 0, False
        self._above, self._hanging = (), {}


def _grids_in(boxes: Iterable[Box]) -> list[Grid]:
    return [block for box in boxes for block in box.blocks if isinstance(block, Grid)]
