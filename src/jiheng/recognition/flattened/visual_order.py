"""A page shown as text, put into the order of its cells: row by row, a wrapped cell at once, a merged label where its rows begin."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.grid import Field
from jiheng.recognition.flattened.levels import are_topped
from jiheng.recognition.flattened.visual import Piece, list_pieces
from jiheng.recognition.flattened.visual_rows import VisualRow, find_rows
from jiheng.recognition.flattened.words import find_head, find_label, is_total
from jiheng.regulations.taxonomy import read_category, read_dimension

_CAPTION = re.compile(r".*表|[（(].*[）)]|.*[:：].*|.*年度")
_FAR = 1_000_000_000
_HEADS_LEAST = 2
_STRANGE = 20
_ROWS_MOST, _PLACES_MOST = 40, 10_000


def order_cells(atoms: Sequence[Atom]) -> list[Atom]:
    """The pieces in the order of the cells, as if each wrapped cell had its lines for itself."""
    pieces = list_pieces(atoms)
    ordered = [row for form in _forms(pieces) for row in _ordered_rows(form)]
    return list(_in_order(ordered))


def _forms(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each form: its first label comes again in the next one, below its title."""
    opening = next((piece.text for piece in pieces if _is_opening(piece)), None)
    begins = [piece.first for piece in pieces if piece.text == opening and _is_opening(piece)][1:]
    captions = {piece.first for piece in pieces if _CAPTION.fullmatch(piece.text)}
    limits = [_title_line(line, captions) for line in begins]
    for low, high in zip([0, *limits], [*limits, _FAR], strict=True):
        yield [piece for piece in pieces if low <= piece.first < high]


def _is_opening(piece: Piece) -> bool:
    word = find_label(piece.text)
    return word is not None and word.field in ("project_name", "programme_name", "department_name")


def _title_line(line: int, captions: set[int]) -> int:
    while line - 1 in captions:
        line -= 1
    return line


def _ordered_rows(pieces: Sequence[Piece]) -> list[list[tuple[int, Field]]]:
    edge = _edge(pieces)
    side = _leftmost([piece for piece in pieces if _is_side(piece, edge)])
    levels = [piece for piece in pieces if piece.is_level]
    is_topped = are_topped([level.field for level in levels])
    marks = [*side, *levels]
    top = _top(pieces, min((mark.first for mark in side), default=0))
    known = set(map(id, marks))
    bands = _bands(marks)
    rows = find_rows([piece for piece in pieces if id(piece) not in known and piece.first >= top], bands, is_topped=is_topped)
    cells: list[list[tuple[int, Field]]] = [[(_start(cell), _field(cell)) for cell in row.cells] for row in rows]
    left: list[Piece] = []
    begun: list[str] = [""] * len(rows)
    for band in reversed(bands):
        for begin, end, group in _stretches(band, rows):
            for mark, at in _places(group, rows[begin:end], begun[begin:end], is_topped=is_topped):
                cells[begin + at].append((mark.start, mark.field))
                category = read_category(mark.text).taxon
                begun[begin + at] = category.dimension if category and mark.is_level else ""
            left.extend([] if begin < end else group)
    above = [[(piece.start, piece.field)] for piece in pieces if piece.first < top]
    return [*above, *cells, *([(mark.start, mark.field)] for mark in left)]


def _top(pieces: Sequence[Piece], label: int) -> int:
    """The first line below the titles above a label; what else stands there belongs to the first row."""
    titles = {piece.first for piece in pieces if piece.first < label and _CAPTION.fullmatch(piece.text)}
    return max(titles, default=-1) + 1


def _edge(pieces: Sequence[Piece]) -> int:
    """Where the leftmost column ends."""
    labels = [piece for piece in pieces if _is_form_label(piece)]
    first = min((piece.start for piece in labels), default=0)
    return max((piece.end for piece in labels if piece.start <= first + 1), default=0)


def _is_form_label(piece: Piece) -> bool:
    return len(piece.text) > 1 and find_label(piece.text) is not None and not piece.is_level and not is_total(piece.text)


def _is_side(piece: Piece, edge: int) -> bool:
    return _is_form_label(piece) and piece.start + piece.end < 2 * edge


def _leftmost(labels: Sequence[Piece]) -> list[Piece]:
    """The labels that no other one stands to the left of."""
    return [
        label for label in labels
        if not any(other.end <= label.start and other.first <= label.last and label.first <= other.last for other in labels)
    ]


def _start(cell: Sequence[Piece]) -> int:
    return min(piece.start for piece in cell)


def _field(cell: Sequence[Piece]) -> Field:
    return tuple(atom for piece in cell for atom in piece.field)


def _bands(marks: Sequence[Piece]) -> list[list[Piece]]:
    """Labels below each other, in order: those at the edge, and the levels of indicators by their column."""
    bands: list[list[Piece]] = []
    side = [mark for mark in marks if not mark.is_level]
    for mark in sorted((mark for mark in marks if mark.is_level), key=lambda mark: mark.start):
        if bands and mark.start < max(other.end for other in bands[-1]):
            bands[-1].append(mark)
        else:
            bands.append([mark])
    return [sorted(band, key=lambda mark: mark.first) for band in [side, *bands] if band]


def _stretches(band: Sequence[Piece], rows: Sequence[VisualRow]) -> Iterator[tuple[int, int, list[Piece]]]:
    """The labels of a column with the rows among which they stand: levels stand below the heads of their columns."""
    heads = [index for index, row in enumerate(rows) if _heads(row) >= _HEADS_LEAST]
    is_side = not band[0].is_level
    ends = [_body_end(rows, index + 1, band) if is_side else _body_end(rows, index + 1, ()) for index in heads]
    limits = sorted({0, *heads, *ends, len(rows)} if is_side else {0, *(index + 1 for index in heads), *ends, len(rows)})
    for begin, end in pairwise(limits):
        if not is_side:
            begin = _first_named(rows, begin, end)
        group = [mark for mark in band if _is_among(mark, rows, begin, end)]
        is_top = is_side and begin == 0
        first = next((at for at in range(begin, end) if group and is_top and rows[at].last >= group[0].first), begin)
        if group:
            yield first, end, group


def _first_named(rows: Sequence[VisualRow], begin: int, end: int) -> int:
    """The first row with something in the column of names: there may be a second row of heads above it."""
    names = [cell[0].end for cell in rows[begin - 1].cells if find_head(cell[0].text) == "name"] if begin else []
    return next((at for at in range(begin, end) if not names or rows[at].cells[0][0].start <= names[0]), begin)


def _is_among(mark: Piece, rows: Sequence[VisualRow], begin: int, end: int) -> bool:
    """Whether the middle of a label lies among these rows, or before the first row, or after the last."""
    low = 2 * rows[begin].first if begin else -_FAR
    high = 2 * rows[end].first if end < len(rows) else _FAR
    return low <= mark.first + mark.last < high


def _heads(row: VisualRow) -> int:
    return sum(find_head(cell[0].text) in ("name", "category", "dimension", "target", "annual_target") for cell in row.cells)


def _body_end(rows: Sequence[VisualRow], at: int, side: Sequence[Piece]) -> int:
    """The row below the indicators: one that begins with a label, or a label at its side other than the first one there."""
    labels = [mark for mark in side if mark.first + mark.last >= 2 * rows[at - 1].first and find_label(mark.text)][1:]
    for index in range(at, len(rows)):
        if _is_label(rows[index]) or any(rows[index].first <= mark.first <= rows[index].last for mark in labels):
            return index
    return len(rows)


def _is_label(row: VisualRow) -> bool:
    return bool(row.cells) and find_label(row.cells[0][0].text) is not None


def _places(marks: Sequence[Piece], rows: Sequence[VisualRow], begun: Sequence[str], *, is_topped: bool) -> list[tuple[Piece, int]]:
    """For each label the row that it begins at: it is the middle of its rows, or stands in the first of them where others do.

    ``begun`` says for rows that a 二级指标 begins at which 一级指标 it belongs to.
    """
    if not rows:
        return []
    if len(marks) * len(rows) > _PLACES_MOST:
        return [(mark, _nearest(mark, rows)) for mark in marks]
    ways = [_divide(marks, rows, begun, is_topped=way) for way in ((False, True) if is_topped else (False,))]
    cost, starts = min(ways, key=lambda way: way[0])
    if cost >= _FAR:
        return [(mark, _nearest(mark, rows)) for mark in marks]
    return list(zip(marks, starts, strict=True))


def _divide(marks: Sequence[Piece], rows: Sequence[VisualRow], begun: Sequence[str], *, is_topped: bool) -> tuple[int, tuple[int, ...]]:
    """The rows in as many parts as there are labels: how far these are off the middles, or the first rows, and where the parts begin."""
    best: list[tuple[int, tuple[int, ...]]] = [(0, ()), *[(_FAR, ())] * len(rows)]
    for mark in marks:
        dimension = read_dimension(mark.text).taxon
        strange = [0, *accumulate(bool(dimension and name not in ("", dimension.name)) for name in begun)]
        now: list[tuple[int, tuple[int, ...]]] = [(_FAR, ())] * (len(rows) + 1)
        for end in range(1, len(rows) + 1):
            for start in range(max(0, end - _ROWS_MOST), end):
                last = rows[start if is_topped else end - 1].last
                off = (rows[start].first + last - mark.first - mark.last) ** 2 + _STRANGE * (strange[end] - strange[start])
                if best[start][0] + off < now[end][0]:
                    now[end] = best[start][0] + off, (*best[start][1], start)
        best = now
    return best[-1]


def _nearest(mark: Piece, rows: Sequence[VisualRow]) -> int:
    return min(range(len(rows)), key=lambda at: abs(rows[at].first + rows[at].last - mark.first - mark.last))


def _in_order(rows: Sequence[Sequence[tuple[int, Field]]]) -> Iterator[Atom]:
    line = -1
    for row in rows:
        is_open = False
        for _, field in sorted(row, key=lambda cell: cell[0]):
            is_wrapped = field[0].line != field[-1].line
            for index, atom in enumerate(field):
                begins = (not is_open or is_wrapped) if index == 0 else atom.line != field[index - 1].line
                line += begins
                yield atom._replace(gap=Gap.LINE if begins else Gap.BLANK, line=line)
            is_open = not is_wrapped
