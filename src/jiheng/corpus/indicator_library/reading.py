"""A bureau's library in a workbook → entries, with a sentence for each cell that is wrong; nothing is dropped in silence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiheng.corpus.indicator_library.entries import STANDARD_KINDS, LibraryEntry, list_heads
from jiheng.corpus.indicator_library.names import NAME_CHARACTERS, fold_name
from jiheng.document import Document, Row, Table
from jiheng.errors import RefusedDocument
from jiheng.recognition.records.reading import Mistake
from jiheng.regulations.near_words import say_near
from jiheng.regulations.taxonomy import list_categories, read_category, read_dimension
from jiheng.sandbox.reading import read_isolated
from jiheng.source import Source

_HEAD_ROWS = 10
_TEXT_CHARACTERS = 5_000
_REPEATED = ("dimension", "category", "field_name", "trade", "purpose")
"""Columns in which an empty cell repeats the one above, as libraries are printed."""
_KEYWORDS = re.compile(r"[、,，;；\s]+")


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """What a workbook says: ``entries`` of the rows without a mistake, ``mistakes`` of the others, ``unknown`` heads that are no field's,
    ``repeated`` entries that stand further up with the same name and class."""

    entries: tuple[LibraryEntry, ...]
    repeated: tuple[LibraryEntry, ...]
    mistakes: tuple[Mistake, ...]
    unknown: tuple[str, ...]


def read_library(source: Path | str | bytes, *, name: str | None = None) -> LibraryReading:
    """The entries of a bureau's library (XLSX, XLS, ET, ODS, CSV …); raises ``RefusedDocument`` where no table is a library."""
    return recognise_library(read_isolated(source, name=name))


def recognise_library(document: Document) -> LibraryReading:
    """The entries of a document's tables that have a head for the 三级指标 and at least one other field."""
    found = [(table, head) for table in document.tables if (head := _find_head(table))]
    if not found:
        heads = "、".join(heads[0] for heads in list_heads().values())
        raise RefusedDocument(f"“{document.name}”里没有指标库的表头；表头应有“三级指标”，还可以有：{heads}。")
    once, repeated, mistakes, unknown = dict[tuple[str, str], LibraryEntry](), list[LibraryEntry](), list[Mistake](), list[str]()
    for table, (index, columns) in found:
        unknown += [_plain(cell.text) for at, cell in enumerate(table.rows[index]) if at not in columns and cell.text.strip()]
        above: dict[str, str] = {}
        for row in table.rows[index + 1 :]:
            entry, wrong = _read_row(row, columns, above)
            mistakes += wrong
            if entry is not None and once.setdefault((fold_name(entry.name), entry.category), entry) is not entry:
                repeated.append(entry)
    return LibraryReading(tuple(once.values()), tuple(repeated), tuple(mistakes), tuple(dict.fromkeys(unknown)))


def _find_head(table: Table) -> tuple[int, Mapping[int, str]] | None:
    """The row near the top with most heads, and the field of each of its columns; None where it lacks the name."""
    words = {_key(head): name for name, heads in list_heads().items() for head in heads}
    best: dict[int, str] = {}
    index = 0
    for at, row in enumerate(table.rows[:_HEAD_ROWS]):
        columns: dict[int, str] = {}
        for position, cell in enumerate(row):
            name = words.get(_key(cell.text))
            if name is not None and name not in columns.values():
                columns[position] = name
        if len(columns) > len(best):
            best, index = columns, at
    return (index, best) if len(best) > 1 and "name" in best.values() else None


def _read_row(row: Row, columns: Mapping[int, str], above: dict[str, str]) -> tuple[LibraryEntry | None, list[Mistake]]:
    """The entry of a row; None for an empty one, and for one with a mistake."""
    cells = {name: row[position] for position, name in columns.items() if position < len(row)}
    values = {name: _plain(cell.text) for name, cell in cells.items()}
    if not any(values[name] for name in values if name not in _REPEATED):
        above.update({name: values[name] for name in _REPEATED if values.get(name)})
        return None, []
    for name in _REPEATED:
        values[name] = values.get(name) or above.get(name, "")
        above[name] = values[name]
    sources = {name: cell.source for name, cell in cells.items()}
    mistakes = [_mistake(sources.get(name, row[0].source), name, values.get(name, ""), why) for name, why in _check(values)]
    return (None if mistakes else _entry(values, row[0].source)), mistakes


def _entry(values: dict[str, str], source: Source) -> LibraryEntry:
    fields: dict[str, Any] = {name: value for name, value in values.items() if name != "keywords"}
    fields["keywords"] = tuple(word for word in _KEYWORDS.split(values.get("keywords", "")) if word)
    for name, read in (("dimension", read_dimension), ("category", read_category)):
        label = read(values[name]) if values.get(name) else None
        fields[name] = label.taxon.name if label and label.taxon else values.get(name, "")
    return LibraryEntry(**fields, row=source.row or 0)


def _check(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Fields that are wrong, each with a clause that says what to do."""
    wrong: list[tuple[str, str]] = []
    if not values.get("name"):
        wrong.append(("name", "是必填的，不能空着"))
    elif not 0 < len(fold_name(values["name"])) <= NAME_CHARACTERS:
        wrong.append(("name", f"不是指标名称，请写成不超过{NAME_CHARACTERS}个字的名称"))
    if values.get("category") and read_category(values["category"]).taxon is None:
        known = [taxon.name for taxon in list_categories()]
        wrong.append(("category", f"不是二级指标的名称；{say_near(values['category'], known)}"))
    if values.get("dimension") and read_dimension(values["dimension"]).taxon is None:
        wrong.append(("dimension", "不是一级指标的名称；应是成本指标、产出指标、效益指标、满意度指标之一"))
    kind = values.get("standard_kind", "")
    if kind and kind not in STANDARD_KINDS:
        wrong.append(("standard_kind", f"不是绩效标准的类型；应是{'、'.join(STANDARD_KINDS)}之一"))
    wrong += [(name, f"超过{_TEXT_CHARACTERS}个字，请删短") for name, value in values.items() if len(value) > _TEXT_CHARACTERS]
    return wrong


def _mistake(source: Source, name: str, written: str, clause: str) -> Mistake:
    said = f"“{written[:40]}”" if written else "空着"
    return Mistake(source, name, written, f"第 {source.row} 行“{list_heads()[name][0]}”{said}：{clause}。")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _key(head: str) -> str:
    plain = fold_name(head).strip("*★:")
    return plain.partition("(")[0] or plain
