"""The rows of a form that come as often as there are facts: indicators by level, and the main tasks of a department."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jiheng.domain.filing import Indicator
from jiheng.forms.fillers.facts import Facts, Key
from jiheng.forms.fillers.objectives import Part
from jiheng.forms.fillers.values import SPLIT, print_value, split_value
from jiheng.forms.sheet import FormCell, Role
from jiheng.regulations.form_layouts import FormBlock, FormColumn, FormLayout
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.taxonomy import read_category
from jiheng.text.targets import Target

_LEVELS = ("dimension", "category")
_NUMBERS = ("points", "score", "coefficient")
_TARGETS = ("period_target", "annual_target", "actual", "expected")
Cells = list[FormCell]


def indicator_rows(
    part: Part, layout: FormLayout, facts: Facts, used: set[Key], *, first: int
) -> Iterator[FormCell]:
    """One row an indicator from row ``first``, equal levels merged; without any, a blank row for every preset 二级指标."""
    block = part.block
    lines: list[Cells] = []
    if not part.indicators:
        lines = [[_blank(column, category, layout) for column in block.columns] for category in layout.preset]
    for position, indicator in enumerate(part.indicators, start=part.start):
        lines.append([_cell(column, block, layout, indicator, facts, used, ("indicator", str(position))) for column in block.columns])
    _merge(lines, block.columns)
    for number, line in enumerate(lines):
        yield from (replace(cell, row=first + number) for cell in line if cell.rows)


def count_rows(block: FormBlock, layout: FormLayout, facts_count: int) -> int:
    """How many rows a table takes below its heads."""
    return facts_count or (len(layout.preset) if block.table == "indicators" else 1)


def task_rows(block: FormBlock, tasks: int, facts: Facts, used: set[Key], total: Key, *, unit: str, first: int) -> Iterator[FormCell]:
    """One row a task from row ``first`` (a blank one where there is none), then the total."""
    for number in range(1, (tasks or 1) + 1):
        for column in block.columns:
            key = _task_key(column, number)
            yield _fact_cell(column, facts, used, key, unit=unit, row=first + number - 1)
    row, money = first + (tasks or 1), [column for column in block.columns if column.field.startswith("funds:")]
    yield FormCell(row, block.columns[0].left, "金额合计", "label", columns=money[0].left - block.columns[0].left)
    for at, column in enumerate(money):
        yield _fact_cell(column, facts, used, total if not at else ("funds", *_kind(column)), unit=unit, row=row)


def _task_key(column: FormColumn, number: int) -> Key:
    if column.field.startswith("funds:"):
        return (f"task {number}", *_kind(column))
    return ("task", str(number), column.field)


def _kind(column: FormColumn) -> Key:
    label = column.field.removeprefix("funds:")
    return (label, "")


def _fact_cell(column: FormColumn, facts: Facts, used: set[Key], key: Key, *, unit: str, row: int) -> FormCell:
    fact = facts.get(key)
    cell = FormCell(row, column.left, columns=column.columns, is_open=True)
    if fact is None:
        return cell
    used.add(key)
    if fact.amount is None:
        return replace(cell, text=fact.text)
    return amount_cell(cell, fact.amount.in_unit(unit))


def amount_cell(cell: FormCell, text: str) -> FormCell:
    """A cell with an amount: as many decimals as it needs, two at least."""
    number = Decimal(text)
    return replace(cell, role="amount", number=number, decimals=len(text.partition(".")[2]))


def _blank(column: FormColumn, category: str, layout: FormLayout) -> FormCell:
    """A cell of a preset row."""
    taxon = read_category(category).taxon
    text = {"dimension": taxon.dimension if taxon else "", "category": category}.get(column.field, "")
    role: Role = "label" if column.field in _LEVELS else "text"
    return FormCell(0, column.left, text, role, columns=column.columns, choices=_choices(column, layout), is_open=not text)


def _cell(
    column: FormColumn, block: FormBlock, layout: FormLayout, indicator: Indicator, facts: Facts, used: set[Key], key: Key
) -> FormCell:
    """One cell of an indicator."""
    cell = FormCell(0, column.left, columns=column.columns, choices=_choices(column, layout), is_open=column.field not in _LEVELS)
    if column.field in _LEVELS:
        used.add((*key, column.field))
        return replace(cell, text=getattr(indicator, column.field), role="label")
    if column.field in SPLIT and layout.values == "columns":
        return _split_cell(cell, column, indicator, used, key)
    field = _field(column, block, indicator)
    fact = facts.get((*key, field))
    if fact is None or _is_on_other_side(column, block, indicator):
        return cell
    used.add((*key, field))
    if column.field in _NUMBERS and fact.number is not None:
        return replace(cell, role="centre", number=fact.number, decimals=len(fact.text.partition(".")[2]))
    target: Target | None = getattr(indicator, field) if field in _TARGETS else None
    return replace(cell, text=print_value(target, layout.values) if target else fact.text)


def _split_cell(cell: FormCell, column: FormColumn, indicator: Indicator, used: set[Key], key: Key) -> FormCell:
    """Sign, number or measure unit of the value of the year."""
    target = indicator.target
    if target is None:
        return cell
    used.add((*key, "annual_target" if indicator.annual_target else "period_target"))
    return replace(cell, text=split_value(target)[column.field], role="centre" if column.field != "target" else "text")


def _field(column: FormColumn, block: FormBlock, indicator: Indicator) -> str:
    """The fact that a column asks for; a plain 指标值 is that of the year, else that of the whole period."""
    if column.field == "target":
        return "annual_target" if indicator.annual_target else "period_target"
    if column.field in ("note", "likelihood", "core", "coefficient", "review_score", "initial_target", "adjusted_target"):
        return f"note {fold_label(column.head)}"
    if column.field == "annual_target" and not _has_field(block, "period_target") and indicator.annual_target is None:
        return "period_target"
    return column.field


def _has_field(block: FormBlock, field: str) -> bool:
    return any(column.field == field for column in block.columns)


def _is_on_other_side(column: FormColumn, block: FormBlock, indicator: Indicator) -> bool:
    """Whether two tables stand side by side and this indicator has no value in that of the column."""
    names = [other for other in block.columns if other.field == "name"]
    if len(names) < 2 or column.field != "name":
        return False
    return (indicator.period_target if column == names[0] else indicator.annual_target) is None


def _choices(column: FormColumn, layout: FormLayout) -> tuple[str, ...]:
    return layout.choices.get(column.head, ())


def _merge(lines: list[Cells], columns: Sequence[FormColumn]) -> None:
    """Let every level reach down over the rows below that print the same under the same; a covered cell has no rows."""
    levels = [at for at, column in enumerate(columns) if column.field in _LEVELS]
    for at in levels:
        above = [other for other in levels if other < at]
        first = 0
        for number in range(1, len(lines) + 1):
            is_same = number < len(lines) and all(lines[number][place].text == lines[first][place].text for place in (*above, at))
            if is_same and lines[first][at].text:
                continue
            for covered in range(first + 1, number):
                lines[covered][at] = replace(lines[covered][at], rows=0)
            lines[first][at] = replace(lines[first][at], rows=number - first)
            first = number
