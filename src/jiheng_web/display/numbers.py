"""How numbers, dates and measure units are shown."""

import re
from decimal import Decimal

import jiheng

MISSING = "—"
AMOUNT_COLUMNS = ("总计", "财政拨款", "财政专户", "其他资金")


def show_number(value: Decimal | str) -> str:
    """``19454.63`` → ``19,454.63``, with the decimals that it has; what is no plain number stays as it is."""
    whole, point, decimals = (f"{value:f}" if isinstance(value, Decimal) else value).partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    if not digits.isascii() or not digits.isdigit():
        return str(value)
    return f"{sign}{int(digits):,}{point}{decimals}" if len(digits) > 3 else f"{whole}{point}{decimals}"


def show_date(value: str) -> str:
    """``2021-12-31`` → ``2021年12月31日``, ``2021-12`` → ``2021年12月``, ``12-31`` → ``12月31日``, ``12`` → ``12月``."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    units = ("年", "月", "日") if len(parts[0]) == 4 else ("月", "日")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, units, strict=False))


def show_unit(unit: str, per: str | None) -> str:
    """The measure unit with what it counts per: 次 and 每月 → ``次/月``; 人 and 各场 → ``人（各场）``."""
    if not per:
        return unit
    each = re.fullmatch(r"(?:平均)?每(?:1|一)?(.+)", per)
    return f"{unit}/{each.group(1)}" if each else f"{unit}（{per}）"


def show_amounts(funds: jiheng.Funds | None, unit: str) -> tuple[str, ...]:
    """The amounts of ``AMOUNT_COLUMNS`` in ``unit``; an empty cell is a dash, never a zero."""
    amounts = (funds.total, funds.fiscal, funds.special_account, funds.other) if funds else (None,) * len(AMOUNT_COLUMNS)
    return tuple(show_number(amount.in_unit(unit)) if amount else MISSING for amount in amounts)
