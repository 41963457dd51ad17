"""项目支出绩效目标表 as a list: one row a project, money in columns, the indicators packed into the last cell (the Guangzhou form)."""

from collections.abc import Sequence
from itertools import takewhile

from jiheng.document import Document, Notice, Row, Table
from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.funds import Funds
from jiheng.errors import UnknownForm
from jiheng.recognition.captions import Captions
from jiheng.recognition.footing import prove
from jiheng.recognition.header import Header, find_header
from jiheng.recognition.packed import Packed, read_packed
from jiheng.recognition.rows import ListRow, find_open_end, read_rows
from jiheng.regulations.layouts import Layout, load_layout, squeeze
from jiheng.source import Source
from jiheng.text.residue import strip_residue

LAYOUTS = ("guangzhou-target-list",)
_LABEL_LENGTH = 12


def recognise_lists(document: Document) -> tuple[Filing, ...]:
    """The filing in ``document``, none where no table of it has a header of this form.

    Raises ``UnknownForm`` where a header is nearly there or has no rows below it.
    """
    for layout in map(load_layout, LAYOUTS):
        for table in document.tables:
            header = find_header(table, layout)
            if header is not None:
                return (_filing(document, table, header, layout),)
    return ()


def _filing(document: Document, table: Table, header: Header, layout: Layout) -> Filing:
    captions = Captions()
    captions.read(table.rows[:header.index], layout)
    captions.furniture.extend(cell.source for cell in dict.fromkeys(header.row))
    unit = captions.money_unit or layout.money_unit
    if captions.money_unit is None:
        captions.notices.append(Notice(f"表上没有写明金额单位，暂按{unit}读出，请核对", header.row[0].source, "caution"))
    tables = [table, *(other for other in document.tables if other is not table and _continues(other, header, layout, captions))]
    listed = table.rows[header.index + 1:] + tuple(row for other in tables[1:] for row in other.rows)
    below, apart = _same_department(listed, layout, captions)
    rows = read_rows(below, header, layout, captions, unit=unit)
    if not rows:
        raise UnknownForm(f"{header.row[0].source.place}：只有表头，下面没有项目行；请检查文件是否完整。")
    captions.notices.extend(filter(None, (find_open_end(rows[-1]),)))
    captions.notices.extend(_unread(apart, [other for other in document.tables if other not in tables]))
    grand, agencies = _agencies(rows, layout, captions)
    return Filing(
        form=layout.form, profile=layout.profile, title=captions.title, money_unit=unit, name=document.name, sha256=document.sha256,
        proof=prove(agencies, grand, unit=unit), agencies=agencies, department=captions.department, fiscal_year=captions.fiscal_year,
        pages=document.pages, funds=grand, notices=(*document.notices, *captions.notices), furniture=tuple(captions.furniture),
        sources=captions.sources,
    )


def _same_department(rows: Sequence[Row], layout: Layout, captions: Captions) -> tuple[Sequence[Row], Sequence[Row]]:
    """The rows up to where the table of another department begins, and the rest."""
    known = squeeze(captions.department or "")
    for index, row in enumerate(rows):
        label, _, value = row[0].text.replace(":", "：").partition("：")
        is_department = bool(value) and len(label) <= _LABEL_LENGTH and layout.captions.get(squeeze(label)) == "department"
        if is_department and known and squeeze(value) != known:
            return rows[:index], rows[index:]
    return rows, ()


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


def _unread(rows: Sequence[Row], tables: Sequence[Table]) -> list[Notice]:
    """What this reading leaves out: the rows of further departments and further tables."""
    notices = [Notice(f"另一部门的表没有读：{strip_residue(row[0].text)[:60]}", row[0].source) for row in rows]
    return notices + [Notice("另一张表没有读", other.rows[0][0].source) for other in tables]


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
