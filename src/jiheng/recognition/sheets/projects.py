"""What a sheet, or one project of a list, says → the project: its name, money, objectives, tasks and indicators."""

import re
from collections import Counter
from collections.abc import Sequence

from jiheng.domain.filing import Project, Task
from jiheng.domain.funds import FundLine, Funds
from jiheng.recognition.sheets.accounts import read_accounts, read_money
from jiheng.recognition.sheets.area import OBJECTIVES, Area
from jiheng.recognition.sheets.checks import points_check
from jiheng.recognition.sheets.indicators import read_indicators
from jiheng.recognition.sheets.money import AmountRow
from jiheng.recognition.sheets.pieces import Piece, sources_of, text_of
from jiheng.recognition.sheets.sheet import Sheet
from jiheng.recognition.sheets.table import IndicatorRow, IndicatorTable
from jiheng.recognition.sheets.tasks import TaskRow
from jiheng.recognition.sheets.values import find_decimal
from jiheng.source import Source

_CODED = re.compile(r"\s*(?P<code>\d{8}[RYT]\d{12}|\d{6}[0-9A-Z]{2,15})\s*[-－—]\s*(?P<name>\S.*)", re.DOTALL)
_TRANSFER = "转移支付"


def read_project(sheet: Sheet, area: Area, tables: Sequence[IndicatorTable], rows: Sequence[IndicatorRow]) -> Project:
    """The project that an ``area`` describes, with the indicators in ``rows``; ``tables`` are those whose printed totals are its own."""
    totals = {name: piece for table in tables for name, piece in table.total.items()}
    scored = area.find("total_score")
    score = totals.get("score") or (scored.pieces[0] if scored and find_decimal(scored.pieces[0].text) else None)
    accounts = read_accounts(area.money, score, sheet.ledger, unit=sheet.money_unit)
    sources: dict[str, tuple[Source, ...]] = {}
    printed: dict[str, str] = {}
    name, code, source = _name(area, sheet, sources)
    objectives = {key: _text(entry, key, sources, printed) for key, entry in _objectives(area).items()}
    _read_notes(area, sources, printed)
    for key, piece in accounts.notes.items():
        printed[key], sources[key] = text_of([piece]), (piece.source,)
    funds = accounts.funds
    tasks, task_total = _tasks(area, sheet)
    if funds.total is None and task_total is not None:
        funds = task_total
    if funds.source:
        sources["total"] = (funds.source,)
    project = Project(
        name, funds, source, read_indicators(rows, sheet.ledger), code=code, transfer=_is_transfer(area, sheet),
        period_funds=accounts.period_funds, budget=accounts.budget, tasks=tasks, printed=printed, sources=sources, **objectives,
    )
    if "points" in totals:
        sources["points"] = (totals["points"].source,)
        if any(indicator.points for indicator in project.indicators):
            sheet.checks.append(points_check(project, totals["points"]))
    return project


def _name(area: Area, sheet: Sheet, sources: dict[str, tuple[Source, ...]]) -> tuple[str, str | None, Source]:
    """Name, code and place of the project; a code printed before the name is parted from it."""
    opens = sheet.layout.family.opens
    programme = area.find("programme_name")
    if programme and area.find("project_name"):
        programme.field = "note"  # the money that a project asks for; the project has a name of its own
    entry = area.find(opens, "project_name", "programme_name", "department_name")
    coded = area.find("code")
    if coded:
        sources["code"] = sources_of(coded.pieces)
    code = text_of(coded.pieces) if coded else None
    if entry is None:
        sheet.ledger.say("没有读到项目名称，名称空着", sheet.place)
        return "", code, sheet.place
    pieces = tuple(entry.pieces)
    sources["name"] = sources_of(pieces)
    match = _CODED.fullmatch(pieces[0].text) if len(pieces) == 1 else None
    if match:
        sheet.ledger.furniture.append(_cut(pieces[0], match.end("code"), match.start("name")).source)
        sources["code"], sources["name"] = ((_cut(pieces[0], *match.span(group)).source,) for group in ("code", "name"))
        return text_of([_cut(pieces[0], *match.span("name"))]), match["code"], sources["name"][0]
    return text_of(pieces), code, pieces[0].source


def _cut(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.text[start:end], piece.source.part(piece.source.start + start, piece.source.start + end))


def _objectives(area: Area) -> dict[str, list[Piece]]:
    """The objectives in words; a plain 总体目标 is that of the year unless another one is."""
    found: dict[str, list[Piece]] = {}
    stated = {entry.field for entry in area.entries if entry.pieces}
    for entry in area.entries:
        if entry.field == "initial_objective":
            entry.field = "note" if "annual_objective" in stated else "annual_objective"
        if entry.field in OBJECTIVES and entry.pieces:
            found.setdefault(entry.field, []).extend(entry.pieces)
    plain = found.pop("objective", None)
    if plain:
        key = "annual_objective" if "annual_objective" not in found else "period_objective"
        found.setdefault(key, []).extend(plain)
    return found


def _text(pieces: Sequence[Piece], key: str, sources: dict[str, tuple[Source, ...]], printed: dict[str, str]) -> str:
    sources[key] = sources_of(pieces)
    raw = "\n".join([piece.text for piece in pieces])
    text = text_of(pieces)
    if raw != text:
        printed[key] = raw
    return text


def _read_notes(area: Area, sources: dict[str, tuple[Source, ...]], printed: dict[str, str]) -> None:
    """Everything else that has a label: kept under it as printed; a label that comes again is counted."""
    counts: Counter[str] = Counter()
    used = {id(area.find(name)) for name in ("project_name", "code", "fiscal_year")}
    for entry in area.entries:
        if not entry.pieces or entry.field in (*OBJECTIVES, "money_unit") or id(entry) in used:
            continue
        counts[entry.label] += 1
        key = f"{entry.label}（{counts[entry.label]}）" if entry.label in printed else entry.label
        printed[key], sources[key] = " ".join(filter(None, [text_of([piece]) for piece in entry.pieces])), sources_of(entry.pieces)


def _is_transfer(area: Area, sheet: Sheet) -> bool | None:
    marked = sheet.layout.family.opens == "programme_name" or _TRANSFER in sheet.title
    return True if marked or any(entry.label in ("所属专项", "所属转移支付") for entry in area.entries) else None


def _tasks(area: Area, sheet: Sheet) -> tuple[tuple[Task, ...], Funds | None]:
    """The 年度主要任务 with their money, and their printed total."""
    rows = [row for table in area.tasks for row in table.rows]
    total = next((table.total for table in area.tasks if table.total), None)
    tasks = tuple([_task(row, sheet) for row in rows])
    return tasks, _task_funds(total, sheet) if total else None


def _task(row: TaskRow, sheet: Sheet) -> Task:
    sources = {"name": (row.name.source,)} | ({"content": sources_of(row.content)} if row.content else {})
    return Task(text_of([row.name]), text_of(row.content), _task_funds(row.amounts, sheet), row.name.source, sources)


def _task_funds(rows: Sequence[AmountRow], sheet: Sheet) -> Funds:
    amounts = [(row, read_money(row, "amount", sheet.ledger, unit=sheet.money_unit)) for row in rows]
    total = next(((row, amount) for row, amount in amounts if row.row.term and amount is not None), None)
    lines = tuple([
        FundLine(row.row.kind, row.row.level, amount, row.label, row.values["amount"].source)
        for row, amount in amounts if row.row.term is None and amount is not None
    ])
    columns = {row.row.column: amount for row, amount in amounts if row.row.column and amount is not None}
    source = total[0].values["amount"].source if total else None
    return Funds(
        total[1] if total else None, columns.get("fiscal"), columns.get("special_account"), columns.get("other"), lines, source,
    )

