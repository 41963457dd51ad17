"""A document → records of one kind, with a sentence for each cell that is wrong; nothing is dropped in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.document import Document, Row, Table
from jiheng.domain.evidence.records import Field, Record, RecordKind, Value
from jiheng.errors import BrokenRecords
from jiheng.recognition.records.cells import read_cell
from jiheng.recognition.records.columns import Columns, find_columns
from jiheng.source import Source


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one cell: where, what it says, and what it should be."""

    source: Source
    field: str
    written: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RecordReading:
    """What a table of records says.

    ``records`` are the rows without a mistake, ``repeated`` those of them whose event stands further up in the file too, ``mistakes``
    what is wrong in the others. ``unknown`` are heads that are no field's. Whoever takes the records in decides about the rest.
    """

    kind: RecordKind
    records: tuple[Record, ...]
    repeated: tuple[Record, ...]
    mistakes: tuple[Mistake, ...]
    unknown: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every row could be taken."""
        return not self.mistakes


def recognise_records(
    document: Document, kind: RecordKind, *, named: Mapping[str, str] | None = None, is_external: bool = False,
) -> RecordReading:  # fmt: skip
    """All rows of the document's tables of this kind; ``named`` and ``is_external`` as in ``find_columns`` and ``Record``.

    Raises ``BrokenRecords`` where no table has the heads, or where a required field has no column.
    """
    once, repeated, mistakes, unknown = dict[str, Record](), list[Record](), list[Mistake](), list[str]()
    for table, columns in _find_tables(document, kind, named=named):
        unknown += columns.unknown
        for row in table.rows[columns.row + 1 :]:
            record, wrong = _read_row(row, columns, kind, is_external=is_external)
            mistakes += wrong
            if record is not None and record.key in once:
                repeated.append(record)
            elif record is not None:
                once[record.key] = record
    return RecordReading(kind, tuple(once.values()), tuple(repeated), tuple(mistakes), tuple(dict.fromkeys(unknown)))


def _find_tables(document: Document, kind: RecordKind, *, named: Mapping[str, str] | None) -> list[tuple[Table, Columns]]:
    """The tables with all required columns; where there is none, a sentence says what the likeliest one lacks."""
    found = [(table, columns) for table in document.tables if (columns := find_columns(table, kind, named=named))]
    whole = [(table, columns) for table, columns in found if not _missing(columns, kind)]
    if whole:
        return whole
    if not found:
        heads = "、".join(each.words for each in kind.fields)
        raise BrokenRecords(f"“{document.name}”里没有“{kind.words}”的表头；表头应有：{heads}。请用模板填写。")
    missing = _missing(max((columns for _, columns in found), key=lambda columns: len(columns.fields)), kind)
    raise BrokenRecords(f"“{document.name}”缺少“{'”“'.join(missing)}”列，不能作为“{kind.words}”导入；请补上这些列，或用模板填写。")


def _missing(columns: Columns, kind: RecordKind) -> list[str]:
    have = {each.name for each in columns.fields.values()}
    return [each.words for each in kind.fields if each.is_required and each.name not in have]


def _read_row(row: Row, columns: Columns, kind: RecordKind, *, is_external: bool) -> tuple[Record | None, list[Mistake]]:
    """The record of a row: None for an empty one, and for one with a mistake."""
    values, mistakes = dict[str, Value](), list[Mistake]()
    cells = {position: row[position] for position in columns.fields if position < len(row)}
    if not any(cell.text.strip() for cell in cells.values()):
        return None, []
    for position, each in columns.fields.items():
        cell = cells.get(position)
        try:
            value = read_cell(cell.text, each) if cell else None
        except ValueError as error:
            mistakes.append(_mistake(cell.source if cell else row[0].source, each, cell.text if cell else "", str(error)))
            continue
        if value is not None:
            values[each.name] = value
        elif each.is_required:
            mistakes.append(_mistake(cell.source if cell else row[0].source, each, "", "是必填的，不能空着"))
    mistakes += _orders(values, kind, row)
    return (None if mistakes else Record(kind, values, row[0].source, is_external)), mistakes


def _mistake(source: Source, each: Field, written: str, clause: str) -> Mistake:
    said = f"“{' '.join(written.split())[:40]}”" if written.strip() else "空着"
    return Mistake(source, each.name, written, f"第 {source.row} 行“{each.words}”{said}：{clause}。")


def _orders(values: Mapping[str, Value], kind: RecordKind, row: Row) -> Iterator[Mistake]:
    """Moments of one event run in the order of the fields: nothing is repaired before it was reported."""
    moments = [each for each in kind.fields if each.type == "moment" and each.name in values and each.words[:1] != "应"]
    for earlier, later in zip(moments, moments[1:], strict=False):
        if str(values[later.name]) < str(values[earlier.name]):
            yield _mistake(row[0].source, later, str(values[later.name])[:16], f"早于{earlier.words} {str(values[earlier.name])[:16]}")
