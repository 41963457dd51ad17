"""Prose as people read it: lines joined into paragraphs that still know where each character was printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiheng.document import Cell
from jiheng.source import Source
from jiheng.text.widths import fold

_ENDS = "。！？!?；;：:"
_BEGINS = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s?[.．、](?!\d)|[①-⑳])")
_HEADING_AT_MOST = 30
_INNER = re.compile("[，,。；;]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph under its heading: ``text`` is folded and as long as what was printed, a line break stands behind the heading."""

    text: str
    printed: str
    starts: tuple[int, ...]
    cells: tuple[Cell, ...]

    def sources(self, start: int, end: int) -> tuple[Source, ...]:
        """Where ``text[start:end]`` was printed, one source for each line that it touches."""
        found = []
        for index in range(max(bisect_right(self.starts, start) - 1, 0), len(self.cells)):
            first, cell = self.starts[index], self.cells[index]
            if first >= end:
                break
            low, high = max(start - first, 0), min(end - first, len(cell.text))
            if low < high:
                found.append(cell.source.part(low, high))
        return tuple(found)


def list_passages(lines: Iterable[Cell]) -> Iterator[Passage]:
    """The paragraphs of ``lines``, each with the heading above it."""
    gathered: list[Cell] = []
    for line in lines:
        if gathered and _starts_anew(gathered[-1].text, line.text) and not (len(gathered) == 1 and _is_heading(gathered[0].text)):
            yield _joined(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _joined(gathered)


def _starts_anew(above: str, text: str) -> bool:
    return above.rstrip().endswith(tuple(_ENDS)) or bool(_BEGINS.match(text)) or _is_heading(above)


def _is_heading(text: str) -> bool:
    plain = text.strip()
    return len(plain) <= _HEADING_AT_MOST and not _INNER.search(plain) and bool(_BEGINS.match(plain))


def _joined(cells: Sequence[Cell]) -> Passage:
    starts, pieces, at = [], [], 0
    for cell in cells:
        starts.append(at)
        pieces.append(cell.text)
        at += len(cell.text)
        if cell is cells[0] and _is_heading(cell.text):
            pieces.append("\n")
            at += 1
    printed = "".join(pieces)
    return Passage(fold(printed), printed, tuple(starts), tuple(cells))
