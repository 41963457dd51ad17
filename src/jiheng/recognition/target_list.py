"""项目支出绩效目标表 as a list: one row a project, money in columns, the indicators packed into the last cell (the Guangzhou form)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from jiheng.document import Document, Notice, Row, Table
from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.funds import Funds
from jiheng.errors import UnknownForm
from jiheng.recognition.captions import Captions
from jiheng.recognition.cells import filled
from jiheng.recognition.footing import prove
from jiheng.recognition.header import Header, find_header
from jiheng.recognition.packed import Packed, read_packed
from jiheng.recognition.rows import ListRow, find_open_end, read_rows
from jiheng.regulations.layouts import Layout, load_layout, squeeze
from jiheng.source import Source
from jiheng.text.residue import strip_residue

LAYOUTS = ("guangzhou-target-list",)
_LABEL_LENGTH = 12
_CAPTIONS_MOST = 2
"""The cells that a line of captions has at most."""

_TITLE = re.compile(r"[^。；;：:]{2,50}(?:表|申报书)(?:[（(].{0,20}[）)])?")
_TITLE_AT_MOST = 6
_HEADS_LEAST = 3
"""The columns of the list that a row names at least where it is a header."""


class Listing(NamedTuple):
    """A list that was read, and what it left of its document."""

    filing: Filing
    rest: Document


def add_unread(filing: Filing, tables: Iterable[Table]) -> Filing:
    """``filing`` with a notice on each of ``tables``, and on every row that stands in the table of the list itself."""
    own = {project.source.table for project in filing.projects}
    left: list[Notice] = []
    for table in tables:
        if table.number in own:
            left += [Notice(f"另一张表没有读：{strip_residue(row[0].text)[:60]}", row[0].source) for row in table.rows]
        else:
            left.append(Notice("另一张表没有读", table.rows[0][0].source))
    return replace(filing, notices=(*filing.notices, *left)) if left else filing


def read_list(document: Document) -> Listing | None:
    """The list in ``document``, None where no table of it has a header of this form.

    Raises ``UnknownForm`` where a header is nearly there or has no rows below it.
    """
    for layout in map(load_layout, LAYOUTS):
        for table in document.tables:
            header = find_header(table, layout)
            if header is not None:
                return _read(document, table, header, layout)
    return None


def _read(document: Document, table: Table, header: Header, layout: Layout) -> Listing:
    captions = Captions()
    _read_above(table.rows[:header.index], layout, captions)
    captions.furniture.extend(cell.source for cell in dict.fromkeys(header.row))
    unit = captions.money_unit or layout.money_unit
    if captions.money_unit is None:
        captions.notices.append(Notice(f"表上没有写明金额单位，暂按{unit}读出，请核对", header.row[0].source, "caution"))
    tables = [table, *(other for other in document.tables if other is not table and _continues(other, header, layout, captions))]
    listed = table.rows[header.index + 1:] + tuple(row for other in tables[1:] for row in other.rows)
    below, apart = _cut(listed, header, layout, captions)
    rows = read_rows(below, header, layout, captions, unit=unit)
    if not rows:
        raise UnknownForm(f"{header.row[0].source.place}：只有表头，下面没有项目行；请检查文件是否完整。")
    captions.notices.extend(filter(None, (find_open_end(rows[-1]),)))
    grand, agencies = _agencies(rows, layout, captions)
    filing = Filing(
        form=layout.form, profile=layout.profile, title=captions.title, money_unit=unit, name=document.name, sha256=document.sha256,
        proof=prove(agencies, grand, unit=unit), agencies=agencies, department=captions.department, fiscal_year=captions.fiscal_year,
        pages=document.pages, funds=grand, notices=(*document.notices, *captions.notices), furniture=tuple(captions.furniture),
        sources=captions.sources,
    )
    return Listing(filing, replace(document, tables=_rest(document, tables, apart), notices=()))


def _rest(document: Document, read: Sequence[Table], apart: Sequence[Row]) -> tuple[Table, ...]:
    """The tables that are not of the list, and the rows below it that are of another form."""
    left = frozenset(apart)
    below = [replace(table, rows=own) for table in read if (own := tuple([row for row in table.rows if row in left]))]
    return tuple(sorted([*below, *(table for table in document.tables if table not in read)], key=lambda table: table.number))


def _read_above(rows: Sequence[Row], layout: Layout, captions: Captions) -> None:
    """Take in what stands above the header: the lines right above it first, so that they win over those of another table further up."""
    start = next((index + 1 for index in range(len(rows) - 1, -1, -1) if _is_of_another_table(rows[index], layout)), 0)
    captions.read(rows[start:], layout)
    has_unit = captions.money_unit is not None
    captions.read(rows[:start], layout)
    if captions.money_unit is not None and not has_unit:
        place = captions.sources["money_unit"][0]
        captions.notices.append(Notice(f"金额单位“{captions.money_unit}”写在上面另一张表的前面，暂按它读出，请核对", place, "caution"))


def _is_of_another_table(row: Row, layout: Layout) -> bool:
    cells = filled(row)
    return len(cells) > _CAPTIONS_MOST and not any(layout.caption.match(cell.text.strip()) for cell in cells)


def _cut(rows: Sequence[Row], header: Header, layout: Layout, captions: Captions) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows up to where the table of another department or another form begins, and the rest."""
    known = squeeze(captions.department or "")
    end = next((index for index, row in enumerate(rows) if _is_another(row, known, header, layout)), len(rows))
    if end < len(rows):
        end = _title_above(rows, end)
    return rows[:end], rows[end:]


def _title_above(rows: Sequence[Row], end: int) -> int:
    """The index of the title above the row ``end``, over single lines only; ``end`` itself where there is none."""
    for index in range(end - 1, max(end - _TITLE_AT_MOST, 0) - 1, -1):
        cells = filled(rows[index])
        if len(cells) != 1:
            break
        if _TITLE.fullmatch(squeeze(cells[0].text)):
            return index
    return end


def _is_another(row: Row, known: str, header: Header, layout: Layout) -> bool:
    """Whether a row opens the table of another department, or a form that prints 项目名称 as a label with its value beside it."""
    label, _, value = row[0].text.replace(":", "：").partition("：")
    if bool(value) and len(label) <= _LABEL_LENGTH and layout.captions.get(squeeze(label)) == "department":
        return bool(known) and squeeze(value) != known
    opens = layout.column(label) == "name" and len(filled(row)) > 1
    return opens and len({layout.column(cell.text) for cell in row} - {None}) < _HEADS_LEAST and not header.repeats(row)


def _continues(table: Table, header: Header, layout: Layout, captions: Captions) -> bool:
    """Whether a table goes on with the list: the same header again, nothing else said above it, and no grand total of its own."""
    at = next((index for index, row in enumerate(table.rows) if header.repeats(row)), None)
    if at is None or any(squeeze(row[0].text) in layout.grand_total for row in table.rows):
        return False
    above = Captions()
    above.read(table.rows[:at], layout)
    return all(
        said in (None, "", before)
        for said, before in (
            (above.title, captions.title), (above.department, captions.department),
            (above.money_unit, captions.money_unit), (above.fiscal_year, captions.fiscal_year),
        )
    )


def _agencies(rows: Sequence[ListRow], layout: Layout, captions: Captions) -> tuple[Funds | None, tuple[Agency, ...]]:
    """The grand total, and the projects under the agency whose subtotal stands above them."""
    grand: ListRow | None = None
    agencies: list[tuple[ListRow | None, list[ListRow]]] = []
    room = 0
    for index, row in enumerate(rows):
        if squeeze(row.name) in layout.grand_total and not row.has_texts and grand is None:
            grand = row
            captions.furniture.append(row.name_source)
        elif row.has_texts or _is_bare_project(row, room, _own(rows, index)):
            if not agencies:
                agencies.append((None, []))
            agencies[-1][1].append(row)
            room -= _fen(row)
        else:
            agencies.append((row, []))
            room = _fen(row)
    return grand.funds if grand else None, tuple(_agency(heading, below, layout, captions) for heading, below in agencies)


def _is_bare_project(row: ListRow, room: int, own: int) -> bool:
    """Whether a row without texts is a project that lacks them, and not the next agency.

    The sums tell: the projects below would be its own if they add up to it; else it is a project if the open subtotal has ``room`` for it.
    """
    return 0 < _fen(row) <= room and own != _fen(row)


def _own(rows: Sequence[ListRow], index: int) -> int:
    """The sum of the projects with texts that follow directly below a row."""
    below = (rows[later] for later in range(index + 1, len(rows)))
    return sum(_fen(row) for row in takewhile(lambda row: row.has_texts, below))


def _fen(row: ListRow) -> int:
    return row.funds.total.fen if row.funds.total else 0


def _agency(heading: ListRow | None, rows: list[ListRow], layout: Layout, captions: Captions) -> Agency:
    projects = tuple(_project(row, layout, captions) for row in rows)
    if heading is None:
        return Agency(captions.department or "", Funds(None), projects)
    return Agency(heading.name, heading.funds, projects, heading.name_source)


def _project(row: ListRow, layout: Layout, captions: Captions) -> Project:
    packed = read_packed(row.indicators, layout) if row.indicators else Packed((), ())
    captions.notices.extend(packed.notices)
    sources: dict[str, tuple[Source, ...]] = {"name": (row.name_source, *row.name_rest)}
    if row.funds.source:
        sources["total"] = (row.funds.source,)
    objective, printed = None, {}
    if row.objective:
        sources["annual_objective"] = row.objective.sources(0, len(row.objective.text))
        objective = strip_residue(row.objective.text)
        printed = {"annual_objective": row.objective.text} if objective != row.objective.text else {}
    return Project(
        name=row.name, funds=row.funds, source=row.name_source, indicators=packed.indicators,
        annual_objective=objective, printed=printed, sources=sources,
    )
