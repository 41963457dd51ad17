"""One section of a publication as a budget table: unit, year and department, its rows, and the sums that prove them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jiheng.document import Cell, Notice
from jiheng.domain.publication import BudgetRow, BudgetTable
from jiheng.recognition.cells import filled
from jiheng.recognition.publications.columns import Block, Columns, read_columns
from jiheng.recognition.publications.rows import RowReader
from jiheng.recognition.publications.sections import Section
from jiheng.recognition.publications.sums import Ledger
from jiheng.regulations.layouts import squeeze
from jiheng.regulations.layouts_labels import find_money_unit
from jiheng.regulations.publications import TableWordings
from jiheng.source import Source
from jiheng.text.money import UNITS
from jiheng.text.residue import strip_residue

_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")


@dataclass(slots=True)
class TableReading:
    """A table as it was read, the stretches that belong to its form, and what was not read of it."""

    table: BudgetTable
    furniture: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


@dataclass(slots=True)
class _Above:
    """What the lines above a table say."""

    department: str | None = None
    unit: str | None = None
    strange_unit: str = ""
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    furniture: list[Source] = field(default_factory=list)


def read_table(section: Section, words: TableWordings, *, default_unit: str) -> TableReading:
    """The table of a section; amounts in a money unit that is not known are kept as text only, with a notice."""
    above = _read_above(section, words)
    unit, notices = _choose_unit(above, section, default_unit)
    columns = read_columns(section.heads, section.body, words)
    reader = RowReader(columns, words, None if above.strange_unit else unit)
    blocks: dict[int, tuple[Block, list[BudgetRow]]] = {}
    rows = []
    for printed in section.body:
        for block, row in reader.read(printed):
            blocks.setdefault(id(block), (block, []))[1].append(row)
            rows.append(row)
    title = strip_residue(section.title.text)
    remark = "".join(strip_residue(cell.text) for cell in section.remarks) or None
    sources = {"title": (section.title.source,), **above.sources}
    if remark:
        sources["remark"] = tuple(cell.source for cell in section.remarks)
    heads = "".join(cell.text for row in section.heads for cell in row)
    year = _YEAR.search(title) or (_YEAR.search(heads) if len(set(_YEAR.findall(heads))) == 1 else None)
    table = BudgetTable(
        section.kind, title, unit, columns.describe(), tuple(rows), section.title.source,
        tuple(Ledger(columns, words, unit).check(list(blocks.values()))), int(year[1]) if year else None, above.department, remark, sources,
    )
    furniture = [*above.furniture, *(cell.source for cell in _around(section)), *_repeated_labels(section, columns)]
    return TableReading(table, furniture, [*notices, *reader.notices, *_doubts(table, words), *_unread(section, columns, table, furniture)])


def _around(section: Section) -> Iterator[Cell]:
    """The heads, once and repeated."""
    yield from section.repeated
    for row in section.heads:
        yield from filled(row)


def _read_above(section: Section, words: TableWordings) -> _Above:
    above = _Above()
    for cell in section.above:
        found = list(words.captions.finditer(cell.text))
        ends = [*(match.start() for match in found[1:]), len(cell.text)]
        above.furniture.append(cell.source)
        for match, end in zip(found, ends, strict=False):
            value = cell.text[match.end():end].strip().rstrip("）)").strip()
            start = cell.text.find(value, match.end())
            _take(above, "money_unit" if match["money_unit"] else "department", value, cell.source.part(start, start + len(value)))
    return above


def _take(above: _Above, meaning: str, value: str, source: Source) -> None:
    """A caption; 单位： followed by no money unit is the name of a 单位, unless the name is known already."""
    if not value:
        return
    unit = squeeze(value).removeprefix("人民币")
    if meaning == "money_unit" and unit in UNITS:
        above.unit, above.sources["money_unit"] = unit, (source,)
    elif meaning == "money_unit" and unit.endswith(("元", "币")):
        above.strange_unit, above.sources["money_unit"] = value, (source,)
    elif above.department is None:
        above.department, above.sources["department"] = value, (source,)


def _choose_unit(above: _Above, section: Section, default: str) -> tuple[str, list[Notice]]:
    place = section.title.source
    if above.strange_unit:
        return default, [Notice(f"预算表的金额单位“{above.strange_unit}”不认识，金额只照原文保留", above.sources["money_unit"][0])]
    if above.unit:
        return above.unit, []
    printed = {unit for row in section.heads for cell in row if (unit := find_money_unit(cell.text))}
    if len(printed) == 1:
        return printed.pop(), []
    return default, [Notice(f"预算表“{strip_residue(section.title.text)}”没有写金额单位，按{default}读", place, "caution")]


def _doubts(table: BudgetTable, words: TableWordings) -> Iterator[Notice]:
    """A remark that calls a table empty although it is not."""
    if table.remark and words.empty.search(table.remark) and not table.is_empty:
        yield Notice(f"预算表“{table.title}”的注说本表为空，表里却有金额，以表里的金额为准", table.sources["remark"][0], "caution")


def _unread(section: Section, columns: Columns, table: BudgetTable, furniture: Iterable[Source]) -> Iterator[Notice]:
    """Cells of the body that no row has taken in."""
    known = {source for row in table.rows for sources in row.sources.values() for source in sources}
    known.update(amount.source for amount in table.amounts)
    known.update(furniture)
    for printed in section.body:
        for position, cell in enumerate(printed):
            if cell.text.strip() and cell.source not in known and position not in columns.texts:
                yield Notice(f"预算表里的文字没有读：{strip_residue(cell.text)[:40]}", cell.source)


def _repeated_labels(section: Section, columns: Columns) -> Iterator[Source]:
    """Labels printed again beside the same label (合计 over code and name), which say nothing new."""
    for row in section.body:
        for block in columns.blocks:
            seen: set[str] = set()
            for position in (*block.codes, *block.names):
                label = squeeze(row[position].text)
                if label in seen:
                    yield row[position].source
                seen.update(filter(None, (label,)))
