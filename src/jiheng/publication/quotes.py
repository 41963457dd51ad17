"""What the source says word for word: stretches of cells, with what a finding points at marked."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from jiheng.document import Document
from jiheng.domain.filing import Indicator
from jiheng.publication.html import Markup, join, tag
from jiheng.source import Source

Place = tuple[int | None, int | None, int | None]


class SourceText:
    """The raw text of every cell of a document, by table, row and column."""

    def __init__(self, document: Document) -> None:
        """Keeps the text of all cells of ``document``."""
        self._cells: dict[Place, str] = {
            _place(cell.source): cell.text for table in document.tables for row in table.rows for cell in row
        }

    def quote(self, sources: Iterable[Source], *, marks: Iterable[Source] = ()) -> Markup:
        """The stretches as printed, a bar between those of different cells, with the characters that ``marks`` point at marked.

        A stretch that another one contains is said once; a place that the document does not have is left out; a mark on the whole of
        a stretch is left out too, for it points at nothing.
        """
        marked = tuple(marks)
        pieces = [join(self._pieces(source, marked)) for source in _widest(sources)]
        return Markup(tag("i", " ｜ ").join(piece for piece in pieces if piece))

    def _pieces(self, source: Source, marks: tuple[Source, ...]) -> Iterator[str]:
        text = self._cells.get(_place(source), "")
        start, end = source.start, min(source.end, len(text))
        narrow = [mark for mark in marks if overlaps(mark, source) and (mark.start > start or mark.end < end)]
        hits = {at for mark in narrow for at in range(max(start, mark.start), min(end, mark.end))}
        for is_marked, stretch in groupby(range(start, end), key=hits.__contains__):
            piece = "".join(text[at] for at in stretch)
            yield tag("mark", piece) if is_marked else piece


def indicator_sources(indicator: Indicator) -> Iterator[Source]:
    """All places where the indicator was printed, its own first."""
    yield indicator.source
    for stretches in indicator.sources.values():
        yield from stretches


def overlaps(one: Source, other: Source) -> bool:
    """Whether two stretches of the same cell have a character in common."""
    return _place(one) == _place(other) and one.start < other.end and other.start < one.end


def _widest(sources: Iterable[Source]) -> Iterator[Source]:
    kept: list[Source] = []
    for source in sources:
        if not any(_place(source) == _place(other) and other.start <= source.start and source.end <= other.end for other in kept):
            kept.append(source)
    return iter(kept)


def _place(source: Source) -> Place:
    return source.table, source.row, source.column
