"""What a column of open data is: its name in English and in Chinese, its type, and what stands in it, in both languages."""

from dataclasses import dataclass
from typing import Literal

from jiheng.exchange.tables.columns import Kind, TableColumn, TableLayout

Type = Literal["string", "integer", "number", "boolean"]
"""The types of Table Schema that we use."""

_KINDS: dict[Type, Kind] = {"string": "text", "integer": "integer", "number": "number", "boolean": "text"}
_WIDTHS: dict[Type, float] = {"string": 18, "integer": 8, "number": 14, "boolean": 8}


@dataclass(frozen=True, slots=True)
class OpenColumn:
    """A column; ``explanation`` is Chinese, ``description`` the same in English. ``is_required`` columns are never empty."""

    name: str
    title: str
    type: Type
    explanation: str
    description: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The ``fields`` of a table are the key of the table ``resource``."""

    fields: tuple[str, ...]
    resource: str


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table of open data: what it is called, what a row is, its columns and its keys."""

    name: str
    title: str
    explanation: str
    columns: tuple[OpenColumn, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    def layout(self, *, chinese: bool = False) -> TableLayout:
        """The table as it is written, under English or Chinese heads."""
        columns = tuple(
            TableColumn(column.title if chinese else column.name, _KINDS[column.type], _WIDTHS[column.type]) for column in self.columns
        )
        return TableLayout(self.title if chinese else self.name, columns)
