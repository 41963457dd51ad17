"""A whole publication as a filing: statements, budget tables and proof; or the same beside a filing with indicators."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from jiheng.document import Cell, Document, Notice
from jiheng.domain.filing import Filing
from jiheng.domain.proof import Proof
from jiheng.domain.publication import BudgetTable, PerformanceStatement
from jiheng.recognition.cells import filled
from jiheng.recognition.publications.crossing import cross_check
from jiheng.recognition.publications.heading import Heading, read_heading
from jiheng.recognition.publications.sections import Cut, Place, cut_document
from jiheng.recognition.publications.statements import find_statements
from jiheng.recognition.publications.tables import TableReading, read_table
from jiheng.recognition.sheets.detection import find_place_profile
from jiheng.regulations.publications import load_publication_words
from jiheng.source import Source
from jiheng.text.residue import strip_residue

FORM = "publication"
_WORDS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a document says as a publication."""

    heading: Heading
    cut: Cut
    readings: tuple[TableReading, ...]
    statements: tuple[PerformanceStatement, ...]

    @property
    def tables(self) -> tuple[BudgetTable, ...]:
        return tuple(reading.table for reading in self.readings)


def recognise_publication(document: Document) -> Filing | None:
    """The publication in ``document``; None where it makes no statement on performance and has no budget table."""
    found = _read(document)
    if not found.readings and not any(_says_enough(statement) for statement in found.statements):
        return None
    words, heading = load_publication_words(), found.heading
    profile = find_place_profile(heading.department or "", heading.title, document.name) or words.profile
    units = Counter(reading.table.money_unit for reading in found.readings)
    furniture = [*heading.furniture, *(source for reading in found.readings for source in reading.furniture)]
    return Filing(
        form=FORM, profile=profile, title=heading.title, money_unit=units.most_common(1)[0][0] if units else words.money_unit,
        name=document.name, sha256=document.sha256, proof=_prove(found.tables), agencies=(), department=heading.department,
        fiscal_year=heading.fiscal_year, pages=document.pages, notices=(*document.notices, *_notices(found)),
        furniture=tuple(furniture), sources=heading.sources, statements=found.statements, budget_tables=found.tables,
    )


def add_publication(filing: Filing, document: Document) -> Filing:
    """``filing`` with the statements and budget tables that stand in the part of the document which it left unread."""
    unread = {_place(notice.source) for notice in filing.notices}
    if not unread:
        return filing
    found = _read(document, only=unread, taken=_fields(filing))
    readings = [reading for reading in found.readings if not unread.isdisjoint(_places(reading))]
    statements = tuple(statement for statement in found.statements if statement.find("project_count") is not None)
    if not readings and not statements:
        return filing
    read = {_place(cell.source) for section in found.cut.sections for row in section.body for cell in row} if readings else set()
    read |= {place for reading in readings for place in _places(reading)}
    told = {_place(source) for statement in statements for source in statement.sources}
    left = [notice for notice in filing.notices if notice.kind == "caution" or _place(notice.source) not in read | told]
    own = set(map(_place, filing.furniture))
    left += [notice for reading in readings for notice in reading.notices if _place(notice.source) not in own]
    left += list(_prose(found.cut.lines, statements, told))
    return replace(filing, statements=statements, budget_tables=tuple(reading.table for reading in readings), notices=tuple(left))


def _read(document: Document, *, only: set[Place] | None = None, taken: Set[Place] = frozenset()) -> _Contents:
    """Everything in one pass but the rows of what is ``taken``; of the prose ``only`` the lines at these places."""
    words = load_publication_words()
    cut = cut_document(document, words.tables, taken=taken)
    readings = tuple(read_table(section, words.tables, default_unit=words.money_unit) for section in cut.sections)
    heading = read_heading(cut.lines, [reading.table for reading in readings], words.tables)
    lines = cut.lines if only is None else [line for line in cut.lines if _place(line.source) in only]
    return _Contents(heading, cut, readings, tuple(find_statements(lines, fiscal_year=heading.fiscal_year)))


def _says_enough(statement: PerformanceStatement) -> bool:
    """Whether a statement alone makes a text a publication: it counts projects or money, or says that there are none."""
    return statement.is_negative or any(figure.field in ("project_count", "amount") for figure in statement.figures)


def _prove(tables: Sequence[BudgetTable]) -> Proof:
    """Proved where every table that prints amounts has sums and all of them hold."""
    checks = [replace(check, what=f"{table.title}：{check.what}") for table in tables for check in table.checks]
    checks += cross_check(tables)
    filled_in = [table for table in tables if not table.is_empty]
    if any(not check.holds for check in checks):
        return Proof("broken", tuple(checks))
    return Proof("proved" if filled_in and all(table.checks for table in filled_in) else "not-provable", tuple(checks))


def _notices(found: _Contents) -> Iterator[Notice]:
    for reading in found.readings:
        yield from reading.notices
    yield from _prose(found.cut.lines, found.statements, None, known=found.heading.places)
    for row in found.cut.strange:
        for cell in filled(row):
            yield Notice(f"表格没有读：{strip_residue(cell.text)[:_WORDS_AT_MOST]}", cell.source)


def _prose(
    lines: Iterable[Cell], statements: Iterable[PerformanceStatement], only: set[Place] | None, *, known: frozenset[Source] = frozenset(),
) -> Iterator[Notice]:
    """A notice for every stretch of prose that no statement covers."""
    taken: dict[Place, list[tuple[int, int]]] = {}
    for statement in statements:
        for source in statement.sources:
            taken.setdefault(_place(source), []).append((source.start, source.end))
    for line in lines:
        if (only is None or _place(line.source) in only) and line.source not in known:
            for start, end in _gaps(line.text, sorted(taken.get(_place(line.source), ()))):
                yield Notice(f"正文没有读：{strip_residue(line.text[start:end])[:_WORDS_AT_MOST]}", line.source.part(start, end), "around")


def _gaps(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` outside ``taken`` that print something."""
    at = 0
    for start, end in (*taken, (len(text), len(text))):
        if text[at:start].strip():
            yield at, start
        at = max(at, end)


def _fields(filing: Filing) -> set[Place]:
    """The cells of the title, the agencies and the projects that the filing itself read: no budget table goes on over them."""
    projects = list(filing.projects)
    fields = [project.sources for project in projects]
    fields += [item.sources for project in projects for item in project.indicators]
    funds = [filing.funds, *(agency.funds for agency in filing.agencies), *(project.funds for project in projects)]
    places = [source for field in fields for sources in field.values() for source in sources]
    places += filing.sources.get("title", ())
    places += [agency.source for agency in filing.agencies if agency.source]
    places += [source for each in funds if each for source in (each.source, *(line.source for line in each.sources)) if source]
    return set(map(_place, places))


def _places(reading: TableReading) -> set[Place]:
    """All cells that a budget table took."""
    return {_place(source) for source in (reading.table.source, *reading.furniture, *_spans(reading.table))}


def _spans(table: BudgetTable) -> Iterator[Source]:
    for sources in table.sources.values():
        yield from sources


def _place(source: Source) -> Place:
    return source.table, source.row, source.column
