"""A text put together from pieces of several cells, which still knows where each character was printed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jiheng.document import Cell
from jiheng.source import Source


class Stretch(NamedTuple):
    """``text`` is the texts of ``cells`` one after the other; offsets into it can be turned into places."""

    text: str
    cells: tuple[Cell, ...]

    def sources(self, start: int, end: int) -> tuple[Source, ...]:
        """Where ``text[start:end]`` was printed: one source in each cell that it touches (for nothing at all, where it would begin)."""
        if len(self.cells) == 1:
            return (self.cells[0].source.part(start, end),)
        found, offset = [], 0
        for cell in self.cells:
            low, high = max(start - offset, 0), min(end - offset, len(cell.text))
            if low < high or (start == end == offset + low):
                found.append(cell.source.part(low, high))
            offset += len(cell.text)
        return tuple(found) or (self.cells[-1].source.part(0, 0),)

    def joined(self, other: "Stretch") -> "Stretch":
        """This stretch continued by another."""
        return Stretch(self.text + other.text, self.cells + other.cells)


class Places(Mapping[str, tuple[Source, ...]]):
    """Where the fields of one fact were printed, worked out of their spans in a stretch when asked: most are never asked for."""

    __slots__ = ("_spans", "_stretch")

    def __init__(self, stretch: Stretch, spans: Mapping[str, tuple[int, int]]) -> None:
        self._stretch = stretch
        self._spans = spans

    def __getitem__(self, field: str) -> tuple[Source, ...]:
        """The places of one field; ``KeyError`` for a field that was not printed."""
        return self._stretch.sources(*self._spans[field])

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def __repr__(self) -> str:
        return repr(dict(self))


def stretch_of(cell: Cell) -> Stretch:
    """The whole of one cell."""
    return Stretch(cell.text, (cell,))
