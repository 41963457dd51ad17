"""Heads that were pasted without the cell before them: the label that runs down beside the whole table is lost, its blank cells are not.

Then every row below is one cell wider than the heads, and begins with a blank one.
"""

from collections.abc import Sequence

from jiheng.recognition.sheets.heads import find_head
from jiheng.recognition.sheets.lines import Block, Line
from jiheng.regulations.layouts_sheets import SheetLayout

_ROWS_LEAST = 2


def shift_heads(lines: Sequence[Line], layout: SheetLayout) -> list[Line]:
    """The lines, with such heads moved over their columns."""
    moved = list(lines)
    for at, line in enumerate(lines):
        if _is_narrower(line, lines[at + 1:at + 2]) and find_head(lines, at, layout) and _is_beside_blanks(line, lines[at + 1:]):
            blocks = tuple(map(_move, line.blocks))
            moved[at] = line._replace(width=line.width + 1, blocks=blocks, fresh=blocks, blanks=tuple(map(_move, line.blanks)))
    return moved


def _is_narrower(line: Line, following: Sequence[Line]) -> bool:
    """Whether a line that begins at the left lacks one cell of those that the next one has, which begins with a blank one."""
    return line.blocks[0].left == 0 and any(line.width + 1 == other.width and other.blocks[0].left for other in following)


def _is_beside_blanks(line: Line, below: Sequence[Line]) -> bool:
    """Whether all the rows of the same table below are a cell wider than the line and begin with a blank one."""
    rows = []
    for other in below:
        if other.table != line.table or len(other.blocks) < len(line.blocks) // 2:
            break
        rows.append(other)
    return len(rows) >= _ROWS_LEAST and all(row.width == line.width + 1 and row.blocks[0].left > 0 for row in rows)


def _move(block: Block) -> Block:
    return block._replace(left=block.left + 1, right=block.right + 1)
