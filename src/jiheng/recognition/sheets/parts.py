"""Where in a document one sheet ends and the next begins, over several sheets of a workbook and several tables of a page."""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.recognition.sheets.heads import Head, find_head
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.recognition.sheets.surroundings import is_around, is_title
from jiheng.regulations.layouts_sheets import SheetLayout

_OPENS = frozenset({"project_name", "programme_name", "department_name"})
_TITLE_AT_MOST = 12
"""The lines that may stand between a title and the label that opens the sheet."""

_CAPTIONS_MOST = 2
"""The cells that a line of captions has at most: a wider one belongs to a table."""


class Part(NamedTuple):
    """The lines of one sheet, and the heads of its tables of indicators by the line on which they begin."""

    lines: Sequence[Line]
    heads: dict[int, Head]


def divide(lines: Sequence[Line], layout: SheetLayout) -> list[Part]:
    """The sheets of a document in order; what stands before the title of the first is a part of its own, without heads.

    A document without any table of indicators has none.
    """
    heads = {line.order: head for line in lines if (head := find_head(lines, line.order, layout))}
    start = _first_beginning(lines, heads, layout)
    starts = [0, start] if start else [0]
    opened: set[str] = set()
    head_at = -1
    for line in lines[start:]:
        is_head = line.order in heads or (line.order + 1 in heads and heads[line.order + 1].is_below)
        fields = set() if is_head else {field for block in line.fresh if (field := _opening(block, layout))}
        titled = _title_above(lines, line.order, head_at + 1, layout) if fields and head_at >= 0 else None
        if fields and head_at >= 0 and (fields & opened or titled is not None):
            starts.append(_beginning(lines, line, head_at, titled, layout))
            opened, head_at = set(), -1
        opened |= fields
        head_at = line.order if line.order in heads else head_at
    parts = [Part(lines[start:end], heads) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [Part(part.lines, {at: heads[at] for line in part.lines if (at := line.order) in heads}) for part in parts]


def _first_beginning(lines: Sequence[Line], heads: dict[int, Head], layout: SheetLayout) -> int:
    """Where the first sheet begins: at the title above the label that opens it, else at the top; a cover, a table of contents or a budget
    table may stand before it."""
    first = min(heads, default=0)
    opening = next((line for line in lines[first::-1] if any(_opening(block, layout) for block in line.fresh)), None)
    titled = _title_above(lines, opening.order, 0, layout) if opening else None
    if opening is None or not titled:
        return 0
    start = _beginning(lines, opening, -1, titled, layout)
    before = lines[:start]
    return start if any(len(line.fresh) > _CAPTIONS_MOST for line in before) else 0


def _opening(block: Block, layout: SheetLayout) -> str | None:
    """The field of a label that opens a sheet, also where its value stands in the same cell."""
    field = layout.labels.get(block.label)
    if field is None and len(block.text) <= 200 and (caption := layout.caption.match(block.text.strip())):
        field = layout.labels.get("".join(caption["label"].split()))
    return field if field in _OPENS else None


def _title_above(lines: Sequence[Line], at: int, first: int, layout: SheetLayout) -> int | None:
    """The nearest line above, not before ``first``, that prints a title."""
    for index in range(at - 1, max(first, at - _TITLE_AT_MOST) - 1, -1):
        if len(lines[index].fresh) <= 2 and any(is_title(block.text, layout) for block in lines[index].fresh):
            return index
    return None


def _beginning(lines: Sequence[Line], opening: Line, head_at: int, titled: int | None, layout: SheetLayout) -> int:
    """The first line of the sheet that a label opens: its title, else the top of its table, with what stands around right above."""
    start = opening.order if titled is None else titled
    if titled is None and lines[head_at].table != opening.table:
        while start - 1 > head_at and lines[start - 1].table == opening.table:
            start -= 1
    while start - 1 > head_at and is_around(lines[start - 1], layout):
        start -= 1
    return start
