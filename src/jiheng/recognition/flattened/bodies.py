"""The rows of indicators below the heads of a form, whatever became of the borders of their cells."""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from jiheng.recognition.flattened.atoms import Atom, Gap
from jiheng.recognition.flattened.clusters import Line, cluster_lines
from jiheng.recognition.flattened.columns import (
    CELLS,
    CONTENT,
    ONE_LINE,
    ROWS,
    STACKED,
    count_shared,
    doubt_about_rows,
    has_blanks,
    is_sure,
    read_columns,
)
from jiheng.recognition.flattened.grid import Field
from jiheng.recognition.flattened.levels import Mark, find_marks, is_topped, spread_marks
from jiheng.recognition.flattened.words import is_total, kind_of
from jiheng.regulations.taxonomy import read_category, read_dimension

_SIDE = ("年度", "项目", "绩效", "指标")
_BORDERS = {Gap.NONE: ONE_LINE, Gap.CELL: CELLS}
_LEVELS = ("dimension", "category")


class Body(NamedTuple):
    """The rows with one cell for each column, the pieces that only head them, and those that no row has room for."""

    rows: list[list[Field]]
    furniture: list[Atom]
    unread: list[Atom]
    is_content: bool
    """Whether wrapped cells have their lines for themselves, each cell in its turn."""


def read_body(
    atoms: Sequence[Atom], fields: Sequence[str], gap: Gap, doubtful: Set[Atom] = frozenset(), *, is_ordered: bool = False,
) -> Body:
    """The rows of ``atoms`` below the heads of ``fields``; ``gap`` is what parts cells (none: all stands in one line).

    ``doubtful`` pieces are not to be read; where cells were put in order before (``is_ordered``), no wrapped cell stands around its row.
    """
    side = _side_label(atoms)
    left = [atom for atom in atoms if atom not in side and (atom.text or gap == Gap.CELL)]
    rows: list[list[Field]] = []
    parts = list(_without(left, doubtful))
    kept = {atom for part in parts for atom in part}
    unread = [atom for atom in left if atom not in kept]
    is_content = gap in (Gap.BLANK, Gap.LINE)
    for part in parts:
        for is_sum, lines in _parts(part):
            read, is_so = (_read_total(lines, fields), True) if is_sum else _read_rows(lines, fields, gap, is_ordered=is_ordered)
            is_content &= is_so
            rows.extend(read)
            unread.extend([] if read else lines)
    return Body(rows, list(side), unread, is_content)


def _without(atoms: Sequence[Atom], doubtful: Set[Atom]) -> Iterator[list[Atom]]:
    """The stretches between pieces that are not to be read; labels that stand above such a piece stand above what follows it, too."""
    if not doubtful:
        yield list(atoms)
        return
    levels: list[Atom] = []
    part: list[Atom] = []
    for atom in (*atoms, None):
        if atom is not None and atom not in doubtful:
            (part if part or not _is_level(atom.text) else levels).append(atom)
            continue
        end = len(part)
        while end and _is_level(part[end - 1].text):
            end -= 1
        if end:
            yield _lowest(levels) + part[:end]
            levels = []
        levels.extend(part[end:])
        part = []


def _lowest(levels: Sequence[Atom]) -> list[Atom]:
    """The labels that the next row stands under: the last one, and the last 一级指标 before it."""
    above = [atom for atom in levels[:-1] if read_dimension(atom.text).taxon]
    return [*above[-1:], *levels[-1:]] if levels and read_category(levels[-1].text).taxon else list(levels[-1:])


def _is_level(text: str) -> bool:
    return (read_category(text).taxon or read_dimension(text).taxon) is not None


def _side_label(atoms: Sequence[Atom]) -> frozenset[Atom]:
    """The 绩效指标 that runs down the side of a table, two characters a line: its pieces begin lines."""
    found: list[Atom] = []
    for atom in atoms:
        known = "".join(piece.text for piece in found)
        if atom.gap < Gap.LINE or atom.text not in _SIDE or (found and _SIDE.index(atom.text) <= _SIDE.index(found[-1].text)):
            continue
        if atom.text == "指标" and not known.endswith("绩效"):
            continue
        found.append(atom)
        if atom.text == "指标":
            return frozenset(found)
    return frozenset()


def _parts(atoms: Sequence[Atom]) -> list[tuple[bool, list[Atom]]]:
    """The rows of sums apart from the others: a sum goes on to the end of its line, or as far as numbers do."""
    parts: list[tuple[bool, list[Atom]]] = []
    for _, group in groupby(atoms, key=lambda atom: atom.line):
        line = list(group)
        if is_total(line[0].text) and line[0].gap >= Gap.LINE:
            parts.append((True, line))
        elif parts and parts[-1][0] and all(_is_number(atom.text) for atom in line) or parts and not parts[-1][0]:
            parts[-1][1].extend(line)
        else:
            parts.append((False, line))
    return parts


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removesuffix("%").isdecimal()


def _read_total(part: Sequence[Atom], fields: Sequence[str]) -> list[list[Field]]:
    """A sum's numbers go into the columns of points and scores, in order."""
    row: list[Field] = [()] * len(fields)
    row[0] = (part[0],)
    places = [index for index, field in enumerate(fields) if kind_of(field) in ("points", "score")]
    if len(part) - 1 > len(places):
        return []
    for index, atom in zip(places, part[1:], strict=False):
        row[index] = (atom,)
    return [row]


def _read_rows(part: Sequence[Atom], fields: Sequence[str], gap: Gap, *, is_ordered: bool) -> tuple[list[list[Field]], bool]:
    """The rows, and whether they are parted by what stands in each line alone."""
    kinds = [kind_of(field) for field in fields]
    pieces = [(atom,) for atom in part]
    if gap not in (Gap.BLANK, Gap.LINE):
        return read_columns(pieces, kinds, _BORDERS[gap]), False
    content = read_columns(pieces, kinds, CONTENT)
    if is_ordered and content:
        return content, is_sure(content, kinds)
    other = read_columns(pieces, kinds, STACKED) if gap == Gap.LINE else _read_lines(part, kinds) or read_columns(pieces, kinds, ROWS)
    if is_sure(content, kinds):
        is_wrapped = any(cell and cell[0].line != cell[-1].line for row in content for cell in row)
        return content, gap == Gap.LINE or is_wrapped or not _is_alike(content, other, kinds)
    doubt = doubt_about_rows(content, kinds) + CONTENT.shared * count_shared(content)
    is_better = not has_blanks(content) and doubt < doubt_about_rows(other, kinds)
    return (content, True) if is_better else (other, False)


def _is_alike(content: Sequence[Sequence[Field]], other: Sequence[Sequence[Field]], kinds: Sequence[str]) -> bool:
    """Whether two readings differ in nothing but how far 一级 and 二级指标 reach."""
    columns = [index for index, kind in enumerate(kinds) if kind not in _LEVELS]
    return [[row[index] for index in columns] for row in content] == [[row[index] for index in columns] for row in other]


def _read_lines(part: Sequence[Atom], kinds: Sequence[str]) -> list[list[Field]]:
    """Rows that were printed one a line, wrapped cells above and below, 一级 and 二级指标 in the middle of their rows."""
    lines: list[Line] = [tuple(group) for _, group in groupby(part, key=lambda atom: atom.line)]
    levels = [kind for kind in kinds if kind in _LEVELS]
    if len(set(levels)) < len(levels):
        return []
    marks, rest = find_marks(lines, levels=levels)
    others = [kind for kind in kinds if kind not in _LEVELS]
    clusters = cluster_lines(rest, others, sorted(mark.centre for mark in marks if mark.level == "category"))
    categories = spread_marks([mark for mark in marks if mark.level == "category"], clusters, is_topped=is_topped(marks))
    dimensions = _spread_dimensions([mark for mark in marks if mark.level == "dimension"], categories)
    rows = []
    for cluster, category, dimension in zip(clusters, categories, dimensions, strict=True):
        others_left = iter(cluster.cells)
        rows.append([dimension if kind == "dimension" else category if kind == "category" else next(others_left) for kind in kinds])
    return rows


def _spread_dimensions(marks: Sequence[Mark], categories: Sequence[Field]) -> list[Field]:
    """For every row the 一级指标 that its 二级指标 belongs to, where that is printed; else the one of the row above."""
    printed = {mark.taxon.name: mark.field for mark in marks}
    spread: list[Field] = []
    for category in categories:
        taxon = read_category("".join(atom.text for atom in category)).taxon
        above = spread[-1] if spread else ()
        spread.append(printed.get(taxon.dimension, above) if taxon else above)
    return spread
