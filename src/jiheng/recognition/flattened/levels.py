"""一级 and 二级指标 among lines of indicators: wrapped ones put together, and the rows that each stands for.

In a printed table such a label stands in the middle of its rows, as one cell that is merged over them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from jiheng.recognition.flattened.atoms import Atom
from jiheng.recognition.flattened.clusters import Cluster, Line
from jiheng.recognition.flattened.grid import Field
from jiheng.regulations.taxonomy import (
    Taxon,
    list_categories,
    list_category_spellings,
    list_dimension_spellings,
    read_category,
    read_dimension,
)

_REACH = 4
_PIECES_MOST = 3
_ROWS_MOST = 40
_NEAR = 4
_MERGED_MOST = 300
_NOT_YET: tuple[int, list[int]] = (1_000_000_000, [])

Level = Literal["dimension", "category"]


class Mark(NamedTuple):
    """One label among the lines: its level, what it means, its pieces, and twice the line that it is centred on."""

    level: Level
    taxon: Taxon
    field: Field
    centre: int


def find_marks(lines: Sequence[Line], *, levels: Sequence[str]) -> tuple[list[Mark], list[Line]]:
    """The labels, and the lines without them."""
    rest = [list(line) for line in lines]
    marks: list[Mark] = []
    for number in range(len(rest)):
        for _ in range(2):
            piece = _next_label(rest, number)
            if not piece:
                break
            marks.append(_mark(piece))
            for at, atom in piece:
                rest[at].remove(atom)
    return _levelled(marks, levels), [tuple(line) for line in rest]


def _next_label(rest: Sequence[Sequence[Atom]], number: int) -> list[tuple[int, Atom]]:
    """The first label that begins with the first piece of a line, as (line, piece); the longest where it may go on further down."""
    if not rest[number]:
        return []
    return max(_labels([(number, rest[number][0])], rest), key=lambda pieces: _rank(pieces, rest), default=[])


def _rank(pieces: Sequence[tuple[int, Atom]], rest: Sequence[Sequence[Atom]]) -> tuple[int, int]:
    """The longer label goes first, then the one that goes on where little else stands: its other lines hold only wrapped cells."""
    return sum(len(atom.text) for _, atom in pieces), -sum(len(rest[line]) for line, _ in pieces)


def _labels(pieces: list[tuple[int, Atom]], rest: Sequence[Sequence[Atom]]) -> Iterator[list[tuple[int, Atom]]]:
    """Every known label that ``pieces`` begin; further pieces begin lines below."""
    text = "".join(atom.text for _, atom in pieces)
    if _taxon(text):
        yield pieces
    if len(pieces) == _PIECES_MOST or not _is_beginning(text):
        return
    line = pieces[-1][0]
    for below in range(line + 1, min(line + 1 + _REACH, len(rest))):
        for atom in rest[below][:2]:
            yield from _labels([*pieces, (below, atom)], rest)


def _taxon(text: str) -> Taxon | None:
    return read_category(text).taxon or read_dimension(text).taxon


def _is_beginning(text: str) -> bool:
    return len(text) > 1 and any(spelling.startswith(text) and len(spelling) > len(text) for spelling in _spellings())


def _mark(pieces: Sequence[tuple[int, Atom]]) -> Mark:
    text = "".join(atom.text for _, atom in pieces)
    category, dimension = read_category(text).taxon, read_dimension(text).taxon
    taxon = dimension or category
    if taxon is None:
        raise ValueError(text)
    level: Level = "category" if not dimension else "dimension"
    return Mark(level, taxon, tuple(atom for _, atom in pieces), pieces[0][0] + pieces[-1][0])


def _levelled(marks: Sequence[Mark], levels: Sequence[str]) -> list[Mark]:
    """成本指标 and 满意度指标 are words of both levels: of the first where a 二级指标 of theirs stands near, else of the second."""
    settled = []
    for index, mark in enumerate(marks):
        category = read_category("".join(atom.text for atom in mark.field)).taxon if mark.level == "dimension" else None
        near = [other for other in marks[max(0, index - _NEAR):index + 1 + _NEAR] if other is not mark]
        is_above = any(read_category("".join(atom.text for atom in other.field)).taxon in _below(mark) for other in near)
        is_whole = "".join(atom.text for atom in mark.field) == mark.taxon.name
        if category and "category" in levels and not (is_whole and is_above and "dimension" in levels):
            mark = mark._replace(level="category", taxon=category)
        settled.append(mark)
    return settled


def _below(mark: Mark) -> list[Taxon]:
    """The 二级指标 of a 一级指标."""
    return [taxon for taxon in list_categories() if taxon.dimension == mark.taxon.name]


def is_topped(marks: Sequence[Mark]) -> bool:
    """Whether every 一级指标 stands beside the first of its 二级指标, as where labels stand in the first of their rows."""
    categories = [mark for mark in marks if mark.level == "category"]
    firsts = {mark.taxon.dimension: mark.centre for mark in reversed(categories)}
    return all(firsts.get(mark.taxon.name) == mark.centre for mark in marks if mark.level == "dimension")


def are_topped(labels: Sequence[Field]) -> bool:
    """The same of labels that are whole; false where no 一级指标 has several 二级指标, so that nothing tells."""
    marks = _levelled([_mark([(atom.line, atom) for atom in label]) for label in labels], ("dimension", "category"))
    categories = [mark.taxon.dimension for mark in marks if mark.level == "category"]
    return any(mark.level == "dimension" and categories.count(mark.taxon.name) > 1 for mark in marks) and is_topped(marks)


def spread_marks(marks: Sequence[Mark], rows: Sequence[Cluster], *, is_topped: bool) -> list[Field]:
    """For every row the label that it stands under: each label has the rows that it is the middle of, or else those that it begins.

    Where both are possible, ``is_topped`` says which.
    """
    if not marks or len(rows) < len(marks):
        return [()] * len(rows)
    if len(rows) > _MERGED_MOST:
        return [next((mark.field for mark in reversed(marks) if mark.centre <= 2 * row.last), marks[0].field) for row in rows]
    middles = [row.first + row.last for row in rows]
    centred = _divide(marks, lambda first, last: rows[first].first + rows[last].last, len(rows))
    topped = _divide(marks, lambda first, last: middles[first], len(rows))
    _, ends = topped if topped[0] < centred[0] or (is_topped and topped[0] == centred[0]) else centred
    spread: list[Field] = []
    for mark, end in zip(marks, ends, strict=True):
        spread.extend([mark.field] * (end - len(spread)))
    return spread


def _divide(marks: Sequence[Mark], place: Callable[[int, int], int], rows: int) -> tuple[int, list[int]]:
    """The rows in as many parts as there are labels, so that they lie as near as can be to where ``place`` expects the label of a part."""
    best: list[tuple[int, list[int]]] = [(0, []), *[_NOT_YET] * rows]
    for mark in marks:
        now = [_NOT_YET] * (rows + 1)
        for end in range(1, rows + 1):
            for start in range(max(0, end - _ROWS_MOST), end):
                if best[start][0] < _NOT_YET[0]:
                    cost = best[start][0] + (place(start, end - 1) - mark.centre) ** 2
                    if cost < now[end][0]:
                        now[end] = cost, [*best[start][1], end]
        best = now
    return best[rows]


def _spellings() -> tuple[str, ...]:
    return (*list_category_spellings(), *list_dimension_spellings())
