"""A form as it lies on paper: a grid of cells measured in millimetres. Fillers make it from facts, writers make a file of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Role = Literal["title", "line", "label", "text", "centre", "amount"]
"""What a cell is for: the title of the form and a line above or below the table (both without rules), a printed label (centred), a text
that wraps (left), a short word (centred), an amount (right)."""

Align = Literal["left", "centre", "right"]
OpenSide = Literal["", "above", "below"]


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell at ``row`` and ``column`` (from 0) that covers ``rows`` × ``columns``.

    ``number`` is what the cell holds where it is a number (the writers show it with ``decimals`` places), else ``text`` is shown.
    ``choices`` are the words that people pick from; ``is_open`` marks what people fill in. ``align`` overrides what the role says.
    ``picture`` is an SVG of ``jiheng.charts`` that is drawn as wide as the cell (``picture_width`` mm at most, where it is not 0), ``text``
    then says what it shows. ``open_side`` is where no rule parts it from the cell with which it belongs together.
    """

    row: int
    column: int
    text: str = ""
    role: Role = "text"
    rows: int = 1
    columns: int = 1
    number: Decimal | None = None
    decimals: int = 2
    choices: tuple[str, ...] = ()
    is_open: bool = False
    is_bold: bool = False
    align: Align | None = None
    picture: str = ""
    picture_width: float = 0.0
    open_side: OpenSide = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form: on A4, ``widths`` of its columns in mm (they fill the text width), its cells row by row.

    ``repeated`` are the first and last row (from 0) that every page repeats, None where there are none. ``least_heights`` gives rows a
    height in mm at least; all others are as high as their text. ``name`` is the sheet's in a workbook and the bookmark in a document;
    ``footer`` is a small line at the foot of every page, such as a digest.
    """

    name: str
    widths: tuple[float, ...]
    cells: tuple[FormCell, ...]
    is_landscape: bool = False
    repeated: tuple[int, int] | None = None
    least_heights: tuple[tuple[int, float], ...] = ()
    footer: str = ""

    @property
    def row_count(self) -> int:
        """How many rows the cells cover."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)
