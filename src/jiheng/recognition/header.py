"""Where a list begins: the header row and which column means what."""

from collections.abc import Mapping
from dataclasses import dataclass

from jiheng.document import Row, Table
from jiheng.errors import UnknownForm
from jiheng.regulations.layouts import Layout, squeeze

_KNOWN_LEAST = 3
_LENGTH_MOST = 40


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a table, its index among the table's rows, and the position of each field's column."""

    row: Row
    index: int
    columns: Mapping[str, int]

    def repeats(self, row: Row) -> bool:
        """Whether a row prints the same header again, as after a page break."""
        return len(row) > 1 and squeeze(row[0].text) == squeeze(self.row[0].text) and [squeeze(cell.text) for cell in row] == [
            squeeze(cell.text) for cell in self.row
        ]


def find_header(table: Table, layout: Layout) -> Header | None:
    """The first row that prints this layout's columns, None where no row comes near.

    Raises ``UnknownForm`` for a row that comes near, with the columns it lacks.
    """
    for index, row in enumerate(table.rows):
        columns = _columns(row, layout)
        if len(columns) < _KNOWN_LEAST:
            continue
        missing = [printed for field, printed in layout.required.items() if field not in columns]
        if missing:
            raise UnknownForm(f"{row[0].source.place}：像是绩效目标表的表头，但没有“{'”“'.join(missing)}”列；请核对表头文字，或补上缺少的列再试。")
        return Header(row, index, columns)
    return None


def _columns(row: Row, layout: Layout) -> Mapping[str, int]:
    columns: dict[str, int] = {}
    for position, cell in enumerate(row):
        field = layout.column(cell.text) if len(cell.text) <= _LENGTH_MOST else None
        if field is not None:
            columns.setdefault(field, position)
    return columns
