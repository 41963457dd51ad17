"""A document being corrected: what its cells say by now, and which stretches of the original have become what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jiheng.document import Cell, Document, Table
from jiheng.domain.finding import Fix
from jiheng.rules.fixes.values import shared_ends
from jiheng.source import Source

Place = tuple[str, int | None, int | None, int | None, int | None]
"""A cell: name of the document, table, row, column, page."""
Letter = tuple[str, int | None]
"""A character and its offset in the original cell; None for one that a fix has put there."""


def place_of(source: Source) -> Place:
    """The cell that a stretch stands in."""
    return (source.name, source.table, source.row, source.column, source.page)


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with its corrections so far: ``whole`` are the places of the original cells, ``touched`` the cells that are corrected."""

    document: Document
    whole: Mapping[Place, Cell]
    touched: Mapping[Place, tuple[Letter, ...]] = field(default_factory=dict)

    def says(self, source: Source) -> str | None:
        """What stands at ``source`` by now; None where there is no such cell."""
        cell = self.whole.get(place_of(source))
        return None if cell is None else self._text(cell)[source.start : source.end]

    def fits(self, fix: Fix) -> bool:
        """Whether ``fix.before`` stands where the fix says."""
        return fix.before != fix.replacement and self.says(fix.source) == fix.before

    def apply(self, fixes: Iterable[Fix]) -> "Draft":
        """The draft with further fixes, all in the offsets of this one; they fit and do not overlap."""
        touched = dict(self.touched)
        for fix in sorted(set(fixes), key=lambda fix: fix.source.start, reverse=True):
            place = place_of(fix.source)
            letters = touched.get(place) or tuple((letter, at) for at, letter in enumerate(self.whole[place].text))
            head, tail = shared_ends(fix.before, fix.replacement)
            inserted = tuple((letter, None) for letter in fix.replacement[head : len(fix.replacement) - tail])
            touched[place] = letters[: fix.source.start + head] + inserted + letters[fix.source.end - tail :]
        draft = replace(self, touched=touched)
        return replace(draft, document=replace(self.document, tables=tuple(map(draft._with_corrections, self.document.tables))))

    @property
    def edits(self) -> tuple[Fix, ...]:
        """What has to be written into the original, in its own offsets, cell by cell; nothing is deleted that is put back."""
        return tuple(edit for place in self.touched for edit in _edits(self.whole[place], self.touched[place]))

    def _with_corrections(self, table: Table) -> Table:
        return replace(table, rows=tuple(tuple(map(self._corrected, row)) for row in table.rows))

    def _corrected(self, cell: Cell) -> Cell:
        if place_of(cell.source) not in self.touched:
            return cell
        text = self._text(cell)
        return Cell(text, cell.source.part(0, len(text)))

    def _text(self, cell: Cell) -> str:
        letters = self.touched.get(place_of(cell.source))
        return cell.text if letters is None else "".join(letter for letter, _ in letters)


def start_draft(document: Document) -> Draft:
    """The document without any corrections; a place that names several texts cannot be corrected and is left out."""
    texts: defaultdict[Place, list[Cell]] = defaultdict(list)
    for cell in _cells(document.tables):
        texts[place_of(cell.source)].append(cell)
    return Draft(document, {place: cells[0] for place, cells in texts.items() if len({cell.text for cell in cells}) == 1})


def _cells(tables: Iterable[Table]) -> Iterator[Cell]:
    return (cell for table in tables for row in table.rows for cell in row)


def _edits(cell: Cell, letters: tuple[Letter, ...]) -> Iterator[Fix]:
    at, inserted = 0, ""
    for letter, origin in (*letters, ("", len(cell.text))):
        if origin is None:
            inserted += letter
            continue
        if inserted or origin != at:
            yield Fix(cell.source.part(at, origin), inserted, cell.text[at:origin])
        at, inserted = origin + 1, ""
