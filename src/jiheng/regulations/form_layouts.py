"""Official forms as they are drawn: one file of ``forms/`` a form and region, its rows written down as they stand on paper.

A cell is its printed text; ``_`` is open and holds what the label on its left (else above it) names, ``_总分`` what that label names;
``→2`` and ``↓3`` say over how many columns and rows it reaches. What a label means is never written there: it is looked up among the
words that recognition reads (``layouts/``), so that what is filled in is read again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from jiheng.errors import BrokenRegulation
from jiheng.regulations.layouts_labels import fold_label
from jiheng.regulations.layouts_sheets import MoneyRow, SheetLayout, load_sheet_layout
from jiheng.regulations.store import list_names, load_yaml, mapping_at, strings_at

_FOLDER = "forms"
_OPEN = "_"
_CELL = re.compile(r"(?P<text>.*?)(?:→(?P<columns>\d+))?(?:↓(?P<rows>\d+))?", re.DOTALL)
_TASKS: Mapping[str, str] = {"任务名称": "name", "主要内容": "content"}
_MEANT_BY_PLACE = {"target": ("period_target", "annual_target")}
"""A plain 指标值 that stands twice is that of the whole period, then that of the year."""

Values = Literal["written", "bracketed", "columns"]
"""How targets are printed: as written, ``≥90.00(%)``, or in columns of sign, number and measure unit."""
Table = Literal["", "indicators", "tasks"]
_ROWS: Table = ""
_TABLES: tuple[Table, ...] = ("indicators", "tasks")


class Slot(NamedTuple):
    """What an open cell holds: a ``field`` of the project (``note``: what it prints under ``label``), or an amount of ``money``.

    Amounts are ``funds``, ``period_funds`` or, with the ``column`` of a budget line, ``budget``.
    """

    field: str
    label: str = ""
    money: MoneyRow | None = None
    column: str = ""


class FormBox(NamedTuple):
    """A cell of a block, at ``row`` and ``column`` from 0; ``slot`` is what it holds, None for a printed text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    slot: Slot | None = None


class FormColumn(NamedTuple):
    """A column of a table: what it holds, its printed head, and the columns of the grid that it takes."""

    field: str
    head: str
    left: int
    columns: int


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Rows that stand together; in a table the heads, below which come as many rows as there are facts.

    ``beside`` is a label at the left of all of them, over so many columns of the grid. ``is_numbered`` says that the table comes once for
    every numbered objective (目标1, 目标2), whose number then stands beside it.
    """

    boxes: tuple[FormBox, ...]
    height: int
    beside: FormBox | None = None
    table: Table = ""
    columns: tuple[FormColumn, ...] = ()
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class FormLayout:
    """One official form in one region. ``lines`` stand above the table, ``widths`` are mm, ``preset`` the 二级指标 that it has rows for,
    ``heights`` the least height (mm) of what a label names, ``choices`` the words that people pick from there.

    ``source`` is where the layout is known from, ``takes`` the forms of the filings that it can be filled from (empty: any). ``listed``
    is the name of the layout of a list (or ``summary``, ``regions``), several projects on a sheet, empty for one project a sheet.
    """

    form: str
    region: str
    title: str
    region_title: str
    source: str
    money_unit: str
    values: Values
    is_landscape: bool
    lines: tuple[str, ...]
    below: tuple[str, ...]
    widths: tuple[Decimal, ...]
    blocks: tuple[FormBlock, ...]
    preset: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    heights: Mapping[str, Decimal]
    takes: tuple[str, ...]
    listed: str
    words: SheetLayout

    @property
    def slots(self) -> Iterator[Slot]:
        """Everything that is filled in outside the tables."""
        return (box.slot for block in self.blocks for box in block.boxes if box.slot)


@cache
def list_form_layouts() -> tuple[FormLayout, ...]:
    """All official forms that can be filled, by form and region."""
    return tuple(_load(name) for name in list_names(_FOLDER))


def find_form_layout(form: str, region: str) -> FormLayout | None:
    """The layout of a form in a region; None where there is none."""
    return next((layout for layout in list_form_layouts() if (layout.form, layout.region) == (form, region)), None)


def _load(name: str) -> FormLayout:
    path = f"{_FOLDER}/{name}.yaml"
    content = load_yaml(path)
    missing = [key for key in ("title", "region_title", "source", "family", "words", "widths") if not content.get(key)]
    if missing:
        raise BrokenRegulation(f"{path}：缺少 {'、'.join(missing)}。")
    words = load_sheet_layout(str(content["family"]), str(content["words"]))
    form, _, region = name.partition(".")
    widths = tuple(Decimal(str(width)) for width in _list_at(content, "widths", path))
    values: Values = next((kind for kind in ("bracketed", "columns") if content.get("values") == kind), "written")
    choices = mapping_at(content, "choices", path=path)
    listed = str(content.get("listed", ""))
    drawn = [] if listed and "blocks" not in content else _list_at(content, "blocks", path)
    heights = {label: Decimal(str(height)) for label, height in mapping_at(content, "heights", path=path).items()}
    return FormLayout(
        form, region, str(content["title"]), str(content["region_title"]), str(content["source"]),
        str(content.get("money_unit", words.region.money_unit)), values, bool(content.get("landscape")),
        strings_at(content, "lines", path=path), strings_at(content, "below", path=path), widths,
        tuple(_block(entry, len(widths), words, path) for entry in drawn),
        strings_at(content, "preset", path=path), {label: strings_at(choices, label, path=path) for label in choices},
        heights, strings_at(content, "takes", path=path), listed, words,
    )


def _block(entry: object, width: int, words: SheetLayout, path: str) -> FormBlock:
    """One block: its rows of cells, or the heads of its table."""
    if not isinstance(entry, dict):
        raise BrokenRegulation(f"{path}：blocks 里每一块应为键值表。")
    table: Table = next((kind for kind in _TABLES if kind in entry), _ROWS)
    rows = _list_at(entry, table or "rows", path)
    left, beside = 0, None
    if "beside" in entry:
        text, left, _ = _parse(str(entry["beside"]), path)
        beside = FormBox(0, 0, len(rows), left, text)
    boxes = tuple(_place(rows, left, width, path))
    if table:
        columns = tuple(_columns(boxes, table, words, path))
        return FormBlock(boxes, len(rows), beside, table, columns, bool(entry.get("numbered")))
    return FormBlock(tuple(_bind(boxes, words, path)), len(rows), beside)


def _place(rows: Sequence[object], left: int, width: int, path: str) -> Iterator[FormBox]:
    """The cells of rows where they stand; every row must fill the width."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = left
        for cell in row if isinstance(row, list) else ():
            while (number, column) in taken:
                column += 1
            text, columns, down = _parse(str(cell), path)
            taken.update((number + at, column + across) for at in range(down) for across in range(columns))
            yield FormBox(number, column, down, columns, text)
            column += columns
    if len(taken) != len(rows) * (width - left) or max((place[1] for place in taken), default=0) >= width:
        raise BrokenRegulation(f"{path}：有一行的格子没有占满 {width} 列，或超出了（{rows}）。")


def _parse(cell: str, path: str) -> tuple[str, int, int]:
    match = _CELL.fullmatch(cell)
    if match is None:
        raise BrokenRegulation(f"{path}：看不懂的格子“{cell}”。")
    return match["text"], int(match["columns"] or 1), int(match["rows"] or 1)


def _bind(boxes: Sequence[FormBox], words: SheetLayout, path: str) -> Iterator[FormBox]:
    """The cells with what the open ones hold; an amount is of the term whose total stands above it in the same column."""
    terms: dict[int, str] = {}
    for box in boxes:
        if not box.text.startswith(_OPEN):
            yield box
            continue
        known = [other for other in boxes if _is_known(other, words)]
        beside = [other for other in known if other.row == box.row and other.column < box.column]
        above = [other for other in known if other.row < box.row and other.column == box.column]
        named = [box._replace(text=box.text.removeprefix(_OPEN))] if box.text != _OPEN else beside[-1:]
        slot = _slot(named[0] if named else None, above[-1] if above else None, words)
        if slot is None:
            raise BrokenRegulation(f"{path}：第 {box.row + 1} 行的空格前面没有认得的标签。")
        if slot.money and slot.field != "budget":
            term = slot.money.term or terms.get(box.column, "annual")
            terms[box.column] = term
            slot = slot._replace(field="period_funds" if term == "period" else "funds")
        yield box._replace(text="", slot=slot)


def _is_known(box: FormBox, words: SheetLayout) -> bool:
    """Whether a cell prints a label."""
    label = "" if box.text.startswith(_OPEN) else fold_label(box.text)
    return label in words.labels or label in words.money_rows or label in words.money_columns


def _slot(beside: FormBox | None, above: FormBox | None, words: SheetLayout) -> Slot | None:
    """What a cell holds by the label beside it, else above it."""
    label = fold_label(beside.text) if beside else ""
    column = words.money_columns.get(fold_label(above.text)) if above else None
    if label in words.money_rows and column:
        return Slot("budget", label, words.money_rows[label], column)
    if label in words.money_rows and label not in words.labels:
        return Slot("funds", label, words.money_rows[label])
    if label in words.money_columns and label not in words.labels:
        return Slot("budget", label, words.money_rows[fold_label("总额")], words.money_columns[label])
    for name in (label, fold_label(above.text) if above else ""):
        if name in words.labels:
            return Slot(words.labels[name], name)
    return None


def _columns(boxes: Sequence[FormBox], table: Table, words: SheetLayout, path: str) -> Iterator[FormColumn]:
    """The columns of a table; of two rows of heads the lower ones."""
    heads = sorted((box for box in boxes if not _is_over(box, boxes)), key=lambda box: box.column)
    known = words.columns if table == "indicators" else _TASKS
    seen: list[str] = []
    for box in heads:
        label = fold_label(box.text)
        name = known.get(label) or (f"funds:{label}" if table == "tasks" and label in words.money_rows else None)
        if name is None:
            raise BrokenRegulation(f"{path}：表头“{box.text}”不是认得的写法。")
        seen.append(name)
        twice = [fold_label(other.text) for other in heads].count(label) > 1
        if twice and name in _MEANT_BY_PLACE:
            name = _MEANT_BY_PLACE[name][seen.count(name) - 1]
        yield FormColumn(name, box.text if name != "note" else label, box.column, box.columns)


def _is_over(box: FormBox, boxes: Sequence[FormBox]) -> bool:
    return any(other.row >= box.row + box.rows and box.column <= other.column < box.column + box.columns for other in boxes)


def _list_at(content: Mapping[str, object], key: str, path: str) -> list[object]:
    value = content.get(key)
    if not isinstance(value, list) or not value:
        raise BrokenRegulation(f"{path}：{key} 应为列表。")
    return value

