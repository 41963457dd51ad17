"""What a flat table is: named columns, and rows of text in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "integer", "number", "figure"]
Row = Sequence[str | int | None]
"""One value a column; numbers are decimal strings without exponent, None is an empty cell."""

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: ``text``, ``integer``, ``number``, or a ``figure``, which is text as printed and mostly a number."""

    title: str
    kind: Kind = "text"
    width: float = 10


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table: its name and its columns."""

    name: str
    columns: tuple[TableColumn, ...]


def is_number(text: str) -> bool:
    """Whether a text is nothing but a decimal number."""
    return _NUMBER.fullmatch(text) is not None
