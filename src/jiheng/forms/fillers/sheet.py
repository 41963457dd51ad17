"""One project in one official form: the cells of its sheet, and what the form has no place for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jiheng.domain.filing import Agency, Filing, Project
from jiheng.forms.fillers.facts import TOTAL, Fact, Facts, Key, key_of, list_facts
from jiheng.forms.fillers.objectives import Part, list_numbers, list_parts
from jiheng.forms.fillers.tables import amount_cell, count_rows, indicator_rows, task_rows
from jiheng.forms.sheet import Align, FormCell, FormSheet, Role
from jiheng.regulations.form_layouts import FormBlock, FormBox, FormLayout

_NAME_AT_MOST = 24
_RIGHT = "｜"
_SEVEN_MONTHS = "1—7月"
"""How forms of monitoring are printed: most bureaus ask at the end of July."""
_BUDGETED = ("initial_budget", "budgeted")


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that a project says and the form has no place for: what it is called and what it says.

    ``kind`` is what it is called without the number of its indicator, so that the same of several can be counted.
    """

    project: str
    words: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """One filled form and what it could not hold."""

    sheet: FormSheet
    omissions: tuple[Omission, ...]


def fill_sheet(filing: Filing, agency: Agency, project: Project, layout: FormLayout, *, number: int) -> FilledSheet:
    """``project`` in the form of ``layout``; ``number`` counts the sheets from 1 and makes their names differ."""
    facts = list_facts(filing, agency, project, layout)
    _plan_budget(facts, layout)
    numbers = set(list_numbers(layout, project))
    used: set[Key] = {("fiscal_year",), *numbers}
    cells, repeated = list(list_opening_cells(filing, agency, layout)), None
    row = cells[-1].row + 1
    heights: list[tuple[int, float]] = []
    for part in list_parts(layout, project):
        block, height = part.block, part.block.height
        heights += _heights(block, row, layout, facts)
        cells += [_box_cell(box, row, layout, facts, used, months=filing.months) for box in block.boxes]
        if block.table:
            repeated = (row, row + height - 1) if block.table == "indicators" and not numbers else repeated
            height += _table_height(part, layout, project)
            cells += _table(part, layout, project, facts, used, first=row + block.height)
        if block.beside:
            cells += _beside(block.beside, row, height, heads=block.height if block.is_numbered and numbers else 0)
        row += height
    cells += _lines_at(layout.below, row, filing, agency, layout)
    widths = tuple(map(float, layout.widths))
    sheet = FormSheet(_name(project, number), widths, _in_order(cells), layout.is_landscape, repeated, tuple(heights))
    return FilledSheet(sheet, tuple(list_omissions(project, facts, used)))


def _beside(box: FormBox, row: int, height: int, *, heads: int) -> Iterator[FormCell]:
    """The label at the left of a block. Beside a table that ``heads`` rows open it stands there, wherever a page cuts what is below."""
    if not heads:
        yield FormCell(row, 0, box.text, "label", height, box.columns)
        return
    yield FormCell(row, 0, box.text, "label", heads, box.columns, open_side="below")
    yield FormCell(row + heads, 0, "", "label", height - heads, box.columns, open_side="above")


def _plan_budget(facts: Facts, layout: FormLayout) -> None:
    """Where a form asks for the budget of a project that says nothing on execution, its money of the year is what was budgeted."""
    asked = [slot.column for slot in layout.slots if slot.field == "budget"]
    field = next((field for field in _BUDGETED if field in asked), None)
    if field is None or any(key[0] == "budget" for key in facts):
        return
    for key in [key for key in facts if key[0] == "funds"]:
        facts[("budget", *key[1:3], field)] = facts.pop(key)


def list_opening_cells(filing: Filing, agency: Agency, layout: FormLayout) -> Iterator[FormCell]:
    """The title and the lines below it."""
    yield FormCell(0, 0, layout.title, "title", columns=len(layout.widths))
    yield from _lines_at(layout.lines, 1, filing, agency, layout)


def _lines_at(lines: tuple[str, ...], first: int, filing: Filing, agency: Agency, layout: FormLayout) -> Iterator[FormCell]:
    """Lines without rules: the year stands in the middle, what begins with ``｜`` at the right."""
    year = str(filing.fiscal_year) if filing.fiscal_year else "　　"
    for number, line in enumerate(lines, start=first):
        text = line.format(year=year, agency=agency.name, department=filing.department or "", money_unit=layout.money_unit)
        align: Align = "right" if text.startswith(_RIGHT) else "centre" if "{year}" in line else "left"
        yield FormCell(number, 0, text.removeprefix(_RIGHT), "line", columns=len(layout.widths), align=align)


def _box_cell(box: FormBox, first: int, layout: FormLayout, facts: Facts, used: set[Key], *, months: int | None) -> FormCell:
    """A printed label, or an open cell with its fact; a label that names the months that are reported names those of the filing."""
    text = box.text.replace(_SEVEN_MONTHS, f"1—{months}月") if months else box.text
    cell = FormCell(first + box.row, box.column, text, "label", box.rows, box.columns)
    if box.slot is None:
        return cell
    role: Role = "centre" if box.slot.column.startswith("execution") else "text"
    cell = replace(cell, role=role, is_open=True, choices=layout.choices.get(box.slot.label, ()))
    key = key_of(box.slot, layout)
    fact = facts.get(key)
    if fact is None:
        return replace(cell, role="amount") if box.slot.money and role == "text" else cell
    used.add(key)
    return _filled(cell, fact, layout)


def _filled(cell: FormCell, fact: Fact, layout: FormLayout) -> FormCell:
    if fact.amount is not None:
        return amount_cell(cell, fact.amount.in_unit(layout.money_unit))
    if fact.number is not None:
        return replace(cell, role="centre", number=fact.number, decimals=_decimals(fact.number))
    return replace(cell, text=fact.text)


def _heights(block: FormBlock, first: int, layout: FormLayout, facts: Facts) -> Iterator[tuple[int, float]]:
    """Room to write in rows that are still blank; a text makes its own."""
    filled = {box.row for box in block.boxes if box.slot and key_of(box.slot, layout) in facts}
    for box in block.boxes:
        if box.slot and box.slot.label in layout.heights and box.row not in filled:
            yield first + box.row, float(layout.heights[box.slot.label])


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _table(part: Part, layout: FormLayout, project: Project, facts: Facts, used: set[Key], *, first: int) -> Iterator[FormCell]:
    if part.block.table == "tasks":
        return task_rows(part.block, len(project.tasks), facts, used, ("funds", TOTAL, ""), unit=layout.money_unit, first=first)
    return indicator_rows(part, layout, facts, used, first=first)


def _table_height(part: Part, layout: FormLayout, project: Project) -> int:
    is_tasks = part.block.table == "tasks"
    return count_rows(part.block, layout, len(project.tasks if is_tasks else part.indicators)) + is_tasks


def _in_order(cells: list[FormCell]) -> tuple[FormCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _name(project: Project, number: int) -> str:
    return f"{number}.{''.join(project.name.split())[:_NAME_AT_MOST]}"


def list_omissions(project: Project, facts: Mapping[Key, Fact], used: set[Key]) -> Iterator[Omission]:
    """What ``used`` does not hold of the facts of a project; nought and amounts that stand elsewhere on the form say nothing more."""
    held = {(key[0] == "period_funds", key[1:3], facts[key].amount) for key in used if key in facts and facts[key].amount is not None}
    for key, fact in facts.items():
        is_nought = fact.amount is not None and not fact.amount.fen
        is_held = fact.amount is not None and key[-1] not in ("spent", "expected") and (
            (key[0] == "period_funds", key[1:3], fact.amount) in held
        )
        if key in used or is_nought or is_held:
            continue
        words = f"第{key[1]}项指标的{fact.words}" if key[0] == "indicator" else fact.words
        yield Omission(project.name, words, fact.text, fact.words)
