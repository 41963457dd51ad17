"""Where a value came from."""

from typing import NamedTuple

Box = tuple[float, float, float, float]


class Source(NamedTuple):
    """A stretch of characters in one cell of a document, counted as people count.

    ``table``, ``row``, ``column`` and ``page`` start at 1 (the row of a text file is its line); ``start`` and ``end`` are offsets
    into the raw text of the cell, so that ``cell.text[start:end]`` is what was printed. ``box`` is left, top, right, bottom in
    points on the page, where the format has pages.
    """

    name: str
    table: int | None
    row: int | None
    column: int | None
    start: int
    end: int
    page: int | None = None
    box: Box | None = None

    def part(self, start: int, end: int) -> "Source":
        """The stretch ``start``–``end`` of the same cell, in offsets of the raw text."""
        return Source(self.name, self.table, self.row, self.column, start, end, self.page, self.box)

    @property
    def place(self) -> str:
        """The place as a person says it: ``项目表.txt:表1:7:4``; with a page: ``…:第3页:表1:7:4``; a whole page: ``…:第3页``;
        a line of a file that is no table: ``…:第3行``."""
        if self.table is None:
            line = f"{self.name}:第{self.row}行" if self.row else self.name
            return f"{self.name}:第{self.page}页" if self.page else line
        page = f"第{self.page}页:" if self.page else ""
        return f"{self.name}:{page}表{self.table}:{self.row}:{self.column}"
