"""A document of sheet forms → its filings: the sheets of one form, year and money unit are one filing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jiheng.document import Document, Notice, NoticeKind
from jiheng.domain.filing import Agency, Filing, Project
from jiheng.domain.funds import Funds
from jiheng.recognition.footing import prove
from jiheng.recognition.sheets.checks import prove_sheets, with_checks, with_shares
from jiheng.recognition.sheets.detection import find_family, find_region
from jiheng.recognition.sheets.ledger import excerpt
from jiheng.recognition.sheets.lines import Block, Line, lay_out
from jiheng.recognition.sheets.parts import Part, divide
from jiheng.recognition.sheets.reading import read_sheet
from jiheng.recognition.sheets.sheet import Sheet
from jiheng.recognition.sheets.shifts import shift_heads
from jiheng.recognition.sheets.turning import turn
from jiheng.regulations.layouts_labels import find_months
from jiheng.regulations.layouts_sheets import load_sheet_layout
from jiheng.source import Source

_LISTED = "project-target"
"""The form whose lists of projects have a name of their own."""
_MONITORED = "monitoring"
"""The form that is filled in before the year is over."""


def recognise_sheets(document: Document) -> tuple[Filing, ...]:
    """The filings in a document of sheet forms in printed order; empty where no table of indicators is found in it."""
    base = load_sheet_layout()
    parts = divide(shift_heads(turn(lay_out(document), base), base), base)
    before = parts[:1] if len(parts) > 1 and not parts[0].heads else []
    parts = parts[len(before):]
    if not any(part.heads for part in parts):
        return ()
    captions = {table.number: table.caption for table in document.tables}
    region = find_region(parts, captions.values())
    sheets = [read_sheet(part, load_sheet_layout(find_family(part, _caption(part, captions), base), region)) for part in parts]
    empty = [sheet for sheet in sheets if not sheet.indicator_count and not any(project.name for _, _, project in sheet.projects)]
    groups = _grouped([sheet for sheet in sheets if sheet not in empty])
    kept = [group for group in groups if any(sheet.indicator_count for sheet in group)]
    empty += [sheet for group in groups if group not in kept for sheet in group]
    filings = [_filing(document, group) for group in kept]
    unread = [line for lines in (*(part.lines for part in before), *(sheet.lines for sheet in empty)) for line in lines]
    if filings and unread:
        notices = _unread(unread)
        filings[0] = replace(filings[0], notices=(*filings[0].notices, *notices))
    return tuple(filings)


def _unread(lines: Iterable[Line]) -> list[Notice]:
    """A notice for every cell of lines in which no indicator was found; a line of text stands around the tables."""
    kinds: list[tuple[NoticeKind, Block]] = [("around" if line.width == 1 else "unread", block) for line in lines for block in line.fresh]
    return [Notice(f"这一段没有读到指标，没有读：{excerpt(block.text)}", block.cell.source, kind) for kind, block in kinds]


def _caption(part: Part, captions: dict[int, str]) -> str:
    return captions.get(part.lines[0].table, "") if part.lines else ""


def _grouped(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """The sheets by form, money unit and year, in printed order; a sheet without a year goes with those of its form before it."""
    groups: list[list[Sheet]] = []
    for sheet in sheets:
        for group in reversed(groups):
            if _belongs(sheet, group):
                group.append(sheet)
                break
        else:
            groups.append([sheet])
    return groups


def _belongs(sheet: Sheet, group: Sequence[Sheet]) -> bool:
    first = group[0]
    years = {other.fiscal_year for other in (*group, sheet)} - {None}
    return sheet.layout is first.layout and sheet.money_unit == first.money_unit and len(years) < 2


def _filing(document: Document, sheets: Sequence[Sheet]) -> Filing:
    layout = sheets[0].layout
    unit = sheets[0].money_unit
    agencies = _agencies(sheets)
    funds = next((sheet.funds for sheet in sheets if sheet.funds and sheet.funds.total is not None), None)
    is_list = any(sheet.is_list for sheet in sheets)
    form = f"{_LISTED}-list" if is_list and layout.family.form == _LISTED else layout.family.form
    proof = prove(agencies, funds, unit=unit) if is_list else prove_sheets(agencies, layout.money_rows, unit=unit)
    proof = with_checks(proof, [check for sheet in sheets for check in sheet.checks])
    if not is_list:
        proof = with_shares(proof, agencies, [sheet.funds for sheet in sheets if sheet.funds], unit=unit)
    departments = {sheet.department for sheet in sheets}
    return Filing(
        form=form, profile=layout.region.profile, title=next((sheet.title for sheet in sheets if sheet.title), ""),
        money_unit=unit, name=document.name, sha256=document.sha256, proof=proof, agencies=agencies,
        department=departments.pop() if len(departments) == 1 else None,
        fiscal_year=next((sheet.fiscal_year for sheet in sheets if sheet.fiscal_year), None), pages=document.pages,
        funds=funds, months=_months(sheets) if form == _MONITORED else None, notices=(*document.notices, *_notices(sheets)),
        furniture=tuple([source for sheet in sheets for source in sheet.ledger.furniture]), sources=_sources(sheets),
    )


def _months(sheets: Iterable[Sheet]) -> int | None:
    """How many months the titles, else the heads of the sheets speak of."""
    printed = [text for sheet in sheets for text in (sheet.title, *(block.text for line in sheet.lines for block in line.blocks))]
    return next((months for text in printed if (months := find_months(text))), None)


def _notices(sheets: Iterable[Sheet]) -> list[Notice]:
    return list(dict.fromkeys([notice for sheet in sheets for notice in sheet.ledger.notices]))


def _sources(sheets: Sequence[Sheet]) -> dict[str, tuple[Source, ...]]:
    """Where the fields of the filing were printed, on every sheet."""
    found: dict[str, tuple[Source, ...]] = {}
    for sheet in sheets:
        for field, places in sheet.sources.items():
            found[field] = (*found.get(field, ()), *places)
    return found


def _agencies(sheets: Sequence[Sheet]) -> tuple[Agency, ...]:
    """The agencies in the order of their first project, with the subtotals that a list prints for them."""
    places: dict[str, Source | None] = {}
    projects: dict[str, list[Project]] = {}
    subtotals = {name: funds for sheet in sheets for name, funds in sheet.subtotals.items()}
    for name, place, project in (entry for sheet in sheets for entry in sheet.projects):
        places.setdefault(name, place)
        projects.setdefault(name, []).append(project)
    return tuple([Agency(name, subtotals.get(name, Funds(None)), tuple(projects[name]), places[name]) for name in projects])
