"""A publication cut into prose and tables: which lines stand above a grid, which of its rows are its head, and where it goes on."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from jiheng.document import Cell, Document, Row
from jiheng.recognition.cells import filled
from jiheng.recognition.publications.amounts import is_amount, is_code
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.publications import TableWordings

_TITLE_AT_MOST, _ABOVE_AT_MOST, _HEAD_ROWS_AT_MOST = 60, 6, 8
_MARKS = "。；;，"
Place = tuple[int | None, int | None, int | None]
"""Table, row and column of a cell."""



@dataclass(slots=True)
class Section:
    """One budget table as it is printed: the lines above it, the rows of its head, its body, and the lines that belong to it below."""

    kind: str
    title: Cell
    above: list[Cell] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    repeated: list[Cell] = field(default_factory=list)
    remarks: list[Cell] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return max((len(row) for row in self.heads), default=0)


@dataclass(slots=True)
class Cut:
    """All prose lines in order, the sections, and the rows of grids that are no budget table."""

    lines: list[Cell] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    strange: list[Row] = field(default_factory=list)


class _Cutter:
    """Goes through the rows once. A title waits (``pending``) until a head comes; a table ends with the next title or with prose."""

    def __init__(self, words: TableWordings, taken: Set[Place]) -> None:
        self._words = words
        self._taken = taken
        self.cut = Cut()
        self._pending: Section | None = None
        self._open: Section | None = None

    def read(self, row: Row) -> None:
        """Take in one row of the document."""
        cells = filled(row)
        if not cells:
            return
        if any((cell.source.table, cell.source.row, cell.source.column) in self._taken for cell in cells):
            self.end_table()
            return
        if len(cells) == 1 and (len(row) == 1 or self._reads_as_line(cells[0])):
            self._read_line(cells[0])
        elif self._pending and not self._pending.body and is_head(row, self._words) and len(self._pending.heads) < _HEAD_ROWS_AT_MOST:
            self._pending.heads.append(row)
        elif len(row) > 1 and len(cells) == 2 and self._pending and not self._pending.heads and self._captions(cells):
            self._pending.above.extend(cells)
        else:
            self._read_body(row, cells)

    def close(self) -> Cut:
        """The end of the document."""
        self._drop_pending()
        return self.cut

    def _reads_as_line(self, cell: Cell) -> bool:
        """Whether the only filled cell of a wide row is a title, a caption or a remark and no row of the table."""
        text = cell.text.strip()
        return bool(
            self._pending is None and self._open is None or self._title_kind(cell)
            or self._words.captions.search(text) or self._words.remark.match(squeeze(text))
            or (self._pending is not None and not self._pending.heads)
        )

    def _captions(self, cells: Sequence[Cell]) -> bool:
        return any(self._words.captions.search(cell.text) for cell in cells)

    def _title_kind(self, cell: Cell) -> str | None:
        text = squeeze(cell.text)
        if len(text) > _TITLE_AT_MOST or any(mark in text for mark in _MARKS) or self._words.captions.search(cell.text) or "…" in text:
            return None
        return self._words.find_kind(text)

    def _read_line(self, cell: Cell) -> None:
        kind = self._title_kind(cell)
        if kind:
            repeats = self._open and squeeze(self._open.title.text) == squeeze(cell.text)
            if self._open and repeats:  # the title again above the part on the next page
                self._open.repeated.append(cell)
                return
            self._drop_pending()
            self._open, self._pending = None, Section(kind, cell)
        elif self._words.furniture.fullmatch(squeeze(cell.text)):
            (self._pending.above if self._pending else self._open.repeated if self._open else self.cut.lines).append(cell)
        elif self._pending and not self._pending.heads and len(self._pending.above) < _ABOVE_AT_MOST and self._captions([cell]):
            self._pending.above.append(cell)
        elif self._open and self._captions([cell]) and len(cell.text) <= _TITLE_AT_MOST:
            self._open.repeated.append(cell)
        elif self._open and self._words.remark.match(squeeze(cell.text)):
            self._open.remarks.append(cell)
        else:
            self.end_table()
            self.cut.lines.append(cell)

    def _read_body(self, row: Row, cells: Sequence[Cell]) -> None:
        if self._pending and len(self._pending.heads) and len(row) == self._pending.width:
            self.cut.sections.append(self._pending)
            self._open, self._pending = self._pending, None
        if self._open and self._repeats_head(row):
            self._open.repeated.extend(cells)
        elif self._open and len(row) == self._open.width:
            self._open.body.append(row)
        else:
            self.end_table()
            self.cut.strange.append(row)

    def _repeats_head(self, row: Row) -> bool:
        printed = [squeeze(cell.text) for cell in row]
        return self._open is not None and any(printed == [squeeze(cell.text) for cell in head] for head in self._open.heads)

    def end_table(self) -> None:
        """Prose after a table that has begun, or the next sheet: what follows without a title is none of it."""
        self._drop_pending()
        self._open = None

    def _drop_pending(self) -> None:
        """A title without a table is a line of prose (a heading, a table of contents)."""
        if self._pending:
            self.cut.lines.extend((self._pending.title, *self._pending.above))
            self.cut.strange.extend(self._pending.heads)
            self._pending = None


def is_head(row: Row, words: TableWordings) -> bool:
    """Whether a row heads columns: it prints no amount and no code, and at least half of its texts are known heads."""
    cells = filled(row)
    texts = [squeeze(cell.text) for cell in cells]
    if len(set(texts)) == 1 and any(not cell.text.strip() for cell in row):  # 合计 with nothing beside it
        return False
    if all(words.column_numbers.fullmatch(text) for text in texts):
        return len(texts) > 1 and not any("." in text or "," in text for text in texts) and texts[-1].isdecimal()
    if any(is_amount(text) or is_code(text) for text in texts):
        return False
    known = sum(any(pattern.fullmatch(text) for pattern in words.columns.values()) for text in texts)
    numbered = sum(text[:1] in "一二三四五六七八九十" and text[1:2] == "、" for text in texts)
    return known * 2 >= len(texts) and not numbered


def cut_document(document: Document, words: TableWordings, *, taken: Set[Place] = frozenset()) -> Cut:
    """The prose and the budget tables of ``document``, in one pass; rows with a cell that is ``taken`` are of another form."""
    cutter = _Cutter(words, taken)
    for table in document.tables:
        if table.caption:  # a sheet of a workbook goes on nowhere else
            cutter.end_table()
        for row in table.rows:
            cutter.read(row)
    return cutter.close()
