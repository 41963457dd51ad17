"""One sheet read from top to bottom: its surroundings, its tables of indicators, and the projects that they give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.domain.filing import Project
from jiheng.domain.funds import Funds
from jiheng.recognition.sheets.accounts import has_unit, read_accounts
from jiheng.recognition.sheets.area import Area
from jiheng.recognition.sheets.area import Entry as AreaEntry
from jiheng.recognition.sheets.breaks import mend_breaks
from jiheng.recognition.sheets.heads import find_head
from jiheng.recognition.sheets.indicators import read_indicators
from jiheng.recognition.sheets.ledger import Ledger, excerpt
from jiheng.recognition.sheets.lines import Line
from jiheng.recognition.sheets.money import MONEY_FIELDS
from jiheng.recognition.sheets.parts import Part
from jiheng.recognition.sheets.pieces import sources_of, text_of
from jiheng.recognition.sheets.projects import read_project
from jiheng.recognition.sheets.sheet import Entry, Sheet, list_fields
from jiheng.recognition.sheets.table import IndicatorRow, IndicatorTable, TableReader
from jiheng.regulations.layouts_sheets import SheetLayout
from jiheng.source import Source
from jiheng.text.money import UNITS

_AGENCY = ("agency", "filing_agency", "department_name", "local_department", "department", "finance_bureau")


def read_sheet(part: Part, layout: SheetLayout) -> Sheet:
    """The whole of one sheet; every printed cell becomes a field, furniture or a notice."""
    ledger = Ledger()
    part = part._replace(lines=mend_breaks(part.lines, layout, ledger))
    area = Area(layout, ledger)
    heads = {at: head for at, line in enumerate(part.lines) if line.order in part.heads and (head := find_head(part.lines, at, layout))}
    tables: list[IndicatorTable] = []
    at = 0
    while at < len(part.lines):
        if at + 1 in heads and heads[at + 1].is_below:
            ledger.set_aside(*part.lines[at].fresh)
            at += 1
        elif at in heads:
            above = area.latest_objective()
            reader = TableReader(heads[at], layout, ledger, before=above.pieces[-1] if above else None)
            at = reader.read(part.lines, at)
            tables.append(reader.table)
            found = reader.objectives
            if found.pieces:
                area.add_objective(above.field if above else found.field, found.label, tuple(found.pieces))
        else:
            at = area.read(part.lines, at)
    lists = [table.owners for table in tables if table.owners]
    area.money.units += [unit for owners in lists for unit in owners.units]
    area.money.units += [unit for table in tables for unit in table.shares.units]
    sheet = _sheet(area, layout, ledger, part.lines)
    sheet.projects += _listed(sheet, area, tables) if lists else _projects(sheet, area, tables)
    fields = list(list_fields(sheet))
    begun = {(source.table, source.row, source.column, source.start) for source in fields}
    for label, piece in ((entry.label, piece) for entry in area.entries for piece in entry.pieces):
        source = piece.source
        if (source.table, source.row, source.column, source.start) not in begun:
            ledger.say(f"“{label}”没有读进任何项目：{excerpt(piece.text)}", source, "around")
    ledger.close(part.lines, fields)
    return sheet


def _sheet(area: Area, layout: SheetLayout, ledger: Ledger, lines: Sequence[Line]) -> Sheet:
    unit = _unit(area, layout, ledger)
    sources: dict[str, tuple[Source, ...]] = {}
    years = {year for year, _ in area.years}
    stated = area.find("fiscal_year")
    if stated and (digits := re.fullmatch(r"\s*(20\d\d)\s?年?度?\s*", text_of(stated.pieces))):
        years.add(int(digits[1]))
        sources["fiscal_year"] = sources_of(stated.pieces)
    if len(years) == 1 and area.years:
        sources["fiscal_year"] = (area.years[0][1].source, *sources.get("fiscal_year", ()))
    units = [entry for entry in area.entries if entry.field == "money_unit" and entry.pieces]
    if units:
        sources["money_unit"] = sources_of([piece for entry in units for piece in entry.pieces])
    department = area.find("department")
    if area.title:
        sources["title"] = sources_of(area.title)
    if department:
        sources["department"] = sources_of(department.pieces)
    return Sheet(
        layout, ledger, lines, text_of(area.title), unit, years.pop() if len(years) == 1 else None,
        text_of(department.pieces) if department else None, sources=sources,
    )


def _unit(area: Area, layout: SheetLayout, ledger: Ledger) -> str:
    """The unit that the form prints; where it prints none, its region's, with a caution if there is money at all."""
    printed = [unit for unit, _ in area.money.units] + [unit for table in area.tasks for unit in table.units]
    stated = area.find("money_unit")
    if stated and text_of(stated.pieces) in UNITS:
        printed.append(text_of(stated.pieces))
    if printed:
        if len(set(printed)) > 1 and area.money.units:
            others = "、".join(sorted(set(printed) - {printed[0]}))
            ledger.say(f"同一张表上又写了金额单位“{others}”，仍按“{printed[0]}”读", area.money.units[-1][1].cell.source)
        return printed[0]
    amounts = [piece for row in (*area.money.stacked, *area.money.headed) for key, piece in row.values.items() if key in MONEY_FIELDS]
    if piece := next((piece for piece in amounts if not has_unit(piece)), None):
        ledger.say(f"表上没有写明金额单位，暂按{layout.region.money_unit}读出，请核对", piece.source)
    return layout.region.money_unit


def _listed(sheet: Sheet, area: Area, tables: Sequence[IndicatorTable]) -> Iterator[Entry]:
    """The projects of a list, each with the agency that its row, the row above it or the caption of the list prints."""
    outer = area.find(*_AGENCY)
    if outer and sheet.department is None:
        sheet.department, sheet.sources["department"] = text_of(outer.pieces), sources_of(outer.pieces)
    sheet.is_list = True
    for table in tables:
        owners = table.owners
        if owners is None:
            continue
        if owners.total:
            sheet.funds = read_accounts(owners.total.money, None, sheet.ledger, unit=sheet.money_unit).funds
        by_owner: dict[int, list[IndicatorRow]] = {}
        for row in table.rows:
            by_owner.setdefault(row.owner, []).append(row)
        for number, (own, heading) in enumerate(zip(owners.areas, owners.agencies, strict=True)):
            entry = own.find(*_AGENCY) or (heading.find("project_name") if heading else None) or outer
            agency, place = (text_of(entry.pieces), entry.pieces[0].source) if entry else ("", None)
            if heading and agency not in sheet.subtotals:
                sheet.subtotals[agency] = read_accounts(heading.money, None, sheet.ledger, unit=sheet.money_unit).funds
            project = read_project(sheet, own, [], by_owner.get(number, ()))
            yield agency, place, replace(project, sources={**project.sources, "agency": (place,)}) if place else project


def _projects(sheet: Sheet, area: Area, tables: Sequence[IndicatorTable]) -> Iterator[Entry]:
    """The project of a sheet; of a matrix one for each place that has a column of values."""
    rows = [row for table in tables for row in table.rows]
    entry = _agency(area)
    agency, place = (text_of(entry.pieces), entry.pieces[0].source) if entry else ("", None)
    paid = [region for table in tables for region in table.shares.places]
    regions = list(dict.fromkeys([*(region for row in rows for region in row.regions), *paid]))
    project = read_project(sheet, area, tables, [row for row in rows if not row.regions or _has_own(row)])
    if project.indicators or not regions:
        if entry is None:
            sheet.ledger.say("没有读到实施单位，单位名称空着", project.source)
        yield agency, place, project
    else:
        sheet.funds = project.funds
        for known in (project.period_funds, project.budget):
            if known is not None:
                sheet.ledger.say("分地区的表上，这些资金没有读到各地区名下", project.source, "unread")
    for region in regions:
        yield region, None, replace(_regional(project, rows, sheet, region), funds=_share(tables, sheet, region))


def _share(tables: Sequence[IndicatorTable], sheet: Sheet, region: str) -> Funds:
    """The money of one place, where a table of the matrix prints it."""
    found = (read_accounts(table.shares.find(region), None, sheet.ledger, unit=sheet.money_unit).funds for table in tables)
    return next((funds for funds in found if funds.total is not None or funds.sources), Funds(None))


def _agency(area: Area) -> AreaEntry | None:
    """Who carries the project out: of several 主管部门 of places the last, which is the nearest to it."""
    entry = area.find(*_AGENCY)
    if entry is None or entry.field != "local_department":
        return entry
    return [other for other in area.entries if other.field == "local_department" and other.pieces][-1]


def _has_own(row: IndicatorRow) -> bool:
    return any(name in row.fields for name in ("target", "annual_target", "period_target"))


def _regional(project: Project, rows: Sequence[IndicatorRow], sheet: Sheet, region: str) -> Project:
    """The project of a matrix as it stands for one place: the same words, the values of that place; its money is that of all places."""
    own = read_indicators(rows, sheet.ledger, region=region)
    return replace(project, funds=Funds(None), period_funds=None, budget=None, tasks=(), indicators=own)
