"""Records as a sheet, with names and numbers of persons masked where they leave the house; and fields in words."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from jiheng.domain.evidence.records import FIELD_TYPE_WORDS, Field, Record, RecordKind, Value
from jiheng.exchange.sheets import Column, Sheet, write_sheets
from jiheng.exchange.sheets import Value as CellValue

_SHOWN_OF_A_NUMBER = 3
_MASK = "*"


def say_field(each: Field) -> str:
    """What a column wants, in one line."""
    choices = f"：{'、'.join(each.choices)}" if each.choices else ""
    unit = f"，单位{each.measure_unit}" if each.measure_unit else ""
    hint = f"；{each.hint}" if each.hint else ""
    personal = "；涉及个人，导出时会遮盖" if each.is_personal else ""
    return f"{FIELD_TYPE_WORDS[each.type]}{choices}{unit}{'，必填' if each.is_required else ''}{hint}{personal}"


def list_records(kind: RecordKind, records: Iterable[Record], *, is_masked: bool = True) -> Sheet:
    """The records of one kind as a sheet that ``recognise_records`` reads; ``is_masked`` hides who the persons are.

    Masked: 张三 → 张*, 13800001234 → 138****1234.
    """
    columns = tuple(Column(each.words, 14 if each.type != "text" else 24) for each in kind.fields)
    rows = ([_cell(each, record.values.get(each.name), is_masked=is_masked) for each in kind.fields] for record in records)
    return Sheet(kind.words, columns, rows)


def mask(text: str) -> str:
    """A name keeps its first character, a long number its first three and last four."""
    digits = sum(character.isdigit() for character in text)
    if digits >= 2 * _SHOWN_OF_A_NUMBER + 1 and digits * 2 > len(text):
        return text[:_SHOWN_OF_A_NUMBER] + _MASK * max(1, len(text) - 2 * _SHOWN_OF_A_NUMBER - 1) + text[-_SHOWN_OF_A_NUMBER - 1 :]
    return text[:1] + _MASK * max(1, len(text) - 1)


def _cell(each: Field, value: Value | None, *, is_masked: bool) -> CellValue:
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case Decimal():
            return value
        case datetime.datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case datetime.date():
            return value.isoformat()
    return mask(value) if is_masked and each.is_personal else value


def write_records(kind: RecordKind, records: Iterable[Record], *, is_masked: bool = True) -> bytes:
    """The bytes of an ``.xlsx`` workbook with ``list_records``."""
    return write_sheets([list_records(kind, records, is_masked=is_masked)], title=kind.words)
