"""Tables that lie on their side: one row a place, one column an indicator. Turned, they are a table of indicators like any other."""

from collections.abc import Sequence

from jiheng.document import Cell
from jiheng.recognition.sheets.lines import Block, Line, blocks_of
from jiheng.regulations.layouts_sheets import SheetLayout

_PLACES = frozenset({"dimension", "category", "name"})


def turn(lines: Sequence[Line], layout: SheetLayout) -> list[Line]:
    """The lines, where a table lies on its side with its rows as columns."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end(lines, at, layout)
        if end is None:
            found.append(lines[at]._replace(order=len(found)))
            at += 1
        else:
            found.extend(_turned(lines[at:end], len(found)))
            at = end
    return found


def _end(lines: Sequence[Line], at: int, layout: SheetLayout) -> int | None:
    """Behind the last line of a table on its side that begins on line ``at``; None where none begins."""
    heads = at
    while heads < len(lines) and _field(lines[heads], layout) in _PLACES and lines[heads].table == lines[at].table:
        heads += 1
    if heads - at < 2 or "name" not in {_field(line, layout) for line in lines[at:heads]}:
        return None
    end = heads
    while end < len(lines) and lines[end].table == lines[at].table and len(lines[end].blocks) > 1:
        if lines[end].blocks[0].label in layout.labels:
            break
        end += 1
    return end if end > heads else None


def _field(line: Line, layout: SheetLayout) -> str | None:
    """The place that a line as a whole prints: its first cell says which, the others are no heads."""
    first = line.blocks[0]
    others = any(layout.columns.get(block.label) in _PLACES for block in line.blocks[1:])
    return layout.columns.get(first.label) if first.left == 0 and len(line.blocks) > 1 and not others else None


def _turned(lines: Sequence[Line], first: int) -> list[Line]:
    width = max(line.width for line in lines)
    blank = Cell("", lines[0].blocks[0].cell.source.part(0, 0))
    columns: list[list[Cell]] = [[blank] * len(lines) for _ in range(width)]
    for row, line in enumerate(lines):
        for block in line.blocks:
            for position in range(block.left, min(block.right, width - 1) + 1):
                columns[position][row] = block.cell
    turned: list[Line] = []
    above: set[Cell] = set()
    for column in columns:
        blocks: tuple[Block, ...] = tuple(blocks_of(tuple(column)))
        if blocks:
            fresh = tuple([block for block in blocks if block.cell not in above])
            turned.append(Line(first + len(turned), lines[0].table, len(lines), blocks, fresh))
        above = {block.cell for block in blocks}
    return turned
