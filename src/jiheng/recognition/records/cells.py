"""One cell of a table of records → the value of a field, or a clause that says what the cell should be."""

import datetime
import re
from decimal import Decimal

from jiheng.domain.evidence.records import MONEY_SCALE, Field, Value
from jiheng.text.measure_units import find_unit
from jiheng.text.widths import fold

STEPS_AT_MOST = 10**15
"""The largest number in steps of a field's scale: databases add a thousand of them in 64 bits."""
LONGEST_TEXT = 500

_YES, _NO = frozenset("是 有 √ ✓ y yes true 对 已 合格 通过 1".split()), frozenset("否 无 × ✗ n no false 错 未 不合格 未通过 0".split())
_DAY = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))"
    r"(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分]\d{0,2}(?:\.\d+)?)?分?秒?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(.{0,6})", re.ASCII)
_TIME_HINT = {"date": "如 2026-03-12", "moment": "如 2026-03-12 09:30"}


def read_cell(text: str, field: Field) -> Value | None:
    """The value; None for an empty cell. Raises ``ValueError`` with a Chinese clause such as ``应为日期，如 2026-03-12``."""
    plain = " ".join(text.split())
    if not plain or plain in ("—", "-", "/", "——"):
        return None
    match field.type:
        case "text":
            return _text(plain)
        case "choice":
            return _choice(plain, field)
        case "yes-no":
            return _answer(plain)
        case "date":
            return _time(plain, field).date()
        case "moment":
            return _time(plain, field)
        case _:
            return _number(plain, field)


def _text(plain: str) -> str:
    if len(plain) > LONGEST_TEXT:
        raise ValueError(f"有 {len(plain)} 个字，最多 {LONGEST_TEXT} 个")
    if any(ord(character) < 32 or 0xD800 <= ord(character) <= 0xDFFF for character in plain):
        raise ValueError("有看不见的控制字符，请重新输入")
    return plain


def _choice(plain: str, field: Field) -> str:
    found = next((choice for choice in field.choices if fold(choice) == fold(plain)), None)
    if found is None:
        raise ValueError(f"应为 {'、'.join(field.choices)} 中的一个")
    return found


def _answer(plain: str) -> bool:
    word = fold(plain).lower()
    if word not in _YES and word not in _NO:
        raise ValueError("应填 是 或 否")
    return word in _YES


def _time(plain: str, field: Field) -> datetime.datetime:
    found = _DAY.fullmatch(fold(plain))
    try:
        if found is None:
            raise ValueError(plain)
        year, month, day, close_month, close_day, hour, minute = (int(part) if part else 0 for part in found.groups())
        return datetime.datetime(year, month or close_month, day or close_day, hour, minute)  # noqa: DTZ001  (a local time)
    except ValueError as error:
        raise ValueError(f"应为日期{'和时间' if field.type == 'moment' else ''}，{_TIME_HINT[field.type]}") from error


def _number(plain: str, field: Field) -> Decimal:
    found = _NUMBER.fullmatch(fold(plain).replace(" ", ""))
    if found is None:
        raise ValueError("应为数字")
    sign, whole, decimals, unit = found.groups()
    value = Decimal(f"{sign}{whole.replace(',', '')}.{decimals or 0}") * _factor(unit, field)
    scale = MONEY_SCALE if field.type == "money" else field.scale
    steps = value.scaleb(scale)
    if steps != steps.to_integral_value():
        raise ValueError(f"应为{f'最多 {scale} 位小数的数' if scale else '整数'}")
    if abs(steps) > STEPS_AT_MOST:
        raise ValueError("数太大，请核对")
    return value.normalize() if value == value.to_integral_value() and not scale else value.quantize(Decimal(1).scaleb(-scale))


def _factor(unit: str, field: Field) -> Decimal:
    """A unit written into the cell must be the field's own, or one that turns into it."""
    if not unit or unit == field.measure_unit:
        return Decimal(1)
    own, written = find_unit(field.measure_unit), find_unit(unit)
    if own is None or written is None or own.base != written.base:
        raise ValueError(f"单位应为{field.measure_unit}" if field.measure_unit else "应只填数字")
    return Decimal(written.factor) / Decimal(own.factor)
