"""Notices on a place of a page → notices on the cell that lies there."""

from collections.abc import Iterable, Iterator

from jiheng.document import Notice, Table
from jiheng.source import Box, Source


def find_cells(notices: Iterable[Notice], tables: Iterable[Table]) -> Iterator[Notice]:
    """The notices; those that have a box and no table get the place of the smallest cell around the middle of the box."""
    cells: dict[int | None, set[Source]] = {}
    for table in tables:
        for row in table.rows:
            for cell in row:
                cells.setdefault(cell.source.page, set()).add(cell.source)
    for notice in notices:
        source = notice.source
        if source.table is None and source.box:
            around = [cell for cell in cells.get(source.page, ()) if cell.box and _has_middle(cell.box, source.box)]
            if around:
                source = min(around, key=lambda cell: (_extent(cell.box), cell))
        yield Notice(notice.text, source, notice.kind)


def find_smallest(page: int, box: Box, tables: Iterable[Table]) -> Source | None:
    """The smallest cell of a page around the middle of a box; None where there is none."""
    cells = {cell.source for table in tables for row in table.rows for cell in row if cell.source.page == page}
    around = [cell for cell in cells if cell.box and _has_middle(cell.box, box)]
    return min(around, key=lambda cell: (_extent(cell.box), cell), default=None)


def _has_middle(around: Box, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return around[0] <= x <= around[2] and around[1] <= y <= around[3]


def _extent(box: Box | None) -> float:
    return (box[2] - box[0]) * (box[3] - box[1]) if box else 0.0
