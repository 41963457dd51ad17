"""What stands on the pages of a generated file, whatever its format: lines above and below, and grids of boxes that may be merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Box(NamedTuple):
    """One cell over ``across`` columns and ``down`` rows; ``fen`` is the amount that it prints, ``head`` says that it is a label."""

    text: str
    across: int = 1
    down: int = 1
    head: bool = False
    fen: int | None = None


class Placed(NamedTuple):
    """A box and the position of its first row and column."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True)
class Grid:
    """A table: relative widths of its columns, its rows of boxes (a place that a box from above reaches into is left out), the lines above
    and below it, and the number of its rows that are heads."""

    widths: tuple[int, ...]
    rows: tuple[tuple[Box, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    head_rows: int = 0

    def placed(self) -> Iterator[Placed]:
        """Every box with its place."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for box in row:
                while (number, column) in taken:
                    column += 1
                taken.update((number + down, column + across) for down in range(box.down) for across in range(box.across))
                yield Placed(number, column, box)
                column += box.across
        assert len(taken) == len(self.rows) * len(self.widths), "the boxes do not fill the grid"

    def texts(self) -> list[list[str]]:
        """The rows as texts, a merged box in its first place and blank in the others."""
        lines = [[""] * len(self.widths) for _ in self.rows]
        for row, column, box in self.placed():
            lines[row][column] = box.text
        return lines

    def unmerged(self, *, heads: bool = False) -> "Grid":
        """The same with every box that reaches down (labels only with ``heads``) cut into one a row, each repeating its text."""
        lines: list[list[Placed]] = [[] for _ in self.rows]
        for row, column, box in self.placed():
            if box.head and not heads:
                lines[row].append(Placed(row, column, box))
                continue
            for down in range(box.down):
                lines[row + down].append(Placed(row + down, column, box._replace(down=1)))
        return replace(self, rows=tuple(tuple(item.box for item in sorted(line, key=lambda item: item.column)) for line in lines))


def head(text: str, across: int = 1, down: int = 1) -> Box:
    """A label."""
    return Box(text, across, down, head=True)


def row(*boxes: Box | str) -> tuple[Box, ...]:
    """Boxes side by side; a bare text is a box of one column."""
    return tuple(Box(box) if isinstance(box, str) else box for box in boxes)


def merge_levels(cells: Sequence[Sequence[str]]) -> list[list[Box | None]]:
    """Rows whose first two texts are merged with those above where they repeat; None is a place that a box above reaches into."""
    merged: list[list[Box | None]] = [[Box(text) for text in line] for line in cells]
    for column in (0, 1):
        first = 0
        for number in range(1, len(cells) + 1):
            if number < len(cells) and cells[number][:column + 1] == cells[first][:column + 1]:
                merged[number][column] = None
            else:
                merged[first][column] = Box(cells[first][column], down=number - first)
                first = number
    return merged
