"""Flattened documents → the grid of their forms, and the filing that it holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from jiheng.document import Document, Notice
from jiheng.domain.filing import Filing, Indicator
from jiheng.errors import UnknownForm
from jiheng.recognition.flattened.atoms import Atom, Gap, list_atoms, list_borders, list_lines
from jiheng.recognition.flattened.bodies import read_body
from jiheng.recognition.flattened.fronts import Front
from jiheng.recognition.flattened.glued import part_glued
from jiheng.recognition.flattened.grid import Field, Grid
from jiheng.recognition.flattened.prose import read_prose
from jiheng.recognition.flattened.sections import Section, find_sections
from jiheng.recognition.flattened.suits import has_level, is_value
from jiheng.recognition.flattened.tokens import list_tokens, split_lines
from jiheng.recognition.flattened.visual import is_level, is_visual
from jiheng.recognition.flattened.visual_order import order_cells
from jiheng.recognition.flattened.wrapped import list_wrapped_tokens
from jiheng.recognition.sheets.filings import recognise_sheets
from jiheng.recognition.sheets.indicators import RATINGS
from jiheng.recognition.sheets.places import find_objective_number, is_out_of_place
from jiheng.regulations.taxonomy import read_category, read_dimension
from jiheng.source import Source

CHARACTERS_MOST = 1_000_000
"""Longer texts are not laid out again."""

_GRID_ROWS_LEAST = 4
_LEVELS_LEAST = 4
_WRONG_SHARE = 4
_GLUED = "单元格的文字连在一起，名称和指标值是按数字和用词分开的；请核对"
_UNSURE = "这张表是按文字在版面上的位置分出单元格的，有的格分得没有把握；请逐项核对"
_FLAT = ("text", "markdown")


class Layout:
    """A flattened document laid out: the grid, the pieces that only head it, and those that found no place in it."""

    def __init__(self, document: Document) -> None:
        self.grid = Grid(document)
        self.furniture: list[Atom] = []
        self.unread: list[Atom] = []
        self.cautions: list[Notice] = []
        self._doubtful: frozenset[Atom] = frozenset()
        atoms = list_atoms(document)
        self._is_ordered = is_visual(atoms)
        if self._is_ordered:
            atoms = order_cells(atoms)
        sections = find_sections(atoms)
        if not sections:
            atoms, doubtful = part_glued(atoms)
            self._doubtful = frozenset(doubtful)
            self.cautions.extend(Notice(_GLUED, section.heads[0][1][0].source, "caution") for section in find_sections(atoms)[:1])
            sections = find_sections(atoms)
        end = 0
        for section in sections:
            self._lay_out(atoms, section)
            end = section.end
        self.is_form = end > 0
        self.is_by_column = any(_is_by_column(atoms[section.body:section.end]) for section in sections)
        if self.is_form:
            self._add_front(atoms[end:], Gap.LINE)
        else:
            self._add_prose(list_lines(document))

    def _add_prose(self, lines: Sequence[Atom]) -> None:
        prose = read_prose(lines)
        if prose is None:
            return
        self.is_form = True
        self._add_front(prose.before, Gap.LINE)
        self.grid.add_words(prose.heads, prose.rows[0][-1][0].source if prose.rows[0][-1] else lines[0].source)
        for row in prose.rows:
            self.grid.add_row(row)
        self.unread.extend(prose.between)
        self.furniture.extend(prose.furniture)

    def _lay_out(self, atoms: Sequence[Atom], section: Section) -> None:
        heads = [head for head in section.heads if head[0] != "weak_name"]
        if len(heads) < len(section.heads) and any(field == "name" for field, _ in heads):
            self.furniture.extend(atom for field, head in section.heads if field == "weak_name" for atom in head)
        else:
            heads = list(section.heads)
        fields = [field for field, _ in heads]
        objectives = [atom for atom in atoms[section.body:section.end] if find_objective_number(atom.text) and _is_objective(atom)]
        self.unread.extend(objectives)
        rows = [atom for atom in atoms[section.body:section.end] if atom not in objectives]
        body = read_body(rows, fields, section.gap, self._doubtful, is_ordered=self._is_ordered)
        if self._is_ordered and not body.is_content:
            self.cautions.append(Notice(_UNSURE, section.heads[0][1][0].source, "caution"))
        self._add_front(atoms[section.start:section.heads_start], Gap.LINE if body.is_content or self._is_ordered else section.gap)
        self.grid.add_row([head for _, head in heads])
        for row in body.rows:
            self.grid.add_row(row)
            self.cautions.extend(_doubts(dict(zip(fields, row, strict=True))))
        self.furniture.extend(body.furniture)
        self.unread.extend(body.unread)
        self.grid.end_table()

    def _add_front(self, atoms: Sequence[Atom], gap: Gap) -> None:
        pieces = [atom for atom in atoms if atom.text]
        if gap == Gap.BLANK:
            captions, tokens, unread = list_wrapped_tokens(pieces)
            self.unread.extend(unread)
        else:
            captions, tokens = [], list_tokens(list(split_lines(pieces, in_one_line=gap == Gap.NONE)))
        front = Front(tokens, gap)
        self.unread.extend(front.unread)
        for row in [*([caption] for caption in captions), *front.rows]:
            self.grid.add_row(row)


def recognise_sheets_and_flattened(document: Document) -> tuple[Filing, ...]:
    """The filings of sheet forms in ``document``, also of forms that something has flattened to text; empty where there are none.

    A flattened form may still have some rows that look like a table: what gives more indicators with a value was read better.
    Raises ``UnknownForm`` where heads of a form are printed and no indicator below them can be told.
    """
    sheets = recognise_sheets(document)
    if sheets and (document.format not in _FLAT or _is_grid(document) and all(map(_is_whole, sheets))):
        return sheets
    flattened = _recognise_flattened(document)
    if not sheets and flattened is None:
        raise UnknownForm(
            f"“{document.name}”像是绩效目标表，但单元格的文字连在一起，或者是一列一列排下来的，分不清哪些是指标名称、哪些是指标值；请用原来的文件（XLSX、DOCX 或 PDF）再试。"
        )
    return flattened if flattened and _count(flattened) > _count(sheets) else sheets


def _recognise_flattened(document: Document) -> tuple[Filing, ...] | None:
    """The filings in a flattened document: none where there is no form, None where there is one whose indicators cannot be told."""
    if sum(len(cell.text) for table in document.tables for row in table.rows for cell in row) > CHARACTERS_MOST:
        return ()
    layout = Layout(document)
    if not layout.is_form:
        return ()
    if layout.is_by_column:
        return None
    notices = [Notice(f"没有读出属于哪一格：{text}", source) for text, source in _stretches(layout.unread)]
    furniture = [*(atom.source for atom in layout.furniture), *list_borders(document)]
    filings = [layout.grid.take_back(filing) for filing in recognise_sheets(layout.grid.finish())]
    if _are_mostly_wrong(filings):
        return None
    return tuple([
        replace(filing, notices=(*document.notices, *filing.notices, *notices, *layout.cautions), furniture=(*filing.furniture, *furniture))
        for filing in filings
    ]) or None


def _is_by_column(atoms: Sequence[Atom]) -> bool:
    """Whether the text goes down one column after the other: several 一级指标 in a row, and their 二级指标 elsewhere."""
    runs = [list(run) for is_run, run in groupby([atom for atom in atoms if atom.text], key=lambda atom: is_level(atom.text)) if is_run]
    dimensions = [[read_dimension(atom.text).taxon and not read_category(atom.text).taxon for atom in run] for run in runs]
    return any(len(run) >= _LEVELS_LEAST and any(one and other for one, other in pairwise(run)) for run in dimensions)


def _are_mostly_wrong(filings: Iterable[Filing]) -> bool:
    """Whether so many names and values are printed for something else that the others are not to be trusted, either."""
    wrong = [_is_wrong(item) for filing in filings for project in filing.projects for item in project.indicators]
    return sum(wrong) > 1 and _WRONG_SHARE * sum(wrong) >= len(wrong)


def _is_objective(atom: Atom) -> bool:
    """Whether a piece is a numbered objective with its text, which stands among the indicators and is none of their cells."""
    numbered = find_objective_number(atom.text)
    return numbered is not None and len(atom.text) > numbered.end() + 1


def _is_grid(document: Document) -> bool:
    """Whether the rows came through as wide as each other, and not several of them in one line."""
    widths = [len(row) for table in document.tables for row in table.rows if len(row) > 1]
    return len(widths) >= _GRID_ROWS_LEAST and 2 * widths.count(max(widths)) >= len(widths)


def _is_whole(filing: Filing) -> bool:
    """Whether nothing of a table was left unread and its sums hold: a grid that came whole needs no other layout."""
    return filing.proof.status == "proved" and not any(notice.kind == "unread" for notice in filing.notices)


def _count(filings: Iterable[Filing]) -> int:
    """How many indicators have a value; one whose name or value is printed for something else takes another away."""
    items = [item for filing in filings for project in filing.projects for item in project.indicators]
    wrong = sum(_is_wrong(item) for item in items)
    return sum(item.target is not None or len(RATINGS & set(item.printed)) > 1 for item in items) - 2 * wrong


def _is_wrong(item: Indicator) -> bool:
    """Whether the name of an indicator, or its value, was printed for something else."""
    texts = [item.name, *(value.text for value in (item.target, item.actual) if value)]
    return _is_no_name(item.name) or is_out_of_place(*texts) or any(has_level(text, anywhere=True) for text in texts)


def _is_no_name(text: str) -> bool:
    """Whether what was read as a name is all ratings, or a number with its unit."""
    return set(text) - {" "} <= RATINGS or (is_value(text) and any(map(str.isdigit, text)))


def _doubts(row: dict[str, Field]) -> Iterator[Notice]:
    """A notice where name and value were both words and one of them was wrapped: the text alone does not say where one ends."""
    name = row.get("name", ())
    target = next((field for key, field in row.items() if key.endswith("target") and field), ())
    values = [atom.text for atom in name[1:] if is_value(atom.text)]
    if len(values) > 1 or any(map(str.isdigit, "".join(values))) or (name and _is_no_name(_joined(name))):
        yield Notice(f"名称读成“{_joined(name)}”，里面像是有指标值；请核对", name[0].source, "caution")
    wraps = any(field and field[0].line != field[-1].line for field in (name, target))
    if wraps and name and target and not is_value("".join(atom.text for atom in target)):
        yield Notice(f"名称和指标值都是文字并且折了行，读成“{_joined(name)}”和“{_joined(target)}”；请核对", name[0].source, "caution")


def _joined(field: Field) -> str:
    return "".join(atom.text for atom in field)


def _stretches(atoms: Sequence[Atom]) -> list[tuple[str, Source]]:
    """Pieces of one line together: their text and where it stands."""
    found: list[tuple[str, Source]] = []
    for atom in sorted(atoms, key=lambda atom: (atom.line, atom.source.column or 0, atom.source.start)):
        before = found[-1][1] if found else None
        if before and before[:4] == atom.source[:4] and atom.gap <= Gap.BLANK:
            found[-1] = f"{found[-1][0]} {atom.text}", before.part(before.start, atom.source.end)
        else:
            found.append((atom.text, atom.source))
    return [(text if len(text) <= 60 else text[:60] + "…", source) for text, source in found]
