"""The rows of a page shown as text: lines whose cells are centred on one another are one row."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from jiheng.recognition.flattened.suits import IMPOSSIBLE, doubt_about_joining, is_amount, width_of
from jiheng.recognition.flattened.visual import Piece, is_word
from jiheng.recognition.flattened.words import find_head, is_total

_TALLEST, _SHORT, _SHIFTED = 14, 2, 4
_ROW, _OFF_CENTRE, _LONE, _TOP = 30, 20, 120, 30
_TWO_LABELS = 200
_TWO_WORDS, _FAR, _WIDER, _SENTENCE = 300, 60, 40, 40
_HEADS_LEAST = 3
_UNITS = ("%", "％", "元", "万元")


class VisualRow(NamedTuple):
    """The lines ``first``–``last`` as one row, with the pieces of each cell from left to right."""

    cost: int
    first: int
    last: int
    cells: tuple[tuple[Piece, ...], ...]


def find_rows(pieces: Sequence[Piece], bands: Sequence[Sequence[Piece]], *, is_topped: bool = False) -> list[VisualRow]:
    """The cheapest rows of pieces; ``bands`` are columns of labels besides, each in the middle or (``is_topped``) on top."""
    lines = sorted({line for piece in pieces for line in range(piece.first, piece.last + 1)})
    if not lines:
        return []
    spans = _spans(pieces, lines)
    over = {above[0].first for above, heads in pairwise(spans) if _is_over_heads(above, heads)}
    costs, best = [0] + [IMPOSSIBLE] * len(lines), [VisualRow(0, 0, 0, ())] * (len(lines) + 1)
    for start in range(len(lines)):
        if costs[start] >= IMPOSSIBLE:
            continue
        for end in range(start, min(start + _TALLEST, len(lines))):
            inside = [piece for begun in spans[start:end + 1] for piece in begun]
            if any(piece.last > lines[end] for piece in inside):
                continue
            row = _row(inside, lines[start], lines[end], bands, is_topped=is_topped)
            if lines[end] in over:
                row = row._replace(cost=_ROW if start == end else row.cost + _TWO_WORDS)
            if costs[start] + row.cost < costs[end + 1]:
                costs[end + 1], best[end + 1] = costs[start] + row.cost, row._replace(cost=start)
    rows = []
    at = len(lines)
    while at and costs[at] < IMPOSSIBLE:
        rows.append(best[at])
        at = best[at].cost
    return rows[::-1] if not at else []


def _is_over_heads(above: Sequence[Piece], heads: Sequence[Piece]) -> bool:
    """Whether a piece alone on its line stands over the last heads of columns only: it heads them together."""
    starts = [piece.start for piece in heads if find_head(piece.text)]
    return len(above) == 1 and len(starts) >= _HEADS_LEAST and above[0].end > starts[_HEADS_LEAST - 1] <= above[0].start + _SHIFTED


def _spans(pieces: Sequence[Piece], lines: Sequence[int]) -> list[list[Piece]]:
    """The pieces that begin on each line."""
    found: dict[int, list[Piece]] = {line: [] for line in lines}
    for piece in pieces:
        found[piece.first].append(piece)
    return list(found.values())


def _row(pieces: Sequence[Piece], first: int, last: int, bands: Sequence[Sequence[Piece]], *, is_topped: bool) -> VisualRow:
    cells = _cells(pieces)
    labels = [sum(2 * first <= label.first + label.last <= 2 * last for label in band) for band in bands]
    has_company = len(cells) > 1 or bool(labels and labels[0]) or any(piece.is_word for piece in pieces)
    centred = sum(abs(cell[0].first + cell[-1].last - first - last) for cell in cells)
    topped = sum(2 * (cell[0].first - first) for cell in cells)
    cost = _ROW + (0 if has_company else _LONE) + _TWO_LABELS * sum(max(0, count - 1) for count in labels)
    cost += _TWO_WORDS * (first < last and any(is_total(piece.text) for piece in pieces))
    cost += min(_OFF_CENTRE * centred + _TOP * is_topped, _OFF_CENTRE * topped + _TOP * (not is_topped))
    cost += sum(map(_doubt_about_cell, cells))
    return VisualRow(cost, first, last, tuple(tuple(cell) for cell in cells))


def _cells(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces below each other in one cell, cells from left to right."""
    cells: list[list[Piece]] = []
    lines = [list(line) for _, line in groupby(sorted(pieces, key=lambda piece: (piece.first, piece.start)), key=lambda piece: piece.first)]
    for line in lines:
        above = [cell for cell in cells if cell[-1].last < line[0].first]
        homes = [next((cell for cell in above if _overlaps(cell, piece)), None) for piece in line]
        like = [cell for cell in above if len(_beside(cell, above)) == len(line)]
        is_doubtful = any(home is None for home in homes) or len(set(map(id, homes))) < len(homes)
        if is_doubtful and len(like) == len(line) and all(map(_is_near, like, line)):
            homes = list(like)
        for piece, home in zip(line, homes, strict=True):
            if home is None or home[-1].last >= piece.first:
                cells.append([piece])
            else:
                home.append(piece)
    return sorted(cells, key=lambda cell: (min(piece.start for piece in cell), cell[0].first))


def _beside(cell: Sequence[Piece], cells: Sequence[list[Piece]]) -> list[list[Piece]]:
    """The cells that begin on the same line as one."""
    return [other for other in cells if other[0].first == cell[0].first]


def _is_near(cell: Sequence[Piece], piece: Piece) -> bool:
    return abs(cell[-1].start - piece.start) <= _SHIFTED


def _overlaps(cell: Sequence[Piece], piece: Piece) -> bool:
    if any(piece.is_below(other) for other in cell):
        return True
    start, end = min(other.start for other in cell), max(other.end for other in cell)
    shared = min(end, piece.end) - max(start, piece.start)
    return 2 * shared > min(end - start, piece.end - piece.start)


def _doubt_about_cell(cell: Sequence[Piece]) -> int:
    doubt = 0
    for above, below in zip(cell, cell[1:], strict=False):
        if is_word(above.text + below.text):
            continue
        if above.is_word or (below.is_word and len(below.text) > _SHORT) or (is_amount(above.text) and below.text not in _UNITS):
            doubt += _TWO_WORDS
        doubt += _SENTENCE if above.text.endswith("。") else 0
        doubt += _FAR * max(0, below.first - above.last - 2) + doubt_about_joining(above.text, below.text)
        doubt += _WIDER if width_of(below.text) > width_of(above.text) + 2 else 0
    return doubt
