"""Which column of a table is which field of a kind of records: by the words of the head, or as somebody has said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jiheng.document import Document, Row, Table
from jiheng.domain.evidence.records import Field, RecordKind
from jiheng.text.widths import fold

_HEAD_ROWS = 10
"""How far down the head may stand, below titles and notes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The head of a table: its row (an index into the table's rows), the field of each column, and the heads that are no field's."""

    row: int
    fields: Mapping[int, Field]
    unknown: tuple[str, ...]


def find_columns(table: Table, kind: RecordKind, *, named: Mapping[str, str] | None = None) -> Columns | None:
    """The row near the top with the most heads that are fields (at least two, or the only one); None where there is none.

    ``named`` says what other heads mean: head as written → name of the field, empty for a column to be passed over.
    """
    words = {key: each for each in kind.fields for key in (_key(each.words), _key(each.name))}
    words |= {_key(head): kind.get_field(name) for head, name in (named or {}).items() if name in kind.by_name}
    passed = {_key(head) for head, name in (named or {}).items() if not name}
    found = [_columns(index, row, words, passed) for index, row in enumerate(table.rows[:_HEAD_ROWS])]
    best = max(found, key=lambda columns: len(columns.fields), default=None)
    return best if best and len(best.fields) >= min(2, len(kind.fields)) else None


def _columns(index: int, row: Row, words: Mapping[str, Field], passed: set[str]) -> Columns:
    fields, unknown = dict[int, Field](), list[str]()
    for position, cell in enumerate(row):
        each = words.get(_key(cell.text))
        if each is not None and each not in fields.values():
            fields[position] = each
        elif cell.text.strip() and _key(cell.text) not in passed:
            unknown.append(" ".join(cell.text.split()))
    return Columns(index, fields, tuple(unknown))


def _key(text: str) -> str:
    """A head without blanks, star, unit in brackets."""
    plain = "".join(fold(text).split()).strip("*★:")
    for bracket in "(（":
        plain = plain.partition(bracket)[0] or plain
    return plain.lower()


def find_kind(document: Document, kinds: Iterable[RecordKind]) -> RecordKind | None:
    """The kind whose required columns are all there, with the most heads known and the fewest unknown; None where none fits."""
    fitting = [(rank, kind) for kind in kinds if (rank := _rank(document, kind)) is not None]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _rank(document: Document, kind: RecordKind) -> tuple[int, int] | None:
    required = {each.name for each in kind.fields if each.is_required}
    heads = [columns for table in document.tables if (columns := find_columns(table, kind))]
    whole = [columns for columns in heads if required <= {each.name for each in columns.fields.values()}]
    return max(((len(columns.fields), -len(columns.unknown)) for columns in whole), default=None)
